"""Search: the passages that resemble words half remembered, best first.

1. The query is read to words (`query`), and each word stands for the words of
   the corpus's vocabulary that answer to it: typos, other spellings, names for
   names (`wanted`).
2. Blocks that hold enough of them are looked up (`promising`), and read (`candidates`).
3. Each candidate is aligned with the query (`hits`, `align`), together with
   the paragraph after it, because quotations run over a paragraph's end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from secpol_cli.model import Date, Passage, SearchItem
from secpol_cli.queries.attribution import Attributions
from secpol_cli.queries.statements import (
    NO_FILTERS,
    Filters,
    find_statements,
    load_statements,
    load_statements_at,
)
from secpol_cli.record import Record, replace
from secpol_cli.search.candidates import read_candidates
from secpol_cli.search.expansion import ask
from secpol_cli.search.hits import Aligner, CandidateStretch, Hit, find_stretch, one_a_place
from secpol_cli.search.retrieval import find_promising
from secpol_cli.store.rows import make_date
from secpol_cli.text.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from secpol_cli.model import Statement
    from secpol_cli.search.candidates import Candidate
    from secpol_cli.search.expansion import Wanted
    from secpol_cli.store.store import Store

T = TypeVar("T", Hit, CandidateStretch)
DEFAULT_MIN_SCORE = 55.0
_NEAR, _FAR = 20.0, 30.0  # how far below the threshold a miss is worth showing, and where nothing is
_BATCH = 6  # blocks that are read and aligned together, the most promising first, where there are many:
_BEHIND = 15.0  # those that must stay so many points behind the best hit are left out,
_SURE = 75.0  # and all that are left after a batch of such, when the best is as good as this


class SearchResult(Record):
    """What was found, best first; `cut` where so many passages have the words that only the
    MOST_COMPARED most promising were compared with the query."""

    items: tuple[SearchItem, ...]
    cut: bool


def search(
    store: Store,
    text: str,
    *,
    filters: Filters = NO_FILTERS,
    min_score: float = DEFAULT_MIN_SCORE,
    explained: bool = False,
) -> SearchResult:
    """The passages that resemble `text`, best first, those of equal score in the corpus's order.

    At most one hit a statement, and in a block one that is no statement's.
    Scores are 0-100; 100 is verbatim after folding.  Raises UsageError where
    `text` has no word, or more than MAX_QUERY_WORDS.
    """
    wanted = ask(store, text)
    said = Attributions(store)
    aligner = Aligner(
        wanted,
        said,
        find_statements(store, filters),
        in_statements=filters.concern_statements,
        explained=explained,
    )

    def hits_of(candidates: Sequence[Candidate], least: float) -> Iterator[tuple[Candidate, Hit]]:
        said.load([address for candidate in candidates for address in candidate.addresses])
        for candidate in candidates:
            for hit in aligner.hits(candidate, least):
                yield candidate, hit

    found: list[tuple[Candidate, Hit]] = []
    done: set[int] = set()
    cut = False
    for level in _levels(min_score):
        promising = find_promising(store, wanted, filters, level)
        bounds = {number: bound for number, bound in promising.bounds.items() if number not in done}
        found += _go_through(store, wanted, bounds, min_score, hits_of, narrow=promising.cut)
        done |= bounds.keys()
        cut = cut or promising.cut
    found.sort(key=lambda each: (each[0].block["doc"], each[0].block["position"]))
    hits = one_a_place([hit for _, hit in found])
    items = tuple(_attribute(store, text, hits, said, filters))
    return SearchResult(items, cut)


def _levels(min_score: float) -> list[float]:
    """The scores by which blocks are looked up, one after the other: those that a stricter search would look
    up come first, whatever else a looser one finds."""
    looser = [level for level, stricter in ((_FAR, DEFAULT_MIN_SCORE), (0.0, _FAR)) if min_score < stricter]
    return [DEFAULT_MIN_SCORE, *looser]


def find_stretches(store: Store, text: str, *, min_score: float) -> list[CandidateStretch]:
    """The stretches that resemble `text`, one a block, best first, whoever says them, near the best.

    Raises UsageError as `search`.
    """
    wanted = ask(store, text)
    promising = find_promising(store, wanted, NO_FILTERS, min_score)

    def stretches_of(
        candidates: Sequence[Candidate], least: float
    ) -> Iterator[tuple[Candidate, CandidateStretch]]:
        for candidate in candidates:
            if (stretch := find_stretch(wanted, candidate, least)) is not None:
                yield candidate, stretch

    found = _go_through(store, wanted, promising.bounds, min_score, stretches_of, narrow=True)
    return sorted((stretch for _, stretch in found), key=lambda stretch: -stretch.score)


def _go_through(
    store: Store,
    wanted: Wanted,
    bounds: Mapping[int, float],
    min_score: float,
    answers: Callable[[Sequence[Candidate], float], Iterable[tuple[Candidate, T]]],
    *,
    narrow: bool,
) -> list[tuple[Candidate, T]]:
    """What some candidates have that reaches a score; `narrow`: the most promising first, as long as they may
    come near the best."""
    found: list[tuple[Candidate, T]] = []
    numbers, least = list(bounds), min_score
    size = _BATCH if narrow else max(1, len(numbers))
    while numbers:
        batch, numbers = numbers[:size], numbers[size:]
        more = list(answers(read_candidates(store, wanted, least, batch), least))
        found += more
        if narrow:
            best = max((answer.score for _, answer in found), default=0.0)
            if best >= _SURE and not more:
                break
            least = max(least, best - _BEHIND)
            numbers = [number for number in numbers if wanted.reached(bounds[number]) >= least]
    return found


def search_passages(
    store: Store, text: str, *, filters: Filters = NO_FILTERS, min_score: float = DEFAULT_MIN_SCORE
) -> list[SearchItem]:
    """The items of `search`."""
    return list(search(store, text, filters=filters, min_score=min_score).items)


def nearest_miss(
    store: Store, text: str, *, filters: Filters = NO_FILTERS, min_score: float = DEFAULT_MIN_SCORE
) -> SearchItem | None:
    """What comes nearest to `text` where nothing reaches `min_score`; None where nothing is near."""
    found = search(store, text, filters=filters, min_score=max(_FAR, min_score - _NEAR)).items
    return found[0] if found else None


def list_passages(store: Store, filters: Filters) -> list[SearchItem]:
    """All statements that pass the filters, as hits without a score, in the corpus's order."""
    statements = [statement for statement in load_statements(store, filters) if statement.passages]
    blocks = {passage.address for statement in statements for passage in statement.passages}
    said = Attributions(store)
    said.load(sorted(blocks))
    return [_item(None, s.passages, "statement", s, said) for s in statements]


