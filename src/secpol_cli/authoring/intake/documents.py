"""A document of a corpus as the text of its YAML file, and the proof that it will do."""

from __future__ import annotations

import posixpath
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from secpol_cli.authoring.layout import write_mapping
from secpol_cli.corpus.fidelity import check_fidelity
from secpol_cli.corpus.files import DOCUMENTS
from secpol_cli.corpus.load import Document, load_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.authoring.intake.transcript import Transcript


def document_name(id_: str) -> str:
    """The file of a document, relative to its corpus."""
    return posixpath.join(DOCUMENTS, f"{id_}.yaml")


def is_document(name: str) -> bool:
    """Whether a file of a corpus is a document."""
    return name.startswith(f"{DOCUMENTS}/")


def is_kept(name: str) -> bool:
    """Whether a file of a corpus is a source, or the original of one."""
    return name.startswith(("sources/", "originals/"))


def document_id(name: str) -> str:
    """The id of the document that a file of a corpus is."""
    return posixpath.splitext(posixpath.basename(name))[0]


def write_document(
    id_: str,
    source: dict[str, Any],
    citation: dict[str, Any],
    date: dict[str, Any],
    transcript: Transcript,
    *,
    language: str | None = None,
    speaker: str | None = None,
    description: str | None = None,
    told: Sequence[str] = (),
) -> str:
    """The text of a document's file, in the order of the guide; `told` are comments at its head."""
    head = {
        "id": id_,
        "source": source,
        "language": language,
        "speaker": speaker,
        "description": description,
        "citation": citation,
    }
    body = {
        "transcription": transcript.transcription,
        "blocks": transcript.blocks,
        "notes": transcript.notes,
    }
    comment = "".join(f"# {line}\n" for line in told)
    dated = write_mapping({"date": date}) if date else "date: {}\n"
    parts = [write_mapping(head) + dated, *(write_mapping({key: value}) for key, value in body.items())]
    return comment + "\n".join(part for part in parts if part)


def prove(id_: str, document: str, source: tuple[str, bytes]) -> Document:
    """The document as it will be read, once its words are found to be those of its source.

    Raises CorpusInvalid, and ValueError with the first thing in which it departs.
    """
    with TemporaryDirectory(prefix="secpol-") as folder:
        root = Path(folder)
        for name, data in ((document_name(id_), document.encode()), source):
            (root / name).parent.mkdir(exist_ok=True)
            (root / name).write_bytes(data)
        loaded = load_document(root, document_name(id_))
        departure = next(iter(check_fidelity(root, loaded)), None)
    if departure is not None:
        raise ValueError(departure.message)
    return loaded
