"""The arguments of LaTeX's commands, and the citations that they hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.readers.citations import key_items
from secpol_cli.readers.latex.groups import group_end

if TYPE_CHECKING:
    from secpol_cli.readers.records import CitationItem

_OPTION = re.compile(r"\s*\[((?:[^\[\]{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\]")
_BRACED = re.compile(r"\s*\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}")
_CITE = re.compile(
    r"\\(?P<name>[A-Za-z]*[cC]ite[A-Za-z]*)\*?"
    r"(?P<rest>(?:\s*(?:\([^()]{0,200}\)){0,2}(?:\s*\[[^\[\]]{0,400}\]){0,2}\s*\{[^{}]{0,2000}\})+)"
)
_CITED = re.compile(r"(?P<options>(?:\s*\[[^\[\]]*\]){0,2})\s*\{(?P<keys>[^{}]*)\}")


class Arguments(NamedTuple):
    """What stands in brackets and in braces behind a command, and where it ends; `before` is how many of the
    options stand before the last of the braces."""

    options: list[str]
    given: list[str]
    end: int
    before: int = 0


def read_arguments(text: str, at: int, count: int = 0) -> Arguments:
    """The options at an offset, and at most so many arguments in braces, with the options behind each."""
    options: list[str] = []
    given: list[str] = []
    at = _read_options(text, at, options)
    before = 0
    for _ in range(count):
        argument = _BRACED.match(text, at)
        if argument is None:
            break
        given.append(argument[1])
        before = len(options)
        at = _read_options(text, argument.end(), options)
    return Arguments(options, given, at, before)


def count_braced(text: str, at: int) -> int:
    """How many arguments in braces follow each other at an offset, options between them aside."""
    count = 0
    while argument := _BRACED.match(text, _read_options(text, at, [])):
        count, at = count + 1, argument.end()
    return count


def _read_options(text: str, at: int, options: list[str]) -> int:
    option = _OPTION.match(text, at)
    while option:
        options.append(option[1])
        at = option.end()
        option = _OPTION.match(text, at)
    return at


def braced(text: str, at: int) -> tuple[str, int] | None:
    """The argument in braces at an offset, and where it ends."""
    argument = _BRACED.match(text, at)
    return (argument[1], argument.end()) if argument else None


def braced_end(text: str, at: int) -> int | None:
    """Where an argument in braces ends, however deep its own are; None where there is none."""
    opening = re.compile(r"\s*\{").match(text, at)
    if opening is None:
        return None
    end = group_end(text, opening.end() - 1, comments=False)
    return end + 1 if end is not None else None


def read_cite(text: str, start: int) -> tuple[tuple[CitationItem, ...], int] | None:
    """The items of a citing command (`\\autocite[see][7]{003}`, `\\autocites…`) at an offset, and its end."""
    citation = _CITE.match(text, start)
    if citation is None:
        return None
    items = _items(citation, citation[0])
    return (items if citation["name"] != "nocite" else ()), citation.end()


def cited_by_option(options: list[str], key: str) -> tuple[CitationItem, ...]:
    """What csquotes' commands cite: their key with its locator, else what their first option cites."""
    if key:
        prefix, locator = _prefix_and_locator(options)
        return key_items(key, f"[{locator}]{{{key}}}", locator, prefix)
    citation = _CITE.search(options[0]) if options else None
    return _items(citation, options[0]) if citation else ()


def _items(citation: re.Match[str], text: str) -> tuple[CitationItem, ...]:
    items: tuple[CitationItem, ...] = ()
    for one in _CITED.finditer(citation["rest"]):
        prefix, locator = _prefix_and_locator(_OPTION.findall(one["options"]))
        items += key_items(one["keys"], text, locator, prefix)
    return items


def _prefix_and_locator(options: list[str]) -> tuple[str, str]:
    """Of two options the first is the prefix; a single one is the locator."""
    if len(options) > 1:
        return options[0], options[1]
    return "", "".join(options)