def _attribute(
    store: Store, text: str, hits: Sequence[Hit], said: Attributions, filters: Filters
) -> list[SearchItem]:
    """Say of every hit whose statement it is; drop what the filters do not let through."""
    statements = load_statements_at(store, [hit.statement for hit in hits if hit.statement])
    items = []
    for hit in hits:
        statement = statements.get(hit.statement or "")
        item = _item(round(hit.score, 1), hit.passages, hit.kind, statement, said)
        item = replace(item, query=text, principles=_named_first(store, item), explanation=hit.explanation)
        if statement is None:
            item = replace(item, date=_document_date(store, item.doc))
        if statement is not None or _in_period(item.date, filters):
            items.append(item)
    return items


def _named_first(store: Store, item: SearchItem) -> tuple[str, ...]:
    """The hit's principles, those first that its words name."""
    words = {word for passage in item.passages for word in fold_words(passage.exact)}
    sql = "SELECT folded FROM alias WHERE kind = 'principle' AND entity = ?"

    def named(principle: str) -> bool:
        return any(words.issuperset(folded.split()) for (folded,) in store.rows(sql, (principle,)))

    return tuple(sorted(item.principles, key=lambda principle: not named(principle)))


def _document_date(store: Store, doc: str) -> Date:
    row = store.row("SELECT * FROM document WHERE id = ?", (doc,))
    return make_date(row) if row else Date()


def _in_period(date: Date, filters: Filters) -> bool:
    period = filters.period
    if period.is_open:
        return True
    if date.earliest is None and date.latest is None:
        return False
    return not (period.since and date.latest and date.latest < period.since) and not (
        period.until and date.earliest and date.earliest > period.until
    )


def _item(
    score: float | None,
    passages: tuple[Passage, ...],
    kind: str,
    statement: Statement | None,
    said: Attributions,
) -> SearchItem:
    first = passages[0]
    speaker = statement.speaker if statement else None
    return SearchItem(
        address=first.address,
        doc=first.doc,
        block=first.block,
        start=first.start,
        end=first.end,
        exact=first.exact,
        text=first.text,
        score=score,
        passages=passages,
        own_spans=tuple(said.own_span(p.span, len(p.text), speaker) for p in passages),
        kind=kind,
        statement=statement.address if statement else None,
        speaker=speaker,
        speaker_name=statement.speaker_name if statement else None,
        mode=statement.mode if statement else None,
        principles=tuple(dict.fromkeys(use.principle for use in statement.principles)) if statement else (),
        date=statement.date if statement else Date(),
        dated_by=statement.dated_by if statement else "document",
    )
