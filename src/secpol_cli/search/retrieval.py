"""Retrieval: from the store's word index, the blocks that may answer a query, and how well at most."""

from __future__ import annotations

from itertools import islice, pairwise
from math import ceil, log2
from typing import TYPE_CHECKING

from secpol_cli.queries.statements import Filters, conditions, with_marks
from secpol_cli.record import Record
from secpol_cli.search.phrases import find_phrases
from secpol_cli.store.bit_sliced import Tally
from secpol_cli.store.postings import Postings
from secpol_cli.store.word_index import as_bits, numbers_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from secpol_cli.search.expansion import ExpandedQuery, Slot
    from secpol_cli.store.store import Store

# Set by python tests/bench/search.py, on 430,000 paragraphs: right answers against time.
_MANY = 250  # blocks that are all compared with the query; of more than these,
MOST_COMPARED = 120  # the most promising are, so many
_UNITS = 255  # the weight of a query as whole numbers, which bits can count: eight digits
_STEPS = 10  # to which it is rounded up how well a word answers


class Retrieved(Record):
    """The blocks to read and align: by number, the most promising first, the weight of the query that each
    can answer at most.  `cut` where there are so many that these are not all."""

    bounds: Mapping[int, float]
    cut: bool


def retrieve(store: Store, expanded: ExpandedQuery, filters: Filters, level: float) -> Retrieved:
    """The blocks that may reach a score of `level`: all of them, or, of too many, the most promising."""
    slots, needed = expanded.slots, expanded.needed(level)
    if sum(slot.most for slot in slots) < needed:
        return Retrieved({}, False)
    allowed = _allowed_blocks(store, filters)
    if allowed is not None and len(allowed) <= _MANY:
        return Retrieved(dict.fromkeys(allowed, expanded.query.total), False)
    unit = expanded.query.total / _UNITS
    answering = _find_answering(store, slots, unit)
    bounds = _BlockBounds(answering)
    enough = bounds.at_least(max(1, int(needed / unit)))
    within = -1 if allowed is None else as_bits([sorted(allowed)])
    enough &= within
    if enough.bit_count() <= _MANY:
        numbers, cut = list(numbers_in(enough)), False
    else:
        surprise = _BlockBounds(_surprises(answering, _count_blocks(store)))
        numbers, cut = surprise.greatest(enough, MOST_COMPARED), True
    counts = list(zip(numbers, bounds.promised.counts(numbers), strict=True))
    if not cut:
        counts.sort(key=lambda each: -each[1])
        return Retrieved({number: unit * count for number, count in counts}, cut)
    verbatim = _with_all_words(store, expanded, within)
    bounds_of = dict.fromkeys(verbatim, expanded.query.total)
    bounds_of.update((number, unit * count) for number, count in counts if number not in bounds_of)
    return Retrieved(bounds_of, cut)


def _with_all_words(store: Store, expanded: ExpandedQuery, within: int) -> list[int]:
    """The blocks in which the words of a query stand one behind the other, the first of very many: they are
    compared however many others there are."""
    query = expanded.query
    if len(query.parts) > 1 or query.inserted:
        return []
    return [int(found.rows[0]["number"]) for found in find_phrases(store, query.words, _MANY, within)]


class _BlockBounds:
    """How much every block can answer, by itself and together with the paragraph after it.

    That paragraph has the next number.  `worths` are, for each word of the query,
    the blocks that have a word answering it, as bits, and what that is worth, from
    the best answer to the least, each with the blocks of the better ones.
    """

    def __init__(self, worths: Iterable[Sequence[tuple[int, int]]]) -> None:
        self._alone = Tally()
        for levels in worths:
            for (blocks, worth), (_, less) in pairwise([*levels, (0, 0)]):
                self._alone.add(blocks, worth - less)
        self._together = self._alone.plus(self._alone.later(1))
        # Words over two paragraphs promise less than as many in one.
        self.promised = self._alone.greater(self._together.three_quarters())

    def at_least(self, amount: int) -> int:
        """The blocks that are worth so much, by themselves or with the paragraph after them."""
        return self._together.at_least(amount)

    def greatest(self, blocks: int, most: int) -> list[int]:
        """The numbers of those among some blocks that are worth most, best first; the first of equals."""
        chosen, equal = self.promised.greatest(blocks, most)
        numbers = list(numbers_in(chosen))
        counts = dict(zip(numbers, self.promised.counts(numbers), strict=True))
        numbers.sort(key=counts.__getitem__, reverse=True)
        return [*numbers, *islice(numbers_in(equal), most - len(numbers))]


def _find_answering(store: Store, slots: Sequence[Slot], unit: float) -> list[list[tuple[int, int]]]:
    """For each slot the blocks that answer it, as bits, with what that is worth, in units, rounded up.

    One pair for each worth, the highest first; the blocks of a pair answer so well
    or better.
    """
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
    """Pairs like those of `answering`, but worth how surprising it is that a block answers.

    That is the information, in bits, of one block among `total` being one of those
    that answer, times how well it answers beside the best answer.
    """
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
