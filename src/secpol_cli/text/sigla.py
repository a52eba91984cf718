"""The marks with which a quotation says that it departs from its source: ellipses and brackets.

`…`, `...`, `. . .`, `[...]` and `(…)` stand for words left out.  Brackets hold words that are put in
(`our [own] role`, `[sic]`); inside a word they hold letters of it: `[M]ultilateralism`, `nation[s]`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from secpol_cli.dates.written import CENTURY
from secpol_cli.text.folding import fold_word, tokenize
from secpol_cli.text.signs import sign_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Kind = Literal["word", "bracketed", "ellipsis"]
Span = tuple[int, int]

_DOTS = r"(?:…|\.(?:\s?\.){2,})"
_LETTER = r"[^\W\d_]"
_MOST_LETTERS = 12  # in brackets inside a word, [Multilateral]ism; more are words without a space
_LONGEST_ENDING = (
    4  # letters at a word's end that others may stand for, an inflection: nation[s], propos[ing]
)
_BLANK = "\0"  # parts words, and is none


class Quoted(NamedTuple):
    """A folded word of a quotation, and its half-open place there, that of a number with its sign; `lettered`
    where brackets stand in it.  An ellipsis has no word."""

    word: str
    start: int
    end: int
    kind: Kind = "word"
    lettered: bool = False


def read_quoted(text: str) -> list[Quoted]:
    """The words and ellipses of a quotation, in their order."""
    ellipses = [match.span() for match in _ellipsis().finditer(text)]
    lettered = [match.span() for match in _in_word().finditer(text)]
    bracketed = [match.span() for match in _brackets().finditer(_blanked(text, lettered))]
    bare, places = _without(text, ellipses, lettered)
    found = [
        word._replace(start=sign_start(text, word.start))
        for word in _words(bare, places, bracketed, lettered)
    ]
    found += [Quoted("", start, end, "ellipsis") for start, end in ellipses]
    return sorted(found, key=lambda quoted: quoted.start)


def has_ellipsis(text: str) -> bool:
    """Whether a text has an ellipsis, however it is written."""
    return _ellipsis().search(text) is not None


def without_brackets(word: str) -> str:
    """A word without the brackets in it."""
    return word.replace("[", "").replace("]", "")


def changes_ending(word: str, source: str) -> bool:
    """Whether the brackets in a word give it another ending than the source's word, folded, has: declare[d].

    Letters at its beginning or in its middle say which word it is, and so
    does more than an inflection: `[mis]trust` is no way to quote `trust`.
    """
    match = _ending().fullmatch(word)
    if match is None:
        return False
    stem = fold_word(without_brackets(match["stem"]))
    return source.startswith(stem) and len(source) - len(stem) <= _LONGEST_ENDING


def _blanked(text: str, spans: Sequence[Span]) -> str:
    """The text with blanks for the first and the last character of some spans."""
    chars = list(text)
    for start, end in spans:
        chars[start] = chars[end - 1] = _BLANK
    return "".join(chars)


def _without(text: str, ellipses: Sequence[Span], lettered: Sequence[Span]) -> tuple[str, list[int]]:
    """The text with blanks for ellipses, without the brackets in words; and where each character was."""
    chars = list(text)
    for start, end in ellipses:
        chars[start:end] = _BLANK * (end - start)
    for start, end in lettered:
        chars[start] = chars[end - 1] = ""
    places = [place for place, char in enumerate(chars) if char]
    return "".join(chars).replace(_BLANK, " "), places


def _words(
    bare: str, places: Sequence[int], bracketed: Sequence[Span], lettered: Sequence[Span]
) -> Iterator[Quoted]:
    starts, ends = {start for start, _ in lettered}, {end for _, end in lettered}
    for word, start, end in tokenize(bare):
        first, last = places[start], places[end - 1] + 1
        around = _last_before(bracketed, first + 1)
        inside = around is not None and last <= around[1]
        touched = _last_before(lettered, last)
        is_lettered = touched is not None and first <= touched[1]
        first -= first - 1 in starts
        if last in starts and last + 2 in ends:  # [] stands for an ending that is left out
            last, is_lettered = last + 2, True
        else:
            last += last + 1 in ends
        yield Quoted(word, first, last, "bracketed" if inside else "word", is_lettered)


def _last_before(spans: Sequence[Span], place: int) -> Span | None:
    """The last of some spans, in their order, that begins before a place."""
    index = bisect_left(spans, (place,))
    return spans[index - 1] if index else None


@cache
def _ellipsis() -> re.Pattern[str]:
    return re.compile(rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS}")


@cache
def _in_word() -> re.Pattern[str]:
    """Brackets with letters beside a letter; or with two digits of a year, [20]19, beside the others.  Other
    digits are a note's mark, which stands on a word's heels."""
    letters = rf"\[{_LETTER}{{1,{_MOST_LETTERS}}}\]"
    return re.compile(
        rf"{letters}(?={_LETTER})|(?<={_LETTER}){letters}|(?<={_LETTER})\[\](?!{_LETTER})"
        rf"|\[{CENTURY}\](?=\d\d(?!\d))|(?<=(?<!\d){CENTURY})\[\d\d\](?!\d)"
    )


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"(?P<stem>.*\w)\[{_LETTER}{{0,{_LONGEST_ENDING}}}\](?:['’]s?)?", re.DOTALL)


@cache
def _brackets() -> re.Pattern[str]:
    return re.compile(r"\[[^\[\]]*\]")
