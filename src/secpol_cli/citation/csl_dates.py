"""EDTF dates as CSL writes them, and what is printed of a date that is inferred."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from secpol_cli.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secpol_cli.model import Date

_POINT = re.compile(
    r"(?P<year>-?\d{4}|XXXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?:T[\d:]+(?:Z|[+-][\d:]+)?)?(?P<qualifier>[?~%]?)"
)
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}
_BRACKETED = {"": "[{}]", "?": "[{}?]", "~": "[ca. {}]", "%": "[ca. {}?]"}


class Point(Record):
    """A day, a month, a year, or what of it is known; `qualifier` is EDTF's ``?``, ``~`` or ``%``."""

    year: int | None
    month: int | None
    day: int | None
    qualifier: str = ""

    @property
    def parts(self) -> list[int]:
        """CSL's date-parts, as far as they are known without a gap; empty without a year."""
        known = [self.year, self.month, self.day]
        return [part for part in known[: known.index(None) if None in known else 3] if part is not None]


def parse_point(text: str) -> Point | None:
    """One EDTF date of level 0, or of level 1 with a whole part unspecified; None for every other form."""
    match = _POINT.fullmatch(text)
    if not match:
        return None
    year, month, day = (
        None if value is None or "X" in value else int(value) for value in match.group("year", "month", "day")
    )
    if month is not None and not (1 <= month <= 12 or month in _SEASONS):
        return None
    if day is not None and not (1 <= day <= 31 and (month is None or month <= 12)):
        return None
    return Point(year, month, day, match["qualifier"])


