"""Finding the blocks that are worth aligning with a query."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.core.passages import chunks, pairs
from secpol_cli.core.statements import Filters, conditions
from secpol_cli.corpus.words import NUMBERS
from secpol_cli.folding import fold_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Sequence

    from secpol_cli.core.wanted import Slot, Wanted
    from secpol_cli.corpus.store import Store

MOST_ALIGNED = 200  # blocks
_MOST_READ = 600  # blocks
_FEW = 100  # blocks of which no more need be known before they are read
_WORTHWHILE = 8  # as many times the blocks found may have a word that says more about them
_LONGEST_WORD = 30  # letters


class Candidate(NamedTuple):
    """A block, and the paragraph after it where that has words of the query too; the folded words of
    both, of the paragraph after it so many as a hit may reach."""

    block: sqlite3.Row
    words: Sequence[str]
    following: sqlite3.Row | None = None
    opening: Sequence[str] = ()


class Candidates(NamedTuple):
    """The blocks to align, in the corpus's order, and whether there were more than that."""

    chosen: Sequence[Candidate]
    cut: bool


def find_candidates(store: Store, wanted: Wanted, filters: Filters, min_score: float) -> Candidates:
    """The blocks that may reach `min_score`: all, or of too many the most promising."""
    slots, needed = wanted.slots, wanted.needed(min_score)
    if sum(slot.most for slot in slots) < needed:
        return Candidates([], False)
    allowed = _allowed_blocks(store, filters)
    if allowed is not None and len(allowed) <= _MOST_READ:
        return _compare(store, wanted, needed, sorted(allowed), False)
    bounds = _look_up(store, slots, needed, allowed)
    best = nlargest(_MOST_READ, bounds, key=lambda number: (bounds[number], -number))
    return _compare(store, wanted, needed, best, len(best) < len(bounds))


def _look_up(
    store: Store, slots: Sequence[Slot], needed: float, allowed: set[int] | None
) -> dict[int, float]:
    """The blocks that may have `needed` of the slots' weight, together with the paragraph after them, and
    how much they have at most.

    The rarest words come first.  Once those left could not suffice for a block
    that has none of those before, they only say more about the blocks found.
    """
    gained: dict[int, float] = {}
    unknown = sum(slot.most for slot in slots)
    for slot in slots:
        if unknown >= needed:
            for number in _blocks_with(store, slot.words):
                gained[number] = gained.get(number, 0.0) + slot.most
        elif len(gained) > _FEW and slot.blocks <= _WORTHWHILE * len(gained):
            for number in gained.keys() & _blocks_with(store, slot.words):
                gained[number] += slot.most
        else:
            continue
        unknown -= slot.most
    if allowed is not None:
        gained = {number: gain for number, gain in gained.items() if number in allowed}
    get, missing = gained.get, needed - max(0.0, unknown)
    both = {
        number: own + max(get(number + 1, 0.0), get(number + 2, 0.0), get(number + 3, 0.0))
        for number, own in gained.items()
    }
    return {number: bound for number, bound in both.items() if bound >= missing}


def _compare(store: Store, wanted: Wanted, needed: float, numbers: Sequence[int], cut: bool) -> Candidates:
    """Read blocks, and keep those that have words enough, by themselves or with the next paragraph."""
    rows = _load_blocks(store, numbers)
    following = _load_following(store, rows)
    reach = 2 * len(wanted.query.words) + 6
    bounds: dict[int, float] = {}
    candidates: dict[int, Candidate] = {}
    for row in rows:
        words = fold_words(row["text"])
        own = frozenset(words)
        bound = answered_weight(wanted.slots, own)
        candidate = Candidate(row, words)
        after = following.get((row["doc"], row["next"]))
        if bound and after is not None:
            opening = fold_words(after["text"][: reach * _LONGEST_WORD])[:reach]
            both = answered_weight(wanted.slots, own.union(opening))
            if both > bound:
                bound = both
                candidate = Candidate(row, words, after, opening)
        if bound >= needed:
            bounds[row["number"]] = bound
            candidates[row["number"]] = candidate
    chosen = set(nlargest(MOST_ALIGNED, bounds, key=lambda number: (bounds[number], -number)))
    kept = [candidate for number, candidate in candidates.items() if number in chosen]
    return Candidates(kept, cut or len(kept) < len(candidates))


def answered_weight(slots: Sequence[Slot], words: frozenset[str]) -> float:
    """The weight of the slots that any of the words answer, each as well as one does: no stretch of
    these words can answer more."""
    bound = 0.0
    for slot in slots:
        if not words.isdisjoint(slot.words):
            bound += slot.weight * max(fit for word, fit in slot.words.items() if word in words)
    return bound


def _load_blocks(store: Store, numbers: Sequence[int]) -> list[sqlite3.Row]:
    """Blocks by number, in the corpus's order."""
    rows = [
        row
        for marks, chunk in chunks(numbers)
        for row in store.rows(f"SELECT * FROM block WHERE number IN ({marks})", chunk)
    ]
    return sorted(rows, key=lambda row: (row["doc"], row["position"]))


def _load_following(store: Store, rows: Sequence[sqlite3.Row]) -> dict[tuple[str, str], sqlite3.Row]:
    """The blocks that running text goes on in from others, by document and id."""
    places = {(row["doc"], row["next"]): row for row in rows if row["next"] is not None}
    found = {place: row for row in rows if (place := (row["doc"], row["block"])) in places}
    missing = [place for place in places if place not in found]
    for _, chunk in chunks(missing):
        sql = f"""WITH place(doc, block) AS (VALUES {pairs(len(chunk))})
                  SELECT block.* FROM place CROSS JOIN block USING (doc, block)"""
        for row in store.rows(sql, [part for place in chunk for part in place]):
            found[row["doc"], row["block"]] = row
    return found


def _blocks_with(store: Store, words: Iterable[str]) -> Collection[int]:
    """Numbers of the blocks that have one of the words, each once."""
    listed = list(words)
    sql = "SELECT posting.blocks FROM word JOIN posting ON number = posting WHERE word IN ({})"
    stored = [blocks for marks, some in chunks(listed) for (blocks,) in store.rows(sql.format(marks), some)]
    postings = [memoryview(blocks).cast(NUMBERS) for blocks in stored]
    return postings[0] if len(postings) == 1 else set().union(*postings)


def _allowed_blocks(store: Store, filters: Filters) -> set[int] | None:
    """Numbers of the blocks where the filters' statements stand; None where all blocks will do."""
    if filters.concern_statements:
        where, parameters = conditions(filters)
        sql = f"""SELECT number FROM passage JOIN block USING (doc, block)
                  WHERE passage.kind = 'statement'
                  AND owner IN (SELECT address FROM dated_statement WHERE {where})"""
        return {number for (number,) in store.rows(sql, parameters)}
    if filters.doc is not None:
        return {number for (number,) in store.rows("SELECT number FROM block WHERE doc = ?", (filters.doc,))}
    return None
