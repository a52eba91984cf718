"""What a court or a committee does not say, and a quotation cut from it would make it say."""

from __future__ import annotations

import pytest

from secpol_cli.verification.english.ends import condition_behind
from secpol_cli.verification.english.governing.governed import governed_by

SAID = "The Court held that "

WORDS = "be bound by what they signed"  # with which the fragment begins


@pytest.mark.parametrize(
    "before",
    [
        "The Court cannot accept that ",
        "The parties disagree on whether ",
        "The study is to look into whether or not ",
        "The Court refrains from finding that ",
        "We fail to see how ",
        "It stopped short of holding that ",
        "It is not for this Court to declare that ",
        "It would be premature to conclude that ",
        "The company denied having ",
        "Boarding is lawful if ",
        "The claim fails unless ",
        "It lies to be heard so long as ",
        "The claim was dismissed. Had the vessel carried contraband, ",
        "Were the strait closed, ",
        "and, were there nothing peculiar in our relation, ",
        "It is scarcely to be imagined that ",
        "No one can be certain that ",
        "We do not, therefore, ",
        "Scientists further believe that ",
        "Some observers told me ",
        "Others will argue ",
    ],
)
def test_what_is_cut_off_in_front(before: str) -> None:
    assert governed_by(before, WORDS, SAID)


@pytest.mark.parametrize(
    ("before", "manuscript"),
    [
        ("Few would deny that ", SAID),
        ("No one doubts that ", SAID),
        ("It behaves as if ", SAID),
        ("The Court found that ", SAID),
        ("We see how ", SAID),
        ("He had denied nothing. The Court held that ", SAID),
        ("The parties disagree on whether ", "The parties disagree on whether "),
        ("Scientists believe that ", "Scientists, he said, believe that "),
        ("We believe that ", SAID),
        ("The writers of both reports were many. It holds that ", SAID),
        ("Boarding is lawful if ", "Boarding is lawful, they say, if "),
    ],
)
def test_what_stands_in_front_and_changes_nothing(before: str, manuscript: str) -> None:
    assert governed_by(before, WORDS, manuscript) is None


@pytest.mark.parametrize(
    "behind",
    [
        " only so long as it is not prejudicial",
        ", only so far as they agree",
        " whenever they are satisfied of it",
        " which merely relate to the internal government of others",
    ],
)
def test_a_limit_behind(behind: str) -> None:
    assert condition_behind(behind, ".")


@pytest.mark.parametrize("behind", [", but more especially so when they are weak", ", but also by sea"])
def test_what_only_strengthens(behind: str) -> None:
    assert condition_behind(behind, ".") is None
