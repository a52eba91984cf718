"""secpol speakers"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.commands.options import Limit, asked, paged
from secpol_cli.output.result import Result, found

if TYPE_CHECKING:
    from secpol_cli.session import Session


def run(session: Session, limit: Limit = None) -> Result:
    """List persons and collectives, with how many statements, principles and events are theirs.

    \b
    secpol speakers
    secpol speakers --json | jq -r '.items[] | select(.statements > 5) | .name'
    """
    from secpol_cli.queries.entities import list_speakers

    items = list_speakers(session.store)
    return Result(
        "speakers",
        query=asked(limit=limit),
        layout="speakers",
        status=found(items),
        summary=None if items else "no speaker",
        **paged(session, "speakers", items, limit),
    )
