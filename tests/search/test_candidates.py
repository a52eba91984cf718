"""Candidates in batches: what is read, and when no more is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secpol_cli.search.candidates import Batches
from secpol_cli.search.expansion import expand
from secpol_cli.search.retrieval import Retrieved

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


def _batches(store: Store, share: float, *, narrowing: bool = True, beyond: float = 0.0) -> Batches:
    """Batches of blocks of which the last ten can answer but a share of the query's weight, those beyond them
    another."""
    expanded = expand(store, "security cooperation in the region")
    whole = expanded.query.total
    bounds = {number: whole if number <= 10 else share * whole for number in NUMBERS}
    retrieved = Retrieved(bounds, narrowing, beyond * whole)
    return Batches(store, expanded, retrieved, 55.0)


def test_all_are_read_together(store: Store, read: list[tuple[float, list[int]]]) -> None:
    batches = _batches(store, 0.1, narrowing=False)
    for _ in batches:
        batches.tell([100.0])
    assert read == [(55.0, NUMBERS)]


def test_what_falls_behind_the_best_is_not_read(store: Store, read: list[tuple[float, list[int]]]) -> None:
    batches = _batches(store, 0.5)
    for _ in batches:
        batches.tell([60.0, 90.0])
    assert read == [(55.0, NUMBERS[:8]), (75.0, NUMBERS[8:10])]  # 15 points behind 90
    assert batches.is_sure


def test_what_may_come_near_is_read_even_where_a_batch_adds_nothing(
    store: Store, read: list[tuple[float, list[int]]]
) -> None:
    batches = _batches(store, 1.0)
    scores = iter([[80.0], [], []])
    for _ in batches:
        batches.tell(next(scores))
    assert [numbers for _, numbers in read] == [NUMBERS[:8], NUMBERS[8:16], NUMBERS[16:]]
    assert {least for least, _ in read[1:]} == {65.0}


def test_where_ten_are_found_nothing_is_read_that_can_beat_none_of_them(
    store: Store, read: list[tuple[float, list[int]]]
) -> None:
    batches = _batches(store, 0.9)
    for _ in batches:
        batches.tell([97.0] * 10)
    assert [numbers for _, numbers in read] == [NUMBERS[:8], NUMBERS[8:10]]


def test_where_many_were_read_nothing_is_that_cannot_beat_the_best(
    store: Store, read: list[tuple[float, list[int]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secpol_cli.search.candidates._FEW", 16)
    batches = _batches(store, 1.0)
    for _ in batches:
        batches.tell([100.0])
    assert [numbers for _, numbers in read] == [NUMBERS[:8], NUMBERS[8:16]]


@pytest.mark.parametrize(
    ("beyond", "best", "is_sure"),
    [(1.0, 100.0, True), (1.0, 99.0, False), (0.5, 99.0, True), (1.0, None, False), (0.2, None, True)],
)
def test_the_best_is_sure_where_no_bound_beats_it(
    store: Store, read: list[tuple[float, list[int]]], beyond: float, best: float | None, is_sure: bool
) -> None:
    batches = _batches(store, 1.0, beyond=beyond)
    for _ in batches:
        batches.tell([] if best is None else [best])
    assert batches.is_sure is is_sure
