"""All there is about one thing: a document, a place in it, or an entity."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from secpol_cli.model import Block, Event, Note, NoteMark, Page, Reference
from secpol_cli.queries.addresses import Target, find_targets
from secpol_cli.queries.discourse import load_namings
from secpol_cli.queries.entities import (
    document_departures,
    list_documents,
    list_organisations,
    list_speakers,
    load_principles,
    resolve_names,
)
from secpol_cli.queries.statements import Filters, count_statements, load_statements, load_statements_at
from secpol_cli.queries.timeline import EventFilters, find_events, list_events, load_events
from secpol_cli.record import replace
from secpol_cli.store.address import doc_of, join, note_part, number_of, part_of
from secpol_cli.store.checksums import checked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from secpol_cli.model import Organisation, Principle, Speaker, Statement
    from secpol_cli.store.store import Store


def load_pages(store: Store, address: str) -> list[Page]:
    """A page for each thing that `address` names.  Raises UnknownValue."""
    return open_pages(store, address).pages


class PageList(NamedTuple):
    """Pages, and how many statements and events there are in all that belong on them."""

    pages: list[Page]
    statements: int
    events: int


def open_pages(store: Store, address: str, most: int = 0) -> PageList:
    """A page for each thing that `address` names.

    The page of a person, an organisation or a principle has at most `most`
    statements and as many events and mentions, the first; all for 0.  Raises UnknownValue.
    """
    pages: list[Page] = []
    statements = events = 0
    departures = document_departures(store)
    for target in find_targets(store, address):
        filters = _FILTERS[target.kind](target.part) if target.kind in _FILTERS else None
        page = (
            _PAGES[target.kind](store, target)
            if filters is None
            else _entity_page(store, target, *filters, most)
        )
        pages.append(_told(page, departures) if departures else page)
        cut = most and filters is not None and len(page.statements) == most
        statements += count_statements(store, filters[0]) if filters and cut else len(page.statements)
        cut = most and filters is not None and len(page.events) == most
        events += len(find_events(store, filters[1])) if filters and cut else len(page.events)
    return PageList(pages, statements, events)


def _told(page: Page, departures: Mapping[str, str]) -> Page:
    """A page that says which documents whose words are on it are not word for word their sources."""
    docs = [*(block.doc for block in page.blocks), *(statement.doc for statement in page.statements)]
    events = [*page.events, *([page.subject] if isinstance(page.subject, Event) else [])]
    docs += [passage.doc for event in events for passage in event.evidence]
    docs += [doc_of(note.address) for note in page.notes] + [passage.doc for passage in page.mentions]
    told = [
        f"{doc} departs from its source: {departures[doc]}"
        for doc in dict.fromkeys(docs)
        if doc in departures
    ]
    return replace(page, departures=tuple(told))


def load_blocks(store: Store, where: str, parameters: Sequence[object]) -> tuple[Block, ...]:
    """The blocks that an SQL condition chooses, notes left out, in reading order."""
    sql = f"SELECT * FROM block WHERE kind <> 'endnote' AND {where} ORDER BY doc, position"
    return tuple(
        Block(
            address=join(row["doc"], row["block"]),
            doc=row["doc"],
            block=row["block"],
            kind=row["kind"],
            text=row["text"],
            marks=tuple(NoteMark(n=n, at=at) for n, at in json.loads(row["marks_json"])),
            note=row["note"],
        )
        for row in checked(store.rows(sql, parameters))
    )


def load_text(store: Store, doc: str) -> tuple[Block, ...]:
    """The blocks of a document, notes left out, in reading order."""
    return load_blocks(store, "doc = ?", (doc,))


def load_notes(store: Store, doc: str, numbers: Sequence[int] | None = None) -> tuple[Note, ...]:
    """The notes of a document, or those of the given numbers, in order."""
    cites: dict[int, tuple[str, ...]] = {}
    for n, reference in store.rows(
        "SELECT n, reference FROM note_reference WHERE doc = ? ORDER BY n, position", (doc,)
    ):
        cites[n] = (*cites.get(n, ()), reference)
    rows = store.rows(
        "SELECT block, text FROM block WHERE doc = ? AND kind = 'endnote' ORDER BY position", (doc,)
    )
    notes = ((int(block[1:]), text) for block, text in rows)
    return tuple(
        Note(address=join(doc, note_part(n)), n=n, text=text, cites=cites.get(n, ()))
        for n, text in notes
        if numbers is None or n in numbers
    )


_REFERENCES = """SELECT id, csl_json FROM reference AS work
  WHERE doc = ?1 OR (doc = '' AND id IN (SELECT reference FROM note_reference WHERE doc = ?2
    EXCEPT SELECT id FROM reference WHERE doc = ?1))
  ORDER BY doc = '', position"""


def load_references(store: Store, doc: str, ids: Sequence[str] | None = None) -> tuple[Reference, ...]:
    """The works that a document cites, or those of the given ids, in the corpus's order.

    Those of references.yaml that its notes cite stand behind its own; an empty
    `doc` stands for all of references.yaml.
    """
    rows = store.rows(_REFERENCES, (doc, doc))
    sql = "SELECT n FROM note_reference WHERE doc = ? AND reference = ? ORDER BY n"
    return tuple(
        Reference(
            id=id_,
            doc=doc,
            notes=tuple(n for (n,) in store.rows(sql, (doc, id_))),
            csl=resolve_names(store, json.loads(csl)),
        )
        for id_, csl in rows
        if ids is None or id_ in ids
    )


def _document_page(store: Store, target: Target) -> Page:
    doc = target.part
    return Page(
        kind="document",
        address=doc,
        subject=list_documents(store, "id = ?", (doc,))[0],
        blocks=load_blocks(store, "doc = ?", (doc,)),
        statements=tuple(load_statements(store, Filters(docs=(doc,)))),
        events=tuple(list_events(store, EventFilters(docs=(doc,)))),
        notes=load_notes(store, doc),
        references=load_references(store, doc),
    )


def _block_page(store: Store, target: Target) -> Page:
    (block,) = load_blocks(store, "doc = ? AND block = ?", (target.doc, target.part))
    notes = load_notes(store, target.doc, [mark.n for mark in block.marks])
    return Page(
        kind="block",
        address=target.address,
        subject=block,
        blocks=(block,),
        statements=_statements_in(store, target),
        events=_events_in(store, target),
        notes=notes,
        references=load_references(store, target.doc, [id_ for note in notes for id_ in note.cites]),
    )


def _note_page(store: Store, target: Target) -> Page:
    (note,) = load_notes(store, target.doc, [int(target.part[1:])])
    marked = [
        b.block for b in load_blocks(store, "doc = ?", (target.doc,)) if note.n in {m.n for m in b.marks}
    ]
    cited = [address for (address,) in store.rows(_CITED_FOR, (note.n, target.doc))]
    own = load_statements_at(store, cited)
    in_note = _statements_in(store, target)
    return Page(
        kind="note",
        address=target.address,
        subject=note,
        blocks=tuple(
            b for id_ in marked for b in load_blocks(store, "doc = ? AND block = ?", (target.doc, id_))
        ),
        statements=(*in_note, *(own[a] for a in cited if a in own)),
        events=_events_in(store, target),
        notes=(note,),
        references=load_references(store, target.doc, note.cites),
    )


def _statement_page(store: Store, target: Target) -> Page:
    statement = load_statements_at(store, [target.address])[target.address]
    numbers = [n for note in statement.notes if (n := number_of(part_of(note), "n")) is not None]
    notes = load_notes(store, target.doc, numbers)
    blocks = list(dict.fromkeys(passage.block for passage in statement.passages))
    event = statement.occasion.event if statement.occasion else None
    return Page(
        kind="statement",
        address=target.address,
        subject=statement,
        blocks=tuple(
            b for id_ in blocks for b in load_blocks(store, "doc = ? AND block = ?", (target.doc, id_))
        ),
        statements=(statement,),
        events=tuple(load_events(store, "id = ?", (event,))) if event else (),
        notes=notes,
        references=load_references(store, target.doc, [id_ for note in notes for id_ in note.cites]),
    )


def _reference_page(store: Store, target: Target) -> Page:
    (reference,) = load_references(store, target.doc, [target.part])
    documented = dict.fromkeys(
        address for n in reference.notes for (address,) in store.rows(_CITED_FOR, (n, target.doc))
    )
    statements = load_statements_at(store, list(documented))
    return Page(
        kind="reference",
        address=target.address,
        subject=reference,
        statements=tuple(statements[address] for address in documented if address in statements),
        notes=load_notes(store, target.doc, reference.notes),
        references=(reference,),
    )


def _entity_page(store: Store, target: Target, said: Filters, happened: EventFilters, most: int) -> Page:
    """The page of a person, organisation or principle: what is said by, for or on it, and what happened."""
    return Page(
        kind=target.kind,
        address=target.part,
        subject=_SUBJECTS[target.kind](store, f"{target.kind}.id = ?", (target.part,))[0],
        statements=tuple(load_statements(store, said, most)),
        events=tuple(list_events(store, happened, most)),
        references=_works_of(store, target) if target.kind in _NAMED else (),
        mentions=load_namings(store, target.part, most) if target.kind in _NAMED else (),
    )


def _works_of(store: Store, target: Target) -> tuple[Reference, ...]:
    """The works by a person or organisation that documents cite, or references.yaml has."""
    sql = "SELECT doc, id, csl_json FROM reference ORDER BY doc, position"
    own = [
        (doc, id_)
        for doc, id_, csl in store.rows(sql)
        if f'"{target.part}"' in csl and _is_by(json.loads(csl), target)
    ]
    return tuple(work for doc, id_ in own for work in load_references(store, doc, [id_]) if work.doc == doc)


def _is_by(csl: dict[str, Any], target: Target) -> bool:
    """Whether a work is by a person or organisation: as author or editor, or by another of CSL's roles."""
    names = [name for value in csl.values() if isinstance(value, list) for name in value]
    return any(isinstance(name, dict) and name.get(target.kind) == target.part for name in names)


