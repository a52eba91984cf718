"""“Did you mean”."""

from __future__ import annotations

import pytest

from secpol_cli.nearest import nearest

KNOWN = ["hun-sen", "prak-sokhonn", "un-samnang", "Kin Phea"]


@pytest.mark.parametrize(
    ("value", "first"), [("hun-sne", "hun-sen"), ("HUN-SEN", "hun-sen"), ("kin pea", "Kin Phea")]
)
def test_the_nearest_comes_first_as_it_is_written(value: str, first: str) -> None:
    assert nearest(value, KNOWN)[0] == first


@pytest.mark.parametrize(("value", "known"), [("zzzz", KNOWN), ("anything", []), ("", KNOWN)])
def test_nothing_is_suggested_that_is_not_near(value: str, known: list[str]) -> None:
    assert nearest(value, known) == []


def test_at_most_three_and_each_once() -> None:
    assert nearest("note", ["note1", "note2", "note3", "note4", "note1"]) == ["note1", "note2", "note3"]
