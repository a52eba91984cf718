"""Laying the words of a quotation beside the words of a stretch of text.

The quotation is laid out whole, the text from where it begins to where it ends
(Sellers, The Theory and Computation of Evolutionary Distances, 1980).  What
marks admit costs next to nothing: what an ellipsis leaves out, what brackets
put in or put for other words.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.search.variants import likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.text.sigla import Quoted

# What each difference costs, in words.  Set by tests/verification/test_judgement.py (tuning set), which tells
# the words that differ.  The first three are told apart so that of two ways with as many differences the one
# that leaves words out is cheapest, and the one that puts words in is dearest.
_DROPPED = 0.99  # a word of the source that the quotation leaves out
_OTHER = 1.0  # a word for another
_ADDED = 1.01  # a word that the source does not have
_RELATED = 0.6  # a word for the same word spelled or inflected otherwise
_DROPPED_TOO = 0.35  # each word left out behind another that is: clauses are left out whole
_HIDDEN = 0.01  # a word of the source for which an ellipsis stands
_BRACKETED = 0.05  # a word in brackets that stands for none
_BESIDE_BRACKETS = 0.3  # a word of the source that a bracketed one stands for, or that is left out beside it
_SURE = 10  # words that stand once on either side, and are no other's by chance
_EDGE = 3  # words at either end of such a run that are laid out with what is beside it
_SHORT = 3  # letters; no shorter word is taken for the same word spelled or inflected otherwise
MOST_CELLS = 500_000  # words of a quotation times words of the text that are compared so: half a second


class Pair(NamedTuple):
    """Places of a word of the quotation, and of the word of the text it stands for; None for none."""

    quoted: int | None
    source: int | None


class Laid(NamedTuple):
    """Pairs in their order, and what their differences cost."""

    pairs: list[Pair]
    cost: float


class _SureRun(NamedTuple):
    """Words that are the same and follow each other on both sides: their first ones, and how many."""

    quoted: int
    source: int
    length: int


def lay(quotation: Sequence[Quoted], words: Sequence[str]) -> Laid:
    """The cheapest way to lay a quotation out on some words; of equal ones the first to end.

    Long runs of words that stand once on either side, and in one order, are
    laid on each other at once (as patience diff does); what lies between takes time by the
    product of its numbers of words, and beyond MOST_CELLS each change costs the same.
    """
    if [quoted.word for quoted in quotation] == list(words):
        return Laid([Pair(place, place) for place in range(len(words))], 0.0)
    pairs: list[Pair] = []
    cost, own, at = 0.0, 0, 0
    for run in _sure_runs(quotation, words):
        piece = _lay_piece(
            quotation[own : run.quoted], words[at : run.source], from_start=own > 0, to_end=True
        )
        pairs += _shifted(piece.pairs, own, at)
        pairs += [Pair(run.quoted + place, run.source + place) for place in range(run.length)]
        cost += piece.cost
        own, at = run.quoted + run.length, run.source + run.length
    piece = _lay_piece(quotation[own:], words[at:], from_start=own > 0, to_end=False)
    return Laid([*pairs, *_shifted(piece.pairs, own, at)], cost + piece.cost)


def _shifted(pairs: Sequence[Pair], quoted: int, source: int) -> list[Pair]:
    return [
        Pair(
            None if pair.quoted is None else pair.quoted + quoted,
            None if pair.source is None else pair.source + source,
        )
        for pair in pairs
    ]


def _sure_runs(quotation: Sequence[Quoted], words: Sequence[str]) -> list[_SureRun]:
    """The runs, each without its edges, which what stands beside them decides; empty where they stand in
    another order."""
    if len(quotation) < _SURE:
        return []
    own = [quoted.word if quoted.kind == "word" else "" for quoted in quotation]
    places = _windows(words)
    runs: list[_SureRun] = []
    for window, quoted in _windows(own).items():
        source = places.get(window, -1)
        if quoted < 0 or source < 0 or "" in window:
            continue
        last = runs[-1] if runs else _SureRun(0, 0, 0)
        if runs and quoted - last.quoted == source - last.source == last.length - _SURE + 1:
            runs[-1] = _SureRun(last.quoted, last.source, last.length + 1)
        elif runs and source < last.source + last.length:
            return []
        elif not runs or quoted >= last.quoted + last.length:
            runs.append(_SureRun(quoted, source, _SURE))
    return [_SureRun(run.quoted + _EDGE, run.source + _EDGE, run.length - 2 * _EDGE) for run in runs]


def _windows(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Each run of _SURE words, in their order, with the place of its first; -1 where it stands twice."""
    found: dict[tuple[str, ...], int] = {}
    for place in range(len(words) - _SURE + 1):
        window = tuple(words[place : place + _SURE])
        found[window] = -1 if window in found else place
    return found


