"""All there is about one thing: a document, a place in it, or an entity."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from secpol_cli.model import Block, Note, NoteMark, Page, Reference
from secpol_cli.queries.addresses import Target, find_targets
from secpol_cli.queries.entities import (
    document_departures,
    list_documents,
    list_organisations,
    list_speakers,
    load_principles,
    resolve_names,
)
from secpol_cli.queries.statements import Filters, load_statements, load_statements_at
from secpol_cli.queries.timeline import EventFilters, list_events, load_events
from secpol_cli.record import replace
from secpol_cli.store.address import doc_of, join, note_part, number_of, part_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from secpol_cli.model import Event, Statement
    from secpol_cli.store.store import Store


def load_pages(store: Store, address: str) -> list[Page]:
    """A page for each thing that `address` names.  Raises UnknownValue."""
    pages = [_PAGES[target.kind](store, target) for target in find_targets(store, address)]
    departures = document_departures(store)
    return [_told(page, departures) for page in pages] if departures else pages


def _told(page: Page, departures: Mapping[str, str]) -> Page:
    """A page that says which documents whose words are on it are not word for word their sources."""
    docs = [*(block.doc for block in page.blocks), *(statement.doc for statement in page.statements)]
    docs += [passage.doc for event in page.events for passage in event.evidence]
    docs += [doc_of(note.address) for note in page.notes]
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
        for row in store.rows(sql, parameters)
    )


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


def load_references(store: Store, doc: str, ids: Sequence[str] | None = None) -> tuple[Reference, ...]:
    """The works that a document cites, or those of the given ids, in the corpus's order."""
    rows = store.rows("SELECT id, csl_json FROM reference WHERE doc = ? ORDER BY position", (doc,))
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


def _person_page(store: Store, target: Target) -> Page:
    return Page(
        kind="person",
        address=target.part,
        subject=list_speakers(store, "person.id = ?", (target.part,))[0],
        statements=tuple(load_statements(store, Filters(speakers=(target.part,)))),
        events=tuple(list_events(store, EventFilters(person=target.part))),
    )


def _organisation_page(store: Store, target: Target) -> Page:
    return Page(
        kind="organisation",
        address=target.part,
        subject=list_organisations(store, "organisation.id = ?", (target.part,))[0],
        statements=tuple(load_statements(store, Filters(orgs=(target.part,)))),
        events=tuple(list_events(store, EventFilters(orgs=(target.part,)))),
    )


def _principle_page(store: Store, target: Target) -> Page:
    return Page(
        kind="principle",
        address=target.part,
        subject=load_principles(store, "principle.id = ?", (target.part,))[0],
        statements=tuple(load_statements(store, Filters(principles=(target.part,)))),
        events=tuple(list_events(store, EventFilters(principles=(target.part,)))),
    )


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


_PAGES: dict[str, Callable[[Store, Target], Page]] = {
    "document": _document_page,
    "block": _block_page,
    "note": _note_page,
    "statement": _statement_page,
    "reference": _reference_page,
    "person": _person_page,
    "organisation": _organisation_page,
    "principle": _principle_page,
    "event": _event_page,
}
