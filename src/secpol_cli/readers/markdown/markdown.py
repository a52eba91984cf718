"""Markdown, as CommonMark and pandoc write it: its text, each character with its place in the source."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from secpol_cli.readers.citations import CITATION, read_key_citation
from secpol_cli.readers.ignoring import reason_of
from secpol_cli.readers.markdown.blocks import Blocks, MarkdownBlock, normal_label
from secpol_cli.readers.markdown.emphasis import Emphases
from secpol_cli.readers.markdown.fences import find_fences, is_fenced
from secpol_cli.readers.raw.ends import Ends
from secpol_cli.readers.records import MAX_NOTES, ReadDocument
from secpol_cli.readers.source_text import SourceText
from secpol_cli.text.orthography import PRINTED_QUOTES, has_quotation_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.readers.records import Paragraph

_SHORT_TAG = r"(?<![<‹])(?P<tag></?[A-Za-z][\w-]*(?:\s[^<>]{0,1000})?/?>)"
_TAG = (
    r"(?<![<‹])(?P<tag></?[A-Za-z][\w:-]*+"
    r"(?:\s(?:(?>[^<>\"']{1,4000}|\"[^\"]{0,20000}\"|'[^']{0,20000}'){0,200}+|[^<>]{0,1000}))?/?>)"
)
_TOKENS = (
    r"\\(?P<escape>[!-/:-@\[-`{-~])"
    r"|\\(?P<hard>\n)"
    r"|(?P<code>`+)"
    r"|(?P<comment><!--)"
    r"|(?<![<‹])<(?P<link>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>"
    r"|(?P<struck>~~(?=\S)|(?<![<‹])<(?P<struck_tag>del|s|strike)\b[^<>]{0,300}>)"
    r"|(?<![<‹])<(?P<quote>/?q)\b[^<>]{0,300}>"
    r"|(?<![<‹])(?P<script><(?P<raw>script|style|svg)\b[^<>]{0,2000}>)"
    "|@tag@"
    r"|(?P<template>\{\{(?:[^{}]|\{[^{}]*\}){0,2000}\}\}|\{%[^%]{0,2000}(?:%(?!\})[^%]{0,2000}){0,20}%\}"
    r"|\{\#[^{}\#]{1,1000}\#\}|<%[^%]{0,2000}%>|<\?(?:php|=)?[^?]{0,2000}\?>)"
    r"|(?P<inline>\^\[)|\[\^(?P<note>[^\]\s]{1,100})\]"
    rf"|(?P<cite>{CITATION.pattern})"
    r"|(?P<open>!?\[)|(?P<close>\])"
    r"|(?P<stars>\*+|_+|~~)"
    r"|(?P<entity>&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][\da-fA-F]{1,6});)"
    r"|(?P<dash>---?(?!-))"
    r"|(?P<math>(?<!\w)\$(?=\S)[^$\n]{1,300}(?<=\S)\$(?!\w))"
    r"|(?P<text>[^\\`<\[\]!^*_~&@${-]+|[\s\S])"
)
# What stands in a paragraph, and a tag alone.  Where there are thousands, none is looked for over the others.
_TOKEN, _TOKEN_OF_MANY = (
    (re.compile(_TOKENS.replace("@tag@", tag), re.DOTALL), re.compile(tag)) for tag in (_TAG, _SHORT_TAG)
)
_MANY_TAGS = 2000
_MOST_STRUCK = 2000  # characters that are struck at once
_MOST_RAW = 20000  # characters of a script or the like inside a paragraph
_TARGET = re.compile(r"\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+\)|\([^()\n]*+\n[^()]*+\)")
_LABEL = re.compile(r"\[[^\[\]]{0,200}\]")
_ATTRIBUTES = re.compile(r"\{[^{}\n]{1,300}\}")
_TITLE = re.compile(r"\s(?:\"[^\"]*\"|'[^']*'|\([^()]*\))\s*\)$")
_PRINTED_MARKS = frozenset(PRINTED_QUOTES)  # no program's
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


def read_markdown(written: str | SourceText) -> ReadDocument:
    """The paragraphs of Markdown; a note's stand behind the first that refers to it, others at the end."""
    source = SourceText(written) if isinstance(written, str) else written
    text = _without_long_comments(source.text)
    blocks = Blocks(text)
    main = blocks.read()
    scan = _MarkdownScan(text, blocks, source)
    scan.blocks(main)
    for label in blocks.notes:
        if label not in scan.read:
            scan.note(label)
    scan.document.unread += blocks.unread
    for what, start in blocks.unclosed:
        scan.document.pass_over(f"{what} that nothing closes: what follows is not read as text", start)
    return scan.document.finish()


