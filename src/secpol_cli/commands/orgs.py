"""secpol orgs"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from secpol_cli.errors import UsageError
from secpol_cli.output.result import Result, found

if TYPE_CHECKING:
    from secpol_cli.session import Session


def run(
    session: Session,
    kind: Annotated[
        Optional[str], typer.Option("--kind", metavar="KIND", help="Only this kind: forum, treaty, state, ….")
    ] = None,
) -> Result:
    """List organisations, forums, treaties, initiatives, institutions and states.

    \b
    secpol orgs
    secpol orgs --kind treaty
    """
    from secpol_cli.queries.entities import list_organisations

    if kind is None:
        items = list_organisations(session.store)
    else:
        kinds = [k for (k,) in session.store.rows("SELECT DISTINCT kind FROM organisation ORDER BY kind")]
        if kind not in kinds:
            raise UsageError(f"no kind “{kind}”", f"there are {', '.join(kinds)}")
        items = list_organisations(session.store, "organisation.kind = ?", (kind,))
    query = {"kind": kind} if kind else {}
    return Result(
        "orgs",
        items,
        query,
        layout="organisations",
        status=found(items),
        summary=None if items else "no organisation",
    )
