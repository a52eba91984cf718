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
