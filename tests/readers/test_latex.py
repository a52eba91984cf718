"""What csquotes sets in brackets, and what is struck out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.readers.conftest import Read


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"\textins{all} of it", "[all] of it"),
        (r"\textins*{all} of it", "[all] of it"),
        (r"words \textelp{} and more", "words […] and more"),
        (r"words \textelp{all} more", "words [… all] more"),
        (r"words \textelp*{all} more", "words [all …] more"),
        (r"words \textelp more", "words …more"),
        (r"words \sout{never} more", "words  more"),
    ],
)
def test_what_csquotes_prints(read: Read, source: str, words: str) -> None:
    (quotation,) = read(f"\\enquote{{we read some {source} here}}", "latex").quotations
    assert quotation.text == f"we read some {words} here"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"the ports\index{ports} of Wales", "the ports of Wales"),
        (r"the ports \index{ports} of Wales", "the ports of Wales"),
        (r"the ports\is{Welsh} of Wales", "the ports of Wales"),
        (r"the dis\is{distance}tinct ports\ia{Un, S.}", "the distinct ports"),
        (r"the ports\label{a} of\protect{} Wales", "the ports of Wales"),
        (r"the ports \isi{of} Wales", "the ports of Wales"),
        (r"the ports\relax\ of Wales", "the ports of Wales"),
    ],
)
def test_words_of_an_index_are_no_text_and_leave_the_space_behind_them(
    read: Read, source: str, words: str
) -> None:
    (quotation,) = read(f"He said that ``{source} were closed''.", "latex").quotations
    assert quotation.text == f"{words} were closed"
