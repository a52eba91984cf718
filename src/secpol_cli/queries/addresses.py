"""What addresses name: documents, places in them, works that they cite, and entities by id or any name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, NoReturn

from secpol_cli.errors import UnknownValue, UsageError
from secpol_cli.queries.names import (
    HERE,
    find_documents,
    find_entities,
    find_entity,
    nearest_names,
    storable,
)
from secpol_cli.store.address import Address, join

if TYPE_CHECKING:
    from secpol_cli.store.store import Store

ENTITY_KINDS = ("document", "person", "organisation", "principle", "event")
# Whether a document cites a work, its own or one of references.yaml.
_CITED = """SELECT 1 FROM reference WHERE doc = ?1 AND id = ?2
  UNION SELECT 1 FROM note_reference WHERE doc = ?1 AND reference = ?2"""
_CITABLE = frozenset(["document", "block", "note", "statement", "reference"])


class Target(NamedTuple):
    """What an address names: `kind` is block, note, statement, reference or one of ENTITY_KINDS.

    `doc` is the document's id, or empty for what is in none; `part` the block's,
    note's, statement's or cited work's id in it, or the entity's id.
    """

    kind: str
    doc: str
    part: str

    @property
    def address(self) -> str:
        """The address, spelled as everywhere."""
        if self.kind == "reference" and not self.doc:
            return self.part
        if self.kind == "reference":
            return str(Address(self.doc, work=self.part))
        return join(self.doc, self.part) if self.doc and self.kind != "document" else self.part


def find_targets(store: Store, address: str) -> list[Target]:
    """What `address` names: one place in a document, one work that it cites, or every entity of that name.

    A document may be named by its number without the zeros before it (3 for
    003).  Raises UnknownValue with the nearest addresses or names.
    """
    address = storable(address.strip())
    found = (
        _find_places(store, address)
        or _find_works(store, address)
        or [
            Target(kind, entity if kind == "document" else "", entity)
            for kind in ENTITY_KINDS
            for entity in find_entities(store, kind, address)
        ]
    )
    if not found:
        found = [Target("document", doc, doc) for doc in find_documents(store, address)]
    if not found:
        _raise_unknown(store, address)
    return found


def find_citable(store: Store, address: str) -> Target:
    """The document, block, note, statement or cited work that `address` names.

    Raises UnknownValue and UsageError.
    """
    citable = [target for target in find_targets(store, address) if target.kind in _CITABLE]
    if not citable:
        raise UsageError(
            f"“{address}” is nothing to cite", "name a document (003) or a place in one (003/p12)"
        )
    return citable[0]


def _find_places(store: Store, address: str) -> list[Target]:
    """The place in a document, or the work that it cites; raises UnknownValue for a place that it has not."""
    for typed in Address.readings(address):
        if not find_documents(store, typed.doc):
            continue
        if typed.part:
            return [_find_place(store, find_entity(store, "document", typed.doc), typed.part)]
        if typed.work:
            doc = find_entity(store, "document", typed.doc)
            if store.row(_CITED, (doc, typed.work)):
                return [Target("reference", doc, typed.work)]
    return []


def _find_works(store: Store, address: str) -> list[Target]:
    """The work of references.yaml that a key is, alone (`nye-2004`) or behind a colon."""
    key = address.removeprefix(":")
    sql = "SELECT 1 FROM reference WHERE doc = '' AND id = ?"
    return [Target("reference", "", key)] if store.row(sql, (key,)) else []


def _find_place(store: Store, doc: str, part: str) -> Target:
    kind = store.value("SELECT kind FROM block WHERE doc = ? AND block = ?", (doc, part))
    if kind is not None:
        return Target("note" if kind == "endnote" else "block", doc, part)
    if store.row("SELECT 1 FROM statement WHERE doc = ? AND id = ?", (doc, part)):
        return Target("statement", doc, part)
    parts = "SELECT block FROM block WHERE doc = ? UNION SELECT id FROM statement WHERE doc = ?"
    known = [join(doc, id_) for (id_,) in store.rows(parts, (doc, doc))]
    from secpol_cli.nearest import nearest

    typed = join(doc, part)
    raise UnknownValue("passage", typed, nearest(typed, known), f"see: secpol show {doc}")


def _raise_unknown(store: Store, address: str) -> NoReturn:
    from secpol_cli.nearest import nearest

    for typed in Address.readings(address):
        if typed.work is not None and find_documents(store, typed.doc):
            doc = find_entity(store, "document", typed.doc)
            keys = "SELECT id FROM reference WHERE doc = ? ORDER BY position"
            near = nearest(typed.work, [key for (key,) in store.rows(keys, (doc,))])
            raise UnknownValue(f"work cited by {doc}", typed.work, near, f"see: secpol show {doc}")
    near = nearest_names(store, address)
    raise UnknownValue("document, passage or name", address, near, "list with: secpol docs", HERE)
