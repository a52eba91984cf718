"""Texts in old encodings: told only where there is no doubt."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_SNIFFED = 4096  # bytes in which a page says its encoding
# The quotation marks, dashes, ellipsis and bullet that all Windows encodings of Europe share, and the space.
_SHARED = bytes([0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0xA0, 0xA7, 0xAB, 0xBB])
_NONE = bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D])  # that Windows-1252 does not have
_LETTERS = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœ"  # of the languages below
_WORDS = {
    "English": "the of and to in that is for it with as was on be by",
    "French": "le la les et des du en un une que est dans pour par sur au qui ne pas",
    "German": "der die das und in zu den von mit des im ein eine ist auf für nicht sich dem",
    "Spanish": "el la los las y que de del en se por con para una un es",
    "Portuguese": "o a os as e que de do da em um uma para com não por",
    "Italian": "il la di che e in del della per un una non con le gli",
    "Dutch": "de het een van en dat in te is op met voor zijn",
    "Danish": "og i at det en til er af på de med for som den",
    "Swedish": "och i att det en som på är av för med till den",
}
_COMMON = (
    0.12  # of the words of running text that are common ones; of texts in nine languages .2 and more are
)
_FEWEST = 20  # words by which a language is told
_WORD = re.compile(r"[^\W\d_]+")


class Decoded(NamedTuple):
    """A text, its encoding, and what is to be said of it."""

    text: str
    encoding: str
    told: str


def decode_old(data: bytes) -> Decoded | None:
    """A text in another encoding than UTF-8: one that it declares, UTF-16 without its mark, or a Western one
    where its words leave no doubt; None where there is some."""
    return _declared(data) or _utf16(data) or _western(data)


def _declared(data: bytes) -> Decoded | None:
    match = _DECLARED.search(data[:_SNIFFED])
    if match is None:
        return None
    name = (match[1] or match[2]).decode("ascii")
    try:
        encoding = codecs.lookup(name).name
        encoding = "cp1252" if encoding in ("iso8859-1", "ascii") else encoding  # as browsers read it
        return Decoded(data.decode(encoding), encoding, f"recoded from {name}, as it says")
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a byte order mark: every other byte of its spaces and letters is zero."""
    if len(data) < 40 or len(data) % 2:
        return None
    for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if zeros.count(0) > 0.7 * len(zeros) and data.count(0) <= zeros.count(0) + len(data) // 100:
            try:
                return Decoded(data.decode(encoding), encoding, f"recoded from {encoding.upper()}")
            except UnicodeDecodeError:
                return None
    return None


def _western(data: bytes) -> Decoded | None:
    high = bytes(sorted({byte for byte in data if byte >= 0x80}))
    if 0 in data or any(byte in _NONE for byte in high):
        return None
    text = data.decode("cp1252")
    told = Decoded(text, "cp1252", "recoded from Windows-1252")
    if all(byte in _SHARED for byte in high):
        return told
    words = [word.casefold() for word in _WORD.findall(text)]
    lettered = {char.casefold() for char in text if char >= "\x80" and char.isalpha()}
    others = [byte for byte in high if byte not in _SHARED and not bytes([byte]).decode("cp1252").isalpha()]
    if len(words) < _FEWEST or lettered - set(_LETTERS) or others:
        return None
    share = max(
        sum(word in common for word in words) for common in map(frozenset, map(str.split, _WORDS.values()))
    )
    inside = sum(1 for word in words if any(char >= "\x80" for char in word))
    return told if share >= _COMMON * len(words) and inside <= 0.4 * len(words) else None
