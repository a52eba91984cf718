"""Aligning the words of a query with the words of a text.

Given which words of the text answer to which words of the query, and how well,
find the stretch of the text that answers best, and score it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

# How much of the score a wholly reversed order, and words in between as weighty as the query, cost.
_DISORDER = 0.06
_EXTRA = 0.30
_NOT_VERBATIM = 99.0  # the best score of what is not the query's words, all, alone and in order


class Query(NamedTuple):
    """The words to look for.

    `answers` says, for each word of the corpus that answers to a word of the
    query, to which ones (positions, ascending) and how well (0-1).  `weigh`
    gives any word's weight; `weights` are those of the query's, by position.
    """

    words: Sequence[str]
    weights: Sequence[float]
    answers: Mapping[str, Sequence[tuple[int, float]]]
    weigh: Callable[[str], float]


class Match(NamedTuple):
    """A stretch of a text, `first` to `last` word inclusive, and its score (0-100)."""

    score: float
    first: int
    last: int


def best_match(query: Query, words: Sequence[str], *, before: int | None = None) -> Match | None:
    """The stretch of `words` that answers the query best; the earliest of equals; None where none does.

    It begins before word `before`, where that is given.
    The score is the weight of the query's words that are answered, each times
    how well, over the weight of all; less a share for words in between (by
    their weight) and for every step back in the order.  100 only for the
    query's words, all, in order, with nothing between.
    """
    places = [(place, query.answers[word]) for place, word in enumerate(words) if word in query.answers]
    total = sum(query.weights) or 1.0
    reach = 2 * len(query.words) + 6
    ahead = [0.0]
    for word in words:
        ahead.append(ahead[-1] + query.weigh(word))
    best: Match | None = None
    for start, (first, _) in enumerate(places):
        if before is not None and first >= before:
            break
        stretch = _Stretch(query, total)
        for place, answers in places[start:]:
            if place - first >= reach:
                break
            if not stretch.take(answers, ahead[place + 1] - ahead[place]):
                continue
            score = stretch.score(ahead[place + 1] - ahead[first], place - first + 1)
            if best is None or score > best.score:
                best = Match(score, first, place)
        if best is not None and best.score == 100:
            break
    return best


class _Stretch:
    """A stretch that grows word by word, and what it answers so far."""

    def __init__(self, query: Query, total: float) -> None:
        self.query, self.total = query, total
        self.answered: dict[int, float] = {}
        self.gained = self.own_weight = 0.0
        self.last = -1
        self.backward = 0

    def take(self, answers: Sequence[tuple[int, float]], weight: float) -> bool:
        """Let a word of the text answer a word of the query that none has answered; False if none is left."""
        free = [answer for answer in answers if answer[0] not in self.answered]
        if not free:
            return False
        position, fit = min(
            free, key=lambda answer: (answer[0] != self.last + 1, answer[0] < self.last, -answer[1])
        )
        self.answered[position] = fit
        self.gained += fit * self.query.weights[position]
        self.own_weight += weight
        self.backward += position < self.last
        self.last = position
        return True

    def score(self, weight: float, length: int) -> float:
        """The stretch's score, when it is `length` words that weigh `weight` together."""
        found = len(self.answered)
        if (
            found == len(self.query.words) == length
            and not self.backward
            and self.gained >= self.total - 1e-9
        ):
            return 100.0
        extra = max(0.0, weight - self.own_weight) / (self.total + max(0.0, weight - self.own_weight))
        disorder = self.backward / (found - 1) if found > 1 else 0.0
        share = self.gained / self.total
        return min(_NOT_VERBATIM, 100 * share * (1 - _EXTRA * extra) * (1 - _DISORDER * disorder))
