"""Formats that pandoc reads: run it within bounds, and walk the tree that it answers with."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from secpol_cli.errors import ManuscriptUnreadable, ToolError
from secpol_cli.pandoc import HOW_TO_GET_PANDOC, find_pandoc
from secpol_cli.readers.formats import FORMATS
from secpol_cli.readers.ignoring import DIRECTIVE, reason_of
from secpol_cli.readers.input import SPLIT
from secpol_cli.readers.lines import Lines
from secpol_cli.readers.pandoc_ast import COMMENT_MARK, read_tree
from secpol_cli.readers.positions import Elsewhere
from secpol_cli.readers.raw.ends import COMMENT_END
from secpol_cli.readers.raw.marks import count_in_parts

if TYPE_CHECKING:
    from secpol_cli.readers.input import Content
    from secpol_cli.readers.records import ReadDocument

TIME_LIMIT = (
    15.0  # seconds: pandoc and what follows are to come to an end within twenty (tests/bench/bounds.py)
)
MEMORY_LIMIT = "800M"  # of pandoc's heap
_HEAP_EXHAUSTED = 251
_COMMENTS = {
    "html": re.compile(rf"<!--(\s*{DIRECTIVE}.*?)-->", re.DOTALL),
    "rst": re.compile(rf"^[ \t]*\.\.[ \t]+({DIRECTIVE}[^\n]*)$", re.MULTILINE),
    "org": re.compile(rf"^[ \t]*#[ \t]+({DIRECTIVE}[^\n]*)$", re.MULTILINE),
}
_EMBEDDED = re.compile(r"<(iframe|object|embed|frame)\s[^<>]*(?:src|data)\s*=", re.IGNORECASE)


def read_converted(content: Content, name: str) -> tuple[ReadDocument, Elsewhere | None]:
    """A document that pandoc reads, and its form with lines or pages, where it has one.

    Raises ManuscriptUnreadable where pandoc cannot read it or it is too much
    for it, and ToolError where there is no pandoc.
    """
    if not FORMATS[content.format].archive:
        marked, reasons = _mark_comments(content.text, content.format)
        document = read_tree(_pandoc(marked.encode("utf-8", "replace"), content, name), reasons)
        tags = content.format == "html"
        if tags:
            document.passed_over += _embedded(content.text)
        return document, Elsewhere.of_markup(content.text, tags=tags, paragraphs=document.paragraphs)
    from secpol_cli.readers.archives import repack

    packed, parts = repack(content, name)
    document = read_tree(_pandoc(packed, content, name), [])
    document.raw_marks = count_in_parts(parts, content.format)
    return document, None


def _embedded(text: str) -> list[str]:
    """What stands in a page from elsewhere, a line each: it is not in the file."""
    lines = Lines(text)
    return [
        f"line {lines.place(match.start())[0]}: an embedded page (<{match[1].lower()}>)"
        for match in _EMBEDDED.finditer(text)
    ]


def _mark_comments(text: str, format_: str) -> tuple[str, list[tuple[str, str]]]:
    """The text with a sign for each comment that ignores, which pandoc would drop; and what they say."""
    reasons: list[tuple[str, str]] = []
    lines = Lines(text)

    def mark(comment: re.Match[str]) -> str:
        reason = reason_of(comment[1])
        if reason is None:
            return comment[0]
        reasons.append((reason, f"line {lines.place(comment.start())[0]}"))
        return f"{COMMENT_MARK}{len(reasons) - 1}{COMMENT_MARK}"

    text = text.replace(COMMENT_MARK, "\ufffd")
    end = text.rfind(COMMENT_END) + len(COMMENT_END) if format_ == "html" else len(text)
    return _COMMENTS[format_].sub(mark, text[:end]) + text[end:], reasons  # none is behind the last end


def _pandoc(data: bytes, content: Content, name: str) -> list[dict[str, Any]]:
    """The blocks of pandoc's tree of a document."""
    import subprocess

    format_ = FORMATS[content.format]
    bounds = ["+RTS", f"-M{MEMORY_LIMIT}", "-RTS"] if content.limits else []
    command = [find_pandoc(), *bounds, f"--from={format_.pandoc}", "--to=json", "--sandbox", "--quiet"]
    limit = TIME_LIMIT if content.limits else None
    try:
        answer = subprocess.run(command, input=data, capture_output=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        problem = f"takes pandoc more than {TIME_LIMIT:.0f} s"
        raise ManuscriptUnreadable(name, problem, SPLIT) from None
    except OSError as error:
        raise ToolError(f"cannot run pandoc: {error}", HOW_TO_GET_PANDOC) from None
    if answer.returncode == _HEAP_EXHAUSTED:
        raise ManuscriptUnreadable(name, f"takes pandoc more than {MEMORY_LIMIT}B of memory", SPLIT)
    if answer.returncode:
        said = " ".join(answer.stderr.decode("utf-8", "replace").split())[:200]
        label = format_.label.removeprefix("a ").removeprefix("an ")
        problem = f"cannot be read as {label}: {said or 'pandoc failed'}"
        raise ManuscriptUnreadable(name, problem, "open it in the program that wrote it, and save it again")
    try:
        blocks: list[dict[str, Any]] = json.loads(answer.stdout)["blocks"]
    except RecursionError:
        raise ManuscriptUnreadable(name, "is nested too deeply", "save it in a simpler form") from None
    return blocks