def _event_page(store: Store, target: Target) -> Page:
    (event,) = load_events(store, "id = ?", (target.part,))
    said = [address for (address,) in store.rows(_SAID_AT, (target.part,))]
    statements = load_statements_at(store, said)
    return Page(
        kind="event",
        address=target.part,
        subject=event,
        statements=tuple(statements[address] for address in said),
        events=tuple(load_events(store, "part_of = ? ORDER BY position", (target.part,))),
    )


_CITED_FOR = """SELECT statement FROM statement_note JOIN statement ON address = statement
    WHERE n = ? AND doc = ? ORDER BY position"""
_SAID_AT = "SELECT address FROM statement WHERE occasion_event = ? ORDER BY doc, position"
_IN_BLOCK = "SELECT DISTINCT owner FROM passage WHERE kind = ? AND doc = ? AND block = ?"


def _statements_in(store: Store, target: Target) -> tuple[Statement, ...]:
    owners = [owner for (owner,) in store.rows(_IN_BLOCK, ("statement", target.doc, target.part))]
    order = "SELECT address FROM statement WHERE doc = ? ORDER BY position"
    found = load_statements_at(store, owners)
    return tuple(found[address] for (address,) in store.rows(order, (target.doc,)) if address in found)


def _events_in(store: Store, target: Target) -> tuple[Event, ...]:
    chosen = f"id IN ({_IN_BLOCK}) ORDER BY position"
    return tuple(load_events(store, chosen, ("event", target.doc, target.part)))


_SUBJECTS: dict[str, Callable[[Store, str, tuple[str]], Sequence[Speaker | Organisation | Principle]]] = {
    "person": list_speakers,
    "organisation": list_organisations,
    "principle": load_principles,
}
_NAMED = ("person", "organisation")  # kinds of entities that texts name
# By the kind of an entity which statements and events belong on its page.
_FILTERS: dict[str, Callable[[str], tuple[Filters, EventFilters]]] = {
    "person": lambda id_: (Filters(speakers=(id_,)), EventFilters(person=id_)),
    "organisation": lambda id_: (Filters(orgs=(id_,)), EventFilters(orgs=(id_,))),
    "principle": lambda id_: (Filters(principles=(id_,)), EventFilters(principles=(id_,))),
}
_PAGES: dict[str, Callable[[Store, Target], Page]] = {
    "document": _document_page,
    "block": _block_page,
    "note": _note_page,
    "statement": _statement_page,
    "reference": _reference_page,
    "event": _event_page,
}
