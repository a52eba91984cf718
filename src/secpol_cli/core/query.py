"""Reading a query: its words, the parts that an ellipsis leaves, and what its writer put in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.core.weights import weigh
from secpol_cli.errors import UsageError
from secpol_cli.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Collection

MAX_QUERY_WORDS = 400
NAME_WEIGHT = 0.2  # of what the words of a name would weigh otherwise

# What a copy brings along of a note's mark: [3], [^3], a superscript, a digit on the heels of a stop.
_NOTE_MARKS = re.compile(r"\[\^?\d{1,3}\]|(?<=\S)[⁰¹²³⁴⁵⁶⁷⁸⁹]+|(?<=[^\W\d_][.,;:!?”\"’')])\d{1,3}(?=\s|$)")
_CONTROLS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|[\x00-\x08\x0b-\x1f\x7f]")  # a terminal's colours, say
_SIC = re.compile(r"\[\s*sic!?\s*\]", re.IGNORECASE)
_ELLIPSIS = re.compile(r"[\[(]\s*(?:…|\.(?:\s?\.){2,})\s*[\])]|…|\.(?:\s?\.){2,}")
_IN_WORD = re.compile(r"\[([^\W\d_]{1,12})\](?=[^\W\d_])|(?<=[^\W\d_])\[([^\W\d_]{1,12})\]")
_INSERTED = re.compile(r"\[([^\[\]]*)\]")


class Query(NamedTuple):
    """The words to look for, in parts that follow each other; `inserted` are the positions of those in
    brackets, which the text need not have."""

    words: tuple[str, ...]
    weights: tuple[float, ...]
    parts: tuple[range, ...]
    inserted: frozenset[int]

    @property
    def total(self) -> float:
        """The weight of all words."""
        return sum(self.weights) or 1.0


def parse_query(text: str, names: Collection[str] = ()) -> Query:
    """The query that `text` is; words that are among `names` tell little: many passages have them.

    Raises UsageError where it has no word, or more than MAX_QUERY_WORDS.
    """
    words: list[str] = []
    inserted: set[int] = set()
    parts = []
    plain = _IN_WORD.sub(r"\1\2", _SIC.sub(" ", _NOTE_MARKS.sub(" ", _CONTROLS.sub(" ", text))))
    for piece in _ELLIPSIS.split(plain):
        start = len(words)
        for index, run in enumerate(_INSERTED.split(piece)):
            found = fold_words(run)
            if index % 2:
                inserted.update(range(len(words), len(words) + len(found)))
            words += found
        if len(words) > start:
            parts.append(range(start, len(words)))
    if len(inserted) == len(words):  # nothing stands outside of the brackets
        inserted = set()
    if not words:
        raise UsageError(
            "there is no word to look for", 'write some, as in: secpol search "ASEAN centrality"'
        )
    if len(words) > MAX_QUERY_WORDS:
        raise UsageError(
            f"the query has {len(words):,} words; {MAX_QUERY_WORDS} at most", "look for one sentence"
        )
    weights = tuple(
        0.0 if place in inserted else weigh(word) * (NAME_WEIGHT if word in names else 1.0)
        for place, word in enumerate(words)
    )
    return Query(tuple(words), weights, tuple(parts), frozenset(inserted))
