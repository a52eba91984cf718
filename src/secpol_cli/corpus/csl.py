"""CSL variables as a corpus may write them: which hold names, which dates, and what each looks like.

Source: CSL 1.0.2, appendix IV (variables), with names and dates as `format.Document` says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from secpol_cli.corpus.anchors import shortened
from secpol_cli.corpus.load import finding
from secpol_cli.csl_variables import DATES, NAMES
from secpol_cli.dates.bounds import bounds
from secpol_cli.dates.edtf import NotEdtf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secpol_cli.corpus.load import Document
    from secpol_cli.corpus.yaml import KeyPath
    from secpol_cli.model import Finding

_LINKS = ("person", "organisation")


def check_variables(document: Document) -> Iterator[Finding]:
    """Names, dates and other variables of the citation and the references that cannot be cited."""
    works: list[tuple[KeyPath, dict[str, Any]]] = [(("citation",), document.record.citation)]
    works += [(("references", id_), csl) for id_, csl in document.record.references.items()]
    for path, variables in works:
        for variable, value in variables.items():
            trouble = None if value is None else _trouble(variable, value)
            if trouble:
                message, hint = trouble
                yield finding(document.file, (*path, variable), "csl-form", f"{variable}: {message}", hint)


def _trouble(variable: str, value: object) -> tuple[str, str] | None:
    """What is wrong with a value, and what to write; None where nothing is."""
    if variable in NAMES:
        good = isinstance(value, list) and all(map(_is_name, value))
        hint = "write [{person: ID}], [{organisation: ID}], [{literal: NAME}] or [{family: …, given: …}]"
        return None if good else ("names stand in a list, a mapping each", hint)
    if variable in DATES:
        hint = 'write it as EDTF, in quotes: issued: "2019-03-11"'
        return (
            None
            if isinstance(value, str) and _is_edtf(value)
            else (f"“{shortened(str(value))}” is no EDTF date", hint)
        )
    if variable in ("type", "title") and not isinstance(value, str):
        return "text is wanted here", "put it in quotes"
    if isinstance(value, list | dict | bool) and variable != "custom":
        return "text or a number is wanted here", "put it in quotes"
    return None


def _is_name(name: object) -> bool:
    if not isinstance(name, dict) or not all(isinstance(part, str | bool) for part in name.values()):
        return False
    linked = [name[link] for link in _LINKS if link in name]
    known = linked or [name.get("literal", name.get("family"))]
    return isinstance(known[0], str) and (not linked or len(name) == 1)


def _is_edtf(text: str) -> bool:
    try:
        bounds(text)
    except NotEdtf:
        return False
    return True
