"""Speakers, organisations and documents as tables with counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.output.dates import date_spans
from secpol_cli.output.parts import Gap, Grid, Line, Part, Quote, Span, Spans, joined, spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.model import DocumentSummary, Organisation, Speaker
    from secpol_cli.output.result import Result


_AMPLE = 140  # columns; below, a name has the room of its id
_ROOMY = 110  # columns; below, what can be asked for elsewhere is left out


def speakers(result: Result, width: int | None) -> list[Part]:
    """Name, id, what they are, and counts.

    On a screen those stand under a collective who speak only in it, and their
    counts, which are its own, are left out; where there is little room ids are, too.
    """
    headers = ("speaker", "id", "who", "docs", "said", "principles", "events")
    right, wide = frozenset({3, 4, 5, 6}), frozenset({0, 2})
    if width is None:
        return [Grid(headers, tuple(_speaker(item) for item in result.items), right=right, wide=wide)]
    rows = tuple(
        _member(item) if is_member else _speaker(item) for item, is_member in _under_collectives(result.items)
    )
    grid = Grid(headers, rows, right=right, wide=wide)
    return [without(grid, {1, 2, 3} if width < _ROOMY else {1} if width < _AMPLE else set())]


def _under_collectives(items: Sequence[Speaker]) -> list[tuple[Speaker, bool]]:
    """The speakers in their order, but those who never speak alone behind the first collective in which they
    speak; whether each is one of those."""
    silent = {item.id: item for item in items if item.statements and not item.own_statements}
    under: dict[str, str] = {}
    for item in items:
        for member in item.members if item.own_statements else ():
            if member in silent:
                under.setdefault(member, item.id)
    ordered: list[tuple[Speaker, bool]] = []
    for item in items:
        if item.id not in under:
            ordered.append((item, False))
            ordered += [(silent[member], True) for member in item.members if under.get(member) == item.id]
    return ordered


def organisations(result: Result, width: int | None) -> list[Part]:
    """Name, id, kind and counts."""
    rows = tuple(_organisation(item) for item in result.items)
    headers = ("organisation", "id", "kind", "docs", "said", "named", "events")
    grid = Grid(headers, rows, right=frozenset({3, 4, 5, 6}), wide=frozenset({0}))
    return [grid if _is_roomy(width) else without(grid, {1, 3})]


def documents(result: Result, width: int | None) -> list[Part]:
    """Id, title, authors, date and counts."""
    roomy = _is_roomy(width)
    rows = tuple(_document(item, apart=roomy) for item in result.items)
    headers = ("id", "title", "by", "date", "words", "said", "events")
    grid = Grid(headers, rows, right=frozenset({4, 5, 6}), wide=frozenset({1, 2, 3}))
    return [grid if roomy else without(grid, {2})]


def citations(result: Result, _: int | None) -> list[Part]:
    """Citations, each behind its address: in what order a style puts them, nobody need guess."""
    margin = max(len(item.address) for item in result.items)
    return [Line(spans(Span(item.address.ljust(margin) + "  ", "dim"), item.text)) for item in result.items]


def vocabulary(result: Result, _: int | None) -> list[Part]:
    """Principles with what they mean, and to which others they are related."""
    parts: list[Part] = []
    for item in result.items:
        parts += [Gap()] if parts else []
        counts = f"  {item.statements} in {item.documents} docs" if item.statements else "  in no statement"
        parts.append(
            Line(spans(Span(item.label, "name"), "  ", Span(item.id, "address"), Span(counts, "dim")))
        )
        parts.append(Quote(spans(item.definition), 2))
        related = (
            ("also", item.aliases),
            ("broader", item.broader_labels),
            ("narrower", item.narrower_labels),
            ("related", item.related_labels),
            ("in", tuple(group.label for group in item.groups)),
        )
        told = [f"{name}: {'; '.join(values)}" for name, values in related if values]
        parts += [Line(spans(Span(each, "dim")), indent=2) for each in told]
    return parts


def styles(result: Result, width: int | None) -> list[Part]:
    """Id, short names, title and kind of citation styles."""
    rows = tuple(
        (
            _id(item.id),
            spans(Span(", ".join(item.names), "name")),
            spans(item.title),
            spans(Span(item.kind, "dim")),
        )
        for item in result.items
    )
    grid = Grid(("id", "also", "title", "kind"), rows, wide=frozenset({2}))
    return [grid if _is_roomy(width) else without(grid, {3})]


def without(grid: Grid, left_out: set[int]) -> Grid:
    """The grid without some of its columns (from 0)."""
    kept = [column for column in range(len(grid.headers)) if column not in left_out]
    return Grid(
        tuple(grid.headers[column] for column in kept),
        tuple(tuple(row[column] for column in kept) for row in grid.rows),
        right=frozenset(place for place, column in enumerate(kept) if column in grid.right),
        wide=frozenset(place for place, column in enumerate(kept) if column in grid.wide),
        gap=grid.gap,
    )


def _is_roomy(width: int | None) -> bool:
    return width is None or width >= _ROOMY


def _speaker(item: Speaker) -> tuple[Spans, ...]:
    who = item.offices[0].title if item.offices else ("collective" if item.kind == "collective" else "")
    name = spans(Span(item.name, "name"))
    counts = (item.documents, item.statements, item.principles, item.events)
    return (name, _id(item.id), spans(Span(who, "dim")), *map(_number, counts))


def _member(item: Speaker) -> tuple[Spans, ...]:
    """A member's row: the name set in, no counts that are the collective's."""
    name, *rest = _speaker(item)
    none = _number(0)
    return (spans("  ", name), *rest[:2], none, none, none, _number(item.events))


def _organisation(item: Organisation) -> tuple[Spans, ...]:
    acronym = f" ({item.acronym})" if item.acronym and item.acronym != item.name else ""
    counts = (item.documents, item.statements, item.mentions, item.events)
    return (
        spans(Span(item.name, "name"), acronym),
        _id(item.id),
        spans(Span(item.kind, "dim")),
        *map(_number, counts),
    )


def _document(item: DocumentSummary, *, apart: bool) -> tuple[Spans, ...]:
    name = spans(Span(item.title, "name")) if item.title else spans(Span(f"[{item.name}]", "dim"))
    by = spans(" and ".join(item.authors))
    title = name if apart else joined([name, by], ", by ")
    counts = map(_number, (item.words, item.statements, item.events))
    return (_id(item.id), title, by, date_spans(item.date), *counts)


def _id(value: str) -> Spans:
    return (Span(value, "address"),)


def _number(value: int) -> Spans:
    return (Span(f"{value:,}" if value else "·", "" if value else "dim"),)
