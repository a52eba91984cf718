"""What `search` answers: the hits of one query or of many, or all that the filters let through.

How many of them are shown, what is to be said of the rest, and what comes
nearest where nothing is found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.errors import UsageError
from secpol_cli.queries.entities import document_departures
from secpol_cli.queries.statements import NO_FILTERS, Filters, count_statements
from secpol_cli.record import Record, replace
from secpol_cli.search.retrieval import MOST_COMPARED
from secpol_cli.search.search import DEFAULT_MIN_SCORE, list_passages, nearest_miss, search

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from secpol_cli.jobs.tasks import Means
    from secpol_cli.model import SearchItem
    from secpol_cli.search.search import SearchResult
    from secpol_cli.store.store import Store

_LIMIT = 10  # hits that are given where the user does not say how many
_BATCH_LIMIT = 1  # of each query, where there are many
_SPEAKS_NOT = "nobody speaks for it: these are the statements that name it, as --about gives them"
_SHOWN = 60  # letters of a query in a message


class SearchQuestion(Record):
    """What is looked for.

    `text` is a query; `lines` are many, each with the number of its line; where
    both are None, all that the filters let through is wanted.  `limit` is how
    many hits are wanted of each query: 0 for all, None where that was not said.
    `means` say who looks for lines: the hits are the same.
    """

    text: str | None = None
    lines: Sequence[tuple[int, str]] | None = None
    filters: Filters = NO_FILTERS
    min_score: float = DEFAULT_MIN_SCORE
    limit: int | None = None
    explained: bool = False
    means: Means | None = None

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
    counts: Mapping[str, int] = {"queries": 0, "cut": 0}


def answer_search(
    store: Store, question: SearchQuestion, report: Callable[[int, int, str], None]
) -> SearchAnswer:
    """The answer to a question; `report` is told how many of many queries are done, of how many.

    Of an organisation for which nobody speaks, such as a treaty, it is what names it, and a warning says so.
    Raises UsageError where there is nothing to look for, and what `search` raises.
    """
    if question.filters.orgs and not count_statements(store, Filters(orgs=question.filters.orgs)):
        filters = replace(question.filters, orgs=(), about=(*question.filters.orgs, *question.filters.about))
        about = answer_search(store, replace(question, filters=filters), report)
        return replace(about, warnings=(_SPEAKS_NOT, *about.warnings))
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
        more = " or more" if found.more else ""
        warnings.append(f"{len(shown)} of {len(found.items)}{more} hits; -n 0 gives all")
    elif found.more and question.limit == 0 and not found.cut:
        warnings.append("only the most promising passages were compared; add words, or a filter")
    if found.cut:
        warnings.append(_cut(found))
    summary = None if found.items else _nothing(store, question, text)
    return SearchAnswer(shown, bool(found.items), summary, tuple(warnings), _counts(1, found.cut))


def _of_lines(
    store: Store,
    question: SearchQuestion,
    lines: Sequence[tuple[int, str]],
    report: Callable[[int, int, str], None],
) -> SearchAnswer:
    from secpol_cli.jobs.tasks import Means, do_all  # one query needs no others

    alone = replace(question, lines=None, limit=question.most)
    done = do_all(store, _Searching(alone), lines, report, "searching", question.means or Means())
    items = [item for found in done.answers for item in found.items]
    warnings = [found.warning for found in done.answers if found.warning]
    doubts = [found.doubt for found in done.answers if found.doubt]
    summary = f"{len(lines) - len(warnings)} of {len(lines)} lines found"
    cut = sum(found.cut for found in done.answers)
    said = (*warnings, *doubts, *done.said)
    return SearchAnswer(items, not warnings, summary, said, _counts(len(lines), cut))


class _OfLine(NamedTuple):
    """The hits of a line, or what is to be said of it; whether the search was cut short, and what is to be
    said of that."""

    items: Sequence[SearchItem] = ()
    warning: str = ""
    cut: bool = False
    doubt: str = ""


class _Searching(Record):
    """Looking for lines, each with its number, as a question says."""

    question: SearchQuestion

    def open(self, store: Store) -> Callable[[tuple[int, str]], _OfLine]:
        return lambda line: _of_line(store, self.question, *line)


def _of_line(store: Store, question: SearchQuestion, number: int, line: str) -> _OfLine:
    try:
        found = _search(store, question, line)
    except UsageError as error:
        return _OfLine(warning=f"line {number}: {error.message}")
    doubt = f"line {number}: {_cut(found)}" if found.cut else ""
    if not found.items:
        warning = f"line {number}: {_nothing(store, question, line)}"
        return _OfLine((), warning, bool(found.cut), doubt)
    return _OfLine(_first(found.items, question), "", bool(found.cut), doubt)


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


def _counts(queries: int, cut: int) -> dict[str, int]:
    return {"queries": queries, "cut": int(cut)}


def _cut(found: SearchResult) -> str:
    """That a search was cut short, and what to do."""
    missed = "a better one may be among the others" if found.items else "one of the others may be it"
    return (
        f"the search was cut short: {MOST_COMPARED} passages that have such words were compared,"
        f" and {missed}; add words, or a filter"
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
