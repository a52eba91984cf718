"""EndNote's XML, which EndNote imports with fewer losses than RIS."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from secpol_cli.citation.csl_dates import date_note
from secpol_cli.citation.formats.bibtex import described, known_date
from secpol_cli.citation.formats.ris import flat_name
from secpol_cli.citation.keys import citation_keys, year_of
from secpol_cli.citation.markup import escape_html, on_one_line, untagged
from secpol_cli.dates.words import LONG, day_of_month

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_KINDS = {
    "article-journal": ("Journal Article", 17),
    "article-magazine": ("Magazine Article", 19),
    "article-newspaper": ("Newspaper Article", 23),
    "bill": ("Bill", 4),
    "broadcast": ("Film or Broadcast", 21),
    "book": ("Book", 6),
    "chapter": ("Book Section", 5),
    "dataset": ("Dataset", 59),
    "entry-encyclopedia": ("Encyclopedia", 53),
    "legal_case": ("Case", 7),
    "legislation": ("Statute", 31),
    "manuscript": ("Manuscript", 36),
    "map": ("Map", 20),
    "motion_picture": ("Film or Broadcast", 21),
    "paper-conference": ("Conference Paper", 47),
    "personal_communication": ("Personal Communication", 26),
    "post": ("Web Page", 12),
    "post-weblog": ("Blog", 56),
    "report": ("Report", 27),
    "thesis": ("Thesis", 32),
    "treaty": ("Government Document", 46),
    "webpage": ("Web Page", 12),
}
_GENERIC = ("Generic", 13)
_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


def to_endnote_xml(items: Sequence[Mapping[str, Any]]) -> str:
    """CSL-JSON items as a file for EndNote, in their order.

    Names without parts end with a comma, as EndNote wants it; the year is bare,
    as in RIS, and `notes` say of one that is inferred that it is, and from what.
    """
    keyed = zip(items, citation_keys(items), strict=True)
    records = "".join(_element("record", _record(item, key)) + "\n" for item, key in keyed)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n{records}</records></xml>\n'


def _record(item: Mapping[str, Any], key: str) -> str:
    name, number = _KINDS.get(str(item.get("type")), _GENERIC)
    return f'<ref-type name="{name}">{number}</ref-type>{_element("label", _text(key))}' + "".join(
        _element(tag, content) for tag, content in (*_who_and_what(item), *_when_and_where(item)) if content
    )


def _who_and_what(item: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    container = _text(item.get("container-title"))
    people = (("authors", "author"), ("secondary-authors", "editor"), ("subsidiary-authors", "translator"))
    named = {**item, "author": item.get("author") or item.get("director")}
    yield "contributors", "".join(_element(tag, _names(named.get(role))) for tag, role in people)
    yield (
        "titles",
        _element("title", _text(item.get("title") or described(item)))
        + _element("secondary-title", container)
        + _element("tertiary-title", _text(item.get("collection-title")))
        + _element("short-title", _text(item.get("title-short"))),
    )
    if str(item.get("type")).startswith("article"):
        yield "periodical", _element("full-title", container)


def _when_and_where(item: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    _, month, day = known_date(item)  # as far as they are stated
    year = year_of(item)
    yield "pages", _text(item.get("page"))
    yield "volume", _text(item.get("volume"))
    yield "number", _text(item.get("issue") or item.get("number"))
    yield "edition", _text(item.get("edition"))
    pub_date = _element("pub-dates", _element("date", _text(day_of_month(month, day, LONG))))
    yield "dates", _element("year", _text(f"{year:04d}" if year is not None else None)) + pub_date
    yield "pub-location", _text(item.get("publisher-place"))
    yield "publisher", _text(item.get("publisher"))
    yield "isbn", _text(item.get("ISBN") or item.get("ISSN"))
    yield "electronic-resource-num", _text(item.get("DOI"))
    yield "abstract", _text(item.get("abstract"))
    yield "notes", _text(". ".join(filter(None, (str(item.get("note") or ""), date_note(item)))))
    yield "work-type", _text(item.get("genre")) if item.get("title") else ""
    yield "urls", _element("related-urls", _element("url", _text(item.get("URL"))))
    parts = ((item.get("accessed") or {}).get("date-parts") or [[]])[0]
    yield "access-date", "-".join(f"{int(part):02d}" for part in parts)
    yield "language", _text(item.get("language"))


def _names(value: Iterable[Mapping[str, Any]] | None) -> str:
    return "".join(_element("author", _text(flat_name(name))) for name in value or ())


def _element(tag: str, content: str) -> str:
    return f"<{tag}>{content}</{tag}>" if content else ""


def _text(value: object) -> str:
    return escape_html(_NOT_XML.sub("", on_one_line(untagged(value))))
