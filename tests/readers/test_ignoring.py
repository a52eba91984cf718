"""`secpol: ignore reason` is honoured, and counted, and never silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.readers.conftest import Read

A, B = "“one two three four”", "“five six seven eight”"
COMMENT = "<!-- secpol: ignore mine -->"


@pytest.mark.parametrize(
    ("text", "format_", "ignored"),
    [
        (f"{A} {COMMENT} and {B}.", "markdown", [True, False]),
        (f"{COMMENT} {A} and {B}.", "markdown", [True, False]),
        (f"{A} and {B} {COMMENT}", "markdown", [False, True]),
        (f"{A}\n{COMMENT}\n{B}", "markdown", [False, True]),
        (f"{A}.\n\n{COMMENT}\n\n{B}.", "markdown", [False, True]),
        (f"{A}.\n\n> {COMMENT} one two\n\n{B}.", "markdown", [False, True, False]),
        (f"{A} {COMMENT} and {B}.", "text", [True, False]),
        (f"{A} % secpol: ignore mine\nand {B}.", "latex", [True, False]),
        (f"{A}\n% secpol: ignore mine\nand {B}.", "latex", [False, True]),
        (f"<p>{A} {COMMENT} and {B}.</p>", "html", [True, False]),
        (f"{A} and\n\n.. secpol: ignore mine\n\n{B}.", "rst", [False, True]),
        (f"{A} and\n# secpol: ignore mine\n\n{B}.", "org", [True, False]),
    ],
)
def test_which_quotation_is_ignored(read: Read, text: str, format_: str, ignored: list[bool]) -> None:
    manuscript = read(text, format_)
    found = [one.skipped is not None for one in manuscript.quotations]
    assert found == ignored
    (skipped,) = [one.skipped for one in manuscript.quotations if one.skipped]
    assert (skipped.why, skipped.note) == ("ignored", "mine")
    assert manuscript.warnings == ()


def test_what_stands_in_an_ignored_quotation_is_ignored(read: Read) -> None:
    manuscript = read(f"“one ‘two three four five’ six” {COMMENT}")
    assert manuscript.skipped == {"ignored": 2}


def test_a_comment_without_reason_says_so(read: Read) -> None:
    (one,) = read(f"{A} <!-- secpol: ignore -->").quotations
    assert one.skipped is not None
    assert one.skipped.note == "no reason given"


def test_a_comment_about_nothing_is_a_warning(read: Read) -> None:
    assert read(f"No words.\n\n{COMMENT}\n").warnings == (
        "-: line 3: “secpol: ignore” stands at no quotation",
    )


def test_other_comments_are_dropped(read: Read) -> None:
    assert read(f"{A} <!-- “five six seven eight” -->\n\n<!--\n“nine\n\nten eleven twelve”\n-->\n").marks == 2
