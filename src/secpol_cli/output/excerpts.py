"""How much of a block to show around the words that were found."""

from __future__ import annotations

import re

from secpol_cli.output.parts import Span, Spans, spans

# The end of a sentence: a stop, closing marks, space, and something that may begin another.
_STOP = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bNo)(?<!\bvol)[.!?][”’\"')\]]*\s+(?=[“‘\"'(\[]?[A-Z])"
)


def excerpt(text: str, start: int, end: int, context: int) -> tuple[int, int]:
    """The sentences that hold `start`:`end`, and `context` more on each side, as half-open offsets."""
    cuts = [0, *(match.end() for match in _STOP.finditer(text)), len(text)]
    first = max((index for index, cut in enumerate(cuts[:-1]) if cut <= start), default=0)
    last = next((index for index, cut in enumerate(cuts) if index > first and cut >= end), len(cuts) - 1)
    return cuts[max(0, first - context)], cuts[min(len(cuts) - 1, last + context)]


def marked_excerpt(
    text: str, start: int, end: int, context: int, own: tuple[int, int] | None = None
) -> Spans:
    """The excerpt with the words found marked, and `…` where the block goes on.

    Nothing outside the stretch `own` is shown: there, someone else speaks.
    """
    first, last = excerpt(text, start, end, context)
    if own is not None:
        first, last = max(first, min(own[0], start)), min(last, max(own[1], end))
        first += len(text[first:start]) - len(text[first:start].lstrip())
    return spans(
        "… " if first > 0 else "",
        text[first:start],
        Span(text[start:end], "hit"),
        text[end:last].rstrip(),
        " …" if last < len(text) else "",
    )
