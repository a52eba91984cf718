"""What is known of statements beside their words: who holds, whom they answer and name, with what force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.model import Force, NamedEntity, Reply
from secpol_cli.store.address import join
from secpol_cli.store.checksums import checked
from secpol_cli.store.rows import chunks, make_passage

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from secpol_cli.model import Passage
    from secpol_cli.store.store import Store


def load_holders(
    store: Store, marks: str, statements: Sequence[str]
) -> dict[tuple[str, int], list[tuple[str, str]]]:
    """The ids and names of those who are said to hold a principle, by the statement and the link's place."""
    sql = f"""SELECT statement, position, holder, coalesce((SELECT name FROM organisation WHERE id = holder),
                (SELECT name FROM person WHERE id = holder), holder)
              FROM holder WHERE statement IN ({marks}) ORDER BY statement, position, place"""
    found: dict[tuple[str, int], list[tuple[str, str]]] = {}
    for statement, position, holder, name in store.rows(sql, statements):
        found.setdefault((statement, position), []).append((holder, name))
    return found


def load_replies(
    store: Store, addresses: Sequence[str]
) -> tuple[dict[str, tuple[Reply, ...]], dict[str, tuple[Reply, ...]]]:
    """The sides that statements take on others, and those that others take on them, by statement."""
    answers: dict[str, tuple[Reply, ...]] = {}
    answered: dict[str, tuple[Reply, ...]] = {}
    for found, own, other in ((answers, "statement", "other"), (answered, "other", "statement")):
        for marks, chunk in chunks(addresses):
            sql = f"""SELECT reply.{own}, reply.{other}, how, speaker, person.name FROM reply
                      JOIN statement ON address = reply.{other} JOIN person ON person.id = speaker
                      WHERE reply.{own} IN ({marks}) ORDER BY doc, statement.position, reply.position"""
            for address, side, how, speaker, name in store.rows(sql, chunk):
                reply = Reply(statement=side, how=how, speaker=speaker, speaker_name=name)
                found[address] = (*found.get(address, ()), reply)
    return answers, answered


def load_namings(store: Store, entity: str, most: int = 0) -> tuple[Passage, ...]:
    """Where the texts name a person, or an organisation or a part of it, in reading order; the first `most`,
    or all for 0."""
    sql = """WITH RECURSIVE part (id) AS (
               VALUES (?) UNION SELECT organisation.id FROM organisation JOIN part ON part_of = part.id)
             SELECT DISTINCT block.*, naming.start, naming."end" FROM naming JOIN block USING (doc, block)
             WHERE entity IN part ORDER BY doc, block.position, naming.start LIMIT ?"""
    rows = checked(store.rows(sql, (entity, most or -1)))
    return tuple(
        make_passage(*(row[key] for key in ("doc", "block", "start", "end", "text"))) for row in rows
    )


def load_mentions(store: Store, addresses: Sequence[str]) -> dict[str, tuple[NamedEntity, ...]]:
    """The people and organisations that statements name, by statement, each once, in their order."""
    found: dict[str, dict[NamedEntity, None]] = {}
    for marks, chunk in chunks(addresses):
        sql = f"""SELECT owner, naming.kind, entity, coalesce(organisation.name, person.name, entity)
                  FROM passage JOIN naming USING (doc, block)
                  LEFT JOIN organisation ON naming.kind = 'organisation' AND organisation.id = entity
                  LEFT JOIN person ON naming.kind = 'person' AND person.id = entity
                  WHERE passage.kind = 'statement' AND owner IN ({marks})
                  AND naming.start < passage."end" AND passage.start < naming."end"
                  ORDER BY owner, passage.position, naming.start, naming.kind, entity"""
        for owner, kind, entity, name in store.rows(sql, chunk):
            found.setdefault(owner, {})[NamedEntity(kind=kind, id=entity, name=name)] = None
    return {owner: tuple(named) for owner, named in found.items()}


def make_force(row: sqlite3.Row) -> Force | None:
    """The force of a row of `dated_statement` that has its cue, too."""
    if row["act"] is None:
        return None
    if row["cue"] is None:
        return Force(act=row["act"])
    address = join(row["doc"], row["cue_block"])
    return Force(row["act"], row["cue"], address, row["cue_start"], row["cue_end"])
