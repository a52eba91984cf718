"""From addresses to the works that they stand for, as CSL-JSON, and where in them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from secpol_cli.citation.csl import to_csl
from secpol_cli.errors import UnknownValue
from secpol_cli.model import Locator
from secpol_cli.queries.addresses import find_citable
from secpol_cli.queries.entities import resolve_names
from secpol_cli.queries.names import find_entities, find_entity
from secpol_cli.record import Record
from secpol_cli.store.rows import make_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.model import Reference
    from secpol_cli.queries.addresses import Target
    from secpol_cli.store.store import Store


class Work(Record):
    """A work to cite, as CSL-JSON, for the place in it that `address` names.

    `place` says whether that is less than the whole, and so gets a note;
    `unplaced` is the kind of a block that has no number and no name to cite.
    `speaker` is whose words stand there, where they are not the author's, and
    `reported` whether they are told in the author's words.
    """

    address: str
    csl: dict[str, Any]
    locator: Locator | None = None
    place: bool = False
    unplaced: str | None = None
    speaker: str | None = None
    reported: bool = False


def find_works(store: Store, address: str, *, stated_only: bool = False) -> list[Work]:
    """The works that an address stands for: a document, whole or at a place, what a note cites, or
    a work that a document cites, by its id (`003:asem-infoboard-overview`).

    Those of a note come in its order.  Raises UnknownValue and UsageError.
    """
    doc, colon, reference = address.partition(":")
    if colon and find_entities(store, "document", doc):
        return [_cited_work(store, find_entity(store, "document", doc), reference)]
    target = find_citable(store, address)
    if target.kind == "note" and (cited := _cited_in(store, target)):
        return cited
    return [_work_at(store, target, stated_only=stated_only)]


def document_work(store: Store, address: str, *, stated_only: bool = False) -> Work:
    """The document that an address lies in, at that place."""
    return _work_at(store, find_citable(store, address), stated_only=stated_only)


def all_works(store: Store, *, stated_only: bool = False) -> list[Work]:
    """Every document of the corpus, by id."""
    return [Work(doc, document_csl(store, doc, stated_only=stated_only)) for doc in _documents(store)]


def _cited_in(store: Store, note: Target) -> list[Work]:
    from secpol_cli.queries.show import load_references

    sql = "SELECT reference FROM note_reference WHERE doc = ? AND n = ? ORDER BY position"
    cited = [id_ for (id_,) in store.rows(sql, (note.doc, int(note.part[1:])))]
    found = {reference.id: reference for reference in load_references(store, note.doc, cited)}
    return [reference_work(found[id_], note.address) for id_ in cited]


def cited_works(store: Store, addresses: Sequence[str]) -> list[Work]:
    """Every work that these documents cite, or all documents where there are none, in the corpus's order."""
    from secpol_cli.queries.show import load_references

    docs = [find_citable(store, address).doc for address in addresses] or _documents(store)
    return [
        reference_work(r, f"{doc}:{r.id}") for doc in dict.fromkeys(docs) for r in load_references(store, doc)
    ]


def reference_work(reference: Reference, address: str) -> Work:
    """A work that a document cites."""
    return Work(address, to_csl(reference.id, reference.csl))


def document_csl(store: Store, doc: str, *, stated_only: bool = False) -> dict[str, Any]:
    """A document as CSL-JSON."""
    row = store.row("SELECT * FROM document WHERE id = ?", (doc,))
    assert row is not None
    variables = resolve_names(store, json.loads(row["citation_json"]))
    return to_csl(doc, variables, make_date(row), description=row["description"], stated_only=stated_only)


def locate(blocks: Sequence[str]) -> Locator | None:
    """The locator of some blocks in a row (`6–7`); None where the first is neither paragraph nor note."""
    labels = {"p": "paragraph", "n": "note"}
    first, last = (blocks[0], blocks[-1]) if blocks else ("", "")
    if first[:1] not in labels or not first[1:].isdigit():
        return None
    through = f"–{last[1:]}" if last != first and last[:1] == first[:1] and last[1:].isdigit() else ""
    return Locator(labels[first[0]], first[1:] + through)


def _work_at(store: Store, target: Target, *, stated_only: bool) -> Work:
    csl = document_csl(store, target.doc, stated_only=stated_only)
    if target.kind == "document":
        return Work(target.address, csl)
    blocks = [target.part] if target.kind != "statement" else _blocks_of(store, target.address)
    locator = locate(blocks)
    unplaced = None
    if locator is None:
        sql = "SELECT kind, text FROM block WHERE doc = ? AND block = ?"
        kind, text = store.rows(sql, (target.doc, blocks[0]))[0]
        if kind == "heading" and text != csl.get("title"):
            locator = Locator("section", text)
        elif kind != "heading":
            unplaced = kind
    speaker, reported = _speaker(store, target) if target.kind == "statement" else (None, False)
    return Work(target.address, csl, locator, True, unplaced, speaker, reported)


def _speaker(store: Store, target: Target) -> tuple[str | None, bool]:
    """Whose words a statement is, and whether they are reported; nobody where they are the author's."""
    sql = """SELECT speaker, name, mode FROM statement JOIN person ON person.id = speaker WHERE address = ?"""
    speaker, name, mode = store.rows(sql, (target.address,))[0]
    citation = store.value("SELECT citation_json FROM document WHERE id = ?", (target.doc,))
    names = json.loads(str(citation)).get("author") or []
    authors = {author.get("person") for author in names if isinstance(author, dict)}
    members = store.rows("SELECT person FROM member WHERE collective = ?", (speaker,))
    own = {speaker} if not members else {member for (member,) in members}
    if mode == "authorial" or own <= authors:
        return None, False
    return name[:1].upper() + name[1:], mode == "indirect"


def _blocks_of(store: Store, statement: str) -> list[str]:
    sql = "SELECT block FROM passage WHERE kind = 'statement' AND owner = ? ORDER BY position"
    return [block for (block,) in store.rows(sql, (statement,))]


def _cited_work(store: Store, doc: str, reference: str) -> Work:
    from secpol_cli.nearest import nearest
    from secpol_cli.queries.show import load_references

    for found in load_references(store, doc, [reference]):
        return reference_work(found, f"{doc}:{reference}")
    known = [id_ for (id_,) in store.rows("SELECT id FROM reference WHERE doc = ? ORDER BY position", (doc,))]
    raise UnknownValue(
        f"work cited by {doc}", reference, nearest(reference, known), f"see: secpol show {doc}"
    )


def _documents(store: Store) -> list[str]:
    return [doc for (doc,) in store.rows("SELECT id FROM document ORDER BY id")]
