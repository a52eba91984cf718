"""A page that was written: its file, and what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.output.layouts.words import count
from secpol_cli.output.parts import Line, Part, Span, spans

if TYPE_CHECKING:
    from secpol_cli.output.result import Result


def page(result: Result, _width: int | None) -> list[Part]:
    """A line for each page."""
    return [
        Line(
            spans(
                Span(each.file, "address"),
                f": {count(each.documents, 'document')}, {count(each.words, 'word')}, "
                f"{count(each.statements, 'statement')}, {each.bytes / 1000:,.0f} kB",
            )
        )
        for each in result.items
    ]
