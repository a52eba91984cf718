"""A timeline as a picture: a row an event, its date in words, its marks on an axis, and what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.charts.svg.axis import make_axis
from secpol_cli.charts.svg.elements import Drawing, element, titled, width_of, words, wrapped, write
from secpol_cli.charts.svg.marks import DEFINITIONS, Lane, draw_marks
from secpol_cli.charts.timeline import Bar, BarEnd, EventBars

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.charts.svg.axis import Axis
    from secpol_cli.dates.words import Part

_WIDTH, _MARGIN = 1180, 24  # pixels, as all lengths here
_DATES, _LABELS = 262, 810  # where the dates end, and where the labels begin
_LANE = Lane(284, 502)
_SIZE, _LEADING, _ROW = 14, 18, 28
_TOP = 130  # where the axis stands
_PLANNED = "(planned)"

# What the marks mean, each with one of it; a lane 44 wide is ten years.
KEY: tuple[tuple[str, tuple[Bar, ...], bool], ...] = (
    ("a day", (Bar("day", BarEnd(1827, 1827), BarEnd(1827, 1827), False),), False),
    ("some time in it", (Bar("within", BarEnd(400, 3250), BarEnd(400, 3250), False),), False),
    ("lasts", (Bar("lasting", BarEnd(400, 400), BarEnd(3250, 3250), False),), False),
    (
        "begins or ends some time in it",
        (Bar("lasting", BarEnd(100, 1100), BarEnd(2600, 3550), False),),
        False,
    ),
    ("no end given", (Bar("lasting", BarEnd(400, 1100), BarEnd(None, None, True), False),), False),
    ("one of these days", (Bar("between", BarEnd(400, 400), BarEnd(3250, 3250), False),), False),
    ("inferred, not in the text", (Bar("within", BarEnd(400, 3250), BarEnd(400, 3250), True),), False),
    ("about", (Bar("within", BarEnd(400, 3250), BarEnd(400, 3250), False),), False),
    ("planned", (Bar("day", BarEnd(1827, 1827), BarEnd(1827, 1827), False),), True),
)


def draw_timeline(events: Sequence[EventBars]) -> Drawing:
    """The events in their order; those of unknown time keep their row, with an empty lane."""
    axis = make_axis(events, spacing=46 / _LANE.width)
    rows: list[str] = []
    y = float(_TOP + 12)
    for event in events:
        lines = _label(event)
        height = max(_ROW, len(lines) * _LEADING + 8)
        rows.append(_row(event, lines, axis, y, height))
        y += height
    bottom = y + 4
    title = f"Timeline: {len(events)} events"
    return Drawing(
        title=title,
        width=_WIDTH,
        height=int(bottom + _MARGIN),
        elements=(
            DEFINITIONS,
            *_key(),
            *(_axis(axis, bottom) if axis else ()),
            *rows,
        ),
        table=(("Date", "Event", "Place"), *(_in_words(event) for event in events)),
    )


def _label(event: EventBars) -> list[str]:
    """An event's label in lines; what is planned is called so, also where a label is cut short."""
    width = _WIDTH - _MARGIN - _LABELS
    lines = wrapped(event.label, width, _SIZE)
    if not event.is_planned:
        return lines
    longer = f"{lines[-1]} {_PLANNED}"
    return [*lines[:-1], longer] if width_of(longer, _SIZE) <= width else [*lines, _PLANNED]


def _row(event: EventBars, lines: Sequence[str], axis: Axis | None, y: float, height: float) -> str:
    middle = y + height / 2
    top = middle - (len(lines) - 1) * _LEADING / 2 + 5
    return titled(
        f"{date_words(event.date)}: {event.label}{' (planned)' if event.is_planned else ''}",
        _date(event.date, middle + 5),
        *(draw_marks(event, axis, _LANE, middle) if axis else ()),
        *(write(line, _LABELS, top + number * _LEADING) for number, line in enumerate(lines)),
    )


def date_words(date: Sequence[Part]) -> str:
    """A date in words; `n.d.` for none."""
    return "".join(part.text for part in date) or "n.d."


def _date(date: Sequence[Part], y: float) -> str:
    parts = [
        element("tspan", words(part.text), class_="by-inference" if part.is_inferred else None)
        for part in date
    ] or ["n.d."]
    return element("text", *parts, x=_DATES, y=y, class_="when", text_anchor="end")


def _axis(axis: Axis, bottom: float) -> list[str]:
    lines = [
        element("line", x1=_LANE.at(at), x2=_LANE.at(at), y1=_TOP, y2=bottom, class_="grid")
        for at, _ in axis.ticks
    ]
    lines += [
        element("line", x1=_LANE.at(at), x2=_LANE.at(at), y1=_TOP - 4, y2=bottom, class_="change")
        for at, _ in axis.changes
    ]
    return lines + [
        write(year_words(year), float(_LANE.at(at)), _TOP - 10, "tick", text_anchor="middle")
        for at, year in axis.ticks
    ]


def year_words(year: int) -> str:
    """A year as it stands on an axis; year 0 is 1 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"


def _key() -> list[str]:
    """What the marks mean, in two rows."""
    drawn: list[str] = []
    x, y = float(_MARGIN), 68.0
    for name, mark in key_marks(Lane(0, 44)):
        width = 44 + 8 + 7 * len(name) + 20
        if x + width > _WIDTH - _MARGIN:
            x, y = float(_MARGIN), y + 22
        drawn.append(element("g", mark, write(name, 52, 4, "note"), transform=f"translate({x:.0f} {y:.0f})"))
        x += width
    name = "the scale changes"
    mark = element("line", x1=22, x2=22, y1=-8, y2=8, class_="change")
    drawn.append(element("g", mark, write(name, 34, 4, "note"), transform=f"translate({x:.0f} {y:.0f})"))
    return drawn


def key_marks(lane: Lane) -> list[tuple[str, str]]:
    """What each kind of mark means, and one of it around the height 0."""
    from secpol_cli.charts.svg.axis import Axis, AxisPiece

    axis = Axis(pieces=(AxisPiece(0, 3652, 0.0, 1.0),), ticks=(), changes=())
    drawn = []
    for name, bars, is_planned in KEY:
        doubt = "~" if name == "about" else ""
        shown = tuple(
            Bar(
                bar.shape,
                BarEnd(bar.start.first, bar.start.last, bar.start.is_open, doubt),
                bar.end,
                bar.is_inferred,
            )
            for bar in bars
        )
        event = EventBars("", name, None, is_planned, (), shown)
        drawn.append((name, "".join(draw_marks(event, axis, lane, 0))))
    return drawn


def _in_words(event: EventBars) -> tuple[str, ...]:
    label = f"{event.label} (planned)" if event.is_planned else event.label
    return date_words(event.date), label, event.place or ""
