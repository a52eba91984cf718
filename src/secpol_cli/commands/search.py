"""secpol search"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from secpol_cli.commands.options import Doc, Mode, Org, PrincipleName, Since, Speaker, Until, asked
from secpol_cli.errors import ExitStatus, UsageError
from secpol_cli.output.result import Result, found
from secpol_cli.record import replace
from secpol_cli.search.search import DEFAULT_MIN_SCORE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.model import SearchItem
    from secpol_cli.queries.statements import Filters
    from secpol_cli.session import Session

_LIMIT = 10  # hits that are given where the user does not say how many
_BATCH_LIMIT = 1  # of each query, where there are many
_MOST_BYTES = 20_000_000  # of a file of queries
_SHOWN = 60  # letters of a query in a message


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
        typer.Option(
            "-n", "--limit", metavar="N", min=0, help="At most N hits, 0 for all; otherwise 10, or 1 a line."
        ),
    ] = None,
    context: Annotated[
        int,
        typer.Option(
            "-C", "--context", min=0, metavar="N", help="Show N more sentences of the paragraph on each side."
        ),
    ] = 0,
    cite: Annotated[
        Optional[str], typer.Option("--cite", metavar="STYLE", help="Add to each hit the note to paste.")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say of each hit why it was found.")] = False,
    batch: Annotated[
        Optional[str],
        typer.Option("--batch", metavar="FILE", help="Look for every line of FILE; - reads stdin."),
    ] = None,
) -> Result:
    """Find passages by words half remembered, best first.

    Spelling, case, accents, quotes and the order of words may differ, words may
    be missing (… or [...] says where), [words in brackets] need not be there, and
    names may be acronyms or other names.  A score of 100 means verbatim.  Hits of
    equal score come in the corpus's order.  Without QUERY, everything that the
    filters let through is listed.

    \b
    secpol search "ASEAN centrality"
    secpol search "harmonized security" --speaker "Hun Sen" --explain
    secpol search --speaker "Kin Phea"
    secpol search "win-win cooperation" --json | jq -r '.items[].address'
    """
    from secpol_cli.queries.statements import parse_filters

    if min_score != min_score:  # NaN is in every range
        raise UsageError("“nan” is no score", "write a number from 0 to 100")
    if batch is not None and query:
        raise UsageError("there is QUERY and --batch", "give one of them")
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
    most = limit if limit is not None else _BATCH_LIMIT if batch is not None else _LIMIT
    question = asked(
        text=text,
        batch=batch,
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
        explain=explain,
    )
    if batch is not None:
        result = _search_lines(session, _read_lines(batch), filters, min_score, most, explain)
    elif text is not None:
        result = _search(session, text, filters, min_score, most, explain, limit is None)
    elif filters.concern_statements or filters.doc or not filters.period.is_open:
        result = _list(session, filters, most, limit is None)
    else:
        raise UsageError(
            "what should be searched for?", 'write some words, as in: secpol search "ASEAN centrality"'
        )
    items, doubts = _with_citations(session, result.items, cite) if cite is not None else (result.items, ())
    options = {**result.options, "context": context}
    return replace(result, items=items, query=question, options=options, warnings=(*result.warnings, *doubts))


def _search(
    session: Session,
    text: str,
    filters: Filters,
    min_score: float,
    most: int,
    explain: bool,
    tell: bool,
) -> Result:
    """The hits of one query; `tell` where there are more than are shown."""
    from secpol_cli.search.retrieval import MOST_COMPARED
    from secpol_cli.search.search import search

    answer = search(session.store, text, filters=filters, min_score=min_score, explained=explain)
    shown = answer.items[:most] if most else answer.items
    warnings = []
    if tell and len(shown) < len(answer.items):
        more = " or more" if answer.cut else ""
        warnings.append(f"{len(shown)} of {len(answer.items)}{more} hits; -n 0 gives all")
    elif answer.cut:
        warnings.append(
            f"only the {MOST_COMPARED} most promising passages were compared; add words, or a filter"
        )
    return Result(
        "search",
        shown,
        {},
        layout="hits",
        status=found(answer.items),
        summary=None if answer.items else _nothing(session, text, filters, min_score),
        warnings=tuple(warnings),
    )


def _search_lines(
    session: Session,
    lines: Sequence[tuple[int, str]],
    filters: Filters,
    min_score: float,
    most: int,
    explain: bool,
) -> Result:
    """The hits of many queries, in their order; the status is that nothing was found where any has none."""
    from secpol_cli.search.search import search

    items: list[SearchItem] = []
    warnings = []
    for done, (number, line) in enumerate(lines):
        session.report(done, len(lines), "searching")
        try:
            answer = search(session.store, line, filters=filters, min_score=min_score, explained=explain)
        except UsageError as error:
            warnings.append(f"line {number}: {error.message}")
            continue
        items += answer.items[:most] if most else answer.items
        if not answer.items:
            warnings.append(f"line {number}: {_nothing(session, line, filters, min_score)}")
    return Result(
        "search",
        items,
        {},
        layout="hits",
        status=ExitStatus.NOTHING_FOUND if warnings else ExitStatus.OK,
        summary=f"{len(lines) - len(warnings)} of {len(lines)} lines found",
        warnings=tuple(warnings),
        options={"by_query": True},
    )


def _list(session: Session, filters: Filters, most: int, tell: bool) -> Result:
    """All that the filters let through; `tell` where there is more than is shown."""
    from secpol_cli.search.search import list_passages

    items = list_passages(session.store, filters)
    shown = items[:most] if most else items
    cut = tell and len(shown) < len(items)
    return Result(
        "search",
        shown,
        {},
        layout="hits",
        status=found(items),
        summary=None if items else "nothing found",
        warnings=(f"{len(shown)} of {len(items)} hits; -n 0 gives all",) if cut else (),
    )


def _read_query(words: Sequence[str] | None) -> str | None:
    if not words or list(words) != ["-"]:
        return " ".join(words) if words else None
    import sys

    return _decode(sys.stdin.buffer.read(_MOST_BYTES), "stdin")


def _read_lines(file: str) -> list[tuple[int, str]]:
    """The lines of a file that are not blank, with their numbers from 1."""
    import sys

    name = "stdin" if file == "-" else file
    try:
        if file == "-":
            raw = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            with open(file, "rb") as stream:
                raw = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(
            f"{file} cannot be read: {error.strerror}", "name a file with a query a line"
        ) from None
    if len(raw) > _MOST_BYTES:
        raise UsageError(f"{name} is larger than {_MOST_BYTES // 1_000_000} MB", "split it")
    lines = _decode(raw, name).splitlines()
    queries = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not queries:
        raise UsageError(f"{name} has no line to look for", "write a query a line")
    return queries


def _decode(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = raw.count(b"\n", 0, error.start) + 1, error.start - raw.rfind(b"\n", 0, error.start)
        raise UsageError(f"{name}:{line}:{column}: not UTF-8", "save it as UTF-8") from None


def _with_citations(
    session: Session, items: Sequence[SearchItem], style: str
) -> tuple[list[SearchItem], tuple[str, ...]]:
    from secpol_cli.citation.cite import cite_works
    from secpol_cli.citation.works import document_work, locate

    works = []
    for item in items:
        work = document_work(session.store, item.address)
        located = locate([passage.address for passage in item.passages])
        works.append(replace(work, locator=located or work.locator))
    cited = cite_works(works, style, form="note")
    with_notes = [
        replace(item, citation=citation.text) for item, citation in zip(items, cited.items, strict=True)
    ]
    return with_notes, cited.warnings


def _nothing(session: Session, text: str, filters: Filters, min_score: float) -> str:
    """That nothing was found, and what comes nearest."""
    from secpol_cli.queries.statements import NO_FILTERS
    from secpol_cli.search.search import nearest_miss, search

    words = " ".join(text.split())
    shown = words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + "…"
    message = f"nothing like “{shown}” found (at --min-score {min_score:g})"
    if filters != NO_FILTERS and (others := search(session.store, text, min_score=min_score).items):
        return f"{message}; {len(others)} without the filters"
    miss = nearest_miss(session.store, text, filters=filters, min_score=min_score)
    if miss is None:
        return message
    return f"{message}; the nearest, at {miss.score:.0f}: “{miss.exact}” ({miss.address})"
