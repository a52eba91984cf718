"""Code fences of Markdown, found before its blocks are read."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

_SIGNS = re.compile(
    r"^(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*"
    r"(?P<fence>`{3,}(?P<info>[^`\r\n]*)|~{3,}(?P<other>[^\r\n]*))\r?$",
    re.MULTILINE,
)


class Fence(NamedTuple):
    """A code fence: its half-open stretch, and what stands behind the signs that open it."""

    start: int
    end: int
    info: str


def find_fences(text: str) -> list[Fence]:
    """The code fences of a text that are closed, in their order."""
    found: list[Fence] = []
    opened: re.Match[str] | None = None
    for line in _SIGNS.finditer(text):
        signs = line["fence"][: len(line["fence"]) - len(line["info"] or line["other"] or "")]
        if opened is None:
            opened, opening = line, signs
        elif signs.startswith(opening) and not (line["info"] or line["other"] or "").strip():
            found.append(Fence(opened.start(), line.end(), (opened["info"] or opened["other"] or "").strip()))
            opened = None
    return found


def is_fenced(fences: list[Fence], at: int) -> bool:
    """Whether an offset stands in one of the fences."""
    index = bisect_right(fences, at, key=lambda one: one.start) - 1
    return index >= 0 and at < fences[index].end
