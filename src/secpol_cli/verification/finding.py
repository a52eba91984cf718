"""Where a quotation may come from: the stretches of the corpus that are worth comparing with it."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.errors import UsageError
from secpol_cli.queries.blocks import block_after, block_before
from secpol_cli.search.exhaustive import find_all_stretches
from secpol_cli.search.phrases import find_phrases
from secpol_cli.search.search import find_stretches
from secpol_cli.verification.seeds import find_seeds
from secpol_cli.verification.source_context import SourceContext

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from secpol_cli.search.hits import CandidateStretch
    from secpol_cli.store.store import Store
    from secpol_cli.text.sigla import Quoted
    from secpol_cli.verification.seeds import Seeded

# How much is looked at: enough for tests/bench/verifying.py mutants, no more than its `speed` bears.
_MOST_PLACES = 200  # blocks that have a quotation word for word
_MOST_FOUND = 6  # passages resembling a quotation that are compared with it
_MIN_SCORE = 35.0  # the least score, 0-100, of such a passage
_BEHIND = 20.0  # the points of score that it may be behind the best
_PART = 60  # words; of a quotation twice as long, its ends and its middle, each so long, are looked for
_CHANGED = 8  # words of a quotation of which one may be put in or left out
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

    def exact(self, quotation: Sequence[Quoted]) -> list[Spot]:
        """Where the corpus has the words of a quotation, folded, one behind the other, in its order; of very
        many blocks that have them the first _MOST_PLACES.

        Empty where a word is bracketed or left out.
        """
        words = [quoted.word for quoted in quotation]
        if any(quoted.kind != "word" for quoted in quotation):
            return []
        return [
            Spot(SourceContext(found.rows), found.first, found.first + found.words)
            for found in find_phrases(self._store, words, _MOST_PLACES)
        ]

    def near(self, text: str, quotation: Sequence[Quoted]) -> list[Spot]:
        """Where passages resemble a quotation, or one of the parts of a long one, with what is around them;
        part by part, the most like it first."""
        if seeds := find_seeds(self._store, quotation):
            return [self._at(seed, len(quotation)) for seed in seeds[:_MOST_FOUND]]
        spots = []
        for first, end in _parts(len(quotation)):
            part = text[quotation[first].start : quotation[end - 1].end]
            try:
                found = find_stretches(self._store, part, min_score=_MIN_SCORE, behind=_BEHIND).found
            except UsageError:  # no word
                continue
            for stretch in found[:_MOST_FOUND]:
                margin = _MARGIN + 2 * (end - first - stretch.answered)
                spots.append(self._beside(stretch, first + margin, len(quotation) - end + margin))
        return _merged(spots)

    def further(self, text: str, quotation: Sequence[Quoted], share: float) -> list[Spot] | None:
        """Where passages have such a share of a quotation's words, of all that do; those most like it first.

        None where too many may have it: the search is cut short.
        """
        spots: list[Spot] = []
        for first in range(0, len(quotation), _PART):
            part = quotation[first : first + _PART]
            words = [quoted.word for quoted in part if quoted.kind == "word"]
            try:
                found = find_all_stretches(
                    self._store,
                    text[part[0].start : part[-1].end],
                    words,
                    ceil(share * len(words)),
                    min_score=_MIN_SCORE,
                    parted=any(quoted.kind == "ellipsis" for quoted in part),
                )
            except UsageError:  # no word
                continue
            if found is None:
                return None
            for stretch in found[:_MOST_FOUND]:
                margin = _MARGIN + 2 * (len(part) - stretch.answered)
                behind = len(quotation) - first - len(part)
                spots.append(self._beside(stretch, first + margin, behind + margin))
        return spots

    def _beside(self, stretch: CandidateStretch, before: int, behind: int) -> Spot:
        """A stretch that is like some words of a quotation, with the words around it where others stand, of
        which so many are before and behind those."""
        rows = [stretch.candidate.block, *stretch.candidate.following]
        return self._around(rows, stretch.first - before, stretch.last + 1 + behind)

    def _at(self, seeded: Seeded, length: int) -> Spot:
        """The stretch where a quotation of so many words stands, of which pieces stand at a place."""
        margin = _MARGIN + length // _CHANGED
        (begin, own), (last, place) = seeded
        first = begin.first - own - margin
        behind = first + length + 2 * margin
        if last.rows[0]["number"] >= begin.rows[0]["number"]:
            apart = self._apart(begin.rows[0], last.rows[0])
            behind = max(behind, apart + last.first + length - place + margin)
        return self._around(list(begin.rows), first, behind)

    def _apart(self, first: sqlite3.Row, last: sqlite3.Row) -> int:
        """How many words there are from the beginning of a block to that of one behind it, as running text
        goes on."""
        words, row = 0, first
        while row["number"] < last["number"]:
            words += len(SourceContext([row]).words)
            after = block_after(self._store, row)
            if after is None:
                break
            row = after
        return words

    def _around(self, rows: list[sqlite3.Row], first: int, end: int) -> Spot:
        """The words of some blocks from `first` to `end`, which may lie in paragraphs before and behind."""
        reading = SourceContext(rows)
        while end > len(reading.words) and (row := block_after(self._store, rows[-1])) is not None:
            rows.append(row)
            reading = SourceContext(rows)
        while first < 0 and (row := block_before(self._store, rows[0])) is not None:
            rows.insert(0, row)
            added = len(SourceContext([row]).words)
            first, end = first + added, end + added
        reading = SourceContext(rows)
        return Spot(reading, max(0, first), min(len(reading.words), end))


def _parts(length: int) -> list[tuple[int, int]]:
    """Which words of a quotation, by their number, are looked for together: half-open stretches, either all
    of it or, where it is long, its beginning, middle and end."""
    if length <= 2 * _PART:
        return [(0, length)] if length else []
    middle = (length - _PART) // 2
    return [(0, _PART), (middle, middle + _PART), (length - _PART, length)]


def _merged(spots: Sequence[Spot]) -> list[Spot]:
    """Places, those as one that parts of a quotation have found in the same blocks, over each other."""
    merged: list[Spot] = []
    for spot in spots:
        for index, other in enumerate(merged):
            is_over = spot.first <= other.end and other.first <= spot.end
            if is_over and spot.reading.addresses == other.reading.addresses:
                both = min(spot.first, other.first), max(spot.end, other.end)
                merged[index] = Spot(other.reading, *both)
                break
        else:
            merged.append(spot)
    return merged
