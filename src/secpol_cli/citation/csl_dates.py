"""EDTF dates as CSL writes them, and what is printed of a date that is inferred."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from secpol_cli.dates.calendar import PARTS_OF_YEAR
from secpol_cli.dates.edtf import DateSet, Edtf, EdtfDate, NotEdtf, Year, dates_in, is_closed, parse_edtf
from secpol_cli.dates.words import LONG, date_words, day_of_month
from secpol_cli.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secpol_cli.model import Date

_LAST_SEASON = 32  # of the parts of a year by EDTF's numbers; those behind it are no seasons
_BRACKETED = {"": "[{}]", "?": "[{}?]", "~": "[ca. {}]", "%": "[ca. {}?]"}


class Point(Record):
    """A day, a month, a year, or what of it is known, as CSL counts: no year 0, and seasons from 21 on.

    `qualifier` is EDTF's for the year: ``?``, ``~`` or ``%``.
    """

    year: int | None
    month: int | None
    day: int | None
    qualifier: str = ""

    @property
    def parts(self) -> list[int]:
        """CSL's date-parts, as far as they are known without a gap; empty without a year."""
        known = [self.year, self.month, self.day]
        return [part for part in known[: known.index(None) if None in known else 3] if part is not None]


def parse_points(edtf: str) -> tuple[Point, ...]:
    """A date as one point and an interval as two; nothing for open ends and all that is no such point.

    That is a date with digits left open, or one of a part of a year other than a season.
    """
    date = _parsed(edtf)
    if date is None or isinstance(date, DateSet) or not is_closed(date):
        return ()
    points = [_point(one) for one in dates_in(date)]
    known = tuple(point for point in points if point is not None)
    return known if len(known) == len(points) else ()


def csl_date(edtf: str) -> dict[str, Any]:
    """A CSL date variable for an EDTF date.

    Reduced precision becomes fewer `date-parts`, an interval two of them, a
    season `season`, a qualifier `circa`.  What CSL's parts cannot hold (a day
    without its year, an open end, a set, seasons as ends) becomes a `literal`
    for readers.  Empty where nothing is known.
    """
    points = parse_points(edtf)
    if points and not any(point.year or point.month or point.day for point in points):
        return {}
    seasons = [point.month for point in points if _is_season(point.month)]
    if not points or not all(point.year for point in points) or len(seasons) > 2 - len(points):
        literal = date_words(edtf, LONG)
        return {"literal": literal} if literal else {}
    date: dict[str, Any] = {"date-parts": [_without_season(point.parts) for point in points]}
    if seasons:
        date["season"] = (seasons[0] or 0) - 20
    if any(any(one.doubts) for one in dates_in(parse_edtf(edtf))):
        date["circa"] = True
    return date


def _parsed(edtf: str) -> Edtf | None:
    try:
        return parse_edtf(edtf)
    except NotEdtf:
        return None


def _point(date: EdtfDate) -> Point | None:
    month, day = date.month_number, date.day_number
    if date.is_choice or (month or 0) > _LAST_SEASON:
        return None
    if date.year.is_unknown:
        return Point(None, month, day, date.doubts[0])
    year = _csl_year(date.year)
    if month in PARTS_OF_YEAR:
        month = 21 + (month - 21) % 4  # whatever the hemisphere
    return None if year is None else Point(year, month, day, date.doubts[0])


def _csl_year(year: Year) -> int | None:
    """A year as CSL counts it, which has no year 0: 45 BC is -45; None where digits are open, or too many."""
    if year.exact is None or year.is_prefixed:
        return None
    return year.exact if year.exact > 0 else year.exact - 1


def _is_season(month: int | None) -> bool:
    return month in PARTS_OF_YEAR


def _without_season(parts: list[int]) -> list[int]:
    return parts[:1] if len(parts) > 1 and _is_season(parts[1]) else parts


