"""The table of signs, and what a quotation may change in them in silence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secpol_cli.text import orthography as signs
from secpol_cli.text.spellings import same_between, same_word

MARKS = st.sampled_from(signs.QUOTATION_MARKS)
DASHES = st.sampled_from(signs.HYPHENS + signs.DASHES)


def test_every_mark_is_one_character_and_stands_in_the_table_once() -> None:
    assert len(set(signs.QUOTATION_MARKS)) == len(signs.QUOTATION_MARKS)
    pairs = {**signs.CLOSERS, **signs.MIXED_CLOSERS}
    used = {
        *pairs,
        *(mark for table in (signs.CLOSERS, signs.MIXED_CLOSERS) for m in table.values() for mark in m),
    }
    assert used == {*signs.QUOTATION_MARKS, *signs.TYPED_QUOTES}


def test_whatever_opens_is_closed_by_something() -> None:
    assert all(signs.CLOSERS.values())
    assert signs.MIXED_CLOSERS.keys() <= signs.CLOSERS.keys()
    for opening, closing in signs.MIXED_CLOSERS.items():
        assert not {*closing} & {*signs.CLOSERS[opening]}
    assert {*signs.SURE_CLOSERS} <= {mark for marks in signs.CLOSERS.values() for mark in marks}


@pytest.mark.parametrize(
    ("subset", "of"),
    [
        (signs.STRAIGHT_QUOTES, signs.DOUBLE_QUOTES),
        (signs.LEFT_QUOTES, signs.OPENING_QUOTES),
        (signs.RIGHT_QUOTES, signs.SURE_CLOSERS),
        (signs.LEFT_GUILLEMETS, signs.GUILLEMETS),
        (signs.NEVER_CLOSING, signs.SINGLE_QUOTES),
        (signs.ENGLISH_QUOTES, signs.QUOTATION_MARKS),
    ],
)
def test_subsets(subset: str, of: str) -> None:
    assert {*subset} <= {*of}


@pytest.mark.parametrize("mark", ['"', "“", "„", "‟", "«", "›", "‘", "‚", "「", "＂", "〝"])
def test_sure_marks(mark: str) -> None:
    assert signs.has_quotation_mark(f"if {mark}x")


@pytest.mark.parametrize("text", ["", "it's it’s ‛tis", "a - b – c", "`code`"])
def test_no_sure_mark(text: str) -> None:
    assert not signs.has_quotation_mark(text)


@given(MARKS, MARKS)
def test_the_shape_of_marks_does_not_matter_between_words(one: str, other: str) -> None:
    assert same_between(f"{one} ", f" {other}")
    assert not same_between(f"{one}, ", f"{other} ")


@given(DASHES, DASHES)
def test_the_length_of_dashes_does_not_matter(one: str, other: str) -> None:
    assert same_between(f" {one} ", other)
    assert same_word(f"long{one}term", f"Long{other}term")


@given(st.sampled_from(signs.APOSTROPHES), st.sampled_from(signs.APOSTROPHES))
def test_the_kind_of_apostrophe_does_not_matter(one: str, other: str) -> None:
    assert same_word(f"country{one}s", f"country{other}s")
    assert not same_word(f"country{one}s", "countrys")


@pytest.mark.parametrize(
    ("quoted", "source", "same"),
    [
        (" … ", "...", True),
        ("…", ", ", False),
        ("?", "!", False),
        ("\u200b\n", " ", True),
        (")", "", False),
    ],
)
def test_what_else_stands_between_words(quoted: str, source: str, same: bool) -> None:
    assert same_between(quoted, source) is same


@pytest.mark.parametrize(
    ("text", "stops"), [(", and", ","), ("?) then", "?)"), ("” he", ""), ("", ""), ("!?", "!?"), (" .", "")]
)
def test_stops_behind_a_word(text: str, stops: str) -> None:
    assert signs.stops_behind(text) == stops


@given(st.text(), st.text())
def test_white_space_is_no_letter(one: str, other: str) -> None:
    assert signs.same_letters(f" {one}\n\n{other} ", f"{one}\u00a0{other}")
    assert signs.same_letters(one, other) is (one.split() == other.split())
