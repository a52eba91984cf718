"""Citations by key, with what the bibliographies of a manuscript say of their works."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any

from secpol_cli.citation.bibliographies import read_bibliography
from secpol_cli.errors import SecpolError
from secpol_cli.record import replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secpol_cli.manuscript.quotation import Claim, Manuscript
    from secpol_cli.readers.records import CitationItem

_read = cache(read_bibliography)  # several manuscripts often share one


def describe(manuscript: Manuscript, records: Sequence[Mapping[str, Any]]) -> Manuscript:
    """A manuscript whose citations by key have authors, year, title and DOI, as its own bibliographies have
    them, else some `records`.

    A bibliography that it names and that cannot be read becomes a warning.
    """
    if not any(item.key for quotation in manuscript.quotations for item in quotation.claim.citations):
        return manuscript
    works = {str(record.get("id")): record for record in records}
    warnings = []
    for name in manuscript.bibliographies:
        path = os.path.join(os.path.dirname(manuscript.file), name)
        try:
            works |= {str(record["id"]): record for record in _read(path)}
        except SecpolError as error:
            warnings.append(f"{manuscript.file}: the bibliography that it names is not read: {error}")
    if not works and not warnings:
        return manuscript
    quotations = [
        replace(quotation, claim=_described(quotation.claim, works)) for quotation in manuscript.quotations
    ]
    return replace(manuscript, quotations=tuple(quotations), warnings=(*manuscript.warnings, *warnings))


def _described(claim: Claim, works: Mapping[str, Mapping[str, Any]]) -> Claim:
    items = [
        describe_item(item, works[item.key]) if item.key and item.key in works else item
        for item in claim.citations
    ]
    return replace(claim, citations=tuple(items))


def describe_item(item: CitationItem, work: Mapping[str, Any]) -> CitationItem:
    """A citation with what a CSL item says of its work; its own place stays."""
    from secpol_cli.citation.keys import year_of

    names = [name.get("family") or name.get("literal") for name in work.get("author") or () if name]
    year = _year(work) or (str(year_of(work)) if _has_date(work) else None)
    return replace(
        item,
        names=tuple(str(name) for name in names if name),
        year=year,
        title=str(work.get("title") or ""),
        doi=str(work.get("DOI") or ""),
    )


def _has_date(work: Mapping[str, Any]) -> bool:
    return bool((work.get("issued") or {}).get("date-parts"))


def _year(work: Mapping[str, Any]) -> str | None:
    """The year that a date in words names; None where it has numbers."""
    import re

    from secpol_cli.dates.written import YEAR

    issued = work.get("issued") or {}
    found = re.search(YEAR, str(issued.get("literal") or issued.get("raw") or ""))
    return found[0] if found else None
