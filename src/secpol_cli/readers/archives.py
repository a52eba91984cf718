"""docx, odt and epub: unpacked within bounds, and only the parts with text handed on."""

from __future__ import annotations

import io
import re
import sys
import zipfile
import zlib
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.errors import ManuscriptUnreadable
from secpol_cli.readers.formats import FORMATS
from secpol_cli.readers.input import SPLIT

if TYPE_CHECKING:
    from secpol_cli.readers.input import Content

MAX_UNPACKED = 48 * 2**20  # bytes of all parts with text; a novel's document.xml has 5 million
MAX_PARTS = 5000
MAX_TAGS = (
    3_000_000  # of all parts; four seconds a million (tests/bench/bounds.py), a thick thesis has 500,000
)
_TEXT = (".xml", ".rels", ".opf", ".ncx", ".xhtml", ".html", ".htm", "mimetype")
_BODY = {"docx": "word/document.xml", "odt": "content.xml", "epub": "META-INF/container.xml"}
_DAMAGED = "open it in the program that wrote it, and save it again"
_DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # zipfile's word for a compression that it does not know
    OSError,
    ValueError,
    IndexError,
    KeyError,
)
_STEP = {
    # words, and where a program last broke its pages
    "docx": re.compile(
        r"<w:t(?:\s[^>]*)?>(?P<text>[^<]*)</w:t>|(?P<page><w:lastRenderedPageBreak\s*/>|<w:br\s[^>]*w:type=\"page\"[^>]*/>)"
        r"|(?P<space></w:p>|<w:tab/>|<w:br/>)"
    ),
    "odt": re.compile(
        r"(?P<page><text:soft-page-break\s*/>)|(?P<space></text:p>|</text:h>|<text:s[ /]|<text:tab/>)"
        r"|(?<=>)(?P<text>[^<]+)"
    ),
}


class Pages(NamedTuple):
    """A document's words in their order, and the offsets at which a page begins, from the second on."""

    text: str
    breaks: list[int]

    def page(self, offset: int) -> int:
        """The page of an offset, from 1."""
        return bisect_right(self.breaks, offset) + 1


def unpack(content: Content, name: str) -> tuple[dict[str, bytes], Pages | None]:
    """The parts of an archive that have text, by their names, unpacked to a known size; and its pages.

    The size is any where `content` is without limits.  Raises ManuscriptUnreadable
    where it is damaged, encrypted or too large.
    """
    format_ = content.format
    parts = _unpack(content, name)
    if content.limits and sum(part.count(b"<") for part in parts.values()) > MAX_TAGS:
        raise ManuscriptUnreadable(name, f"has more than {MAX_TAGS:,} tags in its XML", SPLIT)
    if format_ != "docx" and _is_encrypted(parts):
        raise ManuscriptUnreadable(name, "is encrypted", "open it, remove its password and save it again")
    step = _STEP.get(format_)
    return parts, _pages(parts[_BODY[format_]], step) if step else None


def repack(content: Content, name: str) -> tuple[bytes, dict[str, bytes]]:
    """The archive with nothing in it but its text, and its parts; errors are those of `unpack`."""
    parts, _ = unpack(content, name)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for part, words in parts.items():
            archive.writestr(zipfile.ZipInfo(part), words)
    return packed.getvalue(), parts


def _unpack(content: Content, name: str) -> dict[str, bytes]:
    label = FORMATS[content.format].label
    parts: dict[str, bytes] = {}
    left = MAX_UNPACKED if content.limits else sys.maxsize - 1
    try:
        with zipfile.ZipFile(io.BytesIO(content.data)) as archive:
            if len(archive.infolist()) > MAX_PARTS and content.limits:
                raise ManuscriptUnreadable(name, f"has more than {MAX_PARTS:,} parts", SPLIT)
            for info in archive.infolist():
                if info.is_dir() or not info.filename.endswith(_TEXT):
                    continue
                if info.flag_bits & 1:
                    raise ManuscriptUnreadable(name, "is encrypted", "remove its password and save it again")
                with archive.open(info) as part:
                    words = part.read(left + 1)
                left -= len(words)
                if left < 0:
                    problem = f"unpacks to more than {MAX_UNPACKED // 2**20} MB of text"
                    raise ManuscriptUnreadable(name, problem, SPLIT)
                parts[info.filename] = words
    except _DAMAGES as error:
        raise ManuscriptUnreadable(name, f"is {label}, but damaged: {error}", _DAMAGED) from None
    body = _BODY[content.format]
    if body not in parts:
        raise ManuscriptUnreadable(name, f"is {label}, but has no {body}", _DAMAGED)
    return parts


def _is_encrypted(parts: dict[str, bytes]) -> bool:
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        return True
    listed = parts.get("META-INF/encryption.xml", b"")  # fonts may be listed, which nobody reads
    return re.search(rb"URI=\"[^\"]*\.x?html?\"", listed) is not None


def _pages(body: bytes, step: re.Pattern[str]) -> Pages | None:
    from html import unescape

    pieces: list[str] = []
    breaks: list[int] = []
    length = 0
    for match in step.finditer(body.decode("utf-8", "replace")):
        if match["page"]:
            breaks.append(length)
            continue
        piece = unescape(match["text"]) if match["text"] is not None else "\n"
        pieces.append(piece)
        length += len(piece)
    return Pages("".join(pieces), breaks) if breaks else None
