"""Pandoc's document tree as paragraphs."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from secpol_cli.readers.citations import CITATION, find_author_date, read_key_citation
from secpol_cli.readers.ignoring import reason_of
from secpol_cli.readers.records import CitationItem, CitationSpan, ReadDocument
from secpol_cli.text.locators import parse_locator
from secpol_cli.text.orthography import ENGLISH_QUOTES, has_quotation_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secpol_cli.readers.records import Paragraph

Node = dict[str, Any]

COMMENT_MARK = "\ue5ec"  # private use: stands around the number of a comment that pandoc would drop
_COMMENT = re.compile(f"{COMMENT_MARK}(\\d+){COMMENT_MARK}")
_QUOTES = {"DoubleQuote": ENGLISH_QUOTES[:2], "SingleQuote": ENGLISH_QUOTES[2:]}
_EMPHASES = frozenset("Emph Strong Underline SmallCaps".split())
_FACES = _EMPHASES | {"Superscript", "Subscript"}


def read_tree(blocks: list[Node], reasons: list[tuple[str, str]]) -> ReadDocument:
    """The paragraphs of pandoc's blocks; `reasons` are those of comments that ignore, with their line."""
    walk = _Walk(reasons)
    walk.blocks(blocks)
    return walk.finish()


def cite_keys(paragraphs: Sequence[Paragraph]) -> None:
    """Adds the citations by key that the words of paragraphs hold to those that are known."""
    for paragraph in paragraphs:
        known = sorted(paragraph.cited, key=lambda cited: cited.start)
        before, reach = 0, 0  # of those known: how many begin before the end of a match, and how far they go
        for match in CITATION.finditer(paragraph.text):
            while before < len(known) and known[before].start < match.end():
                before, reach = before + 1, max(reach, known[before].end)
            if reach <= match.start():
                span = CitationSpan(match.start(), match.end(), read_key_citation(match[0]))
                paragraph.cited.append(span)
        paragraph.cited.sort(key=lambda cited: cited.start)


