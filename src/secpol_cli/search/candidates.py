"""Candidates: the retrieved blocks, read, and handed on batch by batch to be aligned with a query."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.queries.blocks import block_after
from secpol_cli.search.phrases import words_of
from secpol_cli.store.address import join
from secpol_cli.store.checksums import checked
from secpol_cli.store.rows import chunks, pairs
from secpol_cli.text.folding import fold_opening, fold_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from secpol_cli.search.expansion import ExpandedQuery, Slot
    from secpol_cli.search.retrieval import Retrieved
    from secpol_cli.store.store import Store


# Set by python tests/bench/search.py: fewer blocks read for as many right answers.
_BATCH = 8  # blocks that are read and aligned together where not all are
_BEHIND = 15.0  # points; a block that must score so much less than the best so far is left out
_LISTED = 10  # hits that are asked for mostly: where no block can beat the last of them, no more are read;
_FEW = 120  # nor where so many were read and none can beat the first
_MORE = 1 + 1e-6  # times a weight: so much more that it is no rounding


class Candidate(NamedTuple):
    """A block that may answer a query, with its folded words.

    `following` are the paragraphs after it, where they have words of the query
    too; `opening` their folded words, as many as a hit may reach.
    """

    block: sqlite3.Row
    words: Sequence[str]
    following: Sequence[sqlite3.Row] = ()
    opening: Sequence[str] = ()

    @property
    def addresses(self) -> list[str]:
        """Those of the block and of the paragraphs after it."""
        return [join(block["doc"], block["block"]) for block in (self.block, *self.following)]


class Batches:
    """Candidates in batches: iterate, and `tell` the best score of each candidate before the next.

    `retrieved` has the blocks to read, with the weight that each can answer at most;
    `least` is the score that a candidate must reach.  Where there are too many,
    batches are small, `least` rises with the best score, and what cannot beat what
    is found is never read (the threshold algorithm: Fagin, Lotem and Naor, Optimal
    Aggregation Algorithms for Middleware, 2003).
    """

    def __init__(
        self,
        store: Store,
        expanded: ExpandedQuery,
        retrieved: Retrieved,
        min_score: float,
        scores: Sequence[float] = (),
    ) -> None:
        """`scores` are those of candidates that were compared before."""
        self.least = min_score
        self._store, self._expanded, self._retrieved = store, expanded, retrieved
        self._waiting = list(retrieved.bounds)
        self._scores = sorted(scores, reverse=True)[:_LISTED]  # the best so far
        self._read = 0

    def __iter__(self) -> Iterator[list[Candidate]]:
        while self._waiting:
            size = _BATCH if self._retrieved.crowded else len(self._waiting)
            numbers, self._waiting = self._waiting[:size], self._waiting[size:]
            self._read += len(numbers)
            yield read_candidates(self._store, self._expanded, self.least, numbers)

    def tell(self, scores: Sequence[float]) -> None:
        """Say what the last batch scored, so that what cannot beat it can be left out."""
        if not self._retrieved.crowded:
            return
        self._scores = sorted([*self._scores, *scores], reverse=True)[:_LISTED]
        self.least = max(self.least, self._best - _BEHIND)
        last = self._scores[-1] if len(self._scores) == _LISTED else 0.0
        needed = self._expanded.needed(max(self.least, last))
        if self._read >= _FEW:
            needed = max(needed, self._beating)
        bounds = self._retrieved.bounds
        self._waiting = [number for number in self._waiting if self._capped(bounds[number]) >= needed]

    @property
    def is_sure(self) -> bool:
        """Whether, when all batches are done, no block that was not read can beat the best that was found; or
        reach the score that was asked for, where nothing was found."""
        needed = max(self._expanded.needed(self.least), self._beating)
        return self._capped(self._retrieved.beyond) < needed

    def _capped(self, weight: float) -> float:
        """A bound, of parts that are rounded up, that is no more than the whole weight of the query."""
        return min(weight, self._expanded.query.total)

    @property
    def _best(self) -> float:
        return self._scores[0] if self._scores else 0.0

    @property
    def _beating(self) -> float:
        """The weight that a block must answer to be better than the best so far."""
        return self._expanded.needed(self._best) * _MORE if self._best else 0.0


def read_candidates(
    store: Store, expanded: ExpandedQuery, min_score: float, numbers: Sequence[int]
) -> list[Candidate]:
    """Read blocks, and keep those that may reach `min_score`, by themselves or with the next paragraph; in
    the corpus's order."""
    needed = expanded.needed(min_score)
    rows = load_blocks(store, numbers)
    following = load_following(store, rows)
    reach = 2 * len(expanded.query.words) + 6
    found = []
    for row in rows:
        words = words_of(row["text"])
        own = frozenset(words)
        bound = answered_weight(expanded.slots, own)
        candidate = Candidate(row, words)
        after = following.get((row["doc"], row["next"]))
        if bound and after is not None:
            opening = fold_opening(after["text"], reach)
            both = answered_weight(expanded.slots, own.union(opening))
            # a word that the block has, too, may be meant where it begins the next
            if both > bound or any(opening[0] in slot.words for slot in expanded.slots if opening):
                others = [after]
                if len(opening) < len(expanded.query.words):
                    others, opening = _go_on(store, after, reach)
                    both = answered_weight(expanded.slots, own.union(opening))
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
            best = 0.0
            for word, fit in slot.words.items():
                if fit > best and word in words:
                    best = fit
            bound += slot.weight * best
    return bound


def _go_on(store: Store, row: sqlite3.Row, reach: int) -> tuple[list[sqlite3.Row], list[str]]:
    """A paragraph and those after it, until they have `reach` words, and these words: for long quotations."""
    rows, words = [row], fold_words(row["text"])
    while len(words) < reach and (after := block_after(store, rows[-1])) is not None:
        rows.append(after)
        words += fold_words(after["text"])
    return rows, words[:reach]


def load_blocks(store: Store, numbers: Sequence[int]) -> list[sqlite3.Row]:
    """Blocks by number, in the corpus's order."""
    rows = [
        row
        for marks, chunk in chunks(numbers)
        for row in checked(store.rows(f"SELECT * FROM block WHERE number IN ({marks})", chunk))
    ]
    return sorted(rows, key=lambda row: (row["doc"], row["position"]))


def load_following(store: Store, rows: Sequence[sqlite3.Row]) -> dict[tuple[str, str], sqlite3.Row]:
    """The blocks that running text goes on in from others, by document and id."""
    places = {(row["doc"], row["next"]): row for row in rows if row["next"] is not None}
    found = {place: row for row in rows if (place := (row["doc"], row["block"])) in places}
    missing = [place for place in places if place not in found]
    for _, chunk in chunks(missing):
        sql = f"""WITH place(doc, block) AS (VALUES {pairs(len(chunk))})
                  SELECT block.* FROM place CROSS JOIN block USING (doc, block)"""
        for row in checked(store.rows(sql, [part for place in chunk for part in place])):
            found[row["doc"], row["block"]] = row
    return found
