"""Statements: who said what, chosen by speaker, organisation, principle, document, mode and time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.dates.periods import Period, parse_period
from secpol_cli.errors import UnknownValue, UsageError
from secpol_cli.model import Occasion, PrincipleUse, Statement
from secpol_cli.queries.discourse import load_holders, load_mentions, load_replies, make_force
from secpol_cli.queries.names import HERE, find_each, find_either
from secpol_cli.queries.offices import load_offices, office_on
from secpol_cli.record import Record
from secpol_cli.store.address import doc_of, join, note_part
from secpol_cli.store.rows import chunks, grouped, load_passages, make_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.store.store import Store

    Names = list[str] | tuple[str, ...] | None
    """Names as a user typed them, any of which will do; a string would be a list of letters."""

MODES = ("direct", "indirect", "authorial")
# What they are called where people read of them; both are understood.
_READ_AS = {"quoted": "direct", "reported": "indirect", "author": "authorial"}
ACTS = ("assertive", "directive", "commissive", "expressive", "declarative")
STANCES = ("affirms", "rejects", "mentions")


class Filters(Record):
    """What statements must be like: ids, of which any will do; none, or None, where it does not matter.

    `holders` and `about` are people or organisations: who is said to hold a principle,
    and whom the words name.
    """

    speakers: tuple[str, ...] = ()
    orgs: tuple[str, ...] = ()
    principles: tuple[str, ...] = ()
    docs: tuple[str, ...] = ()
    mode: str | None = None
    group: str | None = None
    period: Period = Period()
    holders: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    act: str | None = None
    disputed: bool = False

    @property
    def concern_statements(self) -> bool:
        """Whether they ask for anything that only statements have."""
        return any(
            (self.speakers, self.orgs, self.principles, self.mode, self.group)
            + (self.holders, self.about, self.act, self.disputed)
        )


NO_FILTERS = Filters()


def parse_filters(
    store: Store,
    *,
    speakers: Names = None,
    orgs: Names = None,
    principles: Names = None,
    docs: Names = None,
    mode: str | None = None,
    group: str | None = None,
    since: str | None = None,
    until: str | None = None,
    holders: Names = None,
    about: Names = None,
    act: str | None = None,
    disputed: bool = False,
) -> Filters:
    """Filters from what a user typed.  Raises UnknownValue and UsageError."""
    if mode is not None:
        mode = _READ_AS.get(mode, mode)
        _check_word("mode", mode, MODES)
    if act is not None:
        _check_word("act", act, ACTS)
    return Filters(
        speakers=find_each(store, "person", speakers),
        orgs=find_each(store, "organisation", orgs),
        principles=find_each(store, "principle", principles),
        docs=find_each(store, "document", docs),
        mode=mode,
        group=find_group(store, group) if group is not None else None,
        period=parse_period(since, until),
        holders=find_either(store, holders),
        about=find_either(store, about),
        act=act,
        disputed=disputed,
    )


def check_stance(value: str | None) -> str | None:
    """A stance as a user typed it.  Raises UsageError."""
    if value is not None:
        _check_word("stance", value, STANCES)
    return value


def _check_word(what: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        from secpol_cli.nearest import nearest

        near = nearest(value, known)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
        raise UsageError(f"no {what} “{value}”", hint)


def find_group(store: Store, value: str) -> str:
    """The id of a stated list, by id or label.  Raises UnknownValue with the nearest."""
    from secpol_cli.text.folding import fold

    groups = store.mapping("SELECT id, label FROM principle_group ORDER BY id")
    for id_, label in groups.items():
        if fold(value) in (fold(id_), fold(label)):
            return id_
    from secpol_cli.nearest import nearest

    hint = f"there are {', '.join(groups)}" if groups else None
    raise UnknownValue("group", value, nearest(value, [*groups, *groups.values()]), hint, HERE)


def load_statements(store: Store, filters: Filters = NO_FILTERS, most: int = 0) -> list[Statement]:
    """The statements that pass, by document and place in it; the first `most`, or all for 0."""
    where, parameters = conditions(filters)
    return _load(store, f"{where} ORDER BY doc, position LIMIT ?", [*parameters, most or -1])


def count_statements(store: Store, filters: Filters) -> int:
    """How many statements pass."""
    where, parameters = conditions(filters)
    return int(str(store.value(f"SELECT count(*) FROM dated_statement WHERE {where}", parameters)))


def load_statements_at(store: Store, addresses: Sequence[str]) -> dict[str, Statement]:
    """Statements by address."""
    found: dict[str, Statement] = {}
    for marks, chunk in chunks(addresses):
        found |= {item.address: item for item in _load(store, f"address IN ({marks})", chunk)}
    return found


def find_statements(store: Store, filters: Filters) -> set[str] | None:
    """The addresses of the statements that pass; None where the filters let every statement pass."""
    if not filters.concern_statements and filters.period.is_open:
        return None
    where, parameters = conditions(filters)
    rows = store.rows(f"SELECT address FROM dated_statement WHERE {where}", parameters)
    return {address for (address,) in rows}


def conditions(filters: Filters) -> tuple[str, list[object]]:
    """An SQL condition on `dated_statement` that the filters make, and its parameters.

    A collective speaks for its members; a principle takes the narrower ones
    along; an organisation is that of the statement, or else of the speaker, and takes its
    parts along, as one that holds a principle or is spoken of does.
    """
    clauses = ["1"]
    parameters: list[object] = []
    tests: tuple[tuple[tuple[str, ...], str, int], ...] = (
        (filters.speakers, _SPEAKER, 2),
        (filters.orgs, _ORGANISATION, 1),
        (filters.principles, _PRINCIPLE, 1),
        (filters.docs, "doc IN {marks}", 1),
        (given(filters.mode), "mode IN {marks}", 1),
        (given(filters.group), _GROUP, 1),
        (filters.holders, _HOLDS, 1),
        (filters.about, _ABOUT, 1),
        (given(filters.act), "act IN {marks}", 1),
        (given(filters.period.since), "(latest >= ? OR latest IS NULL AND earliest IS NOT NULL)", 1),
        (given(filters.period.until), "(earliest <= ? OR earliest IS NULL AND latest IS NOT NULL)", 1),
    )
    for values, clause, times in tests:
        if values:
            clauses.append(with_marks(clause, len(values)))
            parameters += values * times
    if filters.disputed:
        clauses.append(_DISPUTED)
    return " AND ".join(clauses), parameters


def given(value: str | None) -> tuple[str, ...]:
    """The values of an option that is given once or not at all."""
    return () if value is None else (value,)


def with_marks(clause: str, count: int) -> str:
    """An SQL condition on `count` values.

    `{marks}` in it becomes a list of question marks, `{rows}` that many rows of
    one, for VALUES.
    """
    marks = ", ".join("?" * count)
    return clause.format(marks=f"({marks})", rows=", ".join(["(?)"] * count))


_SPEAKER = "(speaker IN {marks} OR speaker IN (SELECT collective FROM member WHERE person IN {marks}))"
PARTS = """WITH RECURSIVE part (id) AS (
    VALUES {rows} UNION SELECT organisation.id FROM organisation JOIN part ON part_of = part.id)
    SELECT id FROM part"""
_ORGANISATION = f"coalesce(organisation, (SELECT organisation FROM person WHERE id = speaker)) IN ({PARTS})"
# Who holds what some people or organisations hold: their parts, the collectives that are an organ of one, and
# those to which a person belongs.
HOLDING = f"""WITH own (id) AS ({PARTS})
    SELECT id FROM own
    UNION SELECT person.id FROM person JOIN own ON person.organisation = own.id WHERE kind = 'collective'
    UNION SELECT collective FROM member JOIN own ON person = own.id"""
_HOLDS = f"""address IN (WITH holding (id) AS ({HOLDING})
    SELECT statement FROM holder WHERE holder IN holding
    UNION SELECT statement.address FROM statement JOIN statement_principle AS link ON link.statement = address
    WHERE speaker IN holding AND NOT EXISTS (
      SELECT 1 FROM holder WHERE holder.statement = address AND holder.position = link.position))"""
_ABOUT = f"""address IN (SELECT owner FROM passage JOIN naming USING (doc, block)
    WHERE passage.kind = 'statement' AND naming.start < passage."end" AND passage.start < naming."end"
    AND entity IN ({PARTS}))"""
_DISPUTED = """address IN (SELECT statement FROM reply WHERE how IN ('disputes', 'doubts')
    UNION SELECT other FROM reply WHERE how IN ('disputes', 'doubts'))"""
_GROUP = "address IN (SELECT statement FROM statement_principle WHERE group_id IN {marks})"
NARROWER = """WITH RECURSIVE narrower (id) AS (
    VALUES {rows} UNION SELECT principle FROM principle_relation JOIN narrower ON other = narrower.id
    WHERE relation = 'broader') SELECT id FROM narrower"""
_PRINCIPLE = f"address IN (SELECT statement FROM statement_principle WHERE principle IN ({NARROWER}))"


def _load(store: Store, where: str, parameters: Sequence[object]) -> list[Statement]:
    name = "(SELECT name FROM person WHERE id = speaker)"
    cue = """(SELECT substr(text, cue_start + 1, cue_end - cue_start) FROM block
              WHERE block.doc = dated_statement.doc AND block = cue_block)"""
    sql = f"SELECT *, {name} AS speaker_name, {cue} AS cue FROM dated_statement WHERE {where}"
    rows = store.rows(sql, parameters)
    addresses = [row["address"] for row in rows]
    passages = load_passages(store, "statement", addresses)
    principles = load_principle_uses(store, addresses)
    notes = _load_notes(store, addresses)
    answers, answered = load_replies(store, addresses)
    mentions = load_mentions(store, addresses)
    offices = load_offices(store, (row["speaker"] for row in rows))
    return [
        Statement(
            id=row["id"],
            address=row["address"],
            doc=row["doc"],
            speaker=row["speaker"],
            speaker_name=row["speaker_name"],
            organisation=row["organisation"],
            mode=row["mode"],
            passages=passages.get(row["address"], ()),
            principles=principles.get(row["address"], ()),
            occasion=_occasion(row["occasion"], row["occasion_event"]),
            date=make_date(row),
            dated_by=row["dated_by"],
            notes=notes.get(row["address"], ()),
            note=row["note"],
            force=make_force(row),
            answers=answers.get(row["address"], ()),
            answered_by=answered.get(row["address"], ()),
            mentions=mentions.get(row["address"], ()),
            office=office_on(offices.get(row["speaker"], ()), make_date(row)),
        )
        for row in rows
    ]


def load_principle_uses(store: Store, addresses: Sequence[str]) -> dict[str, tuple[PrincipleUse, ...]]:
    """The stances that statements take, by statement, in their order."""
    found: dict[str, tuple[PrincipleUse, ...]] = {}
    for marks, chunk in chunks(addresses):
        sql = f"""SELECT statement, principle, label, stance, group_id, group_order,
                    statement_principle.position
                  FROM statement_principle JOIN principle ON principle.id = principle
                  WHERE statement IN ({marks}) ORDER BY statement, statement_principle.position"""
        holders = load_holders(store, marks, chunk)
        for statement, rows in grouped(store.rows(sql, chunk)).items():
            found[statement] = tuple(
                PrincipleUse(
                    principle=id_,
                    label=label,
                    stance=stance,
                    group=group,
                    order=order,
                    holders=tuple(holder for holder, _ in holders.get((statement, place), ())),
                    holder_names=tuple(name for _, name in holders.get((statement, place), ())),
                )
                for _, id_, label, stance, group, order, place in rows
            )
    return found


def _load_notes(store: Store, addresses: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for marks, chunk in chunks(addresses):
        sql = f"SELECT statement, n FROM statement_note WHERE statement IN ({marks}) ORDER BY statement, n"
        for statement, rows in grouped(store.rows(sql, chunk)).items():
            found[statement] = tuple(join(doc_of(statement), note_part(n)) for _, n in rows)
    return found


def _occasion(text: str | None, event: str | None) -> Occasion | None:
    return Occasion(text=text, event=event) if text or event else None
