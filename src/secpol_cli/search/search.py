"""Search: the passages that resemble words half remembered, best first.

1. The query is read to words (`query`) and expanded (`expansion`): each word stands
   for the words of the corpus's vocabulary that answer to it, which are typos and
   other spellings (`variants`) and names for names (`synonyms`).
2. The blocks that hold enough of them are retrieved from the word index (`retrieval`)
   and read (`candidates`), each with the paragraph after it, because quotations run
   over a paragraph's end.
3. Each candidate is aligned with the query and scored (`hits`, `scoring`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from secpol_cli.search.candidates import Batches
from secpol_cli.search.expansion import expand
from secpol_cli.search.hits import Aligner, CandidateStretch, Hit, find_stretch, one_a_place
from secpol_cli.search.retrieval import retrieve
from secpol_cli.store.rows import make_date
from secpol_cli.text.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.model import Statement
    from secpol_cli.search.candidates import Candidate
    from secpol_cli.store.store import Store

# Set by tests/search/queries/tuning.yaml (python tests/search/test_query_set.py).
DEFAULT_MIN_SCORE = 55.0
_NEAR = 20.0  # a miss is shown that is at most so many points below the threshold
_FAR = 30.0  # but none below this score, where passages have hardly more than frequent words in common


class SearchResult(Record):
    """What was found, best first.

    `cut` where so many passages have the words that not all could be compared
    which may be better than the first of the items, or, without any, may be some;
    `more` where not all were compared that may be among the items.
    """

    items: tuple[SearchItem, ...]
    cut: bool = False
    more: bool = False


class Stretches(Record):
    """What resembles some words, best first; `cut` as for a search."""

    found: tuple[CandidateStretch, ...]
    cut: bool


def search(
    store: Store,
    text: str,
    *,
    filters: Filters = NO_FILTERS,
    min_score: float = DEFAULT_MIN_SCORE,
    explained: bool = False,
) -> SearchResult:
    """The passages that resemble `text`, best first, of equal score first those whose words stand closest
    together, then in the corpus's order.

    At most one hit a statement, and in a block one that is no statement's.
    Scores are 0-100; 100 is verbatim after folding.  Raises UsageError where
    `text` has no word, or more than MAX_QUERY_WORDS.
    """
    expanded = expand(store, text)
    said = Attributions(store)
    aligner = Aligner(
        expanded,
        said,
        find_statements(store, filters),
        in_statements=filters.concern_statements,
        explained=explained,
    )

    found: list[tuple[Candidate, Hit]] = []
    done: set[int] = set()
    cut = more = False
    for level in _levels(min_score):
        retrieved = retrieve(store, expanded, filters, level)
        before = [hit.score for _, hit in found]
        batches = Batches(store, expanded, retrieved.without(done), min_score, before)
        for candidates in batches:
            said.load([address for candidate in candidates for address in candidate.addresses])
            hits = [(candidate, list(aligner.hits(candidate, batches.least))) for candidate in candidates]
            batches.tell([max(hit.score for hit in own) for _, own in hits if own])
            found += [(candidate, hit) for candidate, own in hits for hit in own]
        done |= retrieved.bounds.keys()
        cut, more = not batches.is_sure, more or retrieved.crowded
    found.sort(key=lambda each: (each[0].block["doc"], each[0].block["position"]))
    best = one_a_place([hit for _, hit in found])
    return SearchResult(tuple(_attribute(store, text, best, said, filters)), cut, more)


def _levels(min_score: float) -> list[float]:
    """The scores for which blocks are retrieved, one after the other.

    The blocks that a stricter search retrieves come first, so that a looser one
    finds at least what the stricter one does.
    """
    looser = [level for level, stricter in ((_FAR, DEFAULT_MIN_SCORE), (0.0, _FAR)) if min_score < stricter]
    return [DEFAULT_MIN_SCORE, *looser]


def find_stretches(store: Store, text: str, *, min_score: float, behind: float) -> Stretches:
    """The stretches that resemble `text`, at most one a block, best first, whoever says them; of equal score
    first those whose words stand closest together.

    Those that are more than `behind` points of score behind the best are left out,
    and others that stay far behind may be.  Raises UsageError as `search` does.
    """
    expanded = expand(store, text, names=False)
    retrieved = retrieve(store, expanded, NO_FILTERS, min_score)
    batches = Batches(store, expanded, retrieved, min_score)
    found: list[CandidateStretch] = []
    best = 0.0
    for candidates in batches:
        stretches: dict[int, CandidateStretch] = {}
        promise = [retrieved.bounds.get(candidate.block["number"], 0.0) for candidate in candidates]
        for index in sorted(range(len(candidates)), key=lambda index: -promise[index]):
            stretch = find_stretch(expanded, candidates[index], max(batches.least, best - behind))
            if stretch is not None:
                stretches[index] = stretch
                best = max(best, stretch.score)
        more = [stretches[index] for index in sorted(stretches)]  # in the corpus's order
        batches.tell([stretch.score for stretch in more])
        found += more
    close = [each for each in found if each.score >= best - behind]
    close.sort(key=lambda each: (-each.score, each.last - each.first))
    return Stretches(tuple(close), not batches.is_sure)


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
        item = replace(_named_first(store, item), query=text, explanation=hit.explanation)
        if statement is None:
            item = replace(item, date=_document_date(store, item.doc))
        if statement is not None or _in_period(item.date, filters):
            items.append(item)
    return items


def _named_first(store: Store, item: SearchItem) -> SearchItem:
    """The hit with its principles in another order: those first that its words name."""
    words = {word for passage in item.passages for word in fold_words(passage.exact)}
    sql = "SELECT folded FROM alias WHERE kind = 'principle' AND entity = ?"

    def named(principle: str) -> bool:
        return any(words.issuperset(folded.split()) for (folded,) in store.rows(sql, (principle,)))

    uses = zip(
        item.principles, item.principle_labels, item.stances, item.holder_names, item.holders, strict=True
    )
    ordered = sorted(uses, key=lambda use: not named(use[0]))
    return replace(
        item,
        principles=tuple(id_ for id_, *_ in ordered),
        principle_labels=tuple(label for _, label, *_ in ordered),
        stances=tuple(stance for _, _, stance, *_ in ordered),
        holder_names=tuple(names for *_, names, _ in ordered),
        holders=tuple(ids for *_, ids in ordered),
    )


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
    uses = {use.principle: use for use in statement.principles} if statement else {}
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
        principles=tuple(uses),
        principle_labels=tuple(use.label for use in uses.values()),
        stances=tuple(use.stance for use in uses.values()),
        holder_names=tuple(use.holder_names for use in uses.values()),
        holders=tuple(use.holders for use in uses.values()),
        act=statement.force.act if statement and statement.force else None,
        cue=statement.force.cue if statement and statement.force else None,
        answers=statement.answers if statement else (),
        answered_by=statement.answered_by if statement else (),
        date=statement.date if statement else Date(),
        dated_by=statement.dated_by if statement else "document",
        note=statement.note if statement else None,
    )
