"""Speakers, organisations and documents as tables with counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.output.dates import date_spans
from secpol_cli.output.parts import Grid, Part, Span, Spans, joined, spans

if TYPE_CHECKING:
    from secpol_cli.model import DocumentSummary, Organisation, Speaker
    from secpol_cli.output.result import Result


_ROOMY = 110  # columns; below, what can be asked for elsewhere is left out


def speakers(result: Result, width: int | None) -> list[Part]:
    """Name, id, what they are, and counts."""
    rows = tuple(_speaker(item) for item in result.items)
    headers = ("speaker", "id", "who", "docs", "said", "principles", "events")
    grid = Grid(headers, rows, right=frozenset({3, 4, 5, 6}), wide=frozenset({0, 2}))
    return [grid if _is_roomy(width) else without(grid, {2, 3})]


def organisations(result: Result, width: int | None) -> list[Part]:
    """Name, id, kind and counts."""
    rows = tuple(_organisation(item) for item in result.items)
    headers = ("organisation", "id", "kind", "docs", "said", "named", "events")
    grid = Grid(headers, rows, right=frozenset({3, 4, 5, 6}), wide=frozenset({0}))
    return [grid if _is_roomy(width) else without(grid, {2, 3, 4})]


def documents(result: Result, width: int | None) -> list[Part]:
    """Id, title, authors, date and counts."""
    roomy = _is_roomy(width)
    rows = tuple(_document(item, apart=roomy) for item in result.items)
    headers = ("id", "title", "by", "date", "words", "said", "events")
    grid = Grid(headers, rows, right=frozenset({4, 5, 6}), wide=frozenset({1, 2}))
    return [grid if roomy else without(grid, {2})]


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
    name = spans(Span(item.title, "name")) if item.title else spans(Span(f"[{item.name}]", "inferred"))
    by = spans(" and ".join(item.authors))
    title = name if apart else joined([name, by], ", by ")
    counts = map(_number, (item.words, item.statements, item.events))
    return (_id(item.id), title, by, date_spans(item.date), *counts)


def _id(value: str) -> Spans:
    return (Span(value, "address"),)


def _number(value: int) -> Spans:
    return (Span(f"{value:,}" if value else "·", "" if value else "dim"),)
