"""Events as bars on an axis of time, no sharper than their dates: what every drawing of a timeline is of.

A bar says which days a date may cover and how they are known; how that looks is left to who draws it.  Days
are numbered as `dates.calendar.number_of_day` has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from secpol_cli.dates.calendar import number_of_day
from secpol_cli.dates.edtf import DateSet, EdtfDate, Interval, NotEdtf, Stretch, parse_edtf
from secpol_cli.dates.words import date_parts
from secpol_cli.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.dates.edtf import End
    from secpol_cli.dates.words import Part
    from secpol_cli.model import Event

Shape: TypeAlias = Literal[
    "day",  # one day
    "within",  # some time in a year, a month or another part of a year
    "lasting",  # from one time to another
    "between",  # one day of some, and it is not known which
]


class BarEnd(Record):
    """Where a bar begins or ends: on some day from `first` to `last`, both included.

    Of a date that is exact to the day the two are one; both are None where the
    date is open (`is_open`: it goes on, or began before) or unknown.  `doubt` is
    EDTF's: `?` uncertain, `~` approximate, `%` both, or empty.
    """

    first: int | None
    last: int | None
    is_open: bool = False
    doubt: str = ""


class Bar(Record):
    """One date of an event, or one of several; `is_inferred` where a reader inferred it."""

    shape: Shape
    start: BarEnd
    end: BarEnd
    is_inferred: bool

    @property
    def first(self) -> int | None:
        """The first day that it may cover; None where its start is open or unknown."""
        return self.start.first

    @property
    def last(self) -> int | None:
        """The last day that it may cover; None where its end is open or unknown."""
        return self.end.last

    @property
    def doubt(self) -> str:
        """The doubt of its start, or else of its end."""
        return self.start.doubt or self.end.doubt


class EventBars(Record):
    """An event with what is drawn of its date: the bars of the stated date, then those of the inferred one.

    There are none where nothing is known of the year.  `date` is the date in
    words, part by part.
    """

    event: str
    label: str
    place: str | None
    is_planned: bool
    date: tuple[Part, ...]
    bars: tuple[Bar, ...]


def event_bars(events: Sequence[Event]) -> list[EventBars]:
    """Each event with its bars, in the order of the events."""
    return [
        EventBars(
            event=event.id,
            label=event.label,
            place=event.place,
            is_planned=event.status == "planned",
            date=date_parts(event.date),
            bars=(
                *date_bars(event.date.stated, is_inferred=False),
                *(
                    date_bars(event.date.inferred, is_inferred=True)
                    if event.date.inferred != event.date.stated
                    else ()
                ),
            ),
        )
        for event in events
    ]


def date_bars(text: str | None, *, is_inferred: bool) -> tuple[Bar, ...]:
    """The bars of an EDTF date: one, or of a set one for each member; none where no year is known.

    Nor are there any of a text that is no EDTF.
    """
    try:
        date = parse_edtf(text or "")
    except NotEdtf:
        return ()
    if not isinstance(date, DateSet):
        return _kept(_bar(date, is_inferred))
    members = [_bar(_interval(member), is_inferred) for member in date.members]
    if not date.every:
        members = [Bar("between", bar.start, bar.end, is_inferred) for bar in members]
    return _kept(*members)


def _kept(*bars: Bar) -> tuple[Bar, ...]:
    """The bars of which some day is known."""
    return tuple(bar for bar in bars if (bar.first, bar.last) != (None, None))


def _interval(member: EdtfDate | Stretch) -> EdtfDate | Interval:
    """A member of a set; of a stretch an interval."""
    return member if isinstance(member, EdtfDate) else Interval(member.first or "..", member.last or "..")


def _bar(date: EdtfDate | Interval, is_inferred: bool) -> Bar:
    if isinstance(date, Interval):
        return Bar("lasting", _end_of(date.start), _end_of(date.end), is_inferred)
    end = _end_of(date)
    return Bar(_shape(date), end, end, is_inferred)


def _shape(date: EdtfDate) -> Shape:
    if date.is_day:
        return "day"
    return "between" if date.is_scattered else "within"


def _end_of(date: End) -> BarEnd:
    if not isinstance(date, EdtfDate):
        return BarEnd(None, None, is_open=date == "..")
    first, last = date.edge(last=False), date.edge(last=True)
    return BarEnd(
        number_of_day(first) if first else None,
        number_of_day(last) if last else None,
        doubt=next(filter(None, date.doubts), ""),
    )
