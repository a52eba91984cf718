"""Stretches of time as users ask for them: --since and --until."""

from __future__ import annotations

import re
from typing import NamedTuple

from secpol_cli.errors import UsageError

_DAY = r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?"


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


def _day(text: str | None, *, last: bool) -> str | None:
    if text is None:
        return None
    match = re.fullmatch(_DAY, text.strip(), re.ASCII)
    if not match:
        raise UsageError(f"“{text}” is no date", "write 2018, 2018-10 or 2018-10-20")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    month = month if month is not None else (12 if last else 1)
    if not (year >= 1 and 1 <= month <= 12):
        raise UsageError(f"“{text}” is no date", "write 2018, 2018-10 or 2018-10-20")
    import calendar

    days = calendar.monthrange(year, month)[1]
    day = day if day is not None else (days if last else 1)
    if not 1 <= day <= days:
        raise UsageError(f"“{text}” is no date", f"{year}-{month:02} has {days} days")
    return f"{year:04}-{month:02}-{day:02}"
