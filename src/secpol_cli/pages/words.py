"""The words in which a reading edition tells of voices and dates."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from secpol_cli.dates.words import date_parts, date_words
from secpol_cli.pages.records import EventLink, When

if TYPE_CHECKING:
    from secpol_cli.model import Date, Event

# By mode, in the order in which they are told.
MODES = {"direct": "quoted", "indirect": "reported", "authorial": "author"}


@lru_cache(maxsize=4096)
def when(date: Date) -> When:
    """A date with its words."""
    return When(
        date=date,
        parts=date_parts(date),
        stated=date_words(date.stated or ""),
        inferred=date_words(date.inferred or ""),
    )


def link_to(event: Event) -> EventLink:
    """An event as texts and cards name it."""
    return EventLink(event.id, event.label, when(event.date).parts, event.status == "planned")
