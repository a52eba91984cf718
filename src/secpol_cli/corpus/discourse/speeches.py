"""A document that is one person's speech: which of its words are theirs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.corpus.anchors import resolve
from secpol_cli.text.own_words import own_spans
from secpol_cli.text.sentences import ending_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from secpol_cli.corpus.format import Document

SPEECH = "s0"  # the id of the statement that is all of a speech; no annotation has it
_SPOKEN = ("paragraph", "list-item")  # kinds of blocks; titles, captions and notes are of those who print it
_LONGEST_LINE = 40  # words of a line above a speech; a guard, no measure
# A line that tells of the speech: Speech delivered to …, An address by …
_ANNOUNCED = re.compile(
    r"\W*(?:an?\s+|the\s+)?(?:\w+\s+)?(?:speech|address|remarks|statement|lecture|message|oration|sermon|testimony)"
    r"\s+(?:was\s+)?(?:by|of|at|to|in|on|before|delivered|given|made|held|read)\b",
    re.IGNORECASE,
)


def speech_spans(document: Document, texts: Mapping[str, str]) -> list[tuple[str, int, int]]:
    """Block and half-open offsets of each stretch of a document's text that its `speaker` says, in order:
    without what stands in quotation marks, without the words of its statements, and without the lines above
    it, of those who print it: a title, a date, “Speech delivered to …”.

    `texts` are the plain texts of its blocks, by id.
    """
    annotated: dict[str, list[tuple[int, int]]] = {}
    for statement in document.statements:
        for selector in statement.passage:
            annotated.setdefault(selector.block, []).append(resolve(selector, texts[selector.block]))
    spans, is_above = [], True
    for block in document.blocks:
        if block.kind in _SPOKEN:
            is_above = is_above and _stands_above(texts[block.id])
            if is_above:
                continue
            for span in own_spans(texts[block.id]):
                spans += [(block.id, *each) for each in _without(span, annotated.get(block.id, ()))]
    return spans


def _stands_above(text: str) -> bool:
    """Whether a first paragraph is a line above a speech: it ends in no stop, or announces the speech."""
    if len(text.split()) > _LONGEST_LINE:
        return False
    return ending_of(text.rstrip()) == "none" or _ANNOUNCED.match(text) is not None


def _without(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is left of a stretch without some others."""
    place, stop = span
    for start, end in sorted(others):
        if place < min(start, stop):
            yield place, min(start, stop)
        place = max(place, end)
    if place < stop:
        yield place, stop
