"""“Did you mean”: the known values nearest to one that is not known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MEANT = 75  # likeness (0-100) of a value and what somebody may well have meant by it
_PART = 0.9  # what it counts to be some of another value's words
_LONG = 8  # letters of a value of which it is enough that most are those of another
_LONG_WORD = 5  # letters; in a shorter word one that differs makes another word: NATO, nation
_BEGUN = 4  # letters of a word that somebody began to type
_LETTERS_PER_TYPO = 5  # of these words
_STEM = 0.7  # the share of a word's letters with which another of the same stem begins, too


def nearest(value: str, known: Iterable[str], *, limit: int = 3, cutoff: float = 60) -> list[str]:
    """The `limit` values of `known` most like `value`, best first; none below `cutoff` (0-100).

    Those that it misspells, or of which it is some words; where there are none,
    those that have most of its words, by their letters, among others, or, of a long
    one, most of its letters in order.  A short name is another's for a letter: for
    NATO no ASEF is suggested.
    """
    from rapidfuzz import fuzz, process

    def meant(one: str, other: str, **_: object) -> float:
        whole = fuzz.ratio(one, other)
        return max(whole, _PART * fuzz.token_set_ratio(one, other)) + whole / 100  # of equals the shorter

    def shared(one: str, other: str, **_: object) -> float:
        words, others = _words(one), _words(other)
        common = sum(len(word) for word in words if any(_is_like(word, each) for each in others))
        part, whole = 100 * common / max(1, sum(map(len, words))), fuzz.ratio(one, other)
        return max(part, whole if len(one) >= _LONG else 0) + whole / 100

    wanted = value.casefold()
    choices = [choice for choice in dict.fromkeys(known) if 2 * len(choice) >= len(wanted)]
    folded = [choice.casefold() for choice in choices]
    for scorer, least in ((meant, max(cutoff, _MEANT)), (shared, cutoff)):
        matches = process.extract(wanted, folded, scorer=scorer, limit=limit, score_cutoff=least)
        if matches:
            return [choices[index] for _, _, index in matches]
    return []


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def _is_like(word: str, other: str) -> bool:
    """Whether a word is another, or its beginning, but for a typo or an ending."""
    from rapidfuzz.distance import OSA, Prefix

    if word == other or (len(word) >= _BEGUN and other.startswith(word)):
        return True
    if min(len(word), len(other)) < _LONG_WORD:
        return False
    typos = max(len(word), len(other)) // _LETTERS_PER_TYPO
    stem = max(_LONG_WORD, _STEM * len(word))
    return OSA.distance(word, other, score_cutoff=typos) <= typos or Prefix.similarity(word, other) >= stem
