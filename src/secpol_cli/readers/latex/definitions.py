"""The macros and environments that a LaTeX document defines itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.readers.latex import commands as known
from secpol_cli.readers.latex.groups import group_end
from secpol_cli.text.orthography import LATEX_QUOTES

if TYPE_CHECKING:
    from collections.abc import Iterator

_PERCENT = re.compile(r"(?<!\\)%")
_SPACE = re.compile(r"(?:\s|%[^\n]*\n)*")
_NAME = re.compile(r"\{\s*\\(?P<braced>[A-Za-z@]+)\s*\}|\\(?P<bare>[A-Za-z@]+)")
_COUNT = re.compile(r"\[\s*(\d)\s*\]")
_OPTION = re.compile(r"\[((?:[^\[\]{}]|\{[^{}]*\})*)\]")
_PARAMETERS = re.compile(r"(?:#\d)*")
DEFINITION = re.compile(
    r"\\(?P<how>(?:re|provide)?newcommand|(?:re)?newrobustcmd|providecommand|providerobustcmd|DeclareRobustCommand"
    r"|[gex]?def|let|(?:New|Renew|Provide|Declare)(?:Expandable)?Document(?P<xparse>Command|Environment)"
    r"|(?:re)?newenvironment|newenvironmentx?|NewCommandCopy)(?![A-Za-z@])\*?"
)
_ODD = re.compile(
    r"\\(?:if(?!thenelse)[a-zA-Z@]*|else|fi|csname|expandafter|@ifnextchar|futurelet|ifthenelse|catcode|edef"
    r"|noexpand|read|write|loop|foreach|DTL\w*|pgf\w*|tikz\w*)(?![A-Za-z])"
)
QUOTING = re.compile(
    rf"``|''|[{LATEX_QUOTES}]|\\(?:en|text|block|foreign|hyphen|hybrid|fr)\w*quotes?\b|\\say\b|\\(?:open|close)\w*quote"
    r"|\\text(?:quotedbl\w*|c?quote\w*)|\\(?:gl|gr|fl|fr)qq?\b|\\og\b|\\guillemot"
)
_LISTING = re.compile(
    r"\\list\b|\\begin\{(?:list|adjustwidth|addmargin)\*?\}|\\leftskip|\\(?:set)?leftmargin"
)
_NAMED_QUOTING = re.compile(r"quot|zitat|extract|cita", re.IGNORECASE)
_MEANT = frozenset(
    [*known.QUOTES, *known.BLOCKS, *known.HEADINGS, *known.NOTES, *known.CAPTIONS, *known.EMPHASES]
)


class Macro(NamedTuple):
    """A macro: its parameters, `m` in braces, `o` in brackets, `s` a star, in their order, with the values
    of those left out; and what stands for it.  An environment has what stands for its end, too."""

    parameters: tuple[tuple[str, str], ...]
    body: str
    end: str | None = None


class Definition(NamedTuple):
    """A definition in a text: its half-open stretch, what it defines, and how; None where it is not read."""

    start: int
    end: int
    name: str
    macro: Macro | None
    alias: str | None = None


def read_group(text: str, at: int) -> tuple[str, int] | None:
    """What stands in braces at an offset, white space before them aside, and the offset behind them."""
    space = _SPACE.match(text, at)
    start = space.end() if space else at
    if not text.startswith("{", start):
        return None
    end = group_end(text, start, comments=True)
    return (text[start + 1 : end], end + 1) if end is not None else None


def read_definition(text: str, start: int) -> Definition | None:
    """The definition that begins at an offset, where one does."""
    match = DEFINITION.match(text, start)
    if match is None:
        return None
    how = match["how"]
    if how.endswith("environment") or match["xparse"] == "Environment":
        return _environment(text, match)
    named = _NAME.match(text, _past_space(text, match.end()))
    if named is None:
        return None
    name, at = named["braced"] or named["bare"], named.end()
    if how in {"let", "NewCommandCopy"}:
        other = re.compile(r"\s*=?\s*\{?\\([A-Za-z@]+)\}?").match(text, at)
        return Definition(start, other.end(), name, None, other[1]) if other else None
    if match["xparse"]:
        spec = read_group(text, at)
        body = read_group(text, spec[1]) if spec else None
        parameters = _xparse(spec[0]) if spec else None
        return Definition(start, body[1], name, _macro(name, parameters, body[0])) if body else None
    if how.endswith("def"):
        spelt = _PARAMETERS.match(text, at)
        body = read_group(text, spelt.end() if spelt else at)
        count = len(spelt[0]) // 2 if spelt else 0
        return Definition(start, body[1], name, _macro(name, (("m", ""),) * count, body[0])) if body else None
    parameters, at = _counted(text, at)
    body = read_group(text, at)
    return Definition(start, body[1], name, _macro(name, parameters, body[0])) if body else None


def _environment(text: str, match: re.Match[str]) -> Definition | None:
    named = read_group(text, match.end())
    if named is None:
        return None
    name, at = named[0].strip(), named[1]
    parameters: tuple[tuple[str, str], ...] | None
    if match["xparse"]:
        spec = read_group(text, at)
        if spec is None:
            return None
        parameters, at = _xparse(spec[0]), spec[1]
    else:
        parameters, at = _counted(text, at)
    begin = read_group(text, at)
    end = read_group(text, begin[1]) if begin else None
    if begin is None or end is None:
        return None
    return Definition(match.start(), end[1], name, _environment_macro(name, parameters, begin[0], end[0]))


def _environment_macro(
    name: str, parameters: tuple[tuple[str, str], ...] | None, begin: str, end: str
) -> Macro | None:
    if parameters is None or name in known.BLOCK_ENVIRONMENTS:
        return None
    if _NAMED_QUOTING.search(name) and _LISTING.search(begin) and not QUOTING.search(begin):
        return Macro(parameters, "\\begin{quote}", "\\end{quote}")
    return None if _ODD.search(begin + end) else Macro(parameters, begin, end)


def _macro(name: str, parameters: tuple[tuple[str, str], ...] | None, body: str) -> Macro | None:
    """A macro that stands for its body; where that is a program that quotes, for its last argument quoted."""
    if parameters is None or name in _MEANT:
        return None
    if not _ODD.search(body):
        return Macro(parameters, body)
    if parameters and QUOTING.search(body):
        return Macro(parameters, f"\\enquote{{#{len(parameters)}}}")
    return None


def _counted(text: str, at: int) -> tuple[tuple[tuple[str, str], ...], int]:
    """The parameters of `[2][value]`, and where the definition goes on."""
    at = _past_space(text, at)
    count = _COUNT.match(text, at)
    if count is None:
        return (), at
    at = _past_space(text, count.end())
    value = _OPTION.match(text, at)
    parameters = (("m", ""),) * int(count[1])
    if value and parameters:
        return (("o", value[1]), *parameters[1:]), value.end()
    return parameters, at


def _xparse(spec: str) -> tuple[tuple[str, str], ...] | None:
    """The parameters of a specification such as `s o +m O{value}`; None for others."""
    found: list[tuple[str, str]] = []
    left = re.sub(r"[\s+!]", "", spec)
    while left:
        one = re.match(r"([mos])|O\{([^{}]*)\}", left)
        if one is None:
            return None
        found.append((one[1] or "o", one[2] or ""))
        left = left[one.end() :]
    return tuple(found)


def _past_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def find_definitions(text: str) -> Iterator[Definition]:
    """The definitions of a text in their order; those in comments and in others' bodies aside."""
    at = before = 0
    is_comment = False
    while match := DEFINITION.search(text, at):
        line = text.rfind("\n", before, match.start()) + 1
        # a line may hold all definitions: what stood before the last one is known
        is_comment = (is_comment and not line) or _PERCENT.search(
            text, max(line, at), match.start()
        ) is not None
        one = None if is_comment else read_definition(text, match.start())
        if one is not None:
            yield one
        before, at = match.start(), one.end if one else match.end()
