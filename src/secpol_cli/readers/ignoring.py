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
    following = _following(paragraphs)
    touching: dict[int, list[int]] | None = None
    begins = {number: [found[index].start for index in indices] for number, indices in beginning.items()}
    ends = {number: [found[index].end for index in indices] for number, indices in ending.items()}
    for number, paragraph in enumerate(paragraphs):
        for one in paragraph.ignoring:
            if one.until is not None:
                touching = _by_paragraph(found) if touching is None else touching
                touched = _touched(found, touching.get(number, []), number, one.at, one.until)
                ignored |= dict.fromkeys(touched, one.reason)
                warnings += [f"{one.where}: {NOTHING_IGNORED}"] if one.where and not touched else []
                continue
            before = _at(ending.get(number, []), bisect_right(ends.get(number, []), one.at) - 1)
            behind = _at(beginning.get(number, []), bisect_left(begins.get(number, []), one.at))
            next_ = _at(beginning.get(following[number], []), 0)
            if before is not None and found[before].end >= one.line:
                ignored[before] = one.reason
            elif behind is not None:
                ignored[behind] = one.reason
            elif next_ is not None:
                ignored[next_] = one.reason
            else:
                warnings.append(f"{one.where}: {NOTHING_IGNORED}")
    return ignored, warnings


def _by_paragraph(found: Sequence[QuotedStretch]) -> dict[int, list[int]]:
    """The quotations that stand in each paragraph, or go on over it, in their order."""
    standing: dict[int, list[int]] = {}
    for index, one in enumerate(found):
        for number in range(one.first, one.last + 1):
            standing.setdefault(number, []).append(index)
    return standing


def _touched(
    found: Sequence[QuotedStretch], standing: Sequence[int], number: int, start: int, end: int
) -> list[int]:
    """The quotations, of those standing in a paragraph, that a stretch of it is about."""
    own = [
        (
            index,
            found[index].start if found[index].first == number else 0,
            found[index].end if found[index].last == number else end + 1,
        )
        for index in standing
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


def _following(paragraphs: Sequence[Paragraph]) -> list[int]:
    """For each paragraph the next one of its note, or of the running text; -1 for none."""
    following = [-1] * len(paragraphs)
    coming: dict[str | None, int] = {}
    for number in range(len(paragraphs) - 1, -1, -1):
        note = paragraphs[number].note
        following[number] = coming.get(note, -1)
        coming[note] = number
    return following
