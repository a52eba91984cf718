"""Acronyms of a text, told from words that are only printed in capitals.

Lines in capitals, `PRIME MINISTER, NEW YORK`, are words; a row of short ones
between commas, `NATO, EU, OSCE`, is none.  A single long word in capitals is
one where the text has it in small letters too.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_ACRONYM = re.compile(r"\b[A-Z](?:[A-Z&]|[a-z](?=[A-Z]))+[A-Z]?(?:s\b)?")
# Words in capitals in a row, with whatever stands between that has no letters.
_WORD = r"[^\W\d_a-zß-öø-ÿ]+(?:['’&][^\W\d_a-zß-öø-ÿ]+)*"
_ROW = re.compile(rf"(?<!\w){_WORD}(?!\w)(?:[\W\d_]+{_WORD}(?!\w))+")
_LISTED = re.compile(rf"{_WORD}(?:[,;/]\s*{_WORD})+")
_ADDRESS = re.compile(r"<?https?://\S+")
_ROMAN = re.compile(r"[IVX]+\Z")
_SMALL = re.compile(r"\b(?=\w*[a-z])[^\W\d_]{4,}")
_GRAMMAR = frozenset("a an and as at by for from in of on or the to with".upper().split())
_LONG = 7  # letters, which hardly an acronym has: UNESCO and UNFCCC have six
_SPOKEN = 6  # letters from which a word in capitals may be one that the text has in small letters


class SmallWords(Container[str]):
    """The words of four letters and more that some text has not in capitals alone, folded.

    They are gathered when the first is asked for: most texts have no word in capitals that asks.
    """

    def __init__(self, texts: Collection[str]) -> None:
        self._texts = texts

    @cached_property
    def _words(self) -> set[str]:
        return {word.casefold() for text in self._texts for word in _SMALL.findall(text)}

    def __contains__(self, word: object) -> bool:
        return word in self._words


def find_acronyms(text: str, small: Container[str]) -> Iterator[str]:
    """What may be an acronym in a text, in its order; `small` are words in small letters (`SmallWords`).

    Web addresses and Roman numbers are left out.
    """
    if not _ACRONYM.search(text):
        return
    text = _ADDRESS.sub(" ", text)
    in_capitals = not any(char.islower() for char in text)
    rows = [row.span() for row in _ROW.finditer(text) if _is_shouted(row[0], small, in_capitals=in_capitals)]
    for match in _ACRONYM.finditer(text):
        word = match[0]
        if _ROMAN.match(word) or any(start <= match.start() < end for start, end in rows):
            continue
        if len(word) >= _LONG and in_capitals:
            continue  # a heading of one word
        if len(word) >= _SPOKEN and word.casefold() in small:
            continue
        yield word


def _is_shouted(row: str, small: Container[str], *, in_capitals: bool) -> bool:
    """Whether words in capitals in a row are words of a title; `in_capitals`: as all around them is."""
    words = re.findall(_WORD, row)
    if max(map(len, words)) < _LONG and _LISTED.fullmatch(row):
        return False
    if in_capitals:
        return True
    if any(word in _GRAMMAR or word.casefold() in small for word in words):
        return True
    return len(words) > 2 and max(map(len, words)) >= _LONG
