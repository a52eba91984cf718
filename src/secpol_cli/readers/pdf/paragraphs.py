"""Lines as paragraphs: where one ends, what it is, and which go on over columns and pages."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING, Literal

from secpol_cli.readers.plain.line_ends import ends_in_hyphen
from secpol_cli.text.orthography import OPENING_QUOTES, QUOTATION_MARKS
from secpol_cli.text.sentences import ELLIPSIS, PARTS, STOPS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from secpol_cli.readers.pdf.lines import PrintLine

Sort = Literal["text", "heading", "item", "caption", "cell", "other"]

# Set by tests/bench/readers.py (its first half); lengths are parts of the size of the type.
_LEADING = 1.3  # of the usual distance of lines: what is further apart is another paragraph
_OTHER_SIZE = 0.07  # part by which sizes must differ
_INDENT = 0.6
_SHORT = 0.12  # of a column's width that a last line leaves free, where lines are not justified
_SHORT_JUSTIFIED = 1.2
_JUSTIFIED = 0.5  # of the lines of a column that reach its edge
_FEWEST_JUSTIFIED = 2  # lines by which one sees that a paragraph is justified
_REACHES = 0.6  # how near the edge a line ends that reaches it
_LARGER = 1.08  # of the size of the text: a heading's
_SMALLEST_HEADING = 0.75
_LONGEST_HEADING = 220  # characters
_EQUAL = 0.12  # by which the white spaces of a line that fills its column may differ
_CELL_GAP = 1.6  # between the cells of a row
_SMALLER = 0.94  # of the size of the text: notes are set no larger
_SHARE_OF_TEXT = 0.15  # of the characters of its notes that a text has at least
_WOBBLE = 0.04  # part by which sizes of one type differ in a scan that was read
_FEWEST_MIXED = 3  # pages with text and notes
_ABOVE = 0.9  # of the pairs of a line of text and one of notes, the share in which the text stands above
_CENTRE = 0.3  # by which the centres of centred lines may differ
_MOST_OF_HEADING = 6  # lines
_ENDS = re.compile(
    rf"[{re.escape(STOPS + ELLIPSIS + PARTS)}][{re.escape(QUOTATION_MARKS)})\]\s\d⁰¹²³⁴⁵⁶⁷⁸⁹*†‡]*$"
)
_ITEM = re.compile(
    r"(?:[•●▪■◦‣∙·▸►❖✓➢o]|[-–—])\s+\S|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]\s+\S|\(\w{1,4}\)\s+\S|§+\s*\d|¶\s*\d+\s+\S"
)
_BULLET = re.compile(r"[•●▪■◦‣∙·▸►❖✓➢]")
_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)|table|tab\.|chart|box|map|graph|exhibit|abbildung|abb\.|tabelle|figura|tableau|cuadro)\s*"
    r"\(?[\dIVXA-Z]{1,4}[.\d]*[a-z]?\)?\s*[:.–—|]?(?:\s|$)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:[IVXLC]+|[A-Z]|\d{1,2}(?:\.\d{1,2})*)\.?\s+\S")
_RUN_IN = re.compile(r"[.:]\s*$")


class Piece:
    """Lines of one paragraph, and what it is."""

    def __init__(self, lines: list[PrintLine], sort: Sort = "text") -> None:
        self.lines, self.sort = lines, sort

    @property
    def text(self) -> str:
        """The words, line by line."""
        return "\n".join(line.text for line in self.lines)

    @property
    def largest(self) -> float:
        """The size of its largest characters: small capitals stand behind larger ones."""
        return max(span.size for line in self.lines for span in line.spans)

    @property
    def size(self) -> float:
        """The size of most of its characters."""
        sizes: Counter[float] = Counter()
        for line in self.lines:
            sizes[line.size] += len(line.text)
        return sizes.most_common(1)[0][0]


class TypeStyle:
    """How a document sets its text: its size, whether it is bold, the usual distance of lines by size."""

    def __init__(self, lines: Sequence[PrintLine]) -> None:
        sizes: Counter[float] = Counter()
        bold: Counter[bool] = Counter()
        for line in lines:
            sizes[line.size] += len(line.text)
        self.size = _running_size(lines, sizes) if sizes else 0.0
        for line in lines:
            if abs(line.size - self.size) <= _OTHER_SIZE * self.size:
                bold[line.bold] += len(line.text)
        self.bold = bold[True] > bold[False]
        steps: dict[float, list[float]] = {}
        for above, line in itertools.pairwise(lines):
            step = above.base - line.base
            if above.page == line.page and above.column == line.column and 0 < step < 4 * line.size:
                steps.setdefault(round(line.size), []).append(step)
        self._steps = {size: _usual(own) for size, own in steps.items()}

    def leading(self, size: float) -> float:
        """The usual distance of two lines of a size."""
        return self._steps.get(round(size), 1.2 * size)

    def is_text(self, size: float) -> bool:
        """Whether a size is that of the running text."""
        return abs(size - self.size) <= _OTHER_SIZE * self.size


def _running_size(lines: Sequence[PrintLine], sizes: Counter[float]) -> float:
    """The size of the running text: that of most characters; where larger print stands above it on the
    pages that have both, that, for notes may be longer than the text they belong to."""
    weights = {size: sum(own for other, own in sizes.items() if _is_size(other, size)) for size in sizes}
    most = max(sizes, key=lambda size: (weights[size], sizes[size]))
    larger = [
        size for size in sizes if size * _SMALLER > most and weights[size] >= _SHARE_OF_TEXT * weights[most]
    ]
    for size in sorted(larger, key=lambda each: (-weights[each], -sizes[each])):
        above = pairs = mixed = 0
        for _, page in itertools.groupby(lines, key=lambda line: (line.page, line.column)):
            sized = [line.size for line in page]
            own = [_is_size(each, size) for each in sized if _is_size(each, size) or _is_size(each, most)]
            seen = list(itertools.accumulate(own))
            above += sum(count for count, is_large in zip(seen, own, strict=True) if not is_large)
            pairs += sum(own) * (len(own) - sum(own))
            mixed += any(own) and not all(own)
        if mixed >= _FEWEST_MIXED and above >= _ABOVE * pairs:
            return size
    return most


def _is_size(one: float, other: float) -> bool:
    """Whether two sizes are one, but for what the reading of a scan makes of it."""
    return abs(one - other) <= _WOBBLE * other


def _usual(steps: list[float]) -> float:
    """The distance that most steps are near to."""
    rounded = Counter(round(step * 2) for step in steps)
    most = max(rounded.values())
    return min(value for value, count in rounded.items() if count >= 0.5 * most) / 2


def find_pieces(lines: Sequence[PrintLine], style: TypeStyle) -> list[Piece]:
    """The paragraphs of lines in reading order, not yet joined over columns and pages."""
    pieces: list[Piece] = []
    for column in _columns(lines):
        pieces += _in_column(_with_filled(column, style), style)
    for piece in pieces:
        piece.sort = _sort(piece, style)
    return pieces


def _columns(lines: Sequence[PrintLine]) -> Iterator[list[PrintLine]]:
    own: list[PrintLine] = []
    for line in lines:
        if own and (line.page, line.column) != (own[-1].page, own[-1].column):
            yield own
            own = []
        own.append(line)
    if own:
        yield own


def _with_filled(lines: Sequence[PrintLine], style: TypeStyle) -> list[PrintLine]:
    """The lines of a column, of which those are marked that look like rows of a table, but fill the column
    right below or above a line of running text that does."""
    found = list(lines)
    for order in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        for at in order:
            line = found[at]
            beside = found[at - order.step]
            step = abs(line.base - beside.base)
            if (
                _is_cells(line)
                and not _is_cells(beside)
                and _fills(line)
                and _fills(beside)
                and step <= _LEADING * style.leading(line.size)
                and line.shares_size(beside, _OTHER_SIZE)
                and 2 * sum(any(map(str.isalpha, span.text)) for span in line.spans) > len(line.spans)
            ):
                found[at] = line._replace(filled=True)
    return found


def _fills(line: PrintLine) -> bool:
    """Whether a line reaches from edge to edge of its column."""
    slack = _REACHES * line.size
    return line.left <= line.width[0] + slack and line.right >= line.width[1] - slack


def _in_column(lines: list[PrintLine], style: TypeStyle) -> Iterator[Piece]:
    left, right = lines[0].width
    reaching = sum(line.right >= right - _REACHES * line.size for line in lines)
    is_justified = reaching >= _JUSTIFIED * len(lines)
    own: list[PrintLine] = []
    for at, line in enumerate(lines):
        behind = lines[at + 1] if at + 1 < len(lines) else None
        if own and _begins(own, line, behind, style, (left, right), is_justified=is_justified):
            yield Piece(own)
            own = []
        own.append(line)
    if own:
        yield Piece(own)


def _begins(
    own: Sequence[PrintLine],
    line: PrintLine,
    behind: PrintLine | None,
    style: TypeStyle,
    edges: tuple[float, float],
    *,
    is_justified: bool,
) -> bool:
    """Whether a line begins another paragraph than the lines before it are."""
    before = own[-1]
    size = max(line.size, before.size)
    step = before.base - line.base
    if _is_cells(line) or _is_cells(before):
        return True
    if step > _LEADING * max(style.leading(line.size), style.leading(before.size)) or step < 0:
        return True
    if not line.shares_size(before, _OTHER_SIZE):
        return not (_is_in_sentence(before, line) and style.is_text(max(line.size, before.size)))
    if line.bold != before.bold and not _is_in_sentence(before, line):
        return True
    if ends_in_hyphen(before.text):
        return False
    if min(line.size, before.size) >= _LARGER * style.size and not _NUMBERED.match(line.text):
        return False
    if (_is_centred(before, edges) and _is_centred(line, edges)) or _shares_centre(before, line):
        return False
    ended = bool(_ENDS.search(before.text)) and not before.text.endswith((":", ";"))
    free = edges[1] - before.right
    is_short = free > _SHORT_JUSTIFIED * size if is_justified else free > _SHORT * (edges[1] - edges[0])
    if _ITEM.match(line.text) and (_ENDS.search(before.text) or is_short or _BULLET.match(line.text)):
        return True
    if is_short and (ended or (is_justified and not line.text[:1].islower() and free > 3 * size)):
        return True
    return _is_indented(own, line, behind, ended=ended)


def _is_in_sentence(before: PrintLine, line: PrintLine) -> bool:
    """Whether a line goes on with a sentence of the one before it, in other type."""
    return not _ENDS.search(before.text) and line.text[:1].islower()


def _is_indented(own: Sequence[PrintLine], line: PrintLine, behind: PrintLine | None, *, ended: bool) -> bool:
    """Whether a line begins a paragraph by its indentation."""
    before = own[-1]
    shift = line.left - before.left
    if abs(shift) <= _INDENT * line.size:
        return False
    if shift > 0:  # the first line of a paragraph, or the second of one that hangs
        if _ITEM.match(before.text) and _is_in_sentence(before, line) and line.bold == before.bold:
            return False
        hangs = len(own) == 1 and behind is not None and abs(behind.left - line.left) <= _INDENT * line.size
        return not (hangs and (not ended or _ITEM.match(before.text)))
    return len(own) > 1 and (ended or abs(own[-2].left - before.left) <= _INDENT * line.size)


def _is_centred(line: PrintLine, edges: tuple[float, float]) -> bool:
    left, right = line.left - edges[0], edges[1] - line.right
    return min(left, right) > 1.5 * line.size and abs(left - right) < 1.5 * line.size


def _shares_centre(before: PrintLine, line: PrintLine) -> bool:
    """Whether two lines of different length have one centre: they are set centred, on whatever."""
    apart = abs(before.left + before.right - line.left - line.right) / 2
    return apart < _CENTRE * line.size and abs(before.left - line.left) > line.size


def _is_cells(line: PrintLine) -> bool:
    """Whether a line is a row of a table: three cells or more, apart from each other."""
    return not line.filled and len(cells_of(line)) > 2 and not _is_stretched(line)


def _is_stretched(line: PrintLine) -> bool:
    """Whether a line is running text that was set wide to fill its column: words equally far apart."""
    if not _fills(line):
        return False
    gaps = [behind.left - span.right for span, behind in itertools.pairwise(line.spans)]
    words = sum(any(map(str.isalpha, span.text)) for span in line.spans)
    is_even = max(gaps) - min(gaps) <= _EQUAL * line.size and not any(" " in span.text for span in line.spans)
    return is_even and 2 * words > len(line.spans)


def cells_of(line: PrintLine) -> list[PrintLine]:
    """The cells of a row; of running text it is the line itself."""
    parts: list[list[int]] = [[0]]
    for at in range(1, len(line.spans)):
        gap = line.spans[at].left - line.spans[at - 1].right
        if gap > _CELL_GAP * line.size:
            parts.append([])
        parts[-1].append(at)
    if len(parts) < 2:
        return [line]
    cells = []
    for part in parts:
        spans = tuple(line.spans[at] for at in part)
        cells.append(line._replace(spans=spans, left=spans[0].left, right=spans[-1].right))
    return cells


def _sort(piece: Piece, style: TypeStyle) -> Sort:
    first, text = piece.lines[0], piece.text
    if len(piece.lines) == 1 and _is_cells(first):
        return "cell"
    if _CAPTION.match(text) and (len(piece.lines) < 12) and not text[:1].islower():
        rest = _CAPTION.sub("", text, count=1)
        if rest[:1].isupper() or not rest or _CAPTION.match(text)[0].rstrip()[-1:] in ":.–—|":  # type: ignore[index]
            return "caption"
    if _is_heading(piece, style):
        return "heading"
    if _ITEM.match(text):
        return "item"
    words = text.split()
    if not style.is_text(piece.size) and (piece.size < style.size) and not _ENDS.search(text):
        return "other"
    letters = sum(len(word) > 2 and word.isalpha() for word in words)
    return "text" if (len(words) > 3 and letters * 4 > len(words)) or _ENDS.search(text) else "other"


def _is_heading(piece: Piece, style: TypeStyle) -> bool:
    text = piece.text.strip()
    letters = sum(map(str.isalpha, text))
    if not letters > 2 or len(text) > _LONGEST_HEADING or len(piece.lines) > _MOST_OF_HEADING:
        return False
    if text[0].islower() or text.endswith((",", ";")) or _BULLET.match(text):
        return False
    if piece.size >= _LARGER * style.size:
        return True
    is_sentence = text.endswith(".") and len(text.split()) > 5
    is_bold = all(line.bold for line in piece.lines) and not style.bold
    if is_bold and _ITEM.match(text) and len(piece.lines) < 3:
        return True
    if is_sentence or piece.largest < _SMALLEST_HEADING * style.size:
        return False
    if is_bold:
        return True
    capitals = sum(map(str.isupper, text))
    if capitals > 0.8 * letters and letters > 3:
        return True
    is_set_apart = len(piece.lines) == 1 and not _ENDS.search(text)
    centred = all(_is_centred(line, line.width) for line in piece.lines)
    return is_set_apart and (
        (all(line.italic for line in piece.lines) and bool(_NUMBERED.match(text) or centred))
        or (bool(_NUMBERED.match(text)) and centred)
    )


def join_pieces(pieces: Sequence[Piece], style: TypeStyle, gaps: Collection[int]) -> list[Piece]:
    """Paragraphs joined over columns, pages and what stands between their halves.

    `gaps` are the pages behind which one is missing: nothing is joined over them.
    """
    joined: list[Piece] = []
    open_: Piece | None = None  # the last paragraph that may go on
    indents = _has_indents(pieces)
    for piece in pieces:
        if (
            open_ is not None
            and piece.sort in ("text", "item")
            and not _is_parted(joined, open_, piece)
            and _goes_on(open_, piece, gaps, indents=indents)
        ):
            open_.lines += piece.lines
            continue
        joined.append(piece)
        if piece.sort in ("text", "item"):
            is_small = piece.size < (1 - _OTHER_SIZE) * style.size
            if open_ is None or not is_small or not _is_unfinished(open_, style):
                open_ = piece
        elif piece.sort == "heading":
            open_ = None
    return joined


def _is_parted(joined: Sequence[Piece], before: Piece, piece: Piece) -> bool:
    """Whether rows or lines that may be text stand on a page between two pieces of it, one above the
    other: who joined these would leave words out."""
    first, last = piece.lines[0], before.lines[-1]
    if first.page != last.page or first.base >= last.base:
        return False
    between = itertools.takewhile(lambda each: each is not before, reversed(joined))
    return any(
        each.sort in ("cell", "other") and last.base > each.lines[0].base > first.base for each in between
    )


def _is_unfinished(piece: Piece, style: TypeStyle) -> bool:
    """Whether running text breaks off within a sentence: small print below it is not its rest."""
    return style.is_text(piece.size) and not _ENDS.search(piece.lines[-1].text)


def _has_indents(pieces: Sequence[Piece]) -> bool:
    """Whether paragraphs of several lines begin with an indented one."""
    several = [piece for piece in pieces if piece.sort == "text" and len(piece.lines) > 2]
    indented = [
        piece for piece in several if piece.lines[0].left - piece.lines[1].left > _INDENT * piece.size
    ]
    return len(indented) > 0.5 * len(several)


def _goes_on(before: Piece, piece: Piece, gaps: Collection[int], *, indents: bool) -> bool:
    """Whether a paragraph is the rest of one before it."""
    last, first = before.lines[-1], piece.lines[0]
    if abs(last.size - first.size) > _OTHER_SIZE * last.size or any(
        last.page <= page < first.page for page in gaps
    ):
        return False
    if first.page - last.page > 2:
        return False
    if ends_in_hyphen(last.text) and first.text[:1].isalpha():
        return True
    is_elsewhere = (first.page, first.column) != (last.page, last.column)
    ended = bool(_ENDS.search(last.text)) and not last.text.rstrip().endswith((";", ","))
    if piece.sort == "item" and not (first.text[:1].islower() and is_elsewhere):
        return False
    starts_small = first.text.lstrip(f"{OPENING_QUOTES}([")[:1].islower()
    if not ended:
        reaches = last.right > last.width[1] - 0.25 * (last.width[1] - last.width[0])
        return starts_small or (is_elsewhere and (reaches or before.sort == "item"))
    if not is_elsewhere or before.sort != "text" or not (indents or _is_justified(before, piece)):
        return False
    reaches = last.right >= last.width[1] - (_SHORT_JUSTIFIED if indents else _REACHES) * last.size
    is_flush = len(piece.lines) > 1 and first.left - piece.lines[1].left <= _INDENT * first.size
    is_flush = is_flush and first.left - first.width[0] <= _INDENT * first.size
    return reaches and is_flush and len(before.lines) > 1


def _is_justified(*pieces: Piece) -> bool:
    """Whether the lines of paragraphs, but for their last, all reach the edge of their column."""
    return all(
        len(piece.lines) > _FEWEST_JUSTIFIED
        and all(line.right >= line.width[1] - _REACHES * line.size for line in piece.lines[:-1])
        for piece in pieces
    )
