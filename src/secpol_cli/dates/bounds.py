"""The days that an EDTF date spans."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.dates.edtf import DateSet, EdtfDate, Interval, NotEdtf, Stretch, dates_in, parse_edtf
from secpol_cli.dates.words import date_parts
from secpol_cli.model import Date

if TYPE_CHECKING:
    from secpol_cli.dates.calendar import Day
    from secpol_cli.dates.edtf import Edtf


class Bounds(NamedTuple):
    """First and last day, ISO; None where that end is open or unknown."""

    earliest: str | None
    latest: str | None


@lru_cache(maxsize=4096)
def bounds(text: str) -> Bounds:
    """The days that an EDTF date spans; None at an end that is open, unknown or has no year.

    Nor has an end any day that lies outside the years 1 to 9999.  Raises
    NotEdtf, also for an interval that ends before it begins.
    """
    first, last = _edges(parse_edtf(text))
    return Bounds(_iso(first), _iso(last))


def resolve_date(stated: str | None = None, inferred: str | None = None, basis: str | None = None) -> Date:
    """A date with its words, and its bounds: those of the inferred date, else of the stated one.

    Raises NotEdtf where either is none.
    """
    spans = [bounds(text) for text in (inferred, stated) if text]
    earliest, latest = spans[0] if spans else (None, None)
    words = "".join(part.text for part in date_parts(Date(stated, inferred)))
    return Date(stated, inferred, basis, earliest, latest, words or None)


def refines(inferred: str, stated: str) -> bool:
    """Whether an inferred date says no more than where in the stated one it lies.

    Of stated dates without a year, months and days are compared.  Raises NotEdtf.
    """
    inner, outer = dates_in(parse_edtf(inferred)), dates_in(parse_edtf(stated))
    if outer and all(date.year.is_unknown for date in outer):
        pairs = zip(inner, outer * len(inner) if len(outer) == 1 else outer, strict=False)
        return len(outer) in (1, len(inner)) and all(_falls_on(date, whole) for date, whole in pairs)
    within, around = bounds(inferred), bounds(stated)
    early = around.earliest is None or (within.earliest or "") >= around.earliest
    late = around.latest is None or (within.latest is not None and within.latest <= around.latest)
    return early and late


def _edges(date: Edtf | Stretch) -> tuple[Day | None, Day | None]:
    if isinstance(date, EdtfDate):
        return date.edge(last=False), date.edge(last=True)
    if isinstance(date, DateSet):
        edges = [_edges(member) for member in date.members]
        firsts, lasts = [first for first, _ in edges if first], [last for _, last in edges if last]
        number = len(edges)
        return min(firsts) if len(firsts) == number else None, max(lasts) if len(lasts) == number else None
    start, end = (date.start, date.end) if isinstance(date, Interval) else (date.first, date.last)
    first = start.edge(last=False) if isinstance(start, EdtfDate) else None
    last = end.edge(last=True) if isinstance(end, EdtfDate) else None
    if first and last and first > last:
        raise NotEdtf(str(date))
    return first, last


def _falls_on(date: EdtfDate, stated: EdtfDate) -> bool:
    """Whether a date has the stated month and day, as far as they are stated."""
    return set(date.months()) <= set(stated.months()) and (not stated.day or date.day == stated.day)


def _iso(day: Day | None) -> str | None:
    """A day as ISO has it; None for one in a year that the calendar of the store does not have."""
    return "{:04}-{:02}-{:02}".format(*day) if day and 1 <= day[0] <= 9999 else None


def is_edtf(text: str) -> bool:
    """Whether a text is a date, an interval or a set in EDTF, and no interval runs backwards."""
    try:
        bounds(text)
    except NotEdtf:
        return False
    return True
