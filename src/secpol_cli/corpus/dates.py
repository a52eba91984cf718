"""EDTF dates: what may stand in a corpus, and the days it spans.

Parsing is the `edtf` package's (ISO 8601-2:2019, annex A); loaded only when a
corpus is compiled or checked.
"""

from __future__ import annotations

import contextlib
import datetime
import io
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.model import Date

if TYPE_CHECKING:
    from time import struct_time

    from secpol_cli.corpus import format as authored


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


def _has_year(end: str) -> bool:
    return end not in ("", "..") and not end.startswith("XXXX")


def _iso(moment: struct_time | float) -> str | None:
    if isinstance(moment, float) or not 1 <= moment.tm_year <= 9999:  # an open end is ± infinity
        return None
    return datetime.date(moment.tm_year, moment.tm_mon, moment.tm_mday).isoformat()