def document_date(date: Date, *, stated_only: bool = False) -> tuple[dict[str, Any], dict[str, str]]:
    """A document's date as a CSL date, and what of it is stated and inferred.

    What is stated is given plainly.  Where the text leaves out the year, the
    inferred one stands in square brackets in a `literal`: ``23 November [2022]``,
    or ``[29 June 2021]`` where nothing is stated.  (No `date-parts` beside it:
    pandoc reads no date that has both, and what does not know `literal` must
    not take them for stated.)  The second mapping, EDTF under ``stated`` and
    ``inferred`` with its ``basis``, is empty where `date-parts` say it all; a stated date that these cannot
    hold stands in it under ``edtf``.
    """
    stated, inferred = date.stated, None if stated_only else date.inferred
    facts = {"stated": stated, "inferred": inferred, "basis": date.basis if inferred else None}
    known = {key: value for key, value in facts.items() if value}
    if stated and (inferred is None or _agree(stated, inferred)):
        return csl_date(stated), _unheld(stated) if _has_year(stated) else known
    if not inferred:
        return {}, {}
    return _inferred_date(stated, inferred), known


def _unheld(edtf: str) -> dict[str, str]:
    """A date, where CSL's date-parts tell less, or something else."""
    return {} if edtf_of(csl_date(edtf)) == edtf else {"edtf": edtf}


def _dates(edtf: str) -> list[EdtfDate]:
    date = _parsed(edtf)
    return dates_in(date) if date is not None else []


def _has_year(edtf: str) -> bool:
    return not any(date.year.is_unknown for date in _dates(edtf)[:1])


def _agree(stated: str, inferred: str) -> bool:
    """Whether the stated date has a year, and the inferred one only makes it more precise."""
    years = [point.year for point in parse_points(stated)]
    if not years:
        return not any(date.year.has_open_digits for date in _dates(stated))  # a set stands as it is
    return None not in years and years == [point.year for point in parse_points(inferred)]


def _inferred_date(stated: str | None, inferred: str) -> dict[str, Any]:
    days, years = parse_points(stated or ""), parse_points(inferred)
    if days and len(days) == len(years) and all([*(d.month for d in days), *(y.year for y in years)]):
        pairs = zip(days, years, strict=True)
        words = "–".join(f"{day_of_month(d.month, d.day, LONG)} {bracketed_year(y)}" for d, y in pairs)
    else:
        words = f"[{date_words(inferred, LONG)}]"
    return {"literal": words}


def bracketed_year(point: Point) -> str:
    """An inferred year as it is printed: ``[2019]``, ``[2019?]``, ``[ca. 2019]``."""
    return _BRACKETED[point.qualifier].format(written_year(point.year or 0))


def written_year(year: int) -> str:
    """A year as CSL counts it, for readers: ``2019``, ``45 BC``."""
    return str(year) if year > 0 else f"{-year} BC"


def partial_points(item: Mapping[str, Any]) -> tuple[Point, ...]:
    """An item's date that is not stated whole: its years, if any, are inferred, its months and days stated.

    Read from ``custom.issued``, see `document_date`; nothing for every other item.
    """
    stated, inferred = _points_of(item, "stated"), inferred_points(item)
    if not inferred and (text := _fact(item, "inferred")):
        return _common_year(text)
    if not inferred or (len(stated) == len(inferred) and all(point.month for point in stated)):
        return tuple(
            Point(point.year, day.month, day.day, point.qualifier)
            for point, day in zip(inferred or stated, stated, strict=True)
        )
    return tuple(dict.fromkeys(Point(point.year, None, None, point.qualifier) for point in inferred))


def _common_year(edtf: str) -> tuple[Point, ...]:
    """The one year that an interval, a choice or a part of a year lies in; nothing where there is no one."""
    date = _parsed(edtf)
    if date is None or not is_closed(date):
        return ()
    dates = dates_in(date)
    years, doubts = {_csl_year(date.year) for date in dates}, {date.doubts[0] for date in dates}
    year = years.pop()
    if years or year is None:
        return ()
    return (Point(year, None, None, doubts.pop() if len(doubts) == 1 else ""),)


