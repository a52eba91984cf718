"""Word documents (docx): paragraphs, notes, boxes, headers, fields, tracked changes, comments.

Tracked changes are read as if accepted.  What is shown twice for older programs
(`mc:Fallback`) is read once.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, TypeVar

from secpol_cli.readers.ignoring import reason_of
from secpol_cli.readers.office.fields import control_items, field_items
from secpol_cli.readers.office.flow import Flow, FlowReader
from secpol_cli.readers.office.properties import kept_in_properties
from secpol_cli.readers.office.references import read_sources
from secpol_cli.readers.office.set_off import Look
from secpol_cli.readers.office.symbols import in_font, symbol
from secpol_cli.readers.office.word_styles import FACES, HIDING, Indent, Styles, is_on
from secpol_cli.readers.office.xml import Attributes, parse
from secpol_cli.readers.records import ReadDocument
from secpol_cli.text.orthography import has_quotation_mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from secpol_cli.readers.office.flow import Event
    from secpol_cli.readers.office.references import Reference
    from secpol_cli.readers.records import Kind, Paragraph

_Content = TypeVar("_Content")

_BODY = "word/document.xml"
_QUIET_FIELDS = frozenset("PAGE NUMPAGES PAGEREF HYPERLINK TOC SEQ SECTIONPAGES XE TC TA".split())
_TYPED = re.compile(r"\s*(?:QUOTE\s+\"(?P<quoted>.*)\"|MACROBUTTON\s+\S+\s+(?P<button>.*))\s*$", re.DOTALL)
_OBJECTS = {
    "w:altChunk": "a document that Word takes in when it opens this one",
    "w:subDoc": "a document of its own",
    "c:chart": "a chart",
    "dgm:relIds": "a SmartArt diagram",
    "o:OLEObject": "an embedded object",
}


class Field:
    """A field that has begun: its instruction, its data, and where what it shows begins."""

    def __init__(self, instruction: str = "") -> None:
        self.instruction: list[str] = [instruction]
        self.data = ""
        self.shown: tuple[Paragraph, int] | None = None  # None as long as the instruction goes on
        self.has_result = False


def read_word(parts: dict[str, bytes]) -> ReadDocument:
    """The paragraphs of a Word document, given its parts.

    Raises BadXml where a part is broken.
    """
    related = _related(parts)
    styles = Styles(parts.get(related.get("styles", [""])[0]), "styles.xml")
    comments = _Texts("w:comment", "w:id")
    notes: dict[tuple[str, str], list[Event]] = {}
    for kind in ("footnote", "endnote"):
        for part in related.get(f"{kind}s", [])[:1]:
            collected = _Texts(f"w:{kind}", "w:id", whole=True)
            parse(parts[part], collected, part)
            notes |= {(kind, id_): events for id_, events in collected.events.items()}
    for part in related.get("comments", [])[:1]:
        parse(parts[part], comments, part)
    reader = WordReader(
        styles,
        notes,
        comments.texts,
        read_sources(parts),
        kept_in_properties(parts.get("docProps/custom.xml")),
    )
    parse(parts[_BODY], reader, _BODY)
    reader.end_body()
    for kind in ("header", "footer"):
        for part in related.get(kind, []):
            reader.read_apart(kind, part, lambda part: parse(parts[part], reader, part))
    return reader.finish()


def read_events(
    body: list[Event],
    styles: Styles,
    notes: dict[tuple[str, str], list[Event]],
    comments: dict[str, str],
    apart: list[tuple[str, list[Event]]],
) -> ReadDocument:
    """The paragraphs of a document that is given as the events of Word's elements.

    `notes` are by kind (footnote, endnote) and id, `comments` the words of each
    by its id, `apart` the headers and footers.
    """
    reader = WordReader(styles, notes, comments)
    reader.play(body)
    reader.end_body()
    for kind, events in apart:
        reader.read_apart(kind, events, reader.play)
    return reader.finish()


def _related(parts: dict[str, bytes]) -> dict[str, list[str]]:
    """The parts that the body names, by what they are to it (styles, footnotes, header …)."""
    relations = _Relations()
    name = "word/_rels/document.xml.rels"
    if name in parts:
        parse(parts[name], relations, name)
    found: dict[str, list[str]] = {}
    for kind, target in relations.found:
        part = posixpath.normpath(posixpath.join("word", target)) if target[:1] != "/" else target[1:]
        if part in parts:
            found.setdefault(kind, []).append(part)
    for kind in ("styles", "footnotes", "endnotes", "comments"):
        if kind not in found and f"word/{kind}.xml" in parts:
            found[kind] = [f"word/{kind}.xml"]
    for kind in ("header", "footer"):
        if kind not in found:
            found[kind] = sorted(part for part in parts if re.fullmatch(rf"word/{kind}\d*\.xml", part))
    return found


class _Relations:
    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name.endswith("Relationship") and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found.append((kind, attributes.get("Target", "")))

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass


class _Texts:
    """What stands in each element of a name, by its id: its words, and with `whole` all its events."""

    def __init__(self, name: str, id_: str, *, whole: bool = False) -> None:
        self._name, self._id, self._whole = name, id_, whole
        self.texts: dict[str, str] = {}
        self.events: dict[str, list[Event]] = {}
        self._at: str | None = None
        self._in_text = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == self._name:
            self._at = attributes.get(self._id, "")
            self.texts[self._at] = ""
            self.events[self._at] = []
        elif self._at is not None:
            self._in_text = name == "w:t"
            if self._whole:
                self.events[self._at].append(("start", name, attributes))

    def end(self, name: str) -> None:
        if name == self._name:
            self._at = None
        elif self._at is not None:
            if name == "w:p":
                self.texts[self._at] += " "
            self._in_text = False
            if self._whole:
                self.events[self._at].append(("end", name, None))

    def text(self, text: str) -> None:
        if self._at is not None:
            if self._in_text:
                self.texts[self._at] += text
            if self._whole:
                self.events[self._at].append(("text", text, None))


class WordFlow(Flow):
    """A flow of text in Word, with what is open in it."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[_Paragraph] = []
        self.runs: list[_Run] = []
        self.fields: list[Field] = []
        self.controls: list[_Control] = []
        self.cells: list[bool] = []  # whether each cell that is open has had a paragraph
        self.choices: list[int] = []  # of each alternative: how much was read when it began, -1 before one
        self.collecting: list[str] | None = None  # characters of an element that are no words as such
        self.in_properties = 0
        self.joins = False  # the mark of the paragraph before is deleted: this one goes on with it


