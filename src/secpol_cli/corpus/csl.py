"""The citation and the references of a document: CSL's variables, each with a value that can be cited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from secpol_cli.corpus.load import finding
from secpol_cli.csl_variables import TYPES, VARIABLES, find_trouble
from secpol_cli.dates.bounds import is_edtf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secpol_cli.corpus.load import Document, Vocabulary
    from secpol_cli.corpus.yaml import KeyPath, YamlFile
    from secpol_cli.model import Finding

_COLUMNS = ("title", "type")
_LIKE = {"press-release": ("document", "webpage"), "press_release": ("document", "webpage")}


def check_columns(document: Document) -> Iterator[Finding]:
    """What of the citation cannot be compiled: its title and its type are columns of the store."""
    for variable in _COLUMNS:
        if trouble := find_trouble(variable, document.record.citation.get(variable), is_edtf):
            path = ("citation", variable)
            yield finding(document.file, path, "csl-form", f"{variable}: {trouble[0]}", trouble[1])


def check_variables(document: Document) -> Iterator[Finding]:
    """What else of the citation and the references cannot be cited, and what CSL does not know."""
    citation = document.record.citation
    wrong = {name for name in _COLUMNS if find_trouble(name, citation.get(name), is_edtf)}
    own = {name: value for name, value in citation.items() if name not in wrong}
    yield from check_work(document.file, ("citation",), own)
    for id_, variables in document.record.references.items():
        yield from check_work(document.file, ("references", id_), variables)


def check_references(vocabulary: Vocabulary) -> Iterator[Finding]:
    """What is wrong with the works of references.yaml, one by one."""
    for key, variables in vocabulary.references.items():
        yield from check_work(vocabulary.files["references.yaml"], (key,), variables)


def check_work(file: YamlFile, path: KeyPath, variables: dict[str, Any]) -> Iterator[Finding]:
    """What is wrong with the variables of one work, which stand at `path` of a file."""
    for variable, value in variables.items():
        here = (*path, variable)
        if variable not in VARIABLES:
            message = f"CSL has no variable “{variable}”"
            yield finding(file, here, "csl-unknown", message, _nearest(variable, VARIABLES))
        elif trouble := find_trouble(variable, value, is_edtf):
            message, hint = trouble
            yield finding(file, here, "csl-form", f"{variable}: {message}", hint)
        elif variable == "type" and value is not None and value not in TYPES:
            message = f"CSL has no type of work “{value}”"
            yield finding(file, here, "csl-unknown", message, _nearest(str(value), TYPES))


def _nearest(name: str, known: frozenset[str]) -> str:
    from secpol_cli.nearest import nearest

    near = _LIKE.get(name) or nearest(name, sorted(known)) or nearest(name, sorted(known), cutoff=0)
    return f"did you mean {' or '.join(near[:2])}?"
