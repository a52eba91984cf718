"""Query expansion: for each word of a query, the words of the corpus that answer to it."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from secpol_cli.record import Record
from secpol_cli.search.query import Query, parse_query
from secpol_cli.search.scoring import Pattern
from secpol_cli.search.synonyms import find_alternatives
from secpol_cli.search.term_weights import weigh
from secpol_cli.search.variants import alike_in
from secpol_cli.store.rows import chunks
from secpol_cli.text.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secpol_cli.search.synonyms import Alternative
    from secpol_cli.search.variants import Likeness
    from secpol_cli.store.store import Store

# How well other words answer (0-1): less than the words themselves, so that these come first.
_FITS = {"alias": 0.97, "outside": 0.96, "compound": 0.98}
# The score is the share of a query's weight that is found, raised to a power.  Two words of which one
# is found may be chance, twenty of which ten are found are not: so the power falls from 2 to 0.7 as
# the query's total weight rises from 1 to 14, linearly between the pairs of (weight, power).  Of words that
# all texts have (a-b), hardly one may be missing.
# Set by tests/search/queries/tuning.yaml (python tests/search/test_query_set.py).
_POWERS = ((0.25, 16.0), (0.5, 2.0), (1.0, 2.0), (3.0, 1.0), (14.0, 0.7))


class Slot(Record):
    """A word of a query as blocks are retrieved by it.

    `words` are the words of the corpus that answer it, with how well (0-1); of the
    word's `weight`, `most` is gained where it is answered as well as it can be;
    `blocks` is a bound on the number of blocks that have any of `words`.
    """

    words: Mapping[str, float]
    weight: float
    most: float
    blocks: int


class ExpandedQuery(Record):
    """A query, the words that answer to each of its words, and other words for runs of them."""

    query: Query
    likes: tuple[Mapping[str, Likeness], ...]
    alternatives: tuple[Alternative, ...]
    blocks: Mapping[str, int]
    plain: tuple[Pattern, ...]  # the patterns of its parts, without alternatives

    @property
    def leniency(self) -> float:
        """The power to which the share of the weight that is found is raised, to make the score."""
        return leniency(self.query.total)

    def needed(self, score: float) -> float:
        """The weight that must be answered for a score."""
        return max(1e-9, float((score / 100) ** (1 / self.leniency)) * self.query.total * (1 - 1e-9))

    def reached(self, weight: float) -> float:
        """The highest score (0-100) of what answers so much weight."""
        return float(100 * min(1.0, weight / self.query.total) ** self.leniency)

    @cached_property
    def slots(self) -> list[Slot]:
        """Its words as blocks are looked up by them, those in the fewest blocks first."""
        slots = []
        for position, weight in enumerate(self.query.weights):
            if not weight:
                continue
            words = {word: like.fit for word, like in self.likes[position].items()}
            for other in self.alternatives:
                if other.first <= position < other.end:
                    rarest = min(other.words, key=lambda word: self.blocks[word])
                    words[rarest] = max(_FITS[other.kind], words.get(rarest, 0.0))
            most = weight * max(words.values(), default=0.0)
            slots.append(Slot(words, weight, most, sum(self.blocks[word] for word in words)))
        return sorted(slots, key=lambda slot: slot.blocks)

    def patterns(self, words: Sequence[str]) -> Sequence[Pattern]:
        """The patterns of its parts, with those of its other words that stand among `words`."""
        if not self.alternatives:
            return self.plain
        text = f" {' '.join(words)} "
        chosen = self._chosen(text)
        if not chosen:
            return self.plain
        return [_pattern(self.query, self.likes, part, chosen) for part in self.query.parts]

    def _chosen(self, text: str) -> dict[int, Alternative]:
        """By position, the alternatives to use for a text: longest first, none over another."""
        chosen: dict[int, Alternative] = {}
        taken: set[int] = set()
        for other in self.alternatives:
            places = range(other.first, other.end)
            if f" {' '.join(other.words)} " not in text or not taken.isdisjoint(places):
                continue
            if f" {' '.join(self.query.words[other.first : other.end])} " in text:
                continue
            chosen[other.first] = other
            taken.update(places)
        return chosen


def expand(store: Store, text: str, *, names: bool = True) -> ExpandedQuery:
    """Read a query, and look its words up in the corpus's vocabulary.

    `names`: other names answer a name, too; in a quotation they are other words.
    Raises UsageError as `parse_query`.
    """
    query = parse_query(text, _names(store, fold_words(text)))
    likes = {word: alike_in(store, word) for word in set(query.words)}
    alternatives = find_alternatives(store, query.words, names=names)
    alternatives.sort(key=lambda other: (other.first - other.end, -len(other.words), other))
    words = {word for like in likes.values() for word in like}
    words.update(word for other in alternatives for word in other.words)
    by_position = tuple(likes[word] for word in query.words)
    plain = tuple(_pattern(query, by_position, part, {}) for part in query.parts)
    return ExpandedQuery(query, by_position, tuple(alternatives), _count(store, words), plain)


def _names(store: Store, words: Sequence[str]) -> set[str]:
    """Which of some words are words of short names."""
    sql = "SELECT word FROM name_word WHERE word IN ({})"
    return {word for marks, some in chunks(words) for (word,) in store.rows(sql.format(marks), some)}


def leniency(total: float) -> float:
    """The power to which the share of weight that is found is raised, for a query of that total weight."""
    for (lower, most), (upper, least) in pairwise(_POWERS):
        if total < upper:
            return most - (most - least) * max(0.0, total - lower) / (upper - lower)
    return _POWERS[-1][1]


def _pattern(
    query: Query, likes: Sequence[Mapping[str, Likeness]], part: range, chosen: Mapping[int, Alternative]
) -> Pattern:
    words: list[str] = []
    weights: list[float] = []
    sources: list[range] = []
    answers: dict[str, list[tuple[int, float]]] = {}
    position = part.start
    while position < part.stop:
        other = chosen.get(position)
        if other is not None and other.end <= part.stop:
            source = range(other.first, other.end)
            own = [weigh(word) for word in other.words]
            scale = sum(query.weights[place] for place in source) / sum(own)
            for word, weight in zip(other.words, own, strict=True):
                answers.setdefault(word, []).append((len(words), _FITS[other.kind]))
                words.append(word)
                weights.append(weight * scale)
                sources.append(source)
            position = other.end
            continue
        for word, like in likes[position].items():
            answers.setdefault(word, []).append((len(words), like.fit))
        words.append(query.words[position])
        weights.append(query.weights[position])
        sources.append(range(position, position + 1))
        position += 1
    return Pattern(words, weights, answers, sources, leniency(query.total))


def _count(store: Store, words: set[str]) -> dict[str, int]:
    """In how many blocks each word stands."""
    sql = "SELECT word, blocks FROM word WHERE word IN ({})"
    return {
        word: blocks
        for marks, some in chunks(sorted(words))
        for word, blocks in store.rows(sql.format(marks), some)
    }
