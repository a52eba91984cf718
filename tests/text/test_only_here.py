"""Sets of quotation marks, patterns of ellipses and ends of sentences stand in `text` and nowhere else.

Whoever needs such a set takes it from `text.orthography`, `text.sigla` or
`text.sentences`: two sets would disagree sooner or later.  What is looked at
are the literal strings of the program, and the tuples, lists and sets of such.
A mark by itself, and marks around the words of a message, are no sets.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).resolve().parents[2] / "src" / "secpol_cli"
FILES = sorted(path for path in SOURCE.rglob("*.py") if path.relative_to(SOURCE).parts[0] != "text")

MARKS = "“”„‟‘’‚‛«»‹›「」『』"
TWO_MARKS = re.compile(rf"([{MARKS}])[^\w{MARKS}]*(?!\1)[{MARKS}]")  # and no word between
CLASS = re.compile(r"\[\^?((?:\\.|[^\]\\])+)\]")

ALLOWED = {
    ("quotation marks", "citation/languages.py"): "which marks a language sets is known of languages",
    ("sentence ends", "cli.py"): "the stop behind a message of the command line's library",
    ("sentence ends", "readers/citations.py"): "what a citation key may hold, by pandoc's rule",
}


def has_quotation_marks(text: str) -> bool:
    """Whether two different marks stand side by side, or beside nothing but signs."""
    return TWO_MARKS.search(text) is not None


def has_ellipses(text: str) -> bool:
    """Whether an ellipsis stands beside the dots that are typed for one, or dots are counted with spaces."""
    return ("…" in text and ("..." in text or r"\." in text)) or r"\.(?:\s" in text


def has_sentence_ends(text: str) -> bool:
    """Whether the point and another stop stand in one class of characters, or in a string of nothing but
    punctuation."""
    sets = [re.sub(r"\\\w", "", found[1]) for found in CLASS.finditer(text)]
    if re.fullmatch(rf"[.,;:!?…)\]\"'{MARKS}]+", text):
        sets.append(text)
    return any("." in each and set(each) & set("!?") and not re.search(r"[\w\s]", each) for each in sets)


KINDS = {
    "quotation marks": has_quotation_marks,
    "ellipses": has_ellipses,
    "sentence ends": has_sentence_ends,
}


def literals(source: str) -> Iterator[tuple[int, str]]:
    """The literal strings of a module with their lines, those of f-strings too; what stands in one tuple, list
    or set as one string.  No docstrings."""
    tree = ast.parse(source)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    bodies = [node.body[0] for node in ast.walk(tree) if isinstance(node, documented) and node.body]
    docstrings = {id(first.value) for first in bodies if isinstance(first, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value
        elif isinstance(node, (ast.Tuple, ast.List, ast.Set)):
            members = [each.value for each in node.elts if isinstance(each, ast.Constant)]
            yield node.lineno, "".join(each for each in members if isinstance(each, str))


@pytest.mark.parametrize("kind", KINDS)
def test_sets_stand_in_text_alone(kind: str) -> None:
    found = [
        f"{name}:{line}: {text!r}"
        for path in FILES
        if (kind, name := path.relative_to(SOURCE).as_posix()) not in ALLOWED
        for line, text in literals(path.read_text("utf-8"))
        if KINDS[kind](text)
    ]
    assert found == []


@pytest.mark.parametrize(("kind", "name"), ALLOWED)
def test_what_is_allowed_is_there(kind: str, name: str) -> None:
    source = (SOURCE / name).read_text("utf-8")
    assert any(KINDS[kind](text) for _, text in literals(source))


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("quotation marks", "x = '[“”]'"),
        ("quotation marks", "x = frozenset('” “ »'.split())"),
        ("quotation marks", 'x = re.compile(r"[^\\"\'»”)]")'),
        ("quotation marks", "x = mark in ('“', '„')"),
        ("quotation marks", "x = f'[{y}”’]'"),
        ("ellipses", r"x = r'…|\.{3}'"),
        ("ellipses", r"x = r'\.(?:\s?\.){2}'"),
        ("sentence ends", "x = '[.!?]'"),
        ("sentence ends", r"x = r'(?<=[^\w.!])\s'"),
        ("sentence ends", "x = text[-1] in '.!?)'"),
        ("sentence ends", "x = {'.', '?'}"),
    ],
)
def test_sets_are_seen(kind: str, source: str) -> None:
    assert any(KINDS[kind](text) for _, text in literals(source))


@pytest.mark.parametrize(
    "source",
    [
        '"""“” …|... [.!?]"""',
        "def f():\n    '''[“”.!?]'''",
        "x = f'no {what} “{value}”'",
        "x = 'write “before | after”, as it stands'",
        "x = '… (more)', '“'",
        r"x = r'[’\']s$|[’\']$'",
        "x = '(?, ?)'",
        r"x = r'(?:---|\.\.\.)'",
        "x = 'What? No! Stop.'",
    ],
)
def test_nothing_else_is(source: str) -> None:
    assert not [text for _, text in literals(source) for has in KINDS.values() if has(text)]
