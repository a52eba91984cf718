"""The scripts, and the command that prints them."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

import pytest

from secpol_cli.cli import load_command
from secpol_cli.commands import COMMANDS
from secpol_cli.completion.scripts import completion_script
from secpol_cli.completion.shells import SHELLS
from secpol_cli.completion.table import VALUES, load_table
from secpol_cli.completion.values import KINDS

if TYPE_CHECKING:
    from tests.conftest import Run

FOLDER = Path(__file__).resolve().parents[2] / "completions"
FILES = {"bash": "secpol.bash", "zsh": "_secpol", "fish": "secpol.fish"}


@pytest.mark.parametrize("shell", SHELLS)
def test_the_files_are_what_is_printed(shell: str) -> None:
    file = FOLDER / FILES[shell]
    up_to_date = file.read_text("utf-8") == completion_script(shell)
    assert up_to_date, f"make it anew: secpol completion {shell} > completions/{FILES[shell]}"


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_can_read_it(shell: str) -> None:
    if not which(shell):
        pytest.skip(f"{shell} is not installed")
    checked = subprocess.run([shell, "-n", str(FOLDER / FILES[shell])], capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_value_has_an_entry(command: str) -> None:
    taking = [p.name for p in load_command(command).params if not getattr(p, "is_flag", False)]
    missing = [name for name in taking if name not in VALUES and f"{command} {name}" not in VALUES]
    assert not missing, "say in completion/table.py what values they take"


def test_every_entry_has_a_parameter() -> None:
    parameters = {(command, p.name) for command in COMMANDS for p in load_command(command).params}
    everywhere = {name for _, name in parameters}
    for key in VALUES:
        command, _, name = key.rpartition(" ")
        assert (command, name) in parameters if command else name in everywhere


def test_every_kind_is_one_that_the_program_knows() -> None:
    assert {values.kind for values in VALUES.values()} - {None} <= set(KINDS)


def test_the_table_has_every_command_and_option() -> None:
    table = {command.name: command for command in load_table()}
    assert list(table) == ["", *COMMANDS]
    for name in COMMANDS:
        spelled = {name for option in table[name].options for name in option.names}
        declared = {opt for p in load_command(name).params if p.param_type_name == "option" for opt in p.opts}
        assert spelled == declared | {"-h", "--help"}


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_prints_it(run: Run, shell: str) -> None:
    answer = run("completion", shell)
    assert (answer.status, answer.stderr) == (0, "")
    assert answer.stdout == (FOLDER / FILES[shell]).read_text("utf-8")


def test_completion_as_json(run: Run) -> None:
    answer = run("completion", "fish", "--json").json
    assert answer["query"] == {"shell": "fish"}
    assert answer["items"] == [{"shell": "fish", "script": completion_script("fish")}]


@pytest.mark.parametrize(
    ("shell", "hint"), [("fihs", "did you mean fish?"), ("tcsh", "there are bash, zsh, fish")]
)
def test_an_unknown_shell(run: Run, shell: str, hint: str) -> None:
    answer = run("completion", shell)
    assert answer.status == 2
    assert answer.stderr == f"secpol: error: no shell “{shell}”; {hint}\n"
