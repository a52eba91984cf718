"""Where sentences end: at stops that are no abbreviation's."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secpol_cli.text.folding import fold_sentences, fold_words, tokenize
from secpol_cli.text.sentences import (
    begins_sentence,
    ending_of,
    find_ends,
    find_starts,
    first_clause,
    is_end,
    without_abbreviations,
)

SENTENCES = [
    ["They met in Kep.", "The code was signed."],
    ["Is it so?", "No!", "They met."],
    ["Dr. Kin Phea met Mr. Hun Sen and H.E. Prak Sokhonn.", "Gen. Tea Banh left."],
    ["It is in No. 5, vol. II, pp. 3 and 4.", "He said no.", "Cambodia agreed."],
    ["The U.S. Navy sailed on to the U.S.", "The E.U. stayed."],
    ["J. I. Packer and Kin et al. Asked for more.", "In Nov. 2022 they met."],
    ["They came on 23 Nov.", "Then they left.", "So did we in Nov."],
    ["He asked: “Is it so?”", "“It is,” she said.", "(They left.)", "[They did.]"],
    ["Er sagte: „So ist es.“", "Es blieb."],
    ["It goes on…", "The rest is cut."],
    ["King Jr. Spoke of it.", "But Smith, ed. Cambodia Today, did not."],
    ["Sokha M. Lim left at 5 a.m. Cambodian time.", "It was late."],
    ["It cost 2.5 million.", "It costs 3."],
    ["It was a work of art.", "Cambodia made it."],
]
WORDS = st.sampled_from(
    ["Dr.", "U.S.", "No.", "5", "The", "kin", "end.", "end?”", "“So", "…", "a:", "J.", "x.y"]
)


@pytest.mark.parametrize("sentences", SENTENCES)
def test_sentences_begin_where_others_end(sentences: list[str]) -> None:
    text = " ".join(sentences)
    ends = [0, *(stop.end for stop in find_starts(text)), len(text)]
    assert [text[start:end].strip() for start, end in pairwise(ends)] == sentences


@pytest.mark.parametrize("sentences", SENTENCES)
def test_the_first_word_begins_a_sentence_and_no_other_does(sentences: list[str]) -> None:
    text, firsts, at = " ".join(sentences), [], 0
    for sentence in sentences:
        firsts.append(at + tokenize(sentence)[0].start)
        at += len(sentence) + 1
    found = [token.start for token in tokenize(text) if begins_sentence(text, token.start)]
    # a colon parts no sentences; behind an ellipsis no beginning is sure
    assert found == [first for first in firsts if "…" not in text[max(0, first - 3) : first]]


@pytest.mark.parametrize("sentences", [each for each in SENTENCES if not {"…", ":"} & set("".join(each))])
def test_folding_sees_them_begin_with_the_same_words(sentences: list[str]) -> None:
    begins = [index == 0 for sentence in sentences for index in range(len(fold_words(sentence)))]
    assert fold_sentences(" ".join(sentences)) == begins


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("He said: we go; they stay", [1, 0, 1, 0, 1, 0]),
        ("stays: “We go” .", [1, 1, 0]),
        ("Dr. Kin", [1, 0]),
        ("Dr. . Kin", [1, 1]),
        ("U.S. In", [1, 1]),
        ("U.S. Navy", [1, 0]),
        ("No. 5 no. Five", [1, 0, 0, 1]),
    ],
)
def test_parts_of_sentences(text: str, begins: list[int]) -> None:
    assert fold_sentences(text) == [bool(begin) for begin in begins]


@given(st.lists(WORDS).map(" ".join))
def test_folding_says_so_of_every_word(text: str) -> None:
    begins = fold_sentences(text)
    assert len(begins) == len(fold_words(text))
    assert all(begins[:1])


@pytest.mark.parametrize(
    ("before", "begins"),
    [
        ("", True),
        ("“", True),
        ("He left. ", True),
        ("He left.” “", True),
        ("He left (at last.) ", True),
        ("He left\n", False),
        ("Dr. ", False),
        ("at the U.S. ", False),
        ("said ... ", False),
        ("said … [", False),
        ("It ended.... ", True),
        ("said. A ", False),
    ],
)
def test_what_stands_before_a_name(before: str, begins: bool) -> None:
    assert begins_sentence(f"{before}Kin Phea", len(before)) is begins


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("", "none"),
        ("so", "none"),
        ("so,", "none"),
        ("so:", "none"),
        ("so.", "sure"),
        ("so!”)", "sure"),
        ("…", "none"),
        ("Mr.", "none"),
        ("(Mr.)", "none"),
        ("H.E.", "none"),
        ("No.", "label"),
        ("et al.", "maybe"),
        ("U.S.", "maybe"),
        ("Ph.D.", "maybe"),
        ("J.-P.", "maybe"),
        ("B.", "maybe"),
        ("b.", "sure"),
        ("2.5.", "sure"),
        ("Nov.?", "sure"),
    ],
)
def test_endings(text: str, ending: str) -> None:
    assert ending_of(text) == ending


@pytest.mark.parametrize("text", ["No.", "U.S.", "so."])
def test_whatever_may_end_a_sentence_does_at_the_end_of_a_text(text: str) -> None:
    assert is_end(ending_of(text), "  ”")


@given(st.text(alphabet="Dr.U S?!”Th e", max_size=20))
def test_ends_are_stops_in_their_order(text: str) -> None:
    last = -1
    for at, end in find_ends(text):
        assert last < at < end
        assert text[at] in ".!?"
        assert not text[end : end + 1].strip()
        last = at


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("unless the U.S. Navy stays, or goes", "unless the U.S. Navy stays"),
        ("but Dr. Kin Phea left. He", "but Dr. Kin Phea left"),
        ("if so: go", "if so"),
        ("if 2,000 stay", "if 2,000 stay"),
        ("if so.”", "if so"),
        ("if so", "if so"),
        ("", ""),
    ],
)
def test_the_first_clause(text: str, clause: str) -> None:
    assert first_clause(text) == clause


@given(st.text(alphabet="Dr.U S?No5 al", max_size=20))
def test_without_abbreviations_points_are_stops(text: str) -> None:
    plain = without_abbreviations(text)
    assert len(plain) == len(text)
    assert all(char == kept or (char, kept) == (".", " ") for char, kept in zip(text, plain, strict=True))


def test_points_of_abbreviations_are_blanks() -> None:
    assert without_abbreviations("— Dr. Kin Phea, Ph.D., of the U.S, in No. 5 end.") == (
        "— Dr  Kin Phea, Ph D , of the U S, in No  5 end."
    )
