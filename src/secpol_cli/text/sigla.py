"""A quotation's words as a comparison takes them: those in brackets, and where an ellipsis stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Literal, NamedTuple

from secpol_cli.text.folding import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["word", "bracketed", "ellipsis"]

_DOTS = r"(?:…|\.(?:\s?\.){2,3})"
_ELLIPSIS = re.compile(rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS}")
_LETTERS = re.compile(r"\[(\w{1,4})\](?=\w)|(?<=\w)\[(\w{1,4})\]")  # [M]ultilateralism, nation[s]
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_BLANK = "\0"  # parts words, and is none


class Quoted(NamedTuple):
    """A folded word of a quotation, and its half-open place there; `lettered` where brackets stand in it.  An
    ellipsis has no word."""

    word: str
    start: int
    end: int
    kind: Kind = "word"
    lettered: bool = False


def read_quoted(text: str) -> list[Quoted]:
    """The words and ellipses of a quotation, in their order."""
    ellipses = [match.span() for match in _ELLIPSIS.finditer(text)]
    bracketed = [
        match.span() for match in _BRACKETS.finditer(text) if not _LETTERS.match(text, match.start())
    ]
    lettered = [match.span() for match in _LETTERS.finditer(text)]
    bare, places = _without(text, ellipses, lettered)
    found = list(_words(bare, places, bracketed, lettered))
    found += [Quoted("", start, end, "ellipsis") for start, end in ellipses]
    return sorted(found, key=lambda quoted: quoted.start)


def _without(
    text: str, ellipses: list[tuple[int, int]], lettered: list[tuple[int, int]]
) -> tuple[str, list[int]]:
    """The text with blanks for ellipses, without the brackets in words; and where each character was."""
    chars = list(text)
    for start, end in ellipses:
        chars[start:end] = _BLANK * (end - start)
    for start, end in lettered:
        chars[start] = chars[end - 1] = ""
    places = [place for place, char in enumerate(chars) if char]
    return "".join(chars).replace(_BLANK, " "), places


def _words(
    bare: str, places: list[int], bracketed: list[tuple[int, int]], lettered: list[tuple[int, int]]
) -> Iterator[Quoted]:
    for word, start, end in tokenize(bare):
        first, last = places[start], places[end - 1] + 1
        around = _last_before(bracketed, first + 1)
        inside = around is not None and last <= around[1]
        touched = _last_before(lettered, last)
        is_touched = touched is not None and first <= touched[1]
        if touched is not None and is_touched:
            first, last = min(first, touched[0]), max(last, touched[1])
        yield Quoted(word, first, last, "bracketed" if inside else "word", is_touched)


def _last_before(spans: list[tuple[int, int]], place: int) -> tuple[int, int] | None:
    """The last of some spans, in their order, that begins before a place."""
    index = bisect_left(spans, (place,))
    return spans[index - 1] if index else None
