"""Adding files to a corpus: each read, described, proved against its own text, and only then written."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from secpol_cli import __version__
from secpol_cli.authoring.intake.alike import KnownTexts
from secpol_cli.authoring.intake.documents import (
    document_id,
    document_name,
    is_document,
    is_kept,
    prove,
    write_document,
)
from secpol_cli.authoring.intake.entries import find_entry
from secpol_cli.authoring.intake.given import SET, SPEECH
from secpol_cli.authoring.intake.known import citation_of, guesses_of, people_by_name
from secpol_cli.authoring.intake.metadata import guess_metadata
from secpol_cli.authoring.intake.names import without_braces
from secpol_cli.authoring.intake.shelf import Shelf
from secpol_cli.authoring.intake.speakers import NAME as PEOPLE
from secpol_cli.authoring.intake.speakers import has_turns, speech_of
from secpol_cli.authoring.intake.transcript import Transcript, refuse_marks, transcribe
from secpol_cli.authoring.transaction import apply, writing
from secpol_cli.changes import AddedDocument, MetadataGuess
from secpol_cli.citation.csl import STOPGAP
from secpol_cli.errors import CorpusInvalid, ManuscriptUnreadable, ToolError, UsageError
from secpol_cli.record import replace
from secpol_cli.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from secpol_cli.authoring.intake.entries import Bibliography
    from secpol_cli.authoring.intake.speakers import Speech
    from secpol_cli.corpus.incremental import Progress

    Asked = Callable[["Read"], "Read | None"]


class Incoming(NamedTuple):
    """A file that is to be added: its path, what the user calls it, and the bytes where it is no file yet.

    `known` is what is known of it beforehand; `work` is its entry in a bibliography, in CSL.
    """

    path: Path
    name: str
    known: tuple[MetadataGuess, ...] = ()
    work: Mapping[str, Any] | None = None


class Read(NamedTuple):
    """A file as it was read, with what is known and guessed of it, by CSL's keys."""

    incoming: Incoming
    data: bytes
    transcript: Transcript
    metadata: tuple[MetadataGuess, ...]
    id: str | None = None


class Procedure(NamedTuple):
    """How files are added.

    `set` is what the user says of each; `bibliographies` may describe them.  `asked`
    is handed each file to look at.  `alike` says what is done with one that has
    nearly the words of a document: both, skip, update, or a question with that
    document's id, answered by one of these.
    """

    id: str | None = None
    set: tuple[MetadataGuess, ...] = ()
    bibliographies: tuple[Bibliography, ...] = ()
    dry_run: bool = False
    asked: Asked | None = None
    alike: Callable[[str, str], str] | None = None


class _Shelves(NamedTuple):
    """The corpus that is added to: its documents, their texts, its people."""

    shelf: Shelf
    texts: KnownTexts
    people: dict[str, str]


def add_files(
    root: Path, files: Sequence[Incoming], manner: Procedure, progress: Progress | None = None
) -> list[AddedDocument]:
    """Add files as documents, one after the other; one that cannot be read stops no other.

    Each is there, whole, or not at all, whatever happens meanwhile.  Raises CorpusError.
    """
    shelf = Shelf(root)
    desk = _Shelves(shelf, KnownTexts(shelf), people_by_name(root))
    if manner.id is not None:
        shelf.refresh()
        if shelf.is_taken(manner.id):
            hint = f"bring a new version in: secpol update {manner.id} FILE; or choose another id"
            raise UsageError(f"--id {manner.id}: there is such a document", hint)
    added = []
    for done, each in enumerate(files):
        added.append(_add(desk, each, manner))
        if progress and manner.asked is None:
            progress(done + 1, len(files), "adding documents")
    return added


def _add(desk: _Shelves, incoming: Incoming, manner: Procedure) -> AddedDocument:
    try:
        read = _read(desk.shelf, incoming, manner)
    except ManuscriptUnreadable as error:
        return _failed(incoming, f"{error.problem}{f'; {error.hint}' if error.hint else ''}")
    except (OSError, ValueError) as error:
        return _failed(incoming, f"cannot be read: {getattr(error, 'strerror', None) or error}")
    except ToolError as error:
        return _failed(incoming, f"{error.message}{f'; {error.hint}' if error.hint else ''}")
    if isinstance(read, AddedDocument):
        return read
    twin = desk.texts.find_alike(" ".join(block["text"] for block in read.transcript.blocks))
    if twin is not None:
        answer = manner.alike(incoming.name, twin) if manner.alike else "skip"
        if answer != "both":
            return _alike(read, twin, answer, desk.shelf.root, dry_run=manner.dry_run)
    accepted = manner.asked(read) if manner.asked else read
    if accepted is None:
        return replace(_described(read, "skipped"), reason="skipped")
    return _write(desk, accepted, manner)


def _read(shelf: Shelf, incoming: Incoming, manner: Procedure) -> Read | AddedDocument:
    """The file, read; or that it is here already."""
    data = incoming.path.read_bytes()
    shelf.refresh()
    if (owner := shelf.sums.get(sha256(data).hexdigest())) is not None:
        return _here(incoming, owner)
    transcript = transcribe(incoming.path.parent, incoming.path.name)
    refuse_marks(transcript, incoming.name)
    if incoming.work is None and (entry := find_entry(manner.bibliographies, incoming.name, transcript)):
        incoming = incoming._replace(work=entry.work)
    known = _known(incoming, transcript, manner)
    if has_turns(transcript.blocks) and any(guess.key == "speaker" for guess in known):
        told = "several speak in it, turn by turn, so that who says what stays unchecked"
        transcript = transcript._replace(warnings=(*transcript.warnings, told))
        known = tuple(guess for guess in known if guess.key not in SPEECH)
    return Read(incoming, data, transcript, known, manner.id)


