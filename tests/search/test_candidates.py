"""Candidates in batches: what is read, and when no more is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secpol_cli.search.candidates import Batches
from secpol_cli.search.expansion import expand

if TYPE_CHECKING:
    from secpol_cli.store.store import Store

NUMBERS = list(range(1, 21))  # of blocks, the most promising first


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, list[int]]]:
    """The batches that are read: the least score that is asked for, and the numbers of the blocks."""
    batches: list[tuple[float, list[int]]] = []

    def note(_store: object, _expanded: object, least: float, numbers: list[int]) -> list[object]:
        batches.append((least, numbers))
        return []

    monkeypatch.setattr("secpol_cli.search.candidates.read_candidates", note)
    return batches


def _batches(store: Store, share: float, *, narrowing: bool) -> Batches:
    """Batches of blocks of which the last ten can answer but a share of the query's weight."""
    expanded = expand(store, "security cooperation in the region")
    whole = expanded.query.total
    bounds = {number: whole if number <= 10 else share * whole for number in NUMBERS}
    return Batches(store, expanded, bounds, 55.0, narrowing=narrowing)


def test_all_are_read_together(store: Store, read: list[tuple[float, list[int]]]) -> None:
    batches = _batches(store, 0.1, narrowing=False)
    for _ in batches:
        batches.tell([100.0])
    assert read == [(55.0, NUMBERS)]


def test_the_most_promising_are_read_first_and_what_falls_behind_is_not(
    store: Store, read: list[tuple[float, list[int]]]
) -> None:
    batches = _batches(store, 0.5, narrowing=True)
    for _ in batches:
        batches.tell([60.0, 90.0])
    assert read == [(55.0, NUMBERS[:6]), (75.0, NUMBERS[6:10])]  # 15 points behind 90


def test_what_may_come_near_is_read(store: Store, read: list[tuple[float, list[int]]]) -> None:
    batches = _batches(store, 1.0, narrowing=True)
    for _ in batches:
        batches.tell([74.0])
        batches.tell([])  # none good enough to stop at
    assert [numbers for _, numbers in read] == [NUMBERS[:6], NUMBERS[6:12], NUMBERS[12:18], NUMBERS[18:]]
    assert {least for least, _ in read[1:]} == {59.0}


def test_a_batch_that_adds_nothing_to_a_good_best_is_the_last(
    store: Store, read: list[tuple[float, list[int]]]
) -> None:
    batches = _batches(store, 1.0, narrowing=True)
    scores = iter([[80.0], []])
    for _ in batches:
        batches.tell(next(scores))
    assert [numbers for _, numbers in read] == [NUMBERS[:6], NUMBERS[6:12]]
