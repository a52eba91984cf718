"""Giving a document or an entity another id, with everything that points to it."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from secpol_cli.authoring.editing import Editor, open_editor
from secpol_cli.authoring.entities import FILES, HOLDERS, documents_of, kind_of, load, pointers_to
from secpol_cli.authoring.intake.documents import document_name
from secpol_cli.authoring.proof import prove_change
from secpol_cli.authoring.renamed_undo import rename_kept
from secpol_cli.authoring.replying import answers_elsewhere_renamed, rename_answered
from secpol_cli.authoring.suggestions import rename_in_suggestions
from secpol_cli.authoring.transaction import apply, writing
from secpol_cli.changes import WrittenFile
from secpol_cli.corpus.files import has_file
from secpol_cli.corpus.load import load_document
from secpol_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from secpol_cli.authoring.entities import Pointer
    from secpol_cli.corpus.load import Vocabulary
    from secpol_cli.corpus.yaml import KeyPath

    Confirm = Callable[[str], None]

_ENTITY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_DOCUMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")
EVENTS = "events.yaml"


def rename(root: Path, id_: str, new: str, confirm: Confirm) -> list[WrittenFile]:
    """Rename a document or an entity; `confirm` is told what will be changed, and raises to keep it.

    Raises UnknownValue where nothing is called so, UsageError where the new id is
    none or is taken, and CorpusError.
    """
    with writing(root):
        vocabulary = load(root)
        kind = kind_of(root, id_, vocabulary)
        _check(root, kind, new, vocabulary)
        files = _renamed(root, kind, id_, new)
        changed = [name for name, data in files.items() if data is not None]
        confirm(f"rename {kind} {id_} to {new}, in {_files(len(changed))}")
        for each in documents_of(root) if kind != "document" else ():
            if document_name(each) in files:
                prove_change(root, each, files)
        kept = rename_kept(
            root,
            files,
            lambda copy: _renamed(copy, kind, id_, new),
            lambda doc: new if kind == "document" and doc == id_ else doc,
        )
        apply(root, {**files, **kept})
    return [
        WrittenFile(name, "removed" if data is None else "written", "")
        for name, data in sorted(files.items())
    ]


def _renamed(root: Path, kind: str, id_: str, new: str) -> dict[str, bytes | None]:
    """The files of a corpus in which something has another id."""
    vocabulary = load(root)
    if kind == "document":
        files = _renamed_document(root, id_, new, vocabulary)
    else:
        files = _renamed_entity(root, kind, id_, new, pointers_to(root, kind, id_, vocabulary))
    return files | rename_in_suggestions(root, kind, id_, new)


def _check(root: Path, kind: str, new: str, vocabulary: Vocabulary) -> None:
    is_id = (_DOCUMENT if kind == "document" else _ENTITY).match(new)
    if not is_id:
        hint = (
            "use letters, digits, . _ -" if kind == "document" else "use lower-case letters, digits, hyphens"
        )
        raise UsageError(f"“{new}” is no id", hint)
    others = documents_of(root) if kind == "document" else list(vocabulary.known(kind))
    if kind in HOLDERS:
        others = [id_ for each in HOLDERS for id_ in vocabulary.known(each)]
    if new.casefold() in (each.casefold() for each in others):
        raise UsageError(f"{new} is there already", "choose another id")


def _renamed_document(root: Path, id_: str, new: str, vocabulary: Vocabulary) -> dict[str, bytes | None]:
    document = load_document(root, document_name(id_))
    editor = open_editor(root, document_name(id_))
    editor.set(("id",), new)
    rename_answered(editor, document, id_, new)
    files: dict[str, bytes | None] = {}
    source = document.record.source
    named: list[tuple[KeyPath, str]] = [(("source", "file"), source.file)]
    named += [(("source", "original", "file"), source.original.file)] if source.original else []
    for path, name in named:
        folder, base = posixpath.split(name)
        stem, ending = posixpath.splitext(base)
        if stem == id_:
            there = posixpath.join(folder, f"{new}{ending}")
            files |= {there: (root / name).read_bytes(), name: None}
            editor.set(path, there)
    files |= {document_name(new): editor.result().encode(), document_name(id_): None}
    files |= answers_elsewhere_renamed(root, id_, new)
    return files | _renamed_evidence(root, id_, new, vocabulary)


def _renamed_evidence(root: Path, id_: str, new: str, vocabulary: Vocabulary) -> dict[str, bytes | None]:
    if not has_file(root, EVENTS):
        return {}
    editor = open_editor(root, EVENTS)
    for event, record in vocabulary.events.items():
        for place, selector in enumerate(record.evidence):
            if selector.document == id_:
                editor.set((event, "evidence", place, "document"), new)
    after = editor.result()
    return {EVENTS: after.encode()} if after != editor.text else {}


def _renamed_entity(
    root: Path, kind: str, id_: str, new: str, pointers: list[Pointer]
) -> dict[str, bytes | None]:
    home, above = FILES[kind]
    editors = {name: open_editor(root, name) for name in {home, *(each.file for each in pointers)}}
    editors[home].rename_key((*above, id_), new)
    for pointer in pointers:
        editor = editors[pointer.file]
        for path in _written_at(editor, pointer.path, kind):
            if editor.scalar_text(path) == id_:
                editor.set(path, new)
                break
    return {name: editor.result().encode() for name, editor in editors.items()}


def _written_at(editor: Editor, path: KeyPath, kind: str) -> Iterator[KeyPath]:
    """Where the id of a pointer may be written: there, in a name or a list there, or without the list."""
    yield path
    yield (*path, kind)
    node = editor.node(path)
    for place in range(len(node.items) if node is not None else 0):
        yield (*path, place)
    yield path[:-1]


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"
