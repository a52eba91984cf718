"""From the files of a corpus to authored records that know where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from secpol_cli.corpus import format as authored
from secpol_cli.corpus.files import VOCABULARY_FILES, decode_text, has_file, read_bytes
from secpol_cli.corpus.yaml import KeyPath, YamlFile, parse_yaml
from secpol_cli.model import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

T = TypeVar("T")
# The rules of what merely waits for annotation, and what the line of `check` that counts it calls that.
WAITING = {
    "acronym-unknown": ("acronym", "acronyms"),
    "date-uncovered": ("date", "dates"),
    "force-open": ("force", "forces"),
    "holder-open": ("holder", "holders"),
    "quotation-unaccounted": ("quotation", "quotations"),
    "unused": ("unused", "unused"),
}


class Entities(Protocol):
    """Who and what documents may name."""

    def known(self, kind: str) -> Mapping[str, object]:
        """The entities of a kind (person, organisation, principle, group, event, reference), by id; of kind
        holder, people and organisations."""


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Everything of a corpus but its documents: who, what, on which principle, when.

    One is equal to itself alone, so that what is worked out of it can be remembered.
    """

    corpus: authored.Corpus
    people: dict[str, authored.Person]
    organisations: dict[str, authored.Organisation]
    principles: dict[str, authored.Principle]
    groups: dict[str, authored.Group]
    events: dict[str, authored.Event]
    files: Mapping[str, YamlFile]
    references: dict[str, dict[str, Any]] = field(default_factory=dict)  # works of nobody's document

    def known(self, kind: str) -> Mapping[str, object]:
        """The entities of a kind (person, organisation, principle, group, event, reference), by id."""
        tables: dict[str, Mapping[str, object]] = {
            "person": self.people,
            "organisation": self.organisations,
            "principle": self.principles,
            "group": self.groups,
            "event": self.events,
            "reference": self.references,
            "holder": {**self.people, **self.organisations} if kind == "holder" else {},
        }
        return tables[kind]


@dataclass(frozen=True, slots=True)
class Document:
    """A document with the file it comes from."""

    record: authored.Document
    file: YamlFile


def load_yaml(root: Path, name: str) -> YamlFile:
    """Read and parse one YAML file of the corpus; raises CorpusInvalid."""
    return parse_yaml(name, decode_text(name, read_bytes(root, name)))


def load_vocabulary(root: Path) -> Vocabulary:
    """Load everything but the documents; a missing file counts as empty, but for corpus.yaml."""
    files = {name: load_yaml(root, name) for name in VOCABULARY_FILES if has_file(root, name)}
    principles = files.get("principles.yaml")
    return Vocabulary(
        corpus=files["corpus.yaml"].record(authored.Corpus),
        people=_entries(files.get("people.yaml"), authored.Person),
        organisations=_entries(files.get("organisations.yaml"), authored.Organisation),
        principles=_entries(principles, authored.Principle, "principles"),
        groups=_entries(principles, authored.Group, "groups"),
        events=_entries(files.get("events.yaml"), authored.Event),
        files=files,
        references=_references(files.get("references.yaml")),
    )


def load_document(root: Path, name: str) -> Document:
    """Load `documents/ID.yaml`; raises CorpusInvalid."""
    file = load_yaml(root, name)
    for key in ("references", "citation"):
        if isinstance(file.data, dict) and isinstance(file.data.get(key), dict):
            _check_keys(file, (key,))
    return Document(file.record(authored.Document), file)


def finding(
    file: YamlFile,
    path: KeyPath,
    rule: str,
    message: str,
    hint: str | None = None,
    *,
    severity: str = "error",
) -> Finding:
    """A finding at the place of `path`."""
    line, column = file.place(path)
    level = "open" if rule in WAITING else "error"
    return Finding(file.name, line, column, rule, severity, message, hint, level)


def _entries(file: YamlFile | None, kind: type[T], section: str | None = None) -> dict[str, T]:
    """The records of a mapping by id.

    They are decoded one by one: msgspec does not say under which key of a
    mapping an error stands.
    """
    if file is None or file.data is None:
        return {}
    path: KeyPath = ()
    if section is not None:
        top = file.mapping()
        for key in top:
            if key not in {"principles", "groups"}:
                raise file.error((key,), f"unknown key “{key}”", "there are principles and groups")
        if top.get(section) is None:
            return {}
        path = (section,)
    return {key: file.record(kind, (*path, key)) for key in file.mapping(path)}


def _references(file: YamlFile | None) -> dict[str, dict[str, Any]]:
    """The works of references.yaml, CSL variables each, by key."""
    if file is None or file.data is None:
        return {}
    for key, value in file.mapping().items():
        if not isinstance(value, dict):
            raise file.error((key,), "expected a mapping of CSL variables")
    return file.mapping()


def _check_keys(file: YamlFile, path: KeyPath) -> None:
    for key, value in file.mapping(path).items():
        if path == ("references",) and not isinstance(value, dict):
            raise file.error((*path, key), "expected a mapping of CSL variables")
