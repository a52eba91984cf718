"""RIS, which Zotero, EndNote, Mendeley and Citavi import."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from secpol_cli.citation.csl_dates import date_note, inferred_points, uncertain_edtf
from secpol_cli.citation.formats.bibtex import described
from secpol_cli.citation.keys import citation_keys, year_of
from secpol_cli.citation.markup import on_one_line, untagged
from secpol_cli.dates.words import LONG, date_words
from secpol_cli.text.orthography import RANGE_DASHES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_KINDS = {
    "article": "GEN",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "broadcast": "VIDEO",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "graphic": "ART",
    "hearing": "HEAR",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "pamphlet": "PAMP",
    "paper-conference": "CONF",
    "patent": "PAT",
    "personal_communication": "PCOMM",
    "post": "ELEC",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "software": "COMP",
    "song": "SOUND",
    "standard": "STAND",
    "thesis": "THES",
    "treaty": "GOVDOC",
    "webpage": "ELEC",
}
# Who stands in the author's place of works that have no author.
_MAKERS = {
    "motion_picture": "director",
    "broadcast": "director",
    "interview": "interviewer",
    "song": "composer",
}
_WITH_EDITORS = {"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary", "article-journal"}


def to_ris(items: Sequence[Mapping[str, Any]]) -> str:
    """CSL-JSON items as a RIS file, in their order; nothing for no items.

    Every value is on one line.  Names without parts end with a comma, PY is the
    bare year, DA is ``YYYY/MM/DD/`` with empty places for what is not known.  Of a
    date that is inferred, DA says so in its last place, and N1 how; an uncertain one stands there in words.
    """
    return "\n".join(_record(item, key) for item, key in zip(items, citation_keys(items), strict=True))


def _record(item: Mapping[str, Any], key: str) -> str:
    kind = str(item.get("type"))
    lines = [("TY", _KINDS.get(kind, "GEN")), ("ID", key)]
    lines += [("AU", flat_name(name)) for name in item.get("author") or item.get(_MAKERS.get(kind, "")) or ()]
    # What A2 means in a kind without editors of its own, readers do not agree on.
    editor = "A2" if kind in _WITH_EDITORS else "ED"
    lines += [(editor, flat_name(name)) for name in item.get("editor") or ()]
    lines += [("A3", flat_name(name)) for name in item.get("collection-editor") or ()]
    lines += [("A4", flat_name(name)) for name in item.get("translator") or ()]
    lines += [(tag, str(value)) for tag, value in _facts(item) if value not in (None, "")]
    folded = [f"{tag}  - {on_one_line(value)}\n" for tag, value in lines if on_one_line(value)]
    return "".join([*folded, "ER  - \n"])


def _facts(item: Mapping[str, Any]) -> Iterable[tuple[str, object]]:
    start, _, end = re.sub(f"[{RANGE_DASHES}]", "-", str(item.get("page") or "")).partition("-")
    year = year_of(item)
    return (
        ("TI", untagged(item.get("title")) or described(item)),
        ("ST", untagged(item.get("title-short"))),
        ("T2", untagged(item.get("container-title") or item.get("event-title"))),
        ("T3", untagged(item.get("collection-title"))),
        ("PY", f"{year:04d}" if year is not None else None),
        ("DA", _issued(item)),
        ("VL", item.get("volume")),
        ("IS", item.get("issue") or item.get("number")),
        ("M1", item.get("number") if item.get("issue") else None),
        ("NV", item.get("number-of-volumes")),
        ("SE", item.get("section")),
        ("SP", start.strip()),
        ("EP", end.strip()),
        ("ET", item.get("edition")),
        ("PB", item.get("publisher")),
        ("CY", item.get("publisher-place")),
        ("M3", item.get("genre") if item.get("title") else None),
        ("SN", item.get("ISBN") or item.get("ISSN")),
        ("DO", item.get("DOI")),
        ("UR", item.get("URL")),
        ("Y2", _date(item.get("accessed"))),
        ("LA", item.get("language")),
        ("AB", item.get("abstract")),
        ("N1", date_note(item)),
        ("N1", item.get("note")),
        ("N1", item.get("annote")),
        *(("KW", keyword.strip()) for keyword in str(item.get("keyword") or "").split(",")),
    )


def flat_name(name: Mapping[str, Any]) -> str:
    """`Family, Given, Suffix`; a name without parts ends with a comma, lest it be divided at its spaces."""
    if not on_one_line(name.get("family")):
        literal = on_one_line(name.get("literal") or name.get("given"))
        return f"{literal}," if literal else ""
    particles = (name.get("dropping-particle"), name.get("non-dropping-particle"), name["family"])
    family = " ".join(str(part) for part in particles if part)
    rest = [str(name[part]) for part in ("given", "suffix") if name.get(part)]
    return ", ".join([family, *rest]) if rest else f"{family},"


def _issued(item: Mapping[str, Any]) -> str | None:
    point = next(iter(inferred_points(item)), None)
    day = _slashed(point.parts) if point else None
    if day:
        return f"{day}inferred"
    words = date_words(edtf, LONG) if (edtf := uncertain_edtf(item)) else ""
    return f"{_date(item.get('issued')) or '///'}{words}" if words else _date(item.get("issued"))


def _date(date: Any) -> str | None:
    parts = (date or {}).get("date-parts")
    return _slashed([int(part) for part in parts[0]]) if parts else None


def _slashed(parts: list[int]) -> str | None:
    if not parts:
        return None
    year, *rest = parts
    return "/".join([f"{year:04d}", *(f"{part:02d}" for part in rest), *[""] * (3 - len(rest))])
