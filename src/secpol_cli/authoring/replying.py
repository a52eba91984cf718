"""Answers that point to a document or to statements of it: named anew, or taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from secpol_cli.authoring.editing import Editor, open_editor
from secpol_cli.authoring.entities import documents_of
from secpol_cli.authoring.intake.documents import document_name
from secpol_cli.corpus.discourse.replies import address_of_answered
from secpol_cli.corpus.files import read_bytes
from secpol_cli.corpus.load import load_document
from secpol_cli.store.address import join, split

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from secpol_cli.corpus.load import Document
    from secpol_cli.corpus.yaml import KeyPath


class Pointing(NamedTuple):
    """A statement, by its place in its document, with the places of those of its answers that point there."""

    statement: int
    answers: list[int]


class TakenOut(NamedTuple):
    """An answer that was taken out: whose it was, the statement that it answers, and how it was written."""

    address: str
    answered: str
    written: dict[str, Any]


def answers_to(document: Document, doc: str, parts: Collection[str] | None = None) -> Iterator[Pointing]:
    """The statements of a document that answer some of document `doc`: those with these ids, or any."""
    for index, statement in enumerate(document.record.statements):
        addresses = [
            split(address_of_answered(document.record.id, each.statement)) for each in statement.answers
        ]
        places = [
            place
            for place, (of, part) in enumerate(addresses)
            if of == doc and (parts is None or part in parts)
        ]
        if places:
            yield Pointing(index, places)


def others_that_answer(root: Path, doc: str) -> Iterator[Document]:
    """The other documents in which a part of a document is named.  Raises CorpusInvalid."""
    for other in documents_of(root):
        text = read_bytes(root, document_name(other)).decode("utf-8", "replace") if other != doc else ""
        if join(doc, "") in text:
            yield load_document(root, document_name(other))


def answers_elsewhere_renamed(root: Path, id_: str, new: str) -> dict[str, bytes | None]:
    """The other documents, with their answers to a document's statements under its new id."""
    files: dict[str, bytes | None] = {}
    for document in others_that_answer(root, id_):
        editor = open_editor(root, document.file.name)
        rename_answered(editor, document, id_, new)
        if editor.result() != editor.text:
            files[document.file.name] = editor.result().encode()
    return files


def rename_answered(editor: Editor, document: Document, id_: str, new: str) -> None:
    """Write a document's new id in answers that are written with the old one; `s63` stays."""
    for index, places in answers_to(document, id_):
        for place in places:
            written = document.record.statements[index].answers[place].statement
            of, part = split(written)
            if part and of == id_:
                editor.set(("statements", index, "answers", place, "statement"), join(new, part))


def answers_elsewhere_out(
    root: Path, doc: str, parts: Collection[str] | None = None
) -> tuple[dict[str, bytes | None], list[TakenOut]]:
    """The other documents without their answers to statements of a document: to those with these ids, or to
    any."""
    files: dict[str, bytes | None] = {}
    taken: list[TakenOut] = []
    for document in others_that_answer(root, doc):
        editor = open_editor(root, document.file.name)
        gone: list[tuple[int, int]] = []
        for pointing in answers_to(document, doc, parts):
            taken += taken_out(document, pointing)
            gone += take_out(editor, document, pointing)
        if gone:
            editor.write_out(gone, anchored(editor, document.file.data))
            files[document.file.name] = editor.result().encode()
    return files, taken


def taken_out(document: Document, pointing: Pointing) -> list[TakenOut]:
    """A statement's answers that are to be taken out, as they are written."""
    statement = document.record.statements[pointing.statement]
    doc = document.record.id
    return [
        TakenOut(join(doc, statement.id), address_of_answered(doc, each.statement), _written(each))
        for each in (statement.answers[place] for place in pointing.answers)
    ]


def _written(reply: Any) -> dict[str, Any]:
    return {"statement": reply.statement, "how": reply.how}


def take_out(editor: Editor, document: Document, pointing: Pointing) -> list[tuple[int, int]]:
    """Take answers of a statement out, and the list with its last one; the stretches that go, as offsets."""
    path: KeyPath = ("statements", pointing.statement, "answers")
    node = editor.node(path)
    if node is None:
        return []
    answers = document.record.statements[pointing.statement].answers
    kept = [place for place in range(len(answers)) if place not in pointing.answers]
    if not kept:
        editor.remove(path)
        return [(node.start, node.end)]
    if node.kind != "list":  # an alias of another statement's list
        editor.set(path, [_written(answers[place]) for place in kept])
        return []
    gone = [(node.items[place].start, node.items[place].end) for place in pointing.answers]
    if node.is_flow:
        texts = (editor.text[node.items[place].start : node.items[place].end] for place in kept)
        editor.replace(node.items[0].start, node.items[-1].end, ", ".join(texts))
    else:
        for place in pointing.answers:
            editor.remove_item((*path, place))
    return gone


def anchored(editor: Editor, data: Any) -> dict[str, Any]:
    """What each anchor of a file stands for, by its name; `data` is the file as it is read."""
    found: dict[str, Any] = {}

    def walk(node: Any, value: Any) -> None:
        if node.anchor:
            found[node.anchor] = value
        if isinstance(value, dict):
            for key, (_, child) in node.entries.items():
                walk(child, value.get(key))
        elif isinstance(value, list):
            for child, each in zip(node.items, value, strict=False):
                walk(child, each)

    walk(editor.root, data)
    return found


def waiting(taken: Sequence[TakenOut]) -> list[dict[str, Any]]:
    """Answers that were taken out as entries of the suggestions."""
    return [
        {
            "annotation": each.address,
            "because": [{"statement": each.answered, "fate": "waits"}],
            "was": {"answers": [each.written]},
        }
        for each in taken
    ]
