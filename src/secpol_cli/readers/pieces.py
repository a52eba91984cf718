"""Text that is put together from pieces of others, each character with where it was written."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class TextPiece(NamedTuple):
    """A text, and for each of its characters the offset at which it was written."""

    text: str
    origins: Sequence[int]

    @staticmethod
    def written_at(text: str, offset: int) -> TextPiece:
        """A text whose characters follow each other from an offset on."""
        return TextPiece(text, range(offset, offset + len(text)))

    @staticmethod
    def pinned(text: str, offset: int) -> TextPiece:
        """A text that stands for something at one offset."""
        return TextPiece(text, array("q", [offset]) * len(text))

    def cut(self, start: int, end: int) -> TextPiece:
        """The half-open part of it."""
        return TextPiece(self.text[start:end], self.origins[start:end])


class PieceBuilder:
    """Puts stretches together, in their order."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._origins = array("q")

    def __len__(self) -> int:
        return len(self._origins)

    def add(self, stretch: TextPiece) -> None:
        """Adds a stretch behind what there is."""
        self._texts.append(stretch.text)
        self._origins.extend(stretch.origins)

    def done(self) -> TextPiece:
        """All that was added."""
        return TextPiece("".join(self._texts), self._origins)
