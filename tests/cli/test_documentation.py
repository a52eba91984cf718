"""Every command says what it does, shows examples that work, and stands in the README."""

from __future__ import annotations

import importlib
import inspect
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secpol_cli.commands import COMMANDS

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
def test_its_examples_work(run: Run, command: str) -> None:
    examples = _examples(command)
    assert examples
    for example in examples:
        arguments = shlex.split(example)
        assert arguments[:2] == ["secpol", command]
        if "my-corpus" not in arguments:
            answer = run(*arguments[1:])
            assert answer.status == 0, (example, answer.stderr)


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
