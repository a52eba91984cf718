"""Seeds: where most pieces of a quotation stand word for word, and the rest is laid beside them.

Seed and extend (Altschul et al., Basic Local Alignment Search Tool, 1990): a quotation of which a few words
are changed has most of its pieces unchanged, in their order and in one place.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.search.phrases import find_rare_phrases

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from secpol_cli.search.phrases import Phrase
    from secpol_cli.store.store import Store
    from secpol_cli.text.sigla import Quoted

# Set by python tests/bench/verifying.py speed and mutants.
_PIECE = 5  # words of a piece
_FEWEST = 3  # pieces of a quotation that is looked for by them
_SHARE = 0.6  # of them that must stand at one place
_BESIDE = 0.6  # of those at the best place that another must have to be compared, too
_LONG = 50  # words; of a quotation so long fewer pieces are enough, though much of it be changed:
_MANY, _SOME = 5, 0.15  # so many, and this share of them
_PARAGRAPH = 40  # words; a long quotation may run over a paragraph more for each so many that it has
_MOST_BLOCKS = 60  # that have all words of a piece; a piece that more have tells little


class Seed(NamedTuple):
    """A place where a piece of a quotation stands: its phrase, and the place of its first word in the
    quotation."""

    phrase: Phrase
    quoted: int


class Seeded(NamedTuple):
    """The first and the last piece, in the quotation's order, of those that stand at one place."""

    first: Seed
    last: Seed


def find_seeds(store: Store, quotation: Sequence[Quoted]) -> list[Seeded]:
    """The places where most pieces of a quotation stand, those with most first.

    Empty where it is too short to tell, where no place has enough pieces, and where it leaves out words, of
    which nobody knows how many, that may lie outside of its pieces.
    """
    starts = list(_pieces(quotation))
    left_out = [place for place, quoted in enumerate(quotation) if quoted.kind == "ellipsis"]
    if len(starts) < _FEWEST or (left_out and len(quotation) < _LONG):
        return []
    seeds: defaultdict[tuple[str, int], list[Seed]] = defaultdict(list)
    reach = max(1, len(quotation) // _PARAGRAPH)
    asked = 0
    for start in starts:
        words = [quoted.word for quoted in quotation[start : start + _PIECE]]
        phrases = find_rare_phrases(store, words, _MOST_BLOCKS)
        if phrases is None:
            continue
        asked += 1
        found = {_place_of(phrase, seeds, reach): Seed(phrase, start) for phrase in phrases}
        for place, seed in found.items():
            seeds[place].append(seed)
    most = max(map(len, seeds.values()), default=0)
    if not _is_enough(most, asked, len(quotation)):
        return []
    best = sorted((own for own in seeds.values() if len(own) >= _BESIDE * most), key=len, reverse=True)
    in_order = map(_in_order, best)
    return [Seeded(own[0], own[-1]) for own in in_order if _encloses(own, left_out)]


def _in_order(seeds: Sequence[Seed]) -> list[Seed]:
    """The most of some pieces that stand in the source in the quotation's order: a few words may stand
    elsewhere beside it by chance."""
    chains: list[list[Seed]] = []
    for seed in seeds:
        before = (chain for chain in chains if _place_in_source(chain[-1]) < _place_in_source(seed))
        chains.append([*max(before, key=len, default=[]), seed])
    return max(chains, key=len)


def _place_in_source(seed: Seed) -> tuple[int, int]:
    return int(seed.phrase.rows[0]["number"]), seed.phrase.first


def _is_enough(most: int, asked: int, length: int) -> bool:
    """Whether so many pieces at one place, of those that were looked for, tell where a quotation stands."""
    if asked < _FEWEST:
        return False
    return most >= _SHARE * asked or (length >= _LONG and most >= max(_MANY, _SOME * asked))


def _encloses(seeds: Sequence[Seed], left_out: Sequence[int]) -> bool:
    """Whether what is left out lies between the first and the last of some pieces."""
    return not left_out or (seeds[0].quoted < left_out[0] and left_out[-1] < seeds[-1].quoted)


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


def _place_of(phrase: Phrase, known: Container[tuple[str, int]], reach: int) -> tuple[str, int]:
    """The document of a phrase and the number of its block, or that of the nearest known place, at most
    `reach` blocks away: quotations run over the ends of paragraphs."""
    doc, number = str(phrase.rows[0]["doc"]), int(phrase.rows[0]["number"])
    for distance in range(reach + 1):
        for near in (number - distance, number + distance):
            if (doc, near) in known:
                return doc, near
    return doc, number
