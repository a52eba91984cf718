"""OpenDocument texts (odt): paragraphs, notes, boxes, headers, citations, tracked changes, annotations.

Deleted text lies apart in the file (`text:tracked-changes`) and is not read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.readers.ignoring import reason_of
from secpol_cli.readers.office.fields import field_items
from secpol_cli.readers.office.flow import Flow, FlowReader
from secpol_cli.readers.office.opendocument_styles import OpenDocumentStyles
from secpol_cli.readers.office.properties import kept_in_properties
from secpol_cli.readers.office.set_off import Look
from secpol_cli.readers.office.xml import BadXml, parse
from secpol_cli.readers.records import CitationItem, ReadDocument
from secpol_cli.text.orthography import has_quotation_mark

if TYPE_CHECKING:
    from secpol_cli.readers.office.flow import Event
    from secpol_cli.readers.office.xml import Attributes
    from secpol_cli.readers.records import Kind, Paragraph

_BODY = "content.xml"
_BOXES = frozenset(
    "draw:text-box draw:custom-shape draw:rect draw:ellipse draw:circle draw:polygon draw:polyline draw:path"
    " draw:line draw:connector draw:caption draw:regular-polygon".split()
)
_HEADERS = {
    f"style:{label}{which}": label for label in ("header", "footer") for which in ("", "-left", "-first")
}
_FIELDS = (
    "text:user-field-get text:variable-get text:variable-set text:user-defined text:text-input"
    " text:expression text:conditional-text text:database-display text:description"
    " text:reference-ref text:bookmark-ref"
).split()


def read_opendocument(parts: dict[str, bytes]) -> ReadDocument:
    """The paragraphs of an OpenDocument text, given its parts.

    Raises BadXml where a part is broken.
    """
    styles = OpenDocumentStyles()
    for part in ("styles.xml", _BODY):
        if part in parts:
            styles.read(parts[part], part)
    document = ReadDocument(with_source=False)
    properties = kept_in_properties(parts.get("meta.xml"))
    reader = OpenDocumentReader(document, styles, properties, parts)
    parse(parts[_BODY], reader, _BODY)
    reader.close_paragraph()
    document.read["indented paragraphs"] += reader.now.setting.indented
    if "styles.xml" in parts:
        parse(parts["styles.xml"], _Apart(reader), "styles.xml")
    document.finish()
    document.language = styles.language
    document.read = +document.read  # without what was counted none
    return document


class _Styled(NamedTuple):
    """What a style makes of a paragraph."""

    look: Look
    is_heading: bool


class OpenDocumentFlow(Flow):
    """A flow of text in OpenDocument, with what is open in it."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[tuple[str, Kind]] = []  # the style and kind of each
        self.spans: list[frozenset[str]] = []
        self.cells: list[bool] = []  # whether each cell that is open has had a paragraph
        self.lists = 0


