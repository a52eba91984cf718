"""BibTeX (1988), for `bibtex` and everything that reads its files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from secpol_cli.citation.csl import kind_of
from secpol_cli.citation.csl_dates import (
    bracketed_year,
    date_note,
    doubted_points,
    edtf_of,
    partial_points,
    written_year,
)
from secpol_cli.citation.formats.tex import entry, names, pages, text, title, verbatim
from secpol_cli.citation.keys import citation_keys
from secpol_cli.dates.names import MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_KINDS = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-encyclopedia": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
_CONTAINER = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHER = {"techreport": "institution", "phdthesis": "school", "misc": "organization"}


def to_bibtex(items: Sequence[Mapping[str, Any]]) -> str:
    """CSL-JSON items as a BibTeX file, in their order; nothing for no items.

    Titles keep their capitals, institutions stay one author, a year that is
    inferred stands in square brackets, a description stands there for a title.
    A work without author and editor has its title as `key`, by which styles sort.
    `annote`, which no style prints, says what is inferred of a date, and why.
    """
    return "\n".join(_entry(item, key) for item, key in zip(items, citation_keys(items), strict=True))


def _entry(item: Mapping[str, Any], key: str) -> str:
    kind = _KINDS.get(kind_of(item), "misc")
    return entry(kind, key, _fields(item, kind), bare="month")


def _fields(item: Mapping[str, Any], kind: str) -> list[tuple[str, str]]:
    date = known_date(item)
    return [
        ("author", names(item.get("author"))),
        ("editor", names(item.get("editor"))),
        ("translator", names(item.get("translator"))),
        ("title", title(item.get("title") or described(item))),
        ("shorttitle", title(item.get("title-short"))),
        container(_CONTAINER.get(kind, "howpublished"), item),
        ("year", date[0]),
        ("month", _month(date) if date[0] else ""),
        ("day", str(date[2]) if date[0] and date[2] else ""),
        (_PUBLISHER.get(kind, "publisher"), text(item.get("publisher"))),
        ("address", text(item.get("publisher-place"))),
        ("series", title(item.get("collection-title"))),
        ("edition", text(item.get("edition"))),
        ("type", text(item.get("genre")) if kind in {"techreport", "phdthesis"} else ""),
        ("volume", text(item.get("volume"))),
        ("number", text(item.get("issue") or item.get("number") or item.get("collection-number"))),
        ("chapter", text(item.get("chapter-number"))),
        ("pages", pages(item.get("page"))),
        ("doi", verbatim(item.get("DOI"))),
        ("isbn", text(item.get("ISBN"))),
        ("issn", text(item.get("ISSN"))),
        ("pmid", text(item.get("PMID"))),
        ("pmcid", text(item.get("PMCID"))),
        ("url", verbatim(item.get("URL"))),
        ("language", text(item.get("language"))),
        ("urldate", edtf_of(item.get("accessed"))),
        ("note", text(item.get("note"))),
        ("annote", text(". ".join(filter(None, (str(item.get("annote") or ""), date_note(item)))))),
        ("abstract", text(item.get("abstract"))),
        ("keywords", text(item.get("keyword"))),
        ("key", _sort_key(item)),
    ]


def _sort_key(item: Mapping[str, Any]) -> str:
    """By what styles sort a work of nobody, and call it in the text: its short title, or its title."""
    if item.get("author") or item.get("editor"):
        return ""
    return title(item.get("title-short") or item.get("title") or item.get("genre"))


def container(field: str, item: Mapping[str, Any]) -> tuple[str, str]:
    """The field of what a work stands in, and its value."""
    write = title if field == "booktitle" else text  # styles change the capitals of a book's title
    return field, write(item.get("container-title"))


def described(item: Mapping[str, Any]) -> str:
    """What stands for the title of a work without one: its description in square brackets."""
    return f"[{item['genre']}]" if item.get("genre") and not item.get("title") else ""


def known_date(item: Mapping[str, Any]) -> tuple[str, int, int]:
    """The year as it is to be shown, in brackets if it is inferred; stated month and day, 0 for unknown."""
    issued = item.get("issued") or {}
    if point := next(iter(partial_points(item) or doubted_points(item)), None):
        year = bracketed_year(point) if point.year is not None else ""
        return year, point.month or 0, point.day or 0
    if parts := issued.get("date-parts"):
        number, month, day = ([int(part) for part in parts[0]] + [0, 0])[:3]
        return written_year(number), month, day
    return text(issued.get("literal")), 0, 0


def _month(date: tuple[str, int, int]) -> str:
    """A month as BibTeX's own abbreviation, which each style spells out in its manner."""
    return MONTHS[date[1] - 1][:3].lower() if 1 <= date[1] <= 12 else ""