def is_day(text: str) -> bool:
    """Whether this is a year, a month or a day of the calendar: ``2024``, ``2024-05``, ``2024-05-06``."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text, re.ASCII)
    if not match:
        return False
    from datetime import date

    try:
        date(*(int(part or 1) for part in match.groups()))
    except ValueError:
        return False
    return True


def parse_points(edtf: str) -> tuple[Point, ...]:
    """A date as one point and an interval as two; nothing for open ends and other forms of EDTF."""
    points = [parse_point(part) for part in edtf.split("/")]
    known = tuple(point for point in points if point is not None)
    return known if len(known) == len(points) <= 2 else ()


def csl_date(edtf: str) -> dict[str, Any]:
    """A CSL date variable for an EDTF date.

    Reduced precision becomes fewer `date-parts`, an interval two of them, a
    season `season`, a qualifier `circa`.  What CSL's parts cannot hold (a day
    without its year, an open end, a set) becomes a `literal` for readers.
    """
    points = parse_points(edtf)
    if not points or not all(point.year is not None for point in points):
        literal = _open_interval(edtf) or (readable(points) if points else edtf)
        return {"literal": literal} if literal else {}
    date: dict[str, Any] = {"date-parts": [_without_season(point.parts) for point in points]}
    if points[0].month in _SEASONS:
        date["season"] = points[0].month - 20
    if any(point.qualifier for point in points):
        date["circa"] = True
    return date


def _without_season(parts: list[int]) -> list[int]:
    return parts[:1] if len(parts) > 1 and parts[1] in _SEASONS else parts


def _open_interval(edtf: str) -> str:
    start, slash, end = edtf.partition("/")
    if not slash or "/" in end:
        return ""
    known = parse_points(start if end in {"", ".."} else end if start in {"", ".."} else "")
    if not known or known[0].year is None:
        return ""
    return f"{readable(known)}–" if start not in {"", ".."} else f"–{readable(known)}"


def document_date(date: Date, *, stated_only: bool = False) -> tuple[dict[str, Any], dict[str, str]]:
    """A document's date as a CSL date, and what of it is stated and inferred.

    What is stated is given plainly.  Where the text leaves out the year, the
    inferred one stands in square brackets in a `literal`: ``23 November [2022]``,
    or ``[29 June 2021]`` where nothing is stated.  (No `date-parts` beside it:
    pandoc reads no date that has both, and what does not know `literal` must
    not take them for stated.)  The second mapping, EDTF under ``stated`` and
    ``inferred`` with its ``basis``, is empty where `date-parts` say it all.
    """
    stated, inferred = date.stated, None if stated_only else date.inferred
    facts = {"stated": stated, "inferred": inferred, "basis": date.basis if inferred else None}
    known = {key: value for key, value in facts.items() if value}
    if stated and (inferred is None or _agree(stated, inferred)):
        return csl_date(stated), {} if _has_year(stated) else known
    if not inferred:
        return {}, {}
    return _inferred_date(stated, inferred), known


def _has_year(edtf: str) -> bool:
    return not edtf.startswith("X")


def _agree(stated: str, inferred: str) -> bool:
    """Whether the stated date has a year, and the inferred one only makes it more precise."""
    years = [point.year for point in parse_points(stated)]
    if not years:
        return "X" not in stated  # an open end or a set stands as it is
    return None not in years and years == [point.year for point in parse_points(inferred)]


def _inferred_date(stated: str | None, inferred: str) -> dict[str, Any]:
    points = parse_points(inferred)
    if not points or not all(point.parts for point in points):
        return {"literal": f"[{_open_interval(inferred) or inferred}]"}
    return {"literal": _bracketed(parse_points(stated or ""), points)}


def _bracketed(stated: tuple[Point, ...], inferred: tuple[Point, ...]) -> str:
    if len(stated) == len(inferred) and all(point.month for point in stated):
        years = (bracketed_year(point) for point in inferred)
        return "–".join(f"{_day_month(s)} {y}" for s, y in zip(stated, years, strict=True))
    return _BRACKETED[inferred[0].qualifier].format(readable(inferred))


def bracketed_year(point: Point) -> str:
    """An inferred year as it is printed: ``[2019]``, ``[2019?]``, ``[ca. 2019]``."""
    return _BRACKETED[point.qualifier].format(point.year)


def readable(points: tuple[Point, ...]) -> str:
    """Points as a reader writes them, day first: ``25 January 2018–27 January 2018``."""
    return "–".join(
        " ".join(str(part) for part in (_day_month(point), point.year) if part) for point in points
    )


def readable_day(month: int, day: int) -> str:
    """A day of a month, or the month: ``25 January``; nothing where the month (0) is not known."""
    return _day_month(Point(None, month or None, day or None))


def _day_month(point: Point) -> str:
    if point.month is None:
        return ""
    month = _SEASONS.get(point.month) or _MONTHS[point.month - 1]
    return f"{point.day} {month}" if point.day else month


def partial_points(item: Mapping[str, Any]) -> tuple[Point, ...]:
    """An item's date that is not stated whole: its years, if any, are inferred, its months and days stated.

    Read from ``custom.issued``, see `document_date`; nothing for every other item.
    """
    stated, inferred = _points_of(item, "stated"), inferred_points(item)
    if not inferred and _fact(item, "inferred"):
        return ()  # an open end, say, which only `literal` can show
    if not inferred or (len(stated) == len(inferred) and all(point.month for point in stated)):
        return tuple(
            Point(point.year, day.month, day.day, point.qualifier)
            for point, day in zip(inferred or stated, stated, strict=True)
        )
    return tuple(dict.fromkeys(Point(point.year, None, None, point.qualifier) for point in inferred))


def inferred_points(item: Mapping[str, Any]) -> tuple[Point, ...]:
    """An item's date as it is inferred, whole; nothing where all is stated."""
    return _points_of(item, "inferred")


def date_note(item: Mapping[str, Any]) -> str:
    """What is inferred of an item's date, and from what; nothing where all is stated."""
    if not _fact(item, "inferred"):
        return ""
    basis = f" ({_fact(item, 'basis')})" if _fact(item, "basis") else ""
    return f"Date inferred: {(item.get('issued') or {}).get('literal', '')}{basis}"


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
        return f"{_padded(parts[0])[0]}-{20 + date['season']}{circa}"
    return "/".join("-".join(_padded(point)) + circa for point in parts)


def _padded(point: Sequence[Any]) -> list[str]:
    year, *rest = (int(part) for part in point)
    sign = "-" if year < 0 else ""
    return [f"{sign}{abs(year):04d}", *(f"{part:02d}" for part in rest)]
