"""A file in commands/ is a command, which reads options, calls a function and returns a Result; or `options`."""

from __future__ import annotations

import ast
import inspect
from importlib import import_module
from pathlib import Path

import pytest

from secpol_cli import commands
from secpol_cli.commands import COMMANDS

FOLDER = Path(commands.__file__).parent
MOST_LINES = 45  # of a function, without its signature and docstring


def _functions(name: str) -> list[ast.FunctionDef]:
    tree = ast.parse((FOLDER / f"{name}.py").read_text("utf-8"))
    return [node for node in tree.body if isinstance(node, ast.FunctionDef)]


def _length(function: ast.FunctionDef) -> int:
    """The lines of a function's body, its docstring left out."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return 1 + (body[-1].end_lineno or 0) - body[0].lineno if body else 0


def test_every_file_is_a_command_or_their_options() -> None:
    assert {path.stem for path in FOLDER.glob("*.py")} == COMMANDS.keys() | {"__init__", "options"}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_one_function(name: str) -> None:
    functions = _functions(name)
    public = [function.name for function in functions if not function.name.startswith("_")]
    assert public == ["run"]
    tree = ast.parse((FOLDER / f"{name}.py").read_text("utf-8"))
    assert not [node for node in tree.body if isinstance(node, ast.ClassDef)]
    run = inspect.signature(import_module(f"secpol_cli.commands.{name}").run)
    assert next(iter(run.parameters)) == "session"
    assert run.return_annotation == "Result"


@pytest.mark.parametrize("name", COMMANDS)
def test_what_takes_long_to_say_is_done_elsewhere(name: str) -> None:
    long = {function.name: _length(function) for function in _functions(name)}
    assert {name: lines for name, lines in long.items() if lines > MOST_LINES} == {}


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_neither_print_nor_exit_nor_loop_over_the_store(name: str) -> None:
    calls = {
        node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        for function in _functions(name)
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)
    }
    assert not calls & {"print", "exit", "open", "execute", "rows", "row", "value"}


def test_the_length_is_that_of_the_body() -> None:
    (function,) = ast.parse('def f(\n    a,\n):\n    """X."""\n    b = a\n\n    return b').body
    assert isinstance(function, ast.FunctionDef)
    assert _length(function) == 3