class WordReader(FlowReader):
    """Reads the body of a document, and what is anchored in it."""

    flow = WordFlow
    now: WordFlow

    skipped = frozenset(
        "w:pPrChange w:rPrChange w:sectPrChange w:tblPrChange w:trPrChange w:tcPrChange"
        " w:numberingChange w:rt w:delText w:delInstrText w:ffData w:tblPr w:tblGrid w:sectPr"
        " w:docPartObj".split()
    )

    def __init__(
        self,
        styles: Styles,
        notes: dict[tuple[str, str], list[Event]],
        comments: dict[str, str],
        sources: dict[str, Reference] | None = None,
        properties: dict[str, str] | None = None,
    ) -> None:
        reasons = {id_: reason_of(text) for id_, text in comments.items()}
        super().__init__(
            ReadDocument(with_source=False),
            {id_: reason for id_, reason in reasons.items() if reason is not None},
        )
        # comments with quotation marks, which are not read
        self.quoting = {
            id_ for id_, text in comments.items() if reasons[id_] is None and has_quotation_mark(text)
        }
        self.styles, self.notes = styles, notes
        self.sources, self.properties = sources or {}, properties or {}
        self._marked: set[tuple[str, str]] = set()  # the notes that have been read
        self._apart: set[str] = set()  # the words of headers and footers
        self.bookmarks: dict[str, tuple[str, tuple[Paragraph, int]]] = {}
        self.read_so_far = 0
        self._in_note = 0
        self._register()

    def _register(self) -> None:
        self.starts = {
            "w:p": self._start_paragraph,
            "w:pPr": lambda _: self._count_properties(1),
            "w:r": lambda _: self.now.runs.append(_Run()),
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
            "w:sdt": lambda _: self.now.controls.append(_Control()),
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

    # --- paragraphs -------------------------------------------------------------------------

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
        self.now.paragraphs.append(_Paragraph())

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
        own = self.now.paragraphs[-1] if self.now.paragraphs else _Paragraph()
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
        own = self.now.paragraphs.pop() if self.now.paragraphs else _Paragraph()
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

    # --- runs -------------------------------------------------------------------------------

    def _run_style(self, attributes: Attributes) -> None:
        if self.now.runs:
            self.now.runs[-1].style = attributes.get("w:val", "")
            self.now.runs[-1].faces = None

    def _run_font(self, attributes: Attributes) -> None:
        if self.now.runs:
            self.now.runs[-1].font = attributes.get("w:ascii") or attributes.get("w:hAnsi") or ""

    def _face(self, name: str):  # type: ignore[no-untyped-def]
        face = (FACES | HIDING)[name]

        def turn(attributes: Attributes) -> None:
            if self.now.runs and not self.now.in_properties:
                self.now.runs[-1].own[face] = is_on(attributes)
                self.now.runs[-1].faces = None

        return turn

    def _end_run(self) -> None:
        self._pop(self.now.runs)

    def _tab(self, _: Attributes) -> None:
        if not self.now.in_properties:  # where it is one of the places of tabs
            self._add(" ")

    def _add(self, text: str) -> None:
        """Adds words, unless they are part of a field's instruction, struck or hidden."""
        if not text:
            return
        field = self.now.fields[-1] if self.now.fields else None
        if any(field.shown is None for field in self.now.fields):
            if field is not None and field.shown is not None:
                next(one for one in self.now.fields if one.shown is None).instruction.append(text)
            return
        run = self.now.runs[-1] if self.now.runs else _Run()
        if run.skips_mark:
            return
        if run.faces is None:
            run.faces = self.styles.faces(run.style, run.own)
        if "struck" in run.faces:
            return
        if "hidden" in run.faces:
            if has_quotation_mark(text):
                self.passed("hidden text with quotation marks")
            return
        self.read_so_far += len(text)
        if field is not None:
            field.has_result = True
        self.add(in_font(text, run.font), run.faces)

    def _collect(self) -> None:
        self.now.collecting = []

    def _collected(self) -> str:
        collected, self.now.collecting = "".join(self.now.collecting or []), None
        return collected

    def _end_text(self) -> None:
        self._add(self._collected())

    def _end_formula(self) -> None:
        text = self._collected()
        self.read_so_far += len(text)
        self.add_formula(text)

    # --- fields, content controls, bookmarks --------------------------------------------------

    def _field_mark(self, attributes: Attributes) -> None:
        kind = attributes.get("w:fldCharType")
        if kind == "begin":
            self.now.fields.append(Field())
        elif kind == "separate" and self.now.fields:
            self.now.fields[-1].shown = self.here()
        elif kind == "end":
            self._end_field()

    def _start_simple(self, attributes: Attributes) -> None:
        self.now.fields.append(Field(attributes.get("w:instr", "")))
        self.now.fields[-1].shown = self.here()

    def _end_instruction(self) -> None:
        text = self._collected()
        if self.now.fields and self.now.fields[-1].shown is None:
            self.now.fields[-1].instruction.append(text)

    def _end_data(self) -> None:
        data = self._collected()
        if self.now.fields:
            self.now.fields[-1].data = data

    def _end_field(self) -> None:
        if not self.now.fields:
            return
        field = self.now.fields.pop()
        instruction = "".join(field.instruction)
        outer = self.now.fields[-1] if self.now.fields else None
        if outer is not None and outer.shown is None:
            outer.data = outer.data or field.data
            return
        if field.shown is None:
            field.shown = self.here()
            typed = _TYPED.match(instruction)
            self._add((typed["quoted"] or typed["button"] or "").replace('\\"', '"') if typed else "")
        is_cited = self.cite(
            field.shown, lambda shown: field_items(instruction, shown, field.data, self.sources)
        )
        name = "".join(instruction.split(maxsplit=1)[:1]).upper()
        if is_cited or (field.has_result and name not in _QUIET_FIELDS):
            self._count("fields")

    def _tag(self, attributes: Attributes) -> None:
        if self.now.controls:
            self.now.controls[-1].tag = attributes.get("w:val", "")

    def _start_control(self, _: Attributes) -> None:
        if self.now.controls and self.now.controls[-1].tag.startswith("MENDELEY_CITATION"):
            self.now.controls[-1].shown = self.here()

    def _end_control(self) -> None:
        control = self.now.controls.pop() if self.now.controls else _Control()
        if control.shown is not None:
            self.cite(control.shown, lambda shown: control_items(control.tag, shown))

    def _start_bookmark(self, attributes: Attributes) -> None:
        code = self.properties.get(attributes.get("w:name", ""))
        if code is not None and self.now.paragraphs:
            self.bookmarks[attributes.get("w:id", "")] = (code, self.here())

    def _end_bookmark(self, attributes: Attributes) -> None:
        found = self.bookmarks.pop(attributes.get("w:id", ""), None)
        if found is not None:
            self.cite(found[1], lambda shown: field_items(found[0], shown))

    # --- what stands beside the text ------------------------------------------------------------

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

    def _count(self, what: str) -> None:
        if not self.now.in_properties:
            self.document.read[what] += 1

    @staticmethod
    def _pop(stack: list) -> None:  # type: ignore[type-arg]
        if stack:
            stack.pop()


class _Paragraph:
    """What a paragraph that is open says of itself."""

    def __init__(self) -> None:
        self.style = ""
        self.indent = Indent()
        self.align = ""
        self.level = ""  # of the outline: 0 to 8 for headings, 9 for none
        self.item: bool | None = None
        self.frame = ""
        self.mark_deleted = False


class _Run:
    """What a run says of its words."""

    def __init__(self) -> None:
        self.style = ""
        self.font = ""
        self.own: dict[str, bool] = {}
        self.faces: frozenset[str] | None = None
        self.skips_mark = False


class _Control:
    """A content control that is open."""

    def __init__(self) -> None:
        self.tag = ""
        self.shown: tuple[Paragraph, int] | None = None
