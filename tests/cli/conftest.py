"""Validating answers, and a terminal that is none."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from jsonschema import Draft202012Validator

from secpol_cli.output.schemas.generate import FOLDER

if TYPE_CHECKING:
    from tests.conftest import Answer, Run


class Validate(Protocol):
    """Checks JSON against the schema of a command, or `error`; returns it read."""

    def __call__(self, command: str, text: str) -> Any: ...


@pytest.fixture(scope="session")
def validate() -> Validate:
    """`validate("search", text)` fails where the text is not as the schema says."""
    schemas = {path.stem: json.loads(path.read_text("utf-8")) for path in FOLDER.glob("*.json")}

    def check(command: str, text: str) -> Any:
        answer = json.loads(text)
        Draft202012Validator(schemas[command], format_checker=Draft202012Validator.FORMAT_CHECKER).validate(
            answer
        )
        return answer

    return check


@pytest.fixture
def on_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The program with a terminal of 80 columns as stdout, whatever the one the tests run on."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")

    def run_there(*arguments: str, stdin: str = "") -> Answer:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        return run(*arguments, stdin=stdin)

    return run_there
