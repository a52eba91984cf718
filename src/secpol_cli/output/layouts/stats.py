"""Counts: a column for each document and one for all, as people compare them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.output.layouts.words import MODES
from secpol_cli.output.parts import Gap, Grid, Part, Span, Spans, spans

if TYPE_CHECKING:
    from secpol_cli.model import Stats
    from secpol_cli.output.result import Result

_COUNTS = ("words", "blocks", "notes", "references", "statements")
_MORE = ("principle_links", "principles", "events")


_LABELS = 24  # columns that the names of counts need at least, wrapped
_GAP = 2


def stats(result: Result, width: int | None) -> list[Part]:
    """Counts down, documents across, or turned round where these do not fit; then statements by speaker."""
    items: list[Stats] = list(result.items)
    modes = dict.fromkeys(mode for item in items for mode in item.modes)
    counts = [(name, [f"{getattr(item, name):,}" for item in items]) for name in _COUNTS]
    counts += [
        (f"… {MODES.get(mode, mode)}", [f"{item.modes.get(mode, 0):,}" for item in items]) for mode in modes
    ]
    counts += [(name.replace("_", " "), [f"{getattr(item, name):,}" for item in items]) for name in _MORE]
    counts.append(("annotated", [f"{item.annotated:.0%}" for item in items]))
    speakers = list(items[-1].speakers)[: result.options.get("most") or None] if items else []
    names = result.options.get("names", {})
    by_speaker = [
        (f"… {names.get(who, who)}", [f"{item.speakers.get(who, 0):,}" for item in items]) for who in speakers
    ]
    documents = [item.id or "all" for item in items]
    needed = _LABELS + sum(_GAP + max(5, len(name)) for name in documents)
    if width is not None and needed > width:
        return _turned(documents, counts, by_speaker)
    told = [("statements by speaker", [""] * len(items)), *by_speaker]
    rows = tuple((spans(name), *map(_count, values)) for name, values in [*counts, *told])
    right = frozenset(range(1, len(documents) + 1))
    return [Grid(("", *documents), rows, right=right, wide=frozenset({0}))]


def _turned(
    documents: list[str], counts: list[tuple[str, list[str]]], by_speaker: list[tuple[str, list[str]]]
) -> list[Part]:
    """A line for each document, and one for all, of what there is; speakers by all they say."""
    counts = [(name, values) for name, values in counts if set(values) != {"0"}]
    headers = ("", *(name.removeprefix("… ") for name, _ in counts))
    rows = tuple(
        (spans(document), *(_count(values[place]) for _, values in counts))
        for place, document in enumerate(documents)
    )
    speaking = tuple((spans(name.removeprefix("… ")), _count(values[-1])) for name, values in by_speaker)
    right = frozenset(range(1, len(headers)))
    parts: list[Part] = [Grid(headers, rows, right=right, wide=frozenset({0}))]
    if speaking:
        heads = ("statements by speaker", "all")
        parts += [Gap(), Grid(heads, speaking, right=frozenset({1}), wide=frozenset({0}))]
    return parts


def _count(number: str) -> Spans:
    return spans(Span("·", "dim")) if number == "0" else spans(number)
