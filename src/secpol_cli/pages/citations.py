"""Citations of an edition's documents and statements, ready to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.pages.records import ReadyCitation
from secpol_cli.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secpol_cli.citation.works import Work
    from secpol_cli.store.store import Store

_RECORD = "bibtex"  # the format in which a document is given for programs of references


class Citable(Record):
    """Documents and statements as works that can be cited."""

    documents: Sequence[Work]
    statements: Sequence[Work]


class _InStyle(Record):
    """Citations in one style, by address, and what should be known of them."""

    by_address: Mapping[str, ReadyCitation]
    warnings: tuple[str, ...]


class Citations(Record):
    """Citations by address, those of documents apart; `warnings` are what should be known of them."""

    documents: Mapping[str, tuple[ReadyCitation, ...]]
    statements: Mapping[str, tuple[ReadyCitation, ...]]
    warnings: tuple[str, ...] = ()

    def of_document(self, doc: str) -> tuple[ReadyCitation, ...]:
        """The citations of a document; none where it cannot be cited."""
        return self.documents.get(doc, ())

    def of_statement(self, address: str) -> tuple[ReadyCitation, ...]:
        """The citations of a statement."""
        return self.statements.get(address, ())


def find_citable(store: Store, docs: Sequence[str], statements: Sequence[str]) -> Citable:
    """What can be cited of documents and of statements, by their addresses."""
    from secpol_cli.citation.works import document_works

    return Citable(_sound(document_works(store, docs)), _sound(document_works(store, statements)))


def cite_edition(citable: Citable, styles: Sequence[str]) -> Citations:
    """Citations of documents and statements in each of some styles, in the styles' order.

    The engine runs for documents and statements at the same time, and once for statements that have one
    place.  Raises UnknownValue for a style that there is not, and ToolError where no citation can be made.
    """
    from concurrent.futures import ThreadPoolExecutor

    wholes = [[work] for work in citable.documents]
    parts = _by_place(citable.statements)
    with ThreadPoolExecutor() as pool:
        runs = [[pool.submit(_cite, works, style) for works in (wholes, parts)] for style in styles]
        answers = [[run.result() for run in same] for same in runs]
    documents: dict[str, tuple[ReadyCitation, ...]] = {}
    statements: dict[str, tuple[ReadyCitation, ...]] = {}
    warnings: dict[str, None] = {}
    for of_documents, of_statements in answers:
        _add(documents, of_documents.by_address)
        _add(statements, of_statements.by_address)
        warnings |= dict.fromkeys(of_documents.warnings)
    _add(documents, {work.address: ReadyCitation("BibTeX", _record(work)) for work in citable.documents})
    return Citations(documents, statements, tuple(warnings))


def _by_place(works: Sequence[Work]) -> list[list[Work]]:
    """Works of which one citation says the same, together."""
    same: dict[tuple[object, ...], list[Work]] = {}
    for work in works:
        place = (work.csl["id"], work.locator, work.headings, work.speaker, work.reported)
        same.setdefault(place, []).append(work)
    return list(same.values())


def _cite(works: Sequence[Sequence[Work]], style: str) -> _InStyle:
    """The citations of works, those together that have one."""
    from secpol_cli.citation.cite import cite_works

    cited = cite_works([same[0] for same in works], style)
    addresses = {same[0].address: [work.address for work in same] for same in works}
    found = {
        address: ReadyCitation(cited.style.title, item.text)
        for item in cited.items
        for address in addresses[item.address]
    }
    return _InStyle(found, cited.warnings)


def _add(all_: dict[str, tuple[ReadyCitation, ...]], more: Mapping[str, ReadyCitation]) -> None:
    for address, citation in more.items():
        all_[address] = (*all_.get(address, ()), citation)


def _sound(works: Sequence[Work]) -> list[Work]:
    return [work for work in works if work.trouble is None]


def _record(work: Work) -> str:
    from secpol_cli.citation.formats.registry import FORMATS

    return FORMATS[_RECORD]([work.csl]).strip()


NO_CITATIONS = Citations({}, {})
