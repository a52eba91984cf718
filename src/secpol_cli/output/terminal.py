"""The parts on a terminal: colour, wrapped to its width, drawn by Rich.

Text of a corpus is always given as `Text`, never as markup: `[sic]` is text.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from secpol_cli.output.parts import (
    Gap,
    Grid,
    Heading,
    Line,
    Picture,
    Quote,
    Span,
    Spans,
    full_row,
    plain,
    printable,
)
from secpol_cli.output.plain import CHANGES
from secpol_cli.text.sentences import ELLIPSIS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from secpol_cli.output.parts import Part

_MEASURING = Console(file=io.StringIO(), width=80, _environ={})
_WIDE_AT_LEAST = 14  # columns that a wide column keeps
_GOES_ON = 2  # columns by which a label in the first column is set in where it goes on
_KEPT = "\ufdd0"  # a space where no line ends; no character, so that no text has it
_IN_A_DATE = re.compile(r"(?<=[\w.]) (?=\d)|(?<=\d) (?=[A-Z])")  # 1 March 2016, c. 1947
_END = re.compile(r"(?: |\x1b\[[\d;]*m)+$")  # spaces and sequences
_PICTURE_GAP = 2  # columns between a picture and the cells beside it
# Of the 256 colours those that read on white and on black (WCAG 2.2, AA: 4.5 to 1); no faint text, which few
# terminals draw so that it can be read.
STYLES = {
    "hit": "bold underline",
    "dim": "color(243)",
    "address": "color(63)",
    "name": "bold",
    "inferred": "italic color(98)",
    "title": "bold",
    "principle": "",
    "warning": "color(131)",
    "error": "bold color(131)",
    "right": "color(29)",
    "deleted": "bold color(131)",
    "inserted": "bold color(29)",
}
_NO_COLOR_STYLES = {**dict.fromkeys(STYLES, ""), "hit": "bold", "title": "bold", "name": "bold", "dim": "dim"}


def render_terminal(parts: Sequence[Part], *, width: int, color: bool) -> str:
    """The parts as text with escape sequences, no line wider than `width` columns."""
    styles = STYLES if color else _NO_COLOR_STYLES
    console = Console(
        file=io.StringIO(),
        width=max(width, 20),
        force_terminal=True,
        color_system="256",
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    with console.capture() as capture:
        console.print(Group(*(_render(part, styles, width) for part in parts)))
    drawn = capture.get().replace(_KEPT, " ")
    return "\n".join(_END.sub(lambda end: end[0].replace(" ", ""), line) for line in drawn.splitlines())


def _render(part: Part, styles: dict[str, str], width: int) -> RenderableType:
    match part:
        case Heading(run, _):
            text = _text(run, styles)
            text.stylize("bold")
            return text
        case Line(run, right, indent, hang) if hang and not right:
            return Padding(_hanging(_text(run, styles), width - indent, hang), (0, 0, 0, indent))
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
        case Picture():
            return _picture(part, styles, width)
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


def _hanging(text: Text, width: int, hang: int) -> RenderableType:
    """A paragraph of which all lines but the first are set in."""
    if text.cell_len <= width:
        return text
    return Text("\n", no_wrap=True, overflow="ignore").join(_set_in(text, width, hang))


def _set_in(text: Text, width: int, hang: int) -> list[Text]:
    """Lines of a text, all but the first set in; none is where there is too little room."""
    hang = hang if width > 2 * hang else 0
    first = text.wrap(_MEASURING, width, overflow="fold")[0]
    at = len(first.plain)
    rest = text[at + len(text.plain[at:]) - len(text.plain[at:].lstrip(" ")) :]
    if not rest:
        return [first]
    others = rest.wrap(_MEASURING, width - hang, overflow="fold")
    return [first, *(Text.assemble(" " * hang, line) for line in others)]


def _grid(grid: Grid, styles: dict[str, str], width: int) -> RenderableType:
    table = Table(
        box=SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1), header_style=styles["dim"]
    )
    longest = [
        max(
            cell_len(printable(plain(cell)))
            for cell in (((Span(header),)), *(row[column] for row in grid.rows if len(row) > 1))
        )
        for column, header in enumerate(grid.headers)
    ]
    least = [
        min(_WIDE_AT_LEAST, size) if column in grid.wide else size for column, size in enumerate(longest)
    ]
    cramped = sum(least) + grid.gap * (len(least) - 1) > width  # then every column gives way
    if not cramped:
        return _rows(grid, styles, _column_widths(grid, longest, least, width), width)
    for column, header in enumerate(grid.headers):
        table.add_column(
            Text(printable(header)),
            justify="right" if column in grid.right else "left",
            overflow="fold",
        )
    for row in grid.rows:
        table.add_row(*(_text(cell, styles) for cell in full_row(grid, row)))
    return table


def _column_widths(grid: Grid, longest: Sequence[int], least: Sequence[int], width: int) -> list[int]:
    """The columns' widths: what they have, but for the wide ones, which share what is left, the widest giving
    way first."""
    widths = list(longest)
    too_many = sum(widths) + grid.gap * (len(widths) - 1) - width
    while too_many > 0:
        widest = max(grid.wide, key=lambda column: widths[column] - least[column])
        others = [widths[column] for column in grid.wide if column != widest]
        less = max(1, min(too_many, widths[widest] - max([least[widest], *others])))
        widths[widest] -= less
        too_many -= less
    return widths


def _rows(grid: Grid, styles: dict[str, str], widths: Sequence[int], width: int) -> RenderableType:
    """The rows as lines: what fits needs no Rich to wrap it, which takes most of the time of a long table."""
    between = Text(" " * grid.gap)
    lines = [between.join(_cells(grid, [Text(printable(header)) for header in grid.headers], widths))]
    lines[0].stylize(styles["dim"])
    lines.append(Text("─" * (sum(widths) + grid.gap * (len(widths) - 1))))
    for number, row in enumerate(grid.rows):
        if len(row) == 1:
            lines += [Text("")] if number else []
            lines += _wrapped(_text(row[0], styles), width)
            continue
        wrapped = [
            _wrapped(_text(cell, styles), size, is_label=not column)
            for column, (cell, size) in enumerate(zip(row, widths, strict=True))
        ]
        for place in range(max(map(len, wrapped))):
            some = [cell[place] if place < len(cell) else Text("") for cell in wrapped]
            lines.append(between.join(_cells(grid, some, widths)))
    return Text("\n", no_wrap=True, overflow="ignore").join(lines)


def _picture(picture: Picture, styles: dict[str, str], width: int) -> RenderableType:
    """The lines of a picture, the cells beside it wrapped to what room there is."""
    cells = [[_text(cell, styles) for cell in row.cells] for row in picture.rows]
    widths = _beside([max(text.cell_len for text in column) for column in zip(*cells, strict=True)],
                     width - picture.size)  # fmt: skip
    lines = []
    for row, texts in zip(picture.rows, cells, strict=True):
        wrapped = [_wrapped(text, size) for text, size in zip(texts, widths, strict=True)]
        for number in range(max(map(len, wrapped))):
            line = [_text(row.below if number else row.drawn, styles)]
            for size, cell in zip(widths, wrapped, strict=True):
                line.append(cell[number] if number < len(cell) else Text(""))
                line[-1].align("left", size)
            lines.append(Text(" " * _PICTURE_GAP).join(line))
    return Text("\n", no_wrap=True, overflow="ignore").join(lines)


def _beside(longest: Sequence[int], room: int) -> list[int]:
    """The widths of the cells beside a picture: the last, what runs longest, has more than half the room."""
    room -= _PICTURE_GAP * len(longest)
    share = max(_WIDE_AT_LEAST, (room * 2 // 5) // max(1, len(longest) - 1))
    widths = [min(size, share) for size in longest[:-1]]
    return [*widths, max(_WIDE_AT_LEAST, room - sum(widths))]


def _wrapped(text: Text, width: int, *, is_label: bool = False) -> list[Text]:
    """A text in lines; those of a label behind the first are set in, farther than the label is."""
    if text.cell_len <= width and "\n" not in text.plain:
        return [text]
    if not is_label:
        return list(text.wrap(_MEASURING, width, overflow="fold"))
    lead = len(text.plain) - len(text.plain.lstrip(f" {ELLIPSIS[0]}"))
    return _set_in(text, width, lead + _GOES_ON)


def _cells(grid: Grid, texts: Sequence[Text], widths: Sequence[int]) -> list[Text]:
    """Cells of one line, each as wide as its column."""
    for column, (text, width) in enumerate(zip(texts, widths, strict=True)):
        text.align("right" if column in grid.right else "left", width)
    return list(texts)


def _text(run: Spans, styles: dict[str, str]) -> Text:
    text = Text()
    for span in run:
        form = CHANGES.get(span.style, "{}") if styles is _NO_COLOR_STYLES else "{}"
        shown = printable(span.text)
        shown = _IN_A_DATE.sub(_KEPT, shown) if span.style == "inferred" else shown
        text.append(form.format(shown), styles.get(span.style, "") if span.style else None)
    return text
