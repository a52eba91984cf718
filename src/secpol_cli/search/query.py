"""Reading a query: its words, the parts that an ellipsis leaves, and what its writer put in brackets."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from secpol_cli.errors import UsageError
from secpol_cli.record import Record
from secpol_cli.search.term_weights import weigh
from secpol_cli.text.folding import fold_words
from secpol_cli.text.orthography import PUNCTUATION, QUOTATION_MARKS

if TYPE_CHECKING:
    from collections.abc import Collection

MAX_QUERY_WORDS = 400
NAME_WEIGHT = 0.2  # of what a word of a name would weigh otherwise; set by tests/search/queries/tuning.yaml
YEAR_WEIGHT = 0.2  # of what a year would weigh otherwise: who remembers the rest may be wrong about it

# What a copy may have brought along of a note's mark: [^3], a superscript, a digit on the heels of a stop.
# It is taken for inserted, as [3] is, so that it need not be there; but without it nothing is verbatim.
_NOTE_MARKS = (
    r"\[\^(\d{1,3})\]|(?<=\S)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
    rf"|(?<=[^\W\d_][{PUNCTUATION}{QUOTATION_MARKS})])(\d{{1,3}})(?=\s|$)"
)
_CONTROLS = r"\x1b\[[0-9;?]*[A-Za-z]|[\x00-\x08\x0b-\x1f\x7f]"  # a terminal's colours, say
_YEAR = r"(?:1[0-9]|20)\d\ds?"
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
    words, parts, inserted = _read_plain(text) if re.fullmatch(_PLAIN, text) else _read_marked(text)
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
        0.0 if place in inserted else weigh(word) * _share_of(word, names) for place, word in enumerate(words)
    )
    return Query(tuple(words), weights, tuple(parts), frozenset(inserted))


def _share_of(word: str, names: Collection[str]) -> float:
    """The share of a word's weight that counts."""
    if word in names:
        return NAME_WEIGHT
    return YEAR_WEIGHT if re.fullmatch(_YEAR, word) else 1.0


def _read_plain(text: str) -> tuple[list[str], list[range], set[int]]:
    words = fold_words(text)
    return words, [range(len(words))] if words else [], set()


def _read_marked(text: str) -> tuple[list[str], list[range], set[int]]:
    """The words, the parts that ellipses leave, and the places of what stands in brackets, as a note's mark
    is taken to do."""
    from secpol_cli.text.sigla import read_quoted  # most queries have neither

    text = re.sub(_NOTE_MARKS, r" [\1\2\3] ", re.sub(_CONTROLS, " ", text))
    words: list[str] = []
    inserted: set[int] = set()
    ends = [0]
    for quoted in read_quoted(text):
        if quoted.kind == "ellipsis":
            ends.append(len(words))
            continue
        if quoted.kind == "bracketed":
            inserted.add(len(words))
        words.append(quoted.word)
    ends.append(len(words))
    return words, [range(start, end) for start, end in pairwise(ends) if start < end], inserted
