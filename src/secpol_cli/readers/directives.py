"""How the text formats say that another file belongs to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.patterns import compile_late
from secpol_cli.readers.markdown.fences import find_fences, is_fenced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Directive(NamedTuple):
    """A line or command that includes a file: its half-open stretch, and the paths as they are written.

    `is_needed` is false for what stands in a preamble: it is followed where it can
    be, and not missed where it cannot.  A path may begin in `folder`.
    """

    start: int
    end: int
    paths: tuple[str, ...]
    folder: str = ""
    is_needed: bool = True


_LATEX = compile_late(
    r"%[^\n]*|\\begin\s*\{(?P<unread>verbatim\*?|Verbatim|lstlisting|minted|comment|filecontents\*?)\}"
    r"|\\verb\*?(?P<bar>[^\w\s])[^\n]*?(?P=bar)"
    r"|\\(?P<from>import|subimport|includefrom|subincludefrom|inputfrom)\*?\s*\{(?P<folder>[^{}]*)\}\s*\{(?P<part>[^{}]*)\}"
    r"|\\(?:input|include|subfile|subfileinclude|loadglsentries)\s*\{(?P<file>[^{}\\#]*)\}"
    r"|\\input\s+(?P<bare>[\w./-]+)"
    r"|\\."
)
_BEGIN_DOCUMENT = "\\begin{document}"
_BODY = compile_late(r"\\begin\{document\}(?P<body>.*?)(?:\\end\{document\}|\Z)", re.DOTALL)
_ENDINPUT = compile_late(r"^[^%\n\\]*\\endinput\b", re.MULTILINE)

_PATH = r"(?:\"(?P<double>[^\"\n]+)\"|'(?P<single>[^'\n]+)'|(?P<plain>[^\s\"'{}<>]+))"
_MARKDOWN = compile_late(
    r"^[ \t]*(?:"
    rf"\{{\{{<\s*include\s+{_PATH}\s*>\}}\}}|\{{\{{(?P<transcluded>[\w./-]+\.(?:md|markdown|txt|qmd|rmd))\}}\}}"
    r"|\{!(?P<banged>[^{}!\n]+)!\}|!include\s+(?P<included>\"[^\"\n]+\"|[^\s\"]+)|-+8<-+\s+(?P<snippet>\"[^\"\n]+\"|'[^'\n]+')"
    r")[ \t]*\r?$",
    re.MULTILINE | re.IGNORECASE,
)
_CHILD = compile_late(
    r"\bchild\s*[=:]\s*(c\([^()]*\)|\"[^\"]*\"|'[^']*'|[\w./-]+)|\bknit_child\(\s*(\"[^\"]*\"|'[^']*')"
)
_QUOTED = compile_late(r"[\"']([^\"']+)[\"']|([\w./-]+\.\w+)")
_METADATA = compile_late(r"\A\ufeff?---[ \t]*\r?\n.*?\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)

_RST = compile_late(
    r"^[ \t]*\.\.[ \t]+include::[ \t]*(?P<path>\S[^\n]*?)[ \t]*\r?$(?P<options>(?:\n[ \t]+:[^\n]*$)*)",
    re.MULTILINE,
)
_ORG = compile_late(
    r"^[ \t]*\#\+include:[ \t]*(?:\"(?P<path>[^\"\n]+)\"|(?P<plain>\S+))(?P<how>[^\n]*)$",
    re.MULTILINE | re.IGNORECASE,
)
_CODE = compile_late(r":(?:literal|code)\b|^\s*(?:src|example|export)\b", re.IGNORECASE)


def _in_latex(text: str) -> Iterator[Directive]:
    preamble = max(text.find(_BEGIN_DOCUMENT), 0)
    at = 0
    while match := _LATEX.search(text, at):
        at = match.end()
        if match["unread"]:
            close = text.find(f"\\end{{{match['unread']}}}", at)
            at = close if close >= 0 else len(text)
        elif path := match["file"] or match["bare"] or match["part"]:
            folder = (match["folder"] or "").strip()
            yield Directive(match.start(), at, (path.strip().strip('"'),), folder, match.start() >= preamble)


def _in_markdown(text: str) -> Iterator[Directive]:
    fences = find_fences(text)
    found = [
        Directive(match.start(), match.end(), (path.strip(" \"'"),))
        for match in _MARKDOWN.finditer(text)
        if (path := next(filter(None, match.groups()), "")) and not is_fenced(fences, match.start())
    ]
    found += [
        Directive(fence.start, fence.end, children)
        for fence in fences
        if fence.info.startswith("{") and (children := _children(fence.info, text[fence.start : fence.end]))
    ]
    yield from sorted(found)


def _children(info: str, chunk: str) -> tuple[str, ...]:
    """The files that a chunk of R Markdown puts in its place."""
    options = [info, *(line for line in chunk.splitlines() if line.startswith("#|") or "knit_child" in line)]
    named = [match[1] or match[2] for line in options for match in _CHILD.finditer(line)]
    return tuple(one[1] or one[2] for each in named for one in _QUOTED.finditer(each))


def _in_rst(text: str) -> Iterator[Directive]:
    for match in _RST.finditer(text):
        if not match["path"].startswith("<") and not _CODE.search(match["options"]):
            yield Directive(match.start(), match.end(), (match["path"],))


def _in_org(text: str) -> Iterator[Directive]:
    for match in _ORG.finditer(text):
        if not _CODE.search(match["how"]):
            path = (match["path"] or match["plain"]).partition("::")[0]
            yield Directive(match.start(), match.end(), (path,))


DIRECTIVES: dict[str, Callable[[str], Iterator[Directive]]] = {
    "latex": _in_latex,
    "markdown": _in_markdown,
    "rst": _in_rst,
    "org": _in_org,
}


def read_part(text: str, format_: str) -> tuple[int, int]:
    """The half-open part of an included file that is text: without its preamble, or its metadata."""
    if format_ == "latex":
        body = _BODY.search(text)
        start, end = body.span("body") if body else (int(text.startswith("\ufeff")), len(text))
        over = _ENDINPUT.search(text, start, end)
        return start, over.end() - len("\\endinput") if over else end
    metadata = _METADATA.match(text) if format_ == "markdown" else None
    return metadata.end() if metadata else int(text.startswith("\ufeff")), len(text)
