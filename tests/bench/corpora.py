"""Texts written down as corpora: the YAML that secpol reads, and the plain file that other tools read."""

from __future__ import annotations

import hashlib
import json
import shutil
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.texts import Document, Text

_FORM = "1"  # raise it when what is written changes
_VOCABULARY = ("people", "organisations", "principles", "events")


class Corpus(NamedTuple):
    """A text on disk: as a corpus folder, and as a file with one paragraph a line."""

    root: Path
    lines: Path


def write_corpus(text: Text, work: Path) -> Corpus:
    """Write a text under `work`; nothing where the same text has been written there."""
    corpus = Corpus(work.resolve() / text.name, work.resolve() / f"{text.name}.txt")
    seal = work.resolve() / f"{text.name}.sha256"
    digest = _digest(text)
    if seal.is_file() and seal.read_text("utf-8") == digest and corpus.root.is_dir():
        return corpus
    seal.unlink(missing_ok=True)
    if corpus.root.exists():
        shutil.rmtree(corpus.root)
    for folder in ("documents", "sources"):
        (corpus.root / folder).mkdir(parents=True)
    about = {"name": text.name, "title": text.source, "version": "1", "language": "en"}
    _write(corpus.root / "corpus.yaml", _mapping({**about, "description": "Text to measure search with."}))
    for name in _VOCABULARY:
        _write(corpus.root / f"{name}.yaml", "principles: {}\n" if name == "principles" else "{}\n")
    for document in text.documents:
        write_document(corpus.root, document)
    _write(corpus.lines, "".join(f"{paragraph}\n" for paragraph in text.paragraphs))
    _write(seal, digest)
    return corpus


def write_document(root: Path, document: Document) -> list[Path]:
    """Write a document and its source into a corpus; returns the files."""
    source = root / "sources" / f"{document.id}.txt"
    written = "\n\n".join(document.paragraphs) + "\n"
    sha256 = hashlib.sha256(written.encode()).hexdigest()
    blocks = "".join(
        f"  - id: p{number}\n    kind: paragraph\n    text: {_scalar(paragraph)}\n"
        for number, paragraph in enumerate(document.paragraphs, start=1)
    )
    record = root / "documents" / f"{document.id}.yaml"
    _write(source, written)
    _write(
        record,
        f"id: {_scalar(document.id)}\n"
        f"source: {{file: {_scalar(f'sources/{source.name}')}, sha256: {_scalar(sha256)}}}\n"
        f"citation: {{type: document, title: {_scalar(document.id)}}}\n"
        f"date: {{}}\nblocks:\n{blocks}",
    )
    return [record, source]


def _digest(text: Text) -> str:
    digest = hashlib.sha256(f"{_FORM}\n{text.source}\n".encode())
    for document in text.documents:
        digest.update("\n".join([document.id, *document.paragraphs, ""]).encode())
    return digest.hexdigest()


def _mapping(values: dict[str, str]) -> str:
    return "".join(f"{key}: {_scalar(value)}\n" for key, value in values.items())


def _scalar(value: str) -> str:
    """A string as YAML writes it in double quotes, which for printable text is as JSON does."""
    return json.dumps(value, ensure_ascii=False)


def _write(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8", newline="\n")
