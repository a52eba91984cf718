"""A document that is one person's speech: which of its words are theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.corpus.anchors import resolve
from secpol_cli.text.own_words import own_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from secpol_cli.corpus.format import Document

SPEECH = "s0"  # the id of the statement that is all of a speech; no annotation has it
_SPOKEN = ("paragraph", "list-item")  # kinds of blocks; titles, captions and notes are of those who print it


def speech_spans(document: Document, texts: Mapping[str, str]) -> list[tuple[str, int, int]]:
    """Block and half-open offsets of each stretch of a document's text that its `speaker` says, in order:
    without what stands in quotation marks, and without the words of its statements.

    `texts` are the plain texts of its blocks, by id.
    """
    annotated: dict[str, list[tuple[int, int]]] = {}
    for statement in document.statements:
        for selector in statement.passage:
            annotated.setdefault(selector.block, []).append(resolve(selector, texts[selector.block]))
    spans = []
    for block in document.blocks:
        if block.kind in _SPOKEN:
            for span in own_spans(texts[block.id]):
                spans += [(block.id, *each) for each in _without(span, annotated.get(block.id, ()))]
    return spans


def _without(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is left of a stretch without some others."""
    place, stop = span
    for start, end in sorted(others):
        if place < min(start, stop):
            yield place, min(start, stop)
        place = max(place, end)
    if place < stop:
        yield place, stop