class OpenDocumentReader(FlowReader):
    """Reads the body of a text, and what is anchored in it."""

    flow = OpenDocumentFlow
    now: OpenDocumentFlow

    skipped = frozenset(
        "text:tracked-changes text:note-citation text:ruby-text svg:title svg:desc office:forms"
        " office:automatic-styles office:font-face-decls office:scripts office:binary-data"
        " text:sequence-decls text:variable-decls text:user-field-decls table:covered-table-cell"
        " text:index-source text:table-of-content-source text:bibliography-source dc:creator dc:date".split()
    )

    def __init__(
        self,
        document: ReadDocument,
        styles: OpenDocumentStyles,
        properties: dict[str, str],
        parts: dict[str, bytes],
    ) -> None:
        super().__init__(document, {})
        self.styles, self.properties, self.parts = styles, properties, parts
        self._seen: dict[str, _Styled] = {}  # by style
        self.marks: dict[str, tuple[Paragraph, int]] = {}  # where reference marks and bookmarks began
        self._annotations = 0
        self._bibliography: list[tuple[Attributes, tuple[Paragraph, int]]] = []
        self._register()

    def _register(self) -> None:
        self.starts = {
            "text:p": lambda a: self._start_paragraph(a, "paragraph"),
            "text:h": lambda a: self._start_paragraph(a, "heading"),
            "text:span": self._start_span,
            "text:s": lambda _: self._add(" "),
            "text:tab": lambda _: self._add(" "),
            "text:line-break": lambda _: self._add(" "),
            "text:note-body": lambda _: self.record(self._keep_note),
            "text:list": lambda _: self._count_list(1),
            "table:table-cell": lambda _: self._start_cell(),
            "text:reference-mark-start": lambda a: self._start_mark(a.get("text:name", "")),
            "text:reference-mark-end": lambda a: self._end_mark(a.get("text:name", "")),
            "text:bookmark-start": lambda a: self._start_mark(a.get("text:name", "")),
            "text:bookmark-end": lambda a: self._end_mark(a.get("text:name", "")),
            "text:bibliography-mark": self._start_bibliography,
            "text:change-start": lambda _: self._count("tracked changes"),
            "office:annotation": self._annotation,
            "office:annotation-end": lambda a: self.close_comment(a.get("office:name", "")),
            "draw:object": self._object,
            "draw:object-ole": lambda _: self.passed("an embedded object"),
            "draw:plugin": lambda _: self.passed("an embedded object"),
            "draw:floating-frame": lambda _: self.passed("a document of its own"),
            "text:hidden-text": self._hidden,
            "text:hidden-paragraph": self._hidden,
            **{name: lambda _: self._count("fields") for name in _FIELDS},
            **{name: lambda _: self.record(self._keep_box) for name in _BOXES},
            **{name: self._start_apart(label) for name, label in _HEADERS.items()},
        }
        self.ends = {
            "text:p": self._end_paragraph,
            "text:h": self._end_paragraph,
            "text:span": self._end_span,
            "text:list": lambda: self._count_list(-1),
            "text:bibliography-mark": self._end_bibliography,
            "table:table-cell": self._end_cell,
            "table:table": self._end_table,
        }

    # --- paragraphs -------------------------------------------------------------------------

    def characters(self, text: str) -> None:
        """Characters: those of paragraphs are words."""
        if self.now.paragraphs:
            self._add(text)

    def in_paragraph(self) -> bool:
        """Whether words that follow belong to a paragraph that has been opened."""
        return bool(self.now.paragraphs)

    def _start_paragraph(self, attributes: Attributes, kind: Kind) -> None:
        self.close_paragraph()
        style = attributes.get("text:style-name", "")
        if kind == "paragraph" and self._styled(style).is_heading:
            kind = "heading"
        self.now.paragraphs.append((style, kind))

    def begun(self) -> Paragraph:
        """The paragraph of this flow, begun as its style says where it is not."""
        if self.now.paragraph is None:
            style, kind = self.now.paragraphs[-1] if self.now.paragraphs else ("", "paragraph")
            if self.now.cells:
                kind, self.now.cells[-1] = (kind if self.now.cells[-1] else "cell"), True
            self.open_paragraph(self._look(style), kind)
        return super().begun()

    def _look(self, style: str) -> Look:
        look = self._styled(style).look
        in_list = self.now.lists > 0 or self.now.cells
        return look._replace(is_plain=False) if in_list and look.is_plain else look

    def _styled(self, style: str) -> _Styled:
        """What a style makes of a paragraph in running text; there are few styles, and many paragraphs."""
        if style not in self._seen:
            left = self.styles.length(style, "fo:margin-left")
            left += min(0, self.styles.length(style, "fo:text-indent"))
            plain = not self.styles.is_item(style)
            plain = plain and self.styles.align(style) not in {"center", "end", "right"}
            look = Look(self.styles.names(style), left, self.styles.length(style, "fo:margin-right"), plain)
            levels = [one.level for one in self.styles.chain("paragraph", style)]
            self._seen[style] = _Styled(look, any(level not in {"", "0"} for level in levels))
        return self._seen[style]

    def _end_paragraph(self) -> None:
        self.close_paragraph()
        if self.now.paragraphs:
            self.now.paragraphs.pop()

    def _count_list(self, change: int) -> None:
        self.now.lists += change

    def _start_cell(self) -> None:
        self.close_paragraph()
        self.now.cells.append(False)

    def _end_cell(self) -> None:
        self.close_paragraph()
        if self.now.cells:
            self.now.cells.pop()

    def _end_table(self) -> None:
        self.now.setting.after_table = not self.now.cells

    # --- words ------------------------------------------------------------------------------

    def _start_span(self, attributes: Attributes) -> None:
        faces = self.styles.faces("text", attributes.get("text:style-name", ""))
        self.now.spans.append((self.now.spans[-1] if self.now.spans else frozenset()) | faces)

    def _end_span(self) -> None:
        if self.now.spans:
            self.now.spans.pop()

    def _add(self, text: str) -> None:
        faces = self.now.spans[-1] if self.now.spans else frozenset()
        if "struck" in faces or not self.now.paragraphs:
            return
        if "hidden" in faces:
            if has_quotation_mark(text):
                self.passed("hidden text with quotation marks")
            return
        self.add(text, faces)

    def _hidden(self, attributes: Attributes) -> None:
        if has_quotation_mark(attributes.get("text:string-value", "")):
            self.passed("hidden text with quotation marks")

    def _count(self, what: str) -> None:
        self.document.read[what] += 1

    # --- citations --------------------------------------------------------------------------

    def _start_mark(self, name: str) -> None:
        is_code = name in self.properties or "CSL_CITATION" in name or "citationItems" in name
        if self.now.paragraphs and is_code:
            self.marks[name] = self.here()

    def _end_mark(self, name: str) -> None:
        begin = self.marks.pop(name, None)
        if begin is not None:
            code = self.properties.get(name, name)
            if self.cite(begin, lambda shown: field_items(code, shown)):
                self._count("fields")

    def _start_bibliography(self, attributes: Attributes) -> None:
        self._bibliography.append((attributes, self.here()))

    def _end_bibliography(self) -> None:
        attributes, begin = self._bibliography.pop()
        authors = attributes.get("text:author", "").replace(" and ", ";").split(";")
        names = tuple(_family(author) for author in authors if author.strip())
        title, key = attributes.get("text:title", ""), attributes.get("text:identifier", "")

        def read(shown: str) -> tuple[CitationItem, ...]:
            known = bool(names or title)
            year = attributes.get("text:year") or None
            return (
                CitationItem(
                    shown.strip() or key, key=None if known else key, names=names, year=year, title=title
                ),
            )

        if self.cite(begin, read):
            self._count("fields")

    # --- what stands beside the text ----------------------------------------------------------

    def _annotation(self, attributes: Attributes) -> None:
        id_ = attributes.get("office:name") or f" {self._annotations}"
        self._annotations += 1
        begin = self.here() if self.now.paragraphs else None

        def keep(events: list[Event]) -> None:
            said = _words(events)
            reason = reason_of(said)
            if reason is None:
                if has_quotation_mark(said):
                    self.passed("a comment with quotation marks")
                return
            self._count("comments")
            self.comments[id_] = reason
            if attributes.get("office:name") and begin is not None:
                self._commented[id_] = begin
            elif begin is not None:
                self.at_comment(id_)

        self.record(keep)

    def _keep_note(self, events: list[Event]) -> None:
        self.note(events)

    def _keep_box(self, events: list[Event]) -> None:
        if any(name in {"text:p", "text:h"} for event, name, _ in events if event == "start"):
            self.box("text box", events)
            if not self.now.paragraphs:  # anchored to a page
                self.close_paragraph()

    def _start_apart(self, label: str):  # type: ignore[no-untyped-def]
        def record(_: Attributes) -> None:
            self.record(lambda events: self._read_apart(label, events))

        return record

    def _read_apart(self, label: str, events: list[Event]) -> None:
        if any(character.isalpha() for character in _words(events)):
            self._tell_box(label, events)

    def _object(self, attributes: Attributes) -> None:
        part = attributes.get("xlink:href", "").removeprefix("./").rstrip("/") + "/content.xml"
        formula = _Formula()
        try:
            parse(self.parts.get(part, b"<none/>"), formula, part)
        except BadXml:
            formula.is_formula = False
        if formula.is_formula and self.now.paragraphs:
            self.add_formula("".join(formula.pieces))
        else:
            self.passed("an embedded object")