def _lay_piece(quotation: Sequence[Quoted], words: Sequence[str], *, from_start: bool, to_end: bool) -> Laid:
    """The cheapest way to lay a quotation out on some words: from the first, or where it is cheapest to
    begin; and up to the last, or where it is cheapest to end."""
    if len(quotation) * len(words) > MOST_CELLS:
        return _lay_long(quotation, words)
    same = [0.0] * (len(words) + 1)
    if from_start:
        same[1:] = [_DROPPED + place * _DROPPED_TOO for place in range(len(words))]
    steps: list[bytearray] = []
    alike = _Alike(words)
    for quoted in quotation:
        same, row = _next_row(same, quoted, words, alike[quoted.word])
        steps.append(row)
    end = len(words) if to_end else min(range(len(same)), key=same.__getitem__)
    return Laid(_trace(steps, end, from_start=from_start), same[end])


_BOTH, _QUOTED, _SOURCE = 1, 2, 3  # which way a cell was reached


def _next_row(
    above: list[float], quoted: Quoted, words: Sequence[str], alike: frozenset[str]
) -> tuple[list[float], bytearray]:
    """What it costs to lay out the quotation up to `quoted`, for each number of the text's words; and the
    steps that lead there.

    `above` has the costs up to the word before.
    """
    word, kind = quoted.word, quoted.kind
    if kind == "ellipsis":
        added, dropped, more, other = 0.0, _HIDDEN, _HIDDEN, 0.0
    elif kind == "bracketed":
        added, dropped, more, other = _BRACKETED, _BESIDE_BRACKETS, _BESIDE_BRACKETS, _BESIDE_BRACKETS
    else:
        added, dropped, more, other = _ADDED, _DROPPED, _DROPPED_TOO, _OTHER
    left = above[0] + added
    row, steps, step = [left], bytearray([_QUOTED]), _QUOTED
    is_ellipsis = kind == "ellipsis"
    for source, before, over in zip(words, above, islice(above, 1, None), strict=False):
        over += added
        left += more if step == _SOURCE else dropped
        if is_ellipsis:
            cost, step = over, _QUOTED
        else:
            cost, step = before, _BOTH
            if source != word:
                cost += _RELATED if source in alike else other
            if over < cost:
                cost, step = over, _QUOTED
        if left < cost:
            cost, step = left, _SOURCE
        row.append(cost)
        steps.append(step)
        left = cost
    return row, steps


def _lay_long(quotation: Sequence[Quoted], words: Sequence[str]) -> Laid:
    """The cheapest way to lay out a long quotation, by Levenshtein's edit distance: faster, but marks admit
    nothing, and words spelled otherwise are other words."""
    from rapidfuzz.distance import Levenshtein

    pairs: list[Pair] = []
    cost = 0.0
    for step in Levenshtein.opcodes([quoted.word for quoted in quotation], list(words)):
        own = range(step.src_start, step.src_end)
        source = range(step.dest_start, step.dest_end)
        if step.tag == "delete":
            pairs += [Pair(index, None) for index in own]
        elif step.tag == "insert":
            pairs += [Pair(None, place) for place in source]
        else:
            pairs += [Pair(*both) for both in zip(own, source, strict=True)]
        cost += 0.0 if step.tag == "equal" else max(len(own), len(source))
    return Laid(pairs, cost)


class _Alike(dict[str, frozenset[str]]):
    """For words of a quotation, those of the text that are the same word spelled or inflected otherwise."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._by_beginning: defaultdict[str, set[str]] = defaultdict(set)
        for word in words:
            if len(word) > _SHORT:
                self._by_beginning[word[:2]].add(word)

    def __missing__(self, word: str) -> frozenset[str]:
        near = self._by_beginning.get(word[:2], ()) if len(word) > _SHORT else ()
        self[word] = frozenset(other for other in near if other != word and likeness(word, other))
        return self[word]


def _trace(steps: list[bytearray], place: int, *, from_start: bool) -> list[Pair]:
    pairs: list[Pair] = []
    index = len(steps) - 1
    while index >= 0:
        step = steps[index][place]
        if step == _SOURCE:
            place -= 1
            pairs.append(Pair(None, place))
        elif step == _QUOTED:
            pairs.append(Pair(index, None))
            index -= 1
        else:
            place -= 1
            pairs.append(Pair(index, place))
            index -= 1
    if from_start:
        pairs += [Pair(None, before) for before in range(place - 1, -1, -1)]
    return pairs[::-1]
