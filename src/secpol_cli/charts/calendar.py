"""Events as a calendar that Outlook, Google and Apple read: iCalendar, RFC 5545.

A calendar knows only days.  What a date leaves open is therefore said in the
title, as everywhere: `ASEM Summit ([July] 2016)`; the description has the reason
for what is inferred and the words of the texts.
"""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from secpol_cli.charts.placing import place_events
from secpol_cli.dates.words import date_parts
from secpol_cli.text.shown import UNSEEN, legible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from secpol_cli.charts.placing import Placed
    from secpol_cli.model import Event

_LINE = 75  # bytes of a line, at most (RFC 5545, 3.1)


def to_calendar(events: Sequence[Event]) -> str:
    """The events that have a place in a calendar, in their order; lines end as the RFC wants."""
    made = _stamp()
    lines = [
        _edge("begin", "VCALENDAR"),
        "VERSION:2.0",
        "PRODID:-//secpol//timeline//EN",
        "CALSCALE:GREGORIAN",
    ]
    for placed in place_events(events):
        lines += _event(placed, made)
    return (
        "\r\n".join(piece for line in [*lines, _edge("end", "VCALENDAR")] for piece in _folded(line)) + "\r"
    )


def _event(placed: Placed, made: str) -> Iterator[str]:
    event = placed.event
    yield _edge("begin", "VEVENT")
    yield f"UID:{_text(event.id)}@secpol"
    yield f"DTSTAMP:{made}"
    yield f"DTSTART;VALUE=DATE:{_day(placed.first)}"
    yield f"DTEND;VALUE=DATE:{_day(placed.last + timedelta(days=1))}"  # which is not included
    yield f"SUMMARY:{_text(_title(placed))}"
    if event.place:
        yield f"LOCATION:{_text(event.place)}"
    yield f"CATEGORIES:{','.join(_text(name) for name in (event.kind, *event.organisations))}"
    yield f"DESCRIPTION:{_text(describe(event))}"
    is_sure = event.status != "planned" and not event.date.inferred
    yield f"STATUS:{'CONFIRMED' if is_sure else 'TENTATIVE'}"
    yield "TRANSP:TRANSPARENT"
    yield _edge("end", "VEVENT")


def _edge(edge: str, component: str) -> str:
    """The line that begins or ends a component."""
    return f"{edge.upper()}:{component}"


def date_text(event: Event) -> str:
    """An event's date in words, what is inferred in brackets."""
    return "".join(part.text for part in date_parts(event.date))


def describe(event: Event) -> str:
    """Date, status, the reason for what is inferred, the words that speak of the event, the editors' note."""
    lines = [f"Date: {date_text(event)}"]
    lines += (
        [f"Inferred, not in the text: {event.date.basis}"] if event.date.inferred and event.date.basis else []
    )
    lines += ["Planned: no text says that it was held."] if event.status == "planned" else []
    lines += [f"“{passage.exact}” ({passage.address})" for passage in event.evidence]
    return "\n".join([*lines, *([event.note] if event.note else [])])


def _title(placed: Placed) -> str:
    """The label, with the date in words where that is not simply the day that the calendar shows."""
    event = placed.event
    is_day = placed.first == placed.last and event.date.stated == placed.first.isoformat()
    planned = "planned: " if event.status == "planned" else ""
    return f"{planned}{event.label}" + ("" if is_day else f" ({date_text(event)})")


def _text(value: str) -> str:
    """A text as a value (3.3.11): commas, semicolons, backslashes and line ends are escaped."""
    plain = re.sub(
        f"[{UNSEEN}]", "", re.sub("[\u2028\u2029]", "\n", legible(value))
    )  # it has no way to spell them
    escaped = re.sub(r"([\\,;])", r"\\\1", plain)
    return re.sub(r"\r\n?|\n", r"\\n", escaped)


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _stamp() -> str:
    """When the calendar is made; SOURCE_DATE_EPOCH, where it is set, so that it can be made again."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return now.strftime("%Y%m%dT%H%M%SZ")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of so many bytes at most, each but the first behind a space; no letter is parted."""
    piece, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _LINE:
            yield piece
            piece, size = " ", 1
        piece += letter
        size += width
    yield piece
