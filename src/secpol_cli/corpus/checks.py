"""Checking a corpus: every rule over every file, all findings at once.

A document is looked at once, by itself, and let go: what the rules over all
documents need of it is kept as `Skimmed`.  So time grows with the corpus and
memory does not, and documents are shared out among the machine's cores.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from secpol_cli.corpus.consistency import (
    UnusedNames,
    check_aliases,
    check_circles,
    check_control_characters,
    check_control_characters_of_document,
    check_document_dates,
    check_inverted_authors,
    check_inverted_names,
    check_note_marks,
    check_uncited,
    check_unused,
    check_vocabulary_dates,
)
from secpol_cli.corpus.coverage import check_acronyms, check_dated_phrases, check_quotations, check_window
from secpol_cli.corpus.csl import check_references, check_variables
from secpol_cli.corpus.discourse.replies import check_answered_elsewhere, check_forces, speakers_of
from secpol_cli.corpus.discourse.whose import (
    check_aliases_within,
    check_authors,
    check_holders,
    check_offices,
    check_parts,
)
from secpol_cli.corpus.fidelity import check_fidelity
from secpol_cli.corpus.file_names import check_file_names
from secpol_cli.corpus.files import DOCUMENTS, list_files
from secpol_cli.corpus.integrity import (
    block_texts,
    check_document,
    check_evidence,
    check_evidence_elsewhere,
    check_vocabulary,
)
from secpol_cli.corpus.load import WAITING, Document, Vocabulary, load_document, load_vocabulary
from secpol_cli.corpus.mentions import used_entities
from secpol_cli.corpus.sharing import share_out
from secpol_cli.errors import CorpusInvalid
from secpol_cli.model import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from pathlib import Path

    from secpol_cli.corpus.incremental import Progress


DOCUMENT_CHECKS: tuple[Callable[[Document, Vocabulary], Iterable[Finding]], ...] = (
    check_document_dates,
    check_note_marks,
    check_control_characters_of_document,
    check_quotations,
    check_acronyms,
    check_dated_phrases,
    check_forces,
    check_holders,
    check_window,
)
# Those of which nothing is said while a document, or the vocabulary, cannot be read.
_WHOLE_CORPUS_CHECKS: tuple[Callable[[Document, Vocabulary], Iterable[Finding]], ...] = (
    check_uncited,
    check_inverted_authors,
    check_authors,
    check_evidence,
)
VOCABULARY_CHECKS: tuple[Callable[[Vocabulary], Iterable[Finding]], ...] = (
    check_vocabulary_dates,
    check_aliases,
    check_circles,
    check_control_characters,
    check_inverted_names,
    check_vocabulary,
    check_references,
    check_aliases_within,
    check_parts,
    check_offices,
)


class Skimmed(NamedTuple):
    """What is found in a document, and what is kept of it.

    `whole` are findings that count only where every document can be read.
    `document` has no more than its names, and is None where it cannot be read;
    `used` are the entities that it mentions, by kind and id, `named` those that its words name.
    """

    findings: list[Finding]
    whole: tuple[Finding, ...] = ()
    document: Document | None = None
    used: frozenset[tuple[str, str]] = frozenset()
    named: frozenset[tuple[str, str]] = frozenset()


class _Checking(NamedTuple):
    """What documents are looked at with."""

    root: Path
    vocabulary: Vocabulary | None
    names: UnusedNames | None

    def speakers(self, doc: str) -> dict[str, str] | None:
        """The speakers of a document's statements, by their ids; None where there is no such document."""
        try:
            return speakers_of(load_document(self.root, f"{DOCUMENTS}/{doc}.yaml"))
        except CorpusInvalid:
            return None


def check_corpus(root: Path, progress: Progress | None = None) -> list[Finding]:
    """All findings on the corpus at `root`, by file, line and column.

    A file that cannot be read is one finding; what depends on it is not
    checked.  Raises CorpusNotFound where there is no corpus.
    """
    names = [name for name in list_files(root) if name.startswith(DOCUMENTS)]
    findings: list[Finding] = []
    vocabulary: Vocabulary | None = None
    try:
        vocabulary = load_vocabulary(root)
    except CorpusInvalid as error:
        findings.append(_unreadable(error))

    def tell(done: int) -> None:
        if progress:
            progress(done, len(names), "checking the documents")

    desk = _Checking(root, vocabulary, UnusedNames(vocabulary) if vocabulary else None)
    documents: list[Document] = []
    whole: list[Finding] = []
    used: set[tuple[str, str]] = set()
    for each in share_out(_skim, desk, names, tell):
        findings += each.findings
        whole += each.whole
        used |= each.used | each.named
        documents += [each.document] if each.document else []
    if vocabulary is not None and len(documents) == len(names):
        findings += whole
        findings += _check_together(vocabulary, documents, used)
    return sorted(findings, key=lambda f: (f.file, f.line, f.column, f.rule))


def _skim(desk: _Checking, name: str) -> Skimmed:
    """Look at one document."""
    try:
        document = load_document(desk.root, name)
    except CorpusInvalid as error:
        return Skimmed([_unreadable(error)])
    findings = list(check_fidelity(desk.root, document))
    findings += check_variables(document)  # what is wrong with one work keeps none but that from citing
    vocabulary = desk.vocabulary
    if vocabulary is None or desk.names is None:
        return Skimmed(findings)
    findings += check_document(document, vocabulary)
    for check in DOCUMENT_CHECKS:
        findings += check(document, vocabulary)
    whole = tuple(finding for check in _WHOLE_CORPUS_CHECKS for finding in check(document, vocabulary))
    whole += tuple(check_answered_elsewhere(document, desk.speakers))
    used = used_entities(document)
    named = desk.names.find_new(used, block_texts(document).values())
    return Skimmed(findings, whole, _names_of(document), used, named)


def _names_of(document: Document) -> Document:
    """A document with nothing but its own name and its source's, and their places."""
    bare = msgspec.structs.replace(
        document.record, blocks=[], notes=[], statements=[], references={}, citation={}, transcription=[]
    )
    return Document(bare, document.file.only(("id",), ("source", "file")))


def _check_together(
    vocabulary: Vocabulary, documents: Sequence[Document], used: Collection[tuple[str, str]]
) -> Iterable[Finding]:
    """What is found over all documents together, and in the vocabulary."""
    for check in VOCABULARY_CHECKS:
        yield from check(vocabulary)
    yield from check_evidence_elsewhere(vocabulary, {document.record.id for document in documents})
    yield from check_unused(vocabulary, used)
    yield from check_file_names(vocabulary, documents)


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


def count_open(findings: Iterable[Finding]) -> str | None:
    """What waits, counted: `60 open: 35 acronyms, 11 dates, 14 quotations`; None where nothing does."""
    counts = Counter(each.rule for each in findings if each.level == "open")
    if not counts:
        return None
    said = [f"{counts[rule]:,} {words[counts[rule] > 1]}" for rule, words in WAITING.items() if counts[rule]]
    return f"{counts.total():,} open: {', '.join(said)}"
