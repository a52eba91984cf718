"""A web page as a source: its article as paragraphs, with its notes, quotations and headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.readers.html.article import MARK
from secpol_cli.readers.isolated import read_isolated
from secpol_cli.readers.records import ReadDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from secpol_cli.readers.records import Kind

_MARKS = re.compile(f"{MARK}(\\d+){MARK}")
_KINDS: dict[str, Kind] = {"heading": "heading", "cell": "cell"}
_SHOWN = 6  # words of a hidden part
_SPACES = re.compile(r"\s+")


def read_article(text: str, name: str) -> ReadDocument | None:
    """The article of a page; None where it has none that can be told from the rest.

    Nothing that the page points to is looked up.  Raises ManuscriptUnreadable and ToolError.
    """
    data = text.encode("utf-8", "replace")
    blocks, notes, metadata, is_doubtful, hidden = read_isolated(
        "secpol_cli.readers.html.article", data, name
    )
    if is_doubtful or not blocks:
        return None
    document = ReadDocument(with_source=False)
    document.metadata = metadata
    document.pass_over_pages(map(_told, hidden))
    for kind, emphasised, words in blocks:
        if kind == "quote":
            document.open_block()
        document.begin(_KINDS.get(kind, "paragraph"))
        _add(document, words, emphasised, notes)
        document.end()
        if kind == "quote":
            document.close_block()
    return document.finish()


def _told(words: str) -> str:
    """What is said of a hidden part: how long it is, and how it begins."""
    each = words.split()
    beginning = " ".join(each[:_SHOWN])
    return f"a part of the page is hidden: {len(each)} words, “{beginning} …” (show it, and save the page)"


def _add(
    document: ReadDocument, words: str, emphasised: Sequence[tuple[int, int]], notes: Mapping[str, str]
) -> None:
    """Adds the words of a block, its notes at their marks."""
    starts = [start for start, _ in emphasised]
    ends = dict(zip((end for _, end in emphasised), starts, strict=True))
    begun: dict[int, int] = {}
    at = 0
    for place in sorted({*starts, *ends, len(words), *_places(words)}):
        piece = words[at:place]
        marked = _MARKS.fullmatch(piece)
        if marked is None:
            document.add(_SPACES.sub(" ", piece))
        elif marked[1] in notes:
            document.open_note(marked[1])
            document.add(notes[marked[1]])
            document.close_note()
        if place in ends and ends[place] in begun:
            document.paragraph.emphasise(begun[ends[place]])
        if place in starts:
            begun[place] = document.paragraph.length
        at = place


def _places(words: str) -> Iterable[int]:
    return (place for match in _MARKS.finditer(words) for place in match.span())
