"""The body of a Word document: its paragraphs, and what is anchored in them.

Tracked changes are read as if accepted.  What is shown twice for older programs
(`mc:Fallback`) is read once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from secpol_cli.readers.ignoring import reason_of
from secpol_cli.readers.office.set_off import Look
from secpol_cli.readers.office.symbols import symbol
from secpol_cli.readers.office.word_flow import OpenControl, OpenParagraph, OpenRun
from secpol_cli.readers.office.word_runs import RunReader
from secpol_cli.readers.office.word_styles import FACES, HIDING, WordStyles
from secpol_cli.readers.records import ReadDocument
from secpol_cli.text.orthography import has_quotation_mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from secpol_cli.readers.office.flow import Event
    from secpol_cli.readers.office.references import KeptWork
    from secpol_cli.readers.office.xml import Attributes
    from secpol_cli.readers.records import Kind, Paragraph

_Content = TypeVar("_Content")

_OBJECTS = {
    "w:altChunk": "a document that Word takes in when it opens this one",
    "w:subDoc": "a document of its own",
    "c:chart": "a chart",
    "dgm:relIds": "a SmartArt diagram",
    "o:OLEObject": "an embedded object",
}


class WordReader(RunReader):
    """Reads the body of a document, and what is anchored in it."""

    skipped = frozenset(
        "w:pPrChange w:rPrChange w:sectPrChange w:tblPrChange w:trPrChange w:tcPrChange"
        " w:numberingChange w:rt w:delText w:delInstrText w:ffData w:tblPr w:tblGrid w:sectPr"
        " w:docPartObj".split()
    )

    def __init__(
        self,
        styles: WordStyles,
        notes: dict[tuple[str, str], list[Event]],
        comments: dict[str, str],
        sources: dict[str, KeptWork] | None = None,
        properties: dict[str, str] | None = None,
    ) -> None:
        reasons = {id_: reason_of(text) for id_, text in comments.items()}
        super().__init__(
            ReadDocument(with_source=False),
            {id_: reason for id_, reason in reasons.items() if reason is not None},
            styles,
            sources or {},
            properties or {},
        )
        # comments with quotation marks, which are not read
        self.quoting = {
            id_ for id_, text in comments.items() if reasons[id_] is None and has_quotation_mark(text)
        }
        self.notes = notes
        self._marked: set[tuple[str, str]] = set()  # the notes that have been read
        self._apart: set[str] = set()  # the words of headers and footers
        self._in_note = 0
        self._register()

    def _register(self) -> None:
        self.starts = {
            "w:p": self._start_paragraph,
            "w:pPr": lambda _: self._count_properties(1),
            "w:r": lambda _: self.now.runs.append(OpenRun()),
            "w:pStyle": lambda a: self._of_paragraph("style", a.get("w:val", "")),
            "w:ind": self._indent,
            "w:jc": lambda a: self._of_paragraph("align", a.get("w:val", "")),
            "w:numId": lambda a: self._of_paragraph("item", a.get("w:val") != "0"),
            "w:outlineLvl": lambda a: self._of_paragraph("level", a.get("w:val", "")),
            "w:framePr": self._frame,
            "w:del": self._gone,
            "w:moveFrom": self._gone,
            "w:ins": lambda _: self._count("tracked insertions"),
            "w:moveTo": lambda _: self._count("tracked insertions"),
            "w:rStyle": self._run_style,
            "w:rFonts": self._run_font,
            **{name: self._face(name) for name in FACES | HIDING},
            "w:t": lambda _: self._collect(),
            "m:t": lambda _: self._collect(),
            "w:instrText": lambda _: self._collect(),
            "w:fldData": lambda _: self._collect(),
            "w:tab": self._tab,
            "w:ptab": self._tab,
            "w:br": lambda _: self._add(" "),
            "w:cr": lambda _: self._add(" "),
            "w:noBreakHyphen": lambda _: self._add("\u2011"),
            "w:softHyphen": lambda _: self._add("\u00ad"),
            "w:sym": lambda a: self._add(symbol(a.get("w:char", ""), a.get("w:font", ""))),
            "w:fldChar": self._field_mark,
            "w:fldSimple": self._start_simple,
            "w:sdt": lambda _: self.now.controls.append(OpenControl()),
            "w:tag": self._tag,
            "w:sdtContent": self._start_control,
            "w:footnoteReference": lambda a: self._mark_note("footnote", a),
            "w:endnoteReference": lambda a: self._mark_note("endnote", a),
            "w:commentRangeStart": lambda a: self.open_comment(a.get("w:id", "")),
            "w:commentRangeEnd": lambda a: self.close_comment(a.get("w:id", "")),
            "w:commentReference": self._mark_comment,
            "w:bookmarkStart": self._start_bookmark,
            "w:bookmarkEnd": self._end_bookmark,
            "w:tc": self._start_cell,
            "w:txbxContent": lambda _: self.record(self._keep_box),
            "mc:AlternateContent": lambda _: self.now.choices.append(-1),
            "mc:Choice": self._choose,
            "mc:Fallback": self._choose,
            **{name: self._object(what) for name, what in _OBJECTS.items()},
        }
        self.ends = {
            "w:p": self._end_paragraph,
            "w:pPr": lambda: self._count_properties(-1),
            "w:r": self._end_run,
            "w:t": self._end_text,
            "m:t": self._end_formula,
            "w:instrText": self._end_instruction,
            "w:fldData": self._end_data,
            "w:fldSimple": self._end_field,
            "w:sdt": self._end_control,
            "w:tc": lambda: self._pop(self.now.cells),
            "w:tbl": self._end_table,
            "mc:AlternateContent": lambda: self._pop(self.now.choices),
        }

    def _gone(self, _: Attributes) -> None:
        """What is deleted or moved away is not read; it may be the mark of a paragraph."""
        if self.now.in_properties and self.now.paragraphs:
            self.now.paragraphs[-1].mark_deleted = True
        self.skip()

    def characters(self, text: str) -> None:
        """Characters: those of an element that collects them."""
        if self.now.collecting is not None:
            self.now.collecting.append(text)

    def in_paragraph(self) -> bool:
        """Whether words that follow belong to a paragraph that has been opened."""
        return bool(self.now.paragraphs)

    def _start_paragraph(self, _: Attributes) -> None:
        self.now.paragraphs.append(OpenParagraph())

    def _count_properties(self, change: int) -> None:
        self.now.in_properties += change

    def begun(self) -> Paragraph:
        """The paragraph of this flow, begun as its properties say where it is not."""
        if self.now.paragraph is None:
            self._look()
        return super().begun()

    def _of_paragraph(self, name: str, value: object) -> None:
        if self.now.in_properties and self.now.paragraphs:
            setattr(self.now.paragraphs[-1], name, value)

    def _indent(self, attributes: Attributes) -> None:
        if self.now.in_properties and self.now.paragraphs:
            self.now.paragraphs[-1].indent.read(attributes)

    def _frame(self, attributes: Attributes) -> None:
        if self.now.in_properties and self.now.paragraphs:
            self.now.paragraphs[-1].frame = attributes.get("w:dropCap", "") or "frame"

    def _look(self) -> None:
        """Says how the paragraph that begins is set: its properties are known with its first words."""
        own = self.now.paragraphs[-1] if self.now.paragraphs else OpenParagraph()
        indent = self.styles.indent(own.style, own.indent)
        style = own.style
        item = own.item if own.item is not None else self.styles.is_item(style)
        align = own.align or self.styles.align(style)
        plain = not item and not self.now.cells and not own.frame and align not in {"center", "right", "end"}
        left = (indent.left or 0) - max(0, indent.hanging or 0)
        look = Look(self.styles.names(style) if style else (), left, indent.right or 0, plain)
        kind: Kind = "paragraph"
        if self.now.cells:
            kind, self.now.cells[-1] = ("paragraph" if self.now.cells[-1] else "cell"), True
        elif own.level in set("012345678") or (not own.level and self.styles.is_heading(style)):
            kind = "heading"
        elif self.styles.is_caption(style):
            kind = "caption"
        self.open_paragraph(look, kind)

    def _end_paragraph(self) -> None:
        own = self.now.paragraphs.pop() if self.now.paragraphs else OpenParagraph()
        if own.frame not in {"", "none", "frame"} and self.now.paragraph is not None:  # an initial
            self.now.joins = self.now.ends_blank = True
        elif own.mark_deleted and self.now.paragraph is not None:
            self.now.joins = True
        else:
            self.now.joins = False
            if own.frame and self.now.paragraph is not None:
                self._count("frames")
            self.close_paragraph()

    def _start_cell(self, _: Attributes) -> None:
        self.close_paragraph()
        self.now.cells.append(False)

    def _end_table(self) -> None:
        self.close_paragraph()
        self.now.setting.after_table = not self.now.cells

    def _mark_note(self, kind: str, attributes: Attributes) -> None:
        events = self.notes.get((kind, attributes.get("w:id", "")))
        if self.now.runs and attributes.get("w:customMarkFollows", "0") not in {"0", "false", "off"}:
            self.now.runs[-1].skips_mark = True
        if events is None or self._in_note:
            self.passed(f"a {kind} that is not in the file" if events is None else f"a {kind} in a note")
            return
        if (kind, attributes.get("w:id", "")) in self._marked:  # Word marks each once
            return
        self._marked.add((kind, attributes.get("w:id", "")))
        self._in_note += 1
        self.note(events)
        self._in_note -= 1

    def _mark_comment(self, attributes: Attributes) -> None:
        id_ = attributes.get("w:id", "")
        if id_ in self.quoting:
            self.passed("a comment with quotation marks")
        elif id_ in self.comments:
            self._count("comments")
        self.at_comment(id_)

    def _keep_box(self, events: list[Event]) -> None:
        self.read_so_far += 1
        self.box("text box", events)

    def end_body(self) -> None:
        """The running text is read."""
        self.close_paragraph()
        if any(one.shown is None for one in self.now.fields):
            self.passed("a field that does not end; what stands behind it may belong to it")
        self.document.read["indented paragraphs"] += self.now.setting.indented

    def read_apart(self, label: str, content: _Content, tell: Callable[[_Content], None]) -> None:
        """Reads a header or a footer behind the text; one that stands in several parts, once."""
        before = self.document.paragraphs
        self.document.open_aside(label)
        around, self.now, self.document.paragraphs = self.now, self.flow(), []
        tell(content)
        self.close_paragraph()
        self.document.close_aside()
        self.now = around
        read, self.document.paragraphs = self.document.paragraphs, before
        words = " ".join(one.text for one in read)
        if words not in self._apart:
            self._apart.add(words)
            before += read
            self.document.read[f"{label}s"] += any(map(str.isalpha, words))

    def finish(self) -> ReadDocument:
        """The document, with all that was counted."""
        self.document.finish()
        self.document.read = +self.document.read  # without what was counted none
        return self.document

    def _choose(self, _: Attributes) -> None:
        """Of alternatives the first from which something was read."""
        if not self.now.choices:
            return
        if self.now.choices[-1] >= 0 and self.read_so_far > self.now.choices[-1]:
            self.skip()
        elif self.now.choices[-1] < 0:
            self.now.choices[-1] = self.read_so_far

    def _object(self, what: str):  # type: ignore[no-untyped-def]
        def passed(attributes: Attributes) -> None:
            self.read_so_far += 1
            self.passed("an equation" if "Equation" in attributes.get("ProgID", "") else what)

        return passed
