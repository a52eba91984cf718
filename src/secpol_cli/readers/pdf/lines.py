"""Spans as rows and lines: what stands side by side on one baseline, with its raised marks."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secpol_cli.readers.pdf.page import Glyphs

# Lengths are parts of the size of the type; set by tests/bench/readers.py (its first half).
_SAME_BASE = 0.22  # baselines nearer than this are one
_SMALL = 0.87  # of the size beside it: a character as small may be raised or lowered
_MOST_RAISED = 0.75  # above or below the baseline
_BESIDE = 0.7  # the white space between a word and its mark is no wider
_WORD = 0.13  # white space between spans as wide as this parts words
SYMBOLS = ("*", "∗", "†", "‡", "§", "¶", "**", "††", "‡‡", "***")  # that notes have as marks
_RULE = re.compile(r"[_\-–—─━=*.·\s]{5,}")
_DRAWN = re.compile(r"[_–—─━]{2,}")


class PrintLine(NamedTuple):
    """A line of print: its spans from left to right, the size of most of it, and the page it stands on.

    `column` numbers the columns of a page in reading order; `width` has the edges
    of the column.  `filled` says that it is running text, however far apart its words stand.
    """

    spans: tuple[Glyphs, ...]
    left: float
    right: float
    base: float
    size: float
    page: int
    column: int = 0
    width: tuple[float, float] = (0.0, 0.0)
    filled: bool = False

    @property
    def text(self) -> str:
        """The words of the line."""
        return text_of(self.spans)

    @property
    def bold(self) -> bool:
        """Whether all its letters are bold."""
        lettered = [span for span in self.spans if any(map(str.isalpha, span.text))]
        return bool(lettered) and all(span.bold for span in lettered)

    @property
    def italic(self) -> bool:
        """Whether all its letters are italic."""
        lettered = [span for span in self.spans if any(map(str.isalpha, span.text))]
        return bool(lettered) and all(span.italic for span in lettered)

    def shares_size(self, other: PrintLine, part: float) -> bool:
        """Whether some words of two lines are of a size, but for a part of it."""
        return any(
            abs(one.size - two.size) <= part * one.size
            for one in self.spans
            for two in other.spans
            if not is_raised(one, self) and not is_raised(two, other)
        )


def find_rows(spans: Iterable[Glyphs]) -> list[list[Glyphs]]:
    """Spans by baseline, from the top of the page; each row from left to right, with its raised marks."""
    rows: list[list[Glyphs]] = []
    for span in sorted(spans, key=lambda each: (-each.base, each.left)):
        for row in reversed(rows[-3:]):
            if abs(row[0].base - span.base) <= _SAME_BASE * max(min(row[0].size, span.size), 4):
                row.append(span)
                break
        else:
            rows.append([span])
    return _with_marks(rows)


def _with_marks(rows: list[list[Glyphs]]) -> list[list[Glyphs]]:
    """Rows to which the small characters that stand raised or lowered beside their words belong."""
    moved: list[tuple[Glyphs, list[Glyphs], list[Glyphs]]] = []
    for at, row in enumerate(rows):
        largest = max((span.size for span in row if span.text not in SYMBOLS), default=0.0)
        largest = largest if len(row) > 1 else 0.0
        near = [*rows[max(0, at - 4) : at], *rows[at + 1 : at + 5]]
        for span in row:
            if span.size > _SMALL * largest or span.text in SYMBOLS:
                home = _home(span, near)
                if home is not None and not (largest and span.size > 1.1 * largest):
                    moved.append((span, row, home))
    for span, row, home in moved:
        row[:] = [other for other in row if other is not span]
        home.append(span)
    return [sorted(row, key=lambda span: span.left) for row in rows if row]


def _home(span: Glyphs, rows: Sequence[list[Glyphs]]) -> list[Glyphs] | None:
    """The row in which a small span stands beside a larger one; None where there is none."""
    if len(span.text) > 12:
        return None
    best, home = 0.0, None
    for row in rows:
        for other in row:
            apart = abs(span.base - other.base)
            if not _may_be_mark(span, other, apart):
                continue
            beside = min(abs(span.left - other.right), abs(other.left - span.right))
            inside = other.left <= span.left and span.right <= other.right
            if (inside or beside <= _BESIDE * other.size) and (home is None or apart < best):
                best, home = apart, row
    return home


def _may_be_mark(span: Glyphs, other: Glyphs, apart: float) -> bool:
    """Whether a span may stand raised or lowered beside another: it is smaller, or a sign that notes have."""
    if apart > _MOST_RAISED * other.size or not any(map(str.isalnum, other.text)):
        return False
    if span.size <= _SMALL * other.size:
        return True
    is_raised_ = span.base > other.base + 0.15 * other.size
    return is_raised_ and (span.text in SYMBOLS or (span.text.isdigit() and span.size <= 0.95 * other.size))


def make_line(row: Sequence[Glyphs], page: int) -> PrintLine:
    """A row as a line; its baseline and size are those of most of its characters."""
    sizes: Counter[float] = Counter()
    bases: Counter[float] = Counter()
    for span in row:
        sizes[span.size] += len(span.text)
        bases[span.base] += len(span.text)
    size = sizes.most_common(1)[0][0]
    base = bases.most_common(1)[0][0]
    right = max(span.right for span in row)
    return PrintLine(tuple(row), min(span.left for span in row), right, base, size, page)


def text_of(spans: Sequence[Glyphs]) -> str:
    """The words of spans side by side."""
    pieces: list[str] = []
    for at, span in enumerate(spans):
        if at and parts_words(spans[at - 1], span):
            pieces.append(" ")
        pieces.append(span.text)
    return "".join(pieces)


def parts_words(before: Glyphs, span: Glyphs) -> bool:
    """Whether white space stands between two spans of a line."""
    gap = span.left - before.right
    return gap > _WORD * min(before.size, span.size) or (span.spaced and gap > 0.02 * span.size)


def is_rule(text: str) -> bool:
    """Whether a row is a line drawn with characters, as above footnotes."""
    return bool(_RULE.fullmatch(text)) and bool(_DRAWN.search(text))


def is_raised(span: Glyphs, line: PrintLine) -> bool:
    """Whether a span is smaller than its line, and stands higher."""
    if span.base < line.base + 0.08 * line.size:
        return False
    if span.text.strip() in SYMBOLS or span.size <= _SMALL * line.size:
        return True
    return span.text.strip().isdigit() and span.size <= 0.95 * line.size
