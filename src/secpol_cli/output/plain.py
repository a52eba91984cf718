"""Text without colour or width: for pipes, files and terminals that can do no more.

Nothing is cut or wrapped.  The words found stand between two asterisks each; of words that
differ, those that should go are in [-brackets-], those that should come in {+braces+}.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.output.parts import Gap, Grid, Heading, Line, Picture, Quote, Spans, full_row, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.output.parts import Part

CHANGES = {"deleted": "{}", "inserted": "{}"}
_MARKED = {"hit": "**{}**", **CHANGES}


def render_plain(parts: Sequence[Part]) -> str:
    """The parts as lines of text."""
    return "\n".join(_render(part) for part in parts)


def _render(part: Part) -> str:
    match part:
        case Heading(run, level):
            text = _text(run)
            return f"{text}\n{'=' * len(text)}" if level == 1 else text
        case Line(run, right, indent):
            return " " * indent + _text(run) + (f"  {_text(right)}" if right else "")
        case Quote(run, indent, label):
            return (_text(label).ljust(indent - 1) + " " if indent else "") + _text(run)
        case Grid():
            return _grid(part)
        case Picture():
            return "\n".join(picture_lines(part))
        case Gap():
            return ""


def picture_lines(picture: Picture) -> list[str]:
    """The lines of a picture, each cell but the last as wide as its column."""
    rows = [[_text(cell) for cell in row.cells] for row in picture.rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            [_text(row.drawn), *(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))]
        ).rstrip()
        for row, cells in zip(picture.rows, rows, strict=True)
    ]


def _grid(grid: Grid) -> str:
    from tabulate import tabulate

    rows = [[_text(cell) for cell in full_row(grid, row)] for row in grid.rows]
    align = ["right" if column in grid.right else "left" for column in range(len(grid.headers))]
    table = tabulate(
        rows,
        [*map(printable, grid.headers)],
        tablefmt="simple",
        disable_numparse=True,
        colalign=align if rows else None,
    )
    return "\n".join(line.rstrip() for line in table.splitlines())


def _text(run: Spans) -> str:
    return "".join(_MARKED.get(span.style, "{}").format(printable(span.text)) for span in run)
