"""What `search` answers: the hits of one query or of many, or all that the filters let through.

How many of them are shown, what is to be said of the rest, and what comes
nearest where nothing is found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.errors import UsageError
from secpol_cli.queries.entities import document_departures
from secpol_cli.queries.statements import NO_FILTERS, Filters
from secpol_cli.record import Record, replace
from secpol_cli.search.retrieval import MOST_COMPARED
from secpol_cli.search.search import DEFAULT_MIN_SCORE, list_passages, nearest_miss, search

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secpol_cli.model import SearchItem
    from secpol_cli.search.search import SearchResult
    from secpol_cli.store.store import Store

_LIMIT = 10  # hits that are given where the user does not say how many
_BATCH_LIMIT = 1  # of each query, where there are many
_SHOWN = 60  # letters of a query in a message


class SearchQuestion(Record):
    """What is looked for.

    `text` is a query; `lines` are many, each with the number of its line; where
    both are None, all that the filters let through is wanted.  `limit` is how
    many hits are wanted of each query: 0 for all, None where that was not said.
    """

    text: str | None = None
    lines: Sequence[tuple[int, str]] | None = None
    filters: Filters = NO_FILTERS
    min_score: float = DEFAULT_MIN_SCORE
    limit: int | None = None
    explained: bool = False

    @property
    def most(self) -> int:
        """How many hits are given of each query; 0 for all."""
        if self.limit is not None:
            return self.limit
        return _LIMIT if self.lines is None else _BATCH_LIMIT


class SearchAnswer(Record):
    """The hits to show, best first, query after query; `found` is False where there are none, or, of many
    queries, where one has none; `summary` and `warnings` are for people."""

    items: Sequence[SearchItem]
    found: bool
    summary: str | None = None
    warnings: tuple[str, ...] = ()


def answer_search(
    store: Store, question: SearchQuestion, report: Callable[[int, int, str], None]
) -> SearchAnswer:
    """The answer to a question; `report` is told how many of many queries are done, of how many.

    Raises UsageError where there is nothing to look for, and what `search` raises.
    """
    if question.lines is not None:
        return _of_lines(store, question, question.lines, report)
    if question.text is not None:
        return _of_text(store, question, question.text)
    filters = question.filters
    if filters.concern_statements or filters.docs or not filters.period.is_open:
        return _of_filters(store, question)
    raise UsageError(
        "what should be searched for?", 'write some words, as in: secpol search "ASEAN centrality"'
    )


def _of_text(store: Store, question: SearchQuestion, text: str) -> SearchAnswer:
    found = _search(store, question, text)
    shown = _first(found.items, question)
    warnings = []
    if question.limit is None and len(shown) < len(found.items):
        more = " or more" if found.cut else ""
        warnings.append(f"{len(shown)} of {len(found.items)}{more} hits; -n 0 gives all")
    elif found.cut:
        warnings.append(
            f"only the {MOST_COMPARED} most promising passages were compared; add words, or a filter"
        )
    summary = None if found.items else _nothing(store, question, text)
    return SearchAnswer(shown, bool(found.items), summary, tuple(warnings))


def _of_lines(
    store: Store,
    question: SearchQuestion,
    lines: Sequence[tuple[int, str]],
    report: Callable[[int, int, str], None],
) -> SearchAnswer:
    items: list[SearchItem] = []
    warnings = []
    for done, (number, line) in enumerate(lines):
        report(done, len(lines), "searching")
        try:
            found = _search(store, question, line)
        except UsageError as error:
            warnings.append(f"line {number}: {error.message}")
            continue
        items += _first(found.items, question)
        if not found.items:
            warnings.append(f"line {number}: {_nothing(store, question, line)}")
    summary = f"{len(lines) - len(warnings)} of {len(lines)} lines found"
    return SearchAnswer(items, not warnings, summary, tuple(warnings))


def _of_filters(store: Store, question: SearchQuestion) -> SearchAnswer:
    items = list_passages(store, question.filters)
    shown = _first(items, question)
    cut = question.limit is None and len(shown) < len(items)
    warnings = (f"{len(shown)} of {len(items)} hits; -n 0 gives all",) if cut else ()
    return SearchAnswer(shown, bool(items), None if items else "nothing found", warnings)


def _search(store: Store, question: SearchQuestion, text: str) -> SearchResult:
    return search(
        store,
        text,
        filters=question.filters,
        min_score=question.min_score,
        explained=question.explained,
    )


def _first(items: Sequence[SearchItem], question: SearchQuestion) -> Sequence[SearchItem]:
    return items[: question.most] if question.most else items


def _nothing(store: Store, question: SearchQuestion, text: str) -> str:
    """That nothing was found, and what comes nearest."""
    words = " ".join(text.split())
    shown = words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + "…"
    filters, min_score = question.filters, question.min_score
    message = f"nothing like “{shown}” found (at --min-score {min_score:g})"
    if filters != NO_FILTERS and (others := search(store, text, min_score=min_score).items):
        return f"{message}; {len(others)} without the filters"
    miss = nearest_miss(store, text, filters=filters, min_score=min_score)
    if miss is None:
        return message
    return f"{message}; the nearest, at {miss.score:.0f}: “{miss.exact}” ({miss.address})"


def with_departures(store: Store, items: Sequence[SearchItem]) -> Sequence[SearchItem]:
    """Hits, those told of whose document is not word for word its source."""
    departures = document_departures(store)
    return [replace(item, departure=departures.get(item.doc)) for item in items] if departures else items
