"""A class name stands twice only where an authored and a resolved form of one thing are meant."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src" / "secpol_cli"

AUTHORED = "corpus/format.py"  # as people write it in YAML; else as the store gives it
RESOLVED = "Block Date Event Force Note Occasion Office Organisation Principle Reply Statement".split()
BOTH_FORMS = {name: {AUTHORED, "model.py"} for name in RESOLVED} | {
    "Document": {AUTHORED, "corpus/load.py"},
}


def _classes(root: Path) -> dict[str, list[str]]:
    """By the names of all classes, private and inner ones too: the files in which they are defined.

    An underscore before a name makes it no other name.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                found[node.name.lstrip("_")].append(path.relative_to(root).as_posix())
    return found


def test_no_class_name_stands_twice() -> None:
    twice = {name: files for name, files in _classes(SOURCE).items() if len(files) > 1}
    assert {name: files for name, files in twice.items() if name not in BOTH_FORMS} == {}


def test_the_two_forms_of_a_thing_are_one_authored_and_one_resolved() -> None:
    classes = _classes(SOURCE)
    assert {name: (len(classes[name]), set(classes[name])) for name in BOTH_FORMS} == {
        name: (2, files) for name, files in BOTH_FORMS.items()
    }


def test_the_walk_sees_private_and_inner_classes(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("class _X:\n    pass\ndef f():\n    class Y:\n        pass\n", "utf-8")
    (tmp_path / "b.py").write_text("class X:\n    class Y:\n        pass\n", "utf-8")
    assert _classes(tmp_path) == {"X": ["a.py", "b.py"], "Y": ["a.py", "b.py"]}
