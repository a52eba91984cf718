"""Events in order: when, what, where, and which passages say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.output.dates import date_spans
from secpol_cli.output.layouts.words import addresses
from secpol_cli.output.parts import Grid, Part, Span, Spans, joined, spans

if TYPE_CHECKING:
    from secpol_cli.model import Event
    from secpol_cli.output.result import Result

_ROOMY = 110  # columns; below, the place stands with the event


def timeline(result: Result, width: int | None) -> list[Part]:
    """One row an event; planned ones say so."""
    if width is not None and width < _ROOMY:
        few = [_row(event, 1, together=True) for event in result.items]
        narrow = tuple((when, what, said) for when, what, _, said in few)
        return [Grid(("date", "event", "evidence"), narrow, wide=frozenset({0, 1}))]
    rows = tuple(_row(event, None if width is None else 4) for event in result.items)
    return [Grid(("date", "event", "place", "evidence"), rows, wide=frozenset({1, 2}))]


def _row(event: Event, limit: int | None, *, together: bool = False) -> tuple[Spans, Spans, Spans, Spans]:
    """Date, event, place and evidence; the place with the event where they stand `together`."""
    planned = Span(" (planned)" if event.status == "planned" else "", "dim")
    said = addresses([passage.address for passage in event.evidence], limit)
    told = event.place is None or event.place.casefold() in event.label.casefold()
    place = () if told else spans(Span(event.place or "", "dim"))
    what = joined([spans(event.label), place if together else ()], ", ")
    return (date_spans(event.date), spans(what, planned), place, said)
