"""Places in scripture, and what only looks like one."""

from __future__ import annotations

import pytest

from secpol_cli.text.scripture import find_scripture


@pytest.mark.parametrize(
    ("citation", "book", "verses"),
    [
        ("Gen 1:1", "Gen", "1:1"),
        ("see Rom. 8:1–3", "Rom", "8:1–3"),
        ("New Coast Bible—Exodus 20: 1-6", "Exodus", "20:1-6"),
        ("2 Cor. 5,17", "2 Cor", "5,17"),
        ("Psalm 119:105, NRSV", "Psalm", "119:105"),
        ("Luke 1:26-33; Matt. 28:18-20", "Luke", "1:26-33"),
        ("Qur’an 2:255", "Qur’an", "2:255"),
    ],
)
def test_places(citation: str, book: str, verses: str) -> None:
    assert find_scripture(citation) == (book, verses)


@pytest.mark.parametrize(
    "citation",
    [
        "Ps. 23",
        "at 10:30",
        "Table 2.1",
        "Mark 10.30 am",
        "Un and Yen 2019, 12",
        "John, 12:30",
        "he met John 3:16 times",
    ],
)
def test_other_words(citation: str) -> None:
    assert find_scripture(citation) is None


@pytest.mark.parametrize(
    "citation", ["A1" * 60, "Gen 1:1" + "A1" * 56 + "!", "A " * 58 + "!", "see " * 29 + "!"]
)
def test_long_words_take_no_time(citation: str) -> None:
    assert find_scripture(citation) is None
