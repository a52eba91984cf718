"""Dates as running text and citations have them: patterns, as texts for `re`."""

from __future__ import annotations

from secpol_cli.dates.names import ABBREVIATED, MONTHS
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
_REACH = 60  # characters that are looked at before a number


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
