"""Inferred dates on their way through a style: as longer numbers in, in square brackets out.

CSL knows no brackets for a part of a date.  A marked year is the year followed
by six digits, so that marked years sort as years do; a marked day is the day
behind as many.  The style puts both where dates belong, and what it has printed
is told by the numbers alone, in whatever order and language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from secpol_cli.citation.csl_dates import (
    Point,
    bracketed_year,
    doubted_points,
    inferred_points,
    partial_points,
)
from secpol_cli.dates.written import MONTH_IN_A_CITATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from secpol_cli.citation.markup import Formatted

_YEAR = 1_000_000
_YEAR_MARK = 770_470
_DAY_MARK = 770_470_900
_NO_YEAR = 9999
_LITERALS = 10  # above the marks that qualifiers have
_NO_DATE = {"cs": "b.r.", "de": "o. J.", "es": "s. f.", "fr": "s. d.", "it": "s.d.", "pt": "s.d."}
_QUALIFIERS = ("", "?", "~", "%")
_DAY = rf"(?:{_DAY_MARK // 100}[0-9]{{2}})(?:st|nd|rd|th|er|\.º|º)?"
_DAYS = rf"{_DAY}(?:\.?[–-]{_DAY})?"  # 1–10, 1.–10.


def mark_dates(
    items: Sequence[Mapping[str, Any]], locale: str | None, circa: str
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Mark the dates that are not stated whole, or in doubt, and so all years beside them, which must be as
    long.  `circa` is how the style prints an approximate year.

    Returns new items, and what each marked year is printed as.
    """
    shown: dict[str, str] = {}
    no_date = _no_date(locale)
    marked = []
    for item in items:
        points, is_stated = _points(item), bool(doubted_points(item))
        if literal := None if points else _literal(item):
            shown[number := _number_of_literal(literal, len(shown))] = literal
            marked.append({**item, "issued": {"date-parts": [[int(number)]]}})
            continue
        around = circa if is_stated else ""
        shown.update((_number(point, is_stated), _year(point, no_date, around)) for point in points)
        parts = {"date-parts": [_parts(point, item, is_stated) for point in points]}
        if points and is_stated and "season" in item["issued"]:
            parts["season"] = item["issued"]["season"]
        marked.append({**item, "issued": parts} if points else {**item})
    if shown:
        for item in marked:
            shown.update(_mark_stated(item))
    return marked, shown


def _literal(item: Mapping[str, Any]) -> str:
    """A date that only words say, as “2006–”; pandoc would print it for the year and again for the day."""
    issued = item.get("issued") or {}
    return str(issued.get("literal") or "") if "date-parts" not in issued else ""


def _number_of_literal(literal: str, place: int) -> str:
    year = re.search(r"(?<!\d)[12]\d{3}(?!\d)", literal)  # to sort by
    return str(int(year[0] if year else _NO_YEAR) * _YEAR + _YEAR_MARK + _LITERALS + place)


def write_dates(items: Sequence[Mapping[str, Any]], locale: str | None, circa: str) -> list[dict[str, Any]]:
    """The items with words for the dates that a style cannot be given marks for, as it cuts years short."""
    no_date = _no_date(locale)
    written = []
    for item in items:
        years = [_year(point, no_date, circa) for point in doubted_points(item)]
        written.append({**item, "issued": {"literal": "–".join(years)}} if years else {**item})
    return written


def _points(item: Mapping[str, Any]) -> tuple[Point, ...]:
    if doubted := doubted_points(item):
        return doubted
    partial, whole = partial_points(item), inferred_points(item)
    if any(point.year is not None and point.year < 1 for point in partial):
        return ()
    nothing_stated = partial and not any(point.month for point in partial)
    return whole if nothing_stated and whole and all(point.day for point in whole) else partial


def _no_date(locale: str | None) -> str:
    return _NO_DATE.get((locale or "en")[:2], "n.d.")


def _year(point: Point, no_date: str, circa: str = "") -> str:
    if point.year is None:
        return no_date
    if circa and not point.qualifier:
        return str(point.year)  # the other end of a range
    return circa.format(point.year) if circa and point.qualifier == "~" else bracketed_year(point)


