"""The blocks of Markdown: which stretches of the source are paragraphs, headings, quotations, cells, notes.

As CommonMark and pandoc have them, as far as it matters to somebody who looks
for quotations: lists are paragraphs, code is left out.  One pass over the lines.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from secpol_cli.readers.raw.ends import Ends
from secpol_cli.text.orthography import has_quotation_mark

Kind = Literal["paragraph", "heading", "caption", "cell", "open", "close", "code"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|$)")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_FENCE = re.compile(r"[ \t]*(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)(?P<text>.*)")
_HEADING_END = re.compile(r"[ \t]*+\}[^{}]*\{")  # attributes, read backwards
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(
    r"[ \t]*(?:[-*+]|\(?(?:\d{1,9}|[a-z#]|@[\w-]*)[.)]|\(?[A-Z]\)|\(?[A-Z]\.(?=\t| [ \t]|$)|\(@[\w-]*\))"
    r"(?:[ \t]+(?=\S)|[ \t]*$)"  # a capital letter and a point, with one space, is an initial: H. Sen
)
_LETTERED = re.compile(r"[ \t]*[a-zA-Z][.)]")
_NOTE = re.compile(r" {0,3}\[\^(?P<label>[^\]\s]{1,100})\]:[ \t]*")
_REFERENCE = re.compile(
    r" {0,3}\[(?P<label>[^\]^][^\]]{0,200})\]:[ \t]*\S+(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*$"
)
_DELIMITER = re.compile(r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+$")
_GRID = re.compile(r"[ \t]*\+(?:[-=:]+\+)+[ \t]*$")
_CAPTION = re.compile(r" {0,3}(?:Table)?:[ \t]+", re.IGNORECASE)
_DIV = re.compile(r" {0,3}:{3,}")
_CALLOUT_TITLE = re.compile(
    r" {0,3}:{3,}[^\n]*\bcallout\b[^\n]*?\btitle\s*=\s*(?:\"(?P<double>[^\"]+)\"|'(?P<single>[^']+)')"
)
_HTML_QUOTE = re.compile(
    r"\s*(?:<(?P<end>/?)blockquote\b[^>]*>"
    r"|\{[{%][<%]?\s*(?P<closed>/|end)?\s*(?:block)?quote\b[^{}\n]*[}%]\}(?=[ \t]*$))\s*",
    re.IGNORECASE,
)
# What begins a line and is no text up to its end tag, blank lines included.
_RAW = re.compile(r"[ \t]*<(?P<name>script|style|svg|pre|textarea|template)\b", re.IGNORECASE)
_CODE_TAGS = frozenset(["pre", "textarea"])  # of these, marks are told of
_MARKERS = re.compile(rf"(?:(?:{_ITEM.pattern})(?=\S))+")
_CELL = re.compile(r"(?<!\\)\|")


def normal_label(label: str) -> str:
    """A reference's label as others are compared with it: case and spaces aside."""
    return " ".join(label.split()).casefold()


def _title(heading: str) -> str:
    """The words of a heading, without attributes and signs at its end."""
    text = heading.rstrip(" \t")
    attributes = _HEADING_END.match(text[::-1]) if text.endswith("}") else None
    text = text[: len(text) - attributes.end()].rstrip(" \t") if attributes else text
    without = text.rstrip("#")
    return without.rstrip(" \t") if not without or without[-1:] in " \t" else text


class MarkdownBlock(NamedTuple):
    """A stretch of text, as the half-open offsets of its lines; or a block quotation begins or ends."""

    kind: Kind
    lines: tuple[tuple[int, int], ...] = ()


