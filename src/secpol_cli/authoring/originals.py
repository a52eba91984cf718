"""That the texts which secpol made are what it makes of their originals, by reading these again."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli import __version__
from secpol_cli.authoring.entities import documents_of
from secpol_cli.authoring.intake.documents import document_name
from secpol_cli.authoring.intake.transcript import transcribe
from secpol_cli.corpus.load import finding, load_document
from secpol_cli.corpus.sharing import share_out
from secpol_cli.errors import CorpusInvalid, ManuscriptUnreadable, ToolError

if TYPE_CHECKING:
    from pathlib import Path

    from secpol_cli.corpus.incremental import Progress
    from secpol_cli.corpus.load import Document
    from secpol_cli.model import Finding

_KEPT = "originals.json"  # of the cache: what was found the same, so that it is not read at each check


class _Proof(NamedTuple):
    """What came of reading an original again; the mark of what was proved, empty where nothing was."""

    findings: tuple[Finding, ...]
    mark: str


def check_originals(root: Path, cache: Path, progress: Progress | None = None) -> list[Finding]:
    """What is wrong with originals: gone, changed, or not what the text was made from.

    What was proved once is not read again while neither file nor secpol changes.
    """
    proved = _proved(cache)
    documents = []
    for id_ in documents_of(root):
        try:
            documents.append(load_document(root, document_name(id_)))
        except CorpusInvalid:  # which `check_corpus` tells of
            continue
    waiting = [each for each in documents if each.record.source.original is not None]

    def tell(done: int) -> None:
        if progress:
            progress(done, len(waiting), "reading the originals again")

    proofs = list(share_out(_prove, (root, frozenset(proved)), waiting, tell))
    _keep(cache, {*proved, *(each.mark for each in proofs if each.mark)})
    return [each for proof in proofs for each in proof.findings]


def _prove(shared: tuple[Path, frozenset[str]], document: Document) -> _Proof:
    root, proved = shared
    source = document.record.source
    original = source.original
    assert original is not None
    path = ("source", "original", "file")
    try:
        data = (root / original.file).read_bytes()
    except OSError as error:
        hint = "put it back, or bring one in: secpol update ID FILE"
        message = f"{original.file}: cannot be read: {error.strerror}"
        return _Proof((finding(document.file, path, "original-changed", message, hint),), "")
    if sha256(data).hexdigest() != original.sha256:
        message = f"{original.file} is not the file that the text was made from"
        hint = f"bring it in: secpol update {document.record.id} {original.file}"
        return _Proof((finding(document.file, path, "original-changed", message, hint),), "")
    mark = f"{original.sha256} {source.sha256} {__version__}"
    if mark in proved:
        return _Proof((), mark)
    try:
        made = transcribe(root / os.path.dirname(original.file), os.path.basename(original.file)).text
    except (ManuscriptUnreadable, ToolError) as error:
        made = error.message
    if made is not None and sha256(made.encode()).hexdigest() == source.sha256:
        return _Proof((), mark)
    return _Proof((_differs(document, original.file),), "")


def _differs(document: Document, file: str) -> Finding:
    """A text that is not what is read now: an error, unless an older secpol has made it."""
    reader = document.record.source.reader or ""
    is_ours = f"secpol {__version__} " in f"{reader} "
    rule = "original-differs" if is_ours else "reader-newer"
    message = f"{document.record.source.file} is not what secpol {__version__} reads in {file}"
    hint = f"bring it in anew: secpol update {document.record.id} {file}"
    severity = "error" if is_ours else "warning"
    return finding(document.file, ("source", "file"), rule, message, hint, severity=severity)


def _proved(cache: Path) -> set[str]:
    try:
        return set(json.loads((cache / _KEPT).read_bytes()))
    except (OSError, ValueError, TypeError):
        return set()


def _keep(cache: Path, marks: set[str]) -> None:
    from secpol_cli.places import make_private_folder

    try:
        make_private_folder(os.fspath(cache))
        temporary = cache / f"{_KEPT}.{os.getpid()}"
        temporary.write_text(json.dumps(sorted(marks)), "utf-8")
        os.replace(temporary, cache / _KEPT)
    except OSError:
        return  # it is read again the next time
