"""The marks of notes that stand among the letters of a text: power1, is¹, nations [1], 1acceleration.

A copy of a page brings them along.  They are no words of the text, so that they may be left out and
put in; but a number that says something is none: G20, CO2, Covid19, 10², m², Article5, 20km.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from secpol_cli.dates.names import CUT_MONTHS, MONTHS
from secpol_cli.dates.written import YEAR
from secpol_cli.text.orthography import PUNCTUATION, QUOTATION_MARKS
from secpol_cli.text.sentences import ending_of

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"  # digits, in their order
_SIGNS = "*†‡"
# What a power is taken of.
_BASES = frozenset("m km cm mm dm hm nm ft yd mi sq mc chi".split())
# Words that a number stands behind and belongs to.
_NUMBERED = frozenset(
    "age aged airbus annex apollo appendix art article articles boeing box case category chap chapter"
    " class clause column covid day days equation exhibit fig figure footnote form frame goal grade grades"
    " group item level line lot map mark model module no nos note number order over page pages panel par"
    " para paragraph part phase pillar plan point pp priority protocol question rank regulation res"
    " resolution room round route rule scenario schedule sect section series session sputnik stage step"
    " table target task tier title top track type under unit variant ver version vitamin vol volume week"
    " world zone".split()
) | {month.casefold() for month in (*MONTHS, *CUT_MONTHS)}
# Words that a number stands before and counts; and every plural.
_COUNTED = frozenset(
    "billion bis cent century children dollar dozen euro fold gram hour hundred kilo kilogram kilometer"
    " kilometre liter litre member men mile million minute month oclock odd people percent percentage"
    " person plus point pound quarter rouble second state th thousand ton tonne trillion troop week women"
    " yard year yuan".split()
) | {month.casefold() for month in (*MONTHS, *CUT_MONTHS)}
_SHORTEST_COUNTED = 4  # letters of a word with a note mark in front; shorter ones are units, 20km, 5kg, 13th
_REACH = 30  # code points behind a number in which the word stands that it may count


class NoteMarks:
    """The note marks of a text: half-open stretches, ascending."""

    def __init__(self, text: str, *, spaced: bool = False) -> None:
        """`spaced`: numbers in brackets behind a space are marks, too (nations [1]), as in a source, where
        nobody puts words in."""
        self.text = text
        self.spans = _found(text, spaced=spaced)
        self._starts = [start for start, _ in self.spans]

    def cover(self, start: int, end: int) -> bool:
        """Whether a stretch is part of a mark."""
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and end <= self.spans[index][1]

    def cut(self, start: int, end: int) -> str:
        """A stretch of the text without the marks in it."""
        if not self.spans:
            return self.text[start:end]
        pieces = []
        for first, last in self.spans:
            if last > start and first < end:
                pieces.append(self.text[start:first])
                start = max(start, last)
        return "".join([*pieces, self.text[start:end]])


def find_note_marks(text: str, *, spaced: bool = False) -> list[Span]:
    """The stretches of a text that are marks of notes, ascending; `spaced` as for NoteMarks."""
    if not _any().search(text):
        return []
    found = [match.span("mark") for match in _above().finditer(text) if not _is_power(match)]
    found += [match.span("mark") for match in _typed().finditer(text)]
    for match in _bracketed().finditer(text):
        if match["glued"] and not _is_clause(text, match):
            found.append(match.span("mark"))
        elif match["spaced"] and spaced:
            found.append(match.span("spaced"))
    found += [match.span("mark") for match in _behind_word().finditer(text) if _is_plain(match["word"])]
    found += [match.span("mark") for match in _behind_stop().finditer(text) if not _belongs(text, match)]
    found += [match.span("mark") for match in _in_front().finditer(text) if not _is_count(match)]
    return _merged(found)


@lru_cache(64)  # a quotation is laid on many places, a paragraph is read for each of its quotations
def _found(text: str, *, spaced: bool) -> Sequence[Span]:
    return tuple(find_note_marks(text, spaced=spaced))


def may_have_note_marks(text: str) -> bool:
    """Whether a text has what may be the mark of a note: quicker than to look for them."""
    return _likely().search(text) is not None


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _is_power(match: re.Match[str]) -> bool:
    """Whether digits set above are an exponent: behind a number that is no year, a unit, a single letter."""
    before = match["word"]
    if before[-1:].isdigit():
        return not re.fullmatch(YEAR, before)
    return before.casefold() in _BASES or (len(before) == 1 and before not in "aAI")


def _is_clause(text: str, match: re.Match[str]) -> bool:
    """Whether a number in brackets is that of a clause: Section(3)."""
    words = re.findall(r"[^\W\d_]+", text[max(0, match.start("mark") - _REACH) : match.start("mark")])
    return bool(words) and words[-1].casefold() in _NUMBERED


def _is_plain(word: str) -> bool:
    """Whether a word has no capital inside it, and is none that bears numbers."""
    bare = re.sub(r"['’]s$", "", word)
    shortest = 4 if bare[0].isupper() else 3
    return len(bare) >= shortest and bare[1:].islower() and bare.casefold() not in _NUMBERED


def _belongs(text: str, match: re.Match[str]) -> bool:
    """Whether a number behind a stop belongs to what stands before it (No.5) or what follows (,12 May)."""
    if match["word"].casefold() in _NUMBERED or ending_of(text[: match.start("mark")]) not in (
        "none",
        "sure",
    ):
        return True
    following = re.match(r"\s+([^\W\d_]+)", text[match.end("mark") : match.end("mark") + _REACH])
    return following is not None and following[1].casefold().removesuffix("s") in _COUNTED


def _is_count(match: re.Match[str]) -> bool:
    """Whether a number in front of a word counts what it names."""
    word = match["word"]
    if word[0].isupper() and word[1:].islower():
        return word.casefold().removesuffix("s") in _COUNTED
    if len(word) < _SHORTEST_COUNTED or not word[1:].islower() or word.casefold() in _COUNTED:
        return True
    return word.endswith("s") and match["mark"] != "1"


@cache
def _any() -> re.Pattern[str]:
    return re.compile(rf"[\d{SUPERSCRIPTS}{_SIGNS}]")


@cache
def _likely() -> re.Pattern[str]:
    stops = rf"[{PUNCTUATION}{QUOTATION_MARKS})]"
    return re.compile(rf"[^\W\d_](?:{stops}{{0,3}}\d)|\d[^\W\d_]|[\[{SUPERSCRIPTS}{_SIGNS}]|[\^(]\d|<sup>")


@cache
def _above() -> re.Pattern[str]:
    one = rf"[{SUPERSCRIPTS}]+"
    return re.compile(rf"(?P<word>(?:(?![{SUPERSCRIPTS}])\w)*)(?P<mark>{one}(?:[,–-]{one})*)")


@cache
def _typed() -> re.Pattern[str]:
    """Marks as people type them: ^1^, [^1], <sup>1</sup>, and signs right behind a word."""
    behind = rf"(?=\s|$|[{PUNCTUATION}{QUOTATION_MARKS})\]])"
    return re.compile(
        rf"(?P<mark>\^\d{{1,3}}\^|\[\^\w{{1,20}}\]|<sup>\s*\d{{1,3}}\s*</sup>|(?<=[^\s{_SIGNS}])[{_SIGNS}]{{1,3}}{behind})"
    )


@cache
def _bracketed() -> re.Pattern[str]:
    several = r"\d{1,3}(?:\s?[,–-]\s?\d{1,3})*"
    return re.compile(
        rf"(?P<glued>[^\W\d_]|[{PUNCTUATION}{QUOTATION_MARKS})])(?P<mark>\[{several}\]|\(\d{{1,2}}\))(?!\w)"
        rf"|(?<=\s)(?P<spaced>\[{several}\])(?!\w)"
    )


@cache
def _behind_word() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?P<word>[^\W\d_]+(?:['’]s)?)(?P<mark>\d{1,3}(?:,\d{1,2})*)(?![\w%]|[.,]\d|[-–]\w)"
    )


@cache
def _behind_stop() -> re.Pattern[str]:
    stops = rf"[{PUNCTUATION}{QUOTATION_MARKS})]"
    return re.compile(
        rf"(?P<word>[^\W\d_]+){stops}{{1,3}}(?P<mark>\d{{1,3}}(?:,\d{{1,2}})*)(?=\s|$|{stops}(?!\d)|\])"
    )


@cache
def _in_front() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.,/:'’-])(?P<mark>\d{1,3})(?P<word>[^\W\d_]+)(?!\w)")
