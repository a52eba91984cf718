"""What the documents of a corpus may be cited by: keys, authors, years, titles, and what files are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from secpol_cli.dates.written import YEAR
from secpol_cli.queries.entities import document_dates
from secpol_cli.text.folding import fold, fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from secpol_cli.model import Date
    from secpol_cli.store.store import Store

_YEAR = re.compile(YEAR)
_PIECE = re.compile(r"\d+|[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")
_SMALL = frozenset("and et al und the a of in on by".split())
_MAIN_TITLE = 4  # words; what stands before a colon and is shorter may be another work's, too


class KnownDocument(NamedTuple):
    """What a document may be cited by.

    Its keys, in lower case; the words of each author's name; the years that its
    date may mean; its titles, the whole ones first; where it appeared; its DOI.
    Names and titles are folded.
    """

    keys: frozenset[str]
    authors: tuple[frozenset[str], ...]
    years: frozenset[str]
    titles: tuple[str, ...]
    container: str = ""
    doi: str = ""


def known_documents(store: Store, records: Iterable[Mapping[str, Any]] = ()) -> dict[str, KnownDocument]:
    """Each document of a corpus, by id; of a file that says nothing of itself, what its name says, and what
    those of the CSL `records` say that are of it."""
    from secpol_cli.citation.keys import citation_keys, plain_key
    from secpol_cli.citation.works import all_works

    dates = document_dates(store)
    items = {work.address: work.csl for work in all_works(store) if work.trouble is None}
    keys = citation_keys(list(items.values()))
    known = {
        doc: _known(item, key, dates.get(doc), plain_key(item))
        for (doc, item), key in zip(items.items(), keys, strict=True)
    }
    for doc, work in known.items():
        if not work.authors and items[doc].get("type") == "document":
            known[doc] = _by_file_name(work, doc)
    for record in records:
        if (described := _document_of(record, known)) is not None:
            known[described] = _joined(known[described], _known(record, str(record.get("id", "")), None))
    return known


def reference_titles(store: Store) -> dict[str, str]:
    """What the works that documents cite are called, by every key that `cite` prints for them, and their ids.

    Keys are in lower case.  Two works of one key are told apart by letters, in
    their order among those of a document, and among all.
    """
    from secpol_cli.citation.keys import citation_keys, plain_key
    from secpol_cli.citation.works import all_works, cited_works

    sets = [[work.address] for work in all_works(store)]
    titles: dict[str, str] = {}
    for docs in ([], *sets):
        works = list({work.csl["id"]: work for work in cited_works(store, docs)}.values())
        keys = citation_keys([work.csl for work in works])
        for work, key in zip(works, keys, strict=True):
            title = str(work.csl.get("title") or work.csl.get("genre") or work.csl["id"])
            for name in (str(work.csl["id"]), plain_key(work.csl), key):
                titles.setdefault(name.casefold(), title)
    return titles


def title_forms(item: Mapping[str, Any]) -> tuple[str, ...]:
    """The titles of a CSL item, folded: whole, short, before the colon, or what stands for one."""
    whole = [str(item[name]) for name in ("title", "title-short", "genre") if item.get(name)]
    main = [title.split(":")[0] for title in whole if ":" in title]
    forms = [fold(title) for title in whole]
    forms += [short for title in main if len((short := fold(title)).split()) >= _MAIN_TITLE]
    return tuple(dict.fromkeys(form for form in forms if form))


def name_words(name: Mapping[str, Any]) -> frozenset[str]:
    """The folded words of a CSL name."""
    return frozenset(fold_words(" ".join(str(part) for part in name.values() if isinstance(part, str))))


def _known(item: Mapping[str, Any], key: str, date: Date | None, other_key: str = "") -> KnownDocument:
    dated = f"{date.stated} {date.inferred} {date.earliest} {date.latest}" if date else ""
    issued = item.get("issued") or {}
    return KnownDocument(
        frozenset(each.casefold() for each in (key, other_key) if each),
        tuple(name_words(author) for author in item.get("author") or item.get("editor") or ()),
        frozenset(_YEAR.findall(f"{dated} {issued.get('literal', '')} {issued.get('date-parts', '')}")),
        title_forms(item),
        fold(str(item.get("container-title") or "")),
        bare_doi(str(item.get("DOI") or "")),
    )


def _by_file_name(work: KnownDocument, name: str) -> KnownDocument:
    """A work with what its file's name says: `smith2023`, `Doe - 2021 - Title`, `2019_smith-jones_title`."""
    pieces = [piece for part in _PIECE.findall(name) for piece in _CAMEL.split(part)]
    year = next((number for number, piece in enumerate(pieces) if _YEAR.fullmatch(piece)), None)
    if year is None:
        return work
    before, behind = pieces[:year], pieces[year + 1 :]
    if not before:
        before, behind = behind[:1], behind[1:]
    names = [word for piece in before for word in fold_words(piece) if word not in _SMALL]
    title = fold(" ".join(behind))
    return work._replace(
        authors=tuple(frozenset([name]) for name in names),
        years=work.years | {pieces[year]},
        titles=(*work.titles, *([title] if len(title.split()) >= _MAIN_TITLE else [])),
    )


def _document_of(record: Mapping[str, Any], known: Mapping[str, KnownDocument]) -> str | None:
    """The document that a CSL record describes: by the file that it names, its key, its DOI, its title, or
    its first author and year."""
    files = [str(record["file"])] if record.get("file") else []
    key = str(record.get("id", "")).casefold()
    described = _known(record, key, None)
    for file in files:
        for doc in known:
            if re.search(rf"(?:^|[/\\:;]){re.escape(doc)}\.\w+(?:$|[:;])", file):
                return doc
    for doc, work in known.items():
        if doc.casefold() == key or (described.doi and described.doi == work.doi):
            return doc
    for doc, work in known.items():
        same_title = set(work.titles) & set(described.titles)
        first = bool(work.authors and described.authors) and work.authors[0] <= described.authors[0]
        if same_title or (first and described.years & work.years):
            return doc
    return None


def _joined(work: KnownDocument, other: KnownDocument) -> KnownDocument:
    """A document with what a bibliography says of it."""
    return KnownDocument(
        work.keys | other.keys,
        other.authors or work.authors,
        work.years | other.years,
        tuple(dict.fromkeys([*work.titles, *other.titles])),
        other.container or work.container,
        other.doi or work.doi,
    )


def bare_doi(doi: str) -> str:
    """A DOI in lower case, without the address that it may be written with."""
    return doi.strip().casefold().rpartition("doi.org/")[2].removeprefix("doi:").strip()
