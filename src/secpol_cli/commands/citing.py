"""From addresses to citations: what `cite` and `search --cite` share."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from secpol_cli.core.addresses import find_citable
from secpol_cli.core.entities import resolve_names
from secpol_cli.core.names import find_entities, find_entity
from secpol_cli.core.passages import make_date
from secpol_cli.core.show import load_notes, load_references
from secpol_cli.errors import UnknownValue
from secpol_cli.model import CiteItem
from secpol_cli.record import Record
from secpol_cli.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.citation.markup import Markup
    from secpol_cli.citation.pandoc import Citation, Form
    from secpol_cli.citation.styles import Style
    from secpol_cli.corpus.store import Store
    from secpol_cli.locators import Locator
    from secpol_cli.model import Reference


class Work(Record):
    """A work to cite, as CSL-JSON, for the place in it that `address` names."""

    address: str
    csl: dict[str, Any]
    locator: Locator | None = None


def find_works(store: Store, address: str, *, stated_only: bool = False) -> list[Work]:
    """The works that an address stands for: a document, whole or at a place, what a note cites, or
    a work that a document cites, by its id (`003:asem-infoboard-overview`).

    Raises UnknownValue and UsageError.
    """
    doc, colon, reference = address.partition(":")
    if colon and find_entities(store, "document", doc):
        return [_cited_work(store, find_entity(store, "document", doc), reference)]
    target = find_citable(store, address)
    if target.kind == "note":
        (note,) = load_notes(store, target.doc, [int(target.part[1:])])
        if note.cites:
            return [reference_work(r, target.address) for r in load_references(store, target.doc, note.cites)]
    return [document_work(store, address, stated_only=stated_only)]


def _cited_work(store: Store, doc: str, reference: str) -> Work:
    for found in load_references(store, doc, [reference]):
        return reference_work(found, f"{doc}:{reference}")
    known = [id_ for (id_,) in store.rows("SELECT id FROM reference WHERE doc = ? ORDER BY position", (doc,))]
    raise UnknownValue(
        f"work cited by {doc}", reference, nearest(reference, known), f"see: secpol show {doc}"
    )


def document_work(store: Store, address: str, *, stated_only: bool = False) -> Work:
    """The document that an address lies in, at that place."""
    target = find_citable(store, address)
    csl = document_csl(store, target.doc, stated_only=stated_only)
    return Work(target.address, csl, _locator(store, target.kind, target.address))


def all_works(store: Store, *, stated_only: bool = False) -> list[Work]:
    """Every document of the corpus, by id."""
    documents = store.rows("SELECT id FROM document ORDER BY id")
    return [Work(doc, document_csl(store, doc, stated_only=stated_only)) for (doc,) in documents]


def cited_works(store: Store, address: str) -> list[Work]:
    """Every work that a document cites, in the order of its notes."""
    doc = find_citable(store, address).doc
    return [reference_work(r, f"{doc}:{r.id}") for r in load_references(store, doc)]


def reference_work(reference: Reference, address: str) -> Work:
    """A work that a document cites."""
    from secpol_cli.citation.csl import to_csl

    return Work(address, to_csl(reference.id, reference.csl))


def document_csl(store: Store, doc: str, *, stated_only: bool = False) -> dict[str, Any]:
    """A document as CSL-JSON."""
    from secpol_cli.citation.csl import to_csl

    row = store.row("SELECT * FROM document WHERE id = ?", (doc,))
    assert row is not None
    variables = resolve_names(store, json.loads(row["citation_json"]))
    return to_csl(doc, variables, make_date(row), description=row["description"], stated_only=stated_only)


def cite_works(
    works: Sequence[Work],
    style_name: str,
    *,
    form: Form | None = None,
    locale: str | None = None,
    markup: Markup = "text",
) -> list[CiteItem]:
    """Citations in a style: the bibliography's entries first, in its order, then the notes, in the works'.

    Without `form`, a place in a work gets a note, and a whole work its entry in
    a bibliography.  Raises UnknownValue for the style, and ToolError.
    """
    from secpol_cli.citation.pandoc import Request, format_citations
    from secpol_cli.citation.styles import find_style

    style = find_style(style_name)
    items: list[CiteItem] = []
    for chosen in (form,) if form else ("bibliography", "note"):
        same = [work for work in works if form or (chosen == "note") == (work.locator is not None)]
        requests = [Request(work.csl, work.locator) for work in same]
        citations = format_citations(requests, style, form=chosen, locale=locale, markup=markup)
        items += [_item(same[citation.index], citation, style) for citation in citations]
    return items


def _item(work: Work, citation: Citation, style: Style) -> CiteItem:
    return CiteItem(
        address=work.address,
        as_=citation.form,
        style=style.id,
        style_title=style.title,
        text=citation.text,
        csl=work.csl,
    )


def _locator(store: Store, kind: str, address: str) -> Locator | None:
    """Where in a document: the paragraph of a block, the paragraphs of a statement, or the note."""
    if kind == "statement":
        sql = "SELECT block FROM passage WHERE kind = 'statement' AND owner = ? ORDER BY position"
        return locate([block for (block,) in store.rows(sql, (address,))])
    return locate([address.rpartition("/")[2]] if "/" in address else [])


def locate(blocks: Sequence[str]) -> Locator | None:
    """The locator of some blocks in a row (`6–7`); None where the first is neither paragraph nor note."""
    from secpol_cli.locators import Locator

    labels = {"p": "paragraph", "n": "note"}
    first, last = (blocks[0], blocks[-1]) if blocks else ("", "")
    if first[:1] not in labels or not first[1:].isdigit():
        return None
    through = f"–{last[1:]}" if last != first and last[:1] == first[:1] and last[1:].isdigit() else ""
    return Locator(labels[first[0]], first[1:] + through)
