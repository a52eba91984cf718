"""Quotation marks in a paragraph: which open, which close, which belong together, which are apostrophes.

One pass with a stack, linear in the marks.  Unambiguous marks decide by
themselves; straight ones by what stands beside them (as CommonMark tells left-
from right-flanking delimiters); a single mark behind a letter is a closing one
only where a single mark is open.  What finds no partner is a stray, and ends
nothing but itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.text.orthography import (
    CLOSERS,
    DASHES,
    LEFT_GUILLEMETS,
    MIXED_CLOSERS,
    NEVER_CLOSING,
    PUNCTUATION,
    QUOTATION_MARKS,
    RIGHT_QUOTES,
    SINGLE_QUOTES,
    STRAIGHT_QUOTES,
    SURE_CLOSERS,
    TYPED_ANGLES,
    TYPED_QUOTES,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from secpol_cli.readers.records import Paragraph

_SINGLE = frozenset(SINGLE_QUOTES)
_TYPED = "|".join(map(re.escape, TYPED_QUOTES))
_MARK = re.compile(f"{_TYPED}|[{QUOTATION_MARKS}]")
# Letters that an apostrophe stands for; behind a mark that only opens, the sure ones.
_ELISION = re.compile(
    r"(?:\d0s|tis|twas|twere|em|til|cause|n(?=['’])|n(?=\s+\w+\b(?!['’]))|round|bout|neath)\b", re.IGNORECASE
)
_SURE_ELISION = re.compile(r"(?:\d0s|tis|twas|em|n(?=['’]))\b", re.IGNORECASE)
# Behind an abbreviation (Sr.'s), a citation (\\citeauthor{x}'s), other words in marks or brackets.
_POSSESSIVE = re.compile(r"(?:s|d|ll|re|ve|m|t)\b(?!['’])")
# Behind what leaves no text, such as a command of one's own: {\\Bloomfield}'s view.
_POSSESSIVE_ALONE = re.compile(r"(?:s|ll|ve)(?=[\s.,;:)])")
_POSSESSED = frozenset(f".)]}}*_{RIGHT_QUOTES}{STRAIGHT_QUOTES}")
_NOTE_NUMBER = re.compile(r"\d{1,3}(?![\w%]|[.,:]\d)")  # typed behind a closing mark: ‘words’3
_BEFORE_CLOSING = frozenset(PUNCTUATION + "…") - {":"}
_YEAR_CUT = re.compile(r"\d\d(?!\w|[.,:]\d|\s?%)")  # '97, or a number with which a quotation begins


class Mark(NamedTuple):
    """A mark and its half-open offsets; `opens` and `closes` say what it can do where it stands."""

    text: str
    start: int
    end: int
    opens: bool
    closes: bool


class Pairing(NamedTuple):
    """The marks of a paragraph: pairs in the order in which they open, and those without a partner."""

    pairs: list[tuple[Mark, Mark]]
    unclosed: list[Mark]
    unopened: list[Mark]


def pair_marks(paragraph: Paragraph) -> Pairing:
    """Pairs the quotation marks of a paragraph; those that markup pairs stay as it says."""
    if not paragraph.pairs and not _MARK.search(paragraph.text):
        return Pairing([], [], [])  # as most, and there may be many
    marks = list(_find(paragraph))
    return _Pairer(marks, paragraph.text, paragraph.pairs).pair()


def _find(paragraph: Paragraph) -> Iterable[Mark]:
    text, given = paragraph.text, {*paragraph.pairs, *paragraph.pairs.values()}
    noted = {at for at, _ in paragraph.notes} | {one.start for one in paragraph.cited if one.start == one.end}
    cited = {one.end for one in paragraph.cited}
    mute = sorted(paragraph.mute + [(start, end) for start, end, _ in paragraph.cited])
    silent = 0
    for match in _MARK.finditer(text):
        while silent < len(mute) and mute[silent][1] <= match.start():
            silent += 1
        if silent < len(mute) and mute[silent][0] <= match.start():
            continue
        if match.start() in given:
            yield Mark(match[0][0], match.start(), match.start() + 1, False, False)
        elif (match[0] == ",," and text[match.end() : match.end() + 1].strip() == "") or (
            match[0] == "''" and match.start() + 1 in given
        ):
            continue
        else:
            mark = _mark(match[0], match.start(), match.end(), text, noted)
            is_owner = match.start() in cited and _POSSESSIVE.match(text, match.end())
            yield mark._replace(opens=mark.opens and not is_owner)


def _mark(mark: str, start: int, end: int, text: str, noted: Set[int]) -> Mark:
    """A mark where it stands; `noted` are the offsets of what leaves no text: marks of notes."""
    before, behind = text[start - 1 : start] or " ", text[end : end + 1] or " "
    if end in noted:  # "words."[^1]Finally
        behind = " "
    elif start in noted and behind.isalnum():  # words.[^1]"Finally
        before = " "
    left = not behind.isspace() and (behind.isalnum() or not before.isalnum())
    right = not before.isspace() and (before.isalnum() or not behind.isalnum())
    if mark in _SINGLE:
        elided = (_ELISION if mark == "'" else _SURE_ELISION).match(text, end)
        opens = left and not before.isalnum() and not elided and mark != "’"
        opens = opens and not (before in _POSSESSED and _POSSESSIVE.match(text, end))
        opens = opens and not _POSSESSIVE_ALONE.match(text, end)
        is_noted = not (before.isspace() or before.isdigit()) and _NOTE_NUMBER.match(text, end) is not None
        ends = is_noted or not behind.isalnum()
        return Mark(mark, start, end, opens, right and mark not in NEVER_CLOSING and ends)
    if mark == "''":
        return Mark(mark, start, end, left and not right, right)
    if mark in TYPED_ANGLES:
        return Mark(mark, start, end, mark in CLOSERS and (left or before.isspace()), mark not in CLOSERS)
    if before.isspace() and behind.isspace():  # French spaces, or none at all
        left = right = True
    if mark in STRAIGHT_QUOTES:  # behind a stop one may close, whatever follows: "words."1, "words."Finally
        return Mark(mark, start, end, left, right or before in _BEFORE_CLOSING)
    opens = mark in CLOSERS and (mark not in RIGHT_QUOTES or (left and not right))
    closes = mark in SURE_CLOSERS or (mark in LEFT_GUILLEMETS and right and not left)
    return Mark(mark, start, end, opens, closes and (mark != "“" or right))


class _Pairer:
    """The stack of open marks, and for each kind of mark where it stands there."""

    def __init__(self, marks: list[Mark], text: str, given: dict[int, int]) -> None:
        self.marks, self.text, self.given = marks, text, given
        self.stack: list[Mark] = []
        self.places: dict[str, list[int]] = {}
        self.left: dict[str, int] = {}
        for mark in marks:
            self.left[mark.text] = self.left.get(mark.text, 0) + 1
        self.strong = self._strong_ahead()
        self.result = Pairing([], [], [])
        self.floors: list[int] = []  # heights of the stack below which marks in given pairs do not reach

    def pair(self) -> Pairing:
        ends = {end: start for start, end in self.given.items()}
        for index, mark in enumerate(self.marks):
            self.left[mark.text] -= 1
            if mark.start in self.given:
                self._push(mark)
                self.floors.append(len(self.stack))
            elif mark.start in ends and self.floors:
                self._close_given()
                self._close(len(self.stack) - 1, mark)
            else:
                self._take(index, mark)
        self._drop(0)
        for strays in (self.result.unclosed, self.result.unopened):
            strays[:] = [mark for mark in strays if not self._is_arrow(mark)]
        self.result.pairs.sort(key=lambda pair: pair[0].start)
        self.result.unclosed.sort(key=lambda mark: mark.start)
        return self.result

    def _take(self, index: int, mark: Mark) -> None:
        place = self._partner(mark) if mark.closes else None
        if place is not None and mark.text in _SINGLE and not self._single_closes(index, place):
            place = None
        if place is not None:
            self._close(place, mark)
        elif (mark.opens or self._is_turned(mark)) and not self._is_year_cut(index):
            self._push(mark)
        elif mark.text not in _SINGLE:  # a single one is an apostrophe
            self.result.unopened.append(mark)

    def _is_turned(self, mark: Mark) -> bool:
        """Whether a closing mark that closes nothing begins a word, and another is ahead: is a”spend as
        much”, as programs set a mark behind a letter whose space is missing."""
        begins = self.text[mark.end : mark.end + 1].isalnum()
        return mark.text == "”" and begins and self.left["”"] > self.left.get("“", 0)

    def _is_arrow(self, mark: Mark) -> bool:
        """Whether a typed mark without a partner stands between spaces, or between none: x >> 2, no mark."""
        if mark.text not in TYPED_ANGLES or mark.text.strip("<>"):
            return False
        around = self.text[mark.start - 1 : mark.start] or " ", self.text[mark.end : mark.end + 1] or " "
        return around[0].isspace() == around[1].isspace()

    def _is_year_cut(self, index: int) -> bool:
        """Whether a single mark stands for the century of a year ('97), and nothing ahead closes a
        quotation."""
        mark = self.marks[index]
        is_cut = mark.text in _SINGLE and _YEAR_CUT.match(self.text, mark.end) is not None
        return is_cut and not self.strong[index]

    def _partner(self, mark: Mark) -> int | None:
        """Where on the stack the innermost mark stands that this one can close."""
        floor = self.floors[-1] if self.floors else 0
        best = -1
        for opening, places in self.places.items():
            if not places or places[-1] < floor or places[-1] <= best:
                continue
            right = mark.text in CLOSERS[opening]
            mixed = mark.text in MIXED_CLOSERS.get(opening, ()) and not any(
                self.left.get(c) for c in CLOSERS[opening]
            )
            if right or mixed:
                best = places[-1]
        if best >= 0 and mark.opens and mark.text in f"{STRAIGHT_QUOTES}“" and self._is_opening(mark):
            return None
        return best if best >= 0 else None

    def _is_opening(self, mark: Mark) -> bool:
        """Of a mark that can do both: a space before it and none behind it."""
        before, behind = (
            self.text[mark.start - 1 : mark.start] or " ",
            self.text[mark.end : mark.end + 1] or " ",
        )
        return (
            (before.isspace() or before in f"([{DASHES}")
            and not behind.isspace()
            and behind not in f"{PUNCTUATION})]"
        )

    def _single_closes(self, index: int, place: int) -> bool:
        """Only the innermost open one, and not where a plural's apostrophe is likelier."""
        if place != len(self.stack) - 1:
            return False
        mark = self.marks[index]
        weak = self.text[mark.start - 1] in "sS" and re.match(
            r"\s[^\W\d_]", self.text[mark.end : mark.end + 2]
        )
        return not (weak and self.strong[index])

    def _strong_ahead(self) -> list[bool]:
        """For each mark, whether a single one follows that surely closes, before any that opens."""
        ahead, strong = False, [False] * len(self.marks)
        for index in range(len(self.marks) - 1, -1, -1):
            mark = self.marks[index]
            strong[index] = ahead
            if mark.text in _SINGLE and mark.opens:
                ahead = False
            elif mark.text in _SINGLE and mark.closes and self.text[mark.start - 1] not in "sS":
                ahead = True
        return strong

    def _push(self, mark: Mark) -> None:
        self.places.setdefault(mark.text, []).append(len(self.stack))
        self.stack.append(mark)

    def _close_given(self) -> None:
        self._drop(self.floors.pop())

    def _close(self, place: int, mark: Mark) -> None:
        self._drop(place + 1)
        opening = self._pop()
        self.result.pairs.append((opening, mark))

    def _drop(self, height: int) -> None:
        while len(self.stack) > height:
            self.result.unclosed.append(self._pop())

    def _pop(self) -> Mark:
        mark = self.stack.pop()
        self.places[mark.text].pop()
        return mark
