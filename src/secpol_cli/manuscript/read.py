"""Reading a manuscript: its quotations, and what it claims of them."""

from __future__ import annotations

import os
from functools import partial
from hashlib import sha256
from typing import IO, TYPE_CHECKING, NamedTuple

from secpol_cli.errors import ManuscriptUnreadable
from secpol_cli.manuscript.bibliographies import named_bibliographies
from secpol_cli.manuscript.no_quotations import why_skipped
from secpol_cli.manuscript.quotation import CONTEXT, DOUBTFUL, Claim, Manuscript, Quotation, Skipped
from secpol_cli.manuscript.quotations import Found, find_quotations
from secpol_cli.manuscript.reference_lists import (
    LONGEST_ENTRY,
    LONGEST_OPENING,
    find_entries,
    is_entrys_title,
    is_title_of_a_work,
)
from secpol_cli.manuscript.source_lines import has_citation_behind
from secpol_cli.readers.emphasis import Run, find_emphasised, runs_in
from secpol_cli.readers.formats import FORMATS
from secpol_cli.readers.ignoring import find_ignored
from secpol_cli.readers.input import SPLIT, Content, read_content
from secpol_cli.readers.raw.marks import count_unread
from secpol_cli.readers.read import read_document
from secpol_cli.readers.records import Place
from secpol_cli.readers.source_text import SourceText
from secpol_cli.record import replace
from secpol_cli.text.orthography import DOUBLE_QUOTES, GUILLEMETS, PUNCTUATION, SINGLE_OPENING

if TYPE_CHECKING:
    from secpol_cli.manuscript.claims.claims import ClaimReader
    from secpol_cli.readers.positions import Elsewhere
    from secpol_cli.readers.records import Paragraph, ReadDocument

STDIN = "-"
MAX_QUOTATIONS = 10_000  # of one manuscript
MAX_CHECKED = 3_000  # that differ and are to be looked up; chosen, by tests/bench/bounds.py
MAX_DEPTH = 8  # quotations inside each other; what stands deeper is skipped
_CUT = 80  # code points shown of that


