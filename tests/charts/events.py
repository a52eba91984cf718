"""Events for charts, with nothing but what a test is about."""

from __future__ import annotations

from secpol_cli.dates.bounds import resolve_date
from secpol_cli.model import Event, Passage


def event(
    stated: str | None = None,
    inferred: str | None = None,
    *,
    id_: str = "e",
    label: str = "Summit",
    status: str = "held",
    place: str | None = None,
    basis: str | None = None,
    words: str = "the summit",
) -> Event:
    """An event of a date, of which one passage speaks."""
    return Event(
        id=id_,
        label=label,
        date=resolve_date(stated, inferred, basis),
        status=status,
        kind="meeting",
        organisations=("asem",),
        people=(),
        principles=(),
        place=place,
        part_of=None,
        evidence=(Passage("003/p1", "003", "p1", 0, len(words), words, words),),
    )
