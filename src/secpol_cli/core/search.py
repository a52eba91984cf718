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
from secpol_cli.core.statements import NO_FILTERS, Filters, conditions, load_statements, load_statements_at
from secpol_cli.folding import Token, fold, tokenize
from secpol_cli.model import Date, Passage, SearchItem
from secpol_cli.record import Record, replace

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from secpol_cli.core.align import Query
    from secpol_cli.core.candidates import Candidate
    from secpol_cli.corpus.store import Store
    from secpol_cli.model import Statement

DEFAULT_MIN_SCORE = 70.0
_SHARE = 1 / 3  # of a hit's text that a statement must hold to be the one in which it stands


class Hit(Record):
    """A stretch of one block, or of two that follow each other, and its score."""

    score: float
    passages: tuple[Passage, ...]
    kind: str


def search_passages(
    store: Store, text: str, *, filters: Filters = NO_FILTERS, min_score: float = DEFAULT_MIN_SCORE
) -> list[SearchItem]:
    """The passages that resemble `text`, best first, those of equal score in the corpus's order.

    At most one hit a block.  Scores are 0-100; 100 is verbatim after folding.
    Raises UsageError where `text` has no word, or more than MAX_QUERY_WORDS.
    """
    query = make_query(store, text)
    candidates = find_candidates(store, query, filters, min_score)
    hits = [hit for candidate in candidates for hit in _align(query, candidate) if hit.score >= min_score]
    return _one_a_place(_attribute(store, hits, filters))


def list_passages(store: Store, filters: Filters) -> list[SearchItem]:
    """All statements that pass the filters, as hits without a score, in the corpus's order."""
    return [_item(None, s.passages, "statement", s) for s in load_statements(store, filters) if s.passages]


def _align(query: Query, candidate: Candidate) -> list[Hit]:
    """The best hit that begins in the block; where it runs on into the next paragraph, that within the
    block, too: it counts where the next paragraph alone has a better one."""
    blocks = [block for block in candidate if block is not None]
    tokens = [(index, token) for index, row in enumerate(blocks) for token in tokenize(row["text"])]
    words = [token.word for _, token in tokens]
    own = sum(index == 0 for index, _ in tokens)
    match = best_match(query, words, before=own)
    matches = [match, best_match(query, words[:own])] if match and match.last >= own else [match]
    return [
        Hit(match.score, _passages(blocks, tokens[match.first : match.last + 1]), blocks[0]["kind"])
        for match in matches
        if match is not None
    ]


def _passages(blocks: Sequence[sqlite3.Row], tokens: Sequence[tuple[int, Token]]) -> tuple[Passage, ...]:
    passages = []
    for index, row in enumerate(blocks):
        own = [token for place, token in tokens if place == index]
        if own:
            passages.append(make_passage(row["doc"], row["block"], own[0].start, own[-1].end, row["text"]))
    return tuple(passages)


def _one_a_place(items: list[SearchItem]) -> list[SearchItem]:
    """Hits by score, without those that begin in a better one's block or overlap it."""
    kept: dict[str, SearchItem] = {}
    taken: dict[str, list[tuple[int, int]]] = {}
    for item in sorted(items, key=lambda item: -(item.score or 0)):  # stable: equals keep the corpus's order
        spans = [(p.address, p.start, p.end) for p in item.passages]
        overlaps = any(
            start < end_ and start_ < end for a, start, end in spans for start_, end_ in taken.get(a, ())
        )
        if item.address in kept or overlaps:
            continue
        for address, start, end in spans:
            taken.setdefault(address, []).append((start, end))
        kept[item.address] = item
    return list(kept.values())


def _attribute(store: Store, hits: Sequence[Hit], filters: Filters) -> list[SearchItem]:
    """Say of every hit in which statement it stands; drop what the filters do not let through."""
    items = []
    for hit in hits:
        statement = _statement_at(store, hit.passages, filters)
        if statement is None and filters.concern_statements:
            continue
        item = _item(round(hit.score, 1), hit.passages, hit.kind, statement)
        item = replace(item, principles=_named_first(store, item))
        if statement is None:
            item = replace(item, date=_document_date(store, item.doc))
        if statement is not None or _in_period(item.date, filters):
            items.append(item)
    return items


def _statement_at(store: Store, passages: Sequence[Passage], filters: Filters) -> Statement | None:
    """The statement that shares most with the passages, a third or more; of equals the shortest."""
    where, parameters = conditions(filters)
    shared: dict[str, tuple[int, int]] = {}
    for passage in passages:
        sql = f"""SELECT owner, min("end", ?) - max(start, ?), "end" - start FROM passage
                  WHERE kind = 'statement' AND doc = ? AND block = ? AND start < ? AND "end" > ?
                  AND owner IN (SELECT address FROM dated_statement WHERE {where})"""
        place = (passage.end, passage.start, passage.doc, passage.block, passage.end, passage.start)
        for owner, common, length in store.rows(sql, (*place, *parameters)):
            before = shared.get(owner, (0, 0))
            shared[owner] = (before[0] + common, before[1] - length)
    least = sum(passage.end - passage.start for passage in passages) * _SHARE
    shared = {owner: common for owner, common in shared.items() if common[0] >= least}
    if not shared:
        return None
    best = max(shared, key=lambda owner: shared[owner])
    return load_statements_at(store, [best])[best]


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
    score: float | None, passages: tuple[Passage, ...], kind: str, statement: Statement | None
) -> SearchItem:
    first = passages[0]
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
        kind=kind,
        statement=statement.address if statement else None,
        speaker=statement.speaker if statement else None,
        speaker_name=statement.speaker_name if statement else None,
        mode=statement.mode if statement else None,
        principles=tuple(dict.fromkeys(use.principle for use in statement.principles)) if statement else (),
        date=statement.date if statement else Date(),
    )
