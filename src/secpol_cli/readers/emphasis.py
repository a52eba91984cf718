"""Emphasis: the words of a quotation that a manuscript sets in another typeface than the rest of it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Levels = list[tuple[int, int]]


class Run(NamedTuple):
    """A half-open stretch of a text, and in how many emphases it stands."""

    start: int
    end: int
    level: int


def find_levels(stretches: Sequence[tuple[int, int]]) -> Levels:
    """Where emphases begin and end: ascending offsets, each with how many are open from there on."""
    changes: dict[int, int] = {}
    for start, end in stretches:
        changes[start] = changes.get(start, 0) + 1
        changes[end] = changes.get(end, 0) - 1
    levels, level = [], 0
    for at in sorted(changes):
        level += changes[at]
        levels.append((at, level))
    return levels


def runs_in(levels: Levels, start: int, end: int) -> Iterator[Run]:
    """The runs of one level that a stretch consists of, in their order."""
    index = bisect_right(levels, start, key=lambda one: one[0])
    while start < end:
        level = levels[index - 1][1] if index else 0
        stop = min(end, levels[index][0]) if index < len(levels) else end
        yield Run(start, stop, level)
        start, index = stop, index + 1


def find_emphasised(text: str, runs: Sequence[Run]) -> list[tuple[int, int]]:
    """The words that stand in more emphases than others of the text, as half-open offsets in their order.

    None where all words are emphasised alike: that is how the quotation is set.
    """
    runs = [run for run in runs if _has_words(text, run.start, run.end)]
    least = min((run.level for run in runs), default=0)
    found: list[tuple[int, int]] = []
    for run in runs:
        if run.level == least:
            continue
        words = text[run.start : run.end]
        start = run.start + len(words) - len(words.lstrip())
        end = run.start + len(words.rstrip())
        if found and not text[found[-1][1] : start].strip():
            start = found.pop()[0]
        found.append((start, end))
    return found


def _has_words(text: str, start: int, end: int) -> bool:
    return any(character.isalnum() for character in text[start:end])
