"""From addresses to the works that they stand for, as CSL-JSON, and where in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from secpol_cli.citation.csl import to_csl
from secpol_cli.csl_variables import find_trouble
from secpol_cli.dates.bounds import is_edtf
from secpol_cli.errors import UsageError
from secpol_cli.model import Locator
from secpol_cli.queries.addresses import find_citable
from secpol_cli.queries.citable import (
    blocks_of,
    document_ids,
    document_variables,
    foreign_speaker,
    in_order,
    is_part,
    kind_and_text,
    works_of_note,
)
from secpol_cli.queries.show import load_references
from secpol_cli.record import Record, replace
from secpol_cli.store.address import Address, numeral_of, part_of, range_ends, split

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secpol_cli.model import Reference
    from secpol_cli.queries.addresses import Target
    from secpol_cli.store.store import Store

_NUMBERED = {"p": "paragraph", "n": "note"}  # parts that have a number to cite, and what it is called


class Work(Record):
    """A work to cite, as CSL-JSON, for the place in it that `address` names.

    `place` says whether that is less than the whole, and so gets a note;
    `unplaced` is the kind of a block that has no number and no name to cite.
    `speaker` is whose words stand there, where they are not the author's, and
    `reported` whether they are told in the author's words.  `trouble` is what
    keeps the work from being cited, `headings` the texts of those that are its place,
    and `given` says that the place is the user's, not the address's.
    """

    address: str
    csl: dict[str, Any]
    locator: Locator | None = None
    place: bool = False
    unplaced: str | None = None
    speaker: str | None = None
    reported: bool = False
    trouble: str | None = None
    headings: tuple[str, ...] = ()
    given: bool = False


def find_works(store: Store, address: str, *, stated_only: bool = False) -> list[Work]:
    """The works that an address stands for: a document, whole or at a place, what a note cites, or
    a work that a document cites, by its id (`003:asem-infoboard-overview`).

    Those of a note come in its order, and a range of blocks (`003/p12-p14`) is one place.  Raises
    UnknownValue and UsageError.
    """
    if (ends := range_ends(address)) and not is_part(store, *split(address)):
        return [_range(store, address, *ends, stated_only=stated_only)]
    target = find_citable(store, address)
    if target.kind == "reference":
        return [reference_work(load_references(store, target.doc, [target.part])[0], target.address)]
    if target.kind == "note" and (cited := works_of_note(store, target.doc, target.part)):
        return [reference_work(reference, target.address) for reference in cited]
    return [_work_at(store, target, stated_only=stated_only)]


def _range(store: Store, address: str, first: str, last: str, *, stated_only: bool) -> Work:
    """The document that some blocks in a row stand in, for the place from the first to the last."""
    ends = [find_citable(store, end) for end in (first, last)]
    if not in_order(store, ends[0].doc, ends[0].part, ends[1].part):
        raise UsageError(f"{address} runs backwards", "name the first block, a hyphen and the last")
    places = [end.address for end in ends]
    work = _document(store, ends[0].doc, f"{places[0]}-{ends[1].part}", stated_only=stated_only)
    return replace(work, locator=locate(places), place=True)


def at_place(work: Work, locator: Locator) -> Work:
    """A work at a place in it.  Raises UsageError where the work is cited for another place."""
    if work.place:
        hint = f"leave out the place, or name the whole work: {Address.parse(work.address).doc}"
        raise UsageError(f"{work.address} is a place already", hint)
    return replace(work, locator=locator, place=True, given=True)


def document_work(store: Store, address: str, *, stated_only: bool = False) -> Work:
    """The document that an address lies in, at that place."""
    return _work_at(store, find_citable(store, address), stated_only=stated_only)


def document_works(store: Store, addresses: Sequence[str]) -> list[Work]:
    """The documents that addresses lie in, each at its place; a document is read once, however often it is
    named."""
    wholes: dict[str, Work] = {}
    works = []
    for address in addresses:
        target = find_citable(store, address)
        whole = wholes.get(target.doc) or _document(store, target.doc, target.doc, stated_only=False)
        wholes[target.doc] = whole
        works.append(_at_target(store, target, replace(whole, address=target.address)))
    return works


def all_works(store: Store, *, stated_only: bool = False) -> list[Work]:
    """Every document of the corpus, by id."""
    return [_document(store, doc, doc, stated_only=stated_only) for doc in document_ids(store)]


def cited_works(store: Store, addresses: Sequence[str]) -> list[Work]:
    """Every work that these documents cite, or all documents where there are none, in the corpus's order."""
    docs = [find_citable(store, address).doc for address in addresses] or [*document_ids(store), ""]
    return [
        reference_work(reference, str(Address(doc, work=reference.id)) if doc else reference.id)
        for doc in dict.fromkeys(docs)
        for reference in load_references(store, doc)
    ]


def reference_work(reference: Reference, address: str) -> Work:
    """A work that a document cites."""
    return Work(address, to_csl(reference.id, reference.csl), trouble=_trouble(reference.csl))


def _document(store: Store, doc: str, address: str, *, stated_only: bool) -> Work:
    variables, date, description = document_variables(store, doc)
    csl = to_csl(doc, variables, date, description=description, stated_only=stated_only)
    return Work(address, csl, trouble=_trouble(variables))


def _trouble(variables: Mapping[str, object]) -> str | None:
    """What keeps a work from being cited, the first thing in its order."""
    for variable, value in variables.items():
        if found := find_trouble(variable, value, is_edtf):
            return f"{variable}: {found[0]}"
    return None


def locate(places: Sequence[str]) -> Locator | None:
    """The locator of some blocks in a row, by their addresses (`6–7`).

    None where there are none, or the first is neither paragraph nor note.
    """
    for letter, label in _NUMBERED.items():
        numbers = [numeral_of(part_of(place), letter) for place in (*places[:1], *places[-1:])]
        if numbers and numbers[0] is not None:
            first, last = numbers
            through = f"–{last}" if last not in (None, first) else ""
            return Locator(label, f"{first}{through}")
    return None


def _work_at(store: Store, target: Target, *, stated_only: bool) -> Work:
    return _at_target(store, target, _document(store, target.doc, target.address, stated_only=stated_only))


def _at_target(store: Store, target: Target, work: Work) -> Work:
    if target.kind == "document":
        return work
    blocks = [target.part] if target.kind != "statement" else blocks_of(store, target.address)
    locator = locate([str(Address(target.doc, part=block)) for block in blocks])
    unplaced = None
    headings: tuple[str, ...] = ()
    if locator is None:
        kind, text = kind_and_text(store, target.doc, blocks[0])
        if kind == "heading" and text != work.csl.get("title"):
            found = [kind_and_text(store, target.doc, block) for block in (*blocks[:1], *blocks[1:][-1:])]
            headings = tuple(text for kind, text in found if kind == "heading")
            locator = Locator("section", "–".join(headings))
        elif kind != "heading":
            unplaced = kind
    work = replace(work, locator=locator, place=True, unplaced=unplaced, headings=headings)
    saying = foreign_speaker(store, target.doc, target.address) if target.kind == "statement" else None
    if saying is None:
        return work
    return replace(work, speaker=saying.name[:1].upper() + saying.name[1:], reported=saying.reported)
