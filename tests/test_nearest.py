"""“Did you mean”."""

from __future__ import annotations

import pytest

from secpol_cli.nearest import nearest

STYLES = ["apa", "chicago", "chicago-author-date", "harvard", "mla", "c"]


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
    ],
)
def test_nearest(value: str, known: list[str], expected: list[str]) -> None:
    assert nearest(value, known) == expected


def test_at_most_so_many() -> None:
    assert len(nearest("ab", [f"ab{number}" for number in range(9)], limit=2)) == 2
