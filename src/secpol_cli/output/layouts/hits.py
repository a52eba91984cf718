"""Search: who, where, when over the words in their sentence; the score small."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from secpol_cli.output.excerpts import marked_excerpt
from secpol_cli.output.layouts.words import departure_line, reply_words, said_when, speaker
from secpol_cli.output.parts import Gap, Line, Part, Quote, Span, Spans, joined, spans

if TYPE_CHECKING:
    from secpol_cli.model import Explanation, Passage, SearchItem
    from secpol_cli.output.result import Result

_PRINCIPLES = 3  # shown under a hit
_SCORE = 5  # columns that the score has before a hit's head
_HOW = {
    "variety": "spelling",
    "inflection": "form",
    "typo": "typo",
    "number": "number",
    "symbol": "symbol",
    "mark": "note mark",
    "compound": "compound",
    "alias": "other name",
    "outside": "other name, from outside",
    "inserted": "inserted",
    "missing": "missing",
}


def hits(result: Result, width: int | None) -> list[Part]:
    """A head line and the marked words for every hit."""
    context = int(result.options.get("context", 0))
    parts: list[Part] = []
    asked = None
    for item in result.items:
        if parts and (width is not None or context):
            parts.append(Gap())
        if result.options.get("by_query") and item.query != asked:
            asked = item.query
            parts.append(Line((Span(f"“{asked}”", "title"),)))
        parts.append(Line(_head(item), hang=_SCORE))
        parts.append(Quote(_words(item, context)))
        if item.departure:
            parts.append(Line(departure_line(item.doc, item.departure), indent=5))
        if item.note:
            parts.append(Line((Span(f"note: {item.note}", "dim"),), indent=5))
        if item.explanation:
            parts.append(Line(_why(item.explanation), indent=5))
        if item.citation:
            parts.append(Line((Span(item.citation, "dim"),), indent=5))
        if replies := reply_words(item.answers, item.answered_by):
            parts.append(Line((Span(replies, "dim"),), indent=5))
        if item.principle_labels:
            parts.append(Line(_principles(item, None if width is None else _PRINCIPLES), indent=5))
    return parts


def _head(item: SearchItem) -> Spans:
    score = "     " if item.score is None else f"{item.score:3.0f}  "
    who = speaker(item.speaker_name, item.mode) if item.speaker_name else (Span(item.kind, "dim"),)
    when = said_when(item.date, item.dated_by, item.mode)
    where = ", ".join(dict.fromkeys(passage.address for passage in item.passages))
    return spans(Span(score, "dim"), joined([who, (Span(where, "address"),), when], " · "))


def _why(why: Explanation) -> Spans:
    """Which words are there as they are, which otherwise, which not; what stands between."""
    by_kind: dict[str, list[str]] = {}
    for answer in why.answers:
        shown = answer.query if answer.text is None else f"{answer.query} → {answer.text}"
        by_kind.setdefault(answer.how, []).append(shown)
    same = len(by_kind.pop("same", []))
    notes = [f"{same} of {len(why.answers)} words as they are"]
    notes += [f"{_HOW[how]}: {', '.join(by_kind[how])}" for how in _HOW if how in by_kind]
    if why.between:
        notes.append(f"in between: {', '.join(why.between)}")
    if why.backward:
        notes.append("in another order")
    return spans(Span("; ".join(notes), "dim"))


def _principles(item: SearchItem, limit: int | None) -> Spans:
    """The labels of the first principles, with another stance, or holder, than the usual; how many more."""
    uses = zip(item.principle_labels, item.stances, item.holder_names, strict=True)
    shown = [_use(*use) for use in uses][:limit]
    more = len(item.principle_labels) - len(shown)
    return spans(Span(", ".join([*shown, *([f"{more} more"] if more else [])]), "dim"))


def _use(label: str, stance: str, holders: tuple[str, ...]) -> str:
    told = [stance] if stance != "affirms" else []
    told += [f"of {' and '.join(holders)}"] if holders else []
    return f"{label} ({', '.join(told)})" if told else label


def _words(item: SearchItem, context: int) -> Spans:
    runs = [
        marked_excerpt(
            block[0][0].text, [(p.start, p.end) for p, _ in block], context, [own for _, own in block]
        )
        for block in _by_block(item)
    ]
    words = joined(runs, " ¶ ")
    return words if item.score is not None else spans("".join(span.text for span in words))


def _by_block(item: SearchItem) -> list[list[tuple[Passage, tuple[int, int]]]]:
    """The passages of a hit with their own spans, those of one block together."""
    pairs = zip(item.passages, item.own_spans, strict=True)
    return [list(block) for _, block in groupby(pairs, key=lambda pair: pair[0].address)]
