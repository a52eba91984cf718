"""Lines and columns of offsets."""

from __future__ import annotations

import re
from bisect import bisect_right

_NEWLINE = re.compile(r"\r\n?|\n")


class Lines:
    """Where the lines of a text begin.  A byte order mark takes no column."""

    def __init__(self, text: str) -> None:
        self._starts = [int(text.startswith("\ufeff")), *(match.end() for match in _NEWLINE.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset, both from 1."""
        line = max(1, bisect_right(self._starts, offset))
        return line, max(1, offset - self._starts[line - 1] + 1)
