"""Which documents of the corpus a manuscript cites."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.dates.written import YEAR
from secpol_cli.queries.entities import document_dates
from secpol_cli.queries.names import find_entities
from secpol_cli.text.folding import fold, fold_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.model import Date, Locator
    from secpol_cli.readers.records import CitationItem
    from secpol_cli.store.store import Store

_YEAR = re.compile(YEAR)
_OTHERS = frozenset(["et", "al", "and", "others"])
_SHORT_TITLE = 3  # words; a shorter title may stand in a note by chance: tests/verification/test_judgement.py


class CitedDocument(NamedTuple):
    """A document that is cited, and the place in it."""

    doc: str
    locator: Locator | None


class _KnownDocument(NamedTuple):
    """What a document may be cited by: its key, in lower case; the words of each author's name; the years
    that its date may mean; its titles; its DOI, in lower case.  Names and titles are folded."""

    key: str
    authors: tuple[frozenset[str], ...]
    years: frozenset[str]
    titles: tuple[str, ...]
    doi: str


class Works:
    """Finds the documents of a corpus by what manuscripts cite them with: keys, authors and years, titles."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[CitationItem, tuple[str, ...]] = {}

    def cited(self, items: Sequence[CitationItem]) -> tuple[list[CitedDocument], CitationItem | None]:
        """The documents that are cited, and a work cited before them that the corpus does not have, or None.

        `items` are those of all citations around a quotation, the nearest first.
        The first citation that has a document of the corpus counts, with all its
        items; those behind it are passed over.
        """
        unknown = None
        for number, item in enumerate(items):
            if number and any(item.text == other.text for other in items[:number]):
                continue
            together = [other for other in items if other.text == item.text]
            found = [CitedDocument(doc, other.locator) for other in together for doc in self.documents(other)]
            if found:
                return found, unknown
            if item.key is not None or item.names or _YEAR.search(item.text):
                unknown = unknown or item
        return [], unknown

    def documents(self, item: CitationItem) -> tuple[str, ...]:
        """The ids of the documents that an item of a citation may mean; empty where the corpus has none.

        A key is a document's id, another name of it, the key that BibTeX has for it, or its id's beginning
        (003, of a file 003_report.txt).
        """
        if item not in self._known:
            self._known[item] = tuple(self._find(item))
        return self._known[item]

    def _find(self, item: CitationItem) -> list[str]:
        if item.key is not None:
            found = find_entities(self._store, "document", item.key)
            key = item.key.casefold()
            found = found or [doc for doc, work in self._works.items() if work.key == key]
            begun = [doc for doc in self._works if doc.casefold().startswith(key)] if not found else []
            return found or [doc for doc in begun if not doc[len(key)].isalnum()]
        recorded = self._recorded(item)
        if recorded:
            return recorded
        if item.names:
            words = [frozenset(fold_words(name)) - _OTHERS for name in item.names]
            names = [name for name in words if name]
            return [doc for doc, work in self._works.items() if _by(work, names) and _of(work, item.year)]
        if item.note is not None:
            return self._in_note(item.text)
        return []

    def _recorded(self, item: CitationItem) -> list[str]:
        """The documents that a record of the work names by its DOI, else by its title and year."""
        if item.doi:
            doi = _bare_doi(item.doi)
            found = [id_ for id_, work in self._works.items() if work.doi == doi]
            if found:
                return found
        title = fold(item.title)
        if len(title.split()) < _SHORT_TITLE:
            return []
        return [id_ for id_, work in self._works.items() if title in work.titles and _of(work, item.year)]

    def _in_note(self, text: str) -> list[str]:
        """The documents that a note names: by their title, or by their authors and the year."""
        folded, words, years = f" {fold(text)} ", set(fold_words(text)), set(_YEAR.findall(text))
        return [
            doc
            for doc, work in self._works.items()
            if any(len(title.split()) >= _SHORT_TITLE and f" {title} " in folded for title in work.titles)
            or (work.authors and work.years & years and all(name & words for name in work.authors))
        ]

    @cached_property
    def _works(self) -> dict[str, _KnownDocument]:
        from secpol_cli.citation.keys import citation_keys
        from secpol_cli.citation.works import all_works

        dates = document_dates(self._store)
        items = {work.address: work.csl for work in all_works(self._store)}
        keys = citation_keys(list(items.values()))
        return {
            doc: _KnownDocument(
                key.casefold(),
                tuple(_name_words(author) for author in item.get("author", ())),
                _years(dates[doc]),
                tuple(fold(str(item[title])) for title in ("title", "title-short") if item.get(title)),
                _bare_doi(str(item.get("DOI") or "")),
            )
            for (doc, item), key in zip(items.items(), keys, strict=True)
        }


def _bare_doi(doi: str) -> str:
    """A DOI without the address that it may be written with."""
    return doi.strip().casefold().rpartition("doi.org/")[2].removeprefix("doi:").strip()


def _years(date: Date) -> frozenset[str]:
    """All years that a date names or may mean."""
    return frozenset(_YEAR.findall(f"{date.stated} {date.inferred} {date.earliest} {date.latest}"))


def _name_words(author: dict[str, str]) -> frozenset[str]:
    return frozenset(fold_words(" ".join(str(part) for part in author.values())))


def _by(work: _KnownDocument, names: Sequence[frozenset[str]]) -> bool:
    """Whether all the names are those of authors."""
    return bool(names) and all(any(name <= author for author in work.authors) for name in names)


def _of(work: _KnownDocument, year: str | None) -> bool:
    return year is None or not work.years or year[:4] in work.years
