"""Principles against voices as a picture: how many statements of each affirm, reject or mention it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.charts.svg.elements import Drawing, cut, element, titled, words, wrapped, write
from secpol_cli.charts.svg.marks import DEFINITIONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secpol_cli.model import MatrixRow

_MARGIN, _LABELS, _COLUMN, _ROW, _HEADS = 24, 290, 46, 26, 190  # pixels
_MOST_VOICES = 40  # columns; further voices share one
_SIZE = 14
OTHERS = "others"
# From how many affirming statements on a cell is darker.
_DEGREES = (1, 2, 4, 8)


def draw_matrix(rows: Sequence[MatrixRow], *, shared_of: int | None = None) -> Drawing:
    """The principles in their order; voices with most statements first.

    `shared_of` is how many principles there are, where only those that two voices
    or more share are drawn.
    """
    columns, rest = _columns(rows)
    heads = [*columns, OTHERS] if rest else columns
    width = _MARGIN * 2 + _LABELS + _COLUMN * len(heads) + 60
    top = 96 + _HEADS
    drawn = [_head(name, number, top) for number, name in enumerate(heads)]
    for number, row in enumerate(rows):
        drawn += _row(row, columns, rest, top + 8 + number * _ROW)
    voices = f"{len(columns) + len(rest)} voices"
    title = f"{len(rows)} principles, {voices}"
    if shared_of is not None:
        title = f"{len(rows)} of {shared_of} principles, those that two voices or more share; {voices}"
    return Drawing(
        title=title,
        width=max(width, 760),
        height=top + 8 + len(rows) * _ROW + _MARGIN,
        elements=(DEFINITIONS, *_key(), *drawn),
        table=(("Principle", *heads), *(_in_words(row, columns, rest) for row in rows)),
    )


def degree(affirming: int) -> int:
    """How dark a cell is, 1 to 4, of so many affirming statements."""
    return sum(affirming >= least for least in _DEGREES)


def cell_text(stances: Mapping[str, int]) -> tuple[str, str]:
    """What a cell says: `3`, `○` where a principle is only mentioned; and `−2` where it is rejected."""
    affirms, rejects, mentions = (stances.get(stance, 0) for stance in ("affirms", "rejects", "mentions"))
    return (
        str(affirms) if affirms else "○" if mentions and not rejects else "",
        f"−{rejects}" if rejects else "",
    )


def in_words(stances: Mapping[str, int]) -> str:
    """The stances of a cell: `3 affirms, 1 mentions`; empty for none."""
    return ", ".join(f"{number} {stance}" for stance, number in stances.items() if number)


def _columns(rows: Sequence[MatrixRow]) -> tuple[list[str], list[str]]:
    """The voices that have a column, and those that share one."""
    totals: dict[str, int] = {}
    for row in rows:
        for name, stances in row.speakers.items():
            totals[name] = totals.get(name, 0) + sum(stances.values())
    names = sorted(totals, key=lambda name: (-totals[name], name))
    return names[:_MOST_VOICES], names[_MOST_VOICES:]


def _stances(row: MatrixRow, names: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in names:
        for stance, number in row.speakers.get(name, {}).items():
            found[stance] = found.get(stance, 0) + number
    return found


def _row(row: MatrixRow, columns: Sequence[str], rest: Sequence[str], y: float) -> list[str]:
    label = write(cut(row.label, _LABELS - 12, _SIZE), _MARGIN, y + 18)
    line = element("line", x1=_MARGIN, x2=_MARGIN + _LABELS - 10, y1=y + _ROW, y2=y + _ROW, class_="grid")
    shown = [(name, _stances(row, [name])) for name in columns]
    shown += [(OTHERS, _stances(row, rest))] if rest else []
    cells = [
        titled(
            f"{name}, {row.label}: {in_words(stances)}", *_cell(stances, _MARGIN + _LABELS + n * _COLUMN, y)
        )
        for n, (name, stances) in enumerate(shown)
        if stances
    ]
    return [line, titled(row.label, label), *cells]


def _cell(stances: Mapping[str, int], x: float, y: float) -> list[str]:
    """A cell; one of mixed stances is parted, affirming left and rejecting right."""
    held, rejected = cell_text(stances)
    box = {"y": y + 2, "height": _ROW - 4, "rx": 3}
    dark = degree(stances.get("affirms", 0))
    drawn: list[str] = []
    width = (_COLUMN - 4) / (2 if held and rejected else 1)
    if held:
        class_ = f"affirms-{dark}" if dark else "mentions"
        drawn.append(element("rect", x=x, width=width, class_=class_, **box))
        shade = "count on-dark" if dark == 4 else "count"
        drawn.append(write(held, x + width / 2, y + 18, shade, text_anchor="middle"))
    if rejected:
        left = x + (width if held else 0)
        drawn.append(element("rect", x=left + 1, width=width - 1, class_="rejects", **box))
        drawn.append(write(rejected, left + width / 2, y + 18, "no", text_anchor="middle"))
    return drawn


def _head(name: str, number: int, top: float) -> str:
    x = _MARGIN + _LABELS + number * _COLUMN + _COLUMN / 2 - 2
    lines = wrapped(name, _HEADS - 10, _SIZE, most=2)
    turned = [
        element("text", words(line), class_="label", x=0, y=5 + (n - (len(lines) - 1) / 2) * 17)
        for n, line in enumerate(lines)
    ]
    return titled(name, element("g", *turned, transform=f"translate({x:.1f} {top}) rotate(-90)"))


def _key() -> list[str]:
    shown = [("1", {"affirms": 1}), ("", {"affirms": 2}), ("", {"affirms": 4}), ("", {"affirms": 8})]
    drawn: list[str] = []
    x = float(_MARGIN)
    for _, stances in shown:
        drawn += _cell(stances, x, 58)
        x += _COLUMN
    drawn.append(write("statements that affirm", x + 4, 76, "note"))
    for name, stances, at in (
        ("reject", {"rejects": 1}, x + 150),
        ("only mention", {"mentions": 1}, x + 250),
    ):
        drawn += [*_cell(stances, at, 58), write(name, at + _COLUMN + 4, 76, "note")]
    return drawn


def _in_words(row: MatrixRow, columns: Sequence[str], rest: Sequence[str]) -> tuple[str, ...]:
    cells = [in_words(_stances(row, [name])) for name in columns]
    return (row.label, *cells, *([in_words(_stances(row, rest))] if rest else []))
