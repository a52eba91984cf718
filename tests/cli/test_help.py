"""The help of a command: what an option is for, and its limits in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from secpol_cli.command_help import in_words
from secpol_cli.commands import COMMANDS

if TYPE_CHECKING:
    from tests.conftest import Run


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "Leave out hits below SCORE.  [default: 55.0; 0<=x<=100]",
            "Leave out hits below SCORE (0 to 100, default 55).",
        ),
        ("At most N, 0 for all.  [x>=0]", "At most N, 0 for all."),
        ("Colour: auto, always or never.  [default: auto]", "Colour: auto, always or never (default auto)."),
        ("A file.  [required]", "A file (required)."),
        ("Words [in brackets] need not be there.", "Words [in brackets] need not be there."),
    ],
)
def test_defaults_and_ranges_are_words(written: str, read: str) -> None:
    assert in_words(written) == read


@pytest.mark.parametrize("command", COMMANDS)
def test_no_help_has_a_formula(run: Run, command: str) -> None:
    shown = run(command, "--help").stdout
    assert not re.search(r"x[<>]=|\[default", shown)
    assert "Output and corpus:" in shown


def test_what_chooses_stands_apart_from_what_shows(run: Run) -> None:
    shown = run("search", "--help").stdout
    arguments, options, filters, output = (
        shown.index(head) for head in ("Arguments:", "Options:", "Filters:", "Output and corpus:")
    )
    assert arguments < options < filters < output
    assert (
        options
        < shown.index("  --explain  ")
        < filters
        < shown.index("  --speaker NAME")
        < output
        < shown.index("  --json  ")
    )


def test_a_speaker_that_is_claimed_is_no_filter(run: Run) -> None:
    assert "Filters:" not in run("verify", "--help").stdout
