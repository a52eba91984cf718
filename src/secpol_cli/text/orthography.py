"""How the same words may be written: what a quotation may change in them without a word about it."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = "'’‘ʼ＇`´‛"
_QUOTES = "\"“”„‟«»‹›'’‘‚‛`´"
_DASHES = "-‐‑‒–—―−\u00ad"
_NO_SIGN = str.maketrans("", "", _QUOTES + _DASHES + "\u200b\u2060\ufeff")
_SPACE = re.compile(r"\s+")


def same_letters(quoted: str, source: str) -> bool:
    """Whether two runs of words are the same to the letter, but for white space."""
    return _SPACE.sub(" ", quoted.strip()) == _SPACE.sub(" ", source.strip())


def same_word(quoted: str, source: str) -> bool:
    """Whether two spellings differ in nothing but case, hyphens and the kind of apostrophe."""
    return _bare_word(quoted) == _bare_word(source)


def same_between(quoted: str, source: str) -> bool:
    """Whether what stands between words differs in nothing but white space, dashes and quotation marks."""
    return _bare(quoted) == _bare(source)


def stops_behind(text: str) -> str:
    """The punctuation that stands right at the beginning of what follows a word."""
    return text[: len(text) - len(text.lstrip(",;:.!?)"))]


def _bare(text: str) -> str:
    return _SPACE.sub("", unicodedata.normalize("NFC", text).translate(_NO_SIGN)).replace("...", "…")


def _bare_word(word: str) -> str:
    bare = unicodedata.normalize("NFC", word).casefold()
    for mark in _APOSTROPHES[1:]:
        bare = bare.replace(mark, "'")
    for dash in _DASHES:
        bare = bare.replace(dash, "")
    return _SPACE.sub("", bare)
