"""Dates as running text and citations have them: patterns, as texts for `re`."""

from __future__ import annotations

import re

from secpol_cli.dates.names import ABBREVIATED, CUT_MONTHS, MONTHS, WEEKDAYS
from secpol_cli.patterns import compile_late

# A year as a citation gives it: from the first printed books on.
CENTURY = r"(?:1[5-9]|20)"
YEAR = rf"{CENTURY}\d\d"

_MONTH = f"(?:{'|'.join(MONTHS)}|(?:{ABBREVIATED})\\.?)"
# A year, a day of a month, or a phrase that only the date of its text makes a date of.
DATED_PHRASE = (
    rf"\b(?:1[6-9]|20)\d\d\b|\b{_MONTH} \d{{1,2}}\b|\b\d{{1,2}} {_MONTH}(?!\w)"
    rf"|\b(?:last|next|this) (?:year|month|{_MONTH})(?!\w)|\bthe following year\b"
)
# What makes a number of four digits one of a thing, not of a year, before it and behind it.
_NUMBERED = (
    r"(?:\b(?i:resolutions?|res|unscr|decisions?|directives?|documents?|articles?|paragraphs?|paras?|pages?|pp?|"
    r"room|flight|decree|nos?)\.? (?:[\d()/]+(?:, | and |, and | or | ))*[(]?|[$€£#/]\s?)"
)
_NAMED = r"(?:Agenda|Vision|Strategy|Horizon|Expo|Goals|Targets|Blueprint|Roadmap|Master Plan|Made in China)"
_NO_YEAR_BEHIND = compile_late(rf"(?:{_NUMBERED}|\b{_NAMED} )\Z")
_NO_YEAR_BEFORE = compile_late(
    rf" {_NAMED}\b|[ -](?:hours|hrs|kilomet|km|met(?:er|re)s|miles|tons|tonnes|troops|soldiers|dollars|euros|"
    r"percent|per cent|million|billion|MW)|%"
)
# A date that stands alone on its line: “31 July 2019”, “Wednesday, July 31, 2019 5:56 PM GMT+7”.
_WEEKDAY = rf"(?:(?:{'|'.join(WEEKDAYS)}),?\s+)?"
_ZONE = r"(?:\s*(?:GMT|UTC|ICT|EST|CET)?(?:[+-]\d{1,2}(?::?\d\d)?)?)?"
_TIME = rf"(?:,?\s*(?:at\s+)?\d{{1,2}}[:.]\d\d(?:\s*[AaPp]\.?[Mm]\.?)?{_ZONE})?"
_ANY_MONTH = "|".join(dict.fromkeys([*MONTHS, *CUT_MONTHS]))
_PRINTED = compile_late(
    rf"(?:(?:[Pp]ublished|[Pp]osted|[Rr]eleased|[Dd]ate|[Dd]ated)(?:\s+on)?:?\s+)?{_WEEKDAY}(?:"
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_ANY_MONTH})\.?,?\s+(?P<year>{YEAR})"
    rf"|(?P<month2>{_ANY_MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>{YEAR})"
    rf"|(?P<month3>{_ANY_MONTH})\s+(?P<year3>{YEAR})"
    rf"|(?P<iso>{YEAR}(?P<sign>[-/])[01]\d(?P=sign)[0-3]\d)){_TIME}\.?",
    re.IGNORECASE,
)
_BEFORE_A_TIME = compile_late(rf"{YEAR}-(?:0[1-9]|1[0-2])(?P<day>-[0-3]\d)?(?=[T ]\d|\Z)")
_REACH = 60  # characters that are looked at before a number


def printed_date(line: str) -> str | None:
    """The date of a line that says nothing else, in EDTF: a day, or a month; None where it is none."""
    found = _PRINTED.fullmatch(line.strip())
    if found is None:
        return None
    if found["iso"]:
        iso = found["iso"].replace("/", "-")
        return iso if _is_day(iso) else None
    name = next(name for name in (found["month"], found["month2"], found["month3"]) if name)
    month = next(n for n, full in enumerate(MONTHS, 1) if full.casefold().startswith(name[:3].casefold()))
    year = found["year"] or found["year2"] or found["year3"]
    day = found["day"] or found["day2"]
    date = f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")
    return date if not day or _is_day(date) else None


def whole_date(written: str) -> str | None:
    """A date as front matter has it (2022-05-16, with or without a time; 16 May 2022; 2022-05), in EDTF; None
    where it is none, or a year alone."""
    day = _BEFORE_A_TIME.match(written.strip())
    if day is not None:
        return day[0] if day["day"] is None or _is_day(day[0]) else None
    return printed_date(written)


def _is_day(date: str) -> bool:
    from datetime import date as calendar_date

    try:
        calendar_date.fromisoformat(date)
    except ValueError:
        return False
    return True


def is_no_date(text: str, start: int, end: int) -> bool:
    """Whether the number at `start`:`end` counts something or is part of a name: Resolution 1701 (2006),
    2030 Agenda, $2000, 1800 troops."""
    if not text[start:end].isdigit():
        return False
    before = _NO_YEAR_BEHIND.search(text[max(0, start - _REACH) : start])
    return before is not None or _NO_YEAR_BEFORE.match(text, end) is not None


# A month as citation styles print it in the languages of the Latin alphabet, by how its name begins.
MONTH_IN_A_CITATION = (
    r"(?:de |d’)?(?i:jan|ene|gen|feb|fév|fev|mar|mär|apr|abr|avr|may|mai|mag|jun|juin|giu|jul|juil|lug|aug|"
    r"ago|août|aoû|sep|set|oct|okt|out|ott|nov|dec|dez|déc|dic)[^\W\d_]*"
)
