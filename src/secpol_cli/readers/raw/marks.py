"""The quotation marks of a file as it lies on the disk, counted without its reader.

What a reader takes for code, a tag or a comment may be a quotation.  So the marks
are counted a second time, by a path as simple as can be: what surely is no text
is cut out, and the rest is not understood.  Marks that the reader has not read
then stand out.  Straight marks are counted where they are marks and nothing else.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from secpol_cli.readers.raw.ends import Ends
from secpol_cli.text.orthography import (
    CORNER_QUOTES,
    DOUBLE_QUOTES,
    GUILLEMETS,
    PRINTED_QUOTES,
    STRAIGHT_QUOTES,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from secpol_cli.readers.records import Paragraph

_PRINTED = frozenset(DOUBLE_QUOTES + GUILLEMETS + CORNER_QUOTES) - frozenset(STRAIGHT_QUOTES)
_MARKS = _PRINTED | frozenset(STRAIGHT_QUOTES)
_NEAR = 2000

# What is cut out, by format: a pattern that is whole in itself, or one that begins what another ends.
_COMMENT = {"<!--": "-->"}
_WHOLE = {
    "markdown": r"</?[A-Za-z][^<>]*>|\]\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+\)|^ {0,3}\[[^\]\n]+\]:.*$"
    r"|\{[^{}\n]*\}|\$[^$\n]+\$"
    rf"|^(?: {{4}}|\t)[^{PRINTED_QUOTES}\n]*$",
    "latex": r"(?<!\\)%[^\n]*|\\verb\*?(?P<bar>[^\w\s])[^\n]{0,300}?(?P=bar)"
    r"|\\(?:url|href|label|ref|cite\w*|lstinline|mintinline|title|author)\*?\{[^{}]*\}",
    "org": r"^[ \t]*#.*$|^[ \t]*:.*$",
    "rst": r"^[ \t]*\.\.[ \t].*$|``[^`\n]*``",
}
_BEGINS = {
    "markdown": _COMMENT
    | {r"\A\ufeff?---[ \t]*\r?\n": r"\n(?:---|\.\.\.)[ \t]*(?=\r?\n|\Z)", r"\$\$": r"\$\$"}
    | {
        rf"^[ \t>]*(?:[-*+]|\d+[.)])?[ \t]*{sign}{{3,}}[^`\n]*$": rf"(?m)^[ \t>]*{sign}{{3,}}[ \t]*\r?$"
        for sign in "`~"
    },
    "latex": {r"\A": r"\\begin\{document\}", r"\\end\{document\}": r"\Z"}
    | {
        rf"\\begin\{{{name}\}}": rf"\\end\{{{name}\}}"
        for name in (r"verbatim\*?", "Verbatim", "lstlisting", "minted", "comment", r"filecontents\*?")
    },
    "org": {r"^[ \t]*#\+begin_(?:src|example|export)": r"(?m)^[ \t]*#\+end_(?:src|example|export)"},
}
# The same for what goes on for _NEAR characters at most: code inside a paragraph, templates, struck words.
_INSIDE = {
    "markdown": {rf"(?<!`)`{{{count}}}(?!`)": rf"(?<!`)`{{{count}}}(?!`)" for count in (3, 2, 1)}
    | {r"\{\{": r"\}\}", r"\{%": r"%\}", r"~{2}": r"~{2}"},
}
# Elements whose text is none, or is told of as not read where it has marks.
_ELEMENTS = {
    "docx": "w:instrText w:delText w:delInstrText w:fldData mc:Fallback w:moveFrom w:del m:oMath",
    "odt": "office:annotation text:tracked-changes office:scripts office:forms svg:title svg:desc math:math",
    "epub": "head script style code pre svg textarea template",
    "html": "head script style code pre svg textarea template button select",
}
_PARTS = {
    "docx": re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml"),
    "odt": re.compile(r"content\.xml"),
    "epub": re.compile(r".*\.x?html?"),
}
_TAG = re.compile(r"<[^<>]*>")
_TYPED = {"``": "“", "''": "”"}  # as LaTeX has them
_RICH = re.compile(
    rb"\\(?P<name>[lr]dblquote)\b|\\u(?P<code>\d{3,5})(?: ?\\'[0-9a-fA-F]{2}| ?\?)?"
    rb"|\\'(?P<byte>[0-9a-fA-F]{2})"
)


def count_in_text(text: str, format_: str) -> Counter[str]:
    """The marks in a text format's own text, each with how often it stands there."""
    marks = _MARKS if format_ in {"markdown", "text", "html"} else _PRINTED
    if marks.isdisjoint(text) and format_ not in {"latex", "html"}:  # which write them otherwise, too
        return Counter()
    return _count(_plain(text, format_), marks, format_)


