"""Page furniture of plain text: numbers and running heads that pages have at their edges, and that are no
text."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from secpol_cli.text.sentences import MARKED_ENDS, PARTS

if TYPE_CHECKING:
    from collections.abc import Sequence

_EDGE = 2  # lines with words at the head and at the foot of a page that may be furniture
_OFTEN = 2  # pages on which a line must stand to be a running head
_NUMBER = re.compile(r"\s*(?:[-–—|[]\s*)?(?:[Pp]age\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*[-–—|\]]?\s*")
_DIGITS = re.compile(r"\d+")
_FEED = "\f"


def without_furniture(text: str) -> str:
    """A text without the furniture of its pages; a sentence that a page cuts goes on.

    A line is furniture where it is a bare number (3, - 3 -, Page 3 of 9) with
    no other beside it, or stands, but for its digits, at the edge of several
    pages.  Pages are what form feeds part.
    """
    pages = [page.split("\n") for page in text.split(_FEED)]
    heads = _running_heads(pages) if len(pages) > 1 else frozenset()
    kept: list[str | None] = []  # None where furniture was, or a page ends
    for number, lines in enumerate(pages):
        edges = _edges(lines)
        kept += [None] if number else []
        for place, line in enumerate(lines):
            is_head = place in edges and _form(line) in heads
            kept.append(None if is_head or _is_page_number(lines, place) else line)
    return _joined(kept)


def _running_heads(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """The lines, without their digits, that stand at the edges of several pages."""
    counts = Counter(form for lines in pages for form in {_form(lines[place]) for place in _edges(lines)})
    return frozenset(form for form, count in counts.items() if count >= _OFTEN and len(pages) <= 3 * count)


def _edges(lines: Sequence[str]) -> set[int]:
    """The places of the first and the last lines that have words."""
    places = [place for place, line in enumerate(lines) if line.strip()]
    return {*places[:_EDGE], *places[-_EDGE:]}


def _form(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split()))


def _is_page_number(lines: Sequence[str], place: int) -> bool:
    if not _NUMBER.fullmatch(lines[place]):
        return False
    beside = (*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2])
    return not any(_NUMBER.fullmatch(line) for line in beside)  # a column of numbers is text


def _joined(lines: Sequence[str | None]) -> str:
    """The lines that are left: over furniture a sentence goes on, and a paragraph ends where one has
    ended."""
    text: list[str] = []
    was_cut = False
    for line in lines:
        if line is None or (was_cut and not line.strip()):
            was_cut = True
            while text and not text[-1].strip():
                text.pop()
            continue
        if was_cut and text and not _goes_on(text[-1], line):
            text.append("")
        was_cut = False
        text.append(line)
    return "\n".join(text)


def _goes_on(before: str, behind: str) -> bool:
    ends = before.rstrip()[-1:] in tuple(MARKED_ENDS + PARTS)
    return not ends and not behind.lstrip()[:1].isupper()