class Blocks:
    """Reads Markdown's blocks; `notes` has those of each note's definition, by its label.

    `references` are the labels of links that the text defines.  `unclosed` says
    for each stretch that never ends (a code fence, a script) what it is, and the
    offset at which it begins.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.notes: dict[str, list[MarkdownBlock]] = {}
        self.references: set[str] = set()
        self.unclosed: list[tuple[str, int]] = []
        self.unread = 0  # stretches of code and metadata that have quotation marks
        self._main: list[MarkdownBlock] = []
        self._into = self._main
        self._ends = Ends(text)
        self._lines: list[tuple[int, int]] = []
        self._kind: Kind = "paragraph"
        self._depth = 0
        self._html_depth = 0
        self._blank = True
        self._code = False
        self._listed = False
        self._table = False

    def read(self) -> list[MarkdownBlock]:
        """The blocks of the text in their order, notes apart."""
        blocks = self._into
        start = self._metadata()
        lines = [
            (m.start(), m.start() + len(m[0].rstrip("\r\n")))
            for m in _LINE.finditer(self.text, start)
            if m[0]
        ]
        at = 0
        while at < len(lines):
            at = self._line(lines, at, blocks)
        self._end()
        self._set_depth(0)
        for _ in range(self._html_depth):
            self._into.append(MarkdownBlock("close"))
        return blocks

    def _metadata(self) -> int:
        """Where the text begins: behind a byte order mark and metadata in YAML."""
        start = int(self.text.startswith("\ufeff"))
        yaml = re.compile(
            r"---[ \t]*\r?\n(?![ \t]*\r?\n)(?:.*?\r?\n)??(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL
        )
        metadata = yaml.match(self.text, start)
        if metadata is None:
            return start
        self.unread += has_quotation_mark(metadata[0])
        return metadata.end()

    def _line(self, lines: list[tuple[int, int]], at: int, blocks: list[MarkdownBlock]) -> int:
        """Takes a line, or the lines of a fence; the number of the next."""
        start, end = lines[at]
        depth, start = self._strip_quotes(start, end)
        blank = not self.text[start:end].strip()
        if (
            self._into is not blocks
            and not blank
            and self._blank
            and not self.text[start:end].startswith(("    ", "\t"))
        ):
            self._end()
            self._into = blocks  # a note's definition has ended
        if depth != self._depth and not (depth < self._depth and self._is_lazy(start, end)):
            self._end()
            self._set_depth(depth)
        if blank:
            self._end()
            self._blank = True
            return at + 1
        raw = _RAW.match(self.text, start, end)
        if raw:
            return self._raw(lines, at, raw)
        fence = self._fence(start, end)
        if fence:
            return self._fenced(lines, at, fence, depth)
        self._one(start, end, lines[at + 1] if at + 1 < len(lines) else (end, end))
        self._blank = self._code  # the next line may go on with indented code
        return at + 1

    def _strip_quotes(self, start: int, end: int) -> tuple[int, int]:
        depth = 0
        mark = _QUOTE.match(self.text, start, end)
        while mark:
            depth, start = depth + 1, mark.end()
            mark = _QUOTE.match(self.text, start, end)
        return depth, start

    def _is_lazy(self, start: int, end: int) -> bool:
        """A paragraph in a block quotation goes on without its sign."""
        words = self.text[start:end]
        plain = bool(words.strip()) and not any(
            p.match(words) for p in (_HEADING, _RULE, _ITEM, _FENCE, _NOTE)
        )
        return plain and bool(self._lines) and self._kind == "paragraph" and not self._blank

    def _set_depth(self, depth: int) -> None:
        kind: Kind = "open" if depth > self._depth else "close"
        self._into += [MarkdownBlock(kind)] * abs(depth - self._depth)
        self._depth = depth

    def _fence(self, start: int, end: int) -> re.Match[str] | None:
        """The code fence that a line begins with, behind the signs of list items or none."""
        markers = _MARKERS.match(self.text, start, end)
        if markers:
            fence = _FENCE.match(self.text, markers.end(), end)
            self._listed = self._listed or fence is not None
            return fence
        if self._blank and not self._lines and self._is_code():
            indented = self.text.startswith(("    ", "\t"), start)
            return None if indented else _FENCE.match(self.text, start, end)
        return _FENCE.match(self.text, start, end)

    def _fenced(self, lines: list[tuple[int, int]], at: int, fence: re.Match[str], depth: int) -> int:
        """Leaves out a fence with what is in it: up to its end, or that of what it stands in."""
        self._end()
        signs, column = fence["fence"], fence.start("fence") - lines[at][0]
        inside = (self._listed and column > 0) or not self._is_outside_notes()
        is_closed, last, was_blank = False, at, False
        while last + 1 < len(lines):
            inner, start = self._strip_quotes(*lines[last + 1]) if depth else (0, lines[last + 1][0])
            words = self.text[start : lines[last + 1][1]]
            if inner < depth:
                break
            if inside and was_blank and words.strip() and not words[0].isspace() and not depth:
                break  # the list item or note has ended, and the code with it
            last += 1
            if words.strip().startswith(signs) and not words.strip().strip(signs[0]):
                is_closed = True
                break
            was_blank = not words.strip()
        if not is_closed and last > at:
            self.unclosed.append(("a code fence", fence.start("fence")))
        self.unread += has_quotation_mark(self.text[lines[at][0] : lines[last][1]])
        self._blank = True
        return last + 1

    def _is_outside_notes(self) -> bool:
        return self._into is self._main

    def _raw(self, lines: list[tuple[int, int]], at: int, tag: re.Match[str]) -> int:
        """Leaves out a script, a style or the like, up to the end of the line with its end tag."""
        closing = self._ends.behind(rf"</{tag['name'].lower()}\s*>", tag.end())
        if closing is None:
            self.unclosed.append((f"<{tag['name']}>", tag.start()))
            return at + 1
        self._end()
        if tag["name"].lower() in _CODE_TAGS:
            self.unread += has_quotation_mark(self.text[tag.end() : closing[0]])
        while lines[at][1] < closing[1]:
            at += 1
        rest = closing[1], lines[at][1]
        if self.text[slice(*rest)].strip():
            self._one(*rest, lines[at + 1] if at + 1 < len(lines) else (rest[1], rest[1]))
        self._blank = True
        return at + 1

    def _one(self, start: int, end: int, following: tuple[int, int]) -> None:
        words, self._code = self.text[start:end], False
        html = _HTML_QUOTE.match(words)
        note = _NOTE.match(words)
        if html:
            self._html_quote(html, start, end)
        elif note:
            self._end()
            self._into = self.notes.setdefault(note["label"], [])
            self._add(start + note.end(), end)
        elif not self._lines and self._blank and words.startswith(("    ", "\t")) and self._is_code():
            self._code = True
            self.unread += has_quotation_mark(words)
        elif self._lines and not self._table and _UNDERLINE.match(words) and self._kind == "paragraph":
            self._kind = "heading"
            self._end()
        elif _RULE.match(words) or _GRID.match(words) or _DIV.match(words):
            self._end()
            self._callout(words, start)
        elif _HEADING.match(words):
            self._heading(words, start)
        elif not self._lines and (reference := _REFERENCE.match(words)):
            self.references.add(normal_label(reference["label"]))
            self._end()
        elif self._is_row(words, following):
            self._row(words, start)
        else:
            self._text(words, start, end)

    def _is_code(self) -> bool:
        """Indented lines are code but in lists and notes, where they are further paragraphs."""
        return not self._listed and self._is_outside_notes()

    def _html_quote(self, tag: re.Match[str], start: int, end: int) -> None:
        self._end()
        if not tag["end"] and not tag["closed"]:
            self._html_depth += 1
            self._into.append(MarkdownBlock("open"))
        elif self._html_depth:
            self._html_depth -= 1
            self._into.append(MarkdownBlock("close"))
        if tag.end() < end - start:
            self._one(start + tag.end(), end, (end, end))

    def _callout(self, words: str, start: int) -> None:
        """The title that Quarto's callout has among its attributes stands above it."""
        title = _CALLOUT_TITLE.match(words)
        if title:
            name = title.lastgroup or ""
            self._kind = "caption"
            self._add(start + title.start(name), start + title.end(name))
            self._end()

    def _heading(self, words: str, start: int) -> None:
        heading = _HEADING.match(words)
        assert heading is not None
        self._end()
        self._kind = "heading"
        self._add(start + heading.start("text"), start + heading.start("text") + len(_title(heading["text"])))
        self._end()
        self._listed = False

    def _is_row(self, words: str, following: tuple[int, int]) -> bool:
        if "|" not in words:
            self._table = False
            return False
        if self._table or (
            words.lstrip().startswith("|") and words.rstrip().endswith("|") and len(words.strip()) > 1
        ):
            return True
        self._table = not self._lines and _DELIMITER.match(self.text[slice(*following)]) is not None
        return self._table

    def _row(self, words: str, start: int) -> None:
        self._end()
        self._table = True
        if _DELIMITER.match(words):
            return
        at = 0
        for bar in [*_CELL.finditer(words), None]:
            stop = bar.start() if bar else len(words)
            if words[at:stop].strip():
                self._kind = "cell"
                self._add(start + at, start + stop)
                self._end()
            at = bar.end() if bar else stop
        self._table = True

    def _text(self, words: str, start: int, end: int) -> None:
        item = _ITEM.match(words)
        caption = _CAPTION.match(words) if self._blank or not self._lines else None
        if (
            item
            and (not self._lines or not _LETTERED.match(words))
            and (item.end() < len(words) or not self._lines)
        ):
            self._end()
            self._listed = True
            start += item.end()
        elif caption:
            self._end()
            self._kind = "caption"
            start += caption.end()
        elif not words.startswith((" ", "\t")) and self._blank:
            self._listed = False
        line_block = re.match(r"\|[ \t]", self.text[start:end])
        if line_block:
            start += line_block.end()
        self._add(start, end)

    def _add(self, start: int, end: int) -> None:
        while start < end and self.text[start] in " \t":
            start += 1
        if start < end:
            self._lines.append((start, end))

    def _end(self) -> None:
        if self._lines:
            self._into.append(MarkdownBlock(self._kind, tuple(self._lines)))
        self._lines, self._kind, self._table = [], "paragraph", False
