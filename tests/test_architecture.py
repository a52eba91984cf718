"""Imports run one way: cli → commands → {core, citation} → corpus → model → errors."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "secpol_cli"

# What an address is, everybody may know, also who knows nothing of the store.
ADDRESS = SOURCE / "store" / "address.py"
LEAVES = {"address", "csl_variables", "errors", "nearest", "patterns", "places", "record"}
MODEL = LEAVES | {"model", "changes"}
FLOOR = MODEL | {"text", "dates"}
STORE = FLOOR | {"store"}
QUERIES = STORE | {"queries"}
READING = FLOOR | {"pandoc", "readers"}
COMMANDS = (
    QUERIES
    | READING
    | {"jobs", "search", "corpus", "sources", "manuscript", "citation", "verdicts", "verification", "session"}
    | {"authoring", "commands", "output", "completion", "report"}
)

# What each module or package may import of the others; also for types alone, and inside functions.
MAY_IMPORT: dict[str, set[str]] = {
    **{leaf: set() for leaf in sorted(LEAVES)},  # in one order for all workers
    "authoring": STORE | READING | {"corpus", "sources", "citation"},
    "changes": {"record"},
    "citation": QUERIES | {"pandoc"},
    "cli": COMMANDS,
    "commands": COMMANDS,
    "completion": COMMANDS | {"cli"},  # the scripts are made from the command line itself
    "corpus": STORE,
    "dates": MODEL,
    "manuscript": READING,  # what a manuscript says; whether it is true is judged elsewhere
    "jobs": STORE,  # what is to be done, it is told
    "model": {"record"},
    "output": FLOOR | {"verdicts"},
    "pandoc": {"errors"},
    "queries": STORE,
    "readers": FLOOR | {"pandoc"},
    "report": QUERIES | {"citation", "output", "verdicts", "verification"},
    "search": QUERIES | {"jobs"},
    "session": STORE | {"authoring", "corpus", "sources"},  # which finishes what a killed process began
    "sources": STORE | READING | {"corpus", "citation"},  # plain files instead of a corpus
    "store": FLOOR,
    "text": MODEL | {"dates"},  # a year is no page
    "values": QUERIES | {"citation", "session", "completion"},
    "verdicts": {"record"},
    "verification": QUERIES | READING | {"jobs", "search", "manuscript", "citation", "verdicts"},
    "__main__": {"cli", "completion", "values"},
}
# What answers a shell that waits for values, apart from what makes its script.
VALUES = {SOURCE / "completion" / name for name in ("values.py", "opening.py")}
# Who may import what draws on the screen or reads the command line.
SCREEN = {"typer": {"cli", "commands", "completion"}, "rich": {"output"}}


MOST_MODULES = 20


def _name(path: Path) -> str:
    """The module or package right below secpol_cli that a file belongs to."""
    if path in VALUES:
        return "values"
    if path == ADDRESS:
        return "address"
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def _imports(path: Path) -> set[str]:
    """Every module that a file imports, in full; `from a import b` counts as a.b."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


FILES = sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")


def test_every_room_has_its_place() -> None:
    assert {_name(path) for path in FILES} == MAY_IMPORT.keys()


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_imports_run_one_way(room: str) -> None:
    for path in FILES:
        if _name(path) == room:
            own = [name.split(".") for name in _imports(path) if name.startswith("secpol_cli.")]
            others = {"address" if parts[1:3] == ["store", "address"] else parts[1] for parts in own} - {
                room,
                "__version__",
            }
            assert others <= MAY_IMPORT[room], path.relative_to(SOURCE)


def test_a_package_is_small_enough_to_know_by_heart() -> None:
    counts = Counter(path.parent for path in SOURCE.rglob("*.py") if path.name != "__init__.py")
    assert {folder.name: count for folder, count in counts.items() if count > MOST_MODULES} == {}


@pytest.mark.parametrize("package", SCREEN)
def test_nothing_below_the_commands_knows_the_screen(package: str) -> None:
    users = {_name(path) for path in FILES if package in {name.split(".")[0] for name in _imports(path)}}
    assert users <= SCREEN[package]


def test_the_walk_sees_imports_in_functions_and_for_types(tmp_path: Path) -> None:
    source = tmp_path / "x.py"
    source.write_text("if TYPE_CHECKING:\n    from a.b import c\ndef f():\n    import rich.text\n")
    assert _imports(source) == {"a.b.c", "rich.text"}
