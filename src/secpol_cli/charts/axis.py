"""What is written over a scale: years, or days and months, where there is room for them."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from secpol_cli.dates.calendar import day_of_number, number_of_day
from secpol_cli.dates.edtf import EdtfDate, Year
from secpol_cli.dates.words import SHORT, date_words, day_of_month

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secpol_cli.charts.scale import Scale, Zone

_APART = 3  # columns between two years at least, so that two figures of each can be read


def tick_labels(scale: Scale) -> list[tuple[int, str]]:
    """What stands at which column, from left to right; no two touch each other.

    A year after one of the same century may be its last two figures.
    """
    labels: list[tuple[int, str]] = []
    free, century = 0, None
    for zone in scale.zones:
        for column, year, label in _ticks(zone):
            is_short = year is not None and century == year // 100 and year % 100 != 0 and year > 0
            shown = label[-2:] if is_short and column > zone.column else label
            if column >= free:
                labels.append((column, shown))
                free = column + len(shown) + 1
                century = None if year is None else year // 100
    return labels


def column_words(scale: Scale) -> list[str]:
    """How long a column of each zone is: `5 years`, `6 months`, `1 day`."""
    words = []
    for zone in scale.zones:
        number, unit = (zone.days, "day") if zone.days else (zone.months, "month")
        if unit == "month" and number % 12 == 0:
            number, unit = number // 12, "year"
        words.append(f"{number:,} {unit}{'' if number == 1 else 's'}")
    return words


def _ticks(zone: Zone) -> Iterator[tuple[int, int | None, str]]:
    """Columns of a zone that have a name, the first always, with their year where the name is one."""
    if zone.days:
        return _days_and_months(zone)
    return _years(zone)


def _years(zone: Zone) -> Iterator[tuple[int, int, str]]:
    first = zone.start[0]
    last = first + -(-zone.count * zone.months // 12)
    yield zone.column, first, _year(first)
    step = next(step for step in _steps() if step * 12 // zone.months >= _APART)
    for year in range(first + step - first % step, last, step):
        column = (year - first) * 12 // zone.months
        if column < zone.count:
            yield zone.column + column, year, _year(year)


def _steps() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50, …"""
    return (figure * 10**power for power in count() for figure in (1, 2, 5))


def _year(year: int) -> str:
    return date_words(str(EdtfDate(Year(f"{abs(year):04}", negative=year < 0))))


def _days_and_months(zone: Zone) -> Iterator[tuple[int, None, str]]:
    """The first day, and where the months begin."""
    year, month, day = zone.start
    yield zone.column, None, date_words(f"{year:04}-{month:02}-{day:02}")
    first = number_of_day(zone.start)
    for number in range(first + 1, first + zone.days * zone.count):
        year, month, day = day_of_number(number)
        if day == 1:
            name = date_words(f"{year:04}-01") if month == 1 else day_of_month(month, 0, SHORT)
            yield zone.column + zone.offset(number), None, name
