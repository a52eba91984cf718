"""What is open in a flow of Word's text: paragraphs, runs, fields and content controls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.readers.office.flow import Flow
from secpol_cli.readers.office.word_styles import Indent

if TYPE_CHECKING:
    from secpol_cli.readers.records import Paragraph


class OpenParagraph:
    """What a paragraph that is open says of itself."""

    def __init__(self) -> None:
        self.style = ""
        self.indent = Indent()
        self.align = ""
        self.level = ""  # of the outline: 0 to 8 for headings, 9 for none
        self.item: bool | None = None
        self.frame = ""
        self.mark_deleted = False


class OpenRun:
    """What a run says of its words."""

    def __init__(self) -> None:
        self.style = ""
        self.font = ""
        self.own: dict[str, bool] = {}
        self.faces: frozenset[str] | None = None
        self.skips_mark = False


class OpenField:
    """A field that has begun: its instruction, its data, and where what it shows begins."""

    def __init__(self, instruction: str = "") -> None:
        self.instruction: list[str] = [instruction]
        self.data = ""
        self.shown: tuple[Paragraph, int] | None = None  # None as long as the instruction goes on
        self.has_result = False


class OpenControl:
    """A content control that is open."""

    def __init__(self) -> None:
        self.tag = ""
        self.shown: tuple[Paragraph, int] | None = None


class WordFlow(Flow):
    """A flow of text in Word, with what is open in it."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[OpenParagraph] = []
        self.runs: list[OpenRun] = []
        self.fields: list[OpenField] = []
        self.instructions: list[OpenField] = []  # of these, those whose instruction goes on
        self.controls: list[OpenControl] = []
        self.cells: list[bool] = []  # whether each cell that is open has had a paragraph
        self.choices: list[int] = []  # of each alternative: how much was read when it began, -1 before one
        self.collecting: list[str] | None = None  # characters of an element that are no words as such
        self.in_properties = 0
        self.joins = False  # the mark of the paragraph before is deleted: this one goes on with it
