"""Signs of pictures and tables for terminals whose encoding lacks them: one letter of ASCII for each.

Words are left alone: they are quoted, and what cannot be shown of them is spelled out by the stream.
"""

from __future__ import annotations

_ASCII = {
    "●": "*",
    "○": "o",
    "▪": "#",
    "▫": "+",
    "▒": "%",
    "░": "/",
    "━": "=",
    "╍": ":",
    "─": "-",
    "┄": ".",
    "│": "|",
    "┼": "+",
    "┴": "'",
    "├": "[",
    "┤": "]",
    "┣": "[",
    "┫": "]",
    "┆": "!",
    "▷": ">",
    "◁": "<",
    "·": ".",
    "−": "-",
}


def with_known_signs(text: str, encoding: str) -> str:
    """The text in which each sign that the encoding lacks is one of ASCII; as it is, where there is none."""
    if _can_write(text, encoding):
        return text
    return text.translate(
        {ord(sign): other for sign, other in _ASCII.items() if not _can_write(sign, encoding)}
    )


def _can_write(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