class _Apart:
    """Of the part of styles: the headers and footers alone."""

    def __init__(self, reader: OpenDocumentReader) -> None:
        self._reader, self._within = reader, 0

    def start(self, name: str, attributes: Attributes) -> None:
        self._within += name in _HEADERS or self._within > 0
        if self._within:
            self._reader.start(name, attributes)

    def end(self, name: str) -> None:
        if self._within:
            self._reader.end(name)
            self._within -= 1

    def text(self, text: str) -> None:
        if self._within:
            self._reader.text(text)


class _Formula:
    """Whether a part is a formula in MathML, and its signs."""

    def __init__(self) -> None:
        self.is_formula: bool | None = None
        self.pieces: list[str] = []

    def start(self, name: str, _: Attributes) -> None:
        if self.is_formula is None:
            self.is_formula = name in {"math:math", "math"}

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        self.pieces.append(text)


def _words(events: list[Event]) -> str:
    """The words of the paragraphs among events."""
    pieces: list[str] = []
    within = 0
    for event, name, _ in events:
        if event == "text":
            if within:
                pieces.append(name)
        elif name in {"text:p", "text:h"}:
            within += 1 if event == "start" else -1
            pieces.append(" ")
    return "".join(pieces).strip()


def _family(author: str) -> str:
    """The family name of `Un, Samnang` or of `Samnang Un`."""
    return author.split(",")[0].strip() if "," in author else (author.split() or [""])[-1]
