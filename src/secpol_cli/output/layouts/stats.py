"""Counts: a column for each document and one for all, as people compare them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.output.layouts.words import MODES
from secpol_cli.output.parts import Grid, Part, Span, Spans, spans

if TYPE_CHECKING:
    from secpol_cli.model import Stats
    from secpol_cli.output.result import Result

_COUNTS = ("words", "blocks", "notes", "references", "statements")
_MORE = ("principle_links", "principles", "events")


def stats(result: Result, _: int | None) -> list[Part]:
    """Counts down, documents across; then statements by speaker."""
    items: list[Stats] = list(result.items)
    headers = ("", *(item.id or "all" for item in items))
    modes = dict.fromkeys(mode for item in items for mode in item.modes)
    speakers = list(items[-1].speakers)[: result.options.get("most") or None] if items else []
    rows = [_row(name, [getattr(item, name) for item in items]) for name in _COUNTS]
    rows += [
        _row(f"… {MODES.get(mode, mode)}", [item.modes.get(mode, 0) for item in items]) for mode in modes
    ]
    rows += [_row(name.replace("_", " "), [getattr(item, name) for item in items]) for name in _MORE]
    rows.append((spans("annotated"), *((Span(f"{item.annotated:.0%}"),) for item in items)))
    rows.append((spans(Span("statements by speaker", "dim")), *(() for _ in items)))
    names = result.options.get("names", {})
    rows += [
        _row(f"… {names.get(who, who)}", [item.speakers.get(who, 0) for item in items]) for who in speakers
    ]
    right = frozenset(range(1, len(headers)))
    return [Grid(headers, tuple(rows), right=right, wide=frozenset({0}))]


def _row(name: str, counts: list[int]) -> tuple[Spans, ...]:
    return (spans(name), *((Span(f"{n:,}"),) if n else (Span("·", "dim"),) for n in counts))
