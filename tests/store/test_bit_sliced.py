"""Counting with bits gives what counting one by one gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from secpol_cli.store.bit_sliced import Tally
from secpol_cli.store.word_index import as_bits, numbers_in

BLOCKS = st.sets(st.integers(0, 40))
ADDITIONS = st.lists(st.tuples(BLOCKS, st.integers(0, 300)), max_size=8)
PLACES = range(64)


def tally(additions: list[tuple[set[int], int]]) -> Tally:
    counted = Tally()
    for blocks, amount in additions:
        counted.add(as_bits([sorted(blocks)]), amount)
    return counted


def plain(additions: list[tuple[set[int], int]]) -> list[int]:
    return [sum(amount for blocks, amount in additions if place in blocks) for place in PLACES]


@given(BLOCKS)
def test_bits_stand_for_numbers(numbers: set[int]) -> None:
    assert list(numbers_in(as_bits([sorted(numbers)]))) == sorted(numbers)


@given(ADDITIONS)
def test_amounts_add_up(additions: list[tuple[set[int], int]]) -> None:
    assert tally(additions).counts(PLACES) == plain(additions)


@given(ADDITIONS, ADDITIONS, st.integers(0, 3))
def test_tallies_are_reckoned_with(
    one: list[tuple[set[int], int]], two: list[tuple[set[int], int]], distance: int
) -> None:
    a, b = plain(one), plain(two)
    assert tally(one).plus(tally(two)).counts(PLACES) == [x + y for x, y in zip(a, b, strict=True)]
    assert tally(one).greater(tally(two)).counts(PLACES) == list(map(max, a, b))
    assert tally(one).three_quarters().counts(PLACES) == [3 * x // 4 for x in a]
    assert tally(one).later(distance).counts(PLACES) == [*a[distance:], *[0] * distance]


@given(ADDITIONS, st.integers(1, 1200))
def test_those_that_reach_an_amount(additions: list[tuple[set[int], int]], amount: int) -> None:
    enough = tally(additions).at_least(amount)
    assert list(numbers_in(enough)) == [
        place for place, count in enumerate(plain(additions)) if count >= amount
    ]


@given(ADDITIONS, BLOCKS, st.integers(1, 20))
def test_the_greatest_of_some(additions: list[tuple[set[int], int]], some: set[int], most: int) -> None:
    counts = plain(additions)
    chosen, equal = tally(additions).greatest(as_bits([sorted(some)]), most)
    first, next_ = set(numbers_in(chosen)), set(numbers_in(equal))
    assert len(first) <= most
    assert first.isdisjoint(next_)
    ranked = sorted(some, key=lambda number: -counts[number])
    assert {counts[number] for number in first} == {counts[number] for number in ranked[: len(first)]}
    assert next_ == {n for n in some - first if counts[n] == max(counts[m] for m in some - first)}
    assert len(some) <= most or len(first) + len(next_) > most