def inferred_points(item: Mapping[str, Any]) -> tuple[Point, ...]:
    """An item's date as it is inferred, whole; nothing where all is stated."""
    return _points_of(item, "inferred")


def doubted_points(item: Mapping[str, Any]) -> tuple[Point, ...]:
    """An item's date that is stated, and uncertain or approximate in its year; nothing for every other item.

    Of an item that is not ours, CSL's `circa` alone tells, for all of its date.
    """
    if _fact(item, "stated") or _fact(item, "inferred"):
        return ()
    points = parse_points(_fact(item, "edtf") or edtf_of(item.get("issued")))
    return points if any(point.qualifier and (point.year or 0) > 0 for point in points) else ()


def date_note(item: Mapping[str, Any]) -> str:
    """What a format without EDTF loses of an item's date: what is inferred of it, and from what, or what is
    uncertain.  Nothing where all is stated, and sure."""
    if _fact(item, "inferred"):
        basis = f" ({_fact(item, 'basis')})" if _fact(item, "basis") else ""
        return f"Date inferred: {(item.get('issued') or {}).get('literal', '')}{basis}"
    return f"Date: {date_words(edtf, LONG)}" if (edtf := uncertain_edtf(item)) else ""


def uncertain_edtf(item: Mapping[str, Any]) -> str:
    """A stated date that is no plain day, month or year, nor an interval of such; nothing for all others."""
    if _fact(item, "inferred"):
        return ""
    circa = edtf_of(item.get("issued")) if (item.get("issued") or {}).get("circa") else ""
    return _fact(item, "edtf") or _fact(item, "stated") or circa


def _points_of(item: Mapping[str, Any], key: str) -> tuple[Point, ...]:
    return parse_points(_fact(item, key))


def _fact(item: Mapping[str, Any], key: str) -> str:
    custom = item.get("custom")
    facts = custom.get("issued") if isinstance(custom, dict) else None
    return str(facts.get(key) or "") if isinstance(facts, dict) else ""


def edtf_of(date: Mapping[str, Any] | None) -> str:
    """A CSL date's parts as EDTF (an interval with a slash, ``~`` for circa); nothing without parts."""
    parts: Sequence[Sequence[Any]] = (date or {}).get("date-parts") or ()
    circa = "~" if date and date.get("circa") else ""
    if date and date.get("season") in (1, 2, 3, 4) and [len(point) for point in parts] == [1]:
        parts = [[*parts[0], 20 + date["season"]]]
    return "/".join(str(_edtf_date([int(part) for part in point], circa)) for point in parts)


def issued_edtf(item: Mapping[str, Any]) -> str:
    """An item's date of issue at EDTF's levels 0 and 1, which BibLaTeX reads; as CSL's parts have it, where
    it is of another level."""
    written = _fact(item, "edtf")
    date = _parsed(written) if written else None
    if isinstance(date, DateSet) and is_closed(date):
        return _around(date)
    if date is None or isinstance(date, DateSet) or not all(one.is_of_level_1 for one in dates_in(date)):
        return edtf_of(item.get("issued"))
    return written


def _around(date: DateSet) -> str:
    """The interval from the first to the last date of a set, uncertain where it is only one of them."""
    doubt = "" if date.every else "?"
    ends = [str(EdtfDate(one.year, one.month, one.day, (doubt,) * len(one.doubts))) for one in dates_in(date)]
    return f"{ends[0]}/{ends[-1]}"


def _edtf_date(parts: Sequence[int], circa: str) -> EdtfDate:
    year, month, day = (*parts, 0, 0)[:3]
    number = year if year > 0 else year + 1
    return EdtfDate(
        Year(f"{abs(number):04}", number < 0),
        f"{month:02}" if month else "",
        f"{day:02}" if day else "",
        (circa,) * len(parts),
    )
