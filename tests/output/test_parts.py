"""Text on its way out: nothing in it commands a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secpol_cli.output.parts import Span, joined, plain, printable, spans


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, “quoted” – ភាសាខ្មែរ", "plain, “quoted” – ភាសាខ្មែរ"),
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("\x00\x08\x7f", "\\x00\\x08\\x7f"),
        ("\x9b31m\x90", "\\x9b31m\\x90"),  # C1
        ("a\nb\r\nc\td", "a b  c d"),
        ("a\u2028b\u2029c\x85d\x0be\x0cf", "a b c d e f"),
        ("\u202eevil\u202c\u2066x\u2069\u200f\u061c", "\\u202eevil\\u202c\\u2066x\\u2069\\u200f\\u061c"),
        ("\udcff\ud800", "\\udcff\\ud800"),
        ("[sic] | $5 <b>", "[sic] | $5 <b>"),
        ("a\u00a0b\u200bc\u200dd\ufeff", "a\u00a0b\u200bc\u200dd\ufeff"),  # spaces and joiners are text
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(st.characters()))
def test_no_control_and_no_line_end_is_left(text: str) -> None:
    shown = printable(text)
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert len(shown.splitlines()) <= 1
    assert not {unicodedata.bidirectional(char) for char in shown} & {
        "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"
    }  # fmt: skip


def test_spans_and_runs() -> None:
    run = spans("a", "", Span("b", "hit"), (Span("c"), Span("")))
    assert run == (Span("a"), Span("b", "hit"), Span("c"))
    assert plain(run) == "abc"
    assert plain(joined([run, (), spans("d")], " · ")) == "abc · d"
    assert joined([], ", ") == ()
