"""Addresses: 003, 003/p12, 003/n14, 003/s14, and entities by id or any name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.errors import UnknownValue, UsageError
from secpol_cli.queries.names import find_entities, find_entity, nearest_names, storable

if TYPE_CHECKING:
    from secpol_cli.store.store import Store

ENTITY_KINDS = ("document", "person", "organisation", "principle", "event")


class Target(NamedTuple):
    """What an address names: `kind` is block, note, statement or one of ENTITY_KINDS.

    `doc` is the document's id, or empty for what is in none; `part` the block's,
    note's or statement's id in it, or the entity's id.
    """

    kind: str
    doc: str
    part: str

    @property
    def address(self) -> str:
        """The address, spelled as everywhere."""
        return f"{self.doc}/{self.part}" if self.doc and self.kind != "document" else self.part


def find_targets(store: Store, address: str) -> list[Target]:
    """What `address` names: one place in a document, or every entity that goes by that name.

    Raises UnknownValue with the nearest addresses or names.
    """
    address = storable(address.strip())
    if "/" in address:
        place = _find_place(store, *address.split("/", 1))
        if place:
            return [place]
    found = [
        Target(kind, entity if kind == "document" else "", entity)
        for kind in ENTITY_KINDS
        for entity in find_entities(store, kind, address)
    ]
    if not found:
        near = nearest_names(store, address)
        raise UnknownValue("document, passage or name", address, near, "list with: secpol docs")
    return found


def find_citable(store: Store, address: str) -> Target:
    """The document, block, note or statement that `address` names.  Raises UnknownValue and UsageError."""
    citable = [
        t for t in find_targets(store, address) if t.kind in {"document", "block", "note", "statement"}
    ]
    if not citable:
        raise UsageError(
            f"“{address}” is nothing to cite", "name a document (003) or a place in one (003/p12)"
        )
    return citable[0]


def _find_place(store: Store, doc: str, part: str) -> Target | None:
    if not part or not find_entities(store, "document", doc):
        return None
    doc = find_entity(store, "document", doc)
    kind = store.value("SELECT kind FROM block WHERE doc = ? AND block = ?", (doc, part))
    if kind is not None:
        return Target("note" if kind == "endnote" else "block", doc, part)
    if store.row("SELECT 1 FROM statement WHERE doc = ? AND id = ?", (doc, part)):
        return Target("statement", doc, part)
    parts = "SELECT block FROM block WHERE doc = ? UNION SELECT id FROM statement WHERE doc = ?"
    known = [f"{doc}/{id_}" for (id_,) in store.rows(parts, (doc, doc))]
    from secpol_cli.nearest import nearest

    raise UnknownValue("passage", f"{doc}/{part}", nearest(f"{doc}/{part}", known), f"see: secpol show {doc}")
