"""Search: the passages that resemble words half remembered, best first.

1. The query is folded to words, and each word stands for the words of the
   corpus's vocabulary that resemble it (typos, other spellings).
2. Blocks that hold the rarest of these words are candidates.
3. Each candidate is aligned with the query (`align`), together with the
   paragraph after it, because quotations run over a paragraph's end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.core.align import best_match
from secpol_cli.core.candidates import find_candidates, make_query
from secpol_cli.core.passages import make_date, make_passage
from secpol_cli.core.statements import NO_FILTERS, Filters, load_statements, load_statements_at
from secpol_cli.core.utterances import Utterances
from secpol_cli.folding import Token, fold, tokenize
from secpol_cli.model import Date, Passage, SearchItem
from secpol_cli.record import Record, replace

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from secpol_cli.core.align import Query
    from secpol_cli.core.candidates import Candidate
    from secpol_cli.corpus.store import Store
    from secpol_cli.model import Statement

DEFAULT_MIN_SCORE = 70.0
_ATTRIBUTED = 2.0  # points of score that a hit of two speakers must be better by


class Hit(Record):
    """A stretch of one block, or of two that follow each other, and its score."""

    score: float
    passages: tuple[Passage, ...]
    kind: str
    statement: str | None = None


def search_passages(
    store: Store, text: str, *, filters: Filters = NO_FILTERS, min_score: float = DEFAULT_MIN_SCORE
) -> list[SearchItem]:
    """The passages that resemble `text`, best first, those of equal score in the corpus's order.

    At most one hit a statement, and in a block one that is no statement's.
    Scores are 0-100; 100 is verbatim after folding.  Raises UsageError where
    `text` has no word, or more than MAX_QUERY_WORDS.
    """
    query = make_query(store, text)
    candidates = find_candidates(store, query, filters, min_score)
    blocks = {
        f"{row['doc']}/{row['block']}" for candidate in candidates for row in candidate if row is not None
    }
    said = Utterances(store, sorted(blocks), filters)
    hits = [hit for candidate in candidates for hit in _hits(query, candidate, said, filters)]
    hits = _one_a_place([hit for hit in hits if hit.score >= min_score])
    return _attribute(store, hits, said, filters)


def list_passages(store: Store, filters: Filters) -> list[SearchItem]:
    """All statements that pass the filters, as hits without a score, in the corpus's order."""
    statements = [statement for statement in load_statements(store, filters) if statement.passages]
    blocks = {passage.address for statement in statements for passage in statement.passages}
    said = Utterances(store, sorted(blocks), NO_FILTERS)
    return [_item(None, s.passages, "statement", s, said) for s in statements]


def _hits(query: Query, candidate: Candidate, said: Utterances, filters: Filters) -> Iterator[Hit]:
    """The best hit of each statement that has words in the block, and the best of the block as a whole.

    Either may run on into the next paragraph.
    """
    blocks = [block for block in candidate if block is not None]
    addresses = [f"{block['doc']}/{block['block']}" for block in blocks]
    tokens = [(index, token) for index, row in enumerate(blocks) for token in tokenize(row["text"])]
    for statement in said.wanted_in(addresses[0]):
        own = [(i, t) for i, t in tokens if said.holds(statement, addresses[i], t.start, t.end)]
        yield from _align(query, blocks, own, statement)
    if not filters.concern_statements:
        for hit in _align(query, blocks, tokens, None):
            yield replace(hit, statement=said.statement_of(hit.passages))


def _align(
    query: Query, blocks: Sequence[sqlite3.Row], tokens: Sequence[tuple[int, Token]], statement: str | None
) -> Iterator[Hit]:
    """The best hit that begins in the first block; where it runs on into the next, that within the
    block, too: it counts where the next paragraph alone has a better one."""
    words = [token.word for _, token in tokens]
    own = sum(index == 0 for index, _ in tokens)
    match = best_match(query, words, before=own)
    matches = [match, best_match(query, words[:own])] if match and match.last >= own else [match]
    for match in filter(None, matches):
        passages = _passages(blocks, tokens[match.first : match.last + 1])
        yield Hit(match.score, passages, blocks[0]["kind"], statement)


def _passages(blocks: Sequence[sqlite3.Row], tokens: Sequence[tuple[int, Token]]) -> tuple[Passage, ...]:
    passages = []
    for index, row in enumerate(blocks):
        own = [token for place, token in tokens if place == index]
        if own:
            passages.append(make_passage(row["doc"], row["block"], own[0].start, own[-1].end, row["text"]))
    return tuple(passages)


def _one_a_place(hits: list[Hit]) -> list[Hit]:
    """Hits by score, without a statement's second, and without those that overlap a better one.

    A hit that is wholly one statement's goes before one a little better that is not.
    """
    kept: list[Hit] = []
    taken: dict[str, list[tuple[int, int]]] = {}
    owners: set[str] = set()
    for hit in sorted(hits, key=lambda hit: -(hit.score + (_ATTRIBUTED if hit.statement else 0))):
        spans = [(p.address, p.start, p.end) for p in hit.passages]
        owner = hit.statement or f"nobody in {hit.passages[0].address}"
        overlaps = any(
            start < end_ and start_ < end for a, start, end in spans for start_, end_ in taken.get(a, ())
        )
        if owner in owners or overlaps:
            continue
        owners.add(owner)
        for address, start, end in spans:
            taken.setdefault(address, []).append((start, end))
        kept.append(hit)
    order = {
        address: place for place, address in enumerate(dict.fromkeys(h.passages[0].address for h in hits))
    }
    return sorted(kept, key=lambda h: (-round(h.score, 1), order[h.passages[0].address], h.passages[0].start))


def _attribute(store: Store, hits: Sequence[Hit], said: Utterances, filters: Filters) -> list[SearchItem]:
    """Say of every hit whose statement it is; drop what the filters do not let through."""
    statements = load_statements_at(store, [hit.statement for hit in hits if hit.statement])
    items = []
    for hit in hits:
        statement = statements.get(hit.statement or "")
        item = _item(round(hit.score, 1), hit.passages, hit.kind, statement, said)
        item = replace(item, principles=_named_first(store, item))
        if statement is None:
            item = replace(item, date=_document_date(store, item.doc))
        if statement is not None or _in_period(item.date, filters):
            items.append(item)
    return items


def _named_first(store: Store, item: SearchItem) -> tuple[str, ...]:
    """The hit's principles, those first that its words name."""
    words = set(fold(" ".join(passage.exact for passage in item.passages)).split())
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
    said: Utterances,
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
        own_spans=tuple(said.own_span(passage, speaker) for passage in passages),
        kind=kind,
        statement=statement.address if statement else None,
        speaker=speaker,
        speaker_name=statement.speaker_name if statement else None,
        mode=statement.mode if statement else None,
        principles=tuple(dict.fromkeys(use.principle for use in statement.principles)) if statement else (),
        date=statement.date if statement else Date(),
        dated_by=statement.dated_by if statement else "document",
    )
