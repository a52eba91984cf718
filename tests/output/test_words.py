"""The words of passages, and what stands for what lies between them."""

from __future__ import annotations

import pytest

from secpol_cli.model import Passage
from secpol_cli.output.layouts.words import quoted

ONE, TWO = "“The words end here.", "“And go on there, they say."


def passage(block: str, text: str, exact: str) -> Passage:
    start = text.index(exact)
    return Passage(f"010/{block}", "010", block, start, start + len(exact), exact, text)


@pytest.mark.parametrize(
    ("block", "first", "second", "between"),
    [
        ("p2", "The words end here.", "And go on there", " ¶ "),
        ("p2", "The words end", "And go on there", " … "),
        ("p2", "The words end here.", "go on there", " … "),
        ("p3", "The words end here.", "And go on there", " … "),
        ("n2", "The words end here.", "And go on there", " … "),
    ],
)
def test_what_is_left_out_between_passages(block: str, first: str, second: str, between: str) -> None:
    shown = quoted([passage("p1", ONE, first), passage(block, TWO, second)])
    assert "".join(span.text for span in shown) == f"{first}{between}{second}"
