"""Text that is put together from pieces of others, each character with where it was written."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Stretch(NamedTuple):
    """A text, and for each of its characters the offset at which it was written."""

    text: str
    origins: Sequence[int]

    @staticmethod
    def written_at(text: str, offset: int) -> Stretch:
        """A text whose characters follow each other from an offset on."""
        return Stretch(text, range(offset, offset + len(text)))

    @staticmethod
    def pinned(text: str, offset: int) -> Stretch:
        """A text that stands for something at one offset."""
        return Stretch(text, array("q", [offset]) * len(text))

    def cut(self, start: int, end: int) -> Stretch:
        """The half-open part of it."""
        return Stretch(self.text[start:end], self.origins[start:end])


class StretchBuilder:
    """Puts stretches together, in their order."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._origins = array("q")

    def __len__(self) -> int:
        return len(self._origins)

    def add(self, stretch: Stretch) -> None:
        """Adds a stretch behind what there is."""
        self._texts.append(stretch.text)
        self._origins.extend(stretch.origins)

    def done(self) -> Stretch:
        """All that was added."""
        return Stretch("".join(self._texts), self._origins)
