"""Reading a query: its words, the parts that an ellipsis leaves, and what its writer put in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.errors import UsageError
from secpol_cli.record import Record
from secpol_cli.search.term_weights import weigh
from secpol_cli.text.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Collection

MAX_QUERY_WORDS = 400
NAME_WEIGHT = 0.2  # of what a word of a name would weigh otherwise; set by tests/search/queries/tuning.yaml

# What a copy may have brought along of a note's mark: [^3], a superscript, a digit on the heels of a stop.
# It is taken for inserted, as [3] is, so that it need not be there; but without it nothing is verbatim.
_NOTE_MARKS = r"\[\^(\d{1,3})\]|(?<=\S)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)|(?<=[^\W\d_][.,;:!?”\"’')])(\d{1,3})(?=\s|$)"
_CONTROLS = r"\x1b\[[0-9;?]*[A-Za-z]|[\x00-\x08\x0b-\x1f\x7f]"  # a terminal's colours, say
_ELLIPSIS = r"[\[(]\s*(?:…|\.(?:\s?\.){2,})\s*[\])]|…|\.(?:\s?\.){2,}"
_IN_WORD = r"\[([^\W\d_]{1,12})\](?=[^\W\d_])|(?<=[^\W\d_])\[([^\W\d_]{1,12})\]"
_INSERTED = r"\[([^\[\]]*)\]"
_PLAIN = r"(?:[^\W⁰¹²³⁴⁵⁶⁷⁸⁹]|[\s'’-])*"  # what nothing of this can be in


class Query(Record):
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
    for piece in [text] if re.fullmatch(_PLAIN, text) else _pieces(text):
        start = len(words)
        for index, run in enumerate(re.split(_INSERTED, piece)):
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


def _pieces(text: str) -> list[str]:
    """The parts that an ellipsis leaves, what is taken for a note's mark in brackets."""
    marked = re.sub(_NOTE_MARKS, r" [\1\2\3] ", re.sub(_CONTROLS, " ", text))
    return re.split(_ELLIPSIS, re.sub(_IN_WORD, r"\1\2", marked))
