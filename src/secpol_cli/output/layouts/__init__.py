"""Layouts: the picture that each command's answer makes, as parts.

A layout is a function from a Result, and the width there is (None for as much
as it takes), to parts.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from secpol_cli.output.parts import Part
    from secpol_cli.output.result import Result

    Layout = Callable[[Result, int | None], list[Part]]

# The module here that has each layout, as a function of the layout's name: an answer loads only its own.
LAYOUTS = {
    "hits": "hits",
    "pages": "pages",
    "principles": "principles",
    "matrix": "matrix",
    "vocabulary": "lists",
    "speakers": "lists",
    "organisations": "lists",
    "documents": "lists",
    "styles": "lists",
    "timeline": "timeline",
    "network": "network",
    "page": "page",
    "timeline_chart": "timeline_chart",
    "stats": "stats",
    "citations": "lists",
    "findings": "findings",
    "rules": "findings",
    "verdicts": "verdicts",
    "written": "changes",
    "added": "changes",
    "moved": "changes",
}


def load_layout(name: str) -> Layout:
    """The layout of that name, one of LAYOUTS."""
    layout: Layout = getattr(import_module(f"{__name__}.{LAYOUTS[name]}"), name)
    return layout
