"""Dates on the screen: their parts in styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.dates.words import date_parts
from secpol_cli.output.parts import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.dates.words import Part
    from secpol_cli.model import Date
    from secpol_cli.output.parts import Spans


def date_spans(date: Date) -> Spans:
    """A date in a few words, what is inferred in a style of its own; `n.d.` for no date."""
    return part_spans(date_parts(date))


def part_spans(parts: Sequence[Part]) -> Spans:
    """The parts of a date in their styles; `n.d.` for none."""
    if not parts:
        return (Span("n.d.", "dim"),)
    return tuple(
        Span(part.text, "inferred" if part.is_inferred else "dim" if part.text.isspace() else "")
        for part in parts
    )
