"""secpol search"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from secpol_cli.commands.options import Doc, Mode, Org, PrincipleName, Since, Speaker, Until, asked
from secpol_cli.core.search import DEFAULT_MIN_SCORE
from secpol_cli.errors import UsageError
from secpol_cli.output.result import Result, found
from secpol_cli.record import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.model import SearchItem
    from secpol_cli.session import Session

_LIMIT = 10  # hits that are given where the user does not say how many


def run(
    session: Session,
    query: Annotated[
        Optional[list[str]], typer.Argument(metavar="QUERY", help="Words to look for; - reads stdin.")
    ] = None,
    speaker: Speaker = None,
    org: Org = None,
    principle: PrincipleName = None,
    doc: Doc = None,
    since: Since = None,
    until: Until = None,
    mode: Mode = None,
    min_score: Annotated[
        float,
        typer.Option("--min-score", metavar="SCORE", min=0, max=100, help="Leave out hits below SCORE."),
    ] = DEFAULT_MIN_SCORE,
    limit: Annotated[
        Optional[int],
        typer.Option("-n", "--limit", metavar="N", min=0, help="At most N hits, 0 for all; otherwise 10."),
    ] = None,
    context: Annotated[
        int, typer.Option("-C", "--context", min=0, metavar="N", help="Show N more sentences on each side.")
    ] = 0,
    cite: Annotated[
        Optional[str], typer.Option("--cite", metavar="STYLE", help="Add to each hit the note to paste.")
    ] = None,
) -> Result:
    """Find passages by words half remembered, best first.

    Spelling, case, accents, quotes and the order of words may differ; a score of
    100 means verbatim.  Hits of equal score come in the corpus's order.  Without
    QUERY, everything that the filters let through is listed.

    \b
    secpol search "ASEAN centrality"
    secpol search "harmonized security" --speaker "Hun Sen"
    secpol search --speaker "Kin Phea"
    secpol search "win-win cooperation" --json | jq -r '.items[].address'
    """
    from secpol_cli.core.search import list_passages, search_passages
    from secpol_cli.core.statements import parse_filters

    if min_score != min_score:  # NaN is in every range
        raise UsageError("“nan” is no score", "write a number from 0 to 100")
    text = _read_query(query)
    filters = parse_filters(
        session.store,
        speaker=speaker,
        org=org,
        principle=principle,
        doc=doc,
        mode=mode,
        since=since,
        until=until,
    )
    if text is not None:
        items = search_passages(session.store, text, filters=filters, min_score=min_score)
    elif filters.concern_statements or filters.doc or not filters.period.is_open:
        items = list_passages(session.store, filters)
    else:
        raise UsageError(
            "what should be searched for?", 'write some words, as in: secpol search "ASEAN centrality"'
        )
    most = _LIMIT if limit is None else limit
    shown: Sequence[SearchItem] = items[:most] if most else items
    cut = limit is None and len(shown) < len(items)
    warnings: tuple[str, ...] = (f"{len(shown)} of {len(items)} hits; -n 0 gives all",) if cut else ()
    if cite is not None:
        shown, doubts = _with_citations(session, shown, cite)
        warnings += doubts
    return Result(
        "search",
        shown,
        asked(
            text=text,
            speaker=filters.speaker,
            org=filters.org,
            principle=filters.principle,
            doc=filters.doc,
            since=since,
            until=until,
            mode=mode,
            min_score=min_score,
            limit=most,
            cite=cite,
        ),
        layout="hits",
        status=found(items),
        summary=None if items else _nothing(text, min_score),
        warnings=warnings,
        options={"context": context},
    )


def _read_query(words: Sequence[str] | None) -> str | None:
    if not words or list(words) != ["-"]:
        return " ".join(words) if words else None
    import sys

    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"stdin is not UTF-8 (byte {error.start + 1})", "pipe UTF-8 text") from None


def _with_citations(
    session: Session, items: Sequence[SearchItem], style: str
) -> tuple[list[SearchItem], tuple[str, ...]]:
    from secpol_cli.commands.citing import cite_works
    from secpol_cli.commands.works import document_work, locate

    works = []
    for item in items:
        work = document_work(session.store, item.address)
        located = locate([passage.block for passage in item.passages])
        works.append(replace(work, locator=located or work.locator))
    cited = cite_works(works, style, form="note")
    with_notes = [
        replace(item, citation=citation.text) for item, citation in zip(items, cited.items, strict=True)
    ]
    return with_notes, cited.warnings


def _nothing(text: str | None, min_score: float) -> str:
    if text is None:
        return "nothing found"
    return f"nothing like “{text.strip()[:60]}” found (at --min-score {min_score:g})"