def _number(point: Point, is_stated: bool = False) -> str:
    year = _NO_YEAR if point.year is None else point.year
    kind = _QUALIFIERS.index(point.qualifier) + len(_QUALIFIERS) * is_stated
    return str(year * _YEAR + _YEAR_MARK + 1 + kind)


def _parts(point: Point, item: Mapping[str, Any], is_stated: bool) -> list[int]:
    year = int(_number(point, is_stated))
    if point.month is None or point.month > 12:
        return [year]
    if point.day is None:
        return [year, point.month]
    stated = is_stated or point in partial_points(item)
    return [year, point.month, point.day if stated else _DAY_MARK + point.day]


def _mark_stated(item: dict[str, Any]) -> Iterable[tuple[str, str]]:
    issued: Any = item.get("issued") or {}
    parts = issued.get("date-parts") or []
    if not parts or "literal" in issued or not all(1000 <= int(date[0]) < _NO_YEAR for date in parts):
        return []
    item["issued"] = {
        **issued,
        "date-parts": [[int(date[0]) * _YEAR + _YEAR_MARK, *date[1:]] for date in parts],
    }
    return [(str(int(date[0]) * _YEAR + _YEAR_MARK), str(int(date[0]))) for date in parts]


def print_dates(printed: Formatted, years: Mapping[str, str]) -> Formatted:
    """Put years and days in place of their marks, in brackets what is inferred.

    A date that is inferred whole stands in one pair of brackets where the style
    has its parts together, ``[March 10, 2012]``, else in several.
    """
    if not years:
        return printed
    year = "|".join(years)
    together = (
        rf"{_DAYS}\.? {MONTH_IN_A_CITATION}\.?(?: de)?,? (?:{year})",
        rf"{MONTH_IN_A_CITATION}\.? {_DAYS},? (?:{year})",
        rf"(?:{year})[a-z]?,? {MONTH_IN_A_CITATION}\.? {_DAYS}",
        rf"(?:{year})-\d\d-{_DAYS}|{_DAYS}([./-])\d\d?\1(?:{year})|\d\d?/{_DAYS}/(?:{year})",
        rf"{MONTH_IN_A_CITATION}\.? {_DAYS}|{_DAYS}\.? {MONTH_IN_A_CITATION}|{_DAYS}",
    )
    for pattern in together:
        printed = printed.sub(pattern, lambda match: _bracketed(match[0], years))
    return printed.sub(
        rf"\[({year})\]|({year})",
        lambda match: years[match[2]] if match[2] else _once_bracketed(years[match[1]]),
    )


_MONTH_DAY = rf"{MONTH_IN_A_CITATION}\.? \d{{1,2}}"
_YEARS_FIRST = rf"([12]\d{{3}})–([12]\d{{3}})([a-z]?), ({_MONTH_DAY})–({_MONTH_DAY})"
_YEAR_BEHIND = rf"({_MONTH_DAY}–(?:{MONTH_IN_A_CITATION}\.? )?\d{{1,2}})([12]\d{{3}})(?![\d–])"
_YEARS_LAST = rf"({_MONTH_DAY})–({_MONTH_DAY}),? ?([12]\d{{3}})–([12]\d{{3}})"


def part_years(printed: Formatted) -> Formatted:
    """What a style printed, each day of a range over two years with its own year, where the style has the
    years of both before, or behind, their days; and a comma before a year that stands right behind a day."""
    printed = printed.sub(_YEARS_FIRST, lambda m: f"{m[1]}{m[3]}, {m[4]}–{m[2]}, {m[5]}")
    printed = printed.sub(_YEAR_BEHIND, lambda m: f"{m[1]}, {m[2]}")
    return printed.sub(_YEARS_LAST, lambda m: f"{m[1]}, {m[3]}–{m[2]}, {m[4]}")


def _bracketed(date: str, years: Mapping[str, str]) -> str:
    """A whole inferred date in brackets, with what the year's brackets say of its certainty."""
    plain = re.sub(rf"{_DAY_MARK // 100}(\d\d)", lambda day: str(int(day[1])), date)
    mark = next((mark for mark in years if mark in plain), "")
    shown = years.get(mark, "[]")
    year = mark[:-6]
    around = shown.partition(year) if year else ("[", "", "]")
    return around[0] + (plain.replace(mark, year) if mark else plain) + around[2]


def _once_bracketed(year: str) -> str:
    return year if year.startswith("[") else f"[{year}]"
