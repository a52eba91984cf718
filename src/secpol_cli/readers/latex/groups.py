"""Where the groups of LaTeX end, which stand in each other."""

from __future__ import annotations

import re
from functools import lru_cache

_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_BRACE_OR_COMMENT = re.compile(r"%[^\n]*\n|\\.|[{}]", re.DOTALL)
_LONG = 5_000  # characters of a text in which all groups are looked for at once: some may never end


def group_end(text: str, start: int, *, comments: bool) -> int | None:
    """The offset of the brace that ends the group whose brace is at `start`; None where none does.

    With `comments` what stands behind a % ends no group.
    """
    pattern = _BRACE_OR_COMMENT if comments else _BRACE
    if len(text) >= _LONG:
        ends = _ends_of_groups(text, pattern)
        if start in ends:
            return ends[start]
    depth = 0
    for brace in pattern.finditer(text, start):
        depth += (brace[0] == "{") - (brace[0] == "}")
        if depth == 0:
            return brace.start()
    return None


@lru_cache(maxsize=4)
def _ends_of_groups(text: str, pattern: re.Pattern[str]) -> dict[int, int | None]:
    ends: dict[int, int | None] = {}
    waiting: list[int] = []
    for brace in pattern.finditer(text):
        if brace[0] == "{":
            waiting.append(brace.start())
        elif brace[0] == "}" and waiting:
            ends[waiting.pop()] = brace.start()
    return ends | dict.fromkeys(waiting)
