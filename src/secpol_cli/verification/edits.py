"""What would make a quotation the source's words, but for what its marks admit."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.text.orthography import stops_behind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secpol_cli.verification.diff import DiffRun, Sides


class Edit(NamedTuple):
    """Half-open offsets of a quotation, and what should stand there."""

    start: int
    end: int
    words: str


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """A quotation with its edits made."""
    for start, end, words in reversed(edits):
        text = text[:start] + words + text[end:]
    return text


def find_edits(sides: Sides, runs: Sequence[DiffRun]) -> Iterator[Edit]:
    """The edits that some runs ask for, in their order."""
    end = sides.quotation[0].start  # of the words before
    last = runs[-1].source[-1] if runs[-1].source else None
    for run in runs:
        if run.kind == "changed":
            yield _replacement(sides, run, end, last)
        elif run.kind == "folded":
            yield from _restored(sides, run)
        end = sides.quotation[run.quoted[-1]].end if run.quoted else end


def _replacement(sides: Sides, run: DiffRun, end: int, last: int | None) -> Edit:
    """The source's words for those of a run, with the stops behind them; `last` is its last word."""
    words = sides.source(run.source) if run.source else ""
    if gaps := sides.gaps_behind(run):
        first, behind = sides.quotation[run.quoted[0]], sides.quotation[run.quoted[-1] + 1]
        return Edit(first.start, behind.start, words + gaps[1])
    if run.source and run.source[-1] != last:
        words += stops_behind(sides.reading.behind(run.source[-1]))
    if not run.quoted:
        return Edit(end, end, f" {words}" if end else f"{words} ")
    start, stop = sides.quotation[run.quoted[0]].start, sides.quotation[run.quoted[-1]].end
    if not words:
        return Edit(min(end, start), stop, words)
    if stop < sides.quotation[-1].end:
        stop += len(stops_behind(sides.text[stop:]))
    return Edit(start, stop, words)


def _restored(sides: Sides, run: DiffRun) -> Iterator[Edit]:
    """The source's letters for words that differ from them only in what folding leaves out (case, marks).

    Where only the quotation's first letter has another case, it gets brackets: [T]he.
    """
    for is_pair, group in groupby(run.pairs, key=sides.are_one_word):
        pairs = list(group)
        for part in (
            [run._replace(pairs=[pair]) for pair in pairs] if is_pair else [run._replace(pairs=pairs)]
        ):
            if not part.quoted or not part.source:
                continue
            first, last = sides.quotation[part.quoted[0]], sides.quotation[part.quoted[-1]]
            own, raw = sides.quoted(part.quoted), sides.source(part.source)
            if own == raw or first.lettered:
                continue
            is_first = part.quoted[0] == 0 and own[1:] == raw[1:]
            yield Edit(first.start, last.end, f"[{own[0]}]{raw[1:]}" if is_first else raw)
