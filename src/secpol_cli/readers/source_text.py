"""The text of a text format as a reader reads it, and where each character of it was written.

Included files and the writer's own macros are put in before the reader begins, so that it knows nothing of
them.  The texts of all files make one row of offsets: those of the manuscript come first.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.readers.lines import Lines
from secpol_cli.record import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.readers.records import Place


class IncludedFile(NamedTuple):
    """A file that a manuscript includes: its path from the manuscript's folder, and its text."""

    name: str
    text: str


class SourceText:
    """What a reader reads: `text`; `origins` has the offset of each character in the row of all files' texts,
    and is None where the text is the manuscript's own, untouched."""

    def __init__(
        self,
        text: str,
        origins: Sequence[int] | None = None,
        main: str | None = None,
        included: Sequence[IncludedFile] = (),
    ) -> None:
        self.text, self._origins = text, origins
        self.main = text if main is None else main
        self.included = tuple(included)
        self.most_paragraphs = sys.maxsize  # that a reader may make of it

    @property
    def is_composed(self) -> bool:
        """Whether it is another text than the manuscript's own."""
        return self._origins is not None

    @cached_property
    def _bases(self) -> list[int]:
        """Where the text of each file begins in the row, the manuscript's first."""
        bases = [0]
        for text in [self.main, *(one.text for one in self.included[:-1])][: len(self.included)]:
            bases.append(bases[-1] + len(text) + 1)
        return bases

    @cached_property
    def _lines(self) -> list[Lines]:
        return [Lines(self.main), *(Lines(one.text) for one in self.included)]

    def origin(self, offset: int) -> tuple[int, int]:
        """The number of the file in which a character was written, 0 for the manuscript, and its offset.

        `offset` may be that behind the last character.
        """
        if self._origins is None:
            return 0, offset
        at = self._origins[offset] if offset < len(self._origins) else len(self.main)
        number = bisect_right(self._bases, at) - 1
        return number, at - self._bases[number]

    def own_offset(self, offset: int) -> int | None:
        """The offset of a character in the manuscript; None where it stands in an included file."""
        number, at = self.origin(offset)
        return at if number == 0 else None

    def where(self, offset: int) -> str:
        """The line of an offset in words: `line 3`, `line 3 of chapter1.tex`."""
        number, at = self.origin(offset)
        line = f"line {self._lines[number].place(at)[0]}"
        return f"{line} of {self.included[number - 1].name}" if number else line

    def locate(self, place: Place, start: int, end: int) -> Place:
        """A place with the file, lines and columns of a half-open stretch."""
        number, first = self.origin(start)
        behind, last = self.origin(max(start, end - 1))
        if behind != number or last < first:
            last = first
        (line, column), (end_line, end_column) = (
            self._lines[number].place(first),
            self._lines[number].place(last + 1 if end > start else last),
        )
        file = self.included[number - 1].name if number else None
        return replace(place, file=file, line=line, column=column, end_line=end_line, end_column=end_column)
