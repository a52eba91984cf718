"""Characters as people write them: ligatures taken apart, accents put on their letters, two marks as one."""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
# Accents that TeX's older fonts print as characters of their own, before their letter.
_ACCENTS = {
    "´": "\u0301",
    "`": "\u0300",
    "¨": "\u0308",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "¸": "\u0327",
    "ˇ": "\u030c",
    "˚": "\u030a",
}
_BESIDE = re.compile(r"(?P<accent>[´¨ˆ˜ˇ˚])\s?(?P<letter>[A-Za-zı])|(?P<base>[cCsS])\s?(?P<below>¸)")


def composed(text: str) -> str:
    """Text with its ligatures taken apart, its accents put on their letters, and ‘‘ as “."""
    if text.isascii():
        return text
    text = text.translate(_LIGATURES).replace("‘‘", "“").replace("’’", "”")
    return unicodedata.normalize("NFC", _BESIDE.sub(_together, text))


def _together(match: re.Match[str]) -> str:
    if match["accent"]:
        letter = match["letter"].replace("ı", "i")
        whole = unicodedata.normalize("NFC", letter + _ACCENTS[match["accent"]])
        return whole if len(whole) == 1 else match[0]
    return unicodedata.normalize("NFC", match["base"] + _ACCENTS[match["below"]])
