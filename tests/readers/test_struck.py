"""What is struck out is no longer said, in whatever format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secpol_cli.manuscript.read import read_manuscript

if TYPE_CHECKING:
    from tests.readers.conftest import Convert, Read

WORDS = "they can do a lot {} more together"


@pytest.mark.parametrize("struck", ["~~less~~", "<del>less</del>", "<s>less</s>", "<strike>less</strike>"])
def test_markdown(read: Read, struck: str) -> None:
    (quotation,) = read(f"He said “{WORDS.format(struck)}”.").quotations
    assert quotation.text.split() == WORDS.format("").split()


@pytest.mark.parametrize("ending", ["docx", "odt", "html", "epub"])
def test_other_formats(convert: Convert, ending: str) -> None:
    path = convert(f"He said “{WORDS.format('~~less~~')}”.", f"draft.{ending}")
    (quotation,) = read_manuscript(path).quotations
    assert quotation.text.split() == WORDS.format("").split()


def test_marks_in_what_is_struck_are_told(read: Read) -> None:
    found = read("He said ~~“they can do a lot more together”~~ nothing.")
    assert not found.quotations
    assert any("not read" in warning for warning in found.warnings)


@pytest.mark.parametrize("text", ["a ~~ b ~~ c", "2 < 3 <s"])
def test_what_strikes_nothing(read: Read, text: str) -> None:
    (quotation,) = read(f"“they can do it {text}”").quotations
    assert quotation.text == f"they can do it {text}"
