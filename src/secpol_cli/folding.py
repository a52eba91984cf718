"""Folding: what counts as the same word, and where it stands in the text.

Folding forgets what a reader's memory and two editions of a text differ in:
case, accents, width and ligatures (NFKD), the kind of apostrophe, the
possessive `'s`, the points of `U.S.` and a hyphen after a short prefix
(`co-operation`).  Punctuation and white space only part words.  Every folded
word keeps its place, so that what is found can be shown as a slice of the text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

# A hyphen after one of these joins ("non-alignment"); after anything else it parts ("zero-sum").
_PREFIXES = frozenset("anti co de inter intra multi non pre pro re semi sub trans un".split())
_SOFT_HYPHEN = "\u00ad"
_HYPHENS = frozenset("-\u2010\u2011")
_APOSTROPHES = "'’‘ʼ＇`´"

# Marks that `\w` leaves out although they stand inside words: combining accents, and the
# vowel signs of Hebrew, Arabic, Indic, Thai, Lao, Burmese and Khmer.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f"
    "\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a4d\u0b82\u0bbe-\u0bcd\u0d00-\u0d03\u0d3b-\u0d4d\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3\u17dd\u1ab0-\u1aff\u20d0-\u20ff"
)
_RUN = rf"(?!ʼ)[^\W_](?:[^\W_]|[{_MARKS}])*"  # ʼ is a letter to Unicode
_WORD = re.compile(
    r"(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])"  # U.S, e.g
    r"|\d+(?:[.,]\d+)+(?![^\W_])"  # 2.88, 200,000
    rf"|{_RUN}(?:[{_APOSTROPHES}]{_RUN})*"
)


class Token(NamedTuple):
    """A folded word, and the half-open code points of the text that it folds."""

    word: str
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """The folded words of `text` in their order; empty where it has no letter or digit."""
    tokens: list[Token] = []
    for match in _WORD.finditer(text):
        word = fold_word(match[0])
        if not any(map(str.isalnum, word)):
            continue
        if tokens and _joined(text[tokens[-1].end : match.start()], tokens[-1].word):
            last = tokens.pop()
            tokens.append(Token(last.word + word, last.start, match.end()))
        else:
            tokens.append(Token(word, match.start(), match.end()))
    return tokens


def fold(text: str) -> str:
    """The folded words of `text`, one space apart: equal for what folding calls the same."""
    return " ".join(token.word for token in tokenize(text))


def fold_word(word: str) -> str:
    """One word, folded."""
    folded = word.casefold()
    if folded.isascii() and folded.isalnum():
        return folded
    for mark in _APOSTROPHES[1:]:
        folded = folded.replace(mark, "'")
    folded = "".join(map(_fold_char, folded)).removesuffix("'s").replace("'", "").replace(",", "")
    return folded if re.fullmatch(r"[\d.]+", folded) else folded.replace(".", "")


@cache
def _fold_char(char: str) -> str:
    """A character without accent, width and ligature; itself where its parts would be no word (½, ⑴)."""
    parts = unicodedata.normalize("NFKD", char)
    folded = "".join(part for part in parts if not unicodedata.combining(part)).casefold()
    return folded if re.fullmatch(f"(?:{_RUN})?", folded) else char


def _joined(between: str, before: str) -> bool:
    return between == _SOFT_HYPHEN or (between in _HYPHENS and before in _PREFIXES)
