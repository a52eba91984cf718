"""Comments that have a quotation ignored: `secpol: ignore reason`, and which quotation each is about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.readers.records import NOTHING_IGNORED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.readers.records import Paragraph

DIRECTIVE = r"secpol:[ \t]*ignore\b[ \t:]*"
COMMENT = re.compile(rf"<!--\s*{DIRECTIVE}(?P<reason>.*?)-->", re.DOTALL)
NO_REASON = "no reason given"


class QuotedStretch(NamedTuple):
    """Of a quotation: the paragraphs, by index, and the offsets in them where it begins and ends."""

    first: int
    start: int
    last: int
    end: int


def reason_of(comment: str) -> str | None:
    """The reason that a comment's text gives for ignoring; None where it is no such comment."""
    match = re.match(rf"\s*{DIRECTIVE}(.*)", comment, re.DOTALL)
    return " ".join(match[1].split()) or NO_REASON if match else None


def find_ignored(
    paragraphs: Sequence[Paragraph], found: Sequence[QuotedStretch]
) -> tuple[dict[int, str], list[str]]:
    """Which quotations are ignored, with the reason; and a warning for each comment that ignores none.

    A comment is about the last quotation that ends before it on its line; where
    there is none, about the next one in its paragraph or the one behind that.
    One that stands on a stretch is about the innermost quotation that holds the
    stretch, else about all that it touches, else about the nearest in its paragraph.
    """
    ignored: dict[int, str] = {}
    warnings = []
    beginning: dict[int, list[int]] = {}
    ending: dict[int, list[int]] = {}
    for index, stretch in enumerate(found):
        beginning.setdefault(stretch.first, []).append(index)
        ending.setdefault(stretch.last, []).append(index)
    for indices in ending.values():
        indices.sort(key=lambda index: (found[index].end, -found[index].start))
    begins = {number: [found[index].start for index in indices] for number, indices in beginning.items()}
    ends = {number: [found[index].end for index in indices] for number, indices in ending.items()}
    for number, paragraph in enumerate(paragraphs):
        for one in paragraph.ignoring:
            if one.until is not None:
                touched = _touched(found, number, one.at, one.until)
                ignored |= dict.fromkeys(touched, one.reason)
                warnings += [f"{one.where}: {NOTHING_IGNORED}"] if one.where and not touched else []
                continue
            before = _at(ending.get(number, []), bisect_right(ends.get(number, []), one.at) - 1)
            behind = _at(beginning.get(number, []), bisect_left(begins.get(number, []), one.at))
            following = _at(beginning.get(_next(paragraphs, number), []), 0)
            if before is not None and found[before].end >= one.line:
                ignored[before] = one.reason
            elif behind is not None:
                ignored[behind] = one.reason
            elif following is not None:
                ignored[following] = one.reason
            else:
                warnings.append(f"{one.where}: {NOTHING_IGNORED}")
    return ignored, warnings


def _touched(found: Sequence[QuotedStretch], number: int, start: int, end: int) -> list[int]:
    """The quotations that a stretch of a paragraph is about."""
    own = [
        (index, one.start if one.first == number else 0, one.end if one.last == number else end + 1)
        for index, one in enumerate(found)
        if one.first <= number <= one.last
    ]
    holding = [index for index, begin, stop in own if begin <= start and end <= stop]
    if holding:
        return holding[-1:]
    touched = [index for index, begin, stop in own if begin < end and start < stop]
    if touched or not own:
        return touched
    return [min(own, key=lambda one: max(start - one[2], one[1] - end))[0]]


def _at(indices: Sequence[int], place: int) -> int | None:
    return indices[place] if 0 <= place < len(indices) else None


def _next(paragraphs: Sequence[Paragraph], number: int) -> int:
    note = paragraphs[number].note
    for index in range(number + 1, len(paragraphs)):
        if paragraphs[index].note == note:
            return index
    return -1
