"""EDTF dates: what may stand in a corpus, and the days it spans.

Plain days, months and years, and intervals of them, are read here, because the
`edtf` package takes some 15 ms for each; everything else in ISO 8601-2:2019,
annex A, is the package's.  The tests hold both readings equal.
"""

from __future__ import annotations

import calendar
import contextlib
import datetime
import io
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.model import Date

if TYPE_CHECKING:
    from time import struct_time

    from secpol_cli.corpus import format as authored


_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


class Bounds(NamedTuple):
    """First and last day, ISO; None where that end is open or unknown."""

    earliest: str | None
    latest: str | None


class NotEdtf(ValueError):
    """The text is no EDTF date."""


@lru_cache(maxsize=4096)
def bounds(text: str) -> Bounds:
    """The days that an EDTF date spans; None at an end that is open, unknown or has no year.

    Raises NotEdtf, also for an interval that ends before it begins.
    """
    return _plain_bounds(text) or parsed_bounds(text)


def parsed_bounds(text: str) -> Bounds:
    """The same for any EDTF date, read by the package."""
    import edtf

    first, last = text.partition("/")[0], text.rpartition("/")[2]
    try:
        # The package prints, and raises whatever comes, on some of what it cannot read.
        with contextlib.redirect_stdout(io.StringIO()):
            date = edtf.parse_edtf(text)
            earliest = _iso(date.lower_strict()) if _has_year(first) else None
            latest = _iso(date.upper_strict()) if _has_year(last) else None
    except (edtf.EDTFParseException, ValueError, TypeError, AttributeError) as error:
        raise NotEdtf(text) from error
    if text != "".join(text.split()) or (earliest and latest and earliest > latest):
        raise NotEdtf(text)
    return Bounds(earliest, latest)


def resolve_date(date: authored.Date | None) -> Date:
    """A date with its bounds: those of the inferred date, else of the stated one.  Raises NotEdtf."""
    if date is None:
        return Date()
    best = date.inferred or date.stated
    days = bounds(best) if best else Bounds(None, None)
    if date.stated:
        bounds(date.stated)  # must be EDTF even where the inferred date gives the bounds
    return Date(
        stated=date.stated,
        inferred=date.inferred,
        basis=date.basis,
        earliest=days.earliest,
        latest=days.latest,
    )


def _plain_bounds(text: str) -> Bounds | None:
    """The bounds of a day, month or year, or of an interval of two; None for anything else."""
    ends = text.split("/")
    spans = [_plain_span(end) for end in ends]
    if len(spans) > 2 or None in spans or spans == [Bounds(None, None)] * len(spans):
        return None
    earliest, latest = spans[0].earliest, spans[-1].latest  # type: ignore[union-attr]
    return None if earliest and latest and earliest > latest else Bounds(earliest, latest)


def _plain_span(end: str) -> Bounds | None:
    if end == "..":
        return Bounds(None, None)
    match = _PLAIN.fullmatch(end)
    if not match:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    last = calendar.monthrange(year, month or 12)[1] if year else 0
    if not last or day > last:
        return None
    first = f"{year:04}-{month or 1:02}-{day or 1:02}"
    return Bounds(first, f"{year:04}-{month or 12:02}-{day or last:02}")


def _has_year(end: str) -> bool:
    return end not in ("", "..") and not end.startswith("XXXX")


def _iso(moment: struct_time | float) -> str | None:
    if isinstance(moment, float) or not 1 <= moment.tm_year <= 9999:  # an open end is ± infinity
        return None
    return datetime.date(moment.tm_year, moment.tm_mon, moment.tm_mday).isoformat()
