"""secpol rename"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from secpol_cli.commands.options import asked
from secpol_cli.output.result import Result

if TYPE_CHECKING:
    from secpol_cli.session import Session


def run(
    session: Session,
    id_: Annotated[str, typer.Argument(metavar="ID", help="A document, or a person, principle, event, …")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Its new id.")],
    yes: Annotated[bool, typer.Option("-y", "--yes", help="Do not ask first.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be changed, and write nothing.")
    ] = False,
) -> Result:
    """Give a document, a person, a principle or an event another id, wherever it is named.

    \b
    secpol rename 003 asem-in-the-eyes-of-cambodia --corpus my-corpus
    secpol rename hun-sen samdech-hun-sen --yes --corpus my-corpus
    """
    from secpol_cli.authoring.answer import rename_named

    items, warnings = rename_named(session.own_root, id_, new, yes=yes, dry_run=dry_run)
    query = asked(id=id_, new=new, yes=yes, dry_run=dry_run)
    return Result("rename", items, query, layout="written", warnings=warnings)
