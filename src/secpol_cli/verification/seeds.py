"""Seeds: where most pieces of a quotation stand word for word, and the rest is laid beside them.

Seed and extend (Altschul et al., Basic Local Alignment Search Tool, 1990): a quotation of which a few words
are changed has most of its pieces unchanged, in their order and in one place.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.search.phrases import find_rare_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secpol_cli.search.phrases import Phrase
    from secpol_cli.store.store import Store
    from secpol_cli.text.sigla import Quoted

# Set by python tests/bench/verifying.py speed and mutants.
_PIECE = 5  # words of a piece
_FEWEST = 3  # pieces of a quotation that is looked for by them
_SHARE = 0.6  # of them that must stand at one place
_BESIDE = 0.6  # of those at the best place that another must have to be compared, too
_MOST_BLOCKS = 60  # that have all words of a piece; a piece that more have tells little


class Seed(NamedTuple):
    """A place where pieces of a quotation stand: the phrase of one of them, and the place of its first word
    in the quotation."""

    phrase: Phrase
    quoted: int


def find_seeds(store: Store, quotation: Sequence[Quoted]) -> list[Seed]:
    """The places where most pieces of a quotation stand, those with most first; empty where it is too short
    to tell, leaves words out, of which nobody knows how many, or no place has so many."""
    starts = list(_pieces(quotation))
    if len(starts) < _FEWEST or any(quoted.kind == "ellipsis" for quoted in quotation):
        return []
    seeds: dict[tuple[str, int], Seed] = {}
    votes: defaultdict[tuple[str, int], int] = defaultdict(int)
    asked = 0
    for start in starts:
        words = [quoted.word for quoted in quotation[start : start + _PIECE]]
        phrases = find_rare_phrases(store, words, _MOST_BLOCKS)
        if phrases is None:
            continue
        asked += 1
        for place in {_place_of(phrase, seeds): Seed(phrase, start) for phrase in phrases}.items():
            votes[place[0]] += 1
            seeds.setdefault(*place)
    if asked < _FEWEST:
        return []
    most = max(votes.values(), default=0)
    if most < _SHARE * asked:
        return []
    best = sorted((place for place in votes if votes[place] >= _BESIDE * most), key=lambda each: -votes[each])
    return [seeds[place] for place in best]


def _pieces(quotation: Sequence[Quoted]) -> Iterator[int]:
    """Where pieces of words begin that have no sigla in them."""
    start = 0
    while start + _PIECE <= len(quotation):
        kinds = [quoted.kind == "word" for quoted in quotation[start : start + _PIECE]]
        if all(kinds):
            yield start
            start += _PIECE
        else:
            start += len(kinds) - kinds[::-1].index(False)


def _place_of(phrase: Phrase, known: dict[tuple[str, int], Seed]) -> tuple[str, int]:
    """The document of a phrase and the number of its block, or that of a known place one block away:
    quotations run over the ends of paragraphs."""
    doc, number = str(phrase.rows[0]["doc"]), int(phrase.rows[0]["number"])
    for near in (number, number - 1, number + 1):
        if (doc, near) in known:
            return doc, near
    return doc, number
