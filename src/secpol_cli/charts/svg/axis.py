"""The axis of a timeline: years on a line that is stretched where events crowd.

The corpus's events lie mostly in a few years, with some far before.  So the axis has up to three pieces of
different scale, which begin at round years and are marked where they meet.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.dates.calendar import number_of_day
from secpol_cli.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secpol_cli.charts.timeline import Bar, EventBars

_CROWDED = (0.15, 0.4)  # the shares of events before which the axis may change its scale: chosen by eye
_BY_EVENTS = 0.65  # how much of a piece's length goes by its events; the rest by its years.  Chosen by eye
_ALIKE = 1.6  # pieces whose scales differ by less than this factor are one
_YEAR = 365.2425  # days
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10000)


class AxisPiece(NamedTuple):
    """Days `first` to `last`, which stand from `start` to `end` of the axis (0 to 1)."""

    first: int
    last: int
    start: float
    end: float


class Tick(NamedTuple):
    """A year at a place of the axis, 0 to 1."""

    at: float
    year: int


class Axis(Record):
    """An axis in pieces of one scale each, with the years that are written on it."""

    pieces: tuple[AxisPiece, ...]
    ticks: tuple[Tick, ...]
    changes: tuple[Tick, ...]

    def place(self, day: int) -> float:
        """Where on the axis a day stands, 0 to 1; at an end where it lies outside."""
        piece = self.pieces[max(bisect_right(self.pieces, (day,), key=lambda piece: (piece.first,)) - 1, 0)]
        share = (day - piece.first) / (piece.last - piece.first)
        return piece.start + (piece.end - piece.start) * min(max(share, 0.0), 1.0)


def make_axis(events: Sequence[EventBars], *, spacing: float) -> Axis | None:
    """The axis for some events; None where none of them is dated.

    `spacing` is how far apart years must stand at least that are written on it, as a share of its length.
    """
    bars = [bar for event in events for bar in event.bars]
    days = [day for bar in bars for day in _days(bar)]
    if not days:
        return None
    first, last = _year_of(min(days)), _year_of(max(days)) + 1
    starts = sorted(_year_of(min(_days(bar))) for bar in bars)
    edges = [first, *_changes(starts, first, last), last]
    pieces = _merged(_pieces(edges, starts))
    return Axis(
        pieces=pieces,
        ticks=tuple(tick for piece in pieces for tick in _ticks(piece, spacing)),
        changes=tuple(Tick(piece.start, _year_of(piece.first)) for piece in pieces[1:]),
    )


def _days(bar: Bar) -> list[int]:
    edges = (bar.start.first, bar.start.last, bar.end.first, bar.end.last)
    return [day for day in edges if day is not None]


def _year_of(day: int) -> int:
    """The year that a day lies in."""
    year = int(day // _YEAR) + 1
    while _new_year(year) > day:
        year -= 1
    while _new_year(year + 1) <= day:
        year += 1
    return year


def _new_year(year: int) -> int:
    return number_of_day((year, 1, 1))


def _changes(starts: Sequence[int], first: int, last: int) -> list[int]:
    """The round years at which the scale may change."""
    found = [starts[int(len(starts) * share)] // 5 * 5 for share in _CROWDED]
    return sorted({year for year in found if first + 1 < year < last - 1})


def _pieces(edges: Sequence[int], starts: Sequence[int]) -> list[AxisPiece]:
    pieces: list[AxisPiece] = []
    at = 0.0
    for first, last in pairwise(edges):
        events = sum(first <= year < last for year in starts) / len(starts)
        years = (last - first) / (edges[-1] - edges[0])
        end = at + _BY_EVENTS * events + (1 - _BY_EVENTS) * years
        pieces.append(AxisPiece(_new_year(first), _new_year(last), at, end))
        at = end
    return pieces


def _merged(pieces: Iterable[AxisPiece]) -> tuple[AxisPiece, ...]:
    """The pieces, those of about one scale as one."""
    merged: list[AxisPiece] = []
    for piece in pieces:
        before = merged[-1] if merged else None
        if before and 1 / _ALIKE < _scale(before) / _scale(piece) < _ALIKE:
            merged[-1] = AxisPiece(before.first, piece.last, before.start, piece.end)
        else:
            merged.append(piece)
    return tuple(merged)


def _scale(piece: AxisPiece) -> float:
    return (piece.end - piece.start) / (piece.last - piece.first)


def _ticks(piece: AxisPiece, spacing: float) -> list[Tick]:
    first, last = _year_of(piece.first), _year_of(piece.last)
    a_year = (piece.end - piece.start) / (last - first)
    step = next((step for step in _STEPS if step * a_year >= spacing), _STEPS[-1])
    ticks = [Tick(piece.start, first)]
    for year in range((first // step + 1) * step, last + 1, step):
        at = piece.start + (year - first) * a_year
        is_last = piece.end > 1 - spacing / 2
        if at - ticks[-1].at >= spacing and (is_last or piece.end - at >= spacing):
            ticks.append(Tick(at, year))
    return ticks
