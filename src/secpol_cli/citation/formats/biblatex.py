"""BibLaTeX, for `biber`: dates in ISO 8601-2, addresses with the day they were seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from secpol_cli.citation.csl import kind_of
from secpol_cli.citation.csl_dates import date_note, edtf_of, issued_edtf, partial_points, uncertain_edtf
from secpol_cli.citation.formats.bibtex import container, described, known_date
from secpol_cli.citation.formats.tex import entry, names, pages, text, title, verbatim
from secpol_cli.citation.keys import citation_keys, year_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_KINDS = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "broadcast": "video",
    "chapter": "incollection",
    "dataset": "dataset",
    "entry-encyclopedia": "inreference",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "manuscript": "unpublished",
    "motion_picture": "movie",
    "paper-conference": "inproceedings",
    "post": "online",
    "post-weblog": "online",
    "report": "report",
    "software": "software",
    "speech": "unpublished",
    "thesis": "thesis",
    "treaty": "legal",
    "webpage": "online",
}
# What babel and polyglossia call the languages, by which a style hyphenates and says “and”.
_LANGUAGES = {
    "ar": "arabic",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "en-GB": "british",
    "en-US": "american",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "id": "indonesian",
    "it": "italian",
    "ja": "japanese",
    "la": "latin",
    "nb": "norsk",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "ru": "russian",
    "sv": "swedish",
    "th": "thai",
    "tr": "turkish",
    "uk": "ukrainian",
    "vi": "vietnamese",
}
_SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
_CONTAINERS = {"article": "journaltitle", "online": "organization", "misc": "howpublished"}
_PUBLISHER = {"report": "institution", "thesis": "institution"}


def to_biblatex(items: Sequence[Mapping[str, Any]]) -> str:
    """CSL-JSON items as a BibLaTeX file, in their order; nothing for no items.

    As in BibTeX, with `date` and `urldate`; only a date that is inferred has
    its year in brackets in `year`, and plain in `sortyear`; `annotation` says
    what is inferred of it, and why.
    """
    return "\n".join(_entry(item, key) for item, key in zip(items, citation_keys(items), strict=True))


def _entry(item: Mapping[str, Any], key: str) -> str:
    kind = _KINDS.get(kind_of(item), "misc")
    if kind == "online" and not item.get("URL"):
        kind = "misc"  # biber misses the address
    return entry(kind, key, [*_titles(item, kind), *_dates(item), *_source(item, kind)])


def _titles(item: Mapping[str, Any], kind: str) -> list[tuple[str, str]]:
    return [
        ("author", names(item.get("author") or item.get("director"))),
        ("editor", names(item.get("editor"))),
        ("translator", names(item.get("translator"))),
        ("title", title(item.get("title") or described(item))),
        ("shorttitle", title(item.get("title-short"))),
        container(_CONTAINERS.get(kind, "booktitle"), item),
        ("eventtitle", title(item.get("event-title"))),
        ("venue", text(item.get("event-place"))),
        ("langid", _language(item)),
        ("entrysubtype", _SUBTYPES.get(kind_of(item), "")),
    ]


def _language(item: Mapping[str, Any]) -> str:
    tag = str(item.get("language") or "")
    return _LANGUAGES.get(tag) or _LANGUAGES.get(tag.partition("-")[0].lower(), "")


def _dates(item: Mapping[str, Any]) -> list[tuple[str, str]]:
    dates = [
        ("eventdate", edtf_of(item.get("event-date"))),
        ("origdate", edtf_of(item.get("original-date"))),
        ("urldate", edtf_of(item.get("accessed"))),
    ]
    if not partial_points(item):
        return [("date", issued_edtf(item)), *dates]
    year, month, day = known_date(item)
    sort = year_of(item)
    return [
        ("year", year),
        ("month", str(month or "")),
        ("day", str(day or "")),
        ("sortyear", str(sort) if sort is not None else ""),
        *dates,
    ]


def _is_whole(item: Mapping[str, Any]) -> bool:
    """Whether `date` tells all that is uncertain of a date."""
    return uncertain_edtf(item) == issued_edtf(item) != ""


def _publisher_field(item: Mapping[str, Any], kind: str) -> str:
    """The field that has the publisher; biber knows none of what is online but an organisation."""
    if kind == "online" and not item.get("container-title"):
        return "organization"
    return _PUBLISHER.get(kind, "publisher")


def _annotation(item: Mapping[str, Any]) -> str:
    notes = (item.get("annote"), "" if _is_whole(item) else date_note(item))
    return ". ".join(str(note) for note in notes if note)


def _source(item: Mapping[str, Any], kind: str) -> list[tuple[str, str]]:
    return [
        (_publisher_field(item, kind), text(item.get("publisher"))),
        ("location", text(item.get("publisher-place"))),
        ("series", title(item.get("collection-title"))),
        ("edition", text(item.get("edition"))),
        ("type", text(item.get("genre")) if kind in _PUBLISHER else ""),
        ("volume", text(item.get("volume"))),
        ("number", text(item.get("issue") or item.get("number") or item.get("collection-number"))),
        ("volumes", text(item.get("number-of-volumes"))),
        ("version", text(item.get("version"))),
        ("chapter", text(item.get("chapter-number"))),
        ("pages", pages(item.get("page"))),
        ("doi", verbatim(item.get("DOI"))),
        ("isbn", text(item.get("ISBN"))),
        ("issn", text(item.get("ISSN"))),
        ("pmid", text(item.get("PMID"))),
        ("pmcid", text(item.get("PMCID"))),
        ("url", verbatim(item.get("URL"))),
        ("note", text(item.get("note"))),
        ("annotation", text(_annotation(item))),
        ("abstract", text(item.get("abstract"))),
        ("keywords", text(item.get("keyword"))),
    ]
