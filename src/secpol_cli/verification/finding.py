"""Where a quotation may come from: the stretches of the corpus that are worth comparing with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.core.postings import Postings
from secpol_cli.core.search import search
from secpol_cli.corpus.words import numbers_in
from secpol_cli.errors import UsageError
from secpol_cli.verification.reading import Reading

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from secpol_cli.corpus.store import Store
    from secpol_cli.model import SearchItem
    from secpol_cli.verification.quoted import Quoted

_MOST_READ = 200  # blocks that are read to see whether words stand in them one behind the other
_MOST_FOUND = 6  # passages that resemble a quotation, which are compared with it
_MIN_SCORE = 35.0  # of these
_MARGIN = 12  # words around such a passage that may be the quotation's too, beside as many as it has


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
            found = search(self._store, text, min_score=_MIN_SCORE).items[:_MOST_FOUND]
        except UsageError:  # no word, or thousands
            return []
        return [self._around(item, len(quotation)) for item in found]

    def _around(self, item: SearchItem, length: int) -> Spot:
        """A passage with some words before and behind it, in the next paragraph too."""
        first, last = item.passages[0], item.passages[-1]
        rows = self._from_to(first.doc, first.block, last.block)
        reading = Reading(rows)
        begin = reading.first_behind(0, first.start)
        stop = reading.first_behind(reading.addresses.index(last.address), last.end)
        return Spot(
            reading, max(0, begin - length - _MARGIN), min(len(reading.words), stop + length + _MARGIN)
        )

    def _from_to(self, doc: str, first: str, last: str) -> list[sqlite3.Row]:
        """A block, and those that running text goes on in, to the one behind another."""
        sql = "SELECT * FROM block WHERE doc = ? AND block = ?"
        rows = [self._store.rows(sql, (doc, first))[0]]
        reached = first == last
        while rows[-1]["next"] is not None:
            rows.append(self._store.rows(sql, (doc, rows[-1]["next"]))[0])
            if reached:
                break
            reached = rows[-1]["block"] == last
        return rows

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
