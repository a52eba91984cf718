"""Where a quotation may come from: the stretches of the corpus that are worth comparing with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.errors import UsageError
from secpol_cli.queries.blocks import block_after, block_before, block_numbered
from secpol_cli.search.search import find_stretches
from secpol_cli.store.postings import Postings
from secpol_cli.store.word_index import numbers_in
from secpol_cli.verification.source_context import SourceContext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.search.hits import CandidateStretch
    from secpol_cli.store.store import Store
    from secpol_cli.text.sigla import Quoted

# How much is looked at: enough for tests/bench/verifying.py mutants, no more than its `speed` bears.
_MOST_READ = 200  # blocks that are read to see whether a quotation's words follow each other there
_MOST_FOUND = 6  # passages resembling a quotation that are compared with it
_MIN_SCORE = 35.0  # the least score, 0-100, of such a passage
_BEHIND = 20.0  # the points of score that it may be behind the best
_PART = 60  # words; of a quotation twice as long, its ends and its middle, each so long, are looked for
_MARGIN = 8  # words before and behind a passage with which a quotation is compared, beside those it lacks


class Spot(NamedTuple):
    """The words `first` to `end`, half-open, of some blocks, among which a quotation may be laid out."""

    reading: SourceContext
    first: int
    end: int


class Finder:
    """Looks quotations up in a corpus."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._readings: dict[int, SourceContext] = {}

    def exact(self, quotation: Sequence[Quoted]) -> list[Spot]:
        """Where a block has the words of a quotation, folded, one behind the other, in the corpus's order.

        Empty where a word is bracketed or left out; of very many blocks the first _MOST_READ are read.
        """
        words = [quoted.word for quoted in quotation]
        if not words or any(quoted.kind != "word" for quoted in quotation):
            return []
        postings = Postings(self._store, dict.fromkeys(words))
        blocks = -1
        for word in dict.fromkeys(words):
            blocks &= postings.blocks_with([word])
        spots = []
        for number, _ in zip(numbers_in(blocks), range(_MOST_READ), strict=False):
            reading = self._reading(number)
            spots += [Spot(reading, place, place + len(words)) for place in _places(words, reading.words)]
        return spots

    def near(self, text: str, quotation: Sequence[Quoted]) -> list[Spot]:
        """Where passages resemble a quotation, or one of the parts of a long one, with what is around them;
        part by part, the most like it first."""
        spots = []
        for first, end in _parts(len(quotation)):
            part = text[quotation[first].start : quotation[end - 1].end]
            try:
                found = find_stretches(self._store, part, min_score=_MIN_SCORE)
            except UsageError:  # no word
                continue
            close = [each for each in found if each.score >= found[0].score - _BEHIND]
            for stretch in close[:_MOST_FOUND]:
                margin = _MARGIN + 2 * (end - first - stretch.answered)
                spots.append(self._around(stretch, first + margin, len(quotation) - end + margin))
        return spots

    def _around(self, stretch: CandidateStretch, before: int, behind: int) -> Spot:
        """A passage with so many words before and behind it, in other paragraphs too."""
        rows = [stretch.candidate.block, *stretch.candidate.following]
        reading = SourceContext(rows)
        first, end = stretch.first - before, stretch.last + 1 + behind
        while end > len(reading.words) and (row := block_after(self._store, rows[-1])) is not None:
            rows.append(row)
            reading = SourceContext(rows)
        while first < 0 and (row := block_before(self._store, rows[0])) is not None:
            rows.insert(0, row)
            added = len(SourceContext([row]).words)
            first, end = first + added, end + added
        reading = SourceContext(rows)
        return Spot(reading, max(0, first), min(len(reading.words), end))

    def _reading(self, number: int) -> SourceContext:
        if number not in self._readings:
            if len(self._readings) >= 4 * _MOST_READ:
                self._readings.clear()
            row = block_numbered(self._store, number)
            self._readings[number] = SourceContext([row] if row is not None else [])
        return self._readings[number]


def _parts(length: int) -> list[tuple[int, int]]:
    """Which words of a quotation, by their number, are looked for together: half-open stretches, either all
    of it or, where it is long, its beginning, middle and end."""
    if length <= 2 * _PART:
        return [(0, length)] if length else []
    middle = (length - _PART) // 2
    return [(0, _PART), (middle, middle + _PART), (length - _PART, length)]


def _places(words: Sequence[str], text: Sequence[str]) -> list[int]:
    """Where some words stand in others, one behind the other."""
    first, length, start = words[0], len(words), 0
    found: list[int] = []
    while True:
        try:
            place = text.index(first, start)
        except ValueError:
            return found
        if list(text[place : place + length]) == list(words):
            found.append(place)
        start = place + 1
