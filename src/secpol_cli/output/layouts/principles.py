"""Principles per speaker."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from secpol_cli.output.layouts.words import (
    addresses,
    aside,
    count,
    force_words,
    held_by,
    quoted,
    reply_words,
    said_when,
)
from secpol_cli.output.parts import Gap, Grid, Heading, Line, Part, Quote, Span, Spans, joined, spans
from secpol_cli.record import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.model import PrincipleItem
    from secpol_cli.output.result import Result


def principles(result: Result, width: int | None) -> list[Part]:
    """Under each speaker a table: stated lists first, each in its order, then the others."""
    words = bool(result.options.get("words"))
    parts: list[Part] = []
    for name, group in groupby(
        _by_speaker(result.items, lists_first=not words), key=lambda item: item.speaker_name
    ):
        items = list(group)
        held = count(len({item.principle for item in items if item.principle}), "principle")
        said = count(len({item.statement for item in items}), "statement")
        parts += [Gap()] if parts else []
        shared = "" if words else _shared_holders(items)
        of = f" {shared}" if shared else ""
        parts.append(Heading(spans(Span(name, "name"), Span(f"  {held}{of} in {said}", "dim"))))
        items = [replace(item, holder_names=()) for item in items] if shared else items
        if words:
            by_statement = groupby(items, key=lambda item: item.statement)
            parts += [part for _, same in by_statement for part in _with_words(list(same))]
        else:
            parts.append(_table(items, None) if width is None else _sections(items, width))
    return parts


def _by_speaker(items: Sequence[PrincipleItem], *, lists_first: bool) -> list[PrincipleItem]:
    """Speakers with most principles first; by place, or stated lists first and in order."""
    sizes: dict[str, int] = {}
    groups: dict[tuple[str, str | None], int] = {}
    for place, item in enumerate(items):
        sizes[item.speaker_name] = sizes.get(item.speaker_name, 0) + 1
        groups.setdefault((item.speaker_name, item.group), place)

    def key(item: PrincipleItem) -> tuple[object, ...]:
        name = item.speaker_name
        if not lists_first:
            return (-sizes[name], name)
        return (-sizes[name], name, item.group is None, groups[name, item.group], item.order or 0)

    return sorted(items, key=key)  # stable: by document and place


_Key: TypeAlias = "tuple[str | None, int | None, str, str, str]"


def _rows(items: Sequence[PrincipleItem]) -> dict[_Key, list[PrincipleItem]]:
    """The items of each row: by list, place in it, principle, stance, and who is said to hold it."""
    rows: dict[_Key, list[PrincipleItem]] = {}
    for item in items:
        key = (item.group, item.order, item.label or "", item.stance or "", _held(item))
        rows.setdefault(key, []).append(item)
    return rows


def _sections(items: Sequence[PrincipleItem], width: int) -> Grid:
    """The rows of a screen: each list under its name and the stance that most of it takes; where one takes
    another, its row says so."""
    rows = _rows(items)
    limit = 3 if width < 100 else 8
    cells: list[tuple[Spans, ...]] = []
    groups = {group: [key for key in rows if key[0] == group] for group, *_ in rows}
    for keys in groups.values():
        usual = Counter(stance for *_, stance, _ in keys).most_common(1)[0][0]
        title = rows[keys[0]][0].group_label or ("other principles" if len(groups) > 1 else "")
        head = joined([spans(Span(title, "title")), spans(Span(usual, "dim"))], "  ")
        cells.append((head,))
        for key in keys:
            _, order, label, stance, held = key
            said = aside("affirms", None, held)
            other = Span(f" {stance}", "warning") if stance != usual else Span("")
            cells.append(
                (
                    spans(f"{order}." if order else ""),
                    spans(Span(label, "principle"), Span(said, "dim"), other),
                    addresses([item.statement for item in rows[key]], limit),
                )
            )
    return Grid(("", "principle", "statements"), tuple(cells), right=frozenset({0}), wide=frozenset({1}))


def _table(items: Sequence[PrincipleItem], limit: int | None) -> Grid:
    """A row for each principle of a list, under its name, and for each other principle and stance."""
    rows = _rows(items)
    cells: list[tuple[Spans, ...]] = []
    last: str | None = None
    for (group, order, label, stance, held), same in rows.items():
        if group != last:
            title = same[0].group_label or "other principles"
            cells.append(((), spans(Span(title, "dim")), (), ()))
            last = group
        cells.append(
            (
                spans(f"{order}." if order else ""),
                spans(Span(label, "principle"), Span(aside("affirms", None, held), "dim")),
                spans(Span(stance, "dim" if stance == "affirms" else "warning")),
                addresses([item.statement for item in same], limit),
            )
        )
    return Grid(
        ("", "principle", "stance", "statements"), tuple(cells), right=frozenset({0}), wide=frozenset({1})
    )


def _shared_holders(items: Sequence[PrincipleItem]) -> str:
    """Who is said to hold all of it, where that is not who says so."""
    held = {_held(item) for item in items}
    return next(iter(held)) if len(held) == 1 else ""


def _held(item: PrincipleItem) -> str:
    """Who is said to hold it, `of Cambodia`, or with whom the one above holds it, `with Turkey`."""
    others = [name for name in item.holder_names if name != item.speaker_name]
    return held_by(others, "of" if len(others) == len(item.holder_names) else "with")


def _with_words(items: Sequence[PrincipleItem]) -> list[Part]:
    """The words of one statement under all that it says."""
    first = items[0]
    stances = joined([_stance(item) for item in items if item.principle], ", ")
    when = said_when(first.date, first.dated_by, first.mode)
    force = spans(Span(force_words(first.act, first.cue), "dim"))
    head = joined([stances, (Span(first.statement, "address"),), when, force], " · ")
    beside = [
        reply_words(first.answers, first.answered_by),
        f"note: {first.note}" if first.note else "",
    ]
    notes = [Line((Span(each, "dim"),), indent=5) for each in beside if each]
    return [Line(head, indent=2), Quote(quoted(first.passages)), *notes]


def _stance(item: PrincipleItem) -> Spans:
    said = aside(item.stance or "", item.order, _held(item))
    return spans(Span(item.label or "", "principle"), Span(said, "dim"))
