"""A LaTeX document's own macros, put in its text as what they stand for.

No program is run: a macro that tests or computes is left as it is, and read as an unknown command.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.readers.latex import commands as known
from secpol_cli.readers.latex.definitions import (
    DEFINITION,
    Macro,
    find_definitions,
    read_definition,
    read_group,
)
from secpol_cli.readers.pieces import PieceBuilder, TextPiece

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_DEPTH = 16  # macros in what others stand for
MAX_GROWTH = 4 * 2**20  # code points that macros may add to a text
_TOKEN = re.compile(
    r"%[^\n]*|\\begin\s*\{(?P<begin>[^{}]*)\}|\\end\s*\{(?P<end>[^{}]*)\}|\\(?P<word>[A-Za-z@]+)|\\.",
    re.DOTALL,
)
_CALLED = re.compile(r"\\([A-Za-z@]+)")
_PARAMETER = re.compile(r"##|#(\d)")
_ENDS_IN_COMMAND = re.compile(r"\\[A-Za-z@]+$")
_TESTED = re.compile(
    r"\\If(?P<what>NoValue|Value|Boolean|Blank)(?P<cases>TF|T|F)(?![A-Za-z])\s*\{\s*#(?P<number>\d)\s*\}"
)
_SKIPPED_SPACE = re.compile(r"[ \t]*(?:\r?\n[ \t]*(?!\s*\n))?")


def expand_macros(source: TextPiece) -> tuple[TextPiece, bool]:
    """A text without its definitions, its own macros put in; and whether that was too much.

    The text itself, where it defines none.
    """
    if DEFINITION.search(source.text) is None:
        return source, False
    expansion = _Expansion(source.text)
    if not expansion.macros and not expansion.environments:
        return source, False
    expansion.put(source, 0)
    return expansion.built.done(), expansion.is_too_much


class _Expansion:
    """Puts the macros of one document in its text."""

    def __init__(self, text: str) -> None:
        self.macros: dict[str, Macro] = {}
        self.environments: dict[str, Macro] = {}
        self.built = PieceBuilder()
        self.most = len(text) + MAX_GROWTH
        self.is_too_much = False
        self.open: list[tuple[str, list[TextPiece]]] = []  # environments, with their arguments
        for one in find_definitions(text):
            self._define(one.name, one.macro, one.alias)

    def _define(self, name: str, macro: Macro | None, alias: str | None) -> None:
        if alias is not None and alias != name and name not in known.QUOTES:
            macro = self.macros.get(alias, Macro((), f"\\{alias}"))
        if macro is None:
            return
        if macro.end is not None:
            self.environments[name] = macro
        elif not _calls(macro.body, name):
            self.macros[name] = macro

    def put(self, source: TextPiece, depth: int) -> None:
        """Adds a text with its macros put in."""
        text, done, at = source.text, 0, 0
        while token := _TOKEN.search(text, at):
            at = token.end()
            if token["begin"] in known.UNREAD_ENVIRONMENTS:
                close = text.find(f"\\end{{{token['begin']}}}", at)
                at = close if close >= 0 else len(text)
                continue
            definition = read_definition(text, token.start()) if token["word"] else None
            if definition is not None:
                self.built.add(source.cut(done, token.start()))
                done = at = definition.end
                continue
            end = self._call(source, token, done, depth)
            if end is not None:
                done = at = end
        self.built.add(source.cut(done, len(text)))

    def _call(self, source: TextPiece, token: re.Match[str], done: int, depth: int) -> int | None:
        """Puts in what a token stands for, behind the text before it; where the text goes on."""
        if token["word"] in self.macros:
            macro, body, is_environment = self.macros[token["word"]], "", False
        elif token["begin"] in self.environments:
            macro, is_environment = self.environments[token["begin"]], True
        elif token["end"] and self.open and self.open[-1][0] == token["end"]:
            return self._end(source, token, done, depth)
        else:
            return None
        if depth >= MAX_DEPTH or len(self.built) > self.most:
            self.is_too_much = True
            return None
        given = _read_arguments(source, token.end(), macro.parameters)
        if given is None:
            return None
        arguments, end = given
        self.built.add(source.cut(done, token.start()))
        body = f"\\par {macro.body}" if is_environment else macro.body
        if is_environment:
            self.open.append((token["begin"], arguments))
        elif not macro.parameters and not body.rstrip().endswith("\\xspace"):
            space = _SKIPPED_SPACE.match(source.text, end)
            end = space.end() if space else end
        self.put(_substitute(body, arguments, source.origins[token.start()]), depth + 1)
        return end

    def _end(self, source: TextPiece, token: re.Match[str], done: int, depth: int) -> int:
        name, arguments = self.open.pop()
        self.built.add(source.cut(done, token.start()))
        body = f"{self.environments[name].end}\\par "
        self.put(_substitute(body, arguments, source.origins[token.start()]), depth + 1)
        return token.end()


def _calls(body: str, name: str) -> bool:
    return any(called[1] == name for called in _CALLED.finditer(body))


def _read_arguments(
    source: TextPiece, at: int, parameters: Sequence[tuple[str, str]]
) -> tuple[list[TextPiece], int] | None:
    """The arguments at an offset, and where they end; None where one is missing."""
    arguments: list[TextPiece] = []
    text = source.text
    for kind, value in parameters:
        start = at
        while text[start : start + 1].isspace():
            start += 1
        if kind == "s":
            has_star = text.startswith("*", at)
            arguments.append(TextPiece("*" if has_star else "", [source.origins[at]] if has_star else []))
            at += has_star
        elif kind == "o":
            option = _option(text, start)
            pinned = source.origins[max(0, min(start, len(text)) - 1)]
            arguments.append(source.cut(start + 1, option - 1) if option else TextPiece.pinned(value, pinned))
            at = option or at
        elif group := read_group(text, start):
            arguments.append(source.cut(group[1] - 1 - len(group[0]), group[1] - 1))
            at = group[1]
        elif start < len(text) and text[start] not in "\\}%":
            arguments.append(source.cut(start, start + 1))
            at = start + 1
        else:
            return None
    return arguments, at


def _option(text: str, at: int) -> int | None:
    """Where the brackets end that begin at an offset."""
    if not text.startswith("[", at):
        return None
    depth = 0
    for bracket in re.compile(r"\\.|[\[\]{}]|\n[ \t]*\n", re.DOTALL).finditer(text, at):
        if bracket[0] == "]" and depth == 0:
            return bracket.end()
        depth += (bracket[0] == "{") - (bracket[0] == "}")
        if bracket[0][0] == "\n" or depth < 0:
            return None
    return None


def _substitute(body: str, arguments: Sequence[TextPiece], at: int) -> TextPiece:
    """A body with arguments in the place of its parameters; what is its own stands at one offset."""
    built, done = PieceBuilder(), 0
    body = _decide(body, arguments)
    for parameter in _PARAMETER.finditer(body):
        built.add(TextPiece.pinned(_apart(body[done : parameter.start()]), at))
        done = parameter.end()
        number = int(parameter[1]) if parameter[1] else 0
        if 0 < number <= len(arguments):
            built.add(arguments[number - 1])
    built.add(TextPiece.pinned(_apart(body[done:]), at))
    return built.done()


def _apart(body: str) -> str:
    """A piece with a space behind a command with which it ends, as what follows may begin with a letter."""
    return f"{body} " if _ENDS_IN_COMMAND.search(body) else body


def _decide(body: str, arguments: Sequence[TextPiece]) -> str:
    """A body with one case of each test for whether an argument is given."""
    while test := _TESTED.search(body):
        number = int(test["number"])
        given = number <= len(arguments) and bool(arguments[number - 1].text.strip())
        holds = given == (test["what"] in {"Value", "Boolean"})
        cases, at = [], test.end()
        for _ in test["cases"]:
            case = read_group(body, at)
            if case is None:
                return body[: test.start()] + body[test.end() :]
            cases.append(case[0])
            at = case[1]
        chosen = dict(zip(test["cases"], cases, strict=True)).get("T" if holds else "F", "")
        body = body[: test.start()] + chosen + body[at:]
    return body