def _without_long_comments(text: str) -> str:
    """The text with blanks for the comments that hold blank lines, and so would end paragraphs."""
    pieces, done, end = [], 0, 0
    start = text.find("<!--")
    fences = find_fences(text) if start >= 0 else []
    while start >= 0:
        end = end if end > start else text.find("-->", start)
        if end < 0:
            break
        if text[start - 1 : start] == "`" or is_fenced(fences, start):
            start = text.find("<!--", start + 1)  # code
            continue
        if _BLANK_LINE.search(text, start, end):
            pieces += [text[done:start], re.sub(r"[^\r\n]", " ", text[start : end + 3])]
            done = end + 3
        start = text.find("<!--", end)
    return "".join([*pieces, text[done:]])


class _MarkdownScan:
    """Writes the inlines of blocks into a document."""

    def __init__(self, text: str, blocks: Blocks, source: SourceText) -> None:
        self.text, self.notes, self.references = text, blocks.notes, blocks.references
        self.document = ReadDocument(with_source=True, text=source)
        self.read: set[str] = set()
        self.inline_notes = 0
        self.depth = 0  # notes that are open inside each other

    def blocks(self, blocks: Sequence[MarkdownBlock]) -> None:
        for block in blocks:
            if block.kind == "open":
                self.document.open_block()
            elif block.kind == "close":
                self.document.close_block()
            elif block.kind != "code":
                self._paragraph(block)

    def note(self, label: str) -> None:
        """The note of a label, once."""
        if label in self.read or label not in self.notes or self.depth >= MAX_NOTES:
            return  # one inside too many others is read at the end
        self.read.add(label)
        self.depth += 1
        self.document.open_note(label)
        self.blocks(self.notes[label])
        self.document.close_note()
        self.depth -= 1

    def _paragraph(self, block: MarkdownBlock) -> None:
        raw = "\n".join(self.text[start:end] for start, end in block.lines)
        offsets = [offset for start, end in block.lines for offset in range(start, end + 1)]
        kind = block.kind
        assert kind not in {"open", "close", "code"}
        self.document.begin(kind)  # type: ignore[arg-type]
        _Inlines(self, raw, offsets).read(0, len(raw))
        self.document.end(block.lines[-1][1])


