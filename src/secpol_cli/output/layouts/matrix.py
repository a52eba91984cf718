"""Principles down, voices across: a figure for each that affirms, a minus for each that rejects."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from secpol_cli.output.layouts.words import count
from secpol_cli.output.parts import Gap, Grid, Line, Part, Span, Spans, spans
from secpol_cli.text.short_heads import short_heads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.model import MatrixRow
    from secpol_cli.output.parts import Style
    from secpol_cli.output.result import Result

_HEAD = "principle"
_LABEL = 26  # columns of the screen that a principle's label keeps
_OTHERS = "others"  # the voices for whom there is no room
_NONE = "·"


def matrix(result: Result, width: int | None) -> list[Part]:
    """On a screen what two voices share, unless more is asked for, under two letters for each voice; else
    every principle under the voices' names."""
    every: Sequence[MatrixRow] = result.items
    totals: Counter[str] = Counter()
    names: dict[str, str] = {}
    for row in every:
        for voice in row.voices:
            totals[voice.speaker] += sum(voice.stances.values())
            names[voice.speaker] = voice.speaker_name
    voices = sorted(totals, key=lambda id_: (-totals[id_], names[id_], id_))
    if width is None:
        headers = tuple(names[voice] for voice in voices)
        return [_grid(every, voices, (), headers, gap=3), Gap(), _key(every)]
    rows = [row for row in every if len(row.voices) > 1]
    if not rows or not result.options.get("shared"):
        rows = list(every)
    left_out: list[Part] = []
    if len(rows) < len(every):
        told = (
            f"{len(rows)} of {len(every)} principles are shared by two voices or more; -n 0 shows every one"
        )
        left_out = [Line((Span(told, "dim"),)), Gap()]
    shown, others = _fitting(rows, voices, width)
    heads = short_heads({voice: names[voice] for voice in shown})
    legend = [f"{heads[voice]} {names[voice]}" for voice in shown]
    legend += [f"{_OTHERS}: {count(len(others), 'voice')} more"] if others else []
    headers = tuple(heads[voice] for voice in shown)
    return [
        *left_out,
        *(Line(spans(Span(line, "dim"))) for line in _lines(legend, width)),
        Gap(),
        _grid(rows, shown, others, headers, gap=1),
        Gap(),
        _key(rows),
    ]


def _fitting(
    rows: Sequence[MatrixRow], voices: Sequence[str], width: int
) -> tuple[Sequence[str], Sequence[str]]:
    """The voices that have room beside the labels, and those that share a column: all, or those who speak
    most."""
    widths = [max(2, *(len(_cell(row, [voice])) for row in rows)) + 1 for voice in voices]
    label = min(_LABEL, max(len(_HEAD), *(len(row.label) for row in rows)))
    room = max(0, width - label)
    if sum(widths) <= room:
        return voices, ()
    room -= len(_OTHERS) + 1
    number = next(n for n in range(len(voices), -1, -1) if sum(widths[:n]) <= max(0, room))
    return voices[:number], voices[number:]


def _grid(
    rows: Sequence[MatrixRow],
    voices: Sequence[str],
    others: Sequence[str],
    headers: tuple[str, ...],
    *,
    gap: int,
) -> Grid:
    """A row for each principle; the voices in `others` share the last column."""
    headers = (_HEAD, *headers, *([_OTHERS] if others else ()))
    groups = [*([voice] for voice in voices), *([others] if others else ())]
    return Grid(
        headers,
        tuple(
            (spans(Span(row.label, "principle")), *(_styled(_cell(row, group)) for group in groups))
            for row in rows
        ),
        right=frozenset(range(1, len(headers))),
        wide=frozenset({0}),
        gap=gap,
    )


def _styled(cell: str) -> Spans:
    style: Style = "dim" if cell == _NONE else "warning" if "−" in cell else ""
    return (Span(cell, style),)


def _cell(row: MatrixRow, voices: Sequence[str]) -> str:
    """How many statements of some voices affirm, and how many reject; whether they only mention."""
    stances: Counter[str] = Counter()
    for voice in row.voices:
        if voice.speaker in voices:
            stances.update(voice.stances)
    held = f"{stances['affirms']}" if stances["affirms"] else ""
    rejected = f"−{stances['rejects']}" if stances["rejects"] else ""
    return held + rejected or ("○" if stances["mentions"] else _NONE)


def _key(rows: Sequence[MatrixRow]) -> Line:
    """What the signs that occur mean."""
    taken = {stance for row in rows for voice in row.voices for stance in voice.stances}
    told = ["3: affirmed in three statements"]
    told += ["−2: rejected in two"] if "rejects" in taken else []
    told += ["○: only mentioned"] if "mentions" in taken else []
    return Line((Span(" · ".join(told), "dim"),))


def _lines(entries: Sequence[str], width: int) -> list[str]:
    """Entries in lines of at most that width, none of them parted unless it is longer."""
    lines: list[str] = []
    for entry in entries:
        if lines and len(lines[-1]) + len(entry) + 3 <= width:
            lines[-1] += f" · {entry}"
        else:
            lines.append(entry)
    return lines
