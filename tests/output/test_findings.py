"""Findings on a screen: errors first, each over its line of YAML with what is wrong marked in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.corpus.excerpts import lines_of
from secpol_cli.model import Finding
from secpol_cli.output.render import Screen, render
from secpol_cli.output.result import Result

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from tests.conftest import MakeCorpus, Run

LINES = {
    ("a.yaml", 2): "  - {speaker: nobody, stance: affirm}",
    ("a.yaml", 7): "    text: " + "word " * 40 + "mistake " + "word " * 40,
}


def _finding(line: int, column: int, message: str, severity: str = "error", **more: str) -> Finding:
    return Finding("a.yaml", line, column, "rule", severity, message, **more)


def _shown(*items: Finding, width: int = 60) -> list[str]:
    result = Result("check", items, {}, "findings", options={"lines": LINES, "todo": True})
    text = render(result, "table", Screen(width, styled=True))
    return [re.sub(r"\x1b\[[\d;]*m", "", line).rstrip() for line in text.splitlines()]


def test_the_line_stands_under_what_is_wrong_with_what_to_do() -> None:
    assert _shown(_finding(2, 14, "no person “nobody”", hint="add nobody to people.yaml")) == [
        "error: no person “nobody” [rule]",
        "  a.yaml:2:14",
        "  2 │   - {speaker: nobody, stance: affirm}",
        "    │               ^^^^^^",
        "  to do: add nobody to people.yaml",
    ]


def test_without_a_word_that_is_named_the_pair_is_marked() -> None:
    assert _shown(_finding(2, 23, "that is no stance"))[-1] == "    │                       ^^^^^^^^^^^^^^"


def test_of_a_long_line_the_part_is_shown_that_is_wrong() -> None:
    _, _, line, mark = _shown(_finding(7, 11, "“mistake” is none of the words"))
    assert line.startswith("  7 │ …")
    assert line[mark.index("^") : mark.rindex("^") + 1] == "mistake"
    assert len(line) <= 60


def test_errors_come_first_and_what_waits_last() -> None:
    told = _shown(
        _finding(2, 3, "one", "warning", level="open"),
        _finding(2, 3, "two", "warning"),
        _finding(2, 3, "three"),
    )
    assert [line.split()[1] for line in told if line.endswith("[rule]")] == ["three", "two", "one"]


def test_quotation_marks_of_a_text_stand_in_single_ones() -> None:
    assert (
        _shown(_finding(0, 0, "““great power”” is no term"))[0] == "error: ‘“great power”’ is no term [rule]"
    )


def test_a_line_that_is_not_there_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"one: 1\r\ntwo: 2\r\n")
    items = [_finding(2, 1, "x"), _finding(9, 1, "x"), Finding("b.yaml", 1, 1, "r", "error", "x")]
    assert lines_of(tmp_path, items) == {("a.yaml", 2): "two: 2"}


def test_the_command_shows_it_on_a_screen_and_one_line_each_through_a_pipe(
    run: Run, corpus_dir: MakeCorpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = str(corpus_dir(("documents/010.yaml", "mode: direct", "mode: directt")).root)
    monkeypatch.setenv("COLUMNS", "100")
    screen = re.sub(r"\x1b\[[\d;]*m", "", run("check", root, "--color", "always").stdout)
    line, mark = re.findall(r"│ (.*)", screen)[:2]
    assert line[mark.index("^") : mark.rindex("^") + 1] == "directt"
    assert "│" not in run("check", root).stdout
    assert re.match(r"documents/010\.yaml:\d+:\d+: error: ", run("check", root).stdout)
