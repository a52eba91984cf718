"""Checking a corpus: every rule over every file, all findings at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.corpus.consistency import (
    check_aliases,
    check_document_dates,
    check_inverted_names,
    check_note_marks,
    check_unused,
    check_vocabulary_dates,
)
from secpol_cli.corpus.coverage import check_acronyms, check_dated_phrases, check_quotations
from secpol_cli.corpus.csl import check_references, check_variables
from secpol_cli.corpus.fidelity import check_fidelity
from secpol_cli.corpus.file_names import check_file_names
from secpol_cli.corpus.files import DOCUMENTS, list_files
from secpol_cli.corpus.integrity import block_texts, check_document, check_vocabulary
from secpol_cli.corpus.load import Document, Vocabulary, load_document, load_vocabulary
from secpol_cli.errors import CorpusInvalid
from secpol_cli.model import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path


DOCUMENT_CHECKS: tuple[Callable[[Document, Vocabulary], Iterable[Finding]], ...] = (
    check_document_dates,
    check_note_marks,
    check_quotations,
    check_acronyms,
    check_dated_phrases,
)
CORPUS_CHECKS: tuple[Callable[[Vocabulary, Sequence[Document]], Iterable[Finding]], ...] = (
    check_vocabulary_dates,
    check_unused,
    check_aliases,
    check_inverted_names,
    check_file_names,
)


def check_corpus(root: Path) -> list[Finding]:
    """All findings on the corpus at `root`, by file, line and column.

    A file that cannot be read is one finding; what depends on it is not
    checked.  Raises CorpusNotFound where there is no corpus.
    """
    names = [name for name in list_files(root) if name.startswith(DOCUMENTS)]
    findings: list[Finding] = []
    documents: list[Document] = []
    vocabulary: Vocabulary | None = None
    try:
        vocabulary = load_vocabulary(root)
    except CorpusInvalid as error:
        findings.append(_unreadable(error))
    for name in names:
        try:
            documents.append(load_document(root, name))
        except CorpusInvalid as error:
            findings.append(_unreadable(error))
    for document in documents:
        findings += check_fidelity(root, document)
        findings += check_variables(document)  # what is wrong with one work keeps none but that from citing
    if vocabulary is not None:
        findings += check_references(vocabulary)
        for document in documents:
            findings += check_document(document, vocabulary)
        texts = {document.record.id: block_texts(document) for document in documents}
        for document in documents:
            for check in DOCUMENT_CHECKS:
                findings += check(document, vocabulary)
        if len(documents) == len(names):
            for check_all in CORPUS_CHECKS:
                findings += check_all(vocabulary, documents)
            findings += check_vocabulary(vocabulary, lambda doc: texts.get(doc, {}))
    return sorted(findings, key=lambda f: (f.file, f.line, f.column, f.rule))


def _unreadable(error: CorpusInvalid) -> Finding:
    message = error.message.partition(": ")[2] or error.message
    return Finding(
        file=error.file,
        line=error.line,
        column=error.column,
        rule="format",
        severity="error",
        message=message,
        hint=error.hint,
    )
