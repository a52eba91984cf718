"""secpol orgs"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from secpol_cli.commands.options import Limit, asked, paged
from secpol_cli.output.result import Result, found

if TYPE_CHECKING:
    from secpol_cli.session import Session


def run(
    session: Session,
    kind: Annotated[
        Optional[str], typer.Option("--kind", metavar="KIND", help="Only this kind: forum, treaty, state, ….")
    ] = None,
    limit: Limit = None,
) -> Result:
    """List organisations, forums, treaties, initiatives, institutions and states.

    \b
    secpol orgs
    secpol orgs --kind treaty
    """
    from secpol_cli.queries.entities import find_organisations

    items = find_organisations(session.store, kind)
    return Result(
        "orgs",
        query=asked(kind=kind or None, limit=limit),
        layout="organisations",
        status=found(items),
        summary=None if items else "no organisation",
        **paged(session, "organisations", items, limit),
    )
