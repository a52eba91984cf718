"""Images of Markdown texts: their words are of those who cannot see them, not of the text."""

from __future__ import annotations

import re

_CODE = ("    ", "\t")  # begins a line of code
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_TARGET = r"\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\[\]\n]*\]"
_IMAGE = re.compile(rf"(?<!\\)!\[(?P<words>(?:[^\[\]\n\\]|\\.)*)\](?:{_TARGET})(?:\{{[^{{}}\n]*\}})?")


def without_images(text: str) -> str:
    """A text without the images in its sentences; one that is a paragraph of its own becomes its caption, as
    pandoc prints it."""
    if "![" not in text:
        return text
    lines, fence = text.split("\n"), ""
    for at, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark is not None and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and "![" in line and "`" not in line and not line.startswith(_CODE):
            lines[at] = _parted(line, is_alone=_is_blank(lines, at - 1) and _is_blank(lines, at + 1))
    return "\n".join(lines)


def _parted(line: str, *, is_alone: bool) -> str:
    whole = _IMAGE.fullmatch(line.strip())
    if whole is not None and is_alone and whole["words"].strip():
        return f": {whole['words'].strip()}"
    return _IMAGE.sub("", line)


def _is_blank(lines: list[str], at: int) -> bool:
    return not 0 <= at < len(lines) or not lines[at].strip()
