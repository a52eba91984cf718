"""“Did you mean”."""

from __future__ import annotations

import pytest

from secpol_cli.nearest import nearest

STYLES = ["apa", "chicago", "chicago-author-date", "harvard", "mla", "c"]
PEOPLE = ["hun-sen", "prak-sokhonn", "un-samnang", "Kin Phea"]
FORUMS = [
    "Asia-Europe Foundation",
    "ASEF",
    "ASEAN",
    "United Nations",
    "Asia Cooperation Dialogue",
    "UNCLOS",
    "World Trade Organisation",
    "European Commission",
]


@pytest.mark.parametrize(
    ("value", "known", "expected"),
    [
        ("chicagoo", STYLES, ["chicago"]),
        ("CHICAGO", STYLES, ["chicago"]),
        ("nosuch", STYLES, []),  # not “c”
        ("author-date", STYLES, ["chicago-author-date"]),
        (
            "Hun",
            ["UN", "Hungary", "Hun Sen", "Prime Minister Hun Sen"],
            ["Hun Sen", "Prime Minister Hun Sen", "UN"],
        ),
        ("jsn", ["table", "jsonl", "json"], ["json", "jsonl"]),
        ("", STYLES, []),
        ("x", [], []),
        # whose words stand among others, but for a typo or an ending
        ("comission", FORUMS, ["European Commission"]),
        ("nation", FORUMS, ["United Nations"]),
        ("Found", FORUMS, ["Asia-Europe Foundation"]),
        ("three-aims", ["two-aims"], ["two-aims"]),
    ],
)
def test_nearest(value: str, known: list[str], expected: list[str]) -> None:
    assert nearest(value, known) == expected


@pytest.mark.parametrize(
    ("value", "first"), [("hun-sne", "hun-sen"), ("HUN-SEN", "hun-sen"), ("kin pea", "Kin Phea")]
)
def test_the_nearest_comes_first_as_it_is_written(value: str, first: str) -> None:
    assert nearest(value, PEOPLE)[0] == first


@pytest.mark.parametrize("value", ["NATO", "OPEC", "UNESCO", "IMF", "BRICS", "World Bank", "Greenpeace"])
def test_nothing_far_fetched_is_suggested(value: str) -> None:
    assert nearest(value, FORUMS) == []


@pytest.mark.parametrize(("value", "known"), [("zzzz", PEOPLE), ("anything", []), ("", PEOPLE)])
def test_nothing_is_suggested_that_is_not_near(value: str, known: list[str]) -> None:
    assert nearest(value, known) == []


def test_at_most_so_many_and_each_once() -> None:
    assert len(nearest("ab", [f"ab{number}" for number in range(9)], limit=2)) == 2
    assert nearest("note", ["note1", "note2", "note3", "note4", "note1"]) == ["note1", "note2", "note3"]
