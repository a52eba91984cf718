"""What months are called and how EDTF is written is known in `dates`, and nowhere else."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secpol_cli.dates.names import CUT_MONTHS, MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).resolve().parents[2] / "src" / "secpol_cli"
ELSEWHERE = [path for path in sorted(SOURCE.rglob("*.py")) if path.relative_to(SOURCE).parts[0] != "dates"]

_NAMES = {name.casefold() for name in (*MONTHS, *CUT_MONTHS, *WEEKDAYS)}
_WORDS_TOO = {"may", "march"}  # unless they have a capital
_EDTF = re.compile(
    r"\\d\{4\}\)?(?:\(\?:|\[)?-"  # a pattern of a date: \d{4}-, (\d{4})(?:-
    r"|\\d\\d\\d\\d-"
    r"|\[[^\]]*\\dX[^\]]*\]|\[X\\d"  # of digits left open
    r"|1\[[1-9]-9\]\|20"  # of a year: (?:1[5-9]|20)
    r"|\[[?~%\\]{3,}\]"  # of a qualifier
)
_MARKS = re.compile(r"X+|[?~%]{2,3}")  # the marks themselves, as `startswith("XXXX")` has them


def _strings(tree: ast.AST) -> Iterator[tuple[int, list[str]]]:
    """The strings of each statement, with its line: all but docstrings, help texts and what f-strings fill in.

    A statement's strings belong together, as the names in a list do; those of
    the statements inside it are theirs.
    """
    for statement in ast.walk(tree):
        if not isinstance(statement, ast.stmt) or _is_docstring(statement):
            continue
        found: list[str] = []
        waiting: list[ast.AST] = [*ast.iter_child_nodes(statement)]
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.stmt) or (isinstance(node, ast.keyword) and node.arg == "help"):
                continue
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.append(node.value)
            waiting += ast.iter_child_nodes(node)
        yield statement.lineno, found


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _names_in(strings: list[str]) -> set[str]:
    """The names of months and days of the week among the words of strings."""
    words = {word for string in strings for word in re.findall(r"[^\W\d_]+", string)} - _WORDS_TOO
    return {word.casefold() for word in words} & _NAMES


def _known_of_dates(source: str) -> list[str]:
    found = []
    for line, strings in _strings(ast.parse(source)):
        if len(_names_in(strings)) > 1:
            found.append(f"{line}: {', '.join(sorted(_names_in(strings)))}")
        found += [f"{line}: {s}" for s in strings if _EDTF.search(s) or _MARKS.fullmatch(s)]
    return found


@pytest.mark.parametrize("path", ELSEWHERE, ids=lambda path: str(path.relative_to(SOURCE)))
def test_month_names_and_edtf_patterns_are_in_dates_alone(path: Path) -> None:
    assert _known_of_dates(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_nobody_reads_dates_with_the_package(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    modules |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not {"edtf", "calendar", "dateutil"} & {module.partition(".")[0] for module in modules}


@pytest.mark.parametrize(
    "source",
    [
        '_MONTHS = ["jan", "feb"]',
        '_MONTHS = "January February".split()',
        'M = re.compile(r"(?:no|Nov|Dec|Jan)\\.$")',
        'M = {"may": 5, "June": 6, "July": 7}',
        'M = rf"(?:{x}|monday|tuesday)"',
        'def f():\n    return word in ("April", "March")',
        'D = r"(\\d{4})(?:-(\\d\\d))?"',
        'D = re.compile(r"^\\d{4}-\\d\\d")',
        'D = r"(-?[\\dX]{4})"',
        'Y = rf"{x}(?:1[5-9]|20)\\d\\d"',
        'if text.startswith("XXXX"): pass',
        'q = mark in "?~%"',
    ],
)
def test_the_walk_finds(source: str) -> None:
    assert _known_of_dates(source)


@pytest.mark.parametrize(
    "source",
    [
        '"""Written January or February, as XXXX-11-23."""',
        'def f():\n    """January, February."""',
        'x = Option(help="Since when: 2018, January or February.")',
        'hint = "write 2019-03-11 or XXXX-11-23"',
        'words = "may might must march"',
        "month = 'January'",
        'size = r"\\d{4}"',
        'mark = "?"',
        'if a == "January":\n    b = "February"',
    ],
)
def test_the_walk_passes_over(source: str) -> None:
    assert _known_of_dates(source) == []
