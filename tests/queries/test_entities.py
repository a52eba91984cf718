"""What there is, counted again from the YAML."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secpol_cli.corpus import load
from secpol_cli.corpus.files import DOCUMENTS, list_files
from secpol_cli.queries.entities import list_documents, list_organisations, list_speakers, load_principles

if TYPE_CHECKING:
    from secpol_cli.corpus import format as authored
    from secpol_cli.store.store import Store


SHIPPED = Path(__file__).resolve().parents[2] / "corpus"


@pytest.fixture(scope="module")
def vocabulary() -> load.Vocabulary:
    return load.load_vocabulary(SHIPPED)


@pytest.fixture(scope="module")
def documents() -> list[authored.Document]:
    names = [name for name in list_files(SHIPPED) if name.startswith(DOCUMENTS)]
    return [load.load_document(SHIPPED, name).record for name in names]


def test_documents(store: Store, documents: list[authored.Document], vocabulary: load.Vocabulary) -> None:
    listed = list_documents(store)
    assert [item.id for item in listed] == ["000", "001", "002", "003", "004"]
    for item, record in zip(listed, documents, strict=True):
        assert item.title == record.citation.get("title")
        assert item.name == (item.title or record.description)
        assert (item.blocks, item.notes) == (len(record.blocks), len(record.notes))
        assert (item.references, item.statements) == (len(record.references), len(record.statements))
        assert item.words == sum(len(block.text.split()) for block in record.blocks)
        assert item.principles == len({link.principle for s in record.statements for link in s.principles})
        told = [e for e in vocabulary.events.values() if any(q.document == item.id for q in e.evidence)]
        assert item.events == len(told)


def test_speakers(store: Store, documents: list[authored.Document], vocabulary: load.Vocabulary) -> None:
    said = defaultdict(list)
    for record in documents:
        for statement in record.statements:
            members = vocabulary.people[statement.speaker].members
            for speaker in (statement.speaker, *members):
                said[speaker].append((record.id, statement))
    listed = list_speakers(store)
    assert {item.id for item in listed} == vocabulary.people.keys()
    for item in listed:
        person = vocabulary.people[item.id]
        assert (item.name, item.kind, item.unnamed) == (person.name, person.kind, person.unnamed)
        assert item.members == tuple(person.members)
        assert [office.title for office in item.offices] == [office.title for office in person.offices]
        assert item.statements == len(said[item.id])
        assert item.documents == len({doc for doc, _ in said[item.id]})
        assert item.principles == len({link.principle for _, s in said[item.id] for link in s.principles})
        assert item.events == sum(item.id in event.people for event in vocabulary.events.values())
    counts = [item.statements for item in listed]
    assert counts == sorted(counts, reverse=True)


def test_organisations(store: Store, documents: list[authored.Document], vocabulary: load.Vocabulary) -> None:
    said = defaultdict(list)
    met = defaultdict(set)
    for record in documents:
        for statement in record.statements:
            who = statement.organisation or vocabulary.people[statement.speaker].organisation
            for whole in wholes(vocabulary, who):
                said[whole].append(statement)
    for id_, event in vocabulary.events.items():
        for whole in {whole for who in event.organisations for whole in wholes(vocabulary, who)}:
            met[whole].add(id_)
    listed = list_organisations(store)
    assert {item.id for item in listed} == vocabulary.organisations.keys()
    for item in listed:
        organisation = vocabulary.organisations[item.id]
        assert (item.name, item.acronym, item.part_of) == (
            organisation.name,
            organisation.acronym,
            organisation.part_of,
        )
        assert item.aliases == tuple(alias for alias in organisation.aliases if isinstance(alias, str))
        outside = tuple(a.text for a in organisation.aliases if not isinstance(a, str) and a.outside)
        assert item.outside_aliases == outside
        assert item.statements == len(said[item.id])
        assert item.principles == len({link.principle for s in said[item.id] for link in s.principles})
        assert item.events == len(met[item.id])
        assert item.documents <= len(documents)


def wholes(vocabulary: load.Vocabulary, id_: str | None) -> list[str]:
    """An organisation, and what it is part of, up to the whole."""
    return [id_, *wholes(vocabulary, vocabulary.organisations[id_].part_of)] if id_ else []


def test_parts_count_with_their_whole(store: Store) -> None:
    by_id = {item.id: item for item in list_organisations(store)}
    ministry, cambodia = by_id["ministry-of-foreign-affairs"], by_id["cambodia"]
    assert ministry.part_of == "cambodia"
    assert ministry.statements == 10 < cambodia.statements
    assert ministry.mentions < cambodia.mentions


def test_places_where_names_stand_are_counted(store: Store) -> None:
    by_id = {item.id: item for item in list_organisations(store)}
    assert by_id["tac"].mentions == 2  # in full, and as TAC
    assert by_id["tac"].documents == 1
    assert all(item.mentions for item in by_id.values() if item.id not in UNNAMED), [
        item.id for item in by_id.values() if not item.mentions
    ]
    assert {item.id: item.mentions for item in list_speakers(store)}["hun-sen"] > 10


UNNAMED = frozenset[str]()  # organisations that the texts do not name as the corpus calls them


def test_principles(store: Store, documents: list[authored.Document], vocabulary: load.Vocabulary) -> None:
    taken = defaultdict(set)
    for record in documents:
        for statement in record.statements:
            for link in statement.principles:
                taken[link.principle].add((record.id, statement.id, statement.speaker))
    listed = load_principles(store)
    assert [item.id for item in listed] == list(vocabulary.principles)
    for item in listed:
        principle = vocabulary.principles[item.id]
        assert (item.label, item.definition) == (principle.label, principle.definition)
        assert set(item.broader) == set(principle.broader)
        assert set(item.narrower) == {id_ for id_, p in vocabulary.principles.items() if item.id in p.broader}
        assert item.statements == len(taken[item.id])
        assert item.documents == len({doc for doc, _, _ in taken[item.id]})
        assert item.speakers == len({speaker for _, _, speaker in taken[item.id]})


def test_names_that_no_text_uses_are_kept_apart(store: Store) -> None:
    (aoip,) = list_organisations(store, "organisation.id = ?", ("aoip",))
    assert aoip.outside_aliases == ("ASEAN Outlook on the Indo-Pacific",)
    assert aoip.aliases == ()
