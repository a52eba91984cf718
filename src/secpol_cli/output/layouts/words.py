"""Phrases that several layouts share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.output.dates import date_spans
from secpol_cli.output.parts import Span, Spans, joined, spans
from secpol_cli.store.address import number_of, part_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.model import Date, Event, Passage, PrincipleUse, Reply, Statement

_PASSIVE = {"disputes": "disputed", "doubts": "doubted", "supports": "supported"}
# What the modes of a statement are called wherever people read of them.
MODES = {"direct": "quoted", "indirect": "reported", "authorial": "author"}


def count(number: int, singular: str, plural: str | None = None) -> str:
    """`1 statement`, `3 statements`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def speaker(name: str, mode: str | None) -> Spans:
    """Who speaks, and whether the words are theirs or reported."""
    told = "" if mode in (None, "direct") else f" ({MODES[mode]})"
    return spans(Span(name, "name"), Span(told, "dim"))


def said_when(date: Date, dated_by: str, mode: str | None) -> Spans:
    """When something was said; where only the text that reports it has a date: `in a text of [2021]`."""
    reported = dated_by == "document" and mode in ("direct", "indirect")
    return spans(Span("in a text of " if reported else "", "dim"), date_spans(date))


def statement_line(statement: Statement) -> Spans:
    """Who, where, when, on what occasion, by which notes: one line over a statement's words."""
    occasion = statement.occasion.text if statement.occasion and statement.occasion.text else ""
    return joined(
        [
            speaker(statement.speaker_name, statement.mode),
            (Span(statement.address, "address"),),
            said_when(statement.date, statement.dated_by, statement.mode),
            spans(Span(occasion, "dim")),
            spans(Span(note_numbers(statement), "dim")),
        ],
        " · ",
    )


def note_numbers(statement: Statement) -> str:
    """The notes that document a statement: `n8, n9`."""
    return ", ".join(part_of(address) for address in statement.notes)


def held_by(names: Sequence[str], word: str = "of") -> str:
    """By their names those who are said to hold something: `of Cambodia and Turkey`; empty for nobody."""
    return f"{word} {' and '.join(names)}" if names else ""


def aside(stance: str, order: int | None, held: str = "") -> str:
    """What a stance needs said: place in a list ` (1)`, ` (rejects)`, ` (1, of Cambodia)`; mostly nothing.

    `held` says who is said to hold it.
    """
    said = [str(order)] if order else []
    said += [stance] if stance not in ("affirms", "") else []
    said += [held] if held else []
    return f" ({', '.join(said)})" if said else ""


def principle_uses(uses: Sequence[PrincipleUse]) -> Spans:
    """Principles, each with its place in a stated list, any stance but affirming, and who is said to hold it:
    `A (2), B (rejects), C (of Cambodia)`; a holder that all have is said once: `of Cambodia: A, B (2)`."""
    shared = {use.holder_names for use in uses}
    every = next(iter(shared)) if len(shared) == 1 and len(uses) > 1 else ()
    runs = [
        spans(
            Span(use.label, "principle"),
            Span(aside(use.stance, use.order, "" if every else held_by(use.holder_names)), "dim"),
        )
        for use in uses
    ]
    head = spans(Span(f"of {' and '.join(every)}: " if every else "", "dim"))
    return spans(head, joined(runs, ", "))


def force_words(act: str | None, cue: str | None) -> str:
    """What is done with the words, and the word that shows it: `directive (“need”)`."""
    return "" if act is None else act if cue is None else f"{act} (“{cue}”)"


def reply_words(answers: Sequence[Reply], answered_by: Sequence[Reply]) -> str:
    """On whom a statement takes a side, and who takes one on it: `doubts 001/s7 of Hun Sen`."""
    said = [f"{reply.how} {reply.statement} of {reply.speaker_name}" for reply in answers]
    said += [f"{_PASSIVE[reply.how]} by {reply.statement} of {reply.speaker_name}" for reply in answered_by]
    return "; ".join(said)


def quoted(passages: Sequence[Passage]) -> Spans:
    """The words of passages, with what lies between them left out; ¶ where that is only a paragraph's end."""
    shown: list[Span] = []
    for before, passage in zip((None, *passages), passages, strict=False):
        if before is not None:
            shown.append(Span(" ¶ " if _goes_on(before, passage) else " … "))
        shown.append(Span(passage.exact))
    return spans(*shown)


def _goes_on(before: Passage, after: Passage) -> bool:
    """Whether a passage ends with its paragraph, and another begins with the next."""
    part, following = part_of(before.address), part_of(after.address)
    number, next_number = number_of(part, part[:1]), number_of(following, part[:1])
    are_neighbours = number is not None and next_number == number + 1 and before.doc == after.doc
    left_out = before.text[before.end :] + after.text[: after.start]
    return are_neighbours and not any(map(str.isalnum, left_out))


def addresses(values: Sequence[str], limit: int | None) -> Spans:
    """Addresses, the first `limit` of them and how many more."""
    distinct = list(dict.fromkeys(values))
    shown = distinct if limit is None or len(distinct) <= limit else distinct[:limit]
    more = f" +{len(distinct) - len(shown)}" if len(shown) < len(distinct) else ""
    return spans(Span(", ".join(shown), "address"), Span(more, "dim"))


def event_line(event: Event) -> Spans:
    """An event on one line: what, where, when, and whether it is yet to come."""
    planned = Span(" (planned)" if event.status == "planned" else "", "dim")
    place = spans(event.place) if event.place else ()
    return joined([spans(event.label, planned), place, date_spans(event.date)], " · ")


def departure_line(doc: str, departure: str) -> Spans:
    """That a document is not word for word its source."""
    return spans(Span(f"{doc} departs from its source: {departure}", "warning"))
