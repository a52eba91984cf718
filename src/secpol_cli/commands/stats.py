"""secpol stats"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.commands.options import Limit, asked, cut_short, page_size
from secpol_cli.output.result import Result

if TYPE_CHECKING:
    from secpol_cli.session import Session

_PAGE = 30  # documents, each of which has a column, and speakers


def run(session: Session, limit: Limit = None) -> Result:
    """Count documents, words, statements, principles, events and references, and the share annotated.

    \b
    secpol stats
    secpol stats --json | jq '.items[-1].speakers'
    """
    from secpol_cli.queries.stats import count_corpus

    *each, whole = count_corpus(session.store)
    most = page_size(session, limit, _PAGE)
    shown = each[:most] if most else each
    speakers = len(whole.speakers)
    named = min(most, speakers) if most else speakers
    return Result(
        "stats",
        [*shown, whole],
        asked(limit=limit),
        layout="stats",
        warnings=cut_short(limit, documents=(len(shown), len(each)), speakers=(named, speakers)),
        options={"most": most},
        counts={"documents": len(each), "speakers": speakers},
    )
