"""Events on an axis of time, drawn in characters: a line each, with the date and the event beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.charts.axis import column_words, tick_labels
from secpol_cli.charts.characters import CHANGE, draw_bars, key_of
from secpol_cli.charts.scale import fit_scale
from secpol_cli.charts.timeline import event_bars
from secpol_cli.output.dates import part_spans
from secpol_cli.output.parts import Gap, Line, Part, Picture, PictureRow, Span, Spans, joined, spans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secpol_cli.charts.characters import Cell, Drawing
    from secpol_cli.charts.scale import Scale
    from secpol_cli.charts.timeline import EventBars
    from secpol_cli.output.result import Result

_WIDTH = 80  # columns that are reckoned with where there is no screen
_SHARE = 0.42  # of the screen for the drawing
_LEAST = 12


def timeline_chart(result: Result, width: int | None) -> list[Part]:
    """The axis, a line for each event, and what the signs mean."""
    events = event_bars(result.items)
    bars = [bar for event in events for bar in event.bars]
    room = max(_LEAST, int((width or _WIDTH) * _SHARE))
    scale, drawings = _fitted(events, room)
    shown = [column for drawing in drawings for column in drawing]
    first = min([0, *shown])
    size = max([scale.width, *(column + 1 for column in shown)]) - first
    around = {column: Span(CHANGE, "dim") for column in scale.changes}
    below = _line({}, around, first, size)
    rows = tuple(
        PictureRow(_line(drawing, around, first, size), below, (part_spans(event.date), _what(event)))
        for event, drawing in zip(events, drawings, strict=True)
    )
    picture = Picture((*_axis(scale, first, size), *rows), size)
    return [picture, Gap(), *_key(scale, key_of(bars, scale))]


def _fitted(events: Sequence[EventBars], room: int) -> tuple[Scale, list[Drawing]]:
    """The scale with which the bars and their arrows need at most `room` columns, and the bars drawn."""
    bars = [bar for event in events for bar in event.bars]
    width = room
    while True:
        scale = fit_scale(bars, width)
        drawings = [draw_bars(event.bars, scale) for event in events]
        columns = [column for drawing in drawings for column in drawing]
        beyond = max([0, *columns]) - min([0, *columns]) + 1 - room
        if beyond <= 0 or width <= _LEAST:
            return scale, drawings
        width = max(_LEAST, width - beyond)


def _line(drawing: Drawing, around: Mapping[int, Span], first: int, size: int) -> Spans:
    columns = range(first, first + size)
    return _merged(
        [_cell(drawing[column]) if column in drawing else around.get(column, Span(" ")) for column in columns]
    )


def _merged(cells: Sequence[Span]) -> Spans:
    """Neighbours of one style as one span."""
    run: list[Span] = []
    for cell in cells:
        if run and run[-1].style == cell.style:
            run[-1] = Span(run[-1].text + cell.text, cell.style)
        else:
            run.append(cell)
    return tuple(run)


def _cell(cell: Cell) -> Span:
    return Span(cell.sign, "inferred" if cell.is_inferred else "")


def _axis(scale: Scale, first: int, size: int) -> list[PictureRow]:
    """Years and days over a line with a notch for each; none without a scale."""
    if not scale.zones:
        return []
    labels = tick_labels(scale)
    over = " " * -first
    for column, label in labels:
        over = over.ljust(column - first) + label
    notched = {column for column, _ in labels}
    ruler = [
        "┼" if column in scale.changes else "┴" if column in notched else "─"
        for column in range(first, first + size)
    ]
    lines = (Span(over.ljust(size)), Span("".join(ruler), "dim"))
    return [PictureRow((line,), (), ((), ())) for line in lines]


def _what(event: EventBars) -> Spans:
    return spans(event.label, Span(" (planned)" if event.is_planned else "", "dim"))


def _key(scale: Scale, entries: Sequence[tuple[tuple[Cell, ...], str]]) -> list[Part]:
    """The signs that occur, and how long a column is."""
    told = [
        joined([*((_cell(cell),) for cell in cells), (Span(meaning, "dim"),)], " ")
        for cells, meaning in entries
    ]
    lengths = column_words(scale)
    measure = (
        [spans(Span(f"a column is {f', then from {CHANGE} on '.join(lengths)}", "dim"))] if lengths else []
    )
    parts: list[Part] = [Line(joined([*told, *measure], " · "))] if told else []
    if any(cell.is_inferred for cells, _ in entries for cell in cells):
        parts.append(Line(spans(Span("hollow or dashed: inferred, as what stands in [ ]", "dim"))))
    return parts
