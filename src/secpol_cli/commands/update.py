"""secpol update"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from secpol_cli.commands.options import asked
from secpol_cli.output.result import Result

if TYPE_CHECKING:
    from secpol_cli.session import Session


def run(
    session: Session,
    id_: Annotated[str, typer.Argument(metavar="ID", help="The document.")],
    file: Annotated[
        Optional[str], typer.Argument(metavar="FILE", help="The new version of its source.")
    ] = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Put back what the last update of it replaced.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would become of the annotations, and write nothing.")
    ] = False,
) -> Result:
    """Bring a new version of a document's source in, and its annotations with it.

    Annotations move with their words, by what stands around them.  Those whose words changed
    or are gone wait in suggestions/ID.yaml; ids stay, and nothing is deleted.

    \b
    secpol update 003 my-new-version.pdf --corpus my-corpus
    secpol update 003 --undo --corpus my-corpus
    """
    from secpol_cli.authoring.answer import undo_update, update_named

    query = asked(id=id_, file=file, undo=undo, dry_run=dry_run)
    if undo:
        return Result("update", undo_update(session.own_root, id_, file), query, layout="written")
    updated, summary = update_named(session.own_root, id_, file, dry_run=dry_run)
    counts = {fate: sum(each.fate == fate for each in updated.anchors) for fate in _FATES}
    return Result(
        "update",
        updated.anchors,
        query,
        layout="moved",
        warnings=updated.warnings,
        counts=counts,
        ledger=summary,
    )


_FATES = ("kept", "moved", "changed", "lost")
