"""The characters of a PDF as pdfium finds them, put together to spans.

Run as a process of its own (`extract`), so that a file that makes pdfium hang,
crash or ask for ever more memory ends that process and no more.
"""

from __future__ import annotations

import ctypes
import math
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from secpol_cli.readers.pdf.page import Extract, Glyphs, PdfPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MAX_PAGES = 3000
MAX_CHARACTERS = 12_000_000  # of a file; War and Peace has 3 million
MAX_ON_PAGE = 200_000
_HYPHENS = "\x02\xad"
_PLAIN_HYPHEN = "\x02"
_GAP = 0.55  # of the size: white space as wide as this parts spans, as a gutter between columns does
_SPACE = 0.2  # of the size: white space as wide as this parts words, where no space is written
_KERNED = 0.15  # of the size: letters nearer than this are one word, though pdfium guesses a space between
_WRITTEN = 10  # times as many spaces as are guessed a page has that writes its spaces
_RAISED = 0.12  # of the size: a baseline so much higher or lower is another
_UPRIGHT = 0.02  # radians
_BOLD = re.compile(r"bold|black|heavy|demi|cmbx|[-,]bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|slant|cmti|cmsl|[-,]it\b", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FORCED_BOLD, _FLAG_ITALIC = 1 << 18, 1 << 6
_PICTURE = 0.25  # of the page that a picture must cover for the page to be one
_DRAWN = 100  # paths on a page without text by which it may show letters
_APOSTROPHES = frozenset([0x27, 0x2019])
_WHITE = frozenset([32, 160, 9, 10, 13])
_UNKNOWN = 0xFFFD
_NO_WIDTH = frozenset([0x200B, 0x200C, 0x2060, 0xFEFF])  # characters that are not seen
# Old-style figures, for tables and for text, and small capitals, where Adobe's fonts have them: in what its
# Glyph List calls the corporate use area.
_ADOBE = {first + digit: str(digit) for first in (0xF643, 0xF730) for digit in range(10)} | {
    0xF761 + letter: chr(ord("a") + letter) for letter in range(26)
}
_SYMBOLIC = range(0xF000, 0xF100)  # where symbol fonts have their characters


class _Char(NamedTuple):
    code: int
    left: float
    right: float
    base: float
    height: float


class _Face(NamedTuple):
    number: int
    bold: bool
    italic: bool


class _Fonts:
    """The fonts of a file by name, each with a number and its style."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._known: dict[tuple[bytes, bool], _Face] = {}
        self._buffer = ctypes.create_string_buffer(256)
        self._flags = ctypes.c_int()

    def at(self, text: Any, index: int) -> _Face:
        length = self._raw.FPDFText_GetFontInfo(text, index, self._buffer, 256, self._flags)
        name = self._buffer.value if length else b""
        heavy = self._raw.FPDFText_GetFontWeight(text, index) >= _BOLD_WEIGHT
        if (name, heavy) not in self._known:
            said = name.decode("utf-8", "replace")
            bold = heavy or bool(_BOLD.search(said)) or bool(self._flags.value & _FORCED_BOLD and not said)
            italic = bool(_ITALIC.search(said)) or bool(self._flags.value & _FLAG_ITALIC)
            self._known[name, heavy] = _Face(len(self._known), bold, italic)
        return self._known[name, heavy]


def read_pages(data: bytes) -> Extract:
    """The pages of a file.  Raises what pdfium raises where it cannot read it."""
    import pypdfium2
    import pypdfium2.raw as raw

    document = pypdfium2.PdfDocument(data)
    count = len(document)
    fonts = _Fonts(raw)
    pages: list[PdfPage] = []
    left = MAX_CHARACTERS
    for index in range(min(count, MAX_PAGES)):
        if left <= 0:
            break
        try:
            page = _read_page(document, index, fonts, raw)
        except pypdfium2.PdfiumError:
            page = PdfPage(index + 1, 0, 0, [], "", True)
        left -= sum(len(span.text) for span in page.spans)
        pages.append(page)
    return Extract(pages, count, {key: value for key, value in document.get_metadata_dict().items() if value})


def _read_page(document: Any, index: int, fonts: _Fonts, raw: Any) -> PdfPage:
    page = document[index]
    text = page.get_textpage()
    turn = page.get_rotation()
    box = page.get_bbox()
    width, height = page.get_size()
    reader = _PageReader(text, raw, fonts, _Frame(box, turn))
    spans = reader.upright(width, height)
    label = document.get_page_label(index)
    pictured = len("".join(span.text for span in spans)) < 200 and _has_picture(page, raw, width * height)
    text.close()
    page.close()
    return PdfPage(index + 1, *reader.size, spans, label, pictured)


def _has_picture(page: Any, raw: Any, area: float) -> bool:
    """Whether pictures cover a good part of a page, or letters may be drawn on it; forms are looked into."""
    covered, drawn = 0.0, 0
    for number, item in enumerate(page.get_objects(max_depth=3)):
        if number > 5000:
            break
        if item.type in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            left, bottom, right, top = item.get_bounds() if hasattr(item, "get_bounds") else item.get_pos()
            covered += max(0.0, right - left) * max(0.0, top - bottom)
        drawn += item.type == raw.FPDF_PAGEOBJ_PATH
    return covered > _PICTURE * area or drawn > _DRAWN


class _Frame(NamedTuple):
    """How a page is turned: its box in the file, and by how many degrees clockwise it is seen turned."""

    box: tuple[float, float, float, float]
    turn: int

    def seen(self, x: float, y: float) -> tuple[float, float]:
        left, bottom, right, top = self.box
        if self.turn == 90:
            return y - bottom, right - x
        if self.turn == 180:
            return right - x, top - y
        if self.turn == 270:
            return top - y, x - left
        return x - left, y - bottom


class _PageReader:
    """Reads the characters of one page."""

    def __init__(self, text: Any, raw: Any, fonts: _Fonts, frame: _Frame) -> None:
        self._text, self._raw, self._fonts, self._frame = text, raw, fonts, frame
        self.count = min(max(0, raw.FPDFText_CountChars(text)), MAX_ON_PAGE)
        self._box = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self.size = (0.0, 0.0)
        self._writes_spaces = False

    def upright(self, width: float, height: float) -> list[Glyphs]:
        """The spans that stand upright; where most of a page stands on its side, those that do so."""
        turns = [self._turn(index) for index in range(0, self.count, max(1, self.count // 40))]
        known = [turn for turn in turns if turn is not None]
        most = max(set(known), key=known.count) if known else 0
        self._frame = self._frame._replace(turn=(self._frame.turn + most) % 360)
        self.size = (height, width) if most in (90, 270) else (width, height)
        self._writes_spaces = self._has_written_spaces()
        return _once(self._spans())

    def _has_written_spaces(self) -> bool:
        """Whether the spaces of a page are in the file: then the few that are not are guesses."""
        guessed = written = 0
        for index in range(self.count):
            if self._raw.FPDFText_GetUnicode(self._text, index) == 32:
                if self._raw.FPDFText_IsGenerated(self._text, index) == 1:
                    guessed += 1
                else:
                    written += 1
        return written > _WRITTEN * guessed

    def _turn(self, index: int) -> int | None:
        """By how many degrees a page would have to be turned for a character to stand upright."""
        if self._raw.FPDFText_IsGenerated(self._text, index) == 1:
            return None
        angle = self._raw.FPDFText_GetCharAngle(self._text, index)
        if angle < 0:
            return None
        turned = (round(math.degrees(angle) / 90) * 90 - self._frame.turn) % 360
        return (360 - turned) % 360 if turned in (90, 270) else turned

    def _spans(self) -> Iterator[Glyphs]:
        """Spans in the order of the file."""
        chars: list[_Char] = []
        face, size, spaced, is_spaced = _Face(0, False, False), 0.0, False, False
        is_guessed = False  # whether a space stands before the character that is not in the file
        for index in range(self.count):
            code = self._raw.FPDFText_GetUnicode(self._text, index)
            if code == 32 and self._raw.FPDFText_IsGenerated(self._text, index) == 1:
                is_guessed = True
                continue
            if code in _WHITE or (code < 32 and code != 2 and not self._is_unmapped(index)):
                is_spaced = True
                continue
            if code < 32 and code != 2:
                code = _UNKNOWN
            if code in _NO_WIDTH or (self._raw.FPDFText_IsGenerated(self._text, index) == 1 and code != 2):
                continue
            char = self._char(index, code)
            is_spaced |= is_guessed and not (
                self._writes_spaces and chars and _is_kerned(chars[-1], char, size)
            )
            is_guessed = False
            starts_word = is_spaced or not chars
            if starts_word or self._parts(chars[-1], char, size):
                new_face, new_size, angle = self._style(index)
                if angle:
                    is_spaced = True
                    continue
                if chars and (
                    new_face != face
                    or self._parts(chars[-1], char, size)
                    or self._is_wide(chars[-1], char, size)
                ):
                    yield self._span(chars, face, size, spaced=spaced)
                    chars, spaced = [], is_spaced
                elif chars:
                    chars.append(_Char(32, char.left, char.left, char.base, char.height))
                else:
                    spaced = is_spaced
                face, size = new_face, new_size if not chars else size
            elif char.left - chars[-1].right > _SPACE * size:
                if self._is_wide(chars[-1], char, size):
                    yield self._span(chars, face, size, spaced=spaced)
                    chars, spaced = [], True
                else:
                    chars.append(_Char(32, char.left, char.left, char.base, char.height))
            is_spaced = False
            chars.append(char)
        if chars:
            yield self._span(chars, face, size, spaced=spaced)

    def _is_unmapped(self, index: int) -> bool:
        """Whether nothing says what a glyph means: its code is no character's."""
        return bool(self._raw.FPDFText_HasUnicodeMapError(self._text, index) == 1)

    def _char(self, index: int, code: int) -> _Char:
        self._raw.FPDFText_GetLooseCharBox(self._text, index, self._box)
        self._raw.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        box = self._box
        one, other = self._frame.seen(box.left, box.bottom), self._frame.seen(box.right, box.top)
        _, base = self._frame.seen(self._x.value, self._y.value)
        left, right = sorted((one[0], other[0]))
        return _Char(code, left, right, base, abs(other[1] - one[1]))

    @staticmethod
    def _parts(before: _Char, char: _Char, size: float) -> bool:
        """Whether a character cannot be in the span of the one before it."""
        return (
            abs(char.base - before.base) > _RAISED * size
            or abs(char.height - before.height) > 0.08 * max(char.height, before.height)
            or char.left < before.left - 0.5 * size
        )

    @staticmethod
    def _is_wide(before: _Char, char: _Char, size: float) -> bool:
        return char.left - before.right > _GAP * size or char.left < before.left - 0.5 * size

    def _style(self, index: int) -> tuple[_Face, float, bool]:
        """The font at a character, its size, and whether it does not stand upright."""
        self._raw.FPDFText_GetMatrix(self._text, index, self._matrix)
        matrix = self._matrix
        scale = math.hypot(matrix.c, matrix.d)
        size = self._raw.FPDFText_GetFontSize(self._text, index) * (scale or 1.0)
        angle = self._raw.FPDFText_GetCharAngle(self._text, index)
        tilt = (
            (angle + math.radians(self._frame.turn) + math.pi) % (2 * math.pi) - math.pi if angle >= 0 else 0
        )
        if self._frame.turn % 180 == 90:
            tilt = min(abs(tilt), abs(math.pi - abs(tilt)))
        return self._fonts.at(self._text, index), size, abs(tilt) > _UPRIGHT

    @staticmethod
    def _span(chars: list[_Char], face: _Face, size: float, *, spaced: bool) -> Glyphs:
        text = _text([char.code for char in chars])
        size = size if 0.5 < size < 2000 else chars[0].height
        return Glyphs(
            text,
            round(chars[0].left, 1),
            round(max(char.right for char in chars), 1),
            round(chars[0].base, 1),
            round(size, 1),
            face.number,
            face.bold,
            face.italic,
            spaced,
        )


def _is_kerned(before: _Char, char: _Char, size: float) -> bool:
    """Whether two letters of one line stand as near as those of a word do."""
    return (
        0 <= char.left - before.right < _KERNED * size
        and abs(char.base - before.base) < 0.01 * size
        and abs(char.height - before.height) <= 0.01 * before.height
        and chr(before.code).isalpha()
        and (chr(char.code).isalpha() or char.code in _APOSTROPHES)
    )


def _once(spans: Iterable[Glyphs]) -> list[Glyphs]:
    """Spans without those that are printed over others; what is printed twice is bold."""
    kept: list[Glyphs] = []
    seen: dict[str, list[int]] = {}
    for span in spans:
        before = seen.setdefault(span.text, [])
        same = next((at for at in before if len(span.text) > 1 and _is_over(kept[at], span)), None)
        if same is None:
            before.append(len(kept))
            kept.append(span)
        elif kept[same][:4] != span[:4]:
            kept[same] = kept[same]._replace(bold=True)
    return kept


def _is_over(one: Glyphs, other: Glyphs) -> bool:
    near = 0.15 * other.size
    return abs(one.left - other.left) < near and abs(one.base - other.base) < near


def _text(codes: Sequence[int]) -> str:
    """Characters as text; pdfium gives those beyond the first plane, as letters of formulas, in halves."""
    text = "".join(map(_character, codes))
    if any("\ud800" <= char <= "\udfff" for char in text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _character(code: int) -> str:
    if code in map(ord, _HYPHENS):
        return _PLAIN_HYPHEN
    if code > 0x10FFFF or code == 0:
        return "\ufffd"
    if code in _ADOBE:
        return _ADOBE[code]
    return chr(code - 0xF000) if code in _SYMBOLIC and code - 0xF000 >= 32 else chr(code)