class _Walk:
    """Goes through a tree with a stack of its own, so that no depth is too much."""

    def __init__(self, reasons: list[tuple[str, str]]) -> None:
        self.document = ReadDocument(with_source=False)
        self.reasons = reasons
        self.notes = 0
        self.openings: list[int] = []
        self.tasks: list[Callable[[], object]] = []

    def blocks(self, blocks: list[Node]) -> None:
        self._later([self._task(self._block, block) for block in blocks])
        while self.tasks:
            self.tasks.pop()()

    def finish(self) -> ReadDocument:
        """The document, with the citations by key that its words hold."""
        self.document.finish()
        cite_keys(self.document.paragraphs)
        return self.document

    @staticmethod
    def _task(do: Callable[..., object], *given: Any) -> Callable[[], object]:
        return partial(do, *given)

    def _later(self, tasks: list[Callable[[], object]]) -> None:
        self.tasks += reversed(tasks)

    def _blocks(self, blocks: list[Node]) -> list[Callable[[], object]]:
        return [self._task(self._block, block) for block in blocks]

    def _inlines(self, inlines: list[Node]) -> list[Callable[[], object]]:
        return [self._task(self._inline, inline) for inline in inlines]

    def _block(self, block: Node) -> None:
        kind: str = block["t"]
        content: Any = block.get("c")
        if kind in {"Para", "Plain"}:
            self._paragraph(content)
        elif kind == "Header":
            self.document.begin("heading")
            self._later([*self._inlines(content[2]), self.document.end])
        elif kind == "LineBlock":
            self._paragraph([part for line in content for part in [*line, {"t": "Space"}]])
        elif kind == "BlockQuote":
            self.document.open_block()
            self._later([*self._blocks(content), self.document.close_block])
        elif kind in {"BulletList", "OrderedList"}:
            items = content if kind == "BulletList" else content[1]
            self._later([task for item in items for task in self._blocks(item)])
        elif kind == "DefinitionList":
            self._later([task for term, texts in content for task in self._definition(term, texts)])
        elif kind == "Div":
            self._later(self._blocks(content[1]))
        elif kind == "Figure":
            self._later([*self._captioned(content[1]), *self._blocks(content[2])])
        elif kind == "Table":
            self._table(content)
        elif kind == "CodeBlock":
            self.document.unread += has_quotation_mark(content[1])

    def _paragraph(self, inlines: list[Node]) -> None:
        # a cell's or a caption's paragraph keeps the kind that it was opened with
        if self.document.is_fresh:
            self._later(self._inlines(inlines))
        else:
            self.document.begin()
            self._later([*self._inlines(inlines), self.document.end])

    def _definition(self, term: list[Node], texts: list[list[Node]]) -> list[Callable[[], object]]:
        paragraph = self._task(self._block, {"t": "Para", "c": term})
        return [paragraph, *(task for text in texts for task in self._blocks(text))]

    def _captioned(self, caption: list[Any]) -> list[Callable[[], object]]:
        return self._cell("caption", caption[1])

    def _cell(self, kind: str, blocks: list[Node]) -> list[Callable[[], object]]:
        if not blocks:
            return []
        return [self._task(self.document.begin, kind), *self._blocks(blocks), self.document.end]

    def _table(self, content: list[Any]) -> None:
        _, caption, _, head, bodies, foot = content
        rows = [*head[1], *(row for body in bodies for row in [*body[2], *body[3]]), *foot[1]]
        tasks = self._captioned(caption)
        for row in rows:
            for cell in row[1]:
                tasks += self._cell("cell", cell[4])
        self._later(tasks)

    def _inline(self, inline: Node) -> None:
        kind: str = inline["t"]
        content: Any = inline.get("c")
        if kind == "Str":
            self._text(content)
        elif kind in {"Space", "SoftBreak", "LineBreak"}:
            self.document.add(" ")
        elif kind in _EMPHASES:
            self._emphasised(content)
        elif kind in _FACES:
            self._later(self._inlines(content))
        elif kind in {"Link", "Image"}:
            self._later(self._inlines(content[1]))
        elif kind == "Span":
            self._span(content)
        elif kind == "Quoted":
            self._quoted(_QUOTES[content[0]["t"]], content[1])
        elif kind == "Cite":
            self._cite(content)
        elif kind in {"Code", "Math"}:
            self.document.add_mute(content[1], marks=has_quotation_mark(content[1]))
        elif kind == "Note":
            self.notes += 1
            self.document.open_note(str(self.notes))
            self._later([*self._blocks(content), self.document.close_note])

    def _text(self, text: str) -> None:
        at = 0
        for match in _COMMENT.finditer(text):
            self.document.add(text[at : match.start()])
            at = match.end()
            if int(match[1]) < len(self.reasons):
                self.document.ignore(*self.reasons[int(match[1])])
        self.document.add(text[at:])

    def _span(self, content: list[Any]) -> None:
        (_, classes, _), inlines = content
        if "comment-start" in classes:
            reason = reason_of(_plain(inlines))
            if reason is not None:
                self.document.ignore(reason, "a comment", line=self.document.paragraph.length)
        elif "deletion" not in classes and "paragraph-deletion" not in classes:
            self._emphasised(inlines) if "mark" in classes else self._later(self._inlines(inlines))

    def _emphasised(self, inlines: list[Node]) -> None:
        paragraph = self.document.paragraph
        self._later([*self._inlines(inlines), self._task(paragraph.emphasise, paragraph.length)])

    def _quoted(self, marks: Sequence[str], inlines: list[Node]) -> None:
        self.openings.append(self.document.paragraph.length)
        self.document.add(marks[0])
        self._later([*self._inlines(inlines), self._task(self._unquoted, marks[1])])

    def _unquoted(self, closing: str) -> None:
        paragraph = self.document.paragraph
        paragraph.pairs[self.openings.pop()] = paragraph.length
        self.document.add(closing)

    def _cite(self, content: list[Any]) -> None:
        citations, inlines = content
        text = _plain(inlines)
        shown = [item for _, _, items in find_author_date(text) for item in items]
        shown = shown if len(shown) == len(citations) else [CitationItem(text)] * len(citations)
        items = tuple(
            CitationItem(
                text,
                key=citation["citationId"],
                names=seen.names,
                year=seen.year,
                locator=parse_locator(_plain(citation["citationSuffix"])) or seen.locator,
                prefix=_plain(citation["citationPrefix"]).strip(),
            )
            for citation, seen in zip(citations, shown, strict=True)
        )
        self.document.cite(text, items)


def _plain(inlines: list[Node]) -> str:
    """The text of inlines without notes."""
    pieces: list[str] = []
    waiting = list(reversed(inlines))
    while waiting:
        inline = waiting.pop()
        kind: str = inline["t"]
        content: Any = inline.get("c")
        if kind == "Str":
            pieces.append(content)
        elif kind in {"Space", "SoftBreak", "LineBreak"}:
            pieces.append(" ")
        elif kind in _FACES:
            waiting += reversed(content)
        elif kind in {"Link", "Span", "Quoted", "Cite"}:
            waiting += reversed(content[1])
        elif kind in {"Code", "Math"}:
            pieces.append(content[1])
    return "".join(pieces)
