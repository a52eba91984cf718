"""Which documents of the corpus a manuscript cites."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from secpol_cli.dates.written import YEAR
from secpol_cli.queries.names import find_bearers, find_entities
from secpol_cli.queries.speakers import documents_of
from secpol_cli.text.folding import fold, fold_words
from secpol_cli.text.locators import without_locator
from secpol_cli.verification.linking.known_works import (
    KnownDocument,
    bare_doi,
    known_documents,
    reference_titles,
    title_forms,
)
from secpol_cli.verification.linking.named_works import named_at_the_beginning, named_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secpol_cli.model import Locator
    from secpol_cli.readers.records import CitationItem
    from secpol_cli.store.store import Store

_YEAR = re.compile(YEAR)
_OTHERS = frozenset(["et", "al", "and", "others"])


class CitedDocument(NamedTuple):
    """A document that is cited, and the place in it."""

    doc: str
    locator: Locator | None


class Works:
    """Finds the documents of a corpus by what manuscripts cite them with: keys, authors and years, titles."""

    def __init__(self, store: Store, records: Sequence[Mapping[str, Any]] = ()) -> None:
        """`records` are CSL items that may describe documents of the corpus."""
        self._store, self._records = store, records
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
            is_work = item.key is not None or item.names or _YEAR.search(item.text)
            if is_work and not item.loose and not self._is_said_by(item):
                unknown = unknown or item
        return [], unknown

    def title_of(self, item: CitationItem | None) -> str:
        """The title of a work that is no document, where its key is one's that documents cite; else empty."""
        return self._references.get(item.key.casefold(), "") if item is not None and item.key else ""

    @cached_property
    def _references(self) -> dict[str, str]:
        return reference_titles(self._store)

    def documents(self, item: CitationItem) -> tuple[str, ...]:
        """The ids of the documents that an item of a citation may mean; empty where the corpus has none.

        A key is a document's id, another name of it, the key that BibTeX has for it, or its id's beginning
        (003, of a file 003_report.txt).  Where the item's own data describe a document, that one is meant.
        """
        if item not in self._known:
            self._known[item] = tuple(self._find(item))
        return self._known[item]

    def _find(self, item: CitationItem) -> list[str]:
        described = self._described(item)
        if described:
            return described
        if item.key is not None:
            return [doc for doc in self._of_key(item.key) if not self._contradicts(item, doc)]
        if item.names and (found := self._by_names(item.names, item.year)):
            return found
        words = item.words or item.text
        if item.loose and not item.text.startswith(("(", "[")):
            return named_at_the_beginning(words, self._works)
        if item.loose and (found := self._of_id(words)):
            return found
        return named_in(words, self._works) if item.note is not None or item.loose or item.names else []

    def _is_said_by(self, item: CitationItem) -> bool:
        """Whether an item names no authors, but one who speaks in a document of its year: (Hun Sen 2021)."""
        if item.key is not None or len(item.names) != 1 or item.year is None:
            return False
        people = find_bearers(self._store, item.names[0]).people
        return any(
            self._works[doc].years and _of(self._works[doc], item.year)
            for doc in documents_of(self._store, people)
        )

    def _described(self, item: CitationItem) -> list[str]:
        """The documents that the data of an item describe: by DOI, by title, else by authors and year."""
        doi, title = bare_doi(item.doi), fold(item.title)
        if not (doi or title):
            return self._by_names(item.names, item.year) if item.key and item.names and item.year else []
        if found := [doc for doc, work in self._works.items() if doi and doi == work.doi]:
            return found
        main = title_forms({"title": item.title})
        names = _words(item.names)
        return [
            doc
            for doc, work in self._works.items()
            if set(main) & set(work.titles) and (_of(work, item.year) or _by(work, names))
        ]

    def _of_key(self, key: str) -> list[str]:
        found = find_entities(self._store, "document", key)
        key = key.casefold()
        found = found or [doc for doc, work in self._works.items() if key in work.keys]
        begun = [doc for doc in self._works if doc.casefold().startswith(key)] if not found else []
        return found or [doc for doc in begun if not doc[len(key)].isalnum()]

    def _of_id(self, words: str) -> list[str]:
        """The document whose id the words are, but for a locator."""
        id_ = without_locator(words).strip(" ,:;.")
        return [id_] if id_ in self._works else []

    def _contradicts(self, item: CitationItem, doc: str) -> bool:
        """Whether the data of an item are of another work than the document that its key stands for."""
        work, names = self._works[doc], _words(item.names)
        other_title = bool(item.title and work.titles) and not set(title_forms({"title": item.title})) & set(
            work.titles
        )
        return other_title and bool(names and work.authors) and not _by(work, names)

    def _by_names(self, names: Sequence[str], year: str | None) -> list[str]:
        words = _words(names)
        found = [doc for doc, work in self._works.items() if _by(work, words) and _of(work, year)]
        first = [doc for doc in found if words[0] <= self._works[doc].authors[0]] if found else []
        return first or found or self._appeared_in(names, year)

    def _appeared_in(self, names: Sequence[str], year: str | None) -> list[str]:
        """The documents without authors that are cited by what they appeared in."""
        named = {fold(name) for name in names}
        return [
            doc
            for doc, work in self._works.items()
            if not work.authors and {work.container} == named and year is not None and year[:4] in work.years
        ]

    @cached_property
    def _works(self) -> dict[str, KnownDocument]:
        return known_documents(self._store, self._records)


def _words(names: Sequence[str]) -> list[frozenset[str]]:
    """The folded words of each name, without what stands for further ones."""
    words = [frozenset(fold_words(name)) - _OTHERS for name in names]
    return [name for name in words if name]


def _by(work: KnownDocument, names: Sequence[frozenset[str]]) -> bool:
    """Whether all the names are those of authors."""
    return bool(names) and all(any(_is_name(name, author) for author in work.authors) for name in names)


def _is_name(name: frozenset[str], author: frozenset[str]) -> bool:
    """Whether the words of a name are an author's, an initial standing for the word that it begins."""
    whole = {word for word in name if len(word) > 1}
    initials = name - whole
    return (
        bool(whole or initials <= author)
        and whole <= author
        and all(any(word.startswith(initial) for word in author) for initial in initials)
    )


def _of(work: KnownDocument, year: str | None) -> bool:
    return year is None or not work.years or year[:4] in work.years
