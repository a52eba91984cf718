"""The marks that stand for dates, drawn no sharper than these.

A dot is a day; an outline some time in it; a filled bar lasts, outlined at an end of which only the year or
the month is known; hatched is one day between two; what fades is open.  Dashed is inferred, dotted doubted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.charts.svg.elements import element
from secpol_cli.record import Record

if TYPE_CHECKING:
    from secpol_cli.charts.svg.axis import Axis
    from secpol_cli.charts.timeline import Bar, EventBars

_DOT, _HEIGHT = 5.0, 11.0  # pixels: a dot's radius, a bar's height
_DIAMOND = "M-6 0 0 -6 6 0 0 6z"
_HATCH = '<path d="M0 6 6 0M-1.5 1.5 1.5 -1.5M4.5 7.5 7.5 4.5" class="stroke"/>'

DEFINITIONS = element(
    "defs",
    *(
        element(
            "linearGradient",
            element("stop", offset="0", class_=f"{of}-ink"),
            element("stop", offset="1", class_=f"{of}-ink none"),
            id=f"{of}-{name}",
            x1=start,
            x2=1 - start,
        )
        for of in ("held", "planned")
        for name, start in (("right", 0), ("left", 1))
    ),
    element("pattern", _HATCH, id="hatch", width=6, height=6, patternUnits="userSpaceOnUse"),
)


class Lane(Record):
    """Where marks are drawn: from `left` on, `width` wide, in pixels, or in percent of what they are in."""

    left: float
    width: float
    unit: str = ""

    @property
    def least(self) -> float:
        """How wide a bar is at least, as a share of the lane, so that it is seen."""
        return 0.016 if self.unit else 7 / self.width

    @property
    def fade(self) -> float:
        """How far an open end is drawn, as a share of the lane."""
        return 0.07 if self.unit or self.width > 100 else 0.4

    def at(self, share: float) -> str:
        """The place of a share of the lane, 0 to 1."""
        return f"{self.left + share * self.width:.2f}{self.unit}"

    def length(self, share: float) -> str:
        """The length of a share of the lane."""
        return f"{share * self.width:.2f}{self.unit}"


def draw_marks(event: EventBars, axis: Axis, lane: Lane, y: float) -> list[str]:
    """The marks of an event around the height `y`: what is stated, and over it what is inferred."""
    return [mark for bar in event.bars for mark in _draw(bar, axis, lane, y, is_planned=event.is_planned)]


def _draw(bar: Bar, axis: Axis, lane: Lane, y: float, *, is_planned: bool) -> list[str]:
    class_ = " ".join(
        name
        for name, is_so in (
            ("mark", True),
            (bar.shape, True),
            ("inferred", bar.is_inferred),
            ("doubted", bool(bar.doubt)),
            ("planned", is_planned),
        )
        if is_so
    )
    if bar.shape == "day" and bar.start.first is not None:
        return [_point(axis.place(bar.start.first), lane, y, class_, is_planned=is_planned)]
    if bar.shape == "lasting":
        return _lasting(bar, axis, lane, y, class_)
    first, last = axis.place(bar.first or 0), axis.place((bar.last or 0) + 1)
    return [_box(first, last, lane, y, class_)]


def _point(place: float, lane: Lane, y: float, class_: str, *, is_planned: bool) -> str:
    if is_planned:
        return element(
            "svg", element("path", d=_DIAMOND, class_=class_), x=lane.at(place), y=y, overflow="visible"
        )
    return element("circle", cx=lane.at(place), cy=y, r=_DOT, class_=class_)


def _lasting(bar: Bar, axis: Axis, lane: Lane, y: float, class_: str) -> list[str]:
    """From one date to another: filled where it surely lasts, outlined where it may, fading where open."""
    begins = [
        axis.place(day + behind)
        for day, behind in ((bar.start.first, 0), (bar.start.last, 1))
        if day is not None
    ]
    ends = [
        axis.place(day + behind) for day, behind in ((bar.end.first, 0), (bar.end.last, 1)) if day is not None
    ]
    if begins and ends:
        drawn = [_box(begins[0], ends[1], lane, y, f"{class_} edge")]
        if begins[1] < ends[0] or (bar.start.first, bar.end.last) == (bar.start.last, bar.end.first):
            drawn.append(_box(begins[1], ends[0], lane, y, f"{class_} core"))
        return drawn
    if begins:
        fading = _box(begins[1], min(begins[1] + lane.fade, 1), lane, y, f"{class_} open-right")
        return [_box(begins[0], begins[1], lane, y, f"{class_} edge"), fading]
    fading = _box(max(ends[0] - lane.fade, 0), ends[0], lane, y, f"{class_} open-left")
    return [fading, _box(ends[0], ends[1], lane, y, f"{class_} edge")]


def _box(first: float, last: float, lane: Lane, y: float, class_: str) -> str:
    """A bar, made wide enough to be seen around its middle."""
    width = max(last - first, lane.least)
    start = min(max((first + last - width) / 2, 0), max(1 - width, 0))
    return element(
        "rect",
        x=lane.at(start),
        width=lane.length(width),
        y=y - _HEIGHT / 2,
        height=_HEIGHT,
        rx=2,
        class_=class_,
    )
