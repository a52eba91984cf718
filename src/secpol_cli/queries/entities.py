"""What there is: speakers, organisations, principles and documents, with how much of each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from secpol_cli.errors import UsageError
from secpol_cli.model import DocumentSummary, Organisation, Principle, PrincipleGroup, Speaker
from secpol_cli.queries.labels import in_names, names_of
from secpol_cli.queries.offices import load_offices
from secpol_cli.store.rows import make_date

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from secpol_cli.model import Date
    from secpol_cli.store.store import Store

_SPEAKERS = """WITH spoken (who, speaker) AS (
  SELECT id, id FROM person UNION SELECT person, collective FROM member)
  SELECT person.*, coalesce(documents, 0) AS documents, coalesce(statements, 0) AS statements,
    coalesce(principles, 0) AS principles,
    (SELECT count(*) FROM statement WHERE speaker = person.id) AS own_statements,
    (SELECT count(DISTINCT event) FROM event_entity WHERE kind = 'person' AND entity = id) AS events,
    (SELECT count(*) FROM naming WHERE naming.kind = 'person' AND entity = id) AS mentions
  FROM person
  LEFT JOIN (SELECT who, count(DISTINCT doc) AS documents, sum(number) AS statements
    FROM (SELECT speaker, doc, count(*) AS number FROM statement GROUP BY speaker, doc)
    JOIN spoken USING (speaker) GROUP BY who) AS s ON s.who = id
  LEFT JOIN (SELECT who, count(DISTINCT principle) AS principles
    FROM (SELECT DISTINCT speaker, principle FROM statement JOIN statement_principle ON statement = address)
    JOIN spoken USING (speaker) GROUP BY who) AS p ON p.who = id
  WHERE {where} ORDER BY statements DESC, position"""

# Statements of an organisation: said on its behalf, or by one who belongs to it.  Its parts count with it.
_ORGANISATIONS = """WITH RECURSIVE
  whole (id, part) AS (SELECT id, id FROM organisation
    UNION SELECT whole.id, organisation.id FROM whole JOIN organisation ON part_of = part),
  said AS (SELECT DISTINCT whole.id AS who, address, doc FROM statement JOIN person ON person.id = speaker
    JOIN whole ON part = coalesce(statement.organisation, person.organisation)),
  met AS (SELECT DISTINCT whole.id AS who, event FROM event_entity JOIN whole ON part = entity
    WHERE kind = 'organisation'),
  named AS (SELECT DISTINCT whole.id AS who, doc, block, start FROM naming JOIN whole ON part = entity
    WHERE kind = 'organisation'),
  stands AS (SELECT who, doc FROM said
    UNION SELECT who, doc FROM met JOIN passage ON kind = 'event' AND owner = event
    UNION SELECT who, doc FROM named
    UNION SELECT whole.id, doc FROM mention JOIN whole ON part = entity
      WHERE kind IN ('organisation', 'holder'))
  SELECT organisation.*,
    coalesce(documents, 0) AS documents, coalesce(statements, 0) AS statements,
    coalesce(principles, 0) AS principles, coalesce(events, 0) AS events, coalesce(mentions, 0) AS mentions
  FROM organisation
  LEFT JOIN (SELECT who, count(DISTINCT doc) AS documents FROM stands GROUP BY who) AS d ON d.who = id
  LEFT JOIN (SELECT who, count(*) AS statements FROM said GROUP BY who) AS s ON s.who = id
  LEFT JOIN (SELECT who, count(DISTINCT principle) AS principles
    FROM said JOIN statement_principle ON address = statement GROUP BY who) AS p ON p.who = id
  LEFT JOIN (SELECT who, count(*) AS events FROM met GROUP BY who) AS e ON e.who = id
  LEFT JOIN (SELECT who, count(*) AS mentions FROM named GROUP BY who) AS n ON n.who = id
  WHERE {where} ORDER BY events DESC, statements DESC, position"""


def list_speakers(store: Store, where: str = "1", parameters: Iterable[object] = ()) -> list[Speaker]:
    """Persons and collectives, those with most statements first; a collective's count for its members too.

    `where` is an SQL condition on the table `person`.
    """
    rows = store.rows(_SPEAKERS.format(where=where), tuple(parameters))
    offices = load_offices(store, (row["id"] for row in rows))
    in_collectives = "SELECT person FROM member WHERE collective = ? ORDER BY position"
    members = {row["id"]: _column(store, in_collectives, row["id"]) for row in rows}
    people = names_of(store, "person", (id_ for each in members.values() for id_ in each))
    names = names_of(store, "organisation", (row["organisation"] for row in rows))
    return [
        Speaker(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],
            unnamed=bool(row["unnamed"]),
            aliases=_aliases(store, "person", row["id"], "text"),
            organisation=row["organisation"],
            offices=offices.get(row["id"], ()),
            members=members[row["id"]],
            note=row["note"],
            own_statements=row["own_statements"],
            organisation_name=names.get(row["organisation"] or ""),
            member_names=in_names(people, members[row["id"]]),
            **_counts(row),
        )
        for row in rows
    ]


def list_organisations(
    store: Store, where: str = "1", parameters: Iterable[object] = ()
) -> list[Organisation]:
    """Organisations, those of most events first; `where` is a condition on the table `organisation`."""
    rows = store.rows(_ORGANISATIONS.format(where=where), tuple(parameters))
    names = names_of(store, "organisation", (row["part_of"] for row in rows))
    return [
        Organisation(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],
            acronym=row["acronym"],
            aliases=_aliases(store, "organisation", row["id"], "text"),
            outside_aliases=_aliases(store, "organisation", row["id"], "outside"),
            part_of=row["part_of"],
            part_of_name=names.get(row["part_of"] or ""),
            note=row["note"],
            **_counts(row),
        )
        for row in rows
    ]


def find_organisations(store: Store, kind: str | None = None) -> list[Organisation]:
    """Organisations, all or those of a kind, those of most events first.

    Raises UsageError, with the kinds that there are, where there is none of that kind.
    """
    if kind is None:
        return list_organisations(store)
    kinds = [k for (k,) in store.rows("SELECT DISTINCT kind FROM organisation ORDER BY kind")]
    if kind not in kinds:
        raise UsageError(f"no kind “{kind}”", f"there are {', '.join(kinds)}")
    return list_organisations(store, "organisation.kind = ?", (kind,))


def find_principles(store: Store, names: list[str] | None = None) -> tuple[tuple[str, ...], list[Principle]]:
    """The principles that names stand for, by id, and the entries of these and all narrower ones; without
    names all entries.  Raises UnknownValue."""
    from secpol_cli.queries.names import find_each
    from secpol_cli.queries.statements import NARROWER, with_marks

    ids = find_each(store, "principle", names)
    if not ids:
        return (), load_principles(store)
    wanted = with_marks(NARROWER, len(ids))
    return ids, load_principles(store, f"principle.id IN ({wanted})", ids)


def load_principles(store: Store, where: str = "1", parameters: Iterable[object] = ()) -> list[Principle]:
    """Entries of the vocabulary in its order; `where` is a condition on the table `principle`."""
    sql = f"""SELECT principle.*, count(DISTINCT doc) AS documents, count(DISTINCT address) AS statements,
      count(DISTINCT speaker) AS speakers FROM principle
      LEFT JOIN statement_principle ON statement_principle.principle = principle.id
      LEFT JOIN statement ON address = statement
      WHERE {where} GROUP BY principle.id ORDER BY principle.position"""
    rows = store.rows(sql, tuple(parameters))
    labels = store.mapping("SELECT id, label FROM principle")
    return [_principle(store, row, labels) for row in rows]


_RELATED = "SELECT other FROM principle_relation WHERE principle = ? AND relation = '{}' ORDER BY other"
_NARROWER = (
    "SELECT principle FROM principle_relation WHERE other = ? AND relation = 'broader' ORDER BY principle"
)
_GROUPS = """SELECT DISTINCT id, label FROM statement_principle JOIN principle_group ON id = group_id
    WHERE principle = ? ORDER BY id"""


def _principle(store: Store, row: sqlite3.Row, labels: Mapping[str, str]) -> Principle:
    id_ = row["id"]
    broader, related = (_column(store, _RELATED.format(name), id_) for name in ("broader", "related"))
    narrower = _column(store, _NARROWER, id_)
    return Principle(
        id=id_,
        label=row["label"],
        definition=row["definition"],
        aliases=_aliases(store, "principle", id_, "text"),
        broader=broader,
        narrower=narrower,
        related=related,
        documents=row["documents"],
        statements=row["statements"],
        speakers=row["speakers"],
        broader_labels=in_names(labels, broader),
        narrower_labels=in_names(labels, narrower),
        related_labels=in_names(labels, related),
        groups=tuple(PrincipleGroup(group, label) for group, label in store.rows(_GROUPS, (id_,))),
    )


def list_documents(
    store: Store, where: str = "1", parameters: Iterable[object] = ()
) -> list[DocumentSummary]:
    """Documents by id; `where` is a condition on the table `document`."""
    sql = f"""SELECT document.*,
      (SELECT count(*) FROM reference WHERE doc = document.id) AS "references",
      (SELECT count(*) FROM statement WHERE doc = document.id) AS statements,
      (SELECT count(DISTINCT principle) FROM statement_principle JOIN statement ON address = statement
       WHERE doc = document.id) AS principles,
      (SELECT count(DISTINCT owner) FROM passage WHERE kind = 'event' AND doc = document.id) AS events
      FROM document WHERE {where} ORDER BY id"""
    return [
        DocumentSummary(
            id=row["id"],
            name=row["title"] or row["description"] or row["id"],
            title=row["title"],
            description=row["description"],
            type=row["type"],
            authors=author_names(store, json.loads(row["citation_json"])),
            date=make_date(row),
            aliases=(),
            words=row["words"],
            blocks=row["blocks"],
            notes=row["notes"],
            references=row["references"],
            statements=row["statements"],
            principles=row["principles"],
            events=row["events"],
            note=row["note"],
        )
        for row in store.rows(sql, tuple(parameters))
    ]


def documents_without_text(store: Store) -> frozenset[str]:
    """The ids of the documents of which the corpus has no text."""
    sql = "SELECT id FROM document WHERE NOT EXISTS (SELECT 1 FROM block WHERE doc = document.id)"
    return frozenset(id_ for (id_,) in store.rows(sql))


def document_departures(store: Store) -> dict[str, str]:
    """The first thing in which each document departs from its source, by its id; only those that do."""
    return store.mapping("SELECT id, departure FROM document WHERE departure IS NOT NULL")


def document_dates(store: Store) -> dict[str, Date]:
    """The date of every document, by its id; the ids ascend."""
    return {row["id"]: make_date(row) for row in store.rows("SELECT * FROM document ORDER BY id")}


def resolve_names(store: Store, variables: dict[str, Any]) -> dict[str, Any]:
    """CSL variables in which `{person: id}` and `{organisation: id}` have become names.

    A name is `{literal: name}`, and a person's that is not kept whole `{family: …, given: …}`.
    """
    return {key: _resolve(store, value) for key, value in variables.items()}


def author_names(store: Store, citation: dict[str, Any]) -> tuple[str, ...]:
    """The authors of a document as they write themselves."""
    names = citation.get("author") or ()
    return tuple(_whole_name(store, name) for name in names if isinstance(name, dict))


def entity_name(store: Store, kind: str, id_: str) -> str:
    """The name of a person or organisation, by id; the id where there is none."""
    name = store.value(f"SELECT name FROM {kind} WHERE id = ?", (id_,))
    return str(name) if name else id_


def _whole_name(store: Store, name: dict[str, Any]) -> str:
    for kind in ("person", "organisation"):
        if set(name) == {kind}:
            return entity_name(store, kind, str(name[kind]))
    parts = (str(name[part]) for part in ("given", "family") if name.get(part))
    return str(name.get("literal") or " ".join(parts))


def _resolve(store: Store, value: Any) -> Any:
    if isinstance(value, list):
        return [_resolve(store, item) for item in value]
    if isinstance(value, dict):
        for kind in ("person", "organisation"):
            if set(value) == {kind}:
                parts = _parts(store, value[kind]) if kind == "person" else None
                return parts or {"literal": entity_name(store, kind, value[kind])}
    return value


def _parts(store: Store, person: str) -> dict[str, Any] | None:
    """The name of a person in CSL's parts; None for one that is kept whole."""
    parts = store.value("SELECT csl_json FROM person WHERE id = ?", (person,))
    return None if parts is None else json.loads(str(parts))


def _counts(row: sqlite3.Row) -> dict[str, int]:
    return {key: row[key] for key in ("documents", "statements", "principles", "events", "mentions")}


def _aliases(store: Store, kind: str, entity: str, origin: str) -> tuple[str, ...]:
    sql = "SELECT text FROM alias WHERE kind = ? AND entity = ? AND origin = ? ORDER BY position"
    return tuple(text for (text,) in store.rows(sql, (kind, entity, origin)))


def _column(store: Store, sql: str, id_: str) -> tuple[str, ...]:
    return tuple(value for (value,) in store.rows(sql, (id_,)))
