"""Bars in characters, each in a column of a scale: no line is longer than what the date says.

What is inferred is hollow or dashed.  Where a bar may begin or end on any day of several columns it is thin
there; what is open ends in an arrow, whose length says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secpol_cli.charts.scale import Scale
    from secpol_cli.charts.timeline import Bar, BarEnd

CHANGE = "│"  # where the measure of the axis changes
_ARROW = 3  # columns of an arrow whose bar has no other end


class Signs(Record):
    """The characters of which bars are made."""

    day: str
    one: str  # some time in one column
    thin: str  # where it may be
    thick: str  # where it surely is
    left: str  # the ends of a stretch that is not certain
    right: str
    start: str  # where what has no end begins, and its mirror
    end: str
    between: str


class Cell(NamedTuple):
    """A character, and whether what it shows is inferred."""

    sign: str
    is_inferred: bool


Drawing = dict[int, Cell]
"""Characters by the column of the scale; an arrow may lie before the first and behind the last."""

STATED = Signs("●", "▪", "─", "━", "├", "┤", "┣", "┫", "▒")
INFERRED = Signs("○", "▫", "┄", "╍", "┆", "┆", "├", "┤", "░")
_DASHES = "┄"
_HEADS = ("◁", "▷")
_DOUBTS = {"?": "?", "~": "~", "%": "~"}


def draw_bars(bars: Sequence[Bar], scale: Scale) -> Drawing:
    """The bars of one event, what is inferred over what is stated."""
    drawing: Drawing = {}
    for place, bar in enumerate(bars):
        others = [_extent(other, scale) for other in bars if other is not bar]
        kept = _shared_ends(bar, bars[:place], scale)
        signs = _signs(bar, scale, others).items()
        drawing |= {column: Cell(sign, bar.is_inferred) for column, sign in signs if column not in kept}
    for bar in bars:
        for column, mark in _doubts(bar, scale):
            drawing.setdefault(column, Cell(mark, bar.is_inferred))
    return drawing


def key_of(bars: Iterable[Bar], scale: Scale) -> list[tuple[tuple[Cell, ...], str]]:
    """What the characters of bars mean: for each kind that occurs how it looks, stated and inferred."""
    found: dict[str, dict[bool, str]] = {meaning: {} for _, meaning in _KEY.values()}
    for bar in bars:
        for kind in _kinds(bar, scale):
            signs = INFERRED if bar.is_inferred else STATED
            sample, meaning = _KEY[kind]
            found[meaning][bar.is_inferred] = sample.format(s=signs)
    return [
        (tuple(Cell(samples[inferred], inferred) for inferred in sorted(samples)), meaning)
        for meaning, samples in found.items()
        if samples
    ]


# By kind: how it looks, and what that means.
_KEY = {
    "day": ("{s.day}", "a day"),
    "one": ("{s.one}", "some time in that column"),
    "within": ("{s.left}{s.thin}{s.right}", "some time in these columns"),
    "lasting": ("{s.thick}{s.thick}", "from one time to another"),
    "about": ("{s.thin}{s.thick}", "thin where it may begin or end"),
    "open": ("{s.start}{s.thick}┄▷", "goes on"),
    "before": ("◁┄{s.thick}{s.end}", "no beginning given"),
    "unknown": ("{s.start}{s.thick}┄┄", "that end is not known"),
    "between": ("{s.between}{s.between}", "one day of these"),
    "~": ("~", "about"),
    "?": ("?", "uncertain"),
}


def _kinds(bar: Bar, scale: Scale) -> list[str]:
    """The kinds of the key that a bar shows."""
    first, last = _extent(bar, scale)
    kinds = [_DOUBTS[end.doubt] for end in (bar.start, bar.end) if end.doubt]
    if bar.shape in ("day", "between"):
        return [bar.shape, *kinds]
    if bar.shape == "within":
        return ["one" if first == last else "within", *kinds]
    ends = ((bar.start, "before"), (bar.end, "open"))
    kinds += [kind if end.is_open else "unknown" for end, kind in ends if end.first is None]
    if bar.first is not None and bar.last is not None:
        kinds.append("lasting")
    if any(end.first is not None and len({*_columns(end, scale)}) > 1 for end, _ in ends):
        kinds.append("about")
    return kinds


def _extent(bar: Bar, scale: Scale) -> tuple[int, int]:
    """The first and the last column in which a bar has a known day."""
    days = [day for end in (bar.start, bar.end) for day in (end.first, end.last) if day is not None]
    return scale.column(min(days)), scale.column(max(days))


def _columns(end: BarEnd, scale: Scale) -> tuple[int, int]:
    """The columns between which an end lies that is known."""
    return scale.column(end.first or 0), scale.column(end.last or 0)


def _signs(bar: Bar, scale: Scale, others: Sequence[tuple[int, int]]) -> dict[int, str]:
    """The characters of one bar by their columns; an arrow reaches beyond the other bars of its event."""
    kind = INFERRED if bar.is_inferred else STATED
    first, last = _extent(bar, scale)
    match bar.shape:
        case "day":
            return {first: kind.day}
        case "within" if first == last:
            return {first: kind.one}
        case "within":
            return {**dict.fromkeys(range(first, last + 1), kind.thin), first: kind.left, last: kind.right}
    sure = kind.between if bar.shape == "between" else kind.thick
    if bar.last is None:
        head = max([last + _ARROW, *(end + 1 for _, end in others)])
        return _one_sided(bar.start, scale, kind, sure, range(last + 1, head + 1), is_open=bar.end.is_open)
    if bar.first is None:
        head = min([first - _ARROW, *(start - 1 for start, _ in others)])
        back = range(first - 1, head - 1, -1)
        return _one_sided(bar.end, scale, kind, sure, back, is_open=bar.start.is_open)
    return _two_sided(bar, scale, kind, sure)


def _shared_ends(bar: Bar, drawn: Sequence[Bar], scale: Scale) -> set[int]:
    """The columns of the ends that a bar has in common with one that is drawn already."""
    shared = [bar.start for other in drawn if bar.shape == other.shape and bar.start == other.start]
    shared += [bar.end for other in drawn if bar.shape == other.shape and bar.end == other.end]
    known = [_columns(end, scale) for end in shared if end.first is not None]
    return {column for first, last in known for column in range(first, last + 1)}


def _two_sided(bar: Bar, scale: Scale, kind: Signs, sure: str) -> dict[int, str]:
    """From one column to another, thin where it may not have begun, or have ended."""
    (first, begun), (ending, last) = _columns(bar.start, scale), _columns(bar.end, scale)
    signs = dict.fromkeys(range(first, last + 1), sure)
    if bar.shape == "lasting":
        perhaps = [*range(first, begun + 1)] if begun > first else []
        perhaps += [*range(ending, last + 1)] if last > ending else []
        signs |= dict.fromkeys(perhaps, kind.thin)
    return signs


def _one_sided(
    end: BarEnd, scale: Scale, kind: Signs, sure: str, tail: range, *, is_open: bool
) -> dict[int, str]:
    """The end that is known, and in the columns of `tail`, away from it, that nothing more is."""
    forward = tail.step > 0
    first, last = _columns(end, scale)
    if first == last:
        signs = {first: (kind.start if forward else kind.end) if sure == kind.thick else sure}
    else:
        signs = dict.fromkeys(range(first, last + 1), kind.thin)
        signs[first if forward else last] = kind.left if forward else kind.right
    signs |= dict.fromkeys(tail, _DASHES)
    signs[tail[0]] = sure
    if is_open:
        signs[tail[-1]] = _HEADS[forward]
    return signs


def _doubts(bar: Bar, scale: Scale) -> list[tuple[int, str]]:
    """Where the doubt of a bar stands: before its start and behind its end; of one date only behind it."""
    first, last = _extent(bar, scale)
    marks = [(last + 1, bar.end.doubt)]
    if bar.shape == "lasting":
        marks = [(first - 1, bar.start.doubt), *marks]
    return [(column, _DOUBTS[doubt]) for column, doubt in marks if doubt]
