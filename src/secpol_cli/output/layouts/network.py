"""Ties between voices: who, on how many principles they agree and differ, on which, and who disputes whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.output.layouts.words import addresses
from secpol_cli.output.parts import Grid, Part, Span, Spans, joined, spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.model import Dispute, NetworkTie, SharedStance
    from secpol_cli.output.result import Result

_FEW = 3  # principles that are named where there is no room for all


def network(result: Result, width: int | None) -> list[Part]:
    """A row for each tie with its principles, and two statements of each; on a screen the first of them."""
    rows = tuple(_row(tie, is_whole=width is None) for tie in result.items)
    heads = ("voices", "agree", "differ", "disputes", "on")
    return [Grid(heads, rows, right=frozenset({1, 2, 3}), wide=frozenset({0, 4}))]


def _row(tie: NetworkTie, *, is_whole: bool) -> tuple[Spans, ...]:
    names = spans(Span(tie.speaker_name, "name"), Span(" – ", "dim"), Span(tie.other_name, "name"))
    shown = tie.shared if is_whole else tie.shared[:_FEW]
    on = _stances(shown)
    if len(shown) < len(tie.shared):
        on = spans(on, Span(f"; {len(tie.shared) - len(shown)} more", "dim"))
    on = joined([*([on] if shown else []), *(_dispute(dispute) for dispute in tie.disputes)], "; ")
    numbers = _count(tie.agree, ""), _count(tie.differ, "warning"), _count(len(tie.disputes), "warning")
    return names, *numbers, on


def _dispute(dispute: Dispute) -> Spans:
    one, other = dispute.statements
    return spans(addresses([one], None), Span(f" {dispute.how} ", "warning"), addresses([other], None))


def _count(number: int, style: str) -> Spans:
    return spans(Span(str(number), "warning" if style else "")) if number else (Span("·", "dim"),)


def _stances(shared: Sequence[SharedStance]) -> Spans:
    """Principles, those on which the two differ marked, each with its two statements."""
    return joined(
        [
            spans(
                Span(stance.label, "principle"),
                Span("" if stance.agrees else " (differ)", "warning"),
                Span(" ", "dim"),
                addresses(stance.statements, None),
            )
            for stance in shared
        ],
        "; ",
    )
