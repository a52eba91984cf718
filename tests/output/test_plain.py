"""In a pipe: whole, uncoloured, unwrapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.output.test_terminal import COMMANDS

from secpol_cli.output.parts import Gap, Grid, Heading, Line, Quote, Span, spans
from secpol_cli.output.plain import render_plain

if TYPE_CHECKING:
    from tests.conftest import Run

    from secpol_cli.output.parts import Part


def test_parts() -> None:
    parts: list[Part] = [
        Heading(spans("Title"), 1),
        Heading(spans("Below")),
        Line(spans("left"), spans("right"), indent=2),
        Gap(),
        Quote(spans("a ", Span("hit", "hit"), " b"), 6, spans("p1")),
        Grid(("id", "n"), ((spans("a"), spans("1")), (spans("b"), spans("22"))), right=frozenset({1})),
    ]
    assert render_plain(parts) == (
        "Title\n=====\nBelow\n  left  right\n\np1    a **hit** b\nid      n\n----  ---\na       1\nb      22"
    )


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_escape_sequence_and_no_trace_of_a_width(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    narrow = run(*command)
    monkeypatch.setenv("COLUMNS", "200")
    assert run(*command) == narrow
    assert narrow.status == 0
    assert "\x1b" not in narrow.stdout
    assert not any(line != line.rstrip() for line in narrow.stdout.splitlines())


def test_nothing_is_left_out(run: Run) -> None:
    """Every address of the evidence and every word of the passages, however long the lines."""
    shown = run("timeline").stdout
    for event in run("timeline", "--json").json["items"]:
        for passage in event["evidence"]:
            assert passage["address"] in shown
        assert event["label"] in shown
    shown = run("show", "003").stdout
    page = run("show", "003", "--json").json["items"][0]
    assert all(note["text"] in shown for note in page["notes"])
    assert all(block["text"] in shown for block in page["blocks"] if not block["marks"])
    shown = run("principles", "--speaker", "Hun Sen").stdout
    for item in run("principles", "--speaker", "Hun Sen", "--json").json["items"]:
        assert item["statement"] in shown
        assert item["label"] in shown


def test_a_cited_work_by_its_variables_in_words(run: Run) -> None:
    shown = run("show", "3:hall-menon-2014").stdout
    assert shown.startswith("Cambodia: Rapid Growth in an Open, Post-Conflict Economy\n=====")
    assert "  003:hall-menon-2014 · report\n  author: Hil Hall; Jayant Menon\n" in shown
    assert "\n  issued: May 2014\n" in shown
    assert "\nn18   Hil Hall and Jayant Menon" in shown
    assert "Works cited" not in shown
