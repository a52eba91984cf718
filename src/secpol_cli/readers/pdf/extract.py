"""The characters of a PDF, from a process of their own."""

from __future__ import annotations

from typing import Any

from secpol_cli.errors import ManuscriptUnreadable
from secpol_cli.readers.isolated import Refused, read_isolated
from secpol_cli.readers.pdf.page import Extract, Glyphs, PdfPage

_ENCRYPTED = ("password", "security")


def extract(data: bytes, name: str) -> Extract:
    """The characters of a PDF.  Raises ManuscriptUnreadable where it cannot be read within the bounds."""
    try:
        pages, total, metadata = read_isolated(__name__, data, name)
    except Refused as error:
        if any(word in str(error).lower() for word in _ENCRYPTED):
            hint = "open it, remove its password and save it again"
            raise ManuscriptUnreadable(name, "is encrypted", hint) from None
        hint = "open it in the program that wrote it, and save it again"
        raise ManuscriptUnreadable(name, "is a PDF, but damaged", hint) from None
    return Extract([_page(*page) for page in pages], total, metadata)


def _page(number: int, width: float, height: float, spans: list[tuple[Any, ...]], *rest: Any) -> PdfPage:
    return PdfPage(number, width, height, [Glyphs(*span) for span in spans], *rest)


def read(data: bytes) -> object:
    """What the process answers with: the pages as tuples, how many there are, the metadata."""
    from pypdfium2 import PdfiumError

    from secpol_cli.readers.pdf.characters import read_pages

    try:
        pages, total, metadata = read_pages(data)
    except PdfiumError as error:
        raise Refused(str(error)) from None
    return [(*page[:3], [tuple(span) for span in page.spans], *page[4:]) for page in pages], total, metadata
