"""Footnotes: small print at the foot of a column, each note behind its mark."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.readers.pdf.lines import is_raised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.readers.pdf.lines import PrintLine
    from secpol_cli.readers.pdf.page import Glyphs
    from secpol_cli.readers.pdf.paragraphs import Piece

# Set by tests/bench/readers.py (its first half).
_OTHER_SIZE = 0.05  # part by which the size of a note may differ from line to line
_SMALLER = 0.94  # of the size of the text: notes are set no larger
_APART = 1.25  # of the distance of lines: a note in the size of the text stands further below it
_LOWER_PART = 0.72  # of a page's lines: notes in the size of the text begin below
_SYMBOLS = "*†‡§¶∗#"
_LABEL = re.compile(rf"\(?(\d{{1,3}}|[{_SYMBOLS}]{{1,3}}|[a-z])\)?")
_WRITTEN = re.compile(rf"(?:\[?(\d{{1,3}})\]?[.)]?|([{_SYMBOLS}]{{1,3}}))(?=\s|[^\W\d_])\s*(?=\S)")
_PAGES_OF_A_NOTE = 1  # pages by which a note may stand behind its mark
_FURTHEST = 3  # that a note's number may be from the one before, where it is not raised


class Footnote(NamedTuple):
    """A note: its label, the page it begins on, and its lines, the first without the label."""

    label: str
    page: int
    lines: list[PrintLine]


class Parted(NamedTuple):
    """The lines of the running text, and the notes, in their order."""

    text: list[PrintLine]
    notes: list[Footnote]


class _Start(NamedTuple):
    label: str
    line: PrintLine
    raised: bool


def part_notes(pages: Sequence[Sequence[PrintLine]], size: float) -> Parted:
    """The lines of pages parted from their footnotes; `size` is that of the running text."""
    text: list[PrintLine] = []
    notes: list[Footnote] = []
    for lines in pages:
        zones = _zones(lines, size)
        is_open = bool(notes) and bool(lines) and notes[-1].page >= lines[0].page - 1
        for zone in zones:
            is_open = _take(zone, notes, is_open=is_open)
        taken = {id(line) for zone in zones for line in zone}
        text += [line for line in lines if id(line) not in taken]
    return Parted(text, notes)


def _zones(lines: Sequence[PrintLine], size: float) -> list[list[PrintLine]]:
    """The lines of notes at the foot of each column, from the first that begins one, or goes on with one."""
    zones: list[list[PrintLine]] = []
    columns: dict[int, list[PrintLine]] = {}
    for line in lines:
        columns.setdefault(line.column, []).append(line)
    for own in columns.values():
        start = len(own)
        while (
            start
            and own[start - 1].size <= _SMALLER * size
            and not _has_text_below(own[start - 1], lines, size)
        ):
            start -= 1
        if not any(_start(line) for line in own[start:]):
            start = min(start, _set_as_text(own, lines))
        zone = own[start:]
        if zone:
            zones.append(zone)
    return [zone for zone in zones if zone]


def _has_text_below(line: PrintLine, lines: Sequence[PrintLine], size: float) -> bool:
    """Whether running text stands below a line."""
    return any(
        other.base < line.base - 1
        and other.size > _SMALLER * size
        and other.left < line.right
        and line.left < other.right
        and len(other.text) > 3
        for other in lines
    )


def _set_as_text(own: Sequence[PrintLine], lines: Sequence[PrintLine]) -> int:
    """Where notes begin that are set as large as the text: at a raised mark, in the lower part, apart from
    what is above; else behind the last line."""
    lowest, highest = min(line.base for line in lines), max(line.base for line in lines)
    steps = sorted(a.base - b.base for a, b in itertools.pairwise(own) if a.base > b.base)
    usual = steps[len(steps) // 2] if steps else 0.0
    for at in range(1, len(own)):
        line, above = own[at], own[at - 1]
        begun = _start(line)
        if (
            begun is not None
            and begun.raised
            and highest - line.base > (1 - _LOWER_PART) * (highest - lowest)
            and above.base - line.base > _APART * usual
            and all(_fits_below(other, begun) for other in own[at + 1 :])
        ):
            return at
    return len(own)


def _fits_below(line: PrintLine, begun: _Start) -> bool:
    return line.size <= begun.line.size * 1.05


def _take(zone: list[PrintLine], notes: list[Footnote], *, is_open: bool) -> bool:
    """Adds the lines of a zone to the notes, and drops those that are none; whether a note is open."""
    at = 0
    while at < len(zone):
        begun = _begins(zone[at], notes)
        if begun is not None:
            notes.append(Footnote(begun.label, zone[at].page, [begun.line]))
            is_open = True
        elif is_open and zone[at].shares_size(notes[-1].lines[-1], _OTHER_SIZE):
            notes[-1].lines.append(zone[at])
        else:  # small print that no mark begins, or of another size, is none, up to where one does
            is_open = False
            del zone[at]
            continue
        at += 1
    return is_open


def _begins(line: PrintLine, notes: Sequence[Footnote]) -> _Start | None:
    begun = _start(line)
    if begun is None or begun.raised:
        return begun
    if not begun.label.isdigit():
        return begun
    numbers = [int(note.label) for note in notes if note.label.isdigit()]
    last = numbers[-1] if numbers else 0
    value = int(begun.label)
    is_next = last < value <= last + _FURTHEST or (value == 1 and notes and notes[-1].page < line.page)
    return begun if is_next or (not numbers and value <= _FURTHEST) else None


def _start(line: PrintLine) -> _Start | None:
    """The label that a line begins with, as a note does; None where it has none."""
    first = line.spans[0]
    rest = line.spans[1:]
    label = _LABEL.fullmatch(first.text.strip())
    if label is not None and rest and (is_raised(first, line) or first.text.strip("()") in _SYMBOLS):
        return _Start(label[1], _without(line, rest), True)
    written = _WRITTEN.match(first.text)
    if written is None:
        whole = _LABEL.fullmatch(first.text.strip(" ."))
        if whole is not None and rest and not whole[1].isalpha():
            return _Start(whole[1], _without(line, rest), False)
        return None
    remaining = first._replace(text=first.text[written.end() :])
    return _Start(written[1] or written[2], _without(line, (remaining, *rest)), bool(written[2]))


def _without(line: PrintLine, spans: Sequence[Glyphs]) -> PrintLine:
    return line._replace(spans=tuple(spans))


def find_marks(pieces: Sequence[Piece], notes: Sequence[Footnote]) -> dict[int, int]:
    """The spans that are marks, by their identity, each with the number of its note.

    Of several a note has the first behind the mark of the note before it, in running text
    rather than in a heading, where numbers may stand for the addresses of authors.
    """
    seen: list[tuple[str, int, bool, int, int]] = []
    for piece in pieces:
        is_running = piece.sort in ("text", "item", "caption")
        for number, line in enumerate(piece.lines):
            for at, span in enumerate(line.spans):
                if (number or at) and (label := mark_of(span, line)) is not None:
                    seen.append((label, line.page, is_running, len(seen), id(span)))
    marks: dict[int, int] = {}
    last = -1
    for number, note in enumerate(notes):
        own = [
            each
            for each in seen
            if each[0] == note.label and 0 <= note.page - each[1] <= _PAGES_OF_A_NOTE and each[4] not in marks
        ]
        best = min(
            own, key=lambda each: (each[1] != note.page, not each[2], each[3] < last, each[3]), default=None
        )
        if best is not None:
            marks[best[4]] = number
            last = best[3]
    return marks


def mark_of(span: Glyphs, line: PrintLine) -> str | None:
    """The label that a raised span of the text may be the mark of; None where it is none."""
    if not is_raised(span, line):
        symbol = span.text.strip()
        return symbol if symbol in ("∗", "*", "†", "‡") and span.size < line.size else None
    found = _LABEL.fullmatch(span.text.strip(" ,"))
    return found[1] if found else None
