"""Any text at all: no error but ManuscriptUnreadable, no mark lost, words where they are said to stand."""

from __future__ import annotations

import contextlib
import io
import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from secpol_cli.errors import ManuscriptUnreadable
from secpol_cli.manuscript.read import read_manuscript
from secpol_cli.text.folding import fold

OWN = ["text", "markdown", "latex"]
BY_PANDOC = ["html", "rst", "org"]
SURE = "“”„«»‹›"  # marks that are never apostrophes, in no format markup

PIECES = st.sampled_from(
    [*"\"“”‘’'«»„[](){}\\`*_|$%#>-~^@&<.,! \n", "``", "''", "\n\n", "\\enquote{", "\\footnote{", "\\begin{quote}",
     "\\end{quote}", "\\cite[3]{a}", "[^1]", "[^1]: ", "^[", "<!--", "-->", "<!-- secpol: ignore x -->",
     "% secpol: ignore y\n", "[@003, p. 7]", "(Un and Yen 2019, 12)", "Hun Sen said ", "word", "isn’t", "<q>", "</q>",
     "<blockquote>", "</blockquote>", "```", "~~~\n", "    ", "- ", "1. ", "| a | b |", "\n|---|\n", "&quot;", "&amp;",
     "\ufeff", "\r\n", "é", "ខ្មែរ", "\u2028", "---\n", "\\verb|\"|", "\\'e", "# "]
)  # fmt: skip
WORDS = st.sampled_from(
    "all of the for to and & , said Hun Sen who that told by according in his he al . I This Dr Minister ’s as per not"
    " whose which - – ( ) ; : one each both if has been having saying noting no Un".split()
)
MESS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=40).map("".join))


@pytest.mark.parametrize("format_", OWN)
@example(text=r"\begin{quot}\enquote{\begin{}eenoqtu{")
@given(text=MESS)
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_text(text: str, format_: str) -> None:
    _read(text, format_)


@given(before=st.lists(WORDS, max_size=9), behind=st.lists(WORDS, max_size=9))
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_sentence_around_a_quotation(before: list[str], behind: list[str]) -> None:
    _read(" ".join([*before, "“the rule of law at sea”", *behind]), "text")


@pytest.mark.parametrize("format_", BY_PANDOC)
@given(text=MESS)
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_text_for_pandoc(text: str, format_: str) -> None:
    _read(text, format_)


@pytest.mark.parametrize("name", ["a.docx", "a.md", "a.odt", "a.epub", "a.tex", "a.html"])
@given(
    data=st.one_of(st.binary(max_size=200), st.binary(max_size=200).map(lambda data: b"PK\x03\x04" + data))
)
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_bytes(data: bytes, name: str) -> None:
    with contextlib.suppress(ManuscriptUnreadable):
        read_manuscript(io.BytesIO(data), name=name)


def _read(text: str, format_: str) -> None:
    try:
        manuscript = read_manuscript(io.BytesIO(text.encode("utf-8", "replace")), format_=format_)
    except ManuscriptUnreadable:
        return
    assert manuscript.marks == sum(one.mark_count for one in manuscript.quotations)
    for one in manuscript.quotations:
        assert one.inside is None or one.inside < manuscript.quotations.index(one)
        assert (one.depth == 0) == (one.inside is None)
        if manuscript.source is not None and one.offsets:
            assert len(one.offsets) == len(one.text)
            assert list(one.offsets) == sorted(one.offsets)
            assert (one.start, one.end) == (one.offsets[0], one.offsets[-1] + 1)
            assert one.end is not None
            assert one.end <= len(manuscript.source)


@given(text=st.text(st.sampled_from(SURE + "ab \n."), max_size=80))
@settings(max_examples=300, deadline=None)
def test_no_mark_is_lost(text: str) -> None:
    if not text.strip():
        return
    for format_ in OWN:
        source = text.encode()
        assert read_manuscript(io.BytesIO(source), format_=format_).marks == sum(map(text.count, SURE)), (
            format_
        )


WORD = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzé"), min_size=1, max_size=8)
SENTENCE = st.lists(WORD, min_size=4, max_size=12).map(lambda words: " ".join(["no", *words]))
MARKS = st.sampled_from(
    [('"', '"'), ("“", "”"), ("‘", "’"), ("«", "»"), ("„", "“"), ("``", "''"), ("“", "”")]
)
PARAGRAPH = st.lists(st.tuples(SENTENCE, MARKS, SENTENCE), min_size=1, max_size=4)


@pytest.mark.parametrize("format_", OWN)
@given(paragraphs=st.lists(PARAGRAPH, min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_what_is_quoted_is_found_where_it_stands(
    paragraphs: list[list[tuple[str, tuple[str, str], str]]], format_: str
) -> None:
    text, places = "", []
    for paragraph in paragraphs:
        for before, (opening, closing), words in paragraph:
            text += f"{before} {opening}"
            places.append((len(text), words))
            text += f"{words}{closing}\n"
        text += "\n"
    found = read_manuscript(io.BytesIO(text.encode()), format_=format_).quotations
    assert [(one.start, one.text) for one in found] == places
    lines = text.split("\n")
    for one in found:
        assert one.place.line is not None
        assert one.place.column is not None
        line = lines[one.place.line - 1][one.place.column - 1 :]
        assert line.startswith(one.text)
        assert unicodedata.is_normalized("NFC", one.text)
        assert fold(one.text)
