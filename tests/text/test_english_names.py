"""English names: what they look like, and what stands around them."""

from __future__ import annotations

import re

import pytest

from secpol_cli.text.english_names import (
    NAMES,
    NOBODY,
    OFFICE,
    OPENINGS,
    PROPER_NAME,
    TITLES,
    split_names,
    without_opening,
    without_possessive,
)
from secpol_cli.text.folding import fold


def test_lists_of_folded_words_are_folded() -> None:
    assert {fold(word) for word in TITLES | NOBODY} == TITLES | NOBODY


def test_openings_have_a_capital() -> None:
    assert all(word[0].isupper() and word[1:] == word[1:].lower() for word in OPENINGS)


@pytest.mark.parametrize(
    "name",
    [
        "Hun Sen",
        "Kin Phea",
        "Ministry of Foreign Affairs",
        "Hun Sen’s",
        "Samdech Techo Hun Sen",
        "J. Smith",
        "Élodie",
        "Cambodian Prime Minister Hun Sen",
    ],
)
def test_a_proper_name(name: str) -> None:
    assert re.fullmatch(PROPER_NAME, name)


@pytest.mark.parametrize("words", ["the report", "said", "hun Sen", "Hun and", ""])
def test_no_proper_name(words: str) -> None:
    assert not re.fullmatch(PROPER_NAME, words)


@pytest.mark.parametrize("words", ["Prime", "Ministers", "spokeswoman", "defense", "chair"])
def test_offices(words: str) -> None:
    assert re.fullmatch(OFFICE, words, re.IGNORECASE)


@pytest.mark.parametrize(
    ("names", "each"),
    [
        ("Un", ("Un",)),
        ("Un and Yen", ("Un", "Yen")),
        ("Un, Yen and Hun Sen", ("Un", "Yen", "Hun Sen")),
        ("Un & Yen", ("Un", "Yen")),
        ("Un et al.", ("Un",)),
        ("Un, Yen, et al", ("Un", "Yen")),
        ("Asian Development Bank", ("Asian Development Bank",)),
    ],
)
def test_the_names_of_a_citation(names: str, each: tuple[str, ...]) -> None:
    assert re.fullmatch(NAMES, names)
    assert split_names(names) == each


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("In Cambodia", "Cambodia"),
        ("See, However, Un and Yen", "Un and Yen"),
        ("Then", ""),
        ("Un in Then", "Un in Then"),
        ("The Kingdom", "The Kingdom"),
    ],
)
def test_what_only_opens_the_sentence_is_no_name(words: str, name: str) -> None:
    assert without_opening(words) == name


@pytest.mark.parametrize(
    ("owner", "name"),
    [("Hun Sen’s", "Hun Sen"), ("Hun Sen's", "Hun Sen"), ("States’", "States"), ("Sens", "Sens")],
)
def test_owners(owner: str, name: str) -> None:
    assert without_possessive(owner) == name
