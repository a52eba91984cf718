"""Word's runs and fields: words in their typefaces, what fields show, and the works that they cite."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.readers.office.fields import control_items, field_items
from secpol_cli.readers.office.flow import FlowReader
from secpol_cli.readers.office.symbols import in_font
from secpol_cli.readers.office.word_flow import OpenControl, OpenField, OpenRun, WordFlow
from secpol_cli.readers.office.word_styles import FACES, HIDING, WordStyles, is_on
from secpol_cli.text.orthography import has_quotation_mark

if TYPE_CHECKING:
    from secpol_cli.readers.office.references import KeptWork
    from secpol_cli.readers.office.xml import Attributes
    from secpol_cli.readers.records import Paragraph, ReadDocument

_QUIET_FIELDS = frozenset("PAGE NUMPAGES PAGEREF HYPERLINK TOC SEQ SECTIONPAGES XE TC TA".split())
_DEEPEST_FIELD = 16  # fields in each other; what each shows is looked at, that of those inside again
_TYPED = re.compile(r"\s*(?:QUOTE\s+\"(?P<quoted>.*)\"|MACROBUTTON\s+\S+\s+(?P<button>.*))\s*$", re.DOTALL)


class RunReader(FlowReader):
    """Reads what stands in paragraphs: runs, fields, content controls and bookmarks.

    `sources` are the works of Word's own list by their keys, `properties` the
    codes of citations that are kept apart, by the names of their bookmarks.
    """

    flow = WordFlow
    now: WordFlow

    def __init__(
        self,
        document: ReadDocument,
        reasons: dict[str, str],
        styles: WordStyles,
        sources: dict[str, KeptWork],
        properties: dict[str, str],
    ) -> None:
        super().__init__(document, reasons)
        self.styles, self.sources, self.properties = styles, sources, properties
        self.bookmarks: dict[str, tuple[str, tuple[Paragraph, int]]] = {}
        self.read_so_far = 0  # grows with everything that is read

    def _count(self, what: str) -> None:
        if not self.now.in_properties:
            self.document.read[what] += 1

    @staticmethod
    def _pop(stack: list) -> None:  # type: ignore[type-arg]
        if stack:
            stack.pop()

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
        if self.now.instructions:
            if field is not None and field.shown is not None:
                self.now.instructions[0].instruction.append(text)
            return
        run = self.now.runs[-1] if self.now.runs else OpenRun()
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

    def _field_mark(self, attributes: Attributes) -> None:
        kind = attributes.get("w:fldCharType")
        if kind == "begin":
            self.now.fields.append(OpenField())
            self.now.instructions.append(self.now.fields[-1])
        elif kind == "separate" and self.now.fields:
            self._end_instructions_of(self.now.fields[-1])
            self.now.fields[-1].shown = self.here()
        elif kind == "end":
            self._end_field()

    def _end_instructions_of(self, field: OpenField) -> None:
        if field.shown is None and self.now.instructions:
            self.now.instructions.pop()

    def _start_simple(self, attributes: Attributes) -> None:
        self.now.fields.append(OpenField(attributes.get("w:instr", "")))
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
        self._end_instructions_of(field)
        instruction = "".join(field.instruction)
        outer = self.now.fields[-1] if self.now.fields else None
        if outer is not None and outer.shown is None:
            outer.data = outer.data or field.data
            return
        if field.shown is None:
            field.shown = self.here()
            typed = _TYPED.match(instruction)
            self._add((typed["quoted"] or typed["button"] or "").replace('\\"', '"') if typed else "")
        is_cited = len(self.now.fields) < _DEEPEST_FIELD and self.cite(
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
        control = self.now.controls.pop() if self.now.controls else OpenControl()
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
