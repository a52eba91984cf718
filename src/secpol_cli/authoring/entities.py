"""What an id of a corpus names, and everything that points to it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.authoring.intake.documents import document_id, document_name, is_document
from secpol_cli.corpus.files import list_files
from secpol_cli.corpus.load import load_document, load_vocabulary
from secpol_cli.corpus.mentions import document_mentions, vocabulary_mentions
from secpol_cli.errors import UnknownValue

if TYPE_CHECKING:
    from pathlib import Path

    from secpol_cli.corpus.load import Vocabulary
    from secpol_cli.corpus.yaml import KeyPath

# The file of each kind of entity, and where in it they stand.
FILES: dict[str, tuple[str, KeyPath]] = {
    "person": ("people.yaml", ()),
    "organisation": ("organisations.yaml", ()),
    "principle": ("principles.yaml", ("principles",)),
    "group": ("principles.yaml", ("groups",)),
    "event": ("events.yaml", ()),
    "reference": ("references.yaml", ()),
}

HOLDERS = ("person", "organisation")  # who may be said to hold a principle: they share their ids


class Pointer(NamedTuple):
    """A place that names an id: file, key path, line."""

    file: str
    path: KeyPath
    line: int


def kind_of(root: Path, id_: str, vocabulary: Vocabulary) -> str:
    """What an id names: document, or a kind of entity.  Raises UnknownValue, with the nearest ids."""
    if os.path.isfile(root / document_name(id_)):
        return "document"
    for kind in FILES:
        if id_ in vocabulary.known(kind):
            return kind
    from secpol_cli.nearest import nearest

    known = [*documents_of(root), *(each for kind in FILES for each in vocabulary.known(kind))]
    hint = "list them with: secpol docs, speakers, orgs, principles or timeline"
    raise UnknownValue("document, person, organisation, principle or event", id_, nearest(id_, known), hint)


def documents_of(root: Path) -> list[str]:
    """The ids of a corpus's documents, by their files' names."""
    return [document_id(name) for name in list_files(root) if is_document(name)]


def pointers_to(root: Path, kind: str, id_: str, vocabulary: Vocabulary) -> list[Pointer]:
    """Every place that names an entity, by file.  Raises CorpusInvalid where a document cannot be read."""
    mentions = list(vocabulary_mentions(vocabulary))
    for each in documents_of(root):
        mentions += document_mentions(load_document(root, document_name(each)))
    kinds = {kind, "holder"} if kind in HOLDERS else {kind}
    found = [each for each in mentions if each.kind in kinds and each.id == id_]
    pointers = [Pointer(each.file.name, each.path, each.file.place(each.path)[0]) for each in found]
    return list(dict.fromkeys(pointers))


def load(root: Path) -> Vocabulary:
    """The vocabulary of a corpus.  Raises CorpusNotFound and CorpusInvalid."""
    list_files(root)
    return load_vocabulary(root)
