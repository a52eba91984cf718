"""Letters with accents, and those that are typed for them where a keyboard or a house style has none."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Letters, in lower case, that Unicode takes for letters of their own, and how English prints them.
_PRINTED = {
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ð": "d",
    "ŋ": "n",
    "ı": "i",
    "ȷ": "j",
    "ĸ": "k",
    "ə": "a",
    "ß": "ss",
}
_ACCENTS = range(0x300, 0x370)
_LAST_ACCENTED = 0x400  # letters beyond are no Latin and no Greek ones: their marks are no accents


@cache
def plain_letter(letter: str) -> str:
    """What is typed for a letter in lower case that has a stroke or hook, or is two in one: `d` for `đ`,
    `ae` for `æ`; itself where there is nothing."""
    if letter.isascii():
        return letter
    if letter in _PRINTED:
        return _PRINTED[letter]
    named = _SMALL_LETTER.match(unicodedata.name(letter, ""))  # LATIN SMALL LETTER D WITH STROKE
    return named[1].casefold() if named else letter


_SMALL_LETTER = re.compile(r"LATIN SMALL LETTER ([A-Z])\sWITH\b")


def is_accent(mark: str, base: str) -> bool:
    """Whether a combining mark is an accent on a Latin or Greek letter, and no vowel or other letter."""
    return mark != "" and ord(mark) in _ACCENTS and base != "" and ord(base) < _LAST_ACCENTED


def count_accents(text: str) -> int:
    """How many accents a text has, and letters for which a plain one may be typed."""
    if text.isascii():
        return 0
    count, base = 0, ""
    for char in unicodedata.normalize("NFD", text):
        if unicodedata.combining(char):
            count += is_accent(char, base)
        else:
            base = char
            count += char.isalpha() and plain_letter(char.lower()) != char.lower()
    return count
