"""An axis of time that is cut into columns: where a day falls, and where the measure changes.

Events of a corpus crowd in a few years and are sparse before.  The axis is therefore made of up to three
zones, each with columns of one length, so that where most ends of bars lie the columns are short.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import combinations, pairwise
from math import inf, log
from typing import TYPE_CHECKING

from secpol_cli.dates.calendar import day_of_number, number_of_day
from secpol_cli.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secpol_cli.charts.timeline import Bar

_MONTHS = (1, 2, 3, 4, 6, 12, 24, 36, 60, 120, 240, 600)  # lengths of a column that people reckon with
_DAYS = (1, 2, 5, 10)
_ZONES = 3
_BREAKS = 6  # years in which the measure may change that are tried: ends of bars, evenly picked
_ROUND = (1, 5, 10)  # years with which an axis begins: the larger, the longer it is
# How much shorter the mean column gets for one more change of measure, by a third, as a logarithm: less is
# not worth what a change costs a reader.  Chosen by eye on the shipped corpus.
_GAIN = 0.3


class Zone(Record):
    """Columns of one length, from the first day of `start` on: `count` of them, of `months` or else `days`.

    `start` is a year and a month (1 to 12), and for days also a day; `column` is
    that of the axis in which it begins.
    """

    start: tuple[int, int, int]
    months: int
    days: int
    column: int
    count: int

    def offset(self, number: int) -> int:
        """In which of its columns (from 0) a day of that number falls; it may lie before or behind them."""
        if self.days:
            return (number - number_of_day(self.start)) // self.days
        year, month, _ = day_of_number(number)
        return ((year - self.start[0]) * 12 + month - self.start[1]) // self.months


class Scale(Record):
    """Zones from left to right; between two lies a column of its own, in which the measure changes."""

    zones: tuple[Zone, ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return self.zones[-1].column + self.zones[-1].count if self.zones else 0

    @property
    def changes(self) -> tuple[int, ...]:
        """The columns between two zones."""
        return tuple(zone.column - 1 for zone in self.zones[1:])

    def column(self, number: int) -> int:
        """The column of a day by its number; of one outside the axis the first or the last."""
        starts = [number_of_day(zone.start) for zone in self.zones]
        zone = self.zones[max(0, bisect_right(starts, number) - 1)]
        return zone.column + min(max(zone.offset(number), 0), zone.count - 1)


def fit_scale(bars: Sequence[Bar], width: int) -> Scale:
    """The axis of at most `width` columns on which the bars have all their known days.

    Of the ways to cut it that which has the shortest columns where ends of bars
    lie, on a logarithmic mean; one more zone must be worth it.  No zone for no bars.
    """
    days = sorted({day for bar in bars for day in _known_days(bar)})
    if not days:
        return Scale(())
    if (days[-1] - days[0]) < _DAYS[-1] * width:
        return Scale((_zone_of_days(days, width),))
    first, last = (day_of_number(day)[0] for day in (days[0], days[-1]))
    first = _round_year(first, last)
    best = min(
        (_cut(days, (first, *breaks, last + 1), width) for breaks in _breaks(days, first, last)),
        key=lambda cut: cut[0],
    )
    return Scale(best[1])


def _known_days(bar: Bar) -> Iterator[int]:
    return (day for day in (bar.start.first, bar.start.last, bar.end.first, bar.end.last) if day is not None)


def _breaks(days: Sequence[int], first: int, last: int) -> Iterator[tuple[int, ...]]:
    """Sets of years in which the measure may change, the empty set first."""
    years = [day_of_number(day)[0] for day in days]
    picked = {years[len(years) * n // _BREAKS] for n in range(_BREAKS)}
    rounded = {year - year % step for year in picked for step in (1, 5, 10)}
    inside = sorted(year for year in rounded if first < year <= last)
    for number in range(_ZONES):
        yield from combinations(inside, number)


def _round_year(first: int, last: int) -> int:
    """The round year at or before the first, so that columns begin with decades where there are many."""
    step = max(step for step in _ROUND if step == 1 or step * _ROUND[-1] <= last - first)
    return first - first % step


def _cut(days: Sequence[int], edges: Sequence[int], width: int) -> tuple[float, tuple[Zone, ...]]:
    """Zones from each year to the next in `edges`, with the shortest columns that fit, and what they cost.

    No zone, at infinite cost, where none fit, or where the measure would not change.
    """
    starts = [number_of_day((year, 1, 1)) for year in edges[:-1]]
    inside = [0] * len(starts)
    for day in days:
        inside[bisect_right(starts, day) - 1] += 1
    spans = [(second - first) * 12 for first, second in pairwise(edges)]
    lengths = [*(_lengths(span, is_last=False) for span in spans[:-1]), _lengths(spans[-1], is_last=True)]
    counts = [[-(-span // length) for length in each] for span, each in zip(spans, lengths, strict=True)]
    chosen = _finest(counts, inside, width - (len(starts) - 1))
    taken = [each[step] for each, step in zip(lengths, chosen, strict=False)]
    if not chosen or any(length == after for length, after in pairwise(taken)):
        return inf, ()
    cost = sum(number * log(taken[zone]) for zone, number in enumerate(inside)) / len(days)
    zones, column = [], 0
    for zone, step in enumerate(chosen):
        zones.append(Zone((edges[zone], 1, 1), taken[zone], 0, column, counts[zone][step]))
        column += counts[zone][step] + 1
    return cost + _GAIN * len(zones), tuple(zones)


def _finest(counts: Sequence[Sequence[int]], inside: Sequence[int], room: int) -> list[int]:
    """Of each zone's possible numbers of columns, ascending, which to take, so that all have room.

    That zone is made finer next in which a column more is of most use: to
    most ends of bars.  Empty where not even the fewest columns have room.
    """
    chosen = [0] * len(counts)
    room -= sum(each[0] for each in counts)
    if room < 0:
        return []
    while True:
        finer = []
        for zone, step in enumerate(chosen):
            if step + 1 == len(counts[zone]):
                continue
            now, then = counts[zone][step : step + 2]
            if then - now <= room:
                use = inside[zone] * log(then / now) / (then - now) if then > now else inf
                finer.append((use, zone))
        if not finer:
            return chosen
        zone = max(finer)[1]
        room -= counts[zone][chosen[zone] + 1] - counts[zone][chosen[zone]]
        chosen[zone] += 1


def _lengths(span: int, *, is_last: bool) -> list[int]:
    """Lengths of a column in months, descending from the first that covers a span; those that divide it, but
    for the last zone, which may end later."""
    lengths = [*_MONTHS]
    while lengths[-1] < span:
        lengths.append(lengths[-1] * (2 if str(lengths[-1])[0] == "6" else 5))
    kept = [length for place, length in enumerate(lengths) if not place or lengths[place - 1] < span]
    return [length for length in reversed(kept) if is_last or span % length == 0]


def _zone_of_days(days: Sequence[int], width: int) -> Zone:
    """One zone that begins with the first day."""
    span = days[-1] - days[0] + 1
    length = next(length for length in _DAYS if -(-span // length) <= width)
    return Zone(day_of_number(days[0]), 0, length, 0, -(-span // length))
