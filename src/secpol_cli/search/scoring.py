"""Aligning the words of a query with the words of a text.

Given which words of the text answer to which words of the query, and how well,
find the stretch of the text that answers best, and score it.
"""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from math import nextafter
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.record import Record
from secpol_cli.search.term_weights import weigh_all

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

# Shares of the score.  Set by tests/search/queries/tuning.yaml (python tests/search/test_query_set.py).
_DISORDER = 0.06  # what a wholly reversed order of the words costs
_EXTRA = 0.20  # what endless words in between cost; half of it where they weigh as much as the query
_LESS = 1 - 1e-6  # times a weight: so much less that it is no rounding
_NOT_VERBATIM = 99.0  # the best score of what is not the query's words, all, alone and in order


class Pattern(Record):
    """Words to look for in one stretch.

    `answers` says, for each word of a text that answers to words of the
    pattern, to which (positions, ascending) and how well (0-1); `weights` are
    by position, 0 for words that need not be there; `sources` the query's
    positions that each stands for; `leniency` is the power of the share of
    words found that is the score; `weigh` gives the weights of words of the text.
    """

    words: Sequence[str]
    weights: Sequence[float]
    answers: Mapping[str, Sequence[tuple[int, float]]]
    sources: Sequence[range] = ()
    leniency: float = 1.0
    weigh: Callable[[Sequence[str]], Sequence[float]] = weigh_all

    @cached_property
    def total(self) -> float:
        """The weight of all words."""
        return sum(self.weights) or 1.0

    @cached_property
    def most(self) -> Sequence[float]:
        """By position, the weight of a word that is answered as well as any word answers it."""
        best = [0.0] * len(self.weights)
        for answers in self.answers.values():
            for position, fit in answers:
                best[position] = max(best[position], fit * self.weights[position])
        return best

    def needed(self, score: float) -> float:
        """The weight that must be answered for a score."""
        return float(self.total * (score / 100) ** (1 / self.leniency)) - 1e-9

    @property
    def reach(self) -> int:
        """How many words of a text a stretch may have."""
        return 2 * len(self.words) + 6


class PatternMatch(NamedTuple):
    """A stretch of a text, `first` to `last` word inclusive, its score (0-100), and by which word of the
    text (its place) each word of the pattern that is found (its position) is answered."""

    score: float
    first: int
    last: int
    answered: Mapping[int, int]


class Alignment(Record):
    """Matches of some patterns, each with the pattern's index, in the text's order; their score (0-100)."""

    score: float
    matches: Sequence[tuple[int, PatternMatch]]

    @property
    def first(self) -> int:
        """The first word of all."""
        return self.matches[0][1].first

    @property
    def last(self) -> int:
        """The last word of all."""
        return self.matches[-1][1].last


def best_match(
    pattern: Pattern,
    words: Sequence[str],
    *,
    breaks: Sequence[float] = (),
    before: int | None = None,
    least: float = 0.0,
) -> PatternMatch | None:
    """The stretch of `words` that answers the pattern best; the earliest of equals; None where none does.

    Stretches that cannot reach a score of `least` may be passed over.
    It begins before word `before`, where that is given; `breaks` are what it
    costs to go on over each word (the end of a sentence before it, say), beside
    its weight.
    The score is the weight of the pattern's words that are answered, each times
    how well, over the weight of all; less a share for words in between (by
    their weight) and for every step back in the order.  100 only for the
    pattern's words, all, in order, with nothing between.
    """
    answers = pattern.answers
    places = [(place, answers[word]) for place, word in enumerate(words) if word in answers]
    bounds = _bounds(pattern, places)
    needed = pattern.needed(least) if least > 0 else 0.0
    if max(bounds, default=-1.0) < needed:
        return None
    own = pattern.weigh(words)
    ahead = [0.0, *accumulate(map(sum, zip(own, breaks, strict=True)) if breaks else own)]
    best: PatternMatch | None = None
    for start in sorted(range(len(places)), key=lambda start: -bounds[start]):
        if bounds[start] < needed:
            break
        first = places[start][0]
        if (before is not None and first >= before) or (best and best.score == 100 and first > best.first):
            continue
        grown = _grow(pattern, places, start, own, ahead, best, breaks[first] if breaks else 0.0)
        if grown is not None and grown is not best:
            best = grown
            needed = max(needed, pattern.needed(best.score))
    return best


def align(
    patterns: Sequence[Pattern],
    words: Sequence[str],
    *,
    breaks: Sequence[float] = (),
    before: int | None = None,
    least: float = 0.0,
) -> Alignment | None:
    """The stretches that answer some patterns best, one each, in the patterns' order; None where none does.

    A single one that cannot reach a score of `least` may be passed over.

    The first begins before word `before`, where that is given.  Of several
    patterns, the one that is answered best, by its weight, is found first, and
    the others before and after it; what lies between costs nothing.
    """
    if len(patterns) == 1:
        match = best_match(patterns[0], words, breaks=breaks, before=before, least=least)
        return Alignment(match.score, ((0, match),)) if match else None
    found = _align_around(patterns, 0, words, 0, len(words), breaks)
    if not found or (before is not None and found[0][1].first >= before):
        return None
    total = sum(pattern.total for pattern in patterns)
    score = sum(match.score * patterns[index].total for index, match in found) / total
    return Alignment(min(_NOT_VERBATIM, score), tuple(found))