def count_in_parts(parts: Mapping[str, bytes], format_: str) -> Counter[str]:
    """The marks in the text of an archive's parts; what stands in several headers or footers, once."""
    texts = {
        name if name in {"word/document.xml", "content.xml"} else part: _plain(part, format_)
        for name, data in parts.items()
        if _PARTS[format_].fullmatch(name) and not _MARKS.isdisjoint(part := data.decode("utf-8", "replace"))
    }
    return sum((_count(text, _MARKS, format_) for text in texts.values()), Counter())


def count_in_rich_text(data: bytes) -> Counter[str]:
    """The marks of a Rich Text document that are printed ones."""
    counted: Counter[str] = Counter()
    for match in _RICH.finditer(data):
        if match["name"]:
            counted["“" if match["name"].startswith(b"l") else "”"] += 1
        else:
            code = int(match["code"]) if match["code"] else 0
            counted[
                chr(code) if code else bytes.fromhex(match["byte"].decode()).decode("cp1252", "replace")
            ] += 1
    return Counter({mark: count for mark, count in counted.items() if mark in _PRINTED})


def count_unread(raw: Counter[str], paragraphs: Iterable[Paragraph]) -> int:
    """How many marks of a file no paragraph has; what they have more, as macros and tags make it, counts for
    nothing."""
    read: Counter[str] = Counter()
    for paragraph in paragraphs if raw else ():
        for mark in raw:
            read[mark] += paragraph.text.count(mark)
        for start, end in paragraph.mute:
            read.subtract(mark for mark in paragraph.text[start:end] if mark in raw)
    return sum((raw - read).values())


def _count(text: str, marks: frozenset[str], format_: str) -> Counter[str]:
    if format_ == "latex":
        for typed, mark in _TYPED.items():
            text = text.replace(typed, mark)
    return Counter({mark: count for mark in marks if (count := text.count(mark))})


def _plain(text: str, format_: str) -> str:
    """A text without what surely is none in its format."""
    pattern, closings = _openings(format_)
    if pattern is None:
        return text
    ends, pieces, done = Ends(text), [], 0
    for match in pattern.finditer(text):
        if match.start() < done:
            continue
        closing, most = closings.get(match.lastgroup or "", (None, 0))
        end = ends.behind(closing, match.end()) if closing else match.span()
        if end is not None and (closing is None or end[0] - match.end() <= most):
            pieces.append(text[done : match.start()])
            done = end[1]
    text = "".join([*pieces, text[done:]])
    return unescape(_TAG.sub("", text)) if format_ in _ELEMENTS else text


@cache
def _openings(format_: str) -> tuple[re.Pattern[str] | None, dict[str, tuple[str, int]]]:
    """What begins a stretch that is cut out; and by the name of its group what ends it, and how far on."""
    begins = dict(_BEGINS.get(format_, _COMMENT if format_ in _ELEMENTS else {}))
    begins |= {rf"<{one}\b[^<>]*(?<!/)>": rf"</{one}\s*>" for one in _ELEMENTS.get(format_, "").split()}
    stretches = [(begin, end, sys.maxsize) for begin, end in begins.items()]
    stretches += [(begin, end, _NEAR) for begin, end in _INSIDE.get(format_, {}).items()]
    patterns = [f"(?P<g{number}>{begin})" for number, (begin, _, _) in enumerate(stretches)]
    patterns += [f"(?P<whole>{_WHOLE[format_]})"] if format_ in _WHOLE else []
    closings = {f"g{number}": (end, most) for number, (_, end, most) in enumerate(stretches)}
    return (re.compile("|".join(patterns), re.MULTILINE) if patterns else None), closings
