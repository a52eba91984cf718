"""Stretches of time as users ask for them: --since and --until."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.errors import UsageError

if TYPE_CHECKING:
    from secpol_cli.dates.edtf import EdtfDate


_HOW = "write 2018, 2018-10 or 2018-10-20"


class Period(NamedTuple):
    """First and last day asked for, ISO; None leaves that end open."""

    since: str | None = None
    until: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it lets everything through."""
        return self.since is None and self.until is None


def parse_period(since: str | None, until: str | None) -> Period:
    """A period from two days, months or years; `2018` as an end is its last day.  Raises UsageError."""
    period = Period(_day(since, last=False), _day(until, last=True))
    if period.since and period.until and period.since > period.until:
        raise UsageError(f"--since {since} is after --until {until}", "exchange them")
    return period


def parse_day(text: str) -> EdtfDate | None:
    """A year, a month or a day of the calendar: ``2024``, ``2024-05``, ``2024-05-06``; None for all else."""
    from secpol_cli.dates.edtf import EdtfDate, NotEdtf, parse_edtf

    try:
        date = parse_edtf(text) if text.replace("-", "").isdigit() else None
    except NotEdtf:
        return None
    whole = isinstance(date, EdtfDate) and (date.year.exact or 0) > 0 and (date.month_number or 0) <= 12
    return date if isinstance(date, EdtfDate) and whole else None


def _day(text: str | None, *, last: bool) -> str | None:
    if text is None:
        return None
    date = parse_day(text.strip())
    if date is None:
        raise UsageError(f"“{text}” is no date", _days_of_month(text.strip()) or _HOW)
    year, month, day = date.edge(last=last) or (0, 0, 0)
    return f"{year:04}-{month:02}-{day:02}"


def _days_of_month(text: str) -> str:
    """How many days the month has that a day is given of; empty for what is no month and number."""
    month, _, day = text.rpartition("-")
    date = parse_day(month)
    if date is None or not date.month or not (day.isdigit() and len(day) == 2):
        return ""
    from secpol_cli.dates.calendar import days_in_month

    return f"{month} has {days_in_month(int(date.year.digits), int(date.month))} days"
