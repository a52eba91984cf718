"""Every command says what it does, shows examples that work, and stands in the README."""

from __future__ import annotations

import importlib
import inspect
import re
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secpol_cli.commands import COMMANDS
from secpol_cli.pandoc import find_pandoc

if TYPE_CHECKING:
    from tests.conftest import Run

README = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")


def _help(command: str) -> str:
    return inspect.getdoc(importlib.import_module(f"secpol_cli.commands.{command}").run) or ""


def _examples(command: str) -> list[str]:
    """The lines that show the command; a gap, a pipe or a redirection ends what is typed."""
    lines = [line.strip() for line in _help(command).splitlines()]
    return [re.split(r"\s{2,}|\s[|>]\s", line)[0] for line in lines if line.startswith("secpol ")]


@pytest.mark.parametrize("command", COMMANDS)
def test_it_says_what_it_does(run: Run, command: str) -> None:
    assert re.match(r"[A-Z][^\n]+(\n[^\n]+)?\.\n\n", _help(command))
    assert "\n\b\n" in _help(command)  # what follows keeps its lines
    assert COMMANDS[command].endswith(".")
    shown = run(command, "--help").stdout
    assert all(example in shown for example in _examples(command))
    assert "\b" not in shown
    assert not any(len(line) > 100 for line in shown.splitlines())


@pytest.mark.parametrize("command", COMMANDS)
def test_its_examples_work(run: Run, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    examples = _examples(command)
    _write_manuscripts(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert examples
    for example in examples:
        arguments = shlex.split(example)
        assert arguments[:2] == ["secpol", command]
        if "my-corpus" not in arguments:
            answer = run(*arguments[1:])
            assert answer.status == 0, (example, answer.stderr)


def _write_manuscripts(folder: Path) -> None:
    """The manuscripts and texts that examples name, without a wrong word."""
    (folder / "speeches").mkdir()
    (folder / "speeches" / "charter.txt").write_text("We the peoples of the United Nations agree.", "utf-8")
    words = "Hun Sen spoke of “mutual respect, mutual understanding” [@001, para. 13].\n"
    (folder / "draft.md").write_text(words, "utf-8")
    (folder / "thesis.tex").write_text(words.replace("[@001, para. 13]", "\\cite{001}"), "utf-8")
    command = [str(find_pandoc()), "draft.md", "--from", "markdown", "--output", "chapter.docx"]
    subprocess.run(command, cwd=folder, check=True)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained(run: Run, command: str) -> None:
    shown = run(command, "--help").stdout
    options = re.findall(r"^  ((?:-\w, )?--[\w-]+.*(?:\n {6,}.*)*)", shown, re.MULTILINE)
    assert len(options) >= 4
    for option in options:
        assert re.search(r"\s{2,}\S.*\.", option), option


@pytest.mark.parametrize("command", COMMANDS)
def test_it_stands_in_the_readme(command: str) -> None:
    assert f"`secpol {command}" in README or f"`{command}`" in README


def test_it_stands_in_the_help(run: Run) -> None:
    shown = run("--help").stdout
    for command, line in COMMANDS.items():
        assert re.search(rf"^  {command} +{re.escape(line)}$", shown, re.MULTILINE)
