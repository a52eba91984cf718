"""Where a quotation may come from: the stretches of the corpus that are worth comparing with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.core.postings import Postings
from secpol_cli.core.search import find_stretches
from secpol_cli.corpus.words import numbers_in
from secpol_cli.errors import UsageError
from secpol_cli.verification.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.core.hits import Stretch
    from secpol_cli.corpus.store import Store
    from secpol_cli.verification.quoted import Quoted

_MOST_READ = 200  # blocks that are read to see whether words stand in them one behind the other
_MOST_FOUND = 6  # passages that resemble a quotation, which are compared with it
_MIN_SCORE = 35.0  # of these
_BEHIND = 20.0  # points of score that one may be behind the best
_MARGIN = 8  # words around such a passage that may be the quotation's too, beside those that it lacks


class Spot(NamedTuple):
    """The words `first` to `end`, half-open, of some blocks, among which a quotation may be laid out."""

    reading: Reading
    first: int
    end: int


class Finder:
    """Looks quotations up in a corpus."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._readings: dict[int, Reading] = {}

    def exact(self, quotation: Sequence[Quoted]) -> list[Spot]:
        """Where the words of a quotation stand one behind the other in one block, in the corpus's order; of
        very many places the first."""
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
        """Around the passages that resemble a quotation, best first."""
        try:
            found = find_stretches(self._store, text, min_score=_MIN_SCORE)
        except UsageError:  # no word, or thousands
            return []
        close = [each for each in found if each.score >= found[0].score - _BEHIND]
        return [self._around(stretch, len(quotation)) for stretch in close[:_MOST_FOUND]]

    def _around(self, stretch: Stretch, length: int) -> Spot:
        """A passage with some words before and behind it, in the next paragraph too."""
        block, *following = [stretch.candidate.block, *stretch.candidate.following]
        if not following and block["next"] is not None:
            sql = "SELECT * FROM block WHERE doc = ? AND block = ?"
            following = self._store.rows(sql, (block["doc"], block["next"]))
        reading = Reading([block, *following])
        margin = _MARGIN + 2 * (length - stretch.answered)
        return Spot(
            reading, max(0, stretch.first - margin), min(len(reading.words), stretch.last + 1 + margin)
        )

    def _reading(self, number: int) -> Reading:
        if number not in self._readings:
            if len(self._readings) >= 4 * _MOST_READ:
                self._readings.clear()
            rows = self._store.rows("SELECT * FROM block WHERE number = ?", (number,))
            self._readings[number] = Reading(rows)
        return self._readings[number]


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
