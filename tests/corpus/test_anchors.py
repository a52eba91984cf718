"""Anchors: the W3C Web Annotation Data Model's Text Quote Selector (4.2.4), on a block's plain text."""

from __future__ import annotations

import unicodedata
from typing import Literal, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secpol_cli.corpus.anchors import AnchorAmbiguous, AnchorNotFound, plain_text, resolve
from secpol_cli.corpus.format import Selector

Form: TypeAlias = Literal["NFC", "NFD"]

TEXT = "We stand for peace. Peace needs law, and law needs peace. He said: “We stand for peace.”"


def find(text: str, exact: str, prefix: str | None = None, suffix: str | None = None) -> str:
    """The text up to where the words stand, a bar on either side of them, and the rest."""
    start, end = resolve(Selector(block="p1", exact=exact, prefix=prefix, suffix=suffix), text)
    return f"{text[:start]}|{text[start:end]}|{text[end:]}"


# --- where the words stand ----------------------------------------------------------------


def test_words_that_stand_once_need_no_more() -> None:
    assert find("one two three", "two") == "one |two| three"
    assert find("one two three", "one two three") == "|one two three|"


@pytest.mark.parametrize(
    ("prefix", "suffix", "before"),
    [
        ("“", None, "He said: “"),
        (None, ". Peace", ""),
        ("said: “", ".”", "He said: “"),
        (None, ".”", "He said: “"),
    ],
)
def test_prefix_and_suffix_choose_among_repeated_words(
    prefix: str | None, suffix: str | None, before: str
) -> None:
    found = find(TEXT, "We stand for peace", prefix, suffix)
    assert found.partition("|")[0].endswith(before)


@pytest.mark.parametrize(("prefix", "suffix"), [("and", "needs"), ("and ", " needs"), (" and  ", None)])
def test_white_space_between_the_words_and_what_surrounds_them_is_free(
    prefix: str | None, suffix: str | None
) -> None:
    assert find(TEXT, "law", prefix, suffix).startswith("We stand for peace. Peace needs law, and |law|")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("selector_form", ["NFC", "NFD"])
def test_comparison_is_exact_after_nfc(form: Form, selector_form: Form) -> None:
    text = plain_text(unicodedata.normalize(form, "Le communiqué dé é")).text
    exact, prefix = (unicodedata.normalize(selector_form, words) for words in ("dé", "communiqué"))
    assert find(text, exact, prefix) == "Le communiqué |dé| é"


def test_runs_of_white_space_count_as_one_space() -> None:
    text = plain_text("peace \n and\u00a0\u2003 security").text
    assert text == "peace and security"
    assert find(text, " and\n  security ") == "peace |and security|"


@pytest.mark.parametrize(
    "exact", ["we stand", "We stand for peace!", "stand-for", '“We stand for peace."', "communique"]
)
def test_case_punctuation_and_accents_count(exact: str) -> None:
    with pytest.raises(AnchorNotFound):
        find(TEXT + " communiqué", exact)


def test_offsets_count_code_points() -> None:
    text = "𝔄 កម្ពុជា – é “x”"
    assert find(text, "x") == "𝔄 កម្ពុជា – é “|x|”"


# --- where they do not --------------------------------------------------------------------


def test_words_that_stand_twice_are_ambiguous_and_every_place_is_told() -> None:
    with pytest.raises(AnchorAmbiguous) as caught:
        find(TEXT, "We stand for peace")
    assert [TEXT[span.start : span.end] for span in caught.value.spans] == ["We stand for peace"] * 2
    assert "2 times" in caught.value.message
    assert "prefix" in caught.value.hint


def test_a_suffix_that_fits_both_does_not_single_out() -> None:
    with pytest.raises(AnchorAmbiguous):
        find(TEXT, "stand for peace", prefix="We", suffix=".")


def test_overlapping_places_are_two_places() -> None:
    with pytest.raises(AnchorAmbiguous, match="2 times"):
        find("ananas", "ana")


def test_a_prefix_that_stands_elsewhere_is_not_taken_for_one() -> None:
    with pytest.raises(AnchorNotFound, match="between this prefix and suffix") as caught:
        find(TEXT, "law", prefix="stand for")
    assert len(caught.value.spans) == 2


def test_words_that_are_not_there_come_with_the_nearest() -> None:
    with pytest.raises(AnchorNotFound, match="does not occur in block p1") as caught:
        find(TEXT, "law needs paece")
    assert "law needs peace" in caught.value.hint


@pytest.mark.parametrize("exact", ["", "  ", "something else altogether, of no likeness", TEXT + " and more"])
def test_where_nothing_is_near_none_is_offered(exact: str) -> None:
    with pytest.raises(AnchorNotFound) as caught:
        find(TEXT, exact)
    assert caught.value.hint == "copy the words from the block"


# --- note marks ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("authored", "plain", "marks"),
    [
        ("no mark", "no mark", ()),
        ("at sea.[^1] He", "at sea. He", ((1, 7),)),
        ("at sea[^12].", "at sea.", ((12, 6),)),
        ("[^1]At sea[^2][^3]", "At sea", ((1, 0), (2, 6), (3, 6))),
        ("at sea. [^1] He", "at sea. He", ((1, 8),)),  # a mark between two spaces leaves one
        ("at sea. [^1][^2] He", "at sea. He", ((1, 8), (2, 8))),
        ("at sea. [^1] [^2] He", "at sea. He", ((1, 8), (2, 8))),
        ("[^1] At sea. [^2]", "At sea.", ((1, 0), (2, 7))),
        ("[^]  [^x] [^ 1] [1] ^1", "[^] [^x] [^ 1] [1] ^1", ()),
        ("e\u0301[^1]", "é", ((1, 1),)),
    ],
)
def test_note_marks_leave_the_text(authored: str, plain: str, marks: tuple[tuple[int, int], ...]) -> None:
    assert plain_text(authored) == (plain, marks)


def test_words_are_found_across_a_mark() -> None:
    assert find(plain_text("law at sea.[^1] Peace [^2] costs").text, "sea. Peace costs") == (
        "law at |sea. Peace costs|"
    )


@given(st.lists(st.sampled_from(["[^1]", "[^23]", " ", "  ", "word", "é", ".", "[", "^", "\n"]), max_size=12))
def test_a_plain_text_has_no_marks_and_single_spaces(parts: list[str]) -> None:
    text, marks = plain_text("".join(parts))
    assert text == " ".join(text.split())
    assert [f"[^{n}]" for n, _ in marks] == [part for part in parts if part in ("[^1]", "[^23]")]
    assert all(0 <= at <= len(text) for _, at in marks)
    assert [at for _, at in marks] == sorted(at for _, at in marks)


@given(st.text(alphabet="abAB .é", max_size=30), st.data())
def test_what_is_found_are_the_words(text: str, data: st.DataObject) -> None:
    text = plain_text(text).text
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    end = data.draw(st.integers(start, len(text)))
    exact = text[start:end].strip()
    if not exact:
        return
    # the whole of what surrounds the words leaves no second place, but for the spaces between
    spans = {resolve(Selector(block="p1", exact=exact, prefix=text[:start], suffix=text[end:]), text)}
    assert {text[span.start : span.end] for span in spans} == {exact}
    assert all(0 <= span.start - start <= 1 for span in spans)
