"""The text of a manuscript as its readers hand it over: paragraphs, and what stands where in them."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from secpol_cli.readers.emphasis import find_levels
from secpol_cli.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secpol_cli.model import Locator
    from secpol_cli.readers.emphasis import Levels
    from secpol_cli.readers.source_text import SourceText

Kind = Literal["paragraph", "heading", "caption", "cell", "aside"]  # aside: in a box, a header or a footer

MAX_NOTES = 16  # notes inside each other that are kept apart
NOTHING_IGNORED = "“secpol: ignore” stands at no quotation"


class TooManyParagraphs(Exception):
    """A document has more of them than it may."""


class Place(Record):
    """Where words stand.

    `line` and `column` are of their first character, `end_line` and `end_column`
    of the one behind their last.  `paragraph` counts the paragraphs of the
    running text, headings, list items and cells included; in a note it is that
    of the note's mark.  `page` is where the program that wrote the file last
    broke its pages.  `note` is the label of the note in which the words stand.
    `file` is the included file in which they stand, by its path from the
    manuscript's folder, and None for the manuscript itself.
    """

    paragraph: int
    heading: str = ""
    note: str | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    page: int | None = None
    file: str | None = None


class CitationItem(Record):
    """One work cited next to a quotation (CSL: an item of a citation).

    Known by its citation `key`; or by `names` and `year`, as an author-date
    citation gives them; or by its `title` or its `doi`, where its data are at
    hand; or only by its words, as in the `note` in which it stands.  `text` is
    the whole citation as written, `words` the part of it that is of this work,
    empty where that is all; `prefix` what stands before the work (see, quoted
    in).  What is `loose` may be no citation: it is one if a work goes by it.
    """

    text: str
    key: str | None = None
    names: tuple[str, ...] = ()
    year: str | None = None
    locator: Locator | None = None
    prefix: str = ""
    note: str | None = None
    title: str = ""
    doi: str = ""
    words: str = ""
    loose: bool = False


class CitationSpan(NamedTuple):
    """A citation in a paragraph: its stretch of the text, empty where it leaves none, and its items."""

    start: int
    end: int
    items: tuple[CitationItem, ...]


class Ignoring(NamedTuple):
    """A comment `secpol: ignore …` at an offset of a paragraph; `line` is where its line begins there.

    `until` is where the stretch ends that the comment stands on, None where it stands on none.
    """

    at: int
    line: int
    reason: str
    where: str
    until: int | None = None


class PageStart(NamedTuple):
    """Where in a paragraph a page begins: its number in the file, from 1, and the number printed on it."""

    at: int
    page: int
    printed: str | None


class Paragraph:
    """Text without markup.

    `source` has the manuscript's offset of each character and of what follows
    the last, and is empty where the format has none.  `pairs` maps the offset of
    an opening mark to that of its closing one, where markup says so itself.
    `mute` are the stretches whose marks are none: code, formulas, citations.
    `emphasised` are those in another typeface; they may stand in each other.
    `block` numbers the block quotation that the paragraph belongs to, 0 for none;
    `is_indented` says that it does by its indentation alone, which may mean another thing.
    `pages` are those that it stands on, in their order, where the format has some.
    """

    def __init__(self, number: int, kind: Kind, heading: str, note: str | None, block: int) -> None:
        self.number, self.kind, self.heading, self.note, self.block = number, kind, heading, note, block
        self.is_indented = False
        self.text = ""
        self.source: array[int] = array("q")
        self.pairs: dict[int, int] = {}
        self.mute: list[tuple[int, int]] = []
        self.emphasised: list[tuple[int, int]] = []
        self.cited: list[CitationSpan] = []
        self.notes: list[tuple[int, str]] = []
        self.ignoring: list[Ignoring] = []
        self.own_notes: list[Paragraph] = []  # the paragraphs of the notes that are marked in it
        self.pages: list[PageStart] = []
        self.pieces: list[str] = []
        self.length = 0

    def begin_page(self, page: int, printed: str | None) -> None:
        """What is added from now on stands on a page."""
        self.pages.append(PageStart(self.length, page, printed))

    def page_at(self, offset: int) -> int | None:
        """The page of the file on which an offset stands; None where there are no pages."""
        at = bisect_right(self.pages, offset, key=lambda page: page.at)
        return self.pages[max(0, at - 1)].page if self.pages else None

    def emphasise(self, start: int) -> None:
        """What was added from `start` on is emphasised."""
        self.emphasised.append((start, self.length))

    @cached_property
    def levels(self) -> Levels:
        """Where emphases begin and end, once all is added."""
        return find_levels(self.emphasised)


class ReadDocument:
    """Collects paragraphs in reading order; a note's come behind the paragraph that refers to it.

    `read` counts what was read beside the running text, by its name in the plural
    (text boxes, included files); `passed_over` says, a line each and with its
    place, what was not read and may hold quotations.  `text` is what offsets
    count from, where the format has some.  `raw_marks` are the quotation marks of
    the file, counted without its reader.  `language` is the code of the one that
    it says it is in, empty where it says none.  `metadata` is what the file says of
    itself: Title, Author, CreationDate as PDF calls them.
    """

    def __init__(self, *, with_source: bool, text: SourceText | None = None) -> None:
        self.text = text
        self.paragraphs: list[Paragraph] = []
        self.unread = 0  # stretches of code or formulas that have quotation marks
        self.warnings: list[str] = []
        self.read: Counter[str] = Counter()
        self.passed_over: list[str] = []
        self.metadata: dict[str, str] = {}
        self.raw_marks: Counter[str] = Counter()
        self.language = ""
        self._with_source = with_source
        self._heading = ""
        self._number = 0
        self._blocks = 0
        self._within: list[int] = []
        self._note: str | None = None
        self._open: Paragraph | None = None
        self._deep = 0  # notes that are open inside too many others
        self._waiting: list[tuple[Paragraph | None, list[Paragraph], str | None, list[int]]] = []
        self._ignoring: list[tuple[str, str]] = []
        self._asides: list[tuple[str, Paragraph | None, list[int]]] = []
        self._left = text.most_paragraphs if text is not None else sys.maxsize

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph being written; a new one where none is."""
        return self._open if self._open is not None else self.begin()

    @property
    def next_number(self) -> int:
        """The number of the paragraph of the running text that comes next."""
        return self._number + 1

    @property
    def label(self) -> str:
        """What the box, header or footer is called that is being written; empty in the running text."""
        return self._asides[-1][0] if self._asides else ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in the paragraph being written, or none is."""
        return self._open is None or not self._open.length

    @property
    def is_fresh(self) -> bool:
        """Whether a paragraph is open that has no text yet."""
        return self._open is not None and not self._open.length

    def begin(self, kind: Kind = "paragraph") -> Paragraph:
        """Ends the paragraph being written and begins another."""
        self.end()
        block = self._within[0] if self._within else 0
        number, heading = self._number + 1, self._heading
        if self._asides:  # which counts as part of the paragraph that it stands beside
            number, heading = max(1, self._number), self._asides[-1][0]
            kind = "aside" if kind == "paragraph" else kind
        self._open = Paragraph(number, kind, heading, self._note, block)
        for reason, where in self._ignoring:
            self._open.ignoring.append(Ignoring(0, 0, reason, where))
        self._ignoring = []
        return self._open

    def end(self, at: int | None = None) -> None:
        """Ends the paragraph being written, if one is; one without text leaves nothing behind."""
        written, self._open = self._open, None
        if written is None:
            return
        written.text = "".join(written.pieces)
        if not written.text.strip() and not written.cited and not written.notes:
            self._ignoring += [(one.reason, one.where) for one in written.ignoring]
            self.paragraphs += written.own_notes  # those whose marks stand elsewhere
            return
        self._left -= 1
        if self._left < 0:
            raise TooManyParagraphs
        if self._with_source:
            written.source.append(at if at is not None else (written.source[-1] + 1 if written.source else 0))
        if self._note is None and not self._asides:
            self._number += 1
        self.paragraphs += [written, *written.own_notes]
        if written.kind == "heading" and not self._asides:
            self._heading = " ".join(written.text.split())

    def finish(self) -> ReadDocument:
        """Ends the last paragraph; a comment that no paragraph follows ignores nothing."""
        self.end()
        self.warnings += [f"{where}: {NOTHING_IGNORED}" for _, where in self._ignoring]
        return self

    def where(self, offset: int) -> str:
        """The line of an offset of the source, in words."""
        return self.text.where(offset) if self.text is not None else ""

    def warn(self, what: str, offset: int) -> None:
        """Tells of what is doubtful at an offset of the source."""
        self.warnings.append(f"{self.where(offset)}: {what}")

    def pass_over(self, what: str, offset: int) -> None:
        """Tells of what stands at an offset of the source and is not read."""
        self.passed_over.append(f"{self.where(offset)}: {what}")
        self.warn(what, offset)

    def pass_over_pages(self, told: Iterable[str]) -> None:
        """Tells of pages that are not read."""
        for what in told:
            self.passed_over.append(what)
            self.warnings.append(what)

    def add(self, text: str, offset: int = 0, *, at_once: bool = False) -> None:
        """Adds text that stands at `offset` of the source; with `at_once` all of it at that one place."""
        if not text:
            return
        into = self.paragraph
        into.pieces.append(text)
        into.length += len(text)
        if self._with_source:
            into.source.extend(range(offset, offset + len(text)) if not at_once else [offset] * len(text))

    def add_at(self, text: str, offsets: Iterable[int]) -> None:
        """Adds text of which each character has its own offset."""
        into = self.paragraph
        into.pieces.append(text)
        into.length += len(text)
        if self._with_source:
            into.source.extend(offsets)

    def mute(self, start: int, *, marks: bool) -> None:
        """What was added from `start` on is code; `marks` says whether it has quotation marks."""
        self.paragraph.mute.append((start, self.paragraph.length))
        self.unread += marks

    def cited(self, start: int, items: tuple[CitationItem, ...]) -> None:
        """What was added from `start` on is a citation."""
        self.paragraph.cited.append(CitationSpan(start, self.paragraph.length, items))

    def add_mute(self, text: str, offset: int = 0, *, marks: bool = False) -> None:
        """Adds code, a formula or the like; `marks` says whether it has quotation marks."""
        start = self.paragraph.length
        self.add(text, offset)
        self.mute(start, marks=marks)

    def cite(self, text: str, items: tuple[CitationItem, ...], offset: int = 0) -> None:
        """Adds a citation, with the text that stands for it."""
        start = self.paragraph.length
        self.add(text, offset)
        self.cited(start, items)

    def ignore(self, reason: str, where: str, *, line: int = 0) -> None:
        """A comment that ignores the quotation before it on its line, or else the next.

        `line` is where its line begins: in the source, or, where there is none, in the paragraph.
        """
        if self._open is None:
            self._ignoring.append((reason, where))
        else:
            begins = bisect_left(self._open.source, line) if self._with_source else line
            self._open.ignoring.append(Ignoring(self._open.length, begins, reason, where))

    def open_block(self) -> None:
        """A block quotation begins; inside another it is part of that."""
        self.end()
        if not self._within:
            self._blocks += 1
        self._within.append(self._blocks)

    def close_block(self) -> None:
        """The innermost block quotation ends; nothing where none is open."""
        self.end()
        if self._within:
            self._within.pop()

    def set_off(self, paragraph: Paragraph, *, goes_on: bool) -> None:
        """A paragraph is one of a block quotation: with `goes_on` of the last one, else of a new one."""
        self._blocks += not goes_on
        paragraph.block = self._blocks

    def open_aside(self, label: str) -> None:
        """What stands beside the running text begins (a text box); `label` is the heading of its places."""
        self._asides.append((label, self._open, self._within))
        self._open, self._within = None, []

    def close_aside(self) -> None:
        """What stands beside the running text ends."""
        self.end()
        _, self._open, self._within = self._asides.pop()

    def open_note(self, label: str) -> None:
        """A note begins; what is added goes into it until it is closed.

        One inside too many others is a paragraph of the innermost of these.
        """
        self.paragraph.notes.append((self.paragraph.length, label))
        if len(self._waiting) >= MAX_NOTES:
            self._deep += 1
            self.end()
            return
        self._waiting.append((self._open, self.paragraphs, self._note, self._within))
        self._open, self.paragraphs, self._note, self._within = None, [], label, []

    def close_note(self) -> None:
        """The note ends; its paragraphs stand behind that of its mark."""
        self.end()
        if self._deep:
            self._deep -= 1
            return
        written = self.paragraphs
        self._open, self.paragraphs, self._note, self._within = self._waiting.pop()
        self.paragraph.own_notes += written
