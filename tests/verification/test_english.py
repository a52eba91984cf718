"""What English lets a quotation change: forms of words, numbers, opposites, the ends of a quotation."""

from __future__ import annotations

import pytest

from secpol_cli.verification.english.ends import condition_behind, other_ending
from secpol_cli.verification.english.governing.governed import governed_by
from secpol_cli.verification.english.numbers import numbers_in
from secpol_cli.verification.english.opposites import are_opposites
from secpol_cli.verification.english.word_forms import are_forms_of_one

WORDS = "be bound by what they signed"  # with which the fragment begins


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("has", "had", True),
        ("pins", "pinned", True),
        ("policy", "policies", True),
        ("bring", "brought", True),
        ("is", "were", True),
        ("will", "would", False),
        ("trust", "mistrust", False),
        ("large", "larger", False),
        ("nation", "national", False),
    ],
)
def test_forms_of_one_word(one: str, other: str, same: bool) -> None:
    assert are_forms_of_one(one, other) is same
    assert are_forms_of_one(other, one) is same


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("forty thousand men", ["40000"]),
        ("40000 men", ["40000"]),
        ("two hundred and fifty", ["250"]),
        ("the third and the 3rd", ["3.", "3."]),
        ("6 million", ["6000000"]),
        ("chapter vii", ["7"]),
        ("five and three", ["8"]),
        ("no number", []),
    ],
)
def test_numbers_in_figures_and_words(words: str, numbers: list[str]) -> None:
    assert numbers_in(words.split()) == numbers


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("denuclearise", "nuclearise"),
        ("demilitarised", "militarised"),
        ("condemned", "welcomed"),
        ("until", "after"),
        ("above", "below"),
        ("obstructs", "facilitated"),
        ("north", "south"),
        ("supports", "opposes"),
        ("overestimate", "underestimated"),
        ("exclude", "include"),
        ("helpful", "helpless"),
        ("trust", "mistrust"),
    ],
)
def test_opposites(one: str, other: str) -> None:
    assert are_opposites(one, other)
    assert are_opposites(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("form", "inform"), ("a", "the"), ("state", "states"), ("press", "impress"), ("is", "was")],
)
def test_no_opposites(one: str, other: str) -> None:
    assert not are_opposites(one, other)


@pytest.mark.parametrize(
    "behind",
    [
        ", unless it began the war itself.",
        " [sic], unless it began the war itself.",
        " (see Annex II), unless attacked first.",
        " [1], except for those outside the region.",
        ",³ provided that the other side does so first.",
        " (Smith 2010), as long as no war is declared.",
        "” unless they agree",
        " only if the parliament agrees.",
        ", at least in part",
        " to the extent that they can",
    ],
)
def test_a_condition_behind(behind: str) -> None:
    assert condition_behind(behind, ", he said.")


@pytest.mark.parametrize(
    "behind",
    [
        ". Unless they come, we go.",
        ", but also in Asia",
        ", without distinction of any kind",
        " provided by Japan",
        " and the other side does so.",
        " [1]. But they came.",
    ],
)
def test_no_condition_behind(behind: str) -> None:
    assert condition_behind(behind, ", he said.") is None


@pytest.mark.parametrize(
    "before",
    [
        "They are no longer ",
        "They would hardly ",
        "It will never again be ",
        "They were expected to ",
        "It refused to ",
        "Nothing in this Treaty shall ",
        "No party to the conflict may ",
        "They denied that ",
        "I do not believe that ",
        "If the parliament agrees, ",
        "That is far from ",
    ],
)
def test_what_makes_it_otherwise_before(before: str) -> None:
    assert governed_by(before, WORDS, "He wrote: ")


@pytest.mark.parametrize(
    ("before", "manuscript"),
    [
        ("They are no longer ", "He denied that they are "),
        ("They were expected to ", "It is expected to "),
        ("If the parliament agrees, ", "If it agrees, "),
        ("They hold that ", "He wrote: "),
        ("It is not so. We ", "He wrote: "),
        ("As he said, ", "He wrote: "),
    ],
)
def test_what_the_manuscript_says_itself_is_not_cut_off(before: str, manuscript: str) -> None:
    assert governed_by(before, WORDS, manuscript) is None


@pytest.mark.parametrize(
    ("tail", "behind", "after", "whole", "found"),
    [
        ("?", ". Next", "", True, "question"),
        ("!", ". Next", "", True, "exclamation"),
        ("?", "? Next", "", True, ""),
        (".", "? Next", "", False, "question"),
        ("", "? Next", "", False, ""),
        ("", "? Next", "?", True, ""),
        ("", "? Next", "", True, "question"),
        (".", " and so on", "", True, ""),
        ("", "!” he said", "", True, ""),
    ],
)
def test_other_endings(tail: str, behind: str, after: str, whole: bool, found: str) -> None:
    assert other_ending(tail, behind, after, whole=whole) == found
