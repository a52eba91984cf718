"""Finding the blocks that are worth aligning with a query."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.core.passages import chunks, pairs
from secpol_cli.core.statements import Filters, conditions
from secpol_cli.corpus.words import NUMBERS
from secpol_cli.folding import fold_words
from secpol_cli.record import Record

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, KeysView, Mapping, Sequence

    from secpol_cli.core.wanted import Slot, Wanted
    from secpol_cli.corpus.store import Store

_MANY = 250  # blocks; where more have the words,
MOST_COMPARED = 120  # only so many are compared with the query
_SPLIT = 0.75  # how promising words over two paragraphs are, beside as many in one
_FEW = 40  # blocks of which no more need be known before they are read
_MOST_FOUND = 60_000  # blocks that are looked up by the rarest words
_MOST_KEPT, _LEAST_KEPT = 4_000, 500  # of them are looked at by the other words: half as many by each
_LONG = 25  # how many times as long as what is looked for in it a list is, to be searched and not read


class Candidate(NamedTuple):
    """A block, and the paragraphs after it where they have words of the query too; the folded words of
    the block, and of those after it so many as a hit may reach."""

    block: sqlite3.Row
    words: Sequence[str]
    following: Sequence[sqlite3.Row] = ()
    opening: Sequence[str] = ()

    @property
    def addresses(self) -> list[str]:
        """Those of the block and of the paragraphs after it."""
        return [f"{block['doc']}/{block['block']}" for block in (self.block, *self.following)]


class Promising(Record):
    """Numbers of the blocks to read and align, with the weight that each may have; and whether there are so
    many that these are only the most promising, best first."""

    bounds: Mapping[int, float]
    cut: bool


def find_candidates(store: Store, wanted: Wanted, filters: Filters, min_score: float) -> Promising:
    """The blocks that may reach `min_score`: all, or of too many the most promising."""
    slots, needed = wanted.slots, wanted.needed(min_score)
    if sum(slot.most for slot in slots) < needed:
        return Promising({}, False)
    allowed = _allowed_blocks(store, filters)
    if allowed is not None and len(allowed) <= _MANY:
        return Promising(dict.fromkeys(allowed, wanted.query.total), False)
    bounds, cut = _look_up(store, slots, needed, allowed)
    if not cut and len(bounds) <= _MANY:
        return Promising(bounds, False)
    from heapq import nlargest

    best = nlargest(MOST_COMPARED, bounds, key=lambda number: (bounds[number], -number))
    return Promising({number: bounds[number] for number in best}, True)


def _look_up(
    store: Store, slots: Sequence[Slot], needed: float, allowed: set[int] | None
) -> tuple[dict[int, float], bool]:
    """The blocks, of those allowed, that may have `needed` of the slots' weight, together with the paragraph
    after them, and how much they have at most; and whether there may be more.

    The rarest words come first.  Once those left could not suffice for a block
    that has none of those before, or too many blocks have them, they only say
    more about the blocks found.
    """
    gained: dict[int, float] = {}
    unknown = sum(slot.most for slot in slots)
    found, kept, cut = 0, _MOST_KEPT, False
    for slot in slots:
        found += slot.blocks
        cut = cut or (unknown >= needed and found > _MOST_FOUND and bool(gained))
        if unknown >= needed and not cut:
            get, most = gained.get, slot.most
            numbers: set[int] = set().union(*_postings(store, slot.words))
            for number in numbers if allowed is None else numbers & allowed:
                gained[number] = get(number, 0.0) + most
        else:
            if len(gained) > kept:
                cut = True
                gained = _at_least(gained, sorted(gained.values())[-kept])
                kept = max(_LEAST_KEPT, kept // 2)
            if len(gained) <= _FEW:
                break
            for number in _among(gained.keys(), _postings(store, slot.words)):
                gained[number] += slot.most
        unknown -= slot.most
    bounds = _with_next(gained, needed - unknown)
    return {number: bound + unknown for number, bound in bounds.items()}, cut


def _postings(store: Store, words: Iterable[str]) -> list[memoryview[int]]:
    """For each of the words, the numbers of the blocks that have it, ascending."""
    sql = "SELECT posting.blocks FROM word JOIN posting ON number = posting WHERE word IN ({})"
    rows = [row for marks, some in chunks(list(words)) for row in store.rows(sql.format(marks), some)]
    return [memoryview(blocks).cast(NUMBERS) for (blocks,) in rows]


def _among(numbers: KeysView[int], postings: Iterable[memoryview[int]]) -> set[int]:
    """Which of some numbers stand in one of the postings; long ones are not read through."""
    found: set[int] = set()
    for posting in postings:
        if len(posting) < _LONG * len(numbers):
            found |= numbers & posting
        else:
            found.update(number for number in numbers if _has(posting, number))
    return found


def _has(posting: memoryview[int], number: int) -> bool:
    place = bisect_left(posting, number)
    return place < len(posting) and posting[place] == number


def _at_least(gained: dict[int, float], least: float) -> dict[int, float]:
    return gained if least <= 0 else {number: own for number, own in gained.items() if own >= least}


def _with_next(gained: Mapping[int, float], missing: float) -> dict[int, float]:
    """The blocks that have what is missing, by themselves or with one of those close to them, and how much:
    the paragraph after a block comes within three, unless there are more captions between."""
    get = gained.get
    found = {}
    for number, own in gained.items():
        other = max(get(number + 1, 0.0), get(number + 2, 0.0), get(number + 3, 0.0))
        if own + other >= missing:
            found[number] = max(own, _SPLIT * (own + other))
    return found


def read_candidates(
    store: Store, wanted: Wanted, min_score: float, numbers: Sequence[int]
) -> list[Candidate]:
    """Read blocks, and keep those that may reach `min_score`, by themselves or with the next paragraph; in
    the corpus's order."""
    needed = wanted.needed(min_score)
    rows = _load_blocks(store, numbers)
    following = _load_following(store, rows)
    reach = 2 * len(wanted.query.words) + 6
    found = []
    for row in rows:
        words = fold_words(row["text"])
        own = frozenset(words)
        bound = answered_weight(wanted.slots, own)
        candidate = Candidate(row, words)
        after = following.get((row["doc"], row["next"]))
        if bound and after is not None:
            opening = fold_words(after["text"])[:reach]
            both = answered_weight(wanted.slots, own.union(opening))
            if both > bound:
                others = [after]
                if len(opening) < len(wanted.query.words):
                    others, opening = _go_on(store, after, reach)
                    both = answered_weight(wanted.slots, own.union(opening))
                bound = both
                candidate = Candidate(row, words, others, opening)
        if bound >= needed:
            found.append(candidate)
    return found


def answered_weight(slots: Sequence[Slot], words: frozenset[str]) -> float:
    """The weight of the slots that any of the words answer, each as well as one does: no stretch of
    these words can answer more."""
    bound = 0.0
    for slot in slots:
        if not words.isdisjoint(slot.words):
            bound += slot.weight * max(fit for word, fit in slot.words.items() if word in words)
    return bound


def _go_on(store: Store, row: sqlite3.Row, reach: int) -> tuple[list[sqlite3.Row], list[str]]:
    """A paragraph and those after it, until they have `reach` words, and these words: for long quotations."""
    rows, words = [row], fold_words(row["text"])
    while len(words) < reach and rows[-1]["next"] is not None:
        after = store.row("SELECT * FROM block WHERE doc = ? AND block = ?", (row["doc"], rows[-1]["next"]))
        if after is None:
            break
        rows.append(after)
        words += fold_words(after["text"])
    return rows, words[:reach]


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
