"""The parts on a terminal: colour, wrapped to its width, drawn by Rich.

Text of a corpus is always given as `Text`, never as markup: `[sic]` is text.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from secpol_cli.output.parts import Gap, Grid, Heading, Line, Quote, Span, Spans, plain, printable
from secpol_cli.output.plain import CHANGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from secpol_cli.output.parts import Part

_WIDE_AT_LEAST = 14  # columns that a wide column keeps
_GAP = 3  # columns between two
STYLES = {
    "hit": "bold yellow",
    "dim": "dim",
    "address": "cyan",
    "name": "bold",
    "inferred": "italic magenta",
    "title": "bold",
    "principle": "green",
    "warning": "yellow",
    "error": "bold red",
    "right": "green",
    "deleted": "bold red",
    "inserted": "bold green",
}
_NO_COLOR_STYLES = {**dict.fromkeys(STYLES, ""), "hit": "bold", "title": "bold", "name": "bold", "dim": "dim"}


def render_terminal(parts: Sequence[Part], *, width: int, color: bool) -> str:
    """The parts as text with escape sequences, no line wider than `width` columns."""
    styles = STYLES if color else _NO_COLOR_STYLES
    console = Console(
        file=io.StringIO(),
        width=max(width, 20),
        force_terminal=True,
        color_system="standard",
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    with console.capture() as capture:
        console.print(Group(*(_render(part, styles, width) for part in parts)))
    return "\n".join(line.rstrip() for line in capture.get().splitlines())


def _render(part: Part, styles: dict[str, str], width: int) -> RenderableType:
    match part:
        case Heading(run, _):
            text = _text(run, styles)
            text.stylize("bold")
            return text
        case Line(run, right, indent):
            return Padding(_line(run, right, styles, width - indent), (0, 0, 0, indent))
        case Quote(run, indent, label):
            grid = Table.grid(padding=0)
            grid.add_column(width=indent, no_wrap=True)
            grid.add_column(overflow="fold")
            grid.add_row(_text(label, styles), _text(run, styles))
            return grid
        case Grid():
            return _grid(part, styles, width)
        case Gap():
            return Text("")


def _line(run: Spans, right: Spans, styles: dict[str, str], width: int) -> RenderableType:
    text, margin = _text(run, styles), _text(right, styles)
    if not right:
        return text
    room = width - text.cell_len - margin.cell_len
    if room >= 2:
        return Text.assemble(text, " " * room, margin)
    return Group(text, Padding(margin, (0, 0, 0, 5)))


def _grid(grid: Grid, styles: dict[str, str], width: int) -> RenderableType:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1), header_style="dim")
    longest = [
        max(cell_len(plain(cell)) for cell in (((Span(header),)), *(row[column] for row in grid.rows)))
        for column, header in enumerate(grid.headers)
    ]
    least = [
        min(_WIDE_AT_LEAST, size) if column in grid.wide else size for column, size in enumerate(longest)
    ]
    cramped = sum(least) + _GAP * (len(least) - 1) > width  # then every column gives way
    for column, header in enumerate(grid.headers):
        table.add_column(
            header,
            justify="right" if column in grid.right else "left",
            overflow="fold",
            no_wrap=not cramped and column not in grid.wide,
            min_width=None if cramped else least[column],
        )
    for row in grid.rows:
        table.add_row(*(_text(cell, styles) for cell in row))
    return table


def _text(run: Spans, styles: dict[str, str]) -> Text:
    text = Text()
    for span in run:
        form = CHANGES.get(span.style, "{}") if styles is _NO_COLOR_STYLES else "{}"
        text.append(form.format(printable(span.text)), styles.get(span.style, "") if span.style else None)
    return text
