"""A page that was written: its file, and what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.output.layouts.words import count
from secpol_cli.output.parts import Line, Part, Span, spans

if TYPE_CHECKING:
    from secpol_cli.output.result import Result


def written(result: Result, _width: int | None) -> list[Part]:
    """A line for each page."""
    return [
        Line(
            spans(
                Span(page.file, "address"),
                f": {count(page.documents, 'document')}, {count(page.words, 'word')}, "
                f"{count(page.statements, 'statement')}, {page.bytes / 1000:,.0f} kB",
            )
        )
        for page in result.items
    ]
