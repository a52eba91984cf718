"""Characters that Word keeps as places in a font: quotation marks, above all, and Greek letters."""

from __future__ import annotations

import re

_PRIVATE = 0xF000  # of symbol fonts: a character's code is added to it
_PRIVATE_LETTER = re.compile("[\uf000-\uf0ff]")
_UNKNOWN = "\u2022"  # a sign that is no letter and no mark

# Quotation marks where Macintosh has them, which Word for it kept in the font Symbol; then Symbol's own.
_SYMBOL = {
    0xD2: "“",
    0xD3: "”",
    0xD4: "‘",
    0xD5: "’",
    0x2D: "−",
    0xA2: "′",
    0xB2: "″",
    0xBC: "…",
    0x27: "∋",
    **dict(
        zip(
            range(0x61, 0x7B),
            "αβχδεφγηιϕκλμνοπθρστυϖωξψζ",
            strict=True,
        )
    ),
}
_WINGDINGS = {0x7B: "❀", 0x7D: "“", 0x7E: "”"}


def symbol(code: str, font: str) -> str:
    """The character of `<w:sym>`: its code in hexadecimal digits, and its font."""
    try:
        number = int(code, 16)
        return in_font(chr(number), font)
    except (ValueError, OverflowError):
        return _UNKNOWN


def in_font(text: str, font: str) -> str:
    """Text with the characters of symbol fonts (U+F020 to U+F0FF) as what they show in this font."""
    if text.isascii() or _PRIVATE_LETTER.search(text) is None:
        return text
    return "".join(_shown(ord(letter), font) if letter >= "\uf000" else letter for letter in text)


def _shown(code: int, font: str) -> str:
    if not _PRIVATE <= code < _PRIVATE + 256:
        return chr(code)
    code -= _PRIVATE
    name = font.casefold()
    if "wingdings" in name or "webdings" in name:
        return _WINGDINGS.get(code, _UNKNOWN)
    if name == "symbol":
        return _SYMBOL.get(code, chr(code) if 0x20 <= code < 0x40 else _UNKNOWN)
    return bytes([code]).decode("cp1252", "replace")
