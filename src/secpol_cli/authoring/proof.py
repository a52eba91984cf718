"""That a change leaves a corpus as right as it was: tried on a copy before it is made."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from secpol_cli.authoring.intake.documents import document_name
from secpol_cli.corpus.fidelity import check_fidelity
from secpol_cli.corpus.files import VOCABULARY_FILES
from secpol_cli.corpus.integrity import check_document, check_evidence, check_vocabulary
from secpol_cli.corpus.load import load_document, load_vocabulary
from secpol_cli.errors import CorpusError, CorpusInvalid

if TYPE_CHECKING:
    from collections.abc import Mapping


def prove_change(root: Path, id_: str, files: Mapping[str, bytes | None]) -> None:
    """Raises CorpusError where a change would bring an error into a document or the vocabulary."""
    before = _errors(root, id_, {})
    added = [error for error in _errors(root, id_, files) if error not in before]
    if added:
        raise CorpusError(
            f"{id_} does not come out right: {added[0]}", "nothing was changed; please report it"
        )


def _errors(root: Path, id_: str, files: Mapping[str, bytes | None]) -> list[str]:
    """What is wrong with a document and the vocabulary once these files are written."""
    with TemporaryDirectory(prefix="secpol-") as folder:
        copy = Path(folder)
        try:
            source = load_document(root, document_name(id_)).record.source.file
        except CorpusInvalid:
            source = ""
        for name in (*VOCABULARY_FILES, document_name(id_), source):
            if name and name not in files and os.path.isfile(root / name):
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(root / name, copy / name)
        for name, data in files.items():
            if data is not None:
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                (copy / name).write_bytes(data)
        try:
            vocabulary = load_vocabulary(copy)
            document = load_document(copy, document_name(id_))
        except CorpusInvalid as error:
            return [error.message]
        found = [
            *check_fidelity(copy, document),
            *check_document(document, vocabulary),
            *check_evidence(document, vocabulary),
            *check_vocabulary(vocabulary),
        ]
        return [f"{each.file}: {each.message}" for each in found]
