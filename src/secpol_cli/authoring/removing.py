"""Taking a document out with all that points to it, or an entity that nothing points to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from secpol_cli.authoring.editing import open_editor
from secpol_cli.authoring.entities import FILES, kind_of, load, pointers_to
from secpol_cli.authoring.intake.documents import document_name
from secpol_cli.authoring.replying import answers_elsewhere_out
from secpol_cli.authoring.suggestions import suggestions_name
from secpol_cli.authoring.transaction import apply, writing
from secpol_cli.authoring.undo import keep_for_undo
from secpol_cli.changes import WrittenFile
from secpol_cli.corpus.files import has_file, read_bytes
from secpol_cli.corpus.load import load_document
from secpol_cli.corpus.mentions import vocabulary_mentions
from secpol_cli.errors import CorpusInvalid, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from secpol_cli.corpus.load import Vocabulary

    Confirm = Callable[[str], None]

_EVENTS = "events.yaml"
_SHOWN = 3  # places that are told


def remove(root: Path, id_: str, confirm: Confirm) -> list[WrittenFile]:
    """Remove a document with its source, its original and the evidence that quotes it; or an entity.

    `confirm` is told what goes, and raises to keep it; it can be put back
    (`undo`).  Raises UnknownValue where nothing is called so, and UsageError where
    something points to an entity.
    """
    with writing(root):
        vocabulary = load(root)
        kind = kind_of(root, id_, vocabulary)
        if kind == "document":
            files, told = _without_document(root, id_, vocabulary)
        else:
            files, told = _without_entity(root, kind, id_, vocabulary), f"{kind} {id_}"
        confirm(f"remove {told}")
        apply(root, keep_for_undo(root, id_, files))
    return [
        WrittenFile(name, "removed" if data is None else "written", "")
        for name, data in sorted(files.items())
    ]


def _without_document(root: Path, id_: str, vocabulary: Vocabulary) -> tuple[dict[str, bytes | None], str]:
    files: dict[str, bytes | None] = {document_name(id_): None}
    statements = 0
    try:
        record = load_document(root, document_name(id_)).record
    except CorpusInvalid:  # what cannot be read can be removed
        sources = []
    else:
        statements = len(record.statements)
        sources = [record.source.file, *([record.source.original.file] if record.source.original else [])]
    shared = _shared(root, id_, sources)
    for name in (*sources, suggestions_name(id_)):
        if os.path.isfile(root / name) and name not in shared:
            files[name] = None
    events, evidence, gone = _without_evidence(root, id_, vocabulary)
    files |= events
    answering, taken = answers_elsewhere_out(root, id_)
    files |= answering
    told = f"document {id_}"
    had = [(statements, "statement"), (evidence, "passage of evidence"), (gone, "event")]
    had.append((len(taken), "answer to it"))
    counted = [f"{count} {what if count == 1 else _plural(what)}" for count, what in had if count]
    return files, told + (f" with {', '.join(counted)}" if counted else "")


def _plural(what: str) -> str:
    first, *rest = what.split()
    return " ".join([f"{first}s", *rest])


def _shared(root: Path, id_: str, sources: list[str]) -> set[str]:
    """The sources that another document has, too."""
    from secpol_cli.authoring.entities import documents_of

    found: set[str] = set()
    for other in documents_of(root) if sources else ():
        text = read_bytes(root, document_name(other)).decode("utf-8", "replace") if other != id_ else ""
        found |= {name for name in sources if name in text}
    return found


def _without_evidence(
    root: Path, id_: str, vocabulary: Vocabulary
) -> tuple[dict[str, bytes | None], int, int]:
    """events.yaml without a document's words; how many passages go, and how many events for whose sake alone
    they stood there."""
    if not has_file(root, _EVENTS):
        return {}, 0, 0
    editor = open_editor(root, _EVENTS)
    named = {each.id for each in vocabulary_mentions(vocabulary) if each.kind == "event"}
    named |= _occasions(root, id_)
    evidence = gone = 0
    for event, record in vocabulary.events.items():
        own = [place for place, selector in enumerate(record.evidence) if selector.document == id_]
        evidence += len(own)
        if own and len(own) == len(record.evidence):
            if event in named:
                editor.section_of(event, "evidence")
            else:
                gone += 1
                editor.remove_entry((event,))
            continue
        for place in own:
            editor.remove_item((event, "evidence", place))
    after = editor.result()
    return ({_EVENTS: after.encode()} if after != editor.text else {}), evidence, gone


def _occasions(root: Path, id_: str) -> set[str]:
    """The events that other documents' statements name."""
    from secpol_cli.authoring.entities import documents_of
    from secpol_cli.corpus.mentions import document_mentions

    found: set[str] = set()
    for other in documents_of(root):
        if other != id_:
            mentions = document_mentions(load_document(root, document_name(other)))
            found |= {each.id for each in mentions if each.kind == "event"}
    return found


def _without_entity(root: Path, kind: str, id_: str, vocabulary: Vocabulary) -> dict[str, bytes | None]:
    pointers = pointers_to(root, kind, id_, vocabulary)
    if pointers:
        places = ", ".join(f"{each.file}:{each.line}" for each in pointers[:_SHOWN])
        more = f" and {len(pointers) - _SHOWN} more" if len(pointers) > _SHOWN else ""
        raise UsageError(f"{kind} {id_} is named in {places}{more}", "take it out there first, or rename it")
    name, above = FILES[kind]
    editor = open_editor(root, name)
    editor.remove_entry((*above, id_))
    return {name: editor.result().encode()}
