"""docx, odt and RTF: unpacked within bounds, read from their XML, with the pages on which words stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.errors import ManuscriptUnreadable
from secpol_cli.readers.archives import MAX_TAGS, unpack
from secpol_cli.readers.formats import FORMATS
from secpol_cli.readers.input import MAX_PARAGRAPHS, SPLIT
from secpol_cli.readers.office.opendocument import read_opendocument
from secpol_cli.readers.office.properties import metadata_of, metadata_of_rich_text
from secpol_cli.readers.office.word import read_word
from secpol_cli.readers.office.xml import BadXml
from secpol_cli.readers.pandoc_ast import cite_keys
from secpol_cli.readers.positions import Elsewhere
from secpol_cli.readers.raw.marks import count_in_parts, count_in_rich_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secpol_cli.readers.input import Content
    from secpol_cli.readers.records import ReadDocument

_PARAGRAPH = {
    "docx": re.compile(rb"<w:p[ >]"),
    "odt": re.compile(rb"<text:[ph][ >]"),
    "rtf": re.compile(rb"\\par(?![a-z])"),
}
_PROPERTIES = {"docx": "docProps/core.xml", "odt": "meta.xml"}


def read_office(content: Content, name: str) -> tuple[ReadDocument, Elsewhere | None]:
    """The paragraphs of a document, and its words with their pages, where it has any.

    Raises ManuscriptUnreadable where it is damaged, encrypted, too large or no such document.
    """
    if content.format == "rtf":
        from secpol_cli.readers.office.rich_text import count_tokens, read_rich_text

        if content.limits and count_tokens(content.data) > MAX_TAGS:
            raise ManuscriptUnreadable(name, f"has more than {MAX_TAGS:,} groups and control words", SPLIT)
        _check_length(content, name, [content.data])
        document = read_rich_text(content.data)
        cite_keys(document.paragraphs)
        document.metadata = metadata_of_rich_text(content.data)
        document.raw_marks = count_in_rich_text(content.data)
        return document, None
    parts, pages = unpack(content, name)
    _check_length(content, name, parts.values())
    read = read_word if content.format == "docx" else read_opendocument
    try:
        document = read(parts)
    except BadXml as error:
        what = FORMATS[content.format].label.split(" ", 1)[1]
        hint = "open it in the program that wrote it, and save it again"
        raise ManuscriptUnreadable(name, f"cannot be read as {what}: {error}", hint) from None
    cite_keys(document.paragraphs)
    document.metadata = metadata_of(parts.get(_PROPERTIES[content.format]))
    document.raw_marks = count_in_parts(parts, content.format)
    return document, Elsewhere.of_pages(pages, document.paragraphs) if pages else None


def _check_length(content: Content, name: str, parts: Iterable[bytes]) -> None:
    """Raises ManuscriptUnreadable where a document has more paragraphs than are read."""
    pattern = _PARAGRAPH[content.format]
    if content.limits and sum(len(pattern.findall(part)) for part in parts) > MAX_PARAGRAPHS:
        raise ManuscriptUnreadable(name, f"has more than {MAX_PARAGRAPHS:,} paragraphs", SPLIT)
