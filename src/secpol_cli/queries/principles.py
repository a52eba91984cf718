"""Principles per speaker: who holds what, in which words."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from secpol_cli.model import MatrixRow, PrincipleItem
from secpol_cli.queries.statements import NARROWER, NO_FILTERS, Filters, load_statements, with_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.store.store import Store


def list_principles(
    store: Store, filters: Filters = NO_FILTERS, *, stance: str | None = None
) -> list[PrincipleItem]:
    """Every stance that the statements passing the filters take.

    By document and place of the statement; a stated list keeps its order.  With
    principles, a group or `stance` given, only links to these (or to narrower ones).
    """
    labels = store.mapping("SELECT id, label FROM principle_group")
    narrower = with_marks(NARROWER, len(filters.principles))
    wanted = {id_ for (id_,) in store.rows(narrower, filters.principles)} if filters.principles else None
    return [
        PrincipleItem(
            principle=use.principle,
            label=use.label,
            speaker=statement.speaker,
            speaker_name=statement.speaker_name,
            doc=statement.doc,
            statement=statement.address,
            mode=statement.mode,
            stance=use.stance,
            group=use.group,
            group_label=labels.get(use.group or ""),
            order=use.order,
            passages=statement.passages,
            date=statement.date,
            dated_by=statement.dated_by,
        )
        for statement in load_statements(store, filters)
        for use in statement.principles
        if (wanted is None or use.principle in wanted)
        and filters.group in (None, use.group)
        and stance in (None, use.stance)
    ]


def principle_matrix(items: Sequence[PrincipleItem]) -> list[MatrixRow]:
    """Principle × speaker: how many statements take which stance, most held principle first."""
    labels = {item.principle: item.label for item in items}
    counts: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for item in items:
        counts[item.principle][item.speaker_name][item.stance] += 1
    rows = [
        MatrixRow(
            principle=id_, label=labels[id_], speakers={name: dict(c) for name, c in by_speaker.items()}
        )
        for id_, by_speaker in counts.items()
    ]
    return sorted(rows, key=lambda row: (-len(row.speakers), -_total(row), row.label.casefold()))


def _total(row: MatrixRow) -> int:
    return sum(sum(stances.values()) for stances in row.speakers.values())
