"""Hyphens at the ends of lines: which belong to the word, and which only broke it.

The words of the document decide: what it writes elsewhere on one line, with
the hyphen or without, it means here as well.  Where it says neither, a second
part that begins with a capital or a digit keeps the hyphen, and so do first
parts that hyphens stand behind elsewhere; the rest is joined.  What remains
doubtful is joined by a soft hyphen, which readings with and without a hyphen
both match.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from secpol_cli.text.orthography import HYPHENS, SOFT_HYPHEN

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(rf"[^\W_]+(?:[{HYPHENS}’'][^\W_]+)*")
_BEFORE = re.compile(rf"(?:[^\W_]+[{HYPHENS}’'])*[^\W_]+$")
_BEHIND = re.compile(rf"[^\W_]+(?:[{HYPHENS}’'][^\W_]+)*")
_BROKEN = "\x02"
_PREFIX = 2  # letters; what is longer may be a word by itself
_TRIPLE = re.compile(r"(\w)\1\1")  # no word has a letter three times in a row: less-studied
_ENDINGS = re.compile(rf"(?<=[^\W_])[{HYPHENS}{_BROKEN}]$")
# First parts that English writes with a hyphen before almost any word.
_ALWAYS = frozenset(
    "self ex quasi all half cross well ill far long short high low much two three four five six seven eight "
    "nine ten twenty thirty forty fifty sixty seventy eighty ninety".split()
)
# What links the parts of a word written with several hyphens: face-to-face, state-of-the-art.
_LINKS = frozenset("a an and at by for in of off on or out the to up with".split())


class Joins:
    """Decides what becomes of hyphens at the ends of a document's lines."""

    def __init__(self, lines: Iterable[str]) -> None:
        """`lines` are all lines of the document; the words at their ends that are cut say nothing."""
        self._whole: Counter[str] = Counter()
        self._first: Counter[str] = Counter()
        is_cut = False
        for line in lines:
            words = [match[0] for match in _WORD.finditer(line)][is_cut:]
            is_cut = ends_in_hyphen(line)
            words = words[:-1] if is_cut else words
            for word in words:
                folded = word.casefold()
                self._whole[folded] += 1
                first, hyphen, _ = folded.partition("-")
                self._first[first] += bool(hyphen)

    def joined(self, before: str, behind: str) -> str:
        """What stands between a line that ends in a hyphen, without it, and the next: nothing, a hyphen, or
        a soft one where that is doubtful."""
        one, other = _BEFORE.search(before), _BEHIND.match(behind)
        if one is None or other is None:
            return "-"
        first, second = one[0].casefold(), other[0].casefold()
        with_hyphen = self._whole[f"{first}-{second}"]
        without = self._whole[first + second]
        if with_hyphen != without and not (with_hyphen and without):
            return "-" if with_hyphen else ""
        if with_hyphen or without:
            return "-" if with_hyphen > without else ""
        last = re.split(rf"[{HYPHENS}]", first)[-1]
        if self._is_chained(last, second) or _TRIPLE.search(first[-2:] + second[:2]):
            return "-"
        if not other[0][0].islower() and not one[0].isupper():
            return "-"
        if not last.isalpha() or last in _ALWAYS or self._first[last] > 1:
            return "-"
        return self._by_parts(last, second)

    def _is_chained(self, last: str, second: str) -> bool:
        """Whether more hyphens follow, as in peer-to-peer: the word before them ends at the line's end."""
        head, hyphen, _ = second.partition("-")
        return bool(hyphen) and not self._whole[last + head] and (head in _LINKS or head == last)

    def _by_parts(self, last: str, second: str) -> str:
        """What two parts say that are nowhere together: where both are words of the document, and long, they
        are two words."""
        seconds = self._whole[re.split(rf"[{HYPHENS}]", second)[0]]
        if self._whole[last] and seconds and len(last) > _PREFIX and len(second) > _PREFIX:
            return "-"
        return SOFT_HYPHEN if seconds or (self._whole[last] and len(last) > _PREFIX) else ""


def ends_in_hyphen(line: str) -> bool:
    """Whether a line ends in a hyphen behind a letter or a digit."""
    return bool(_ENDINGS.search(line))


def without_hyphen(line: str) -> str:
    """A line without the hyphen at its end."""
    return _ENDINGS.sub("", line)
