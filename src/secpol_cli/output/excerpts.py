"""How much of a block to show around the words that were found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.output.parts import Span, Spans, joined, spans
from secpol_cli.text.sentences import find_starts

if TYPE_CHECKING:
    from collections.abc import Sequence


def excerpt(text: str, start: int, end: int, context: int) -> tuple[int, int]:
    """The sentences that hold `start`:`end`, and `context` more on each side, as half-open offsets."""
    cuts = [0, *(stop.end for stop in find_starts(text)), len(text)]
    first = max((index for index, cut in enumerate(cuts[:-1]) if cut <= start), default=0)
    last = next((index for index, cut in enumerate(cuts) if index > first and cut >= end), len(cuts) - 1)
    return cuts[max(0, first - context)], cuts[min(len(cuts) - 1, last + context)]


def marked_excerpt(
    text: str, found: Sequence[tuple[int, int]], context: int, own: Sequence[tuple[int, int]] = ()
) -> Spans:
    """The excerpts around the stretches found, in their order: these are marked, and `…` is where the block
    goes on.

    What two of them share is shown once.  Nothing outside the stretch of `own`
    that goes with one is shown around it: there, someone else speaks.
    """
    shown: list[tuple[int, int, list[tuple[int, int]]]] = []
    for index, (start, end) in enumerate(found):
        first, last = excerpt(text, start, end, context)
        if own:
            limits = own[index]
            first, last = max(first, min(limits[0], start)), min(last, max(limits[1], end))
            first += len(text[first:start]) - len(text[first:start].lstrip())
        if shown and first <= shown[-1][1]:
            before, _, stretches = shown.pop()
            shown.append((before, last, [*stretches, (start, end)]))
        else:
            shown.append((first, last, [(start, end)]))
    runs = [_marked(text, *each) for each in shown]
    opening = "… " if shown and shown[0][0] > 0 else ""
    closing = " …" if shown and shown[-1][1] < len(text) else ""
    return spans(opening, joined(runs, " … "), closing)


def _marked(text: str, first: int, last: int, stretches: Sequence[tuple[int, int]]) -> Spans:
    runs: Spans = ()
    for start, end in stretches:
        runs = spans(runs, text[first:start], Span(text[start:end], "hit"))
        first = end
    return spans(runs, text[first:last].rstrip())
