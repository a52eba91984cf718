"""Events in the order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.dates.periods import Period, parse_period
from secpol_cli.errors import UnknownValue, UsageError
from secpol_cli.model import Event
from secpol_cli.queries.labels import in_names, names_of
from secpol_cli.queries.names import HERE, find_each, find_entity
from secpol_cli.queries.statements import NARROWER, given, with_marks
from secpol_cli.record import Record
from secpol_cli.store.rows import chunks, grouped, load_passages, make_date
from secpol_cli.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.queries.statements import Names
    from secpol_cli.store.store import Store

STATUSES = ("held", "planned")


class EventFilters(Record):
    """What events must be like: ids, of which any will do; none, or None, where it does not matter.

    `place` is folded.
    """

    orgs: tuple[str, ...] = ()
    person: str | None = None
    principles: tuple[str, ...] = ()
    docs: tuple[str, ...] = ()
    place: str | None = None
    status: str | None = None
    period: Period = Period()


NO_EVENT_FILTERS = EventFilters()


def parse_event_filters(
    store: Store,
    *,
    orgs: Names = None,
    person: str | None = None,
    principles: Names = None,
    docs: Names = None,
    place: str | None = None,
    status: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> EventFilters:
    """Filters from what a user typed.  Raises UnknownValue and UsageError."""
    if status is not None and status not in STATUSES:
        raise UsageError(f"no status “{status}”", f"there are {' and '.join(STATUSES)}")
    return EventFilters(
        orgs=find_each(store, "organisation", orgs),
        person=find_entity(store, "person", person) if person is not None else None,
        principles=find_each(store, "principle", principles),
        docs=find_each(store, "document", docs),
        place=_find_place(store, place) if place is not None else None,
        status=status,
        period=parse_period(since, until),
    )


def list_events(store: Store, filters: EventFilters = NO_EVENT_FILTERS, most: int = 0) -> list[Event]:
    """The events that pass, by their first day, those whose time is unknown last; the first `most`, or all
    for 0.

    An organisation is one of the event's, or one that is part of it; with a
    period, events of unknown time do not pass.
    """
    ids = find_events(store, filters)
    return load_events_at(store, ids[:most] if most else ids)


def find_events(store: Store, filters: EventFilters) -> list[str]:
    """The ids of the events that pass, in their order."""
    clauses = ["1"]
    parameters: list[object] = []
    tests: tuple[tuple[tuple[str, ...], str], ...] = (
        (filters.orgs, f"id IN ({_OF_ORGANISATION})"),
        (given(filters.person), f"id IN ({_OF_PERSON})"),
        (filters.principles, f"id IN ({_OF_PRINCIPLE})"),
        (filters.docs, "id IN (SELECT owner FROM passage WHERE kind = 'event' AND doc IN {marks})"),
        (given(filters.status), "status IN {marks}"),
        (given(filters.period.since), "(latest >= ? OR latest IS NULL AND earliest IS NOT NULL)"),
        (given(filters.period.until), "(earliest <= ? OR earliest IS NULL AND latest IS NOT NULL)"),
    )
    for values, clause in tests:
        if values:
            clauses.append(with_marks(clause, len(values)))
            parameters += values
    order = "coalesce(earliest, latest) IS NULL, coalesce(earliest, latest), latest, position"
    sql = f"SELECT id, place FROM event WHERE {' AND '.join(clauses)} ORDER BY {order}"
    found = store.rows(sql, parameters)
    return [id_ for id_, place in found if filters.place is None or _names(place or "", filters.place)]


def load_events_at(store: Store, ids: Sequence[str]) -> list[Event]:
    """Events by their ids, in that order."""
    found: dict[str, Event] = {}
    for marks, chunk in chunks(ids):
        found |= {event.id: event for event in load_events(store, f"id IN ({marks})", chunk)}
    return [found[id_] for id_ in ids]


def load_events(store: Store, where: str, parameters: Sequence[object]) -> list[Event]:
    """The events that an SQL condition on the table `event` chooses."""
    rows = store.rows(f"SELECT * FROM event WHERE {where}", parameters)
    ids = [row["id"] for row in rows]
    passages = load_passages(store, "event", ids)
    entities = _load_entities(store, ids)
    names = {
        kind: names_of(
            store, kind, (id_ for (_, own), each in entities.items() if own == kind for id_ in each)
        )
        for kind in ("organisation", "person", "principle")
    }
    names["event"] = names_of(store, "event", (row["part_of"] for row in rows))

    def called(event: str, kind: str) -> tuple[str, ...]:
        return in_names(names[kind], entities.get((event, kind), ()))

    return [
        Event(
            id=row["id"],
            label=row["label"],
            date=make_date(row),
            status=row["status"],
            kind=row["kind"],
            organisations=entities.get((row["id"], "organisation"), ()),
            people=entities.get((row["id"], "person"), ()),
            principles=entities.get((row["id"], "principle"), ()),
            place=row["place"],
            part_of=row["part_of"],
            evidence=passages.get(row["id"], ()),
            note=row["note"],
            organisation_names=called(row["id"], "organisation"),
            people_names=called(row["id"], "person"),
            principle_labels=called(row["id"], "principle"),
            part_of_label=names["event"].get(row["part_of"] or ""),
        )
        for row in rows
    ]


_OF_ORGANISATION = """WITH RECURSIVE part (id) AS (
    VALUES {rows} UNION SELECT organisation.id FROM organisation JOIN part ON part_of = part.id)
    SELECT event FROM event_entity WHERE kind = 'organisation' AND entity IN (SELECT id FROM part)"""
_OF_PERSON = "SELECT event FROM event_entity WHERE kind = 'person' AND entity IN {marks}"
_OF_PRINCIPLE = f"SELECT event FROM event_entity WHERE kind = 'principle' AND entity IN ({NARROWER})"


def _load_entities(store: Store, events: Sequence[str]) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for marks, chunk in chunks(events):
        sql = f"""SELECT event, kind, entity FROM event_entity WHERE event IN ({marks})
                  ORDER BY event, kind, position"""
        for event, rows in grouped(store.rows(sql, chunk)).items():
            for _, kind, entity in rows:
                found[event, kind] = (*found.get((event, kind), ()), entity)
    return found


def _find_place(store: Store, value: str) -> str:
    places = [
        place
        for (place,) in store.rows("SELECT DISTINCT place FROM event WHERE place IS NOT NULL ORDER BY 1")
    ]
    folded = fold(value)
    if folded and any(_names(place, folded) for place in places):
        return folded
    from secpol_cli.nearest import nearest

    raise UnknownValue("place", value, nearest(value, places), "see them with: secpol timeline", HERE)


def _names(place: str, folded: str) -> bool:
    """Whether a place's name has these words in it."""
    return f" {folded} " in f" {fold(place)} "