def _align_around(
    patterns: Sequence[Pattern],
    offset: int,
    words: Sequence[str],
    start: int,
    end: int,
    breaks: Sequence[float],
) -> list[tuple[int, PatternMatch]]:
    """Matches of the patterns, which are numbered from `offset`, between two places of the text."""
    best: tuple[float, int, PatternMatch] | None = None
    for index, pattern in enumerate(patterns):
        least = min(100.0, best[0] / pattern.total) if best else 0.0
        match = best_match(pattern, words[start:end], breaks=breaks[start:end], least=least)
        if match and (best is None or match.score * pattern.total > best[0]):
            best = (match.score * pattern.total, index, match)
    if best is None:
        return []
    _, index, match = best
    shifted = PatternMatch(
        match.score,
        match.first + start,
        match.last + start,
        {position: place + start for position, place in match.answered.items()},
    )
    return [
        *_align_around(patterns[:index], offset, words, start, shifted.first, breaks),
        (offset + index, shifted),
        *_align_around(patterns[index + 1 :], offset + index + 1, words, shifted.last + 1, end, breaks),
    ]


def _bounds(pattern: Pattern, places: Sequence[tuple[int, Sequence[tuple[int, float]]]]) -> list[float]:
    """By start, the weight that no stretch from there on can have answered more than: as if each word of the
    pattern that is answered within reach were answered as well as it ever is."""
    most, reach = pattern.most, pattern.reach
    within = [0] * len(most)
    bounds = [0.0] * len(places)
    gained, last = 0.0, len(places) - 1
    for start in range(len(places) - 1, -1, -1):
        place, answers = places[start]
        for position, _ in answers:
            if not within[position]:
                gained += most[position]
            within[position] += 1
        while places[last][0] - place >= reach:
            for position, _ in places[last][1]:
                within[position] -= 1
                if not within[position]:
                    gained -= most[position]
            last -= 1
        bounds[start] = gained + 1e-9
    return bounds


def _grow(
    pattern: Pattern,
    places: Sequence[tuple[int, Sequence[tuple[int, float]]]],
    start: int,
    own: Sequence[float],
    ahead: Sequence[float],
    best: PatternMatch | None,
    before: float,
) -> PatternMatch | None:
    """The better of `best` and the stretches that begin at place number `start`, of equals the earlier.

    Word by word of the text, each answers a word of the pattern that none has
    answered yet: the next one if it can, else one further on, else the likest.
    What it costs to go on over the first word, `before`, is not its to pay.
    """
    weights, total, length = pattern.weights, pattern.total, len(pattern.words)
    answered: dict[int, int] = {}
    gained, own_weight = 0.0, before
    last, backward, exact = -1, 0, True
    first = places[start][0]
    end = first + pattern.reach
    top, top_place, top_found = best.score if best else -1.0, -1, 0
    if best and first < best.first:
        top = nextafter(top, -1.0)  # the earlier of equals
    needed = pattern.needed(top) * _LESS if top > 0 else -1.0  # no stretch that has less is the better one
    for index in range(start, len(places)):
        place, answers = places[index]
        if place >= end:
            break
        position, fit = -1, 0.0
        for candidate, candidate_fit in answers:
            if candidate in answered:
                continue
            if position < 0 or _precedes(candidate, candidate_fit, position, fit, last):
                position, fit = candidate, candidate_fit
        if position < 0:
            continue
        answered[position] = place
        gained += fit * weights[position]
        own_weight += own[place]
        backward += position < last
        exact = exact and fit == 1.0 and position == last + 1 and place - first == position
        last = position
        found = len(answered)
        if exact and found == length:
            return PatternMatch(100.0, first, place, answered)
        if gained < needed:
            continue
        extra = ahead[place + 1] - ahead[first] - own_weight
        extra = extra if extra > 0.0 else 0.0
        score = 100 * min(1.0, gained / total) ** pattern.leniency * (1 - _EXTRA * extra / (total + extra))
        if backward:
            score *= 1 - _DISORDER * backward / (found - 1)
        score = min(_NOT_VERBATIM, score)
        if score > top:
            top, top_place, top_found = score, place, found
    if top_place < 0:
        return best
    return PatternMatch(top, first, top_place, dict(list(answered.items())[:top_found]))


def _precedes(position: int, fit: float, other: int, other_fit: float, last: int) -> bool:
    """Whether the next word better answers `position` than `other`, when `last` was answered before."""
    return (position != last + 1, position < last, -fit) < (other != last + 1, other < last, -other_fit)
