"""Dates as people read them, as plain parts; what is inferred stands in square brackets.

`23 Nov [2022]` `[2019]` `20–22 Oct 2018` `since 2006` `March or May 2016` `c. 2010`
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from secpol_cli.dates.edtf import (
    DateSet,
    EdtfDate,
    Interval,
    NotEdtf,
    Year,
    dates_in,
    is_closed,
    parse_edtf,
)
from secpol_cli.dates.phrases import (
    LONG,
    NAMED_FOR_HEMISPHERES,
    SHORT,
    Manner,
    day_words,
    month_words,
    phrase,
    year_words,
)
from secpol_cli.record import Record

if TYPE_CHECKING:
    from secpol_cli.dates.edtf import Edtf
    from secpol_cli.model import Date

__all__ = ["LONG", "SHORT", "Manner", "Part", "date_parts", "date_words", "day_of_month"]


class Part(Record):
    """Some words of a date, and whether they are inferred; a single space stands between two such."""

    text: str
    is_inferred: bool = False


def date_words(text: str, manner: Manner = SHORT) -> str:
    """An EDTF date in words; a text that is none as it stands."""
    date = _parsed(text)
    return phrase(date, manner) if date is not None else text


def day_of_month(month: int | None, day: int | None, manner: Manner) -> str:
    """A day of a month, or the month alone: `25 January`; empty without a month.  None or 0 is unknown."""
    if not month:
        return ""
    return phrase(EdtfDate(Year("XXXX"), f"{month:02}", f"{day:02}" if day else ""), manner)


def date_parts(date: Date) -> tuple[Part, ...]:
    """A date in a few words: what is stated as it is, what is inferred in brackets; none for no date.

    Where what is inferred only makes the stated date more precise, the two are
    one date, part by part: `23 Nov [2022]`, `[1–11] March 2019`.
    """
    stated, inferred = date.stated, date.inferred
    if not stated and not inferred:
        return ()
    if not inferred or inferred == stated:
        return (Part(date_words(stated or "")),)
    whole = Part(f"[{date_words(inferred)}]", is_inferred=True)
    if not stated:
        return (whole,)
    known, guessed = _parsed(stated), _parsed(inferred)
    together = _narrowed(known, guessed) or _merged(known, guessed)
    return together or (Part(f"{date_words(stated)} "), whole)


def _parsed(text: str) -> Edtf | None:
    try:
        return parse_edtf(text)
    except NotEdtf:
        return None


def _narrowed(stated: Edtf | None, inferred: Edtf | None) -> tuple[Part, ...]:
    """A range or a choice inferred in a stated year or month: `[1–11] March 2019`; empty for all else."""
    if not isinstance(stated, EdtfDate) or not stated.is_plain or stated.day:
        return ()
    if not isinstance(inferred, Interval | DateSet) or not _lies_in(inferred, stated):
        return ()
    words = f" {phrase(stated, SHORT)}"
    return Part(f"[{phrase(inferred, SHORT).replace(words, '')}]", is_inferred=True), Part(words)


def _lies_in(inferred: Interval | DateSet, stated: EdtfDate) -> bool:
    """Whether each date of an interval or set without open ends is a part of a stated year or month."""
    return is_closed(inferred) and all(str(date).startswith(f"{stated}-") for date in dates_in(inferred))


def _merged(stated: Edtf | None, inferred: Edtf | None) -> tuple[Part, ...]:
    """One date of both, part by part; empty where they contradict each other, or are more than plain."""
    sure, guess = _day_month_year(stated), _day_month_year(inferred)
    if sure is None or guess is None:
        return ()
    both = [(word, other) for word, other in zip(sure, guess, strict=True) if word or other]
    if any(word and other and word != other for word, other in both):
        return ()
    parts: list[Part] = []
    for is_stated, run in groupby(both, lambda pair: bool(pair[0])):
        text = " ".join(word or other for word, other in run)
        parts += [Part(" ")] if parts else []
        parts.append(Part(text) if is_stated else Part(f"[{text}]", is_inferred=True))
    return tuple(parts)


def _day_month_year(date: Edtf | None) -> tuple[str, str, str] | None:
    """The three in words, each empty where it is not known; None for a date that is more than its parts."""
    if not isinstance(date, EdtfDate) or not date.is_plain:
        return None
    month, number = month_words(date, SHORT), date.month_number or 0
    if number in NAMED_FOR_HEMISPHERES:
        return None
    year = "" if date.year.is_unknown else year_words(date.year, SHORT)
    return day_words(date), f"{month} of" if number > max(NAMED_FOR_HEMISPHERES) else month, year
