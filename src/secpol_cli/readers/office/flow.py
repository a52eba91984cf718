"""Paragraphs as office documents have them, written into a document: what docx and odt share.

Events of the XML come in order; what stands beside the running text (notes,
boxes) is recorded, and told again where it belongs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.readers.office.set_off import Look, SetOff
from secpol_cli.readers.records import CitationSpan, Ignoring
from secpol_cli.text.orthography import has_quotation_mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from secpol_cli.readers.office.xml import Attributes
    from secpol_cli.readers.records import CitationItem, Kind, Paragraph, ReadDocument

Event = tuple[str, str, "Attributes | None"]  # start, end or text; a name or the text; attributes

_BLANKS = re.compile(r"[ \t\r\n]+")
_DEEPEST = 8  # boxes and notes in each other; nobody nests them, and each is told again
_COMMENT = "a comment"


class Flow:
    """One flow of text: its paragraph as far as it has come, and what holds around it."""

    def __init__(self) -> None:
        self.look = Look()
        self.kind: Kind = "paragraph"
        self.paragraph: Paragraph | None = None  # None until the first words of a paragraph
        self.ends_blank = True
        self.faces: dict[str, int] = {}  # typefaces, and where each began
        self.boxes: list[tuple[str, list[Event]]] = []  # those of this paragraph, told behind it
        self.in_block = False
        self.setting = SetOff()


class FlowReader:
    """Writes a document from events; a subclass says what each element does.

    `starts` and `ends` have what is done with elements, by their names;
    `skipped` are the elements of which nothing is read.
    """

    skipped: frozenset[str] = frozenset()
    flow: type[Flow] = Flow

    def __init__(self, document: ReadDocument, comments: dict[str, str]) -> None:
        self.document = document
        self.comments = comments  # the reasons of those that ignore, by their ids
        self.starts: dict[str, Callable[[Attributes], None]] = {}
        self.ends: dict[str, Callable[[], None]] = {}
        self.now = self.flow()
        self.depth = 0  # flows around this one
        self._skipping = 0
        self._recorded: list[Event] | None = None
        self._recording = 0
        self._kept: Callable[[list[Event]], None] | None = None
        self._commented: dict[str, tuple[Paragraph, int]] = {}
        self._awaited: list[str] = []  # comments that begin between paragraphs
        self._answered: set[str] = set()
        self._covered: set[int] = set()
        self._notes = 0

    # --- events ---------------------------------------------------------------------------

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if self._skipping:
            self._skipping += 1
        elif self._recorded is not None:
            self._recording += 1
            self._recorded.append(("start", name, attributes))
        elif name in self.skipped:
            self._skipping = 1
        else:
            do = self.starts.get(name)
            if do is not None:
                do(attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skipping:
            self._skipping -= 1
        elif self._recorded is not None and self._recording:
            self._recording -= 1
            self._recorded.append(("end", name, None))
        else:
            if self._recorded is not None:
                self._keep()
            do = self.ends.get(name)
            if do is not None:
                do()

    def text(self, text: str) -> None:
        """Characters."""
        if self._skipping:
            return
        if self._recorded is not None:
            self._recorded.append(("text", text, None))
        else:
            self.characters(text)

    def characters(self, text: str) -> None:
        """Characters that are neither skipped nor recorded."""
        raise NotImplementedError

    def skip(self) -> None:
        """Passes over the element that has just begun."""
        self._skipping = 1

    def record(self, keep: Callable[[list[Event]], None]) -> None:
        """Records what stands in the element that has just begun, and hands it on when that ends."""
        self._recorded, self._recording, self._kept = [], 0, keep

    def _keep(self) -> None:
        recorded, self._recorded = self._recorded or [], None
        assert self._kept is not None
        self._kept(recorded)

    def tell(self, events: list[Event]) -> None:
        """Reads recorded events in a flow of their own."""
        around, self.now = self.now, self.flow()
        self.depth += 1
        self.play(events)
        self.close_paragraph()
        self.depth -= 1
        self.document.read["indented paragraphs"] += self.now.setting.indented
        self.now = around

    def play(self, events: list[Event]) -> None:
        """Takes recorded events as if they came now."""
        for event, name, attributes in events:
            if event == "start":
                self.start(name, attributes or {})
            elif event == "end":
                self.end(name)
            else:
                self.text(name)

    def passed(self, what: str) -> None:
        """Something has not been read: said with its place."""
        paragraph = self.now.paragraph
        number = paragraph.number if paragraph else self.document.next_number
        where = f"para. {number}" if not self.document.label else self.document.label
        self.document.passed_over.append(f"{where}: {what}")

    # --- paragraphs -----------------------------------------------------------------------

    def open_paragraph(self, look: Look, kind: Kind = "paragraph") -> None:
        """A paragraph is to be begun by the words that follow."""
        self.now.look, self.now.kind = look, kind

    def begun(self) -> Paragraph:
        """The paragraph of this flow, begun where it is not."""
        if self.now.paragraph is None:
            self.now.paragraph = self.document.begin(self.now.kind)
            self.now.ends_blank, self.now.faces = True, {}
            for id_ in self._awaited:
                self._commented[id_] = (self.now.paragraph, 0)
            self._awaited = []
        return self.now.paragraph

    def add(self, text: str, faces: frozenset[str] = frozenset()) -> None:
        """Adds words set in typefaces; white space is one space, and none at the beginning."""
        text = _BLANKS.sub(" ", text)
        if self.now.ends_blank or self.now.paragraph is None:
            text = text.removeprefix(" ")
        if not text:
            return
        paragraph = self.begun()
        if not text.isspace():
            self._set_faces(faces)
        self.document.add(text)
        self.now.ends_blank = text.endswith(" ")
        assert paragraph is self.now.paragraph

    def add_formula(self, text: str) -> None:
        """Adds a formula, whose marks are none."""
        if text.strip():
            self.begun()
            self.document.add_mute(text, marks=has_quotation_mark(text))
            self.now.ends_blank = False

    def _set_faces(self, faces: frozenset[str]) -> None:
        paragraph = self.begun()
        for face in [face for face in self.now.faces if face not in faces]:
            paragraph.emphasise(self.now.faces.pop(face))
        for face in faces - self.now.faces.keys():
            self.now.faces[face] = paragraph.length

    def close_paragraph(self) -> None:
        """The paragraph ends, where one has begun; the boxes that are anchored in it follow."""
        written, self.now.paragraph = self.now.paragraph, None
        if written is not None:
            for start in self.now.faces.values():
                written.emphasise(start)
            self.now.faces = {}
            self.document.end()
            if written.text.strip():
                self._set_off(written)
        boxes, self.now.boxes = self.now.boxes, []
        for label, events in boxes:
            self._tell_box(label, events)

    def _set_off(self, written: Paragraph) -> None:
        if written.kind == "heading":
            self.now.setting.heading(written.text)
            self.now.in_block = False
            return
        end = len(written.text.rstrip(" .,;"))
        cited = written.notes[-1][0] if written.notes else -1
        cited = max([cited, *(span.end for span in written.cited)])
        found = written.note is None and self.now.setting.is_quotation(
            self.now.look, written.text, is_cited=cited >= end > 0
        )
        if found:
            self.document.set_off(written, goes_on=self.now.in_block)
            written.is_indented = not self.now.look.quotes
        self.now.in_block = found

    # --- what stands beside the running text ------------------------------------------------

    def box(self, label: str, events: list[Event]) -> None:
        """A box is anchored in the paragraph: it is read behind it, or at once where there is none."""
        self.now.boxes.append((label, events))

    def _tell_box(self, label: str, events: list[Event]) -> None:
        if self.depth >= _DEEPEST:
            self.passed("a box in more than eight others")
            return
        before = len(self.document.paragraphs)
        self.document.open_aside(label)
        self.tell(events)
        self.document.close_aside()
        if len(self.document.paragraphs) > before:
            self.document.read[f"{label}s" if label != "text box" else "text boxes"] += 1

    def note(self, events: list[Event]) -> None:
        """A note is marked here: what stands in it, as events."""
        if self.depth >= _DEEPEST:
            self.passed("a note in more than eight others")
            return
        self._notes += 1
        self.begun()
        self.document.open_note(str(self._notes))
        self.tell(events)
        self.document.close_note()
        self.now.ends_blank = False

    # --- citations and comments -------------------------------------------------------------

    def here(self) -> tuple[Paragraph, int]:
        """Where the next words will stand."""
        paragraph = self.begun()
        return paragraph, paragraph.length

    def cite(self, begin: tuple[Paragraph, int], read: Callable[[str], tuple[CitationItem, ...]]) -> bool:
        """What was added since `begin` is shown for a citation, if `read` finds works in it."""
        paragraph, start = begin
        shown = _tail(paragraph, start)
        items = read(shown)
        if items:
            start += len(shown) - len(shown.lstrip())
            end = max(start, paragraph.length - (len(shown) - len(shown.rstrip())))
            paragraph.cited.append(CitationSpan(start, end, items))
        return bool(items)

    def open_comment(self, id_: str) -> None:
        """The stretch that a comment stands on begins."""
        if id_ in self.comments:
            if self.now.paragraph is None and not self.in_paragraph():
                self._awaited.append(id_)
            else:
                self._commented[id_] = self.here()

    def in_paragraph(self) -> bool:
        """Whether words that follow belong to a paragraph that has been opened."""
        return True

    def close_comment(self, id_: str) -> None:
        """The stretch that a comment stands on ends: what it touches is ignored."""
        self._awaited = [one for one in self._awaited if one != id_]
        begin = self._commented.pop(id_, None)
        if begin is None:
            return
        self._answered.add(id_)
        paragraph, at = begin
        reason, last = self.comments[id_], self.now.paragraph
        if last is paragraph:
            paragraph.ignoring.append(Ignoring(at, at, reason, _COMMENT, paragraph.length))
            return
        paragraph.ignoring.append(Ignoring(at, at, reason, _COMMENT, paragraph.length))
        written = self.document.paragraphs
        first = next((i for i in range(len(written) - 1, -1, -1) if written[i] is paragraph), len(written))
        for between in written[first + 1 :]:
            if id(between) not in self._covered:  # by a comment that stands on it whole
                self._covered.add(id(between))
                between.ignoring.append(Ignoring(0, 0, reason, "", between.length))
        if last is not None:
            last.ignoring.append(Ignoring(0, 0, reason, "", last.length))

    def at_comment(self, id_: str) -> None:
        """The mark of a comment: it stands here, where it stands on no stretch."""
        if id_ in self.comments and id_ not in self._answered and id_ not in self._commented:
            self._answered.add(id_)
            self.begun()
            self.document.ignore(self.comments[id_], _COMMENT)


def _tail(paragraph: Paragraph, start: int) -> str:
    """The text of a paragraph that is being written, from an offset on."""
    pieces: list[str] = []
    missing = paragraph.length - start
    for piece in reversed(paragraph.pieces):
        if missing <= 0:
            break
        pieces.append(piece[-missing:])
        missing -= len(piece)
    return "".join(reversed(pieces))
