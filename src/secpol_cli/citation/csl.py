"""The corpus's variables as a CSL-JSON item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from secpol_cli.citation.csl_dates import csl_date, document_date
from secpol_cli.csl_variables import DATES, NAMES
from secpol_cli.model import Date

STOPGAP = "The file "  # begins the description of a document of which no more is known than its file

if TYPE_CHECKING:
    from collections.abc import Mapping


def to_csl(
    identifier: str,
    variables: Mapping[str, object],
    date: Date | None = None,
    *,
    description: str | None = None,
    stated_only: bool = False,
) -> dict[str, Any]:
    """A CSL-JSON item (CSL 1.0.2) of a document or of a work that it cites.

    `variables` are CSL's, with dates as EDTF strings and names as ``{literal}``
    or ``{family, given}``.  `date` is a document's own and takes the place of
    ``issued``; what it does not state stands in brackets in the date's
    ``literal``, and ``custom.issued`` says in EDTF what is stated and what
    inferred, unless `stated_only` leaves the inferred out.  A `description`
    stands in for a missing title and becomes ``genre``, as CSL has it for
    works without one.
    """
    item: dict[str, Any] = {"id": identifier, "type": "document"}
    for key, value in variables.items():
        if value is not None and value != [] and value != "":
            item[key] = _variable(key, value)
    if date is None and isinstance(issued := variables.get("issued"), str | int):
        date = Date(stated=str(issued))
    if date is not None and (date.stated or date.inferred):
        _set_date(item, date, stated_only=stated_only)
    if description and not item.get("title"):
        item["genre"] = description
    return item


def _variable(key: str, value: object) -> object:
    if key in DATES:
        return csl_date(str(value)) if isinstance(value, str | int) else value
    if key in NAMES:
        return [_name(name) for name in (value if isinstance(value, list | tuple) else [value])]
    return value


def _name(name: object) -> object:
    return {"literal": name} if isinstance(name, str) else name


def _set_date(item: dict[str, Any], date: Date, *, stated_only: bool) -> None:
    item.pop("issued", None)
    issued, facts = document_date(date, stated_only=stated_only)
    if issued:
        item["issued"] = issued
    if facts:
        item["custom"] = {**(item.get("custom") or {}), "issued": facts}


def kind_of(item: Mapping[str, Any]) -> str:
    """The type that an item's facts bear out, for exports: an article without its journal is a document."""
    kind = str(item.get("type") or "document")
    return "document" if kind.startswith("article") and not item.get("container-title") else kind
