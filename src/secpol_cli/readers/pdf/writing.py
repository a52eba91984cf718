"""Paragraphs of lines written into a document: words without hyphens of lines' ends, notes at their marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.readers.pdf.letters import composed
from secpol_cli.readers.pdf.lines import is_raised, parts_words
from secpol_cli.readers.pdf.notes import find_marks
from secpol_cli.readers.pdf.paragraphs import cells_of
from secpol_cli.readers.plain.line_ends import ends_in_hyphen, without_hyphen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secpol_cli.readers.pdf.lines import PrintLine
    from secpol_cli.readers.pdf.notes import Footnote
    from secpol_cli.readers.pdf.page import Glyphs
    from secpol_cli.readers.pdf.paragraphs import Piece
    from secpol_cli.readers.plain.line_ends import Joins
    from secpol_cli.readers.records import Kind, ReadDocument

_KINDS: dict[str, Kind] = {
    "text": "paragraph", "heading": "heading", "item": "paragraph", "caption": "caption", "cell": "cell",
    "other": "aside",
}  # fmt: skip
_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Writer:
    """Writes the paragraphs of a document, each note behind the paragraph of its mark."""

    def __init__(
        self,
        document: ReadDocument,
        joins: Joins,
        notes: Sequence[Footnote],
        printed: Mapping[int, str | None],
    ) -> None:
        self._document, self._joins, self._printed = document, joins, printed
        self._notes = list(notes)
        self._labels = _distinct(notes)
        self._waiting = dict.fromkeys(range(len(notes)))  # those whose mark was not reached yet
        self._marks: dict[int, int] = {}

    def write(self, pieces: Sequence[Piece]) -> None:
        """Write paragraphs; notes without a mark stand behind the last paragraph of their page."""
        self._marks = find_marks(pieces, self._notes)
        for at, piece in enumerate(pieces):
            self._piece(piece)
            behind = pieces[at + 1].lines[0].page if at + 1 < len(pieces) else None
            last = piece.lines[-1].page
            if behind is None or behind > last:
                self._unmarked(last if behind is not None else None)
            self._document.end()

    def _piece(self, piece: Piece) -> None:
        if piece.sort == "cell":
            for cell in cells_of(piece.lines[0]):
                self._document.begin("cell")
                self._lines([cell])
            return
        self._document.begin(_KINDS[piece.sort])
        self._lines(piece.lines)

    def _unmarked(self, page: int | None) -> None:
        for number in list(self._waiting):
            if page is None or self._notes[number].page < page:
                self._note(number)

    def _note(self, number: int) -> None:
        del self._waiting[number]
        self._document.open_note(self._labels[number])
        self._lines(self._notes[number].lines)
        self._document.close_note()

    def _lines(self, lines: Sequence[PrintLine]) -> None:
        """Adds lines to the paragraph being written."""
        page = None
        for at, line in enumerate(lines):
            text = line.text
            before = lines[at - 1].text if at else ""
            if at and ends_in_hyphen(before):
                self._document.add(self._joins.joined(without_hyphen(before), text))
            elif at and not _ends_in_dash(before):
                self._document.add(" ")
            if line.page != page:
                page = line.page
                self._document.paragraph.begin_page(page, self._printed.get(page))
            is_cut = at + 1 < len(lines) and ends_in_hyphen(text)
            self._spans(line, is_cut=is_cut)

    def _spans(self, line: PrintLine, *, is_cut: bool) -> None:
        document = self._document
        for at, span in enumerate(line.spans):
            number = self._marks.get(id(span))
            if number in self._waiting:
                self._note(number)
                continue
            before = line.spans[at - 1] if at else None
            if before is not None and parts_words(before, span):
                document.add(" ")
            text = span.text
            if is_cut and at == len(line.spans) - 1:
                text = without_hyphen(text)
            start = document.paragraph.length
            document.add(_plain(text, span, line))
            if span.italic or (span.bold and not line.bold):
                document.paragraph.emphasise(start)


def _ends_in_dash(line: str) -> bool:
    """Whether a line ends in a dash without white space before it, which has none behind it, either."""
    return line.endswith(("–", "—", "/")) and line[-2:-1].isalnum()


def _plain(text: str, span: Glyphs, line: PrintLine) -> str:
    text = composed(text.replace("\x02", "-"))
    if text.isdigit() and is_raised(span, line):
        return text.translate(_RAISED_DIGITS)
    return text


def _distinct(notes: Sequence[Footnote]) -> list[str]:
    """A label for each note; one that stands before others of its label says on which page it is."""
    taken: set[str] = set()
    labels = []
    for note in notes:
        label = note.label
        if label in taken:
            label = f"{note.label} (p. {note.page})"
        while label in taken:
            label += "′"
        taken.add(label)
        labels.append(label)
    return labels
