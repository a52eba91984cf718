"""Events as the JSON of TimelineJS (Knight Lab), which draws them on a web page.

Source of the format: https://timeline.knightlab.com/docs/json-format.html.  Its
texts are HTML, so that every text of the corpus is escaped here.  A date goes
down to what is known of it: a year stays a year.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from secpol_cli.charts.calendar import date_text, describe
from secpol_cli.dates.edtf import EdtfDate, Interval, NotEdtf, Stretch, parse_edtf
from secpol_cli.text.shown import legible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.dates.calendar import Day
    from secpol_cli.dates.edtf import DateSet
    from secpol_cli.model import Event

TimelineDate = dict[str, int]


class SlideDates(NamedTuple):
    """Where a slide stands: from when, and to when where that is another time and known."""

    start: TimelineDate
    end: TimelineDate | None = None


def to_timelinejs(events: Sequence[Event]) -> dict[str, Any]:
    """The events of which a year is known, in their order."""
    slides = [_slide(event, span) for event in events if (span := _span(event)) is not None]
    return {"scale": "human", "events": slides}


def unplaced(events: Sequence[Event]) -> list[Event]:
    """The events of which no year is known."""
    return [event for event in events if _span(event) is None]


def _slide(event: Event, span: SlideDates) -> dict[str, Any]:
    planned = "planned: " if event.status == "planned" else ""
    return {
        "unique_id": event.id,
        "start_date": span.start,
        **({"end_date": span.end} if span.end else {}),
        "display_date": _html(date_text(event)),
        "text": {"headline": _html(planned + event.label), "text": _html(_told(event))},
        "group": _html(event.kind),
        "autolink": False,
    }


def _told(event: Event) -> str:
    place = f"{event.place}\n" if event.place else ""
    return place + describe(event)


def _html(text: str) -> str:
    return escape(legible(text)).replace("\n", "<br>")


def _span(event: Event) -> SlideDates | None:
    try:
        date = parse_edtf(event.date.inferred or event.date.stated or "")
    except NotEdtf:
        return None
    if isinstance(date, EdtfDate):
        return _of_date(date)
    if isinstance(date, Interval):
        start = _point(date.start, last=False) if isinstance(date.start, EdtfDate) else None
        end = _point(date.end, last=True) if isinstance(date.end, EdtfDate) else None
        return SlideDates(start, end) if start else SlideDates(end) if end else None
    return _of_set(date)


def _of_date(date: EdtfDate) -> SlideDates | None:
    start, end = _point(date, last=False), _point(date, last=True)
    if start is None or end is None:
        return None
    return SlideDates(start, end if end != start else None)


def _of_set(dates: DateSet) -> SlideDates | None:
    """From the first day of all to the last, whichever of them it was."""
    edges: list[Day] = []
    for member in dates.members:
        ends = (member.first, member.last) if isinstance(member, Stretch) else (member,)
        edges += [day for end in ends if end for last in (False, True) if (day := end.edge(last=last))]
    return SlideDates(_day(min(edges)), _day(max(edges))) if edges else None


def _point(date: EdtfDate, *, last: bool) -> TimelineDate | None:
    """A date as far as it is known; of one with open digits, or of a season, the first or last day."""
    year, month = date.year.exact, date.month_number
    is_month = month is None or 1 <= month <= 12  # else a part of the year
    if year is None or not is_month or date.is_scattered:
        edge = date.edge(last=last)
        return _day(edge) if edge else None
    parts = {"year": year, "month": month, "day": date.day_number if month else None}
    return {name: number for name, number in parts.items() if number is not None}


def _day(day: Day) -> TimelineDate:
    return dict(zip(("year", "month", "day"), day, strict=True))
