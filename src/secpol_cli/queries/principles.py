"""Principles per speaker: who holds what, in which words."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.model import MatrixRow, MatrixVoice, PrincipleItem
from secpol_cli.queries.statements import (
    HOLDING,
    NARROWER,
    NO_FILTERS,
    Filters,
    conditions,
    load_statements,
    load_statements_at,
    with_marks,
)
from secpol_cli.record import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from secpol_cli.model import PrincipleUse, Statement
    from secpol_cli.store.store import Store


class PrincipleList(NamedTuple):
    """Stances that statements take, and how many there are in all."""

    items: list[PrincipleItem]
    total: int


def list_principles(
    store: Store, filters: Filters = NO_FILTERS, *, stance: str | None = None
) -> list[PrincipleItem]:
    """Every stance that the statements passing the filters take.

    By document and place of the statement; a stated list keeps its order.  With
    principles, a group, holders or `stance` given, only links to these (or to narrower ones).
    """
    return list_some_principles(store, filters, stance=stance).items


def list_some_principles(
    store: Store, filters: Filters, *, stance: str | None = None, most: int = 0
) -> PrincipleList:
    """The first `most` of what `list_principles` gives, or all for 0, and how many that are."""
    choice = _choice(store, filters, stance)
    total, chosen = 0, None
    if most:
        links = _links(store, filters, choice)
        total, chosen = len(links), list(dict.fromkeys(links[:most]))
    statements = load_statements(store, filters) if chosen is None else _in_order(store, chosen)
    labels = store.mapping("SELECT id, label FROM principle_group")
    items = [
        _item(statement, use, labels)
        for statement in statements
        for use in statement.principles or (_NO_STANCE if choice.takes_any else ())
        if use is None
        or choice.takes(use.principle, use.stance, use.group, use.holders or (statement.speaker,))
    ]
    return PrincipleList(items[:most], total) if most else PrincipleList(items, len(items))


def stances_of(store: Store, statements: Iterable[Statement]) -> list[PrincipleItem]:
    """Every stance that some statements take, in their order."""
    labels = store.mapping("SELECT id, label FROM principle_group")
    return [_item(statement, use, labels) for statement in statements for use in statement.principles]


_NO_STANCE: tuple[None, ...] = (None,)


class _Choice(NamedTuple):
    """Which stances are wanted: on which principles, in which list, of which holders; None: whatever.

    `takes_any` says that statements without a stance are wanted, too.
    """

    principles: frozenset[str] | None
    stance: str | None
    group: str | None
    holders: frozenset[str] | None
    takes_any: bool

    def takes(self, principle: str, stance: str, group: str | None, holders: Sequence[str]) -> bool:
        return (
            (self.principles is None or principle in self.principles)
            and self.group in (None, group)
            and self.stance in (None, stance)
            and (self.holders is None or not self.holders.isdisjoint(holders))
        )


def _choice(store: Store, filters: Filters, stance: str | None) -> _Choice:
    narrower = with_marks(NARROWER, len(filters.principles))
    wanted = (
        frozenset(id_ for (id_,) in store.rows(narrower, filters.principles)) if filters.principles else None
    )
    of_stances = (filters.principles, filters.group, filters.holders, stance)
    return _Choice(
        wanted,
        stance,
        filters.group,
        _holding(store, filters),
        takes_any=filters.disputed and not any(of_stances),
    )


def _item(statement: Statement, use: PrincipleUse | None, groups: Mapping[str, str]) -> PrincipleItem:
    """A stance of a statement; the statement alone where it takes none."""
    return PrincipleItem(
        principle=use.principle if use else None,
        label=use.label if use else None,
        speaker=statement.speaker,
        speaker_name=statement.speaker_name,
        doc=statement.doc,
        statement=statement.address,
        mode=statement.mode,
        stance=use.stance if use else None,
        group=use.group if use else None,
        group_label=groups.get(use.group or "") if use else None,
        order=use.order if use else None,
        passages=statement.passages,
        date=statement.date,
        dated_by=statement.dated_by,
        holders=use.holders if use else (),
        holder_names=use.holder_names if use else (),
        act=statement.force.act if statement.force else None,
        cue=statement.force.cue if statement.force else None,
        answers=statement.answers,
        answered_by=statement.answered_by,
        note=statement.note,
    )


def _holding(store: Store, filters: Filters) -> frozenset[str] | None:
    """The ids of all who hold what the holders that are asked for hold; None where that does not matter."""
    if not filters.holders:
        return None
    sql = with_marks(HOLDING, len(filters.holders))
    return frozenset(id_ for (id_,) in store.rows(sql, filters.holders))


def _links(store: Store, filters: Filters, choice: _Choice) -> list[str]:
    """The statement of every link to a principle that is wanted, in the order of statements and of links;
    where any are wanted, also each statement without a link."""
    where, parameters = conditions(filters)
    passing = f"SELECT address, speaker, doc, position AS place FROM dated_statement WHERE {where}"
    join = "LEFT JOIN" if choice.takes_any else "JOIN"
    sql = f"""SELECT address, principle, stance, group_id, speaker,
                (SELECT group_concat(holder, ' ') FROM holder
                 WHERE holder.statement = address AND holder.position = link.position)
              FROM ({passing}) {join} statement_principle AS link
              ON statement = address ORDER BY doc, place, link.position"""
    return [
        statement
        for statement, principle, taken, group, speaker, holders in store.rows(sql, parameters)
        if principle is None or choice.takes(principle, taken, group, (holders or speaker).split())
    ]


def _in_order(store: Store, addresses: Sequence[str]) -> list[Statement]:
    found = load_statements_at(store, addresses)
    return [found[address] for address in addresses]


def as_held(items: Sequence[PrincipleItem]) -> list[PrincipleItem]:
    """Stances as those of who is said to hold them: one for each holder, who stands as its speaker."""
    return [
        replace(item, speaker=id_, speaker_name=name)
        for item in items
        for id_, name in zip(
            item.holders or (item.speaker,), item.holder_names or (item.speaker_name,), strict=True
        )
    ]


def principle_matrix(items: Sequence[PrincipleItem]) -> list[MatrixRow]:
    """Principle × speaker: how many statements take which stance, first what most voices share."""
    names = {item.speaker: item.speaker_name for item in items}
    labels: dict[str, str] = {}
    counts: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for item in items:
        if item.principle and item.stance:
            labels[item.principle] = item.label or item.principle
            counts[item.principle][item.speaker][item.stance] += 1
    rows = [_matrix_row(id_, labels[id_], by_speaker, names) for id_, by_speaker in counts.items()]
    return sorted(rows, key=lambda row: (-len(row.voices), -_total(row), row.label.casefold()))


def _matrix_row(
    principle: str, label: str, by_speaker: Mapping[str, Counter[str]], names: Mapping[str, str]
) -> MatrixRow:
    by_name: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for speaker, stances in by_speaker.items():
        by_name[names[speaker]].update(stances)
    voices = tuple(MatrixVoice(id_, names[id_], dict(stances)) for id_, stances in by_speaker.items())
    return MatrixRow(principle, label, {name: dict(stances) for name, stances in by_name.items()}, voices)


def _total(row: MatrixRow) -> int:
    return sum(sum(stances.values()) for stances in row.speakers.values())
