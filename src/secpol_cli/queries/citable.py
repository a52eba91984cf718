"""What citations ask of the store: documents, the works that they cite, and whose words stand at a place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from secpol_cli.errors import UnknownValue
from secpol_cli.queries.entities import resolve_names
from secpol_cli.queries.show import load_references
from secpol_cli.store.address import number_of, split
from secpol_cli.store.rows import load_passages, make_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.model import Date, Passage, Reference
    from secpol_cli.store.store import Store


class DocumentVariables(NamedTuple):
    """What a document's citation is made from: its CSL variables as authored, names of people and
    organisations in place of their ids; its date; and what describes it where it has no title."""

    variables: dict[str, Any]
    date: Date
    description: str | None


class Saying(NamedTuple):
    """Who makes a statement: the name of the speaker, and whether their words are `reported`."""

    name: str
    reported: bool


def document_ids(store: Store) -> list[str]:
    """The ids of all documents, ascending."""
    return [doc for (doc,) in store.rows("SELECT id FROM document ORDER BY id")]


def document_variables(store: Store, doc: str) -> DocumentVariables:
    """What the citation of a document is made from.  Raises UnknownValue where there is no such id."""
    row = store.row("SELECT * FROM document WHERE id = ?", (doc,))
    if row is None:
        raise UnknownValue("document", doc)
    variables = resolve_names(store, json.loads(row["citation_json"]))
    return DocumentVariables(variables, make_date(row), row["description"])


def works_of_note(store: Store, doc: str, note: str) -> list[Reference]:
    """The works that a note (`n14`) of a document cites, in the note's order."""
    sql = "SELECT reference FROM note_reference WHERE doc = ? AND n = ? ORDER BY position"
    cited = [id_ for (id_,) in store.rows(sql, (doc, number_of(note, "n")))]
    found = {reference.id: reference for reference in load_references(store, doc, cited)}
    return [found[id_] for id_ in cited]


def blocks_of(store: Store, statement: str) -> list[str]:
    """The ids of the blocks in which a statement's passages stand, one a passage, in their order."""
    sql = "SELECT block FROM passage WHERE kind = 'statement' AND owner = ? ORDER BY position"
    return [block for (block,) in store.rows(sql, (statement,))]


def kind_and_text(store: Store, doc: str, block: str) -> tuple[str, str]:
    """The kind of a block that there is, and its text."""
    kind, text = store.rows("SELECT kind, text FROM block WHERE doc = ? AND block = ?", (doc, block))[0]
    return kind, text


def is_part(store: Store, doc: str, block: str) -> bool:
    """Whether a document has a block of this id."""
    return store.row("SELECT 1 FROM block WHERE doc = ? AND block = ?", (doc, block)) is not None


def in_order(store: Store, doc: str, first: str, last: str) -> bool:
    """Whether one block of a document stands before another, or is it."""
    sql = "SELECT position FROM block WHERE doc = ? AND block = ?"
    one, other = (store.value(sql, (doc, block)) for block in (first, last))
    return isinstance(one, int) and isinstance(other, int) and one <= other


def foreign_speaker(store: Store, doc: str, statement: str) -> Saying | None:
    """Who makes a statement in a document; None where that is the author of the text."""
    sql = "SELECT speaker, name, mode FROM statement JOIN person ON person.id = speaker WHERE address = ?"
    speaker, name, mode = store.rows(sql, (statement,))[0]
    citation = store.value("SELECT citation_json FROM document WHERE id = ?", (doc,))
    names = json.loads(str(citation)).get("author") or []
    authors = {author.get("person") for author in names if isinstance(author, dict)}
    members = store.rows("SELECT person FROM member WHERE collective = ?", (speaker,))
    own = {speaker} if not members else {member for (member,) in members}
    if mode == "authorial" or own <= authors:
        return None
    return Saying(name, mode == "indirect")


def block_text(store: Store, place: str) -> str | None:
    """The words of the block or note at an address; None where the address is no block's."""
    text = store.value("SELECT text FROM block WHERE doc = ? AND block = ?", split(place))
    return None if text is None else str(text)


def statement_passages(store: Store, statement: str) -> Sequence[Passage]:
    """The passages of a statement, by its address, in their order."""
    return load_passages(store, "statement", [statement])[statement]


def follows(store: Store, first: str, second: str) -> bool:
    """Whether the block at an address is the next of its document behind another."""
    sql = "SELECT position FROM block WHERE doc = ? AND block = ?"
    one, other = (store.value(sql, split(place)) for place in (first, second))
    return isinstance(one, int) and other == one + 1
