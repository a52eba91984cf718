"""Where an event stands in a calendar: the days that its date may cover, as far as it says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.charts.timeline import date_bars

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secpol_cli.charts.timeline import Bar
    from secpol_cli.model import Event


class Placed(NamedTuple):
    """An event, and the first and the last day that its date may cover, both included.

    The date is the inferred one, or else the stated.  Of one with an open end the
    end that is known stands for both.
    """

    event: Event
    first: date
    last: date


def place_events(events: Iterable[Event]) -> list[Placed]:
    """The events that have a place, in their order."""
    return [placed for event in events if (placed := _place(event)) is not None]


def unplaced(events: Sequence[Event]) -> list[Event]:
    """The events that no calendar has a day for: of which no year is known, or one before 1 or after 9999."""
    return [event for event in events if _place(event) is None]


def _place(event: Event) -> Placed | None:
    bars = date_bars(event.date.inferred or event.date.stated, is_inferred=False)
    firsts = [day for bar in bars if (day := _first(bar)) is not None]
    lasts = [day for bar in bars if (day := _last(bar)) is not None]
    if not firsts or not lasts:
        return None
    first, last = min(firsts), max(lasts)
    if first < date.min.toordinal() or last >= date.max.toordinal():  # a calendar names the day behind, too
        return None
    return Placed(event, date.fromordinal(first), date.fromordinal(last))


def _first(bar: Bar) -> int | None:
    return bar.start.first if bar.start.first is not None else bar.end.first


def _last(bar: Bar) -> int | None:
    return bar.end.last if bar.end.last is not None else bar.start.last
