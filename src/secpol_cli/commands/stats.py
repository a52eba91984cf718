"""secpol stats"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.output.result import Result, found

if TYPE_CHECKING:
    from secpol_cli.session import Session


def run(session: Session) -> Result:
    """Count documents, words, statements, principles, events and references, and the share annotated.

    \b
    secpol stats
    secpol stats --json | jq '.items[-1].speakers'
    """
    from secpol_cli.queries.stats import count_corpus, describe_corpus

    items = count_corpus(session.store)
    about = {"corpus": describe_corpus(session.store)}
    return Result("stats", items, {}, layout="stats", status=found(items), about=about)
