"""Pages: all there is about one thing, for each kind of thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secpol_cli.model import (
    Block,
    DocumentSummary,
    Event,
    Note,
    Organisation,
    Principle,
    Reference,
    Speaker,
    Statement,
)
from secpol_cli.queries.show import load_pages

if TYPE_CHECKING:
    from secpol_cli.model import Page
    from secpol_cli.store.store import Store


def _page(store: Store, address: str) -> Page:
    (page,) = load_pages(store, address)
    assert page.address == address
    return page


def test_document(store: Store) -> None:
    page = _page(store, "003")
    assert page.kind == "document"
    assert isinstance(page.subject, DocumentSummary)
    assert page.subject.authors == ("Un Samnang", "Yen Samnang")
    assert (len(page.blocks), len(page.notes)) == (page.subject.blocks, page.subject.notes) == (59, 27)
    assert (len(page.statements), len(page.references)) == (page.subject.statements, page.subject.references)
    assert [note.n for note in page.notes] == list(range(1, 28))
    assert {event.id for event in page.events} >= {"asem-5", "asem-13"}


def test_block(store: Store) -> None:
    page = _page(store, "003/p27")
    assert page.kind == "block"
    assert isinstance(page.subject, Block)
    assert page.blocks == (page.subject,)
    assert [(mark.n, mark.at) for mark in page.subject.marks] == [(14, len(page.subject.text))]
    assert page.statements
    assert all("003/p27" in {p.address for p in statement.passages} for statement in page.statements)
    assert [note.n for note in page.notes] == [14]
    assert [reference.notes for reference in page.references] == [(14, 19)]


def test_note(store: Store) -> None:
    page = _page(store, "003/n14")
    assert page.kind == "note"
    assert isinstance(page.subject, Note)
    assert page.subject.cites == tuple(reference.id for reference in page.references)
    assert [block.address for block in page.blocks] == ["003/p27"]
    assert all("003/n14" in statement.notes for statement in page.statements)
    assert "prak-sokhonn" in {statement.speaker for statement in page.statements}
    assert page.references[0].csl["title"] == "Foreign Affairs Minister Lays Out Core Foreign Policy Values"


def test_statement(store: Store) -> None:
    page = _page(store, "001/s4")
    assert page.kind == "statement"
    assert isinstance(page.subject, Statement)
    assert page.statements == (page.subject,)
    assert [block.address for block in page.blocks] == ["001/p6", "001/p7"]
    assert [event.id for event in page.events] == ["asean-russia-parties-roundtable"]


def test_cited_work(store: Store) -> None:
    page = _page(store, "003:friends-of-europe-2015")
    assert page.kind == "reference"
    assert isinstance(page.subject, Reference)
    assert page.references == (page.subject,)
    assert page.subject.csl["author"] == [{"literal": "Friends of Europe"}]
    assert [note.address for note in page.notes] == ["003/n7"]
    assert [statement.address for statement in page.statements] == ["003/s30", "003/s31"]
    assert all("003/n7" in statement.notes for statement in page.statements)


def test_statements_of_a_work_that_two_notes_cite_come_once(store: Store) -> None:
    page = _page(store, "003:phnom-penh-post-2019-values")
    assert [note.n for note in page.notes] == [14, 19]
    addresses = [statement.address for statement in page.statements]
    assert len(addresses) == len(set(addresses))
    assert {note for statement in page.statements for note in statement.notes} >= {"003/n14", "003/n19"}


def test_person(store: Store) -> None:
    page = _page(store, "hun-sen")
    assert page.kind == "person"
    assert isinstance(page.subject, Speaker)
    assert len(page.statements) == page.subject.statements
    assert {statement.speaker for statement in page.statements} == {"hun-sen"}
    assert len(page.events) == page.subject.events


def test_a_person_shows_what_their_collectives_say(store: Store) -> None:
    page = _page(store, "didier-burkhalter")
    assert {statement.speaker for statement in page.statements} == {"burkhalter-and-purevsuren"}


def test_organisation(store: Store) -> None:
    page = _page(store, "asem")
    assert page.kind == "organisation"
    assert isinstance(page.subject, Organisation)
    assert len(page.statements) == page.subject.statements
    assert "asem-founding" in [event.id for event in page.events]


def test_principle(store: Store) -> None:
    page = _page(store, "neutrality")
    assert page.kind == "principle"
    assert isinstance(page.subject, Principle)
    assert len(page.statements) == page.subject.statements
    assert all(
        "neutrality" in {use.principle for use in statement.principles} for statement in page.statements
    )


def test_event(store: Store) -> None:
    page = _page(store, "asean-russia-parties-roundtable")
    assert page.kind == "event"
    assert isinstance(page.subject, Event)
    assert page.subject.evidence
    assert {statement.address for statement in page.statements} >= {"001/s4"}
    assert [event.id for event in _page(store, "asem-13").events].count("asem-cultural-festival-2020") == 1


@pytest.mark.parametrize(("name", "kind"), [("Samdech", "person"), ("Asia-Europe Meeting", "organisation")])
def test_any_name_will_do(store: Store, name: str, kind: str) -> None:
    assert [page.kind for page in load_pages(store, name)] == [kind]
