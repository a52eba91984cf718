"""What stands on a page: spans of characters with their place, as they come out of the file."""

from __future__ import annotations

from typing import NamedTuple


class Glyphs(NamedTuple):
    """Characters of one font and size side by side on one baseline.

    Lengths are in points, from the lower left corner of the page as it is seen.
    `spaced` says that white space stands before it.  A hyphen that pdfium takes for that of
    a word broken at the end of a line is U+0002.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    font: int
    bold: bool
    italic: bool
    spaced: bool


class PdfPage(NamedTuple):
    """A page: its number in the file, from 1, its size, its spans in the order of the file, the label that
    the file gives it, and whether it shows a picture.

    U+FFFD stands for glyphs whose meaning is not known.
    """

    number: int
    width: float
    height: float
    spans: list[Glyphs]
    label: str
    pictured: bool


class Extract(NamedTuple):
    """The pages of a file, how many it has of which some may not have been read, and its metadata."""

    pages: list[PdfPage]
    total: int
    metadata: dict[str, str]