def _known(incoming: Incoming, transcript: Transcript, manner: Procedure) -> tuple[MetadataGuess, ...]:
    """What is known of a file: what the user says, then what a bibliography says, then what it shows."""
    found: dict[str, MetadataGuess] = {}
    for guess in (*manner.set, *guesses_of(incoming.work), *incoming.known, *guess_metadata(transcript)):
        found.setdefault(guess.key, guess)
    if "speaker" not in found or (found["speaker"].place != SET and found["author"].is_stated):
        found.pop("speaker", None)
        found.pop("office", None)
    return tuple(found.values())


def _write(desk: _Shelves, read: Read, manner: Procedure) -> AddedDocument:
    """Write a document with its source and its original; the id is chosen while no other can write."""
    shelf = desk.shelf
    try:
        if manner.dry_run:
            id_ = read.id or shelf.free_id(read.incoming.name)
            make_document(id_, read, desk.people, speech_of(shelf.root, read.metadata))
            return replace(_described(read, "would-add"), id=id_)
        with writing(shelf.root):
            shelf.refresh()
            speech = speech_of(shelf.root, read.metadata)
            files = make_document(read.id or shelf.free_id(read.incoming.name), read, desk.people, speech)
            sums = [sha256(each).hexdigest() for name, each in files.items() if each and is_kept(name)]
            if owner := next((shelf.sums[each] for each in sums if each in shelf.sums), None):
                return _here(read.incoming, owner)
            apply(shelf.root, files)
            id_ = next(document_id(name) for name in files if is_document(name))
            shelf.add(id_)
            if speech is not None and speech.people is not None:
                desk.people.update(people_by_name(shelf.root))
    except (CorpusInvalid, ValueError) as error:
        return _failed(read.incoming, f"its text does not come out as it went in: {error}")
    return replace(_described(read, "added"), id=id_)


def _here(incoming: Incoming, owner: str) -> AddedDocument:
    return AddedDocument(incoming.name, "here-already", owner, reason=f"already here as {owner}")


def _alike(read: Read, twin: str, answer: str, root: Path, *, dry_run: bool) -> AddedDocument:
    """What is said of a file that has nearly the words of a document, or done with it."""
    how = f"secpol update {twin} FILE brings it in as a new version; --alike both adds it"
    if answer == "update" and not dry_run:
        from secpol_cli.authoring.revision.updating import update_document

        update_document(root, twin, read.incoming.path, read.incoming.name)
        return replace(_described(read, "updated"), id=twin, reason=f"brought in as a new version of {twin}")
    reason = f"has nearly the words of {twin}; {how}"
    return replace(_described(read, "alike"), id=twin, reason=reason)


def make_document(
    id_: str, read: Read, people: Mapping[str, str], speech: Speech | None
) -> dict[str, bytes | None]:
    """The files of a document, by their names in the corpus: its source, its original, its YAML; and
    people.yaml, where one who speaks is new.

    Raises CorpusInvalid and ValueError where what is written is not what was read.
    """
    files: dict[str, bytes | None] = {}
    transcript = read.transcript
    ending = os.path.splitext(read.incoming.name)[1].lower()
    source: dict[str, Any] = {"file": f"sources/{id_}.txt"}
    if transcript.text is None:
        text = read.data
        source["sha256"] = sha256(text).hexdigest()
    else:
        text = transcript.text.encode()
        original = f"originals/{id_}{ending if ending[1:].isalnum() else ''}"
        source["sha256"] = sha256(text).hexdigest()
        source["original"] = {
            "file": original,
            "sha256": sha256(read.data).hexdigest(),
            "type": transcript.format,
        }
        source["reader"] = f"secpol {__version__} {transcript.format}"
        files[original] = read.data
    files[str(source["file"])] = text
    if speech is not None:
        people = {**people, fold(without_braces(_said(read, "speaker") or "")): speech.speaker}
    citation, date = citation_of(read.metadata, read.incoming.work or {}, people)
    document = write_document(
        id_,
        source,
        citation,
        date,
        transcript,
        language=_said(read, "language"),
        speaker=speech.speaker if speech is not None else None,
        description=None if "title" in citation else f"{STOPGAP}{os.path.basename(read.incoming.name)}",
        told=_told(read),
    )
    prove(id_, document, (str(source["file"]), text))
    people_file = {PEOPLE: speech.people} if speech is not None and speech.people is not None else {}
    return {**files, **people_file, document_name(id_): document.encode()}


def _said(read: Read, key: str) -> str | None:
    return next((guess.value for guess in read.metadata if guess.key == key), None)


def _told(read: Read) -> list[str]:
    """What a document's file says at its head of what is inferred in it, and why."""
    inferred = [
        guess for guess in read.metadata if not guess.is_stated and guess.key not in ("issued", "language")
    ]
    lines = [f"{guess.key}: {guess.place}, {guess.basis}" for guess in inferred]
    return ["Inferred, and to be looked at:", *lines] if lines else []


def _described(read: Read, action: str) -> AddedDocument:
    said = {guess.key: guess.value for guess in read.metadata}
    transcript = read.transcript
    return AddedDocument(
        read.incoming.name,
        action,
        title=said.get("title"),
        author=_names(said.get("author")),
        issued=said.get("issued"),
        language=said.get("language"),
        format=transcript.format,
        pages=transcript.pages,
        blocks=len(transcript.blocks),
        notes=len(transcript.notes),
        words=transcript.words,
        metadata=read.metadata,
        warnings=transcript.warnings,
    )


def _names(said: str | None) -> str | None:
    return "; ".join(map(without_braces, said.split("; "))) if said is not None else None


def _failed(incoming: Incoming, reason: str) -> AddedDocument:
    return AddedDocument(incoming.name, "failed", reason=reason)
