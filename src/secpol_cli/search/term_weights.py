"""How telling a word is.

The weights come from a table counted once in other texts (`word_weights.txt`)
and not from the corpus searched: so a score means the same in every corpus, and
a document that is added changes no other document's.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# What a word that is not in the table weighs, by its letters: in any language the short ones tell little.
_BY_LENGTH = (0.05, 0.3, 0.5, 0.8, 0.95)


class _Weights(dict[str, float]):
    def __missing__(self, word: str) -> float:
        if not word:
            return 0.0
        return _BY_LENGTH[min(len(word), len(_BY_LENGTH)) - 1]


@cache
def word_weights() -> dict[str, float]:
    """The listed words' weights (0-1); what is not listed is weighed by its length."""
    with open(os.path.join(os.path.dirname(__file__), "word_weights.txt"), encoding="ascii") as table:
        weights = _Weights()
        for line in table:
            weight, *words = line.split()
            weights.update(dict.fromkeys(words, float(weight)))
    return weights


def is_common(word: str) -> bool:
    """Whether a folded word is one of those counted in other texts, and so no misprint."""
    return word in word_weights()


def weigh(word: str) -> float:
    """How telling a folded word is, from 0 (every text has it) to 1."""
    return weigh_all([word])[0]


def weigh_all(words: Sequence[str]) -> list[float]:
    """How telling folded words are."""
    return list(map(word_weights().__getitem__, words))
