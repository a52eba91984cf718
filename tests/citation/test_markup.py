"""From pandoc's tree to text, Markdown, HTML, LaTeX and RTF."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secpol_cli.citation.markup import (
    MARKUPS,
    Formatted,
    escape_html,
    escape_latex,
    escape_rtf,
    from_pandoc,
    rtf_document,
    write,
)


def string(text: str) -> dict[str, Any]:
    return {"t": "Str", "c": text}


SPACE = {"t": "Space"}
TITLE = [
    string("Un."),
    SPACE,
    {"t": "Emph", "c": [string("A_b"), SPACE, {"t": "Emph", "c": [string("inner")]}]},
    SPACE,
    string("https://example.org/a_b?c=1&d#e."),
]


@pytest.mark.parametrize(
    ("markup", "written"),
    [
        ("text", "Un. A_b inner https://example.org/a_b?c=1&d#e."),
        ("markdown", r"Un. *A\_b* inner <https://example.org/a_b?c=1&d#e>."),
        (
            "html",
            'Un. <i>A_b</i> inner <a href="https://example.org/a_b?c=1&amp;d#e">https://example.org/a_b?c=1&amp;d#e</a>.',
        ),
        ("latex", r"Un. \emph{A\_b} inner \url{https://example.org/a_b?c=1&d\#e}."),
        ("rtf", r"Un. {\i A_b} inner https://example.org/a_b?c=1&d#e."),
    ],
)
def test_markups(markup: Any, written: str) -> None:
    # Italics inside italics are upright, and an address keeps its full stop outside.
    assert write(from_pandoc(TITLE), markup) == written


def test_superscript_in_plain_text() -> None:
    assert write(from_pandoc([{"t": "Superscript", "c": [string("12")]}]), "text") == "¹²"
    assert write(from_pandoc([{"t": "Superscript", "c": [string("1(para12)")]}]), "text") == "1(para12)"


def test_quotes_spans_and_notes() -> None:
    quoted = {"t": "Quoted", "c": [{"t": "DoubleQuote"}, [string("a")]]}
    span = {"t": "Span", "c": [["", [], []], [string("b")]]}
    note = {"t": "Note", "c": [{"t": "Para", "c": [string("left out")]}]}
    assert write(from_pandoc([quoted, span, note]), "text") == "“a”b"


def test_a_bracket_does_not_open_an_option_of_latex() -> None:
    assert write(from_pandoc([string("[News"), SPACE, string("report].")]), "latex") == "{[}News report]."


def test_rtf_writes_what_is_not_ascii_as_utf16() -> None:
    assert escape_rtf("é ក 𝔸") == "\\uc0\\u233  \\uc0\\u6016  \\uc0\\u-10187 \\uc0\\u-8904 "
    assert rtf_document(["a"]) == "{\\rtf1\\ansi\n{\\pard a\\par}\n}\n"


def test_substitution_keeps_typefaces() -> None:
    italic = from_pandoc([{"t": "Emph", "c": [string("2019")]}, string(".")])
    assert write(italic.sub("2019", lambda _: "[2019]"), "markdown") == r"*\[2019\]*."
    assert italic.sub("x", lambda _: "y") is italic


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(TEXT)
def test_html_escapes_come_back(text: str) -> None:
    assert html.unescape(escape_html(text)) == text
    assert "<" not in escape_html(text)


@given(TEXT)
def test_nothing_is_left_for_latex_to_read(text: str) -> None:
    written = re.sub(r"\\[&%$#_{}]|\\text[a-z]+\{\}", "", escape_latex(text))
    assert not re.search(r"[&%$#_~^{}\\]", written)


@given(TEXT)
def test_rtf_is_ascii_and_its_braces_are_escaped(text: str) -> None:
    written = escape_rtf(text)
    assert written.isascii()
    assert not re.search(r"[{}]", re.sub(r"\\[\\{}]", "", written))


@given(TEXT, st.sampled_from(MARKUPS))
def test_a_citation_is_one_line_without_control_characters(text: str, markup: Any) -> None:
    written = write(from_pandoc([string(text)]), markup)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", written)


def test_strip() -> None:
    assert from_pandoc([SPACE, string("a"), SPACE]).strip() == from_pandoc([string("a")])
    assert Formatted().strip() == Formatted()
