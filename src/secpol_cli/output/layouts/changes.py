"""What a command changed in a corpus: files, documents, works, annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.output.parts import Gap, Line, Part, Quote, Span, spans

if TYPE_CHECKING:
    from secpol_cli.changes import AddedDocument
    from secpol_cli.output.parts import Spans, Style
    from secpol_cli.output.result import Result

_SHOWN = 60  # characters of an annotation's words
_ADDED = ("added", "would-add")


def written(result: Result, _: int | None) -> list[Part]:
    """A file a line, with what was done with it; and what is to be done next."""
    parts: list[Part] = [
        Line(spans(Span(item.file, "address"), Span(f"  {item.action}", "dim"), _behind(item.told)))
        for item in result.items
    ]
    return [*parts, Line(spans(result.ledger))] if result.ledger else parts


def added(result: Result, _: int | None) -> list[Part]:
    """A document each: its id and title, what it has, and each guess with its place; works a line."""
    parts: list[Part] = []
    for item in result.items:
        if not hasattr(item, "metadata"):
            what = item.title or item.reason or ""
            parts.append(Line(spans(Span(item.id, "address"), Span(f"  {item.action}  ", "dim"), what)))
        elif item.action in _ADDED:
            parts += [Gap()] if parts else []
            parts += _document(item)
        else:
            parts.append(
                Line(
                    spans(Span(item.file, "name"), Span(f"  {item.action}", "warning"), _behind(item.reason))
                )
            )
    return parts


def moved(result: Result, _: int | None) -> list[Part]:
    """Each annotation that is not where it was, and then how many are."""
    parts: list[Part] = []
    for item in result.items:
        if item.fate == "kept":
            continue
        style: Style = "warning" if item.fate in ("changed", "lost") else "dim"
        line = spans(Span(item.annotation, "address"), "  ", Span(item.fate, style), f"  {item.block}  ")
        parts.append(Line(spans(line, item.told or _shortened(item.before))))
    return [*parts, Line(spans(result.ledger or ""))]


def _shortened(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def _document(item: AddedDocument) -> list[Part]:
    title = Span(item.title, "name") if item.title else Span("no title found", "dim")
    counts = [(item.pages, "page"), (item.words, "word"), (item.blocks, "block"), (item.notes, "note")]
    had = ", ".join(f"{count:,} {what}{'s' if count > 1 else ''}" for count, what in counts if count)
    parts: list[Part] = [
        Line(spans(Span(item.id or "", "address"), "  ", title)),
        Quote(spans(Span(f"{item.file}: {had}", "dim"))),
    ]
    for guess in item.metadata:
        said = spans(f"{guess.key}: ", Span(guess.value, "" if guess.is_stated else "inferred"))
        parts.append(Quote(spans(said, Span(f"  ({guess.place}; {guess.basis})", "dim"))))
    return parts


def _behind(told: str | None) -> Spans:
    return spans(f"  {told}") if told else ()
