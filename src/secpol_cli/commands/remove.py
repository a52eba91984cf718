"""secpol remove"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from secpol_cli.commands.options import asked
from secpol_cli.output.result import Result

if TYPE_CHECKING:
    from secpol_cli.session import Session


def run(
    session: Session,
    id_: Annotated[str, typer.Argument(metavar="ID", help="A document; or a person, principle, event, …")],
    yes: Annotated[bool, typer.Option("-y", "--yes", help="Do not ask first.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go, and write nothing.")] = False,
) -> Result:
    """Take a document out of a corpus, with its source and the evidence that quotes it.

    A person, an organisation, a principle or an event goes only where nothing names it.  You
    are asked first; secpol update ID --undo puts everything back.

    \b
    secpol remove 003 --corpus my-corpus
    secpol remove 003 --yes --corpus my-corpus
    """
    from secpol_cli.authoring.answer import remove_named

    items, warnings = remove_named(session.own_root, id_, yes=yes, dry_run=dry_run)
    query = asked(id=id_, yes=yes, dry_run=dry_run)
    return Result("remove", items, query, layout="written", warnings=warnings)
