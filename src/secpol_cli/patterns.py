"""Regular expressions that are compiled when they are first needed.

Compiling takes longer than most manuscripts need an expression: those that a command
loads and a manuscript may do without are made here.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _LatePattern:
    """What `re.Pattern` is, from the first time that something of it is asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)  # what pickling and copying look for
        value = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, value)  # from now on no detour
        return value


def compile_late(source: str, flags: int = 0) -> re.Pattern[str]:
    """An expression as `re.compile` makes it; one that is wrong raises only when it is used.

    For its methods and attributes; the functions of `re` do not take it.
    """
    return cast("re.Pattern[str]", _LatePattern(source, flags))
