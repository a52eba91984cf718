"""Small PDFs, written byte by byte: text at its place, in the fonts that every reader has."""

from __future__ import annotations

import zlib
from typing import NamedTuple

FONTS = {"regular": "Times-Roman", "bold": "Times-Bold", "italic": "Times-Italic"}
WIDTH, HEIGHT = 595, 842


class Print(NamedTuple):
    """Words at a place, in points from the lower left corner."""

    x: float
    y: float
    text: str
    size: float = 11
    font: str = "regular"


def lines(
    texts: list[str],
    *,
    x: float = 70,
    top: float = 700,
    size: float = 11,
    indent: float = 0,
    font: str = "regular",
) -> list[Print]:
    """Lines below each other; one that begins with a space is indented."""
    return [
        Print(x + (indent or 14) * text.startswith(" "), top - 1.2 * size * at, text.strip(" "), size, font)
        for at, text in enumerate(texts)
    ]


def make_pdf(pages: list[list[Print]], *, pictures: tuple[int, ...] = (), locked: bool = False) -> bytes:
    """A PDF with these pages; those whose numbers (from 0) are in `pictures` show a picture that covers them."""
    objects: list[bytes] = [b"", b""]  # the catalogue, the tree of pages

    def add(content: bytes) -> int:
        objects.append(content)
        return len(objects)

    fonts = {
        name: add(b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>" % base.encode())
        for name, base in FONTS.items()
    }
    picture = add(_stream(b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
                          b"/BitsPerComponent 8", b"\x80"))  # fmt: skip
    named = b"".join(b"/%s %d 0 R" % (name.encode(), number) for name, number in fonts.items())
    resources = b"<</Font<<%s>>/XObject<</picture %d 0 R>>>>" % (named, picture)
    kids = []
    for number, page in enumerate(pages):
        drawn = [b"q %d 0 0 %d 0 0 cm /picture Do Q" % (WIDTH, HEIGHT)] if number in pictures else []
        drawn += [
            b"BT /%s %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET"
            % (one.font.encode(), one.size, one.x, one.y, _text(one))
            for one in page
        ]
        content = add(_stream(b"<<", b"\n".join(drawn)))
        kids.append(
            add(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Resources %s/Contents %d 0 R>>"
                % (WIDTH, HEIGHT, resources, content))
        )  # fmt: skip
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    return _file(objects, locked=locked)


def _text(one: Print) -> bytes:
    raw = one.text.encode("cp1252")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _stream(dictionary: bytes, data: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (dictionary, len(packed), packed)


def _file(objects: list[bytes], *, locked: bool) -> bytes:
    written, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>/ID[<00><00>]" % (b"41" * 32, b"42" * 32)
    return (
        b"%sxref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
        % (
            written,
            len(objects) + 1,
            table,
            len(objects) + 1,
            lock if locked else b"",
            len(written),
        )
    )