class _Inlines:
    """One paragraph: its raw text, and the source's offset of each character."""

    def __init__(self, scan: _MarkdownScan, raw: str, offsets: list[int]) -> None:
        self.scan, self.document = scan, scan.document
        self.raw, self.offsets = raw, offsets
        self.brackets = _match_brackets(raw)
        self.closing = set(self.brackets.values())
        self.ticks: dict[int, list[int]] | None = None
        self.quotes: list[tuple[Paragraph, int]] = []
        self.emphases = Emphases()
        self.ends = Ends(raw)
        self.tokens, self.tags = _TOKEN if raw.count("<") < _MANY_TAGS else _TOKEN_OF_MANY
        self.commented = raw.rfind("-->")

    def read(self, at: int, stop: int) -> None:
        while at < stop:
            token = self.tokens.match(self.raw, at, stop)
            assert token is not None  # the last alternative takes anything
            at = self._token(token, stop)

    def _add(self, text: str, at: int) -> None:
        self.document.add_at(text, self.offsets[at : at + len(text)])

    def _add_as(self, text: str, at: int) -> None:
        self.document.add(text, self.offsets[at], at_once=True)

    def _token(self, token: re.Match[str], stop: int) -> int:
        """Takes a token; where the next begins."""
        at, kind = token.start(), token.lastgroup
        if token["comment"]:
            return self._comment(at)
        if token["cite"]:
            return self._cite(token, at)
        if kind == "escape":
            self._add_as(token["escape"], at + 1) if token["escape"] != " " else None
        elif kind == "hard":
            self._add_as("\n", at)
        elif kind == "code":
            return self._code(token, at, stop)
        elif kind == "link":
            self._add(token["link"], at + 1)
        elif kind == "quote":
            self._quote(token["quote"], at)
        elif kind == "inline":
            return self._inline_note(at, token.end())
        elif kind == "note":
            self.scan.note(token["note"])
        elif kind == "close":
            return self._close(at)
        elif kind == "stars":
            self._stars(token[0], at)
        elif kind == "entity":
            self._add_as(unescape(token[0]), at)
        elif kind == "dash":
            self._add_as("—" if len(token[0]) == 3 else "–", at)
        elif kind == "math":
            self.document.add_mute(token[0], self.offsets[at], marks=has_quotation_mark(token[0]))
        elif (kind == "open" and token[0] == "![" and self.brackets.get(at + 1) is not None) or (
            kind == "open" and self._is_link(at)
        ):
            pass
        elif token["struck"]:
            return self._struck(token, stop)
        elif kind == "template":
            self.document.unread += not _PRINTED_MARKS.isdisjoint(token[0])
        elif token["script"]:
            return self._script(token, stop)
        elif kind == "tag":
            self.emphases.take_tag(token[0], self.document.paragraph)
        else:
            self._add(token[0], at)
        return token.end()

    def _comment(self, at: int) -> int:
        """Drops a comment, unless it never ends; takes note of one that ignores."""
        if self.commented < at:
            self._add("<!--", at)
            return at + 4
        end = self.raw.index("-->", at)
        reason = reason_of(self.raw[at + 4 : end])
        if reason is not None:
            offset, text = self.offsets[at], self.scan.text
            line = text.rfind("\n", 0, offset) + 1
            self.document.ignore(reason, self.document.where(offset), line=line)
        return end + 3

    def _cite(self, token: re.Match[str], at: int) -> int:
        items = read_key_citation(token["cite"])
        start = self.document.paragraph.length
        self._add(token["cite"], at)
        self.document.cited(start, items)
        return at + len(token["cite"])

    def _code(self, token: re.Match[str], at: int, stop: int) -> int:
        """Code goes on to as many backticks as it began with; without these they are backticks."""
        if self.ticks is None:
            self.ticks = {}
            for run in re.finditer("`+", self.raw):
                self.ticks.setdefault(len(run[0]), []).append(run.start())
            for starts in self.ticks.values():
                starts.reverse()
        size = len(token["code"])
        starts = self.ticks.get(size, [])
        while starts and starts[-1] < token.end():
            starts.pop()
        tex = size == 2 and "''" in self.raw[token.end() : starts[-1] if starts else stop]  # ``quoted''
        if tex or not starts or starts[-1] >= stop:
            self._add(token["code"], at)
            return token.end()
        code = self.raw[token.end() : starts[-1]]
        begin = self.document.paragraph.length
        self._add(code, token.end())
        self.document.mute(begin, marks=has_quotation_mark(code))
        return starts[-1] + size

    def _struck(self, token: re.Match[str], stop: int) -> int:
        """Leaves out what the writer has struck, and no longer says; a sign that nothing ends is another."""
        name = token["struck_tag"]
        if name:
            end = self._end(rf"</{name}\s*>", token.end(), _MOST_STRUCK)
        else:  # signs in a row may begin at each
            end = self._end(r"(?<=\S)(?=~~)", token.end() + 1, _MOST_STRUCK - 1)
            end = None if end is None else end + 2
        if end is not None and end <= stop:
            self.document.unread += has_quotation_mark(self.raw[token.start() : end])
            return end
        if name:
            return self._tag(token.start(), stop)
        self._stars(token[0], token.start())
        return token.end()

    def _script(self, token: re.Match[str], stop: int) -> int:
        """Leaves out a script or the like; one that does not end is a tag."""
        end = self._end(rf"</{token['raw']}\s*>", token.end(), _MOST_RAW)
        return end if end is not None and end <= stop else self._tag(token.start(), stop)

    def _tag(self, at: int, stop: int) -> int:
        """A tag, which may be emphasis, or what begins as one."""
        tag = self.tags.match(self.raw, at, stop)
        if tag is None:
            self._add(self.raw[at], at)
            return at + 1
        self.emphases.take_tag(tag[0], self.document.paragraph)
        return tag.end()

    def _end(self, pattern: str, start: int, most: int) -> int | None:
        """Where an end is over that begins at most so many characters behind `start`."""
        found = self.ends.behind(pattern, start)
        return found[1] if found and found[0] - start <= most else None

    def _quote(self, tag: str, at: int) -> None:
        paragraph = self.document.paragraph
        if tag == "q":
            self.quotes.append((paragraph, paragraph.length))
        elif self.quotes and self.quotes[-1][0] is paragraph:
            paragraph.pairs[self.quotes.pop()[1]] = paragraph.length
        self._add_as("“" if tag == "q" else "”", at)

    def _inline_note(self, at: int, begin: int) -> int:
        end = self.brackets.get(at + 1)
        if end is None or self.scan.depth >= MAX_NOTES:
            self._add("^[", at)
            return begin
        self.scan.depth += 1
        self.scan.inline_notes += 1
        self.document.open_note(f"inline-{self.scan.inline_notes}")
        outside, self.emphases = self.emphases, Emphases()
        self.read(begin, end)
        self.emphases = outside
        self.document.close_note()
        self.scan.depth -= 1
        return end + 1

    def _is_link(self, at: int) -> bool:
        end = self.brackets.get(at)
        return end is not None and self._target(end) is not None

    def _target(self, end: int) -> int | None:
        """Where the target, label or attributes end that make a link of the brackets closed at `end`."""
        for pattern in (_TARGET, _LABEL, _ATTRIBUTES):
            match = pattern.match(self.raw, end + 1)
            if match is None:
                continue
            if pattern is _LABEL:
                is_target = self._is_defined(match[0][1:-1])
            else:  # words in marks are no address
                is_target = pattern is not _TARGET or not has_quotation_mark(_TITLE.sub("", match[0]))
            if is_target:
                return match.end()
        return None

    def _is_defined(self, label: str) -> bool:
        """Whether a reference's label is one of those that the text defines; none is the link's text."""
        return not label.strip() or normal_label(label) in self.scan.references

    def _close(self, at: int) -> int:
        target = self._target(at) if at in self.closing else None
        if target is None:
            self._add("]", at)
            return at + 1
        return target

    def _stars(self, stars: str, at: int) -> None:
        """Emphasis is dropped, what stands alone between spaces or, underscored, inside a word is not."""
        before = self.raw[at - 1 : at] or " "
        behind = self.raw[at + len(stars) : at + len(stars) + 1] or " "
        alone = before.isspace() and behind.isspace()
        inside = stars[0] == "_" and before.isalnum() and behind.isalnum()
        if alone or inside:
            self._add(stars, at)
        elif stars[0] != "~":
            self.emphases.take_signs(stars, before, behind, self.document.paragraph)


def _match_brackets(raw: str) -> dict[int, int]:
    """For each bracket that opens, where it is closed."""
    matched: dict[int, int] = {}
    waiting: list[int] = []
    for bracket in re.finditer(r"\\.|[\[\]]", raw, re.DOTALL):
        if bracket[0] == "[":
            waiting.append(bracket.start())
        elif bracket[0] == "]" and waiting:
            matched[waiting.pop()] = bracket.start()
    return matched
