"""Where sentences end, in English: at a stop that is no abbreviation's, before what may begin another.

An abbreviation is one of three kinds.  A title (`Dr.`) stands before a name: no sentence ends with it.  A
label (`No.`, `p.`) ends none before a number.  Any other (`U.S.`, `et al.`, initials, months) ends one only
where the next word opens sentences and is part of no name (`The`, `In`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from secpol_cli.dates.names import CUT_MONTHS
from secpol_cli.text.orthography import QUOTATION_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

STOPS = ".!?"
WIDE_STOPS = "。！？"  # Chinese and Japanese ones, with no space behind them
ELLIPSIS = "…"  # ends a sentence where a capital follows; by itself it is a cut in the middle of one
PARTS = ";:"  # what parts a sentence into some that could stand alone
_CLOSING = f"{QUOTATION_MARKS})]"  # what may stand between a stop and the space behind it
_OPENING = f"{QUOTATION_MARKS}(["  # and between that and the next word
_SPACE = " \t\r\n\u00a0"
MARKED_ENDS = STOPS + ELLIPSIS + _CLOSING  # what may be the last character of a sentence with its marks
_MASK = "_"  # stands for the words of a quotation where they are not to be read

_TITLES = frozenset(
    "Adm Amb Brig Capt Col Dr Fr Gen Gov H.E Hon Lt Maj Messrs Mr Mrs Ms Prof Rep Rev Sen Sgt St".split()
)
_LABELS = frozenset("No no Nos nos Vol vol Vols vols Fig fig p pp para paras sec ch chap n fn art".split())
_OTHERS = frozenset(["al", "cf", "Cf", "ed", "eds", "vs", "Jr", "Sr", *CUT_MONTHS]) - {"May"}

_AHEAD = 40  # code points behind a stop that are read for the next word
_CUT = 8  # code points before a word in which an ellipsis with its spaces stands

Ending = Literal["none", "sure", "label", "maybe"]
"""How a stretch of text ends: in no stop that may end a sentence, surely in one, in the point of a label, or
in that of another abbreviation."""


class Stop(NamedTuple):
    """The end of a sentence: the offset of its stop, and that of what stands behind its closing marks."""

    at: int
    end: int


def ending_of(text: str) -> Ending:
    """How a stretch of text ends, closing marks aside."""
    bare = text.rstrip(_CLOSING)
    return _ending_at(bare, len(bare) - 1) if bare and bare[-1] in STOPS else "none"


def part_ending_of(text: str) -> Ending:
    """How a stretch of text ends where a colon or semicolon ends a part that could stand alone."""
    bare = text.rstrip(_CLOSING)
    return "sure" if bare[-1:] in tuple(PARTS) else ending_of(bare)


def is_end(ending: Ending, behind: str) -> bool:
    """Whether a sentence ends with what ends so, where `behind` follows (nothing, at the end of a text)."""
    if ending in ("none", "sure"):
        return ending == "sure"
    follows = behind.lstrip(_OPENING + _SPACE)
    if not follows:
        return True
    if ending == "label":
        return follows[0].isupper() and not _number().match(follows)
    word = _word().match(follows)
    return word is not None and _opens(word[0]) and follows[word.end() : word.end() + 1] != "."


def _opens(word: str) -> bool:
    from secpol_cli.text.english_names import OPENINGS

    return (
        word in OPENINGS or word == "The"
    )  # which may be a part of names, but hardly behind an abbreviation


def begins_sentence(text: str, at: int) -> bool:
    """Whether the word at an offset is the first of a sentence, or of the text.

    Behind an ellipsis it is not: the sentence may be cut there, so that a
    capital is the word's own.
    """
    before = text[:at].rstrip(_OPENING + _CLOSING + _SPACE)
    if not before:
        return True
    return not _cut().search(before[-_CUT:]) and is_end(ending_of(before), text[at : at + _AHEAD])


def find_ends(text: str) -> Iterator[Stop]:
    """The ends of the sentences of a text, whatever follows them; the last one's too."""
    for match in _stop().finditer(text):
        if is_end(_ending_at(text, match.start()), text[match.end() : match.end() + _AHEAD]):
            yield Stop(match.start(), match.end())


def find_starts(text: str) -> Iterator[Stop]:
    """Where the second and further sentences of a text begin: the stop before each, and its own offset.

    A sentence begins with a capital, with quoted words or with a mask (`_`) that stands for such.
    """
    for match in _start().finditer(text):
        ends = text[match.start()] == ELLIPSIS or is_end(
            _ending_at(text, match.start()), text[match.end() : match.end() + _AHEAD]
        )
        if ends:
            yield Stop(match.start(), match.end())


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The half-open offsets of the sentences of a text in which the stretch from `start` to `end` stands."""
    begins = [0, *(stop.end for stop in find_starts(text))]
    first = max(offset for offset in begins if offset <= start)
    behind = next((offset for offset in begins if offset >= max(end, start + 1)), len(text))
    return first, len(text[:behind].rstrip())


def first_clause(text: str) -> str:
    """A text up to the first comma, semicolon or colon, or to the end of its first sentence."""
    part = _part().search(text)
    end = next(find_ends(text), None)
    return text[: min(part.start() if part else len(text), end.at if end else len(text))]


def without_abbreviations(text: str) -> str:
    """A text of the same length that has no points of abbreviations: what are left are stops."""
    return _pointed().sub(_without_points, text) if "." in text else text


def _without_points(match: re.Match[str]) -> str:
    word = match[0]
    if word.endswith("."):
        is_short = _ending_at(word, len(word) - 1) != "sure"
    else:
        is_short = all(len(part) == 1 for part in word.split("."))  # U.S
    return word.replace(".", " ") if is_short else word


def _ending_at(text: str, stop: int) -> Ending:
    """How a text ends with the stop at an offset."""
    if text[stop] != ".":
        return "sure"
    start = stop
    while start and (text[start - 1].isalpha() or text[start - 1] == "."):
        start -= 1
    word = text[start:stop].lstrip(".")
    if word in _TITLES:
        return "none"
    if word in _LABELS:
        return "label"
    is_initial = word[-1:].isalpha() and (word[-2:-1] == "." or (len(word) == 1 and word.isupper()))
    return "maybe" if is_initial or word in _OTHERS else "sure"


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(rf"[{STOPS}][{re.escape(_CLOSING)}]*(?=\s|$)")


@cache
def _start() -> re.Pattern[str]:
    marks, closing = re.escape(QUOTATION_MARKS), re.escape(_CLOSING)
    return re.compile(
        rf"[{STOPS}{ELLIPSIS}][{closing}{_MASK}]*\s+(?=[{marks}]\S|[(\[]*[A-Z\u00c0-\u00de{_MASK}])"
    )


@cache
def _pointed() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*\.?")


@cache
def _part() -> re.Pattern[str]:
    return re.compile(rf"[,{PARTS}]\s")


@cache
def _cut() -> re.Pattern[str]:
    return re.compile(r"…$|(?<!\.)\.\s?\.\s?\.$")


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"\d|[IVXLCDM]+\b")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")
