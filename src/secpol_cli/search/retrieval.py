"""Retrieval: from the store's word index, the blocks that may answer a query, and how well at most."""

from __future__ import annotations

from itertools import islice, pairwise
from math import ceil, log2
from typing import TYPE_CHECKING, TypeAlias

from secpol_cli.queries.statements import Filters, conditions, with_marks
from secpol_cli.record import Record
from secpol_cli.search.phrases import find_phrases
from secpol_cli.store.bit_sliced import Tally
from secpol_cli.store.postings import Postings
from secpol_cli.store.word_index import as_bits, numbers_in

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from secpol_cli.search.expansion import ExpandedQuery, Slot
    from secpol_cli.store.store import Store

# For each word of a query, the blocks that have a word answering it, as bits, and what that is worth, from
# the best answer to the least, each with the blocks of the better ones.
Answering: TypeAlias = "list[list[tuple[int, int]]]"

# Set by python tests/bench/search.py, on 430,000 paragraphs: right answers against time.
_MANY = 250  # blocks that are all compared with the query; of more than these,
MOST_COMPARED = 400  # at most so many, those first that can answer most of it;
_SURPRISING = 120  # among them those that are likeliest to answer, by how rare their words are
_UNITS = 255  # the weight of a query as whole numbers, which bits can count: eight digits
_STEPS = 10  # to which it is rounded up how well a word answers


class Retrieved(Record):
    """The blocks to read and align: by number, those first that can answer most, the weight of the query that
    each can answer at most, together with the paragraph after it.

    `crowded` where there are too many for all of them to be compared; `beyond` is
    the weight that one of those that are not among them can answer at most.
    """

    bounds: Mapping[int, float]
    crowded: bool = False
    beyond: float = 0.0

    def without(self, numbers: Collection[int]) -> Retrieved:
        """The same but for some blocks, which were compared before."""
        left = {number: most for number, most in self.bounds.items() if number not in numbers}
        return Retrieved(left, self.crowded, self.beyond)


def retrieve(store: Store, expanded: ExpandedQuery, filters: Filters, level: float) -> Retrieved:
    """The blocks that may reach a score of `level`: all of them, or, of too many, the most promising."""
    slots, needed = expanded.slots, expanded.needed(level)
    if sum(slot.most for slot in slots) < needed:
        return Retrieved({})
    allowed = _allowed_blocks(store, filters)
    if allowed is not None and len(allowed) <= _MANY:
        return Retrieved(dict.fromkeys(allowed, expanded.query.total))
    unit = expanded.query.total / _UNITS
    answering = _find_answering(store, slots, unit)
    bounds = _tally(answering, with_next=True)
    within = -1 if allowed is None else as_bits([sorted(allowed)])
    enough = bounds.at_least(max(1, int(needed / unit))) & within
    if enough.bit_count() <= _MANY:
        return Retrieved(_by_weight(bounds, list(numbers_in(enough)), unit))
    chosen = _choose(store, answering, bounds, enough)
    weights = dict.fromkeys(_with_all_words(store, expanded, within), expanded.query.total)
    for number, most in _by_weight(bounds, chosen, unit).items():
        weights.setdefault(number, most)
    beyond = bounds.most(enough & ~as_bits([sorted(weights)]))
    return Retrieved(weights, True, unit * beyond)


def may_reach(store: Store, expanded: ExpandedQuery, level: float) -> int:
    """The blocks that may reach a score of `level`, by themselves or with the paragraph after them, as
    bits."""
    unit = expanded.query.total / _UNITS
    bounds = _tally(_find_answering(store, expanded.slots, unit), with_next=True)
    return bounds.at_least(max(1, int(expanded.needed(level) / unit)))


def _choose(store: Store, answering: Answering, bounds: Tally, enough: int) -> list[int]:
    """The numbers of the blocks to compare, of too many: the likeliest to answer, and those that can answer
    most."""
    surprise = _tally(_surprises(answering, _count_blocks(store)), with_next=False)
    likely = _greatest(surprise, enough, min(_SURPRISING, MOST_COMPARED))
    others = enough & ~as_bits([sorted(likely)])
    return [*likely, *_greatest(bounds, others, MOST_COMPARED - len(likely))]


def _greatest(tally: Tally, blocks: int, most: int) -> list[int]:
    """The numbers of those among some blocks whose counts are greatest; the first of equals."""
    chosen, equal = tally.greatest(blocks, most)
    numbers = list(numbers_in(chosen))
    return [*numbers, *islice(numbers_in(equal), most - len(numbers))]


def _by_weight(bounds: Tally, numbers: Sequence[int], unit: float) -> dict[int, float]:
    """The weight that each of some blocks can answer at most, the greatest first."""
    counts = sorted(zip(numbers, bounds.counts(numbers), strict=True), key=lambda each: (-each[1], each[0]))
    return {number: unit * count for number, count in counts}


def _tally(answering: Answering, *, with_next: bool) -> Tally:
    """How much every block can answer, by itself or together with the paragraph after it, which has the next
    number: of each word of the query, as much as the better one."""
    tally = Tally()
    for levels in answering:
        for (blocks, worth), (_, less) in pairwise([*levels, (0, 0)]):
            tally.add(blocks | blocks >> 1 if with_next else blocks, worth - less)
    return tally


def _with_all_words(store: Store, expanded: ExpandedQuery, within: int) -> list[int]:
    """The blocks in which the words of a query stand one behind the other, the first of very many: they are
    compared however many others there are."""
    query = expanded.query
    if len(query.parts) > 1 or query.inserted:
        return []
    return [int(found.rows[0]["number"]) for found in find_phrases(store, query.words, _MANY, within)]


def _find_answering(store: Store, slots: Sequence[Slot], unit: float) -> Answering:
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


def _surprises(answering: Answering, total: int) -> Answering:
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
