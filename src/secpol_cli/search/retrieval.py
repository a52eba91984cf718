"""Finding the blocks that promise most, in the store's word index."""

from __future__ import annotations

from itertools import islice, pairwise
from math import ceil, log2
from typing import TYPE_CHECKING

from secpol_cli.queries.statements import Filters, conditions, with_marks
from secpol_cli.record import Record
from secpol_cli.store.bit_sliced import Tally
from secpol_cli.store.postings import Postings
from secpol_cli.store.word_index import as_bits, numbers_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from secpol_cli.search.expansion import Slot, Wanted
    from secpol_cli.store.store import Store

_MANY = 250  # blocks; where more have the words,
MOST_COMPARED = 120  # only so many are compared with the query
_UNITS = 255  # in which the weight of a query is counted
_STEPS = 10  # in which it is told apart how well words answer


class Promising(Record):
    """Numbers of the blocks to read and align, the most promising first, with the weight that each may have;
    and whether there are so many that these are not all."""

    bounds: Mapping[int, float]
    cut: bool


def find_promising(store: Store, wanted: Wanted, filters: Filters, level: float) -> Promising:
    """The blocks that may reach a score: all, or of too many the most promising."""
    slots, needed = wanted.slots, wanted.needed(level)
    if sum(slot.most for slot in slots) < needed:
        return Promising({}, False)
    allowed = _allowed_blocks(store, filters)
    if allowed is not None and len(allowed) <= _MANY:
        return Promising(dict.fromkeys(allowed, wanted.query.total), False)
    unit = wanted.query.total / _UNITS
    answering = _find_answering(store, slots, unit)
    bounds = _Promise(answering)
    enough = bounds.at_least(max(1, int(needed / unit)))
    if allowed is not None:
        enough &= as_bits([sorted(allowed)])
    if enough.bit_count() <= _MANY:
        numbers, cut = list(numbers_in(enough)), False
    else:
        surprise = _Promise(_surprises(answering, _count_blocks(store)))
        numbers, cut = surprise.greatest(enough, MOST_COMPARED), True
    counts = list(zip(numbers, bounds.promised.counts(numbers), strict=True))
    if not cut:
        counts.sort(key=lambda each: -each[1])
    return Promising({number: unit * count for number, count in counts}, cut)


class _Promise:
    """What blocks promise, given what they are worth where they have some words: by themselves, or together
    with the paragraph after them, which has the next number."""

    def __init__(self, worths: Iterable[Sequence[tuple[int, int]]]) -> None:
        self._alone = Tally()
        for levels in worths:
            for (blocks, worth), (_, less) in pairwise([*levels, (0, 0)]):
                self._alone.add(blocks, worth - less)
        self._together = self._alone.plus(self._alone.later(1))
        # Words over two paragraphs promise less than as many in one.
        self.promised = self._alone.greater(self._together.three_quarters())

    def at_least(self, amount: int) -> int:
        """The blocks that are worth so much, if not alone."""
        return self._together.at_least(amount)

    def greatest(self, blocks: int, most: int) -> list[int]:
        """Of some blocks the numbers of those that promise most, in this order; of equals the first."""
        chosen, equal = self.promised.greatest(blocks, most)
        numbers = list(numbers_in(chosen))
        counts = dict(zip(numbers, self.promised.counts(numbers), strict=True))
        numbers.sort(key=counts.__getitem__, reverse=True)
        return [*numbers, *islice(numbers_in(equal), most - len(numbers))]


def _find_answering(store: Store, slots: Sequence[Slot], unit: float) -> list[list[tuple[int, int]]]:
    """For each slot, by how well it may be answered, best first: the blocks, as bits, that have a word which
    answers it so well or better, and what that is worth, in units, rounded up."""
    postings = Postings(store, {word for slot in slots for word in slot.words})
    answering = []
    for slot in slots:
        words: dict[int, list[str]] = {}
        for word, fit in slot.words.items():
            worth = slot.weight * ceil(_STEPS * fit) / _STEPS
            words.setdefault(ceil(worth / unit), []).append(word)
        blocks, found = 0, []
        for worth, some in sorted(words.items(), reverse=True):
            blocks |= postings.blocks_with(some)
            found.append((blocks, worth))
        answering.append(found)
    return answering


def _surprises(answering: list[list[tuple[int, int]]], total: int) -> list[list[tuple[int, int]]]:
    """The same with how surprising it is that one block of so many answers: bits of information, times how
    well it does."""
    surprises = []
    for found in answering:
        least, some = 0, []
        for blocks, worth in reversed(found):
            information = log2(total / (blocks.bit_count() or 1))
            least = max(least, round(information * worth / found[0][1]))
            some.append((blocks, least))
        surprises.append(some[::-1])
    return surprises


def _count_blocks(store: Store) -> int:
    """How many blocks there are, or were: the highest number."""
    (highest,) = store.rows("SELECT coalesce(max(number), 1) FROM block")[0]
    return int(highest)


def _allowed_blocks(store: Store, filters: Filters) -> set[int] | None:
    """Numbers of the blocks where the filters' statements stand; None where all blocks will do."""
    if filters.concern_statements:
        where, parameters = conditions(filters)
        sql = f"""SELECT number FROM passage JOIN block USING (doc, block)
                  WHERE passage.kind = 'statement'
                  AND owner IN (SELECT address FROM dated_statement WHERE {where})"""
        return {number for (number,) in store.rows(sql, parameters)}
    if filters.docs:
        sql = with_marks("SELECT number FROM block WHERE doc IN {marks}", len(filters.docs))
        return {number for (number,) in store.rows(sql, filters.docs)}
    return None
