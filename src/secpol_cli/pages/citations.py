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


def cite_edition(
    store: Store, docs: Sequence[str], statements: Sequence[str], styles: Sequence[str]
) -> Citations:
    """Citations of documents and statements, by address, in each of some styles.

    Raises UnknownValue for a style that there is not, and ToolError where no
    citation can be made.
    """
    from secpol_cli.citation.cite import cite_works
    from secpol_cli.citation.works import document_work

    whole = _sound([document_work(store, doc) for doc in docs])
    parts = _sound([document_work(store, address) for address in statements])
    of_documents: dict[str, tuple[ReadyCitation, ...]] = {}
    of_statements: dict[str, tuple[ReadyCitation, ...]] = {}
    warnings: dict[str, None] = {}
    for style in styles:
        for works, found in ((whole, of_documents), (parts, of_statements)):
            if not works:
                continue
            cited = cite_works(works, style)
            warnings |= dict.fromkeys(cited.warnings if works is whole else ())
            for item in cited.items:
                citation = ReadyCitation(cited.style.title, item.text)
                found[item.address] = (*found.get(item.address, ()), citation)
    for work in whole:
        of_documents[work.address] = (
            *of_documents.get(work.address, ()),
            ReadyCitation("BibTeX", _record(work)),
        )
    return Citations(of_documents, of_statements, tuple(warnings))


def _sound(works: Sequence[Work]) -> list[Work]:
    return [work for work in works if work.trouble is None]


def _record(work: Work) -> str:
    from secpol_cli.citation.formats.registry import FORMATS

    return FORMATS[_RECORD]([work.csl]).strip()


NO_CITATIONS = Citations({}, {})
