"""Where what has begun in a text ends: each kind of end is looked for once, however much begins there."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

COMMENT_END = "-->"


class Ends:
    """The ends in a text, by the pattern that they match.

    To look for the end of each of many beginnings by themselves costs their
    square where there is none, or a far one.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[str, tuple[list[int], list[int]]] = {}

    def behind(self, pattern: str, offset: int) -> tuple[int, int] | None:
        """The half-open stretch of the first end at an offset or behind it; None where there is none.

        `pattern` is a regular expression, in which case counts for nothing.
        """
        if pattern not in self._found:
            found = [match.span() for match in _compiled(pattern).finditer(self._text)]
            self._found[pattern] = [start for start, _ in found], [end for _, end in found]
        starts, ends = self._found[pattern]
        index = bisect_left(starts, offset)
        return (starts[index], ends[index]) if index < len(starts) else None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
