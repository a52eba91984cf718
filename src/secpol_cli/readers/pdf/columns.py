"""The order of reading: a page cut into columns and what runs over them.

A gutter is a stretch that no row crosses over several rows, with text on both
sides.  What crosses it parts the page into bands, each read on its own (after
Nagy and Seth's recursive cuts, but that the widest band is looked for at once).
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.readers.pdf.judge import UNKNOWN
from secpol_cli.readers.pdf.lines import PrintLine, find_rows, is_rule, make_line, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.readers.pdf.page import Glyphs

    Row = list[Glyphs]

# Set by tests/bench/readers.py (its first half).
_STEP = 3.0  # points between the places where a gutter is looked for
_NARROWEST = 0.12  # of the page's width: a column is not narrower
_NARROWEST_MARGIN = 0.06  # of the page's width: a column of notes in the margin is not narrower
_SMALLER = 0.9  # of the size of the text: notes in the margin are set no larger
_FEWEST_IN_MARGIN = 3  # rows
_GUTTER = 0.6  # of the size of the type: a gutter is not narrower
_FEWEST_ROWS = 2  # on either side of a gutter
_FEWEST_IN_BAND = 5  # rows beside a gutter, both sides together
_FILLED = 0.55  # of a column's width that a row of running text covers
_RUNNING = 0.4  # of the rows of a column that must do so for it to be running text
_ALIGNED = 0.6  # of the rows of a table that have something on both sides
_DEEPEST = 8  # columns in columns


class _Band(NamedTuple):
    """Rows one below the other that leave a gutter free: the first, and the one behind the last."""

    first: int
    end: int


def read_columns(spans: Sequence[Glyphs], page: int, width: float) -> list[PrintLine]:
    """The lines of a page in the order of reading; each knows the number and the edges of its column."""
    lines: list[PrintLine] = []
    for number, rows in enumerate(_cut(find_rows(spans), width, 0)):
        made = [make_line(row, page) for row in rows if not _is_nothing(text_of(row))]
        if not made:
            continue
        edges = _edges(made)
        lines += [line._replace(column=number, width=edges) for line in made]
    return lines


def _is_nothing(text: str) -> bool:
    """Whether a row is a line that was drawn, or has nothing but characters that are not known."""
    return is_rule(text) or not text.strip(f"{UNKNOWN} ")


def _edges(lines: Sequence[PrintLine]) -> tuple[float, float]:
    """The left and right edge of a column, some stray line aside."""
    lefts = sorted(line.left for line in lines)
    rights = sorted(line.right for line in lines)
    return lefts[len(lefts) // 20], rights[-1 - len(rights) // 20]


def _cut(rows: list[Row], width: float, depth: int) -> list[list[Row]]:
    """The columns of some rows, each as its rows, in the order of reading."""
    if len(rows) < _FEWEST_IN_BAND or depth > _DEEPEST:
        return [rows] if rows else []
    place, bands = _gutter(rows, width)
    if not bands:
        return [rows]
    parts: list[list[Row]] = []
    at = 0
    for band in bands:
        parts += _cut(rows[at : band.first], width, depth + 1)
        inside = rows[band.first : band.end]
        for side in _sides(inside, place):
            parts += _cut(find_rows([span for row in side for span in row]), width, depth + 1)
        at = band.end
    return parts + _cut(rows[at:], width, depth + 1)


def _gutter(rows: list[Row], width: float) -> tuple[float, list[_Band]]:
    """Where most rows leave a gutter free, and the bands in which they do; none where there is none."""
    left = min(row[0].left for row in rows)
    right = max(span.right for row in rows for span in row)
    best: tuple[int, float] = (0, 0.0)
    place, found = 0.0, list[_Band]()
    x = left + _NARROWEST_MARGIN * width / 2
    plateau = 0
    while x < right - _NARROWEST_MARGIN * width / 2:
        bands = [band for band in _free(rows, x) if _is_columns(rows[band.first : band.end], x, width)]
        count = sum(band.end - band.first for band in bands)
        if bands and (count, 0.0) > (best[0], 0.0):
            best, place, found, plateau = (count, x), x, bands, 0
        elif bands and count == best[0] and bands == found:
            plateau += 1
            place = best[1] + plateau * _STEP / 2
        x += _STEP
    return place, [band for band in found if _is_columns(rows[band.first : band.end], place, width)]


def _free(rows: list[Row], x: float) -> list[_Band]:
    """The runs of rows that do not cross a place."""
    bands: list[_Band] = []
    start: int | None = None
    for at, row in enumerate(rows):
        if any(span.left < x < span.right for span in row):
            if start is not None:
                bands.append(_Band(start, at))
            start = None
        elif start is None:
            start = at
    return [*bands, _Band(start, len(rows))] if start is not None else bands


def _sides(rows: list[Row], x: float) -> tuple[list[Row], list[Row]]:
    left = [[span for span in row if span.right <= x] for row in rows]
    right = [[span for span in row if span.right > x] for row in rows]
    return [row for row in left if row], [row for row in right if row]


def _is_columns(rows: list[Row], x: float, width: float) -> bool:
    """Whether the two sides of a place are columns of text, and no table's."""
    if len(rows) < _FEWEST_IN_BAND // 2 + 1:
        return False
    left, right = _sides(rows, x)
    if len(left) < _FEWEST_ROWS or len(right) < _FEWEST_ROWS or len(left) + len(right) < _FEWEST_IN_BAND:
        return False
    begins, ends = min(row[0].left for row in right), max(row[-1].right for row in left)
    size = median(span.size for row in rows for span in row)
    extents = (ends - min(row[0].left for row in left), max(row[-1].right for row in right) - begins)
    narrowest = _NARROWEST_MARGIN if _has_margin(left, right, extents) else _NARROWEST
    if begins - ends < _GUTTER * size or min(extents) < narrowest * width:
        return False
    top, bottom = min(left[0][0].base, right[0][0].base), max(left[-1][0].base, right[-1][0].base)
    if top < bottom:  # one stands below the other
        return False
    running = [_runs(side, extent) for side, extent in zip((left, right), extents, strict=True)]
    both = sum(1 for row in rows if row[0].right <= x < row[-1].right)
    return min(running) >= _RUNNING or both < _ALIGNED * min(len(left), len(right))


def _has_margin(left: list[Row], right: list[Row], extents: tuple[float, float]) -> bool:
    """Whether the narrower of two sides is a margin with notes: in smaller print than the other side."""
    narrow, wide = (left, right) if extents[0] < extents[1] else (right, left)
    return _size_of(narrow) < _SMALLER * _size_of(wide) and len(narrow) >= _FEWEST_IN_MARGIN


def _size_of(rows: list[Row]) -> float:
    return median(span.size for row in rows for span in row for _ in span.text)


def _runs(rows: list[Row], extent: float) -> float:
    """The share of rows that cover a good part of their column."""
    filled = sum(sum(span.right - span.left for span in row) >= _FILLED * extent for row in rows)
    return filled / len(rows)
