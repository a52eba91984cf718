"""The parts a picture is made of, before any format: headings, lines, quotations, grids.

Text in them is made of spans, a text and a style each.  `printable` keeps what
could command a terminal from reaching one.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias
from unicodedata import category

from secpol_cli.record import Record

Style: TypeAlias = Literal[
    "",
    "hit",
    "dim",
    "address",
    "name",
    "inferred",
    "title",
    "principle",
    "warning",
    "error",
    "right",
    "deleted",  # words that are not the source's,
    "inserted",  # and those that are, in their place
]


class Span(NamedTuple):
    """A run of text in one style."""

    text: str
    style: Style = ""


Spans: TypeAlias = tuple[Span, ...]


class Heading(Record):
    """A title; level 1 is the page's."""

    spans: Spans
    level: int = 2


class Line(Record):
    """A line, or a paragraph where it is long; `right` stands at the right margin where there is room.

    Where it goes on in further lines these are set in by `hang` columns.
    """

    spans: Spans
    right: Spans = ()
    indent: int = 0
    hang: int = 0


class Quote(Record):
    """Words of a text, set in; `label` hangs in the margin."""

    spans: Spans
    indent: int = 5
    label: Spans = ()


class Grid(Record):
    """A table; a row of one cell is a heading over those that follow.

    `wide` are the columns (from 0) that give way where there is too little room; a
    screen has `gap` empty ones between two.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[Spans, ...], ...]
    right: frozenset[int] = frozenset()
    wide: frozenset[int] = frozenset()
    gap: int = 3


def full_row(grid: Grid, row: tuple[Spans, ...]) -> tuple[Spans, ...]:
    """A row with a cell for each column: a heading stands in the first that is wide, where none can be
    written over all."""
    if len(row) == len(grid.headers):
        return row
    place = min(grid.wide, default=0)
    return tuple(row[0] if column == place else () for column in range(len(grid.headers)))


class PictureRow(Record):
    """A line of a picture with the cells behind it; `below` is drawn where these go on in further lines."""

    drawn: Spans
    below: Spans
    cells: tuple[Spans, ...]


class Picture(Record):
    """Lines drawn in characters, `size` columns wide, and cells of text beside them, which are wrapped."""

    rows: tuple[PictureRow, ...]
    size: int


class Gap(Record):
    """An empty line."""


Part: TypeAlias = Heading | Line | Quote | Grid | Picture | Gap
# What turns the direction of the letters behind it, or sets some of them aside.
DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufff9\ufffa\ufffb"


def printable(text: str) -> str:
    """`text` on one line, with everything that could command a terminal spelled out (`\\x1b`).

    That is the C0 and C1 controls, and the marks that turn the direction of
    what follows.
    """
    return text if text.isprintable() else "".join(map(_spell, text))


def printable_lines(text: str) -> str:
    """`text` with its lines kept, and each of them printable."""
    return "\n".join(printable(line) for line in text.split("\n"))


def _spell(char: str) -> str:
    if char in "\n\t\r\v\f\x85\u2028\u2029":
        return " "
    if char.isprintable() or (category(char) not in ("Cc", "Cs") and char not in DIRECTIONS):
        return char
    return f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\u{ord(char):04x}"


def spans(*texts: str | Span | Spans) -> Spans:
    """Texts, spans and runs of spans as one run; empty texts are left out."""
    run: list[Span] = []
    for text in texts:
        if isinstance(text, str):
            run.append(Span(text))
        elif isinstance(text, Span):
            run.append(text)
        else:
            run.extend(text)
    return tuple(span for span in run if span.text)


def plain(run: Spans) -> str:
    """The text of a run of spans."""
    return "".join(span.text for span in run)


def joined(runs: list[Spans], separator: str) -> Spans:
    """Runs one after the other, those that are empty left out."""
    result: Spans = ()
    for run in filter(None, runs):
        result = spans(result, Span(separator, "dim"), run) if result else run
    return result
