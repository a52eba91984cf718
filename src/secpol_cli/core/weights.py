"""How telling a word is.

The weights come from a table counted once in other texts (`word_weights.txt`)
and not from the corpus searched: so a score means the same in every corpus, and
a document that is added changes no other document's.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

# What a word that is not in the table weighs, by its letters: in any language the short ones tell little.
_BY_LENGTH = (0.05, 0.3, 0.5, 0.8, 0.95)


@cache
def word_weights() -> dict[str, float]:
    """The listed words' weights (0-1)."""
    table = resources.files(__package__).joinpath("word_weights.txt").read_text("utf-8")
    lines = (line.split() for line in table.splitlines())
    return {word: float(weight) for weight, *words in lines for word in words}


def weigh(word: str) -> float:
    """How telling a folded word is, from 0 (every text has it) to 1."""
    known = word_weights().get(word)
    return known if known is not None else _BY_LENGTH[min(len(word), len(_BY_LENGTH)) - 1]