def read_manuscript(
    source: str | os.PathLike[str] | IO[bytes],
    *,
    name: str | None = None,
    format_: str | None = None,
    limits: bool = True,
) -> Manuscript:
    """The quotations of a file, or of a binary stream, in reading order.

    `name` is what the manuscript is called in results and messages, by default
    the path, for streams `-`.  The format is `format_` (one of FORMATS), else
    what the ending says, else it is seen from the content.  Without `limits`
    it may be larger, and have more quotations, than others.  A document without
    quotations has none: that is no error.  Raises ManuscriptUnreadable, in one line for that file, where
    it is missing, empty, binary, encrypted, damaged, too large, not UTF-8 or not what
    its ending says; and ToolError where pandoc is needed and there is none.
    """
    if name is None:
        name = os.fspath(source) if isinstance(source, (str, os.PathLike)) else STDIN
    content = read_content(source, name, format_, limits=limits)
    document, elsewhere = read_document(content, name)
    if limits:
        _check_count(_count_marks(document) // 2, name, MAX_QUOTATIONS)
    return _Assembly(document, content, name, elsewhere).manuscript()


def _count_marks(document: ReadDocument) -> int:
    """How many marks the paragraphs have that are no apostrophes."""
    signs = DOUBLE_QUOTES + GUILLEMETS + SINGLE_OPENING
    return sum(sum(map(paragraph.text.count, signs)) for paragraph in document.paragraphs)


def _check_count(quotations: int, name: str, most: int) -> None:
    """Raises ManuscriptUnreadable where there are more quotations than are checked in a reasonable time."""
    if quotations > most:
        raise ManuscriptUnreadable(name, f"has more than {most:,} quotations", SPLIT)


class _Words(NamedTuple):
    """A quotation's words, the offset of each character in the source, and what is emphasised."""

    text: str
    offsets: tuple[int, ...]
    emphasised: tuple[tuple[int, int], ...]


class _Assembly:
    """What was found in a document, as the records that others see."""

    def __init__(
        self, document: ReadDocument, content: Content, name: str, elsewhere: Elsewhere | None
    ) -> None:
        self.document, self.content, self.name = document, content, name
        self.paragraphs = document.paragraphs
        self.elsewhere = elsewhere
        self._entries = find_entries(document.paragraphs)
        self._titles: set[str] = set()  # those read so far
        self.text = document.text or SourceText(content.text)

    def manuscript(self) -> Manuscript:
        from secpol_cli.manuscript.claims.claims import ClaimReader
        from secpol_cli.manuscript.numbered_references import cite_by_number

        cite_by_number(self.paragraphs, self._entries)
        found = find_quotations(self.paragraphs, self._entries)
        if self.content.limits:  # marks that nothing closes are among them
            _check_count(len(found) // 2, self.name, MAX_QUOTATIONS)
        ignored, warnings = find_ignored(self.paragraphs, [one.outer for one in found])
        reader = ClaimReader(self.paragraphs, found, self.place)
        quotations = []
        open_: list[int] = []  # the quotations that the next may stand in, outermost first
        reasons: list[str | None] = []  # why these are ignored, and what stands in them with them
        for index, one in enumerate(found):
            while open_ and not _holds(found[open_[-1]], one):
                open_.pop()
                reasons.pop()
            inside = open_[-1] if open_ else None
            reason = ignored.get(index, reasons[-1] if reasons else None)
            quotations.append(self._quotation(one, reader, inside, len(open_), reason))
            if one.skipped is None:
                open_.append(index)
                reasons.append(reason)
        if self.content.limits:
            different = {one.text for one in quotations if one.skipped is None}
            _check_count(len(different), self.name, MAX_CHECKED)
        said = [*self.content.warnings, *self.document.warnings, *warnings, *self._unread()]
        return Manuscript(
            file=self.name,
            format=self.content.format,
            quotations=tuple(quotations),
            marks=sum(one.mark_count for one in found),
            warnings=tuple(f"{self.name}: {one}" for one in said),
            source=self.content.text if self.content.encoding else None,
            encoding=self.content.encoding,
            read=tuple(sorted(self.document.read.items())),
            passed_over=tuple(self.document.passed_over),
            sha256=sha256(self.content.data).hexdigest(),
            bibliographies=named_bibliographies(self.content.text, self.content.format),
            included=tuple(file.name for file in self.text.included),
            language=self.document.language,
            raw_marks=sum(self.document.raw_marks.values()),
            lost_marks=count_unread(self.document.raw_marks, self.paragraphs),
        )

    def _unread(self) -> list[str]:
        count = self.document.unread
        if not count:
            return []
        stretches = "1 stretch" if count == 1 else f"{count} stretches"
        return [f"{stretches} of code, formulas or metadata with quotation marks not read"]

    def _quotation(
        self, one: Found, reader: ClaimReader, inside: int | None, depth: int, reason: str | None
    ) -> Quotation:
        deep = depth > MAX_DEPTH  # thousands of marks in each other would cost their square
        text, offsets, emphasised = self._words(one, _CUT if deep else None)
        first, last = self.paragraphs[one.outer.first], self.paragraphs[one.outer.last]
        before = first.text[max(0, one.outer.start - CONTEXT) : one.outer.start]
        after = last.text[one.outer.end : one.outer.end + CONTEXT]
        skipped = Skipped("ignored", reason) if reason is not None else one.skipped
        skipped = skipped or (Skipped("deep") if deep else None)
        if skipped is None:
            skipped = why_skipped(
                text,
                one.kind,
                in_note=first.note is not None,
                before=before,
                after=after,
                is_cited=partial(has_citation_behind, last, one.outer.end),
            )
            if skipped is None and one.kind == "inline" and self._is_title(one, text):
                skipped = Skipped("title")
            if skipped is not None and skipped.why == "title":
                self._titles.add(_bare(text))
        start, end = (offsets[0], offsets[-1] + 1) if offsets else (None, None)
        place = self._place_of(one, text, start, end)
        offsets = self._own(offsets)
        start, end = (offsets[0], offsets[-1] + 1) if offsets else (None, None)
        return Quotation(
            text=text,
            kind="nested" if inside is not None else one.kind,
            place=place,
            marks=one.marks,
            mark_count=one.mark_count,
            before=before,
            after=after,
            claim=reader.read(one) if skipped is None or skipped.why in DOUBTFUL else Claim(),
            skipped=skipped,
            inside=inside,
            depth=depth,
            start=start,
            end=end,
            offsets=offsets,
            emphasised=emphasised,
        )

    def _is_title(self, one: Found, text: str) -> bool:
        """Whether words in marks are a title: in an entry of a list, in a reference by itself, or one that
        was told before to be one."""
        if _bare(text) in self._titles:
            return True
        paragraph = self.paragraphs[one.outer.first]
        if one.outer.start > LONGEST_OPENING:
            return False
        end = one.outer.end
        before, behind = paragraph.text[: one.outer.start], paragraph.text[end : end + LONGEST_ENTRY]
        if one.outer.first in self._entries:
            return is_entrys_title(before, behind)
        return not paragraph.block and is_title_of_a_work(text, before, behind)

    def _own(self, offsets: tuple[int, ...]) -> tuple[int, ...]:
        """Offsets as those of the manuscript; none where one of them is in an included file."""
        if not self.text.is_composed:
            return offsets
        own = [self.text.own_offset(offset) for offset in offsets]
        return tuple(offset for offset in own if offset is not None) if None not in own else ()

    def _words(self, one: Found, most: int | None) -> _Words:
        """The words of a quotation, at most so many characters of each part."""
        texts: list[str] = []
        offsets: list[int] = []
        runs: list[Run] = []
        length = 0
        for number, start, end in one.parts:
            paragraph = self.paragraphs[number]
            if length:  # what opens in an empty paragraph begins in the next
                texts.append("\n\n")
                length += 2
                offsets += [offsets[-1], offsets[-1]] if offsets else []
            for piece_start, piece_end in _without(
                paragraph, start, end if most is None else min(end, start + most)
            ):
                texts.append(paragraph.text[piece_start:piece_end])
                shift = length - piece_start
                runs += [
                    Run(begin + shift, stop + shift, level)
                    for begin, stop, level in runs_in(paragraph.levels, piece_start, piece_end)
                ]
                length += piece_end - piece_start
                if paragraph.source:
                    offsets += paragraph.source[piece_start:piece_end]
        text = "".join(texts)
        stripped = text.strip()
        lead = len(text) - len(text.lstrip()) if stripped else 0
        emphasised = [(begin - lead, stop - lead) for begin, stop in find_emphasised(text, runs)]
        return _Words(stripped, tuple(offsets[lead : lead + len(stripped)]), tuple(emphasised))

    def _place_of(self, one: Found, text: str, start: int | None, end: int | None) -> Place:
        paragraph = self.paragraphs[one.outer.first]
        if start is None and paragraph.source:  # a mark without words
            start = end = paragraph.source[one.outer.start]
        place = self._place(paragraph, start, end)
        if paragraph.pages:
            place = replace(place, page=paragraph.page_at(one.outer.start))
        return self.elsewhere.place(place, text, one.outer.first) if self.elsewhere else place

    def place(self, paragraph: Paragraph, start: int, end: int) -> Place:
        """The place of a stretch of a paragraph."""
        if not paragraph.source:
            return self._place(paragraph, None, None)
        return self._place(paragraph, paragraph.source[start], paragraph.source[max(start, end - 1)] + 1)

    def _place(self, paragraph: Paragraph, start: int | None, end: int | None) -> Place:
        place = Place(paragraph.number, paragraph.heading, paragraph.note)
        if start is None or end is None:
            return place
        return self.text.locate(place, start, end)


def _holds(outer: Found, inner: Found) -> bool:
    """Whether one stands in the words of another."""
    begins = (outer.stretch.first, outer.stretch.start) <= (inner.outer.first, inner.outer.start)
    ends = (inner.outer.last, inner.outer.end) <= (outer.stretch.last, outer.stretch.end)
    return begins and ends


def _bare(title: str) -> str:
    """A title as it is compared with others."""
    return " ".join(title.casefold().split()).rstrip(PUNCTUATION)


def _without(paragraph: Paragraph, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch without the citations in it."""
    pieces = []
    for cited in paragraph.cited:
        if cited.end > cited.start >= start and cited.end <= end:
            stop = cited.start
            while stop > start and paragraph.text[stop - 1] == " ":
                stop -= 1
            pieces.append((start, stop))
            start = cited.end
    return [*pieces, (start, end)]


__all__ = ["FORMATS", "read_document", "read_manuscript"]
