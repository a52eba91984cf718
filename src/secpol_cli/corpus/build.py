"""Compiling the corpus into its store: which of its files make which rows anew."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from secpol_cli.corpus.files import (
    DOCUMENTS,
    SOURCES,
    VOCABULARY_FILES,
    list_files,
    list_sources,
    read_bytes,
)
from secpol_cli.corpus.incremental import Built, File, discard, keep_current, open_named, stamp_of
from secpol_cli.errors import CorpusInvalid
from secpol_cli.places import store_file

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping

    from secpol_cli.corpus.incremental import Progress
    from secpol_cli.corpus.load import Entities, Vocabulary
    from secpol_cli.model import Finding
    from secpol_cli.store.store import Store
    from secpol_cli.store.word_index import WordIndex

_NOT_COMPILED = File("", "")


def store_path(cache: Path, root: Path) -> Path:
    """Where the store of the corpus at `root` (resolved) is kept."""
    return Path(store_file(os.fspath(cache), os.fspath(root)))


def current_store(root: Path, cache: Path, progress: Progress | None = None, *, anew: bool = False) -> Built:
    """The store of the corpus at `root` (resolved), made or mended where it is not current.

    `anew` trusts no store that is there.  Raises CorpusInvalid at the first
    thing that keeps the corpus from being compiled, and CorpusNotFound where
    there is none.
    """
    return keep_current(_CorpusFiles(root), store_path(cache, root), progress, anew=anew)


def named_store(root: Path, path: Path) -> Store:
    """The store at `path`, of the corpus at `root` as it is now.  Raises CorpusError where it is another."""
    return open_named(_CorpusFiles(root), path)


def discard_store(root: Path, cache: Path) -> None:
    """Throw a damaged store away, so that the next call builds it anew."""
    discard(store_path(cache, root))


def list_departures(store: Store) -> list[tuple[str, str]]:
    """The files of documents that were not word for word their sources when they were compiled, and the first
    thing in which each departs; by the documents' ids."""
    rows = store.rows("SELECT file, departure FROM document WHERE departure IS NOT NULL ORDER BY id")
    return [(file, departure) for file, departure in rows]


class _CorpusFiles:
    """The YAML files of a corpus, and its sources, as material of its store."""

    called = "the corpus"

    def __init__(self, root: Path) -> None:
        self.root = root

    def stamps(self, names: Iterable[str] | None = None) -> dict[str, str]:
        files = [*list_files(self.root), *list_sources(self.root)] if names is None else names
        stamps, folder = {}, os.path.join(self.root, "")
        for name in files:  # there may be many: paths are not put together by pathlib
            try:
                stamps[name] = stamp_of(folder + name)
            except OSError as error:
                if not name.startswith(SOURCES):  # which is gone again: then it is none
                    raise CorpusInvalid(name, 0, 0, f"cannot be read: {error.strerror}") from None
        return stamps

    def digest(self, name: str) -> str:
        from hashlib import sha256

        try:
            return sha256(read_bytes(self.root, name)).hexdigest()
        except CorpusInvalid:
            if name.startswith(SOURCES):
                return ""  # what departs from it says why
            raise

    def write(
        self,
        db: sqlite3.Connection,
        compiled: Mapping[str, File],
        files: Mapping[str, File],
        progress: Progress | None,
    ) -> set[str]:
        from secpol_cli.corpus import compile as compiler
        from secpol_cli.corpus.discourse.namings import NameFinder, stored_names, write_namings
        from secpol_cli.corpus.load import load_vocabulary
        from secpol_cli.store.word_index import WordIndex

        changed = [
            name for name, file in files.items() if compiled.get(name, _NOT_COMPILED).sha256 != file.sha256
        ]
        removed = compiled.keys() - files.keys()
        sources = {name for name in (*changed, *removed) if name.startswith(SOURCES)}
        changed, removed = [name for name in changed if name not in sources], removed - sources
        read = _recheck_sources(db, self.root, sources, {*changed, *removed}) if compiled else set()
        if not changed and not removed:
            return read
        documents_only = bool(compiled) and all(name.startswith(DOCUMENTS) for name in {*changed, *removed})
        vocabulary = None if documents_only else load_vocabulary(self.root)
        index = WordIndex(db)
        gone = [doc for name in (*changed, *removed) for doc in _delete_document(db, name, index)]
        documents = [name for name in changed if name.startswith(DOCUMENTS)]
        known = vocabulary or _StoredEntities(db)
        for done, name in enumerate(documents):
            _write_document(db, self.root, name, known, index)
            if progress:
                progress(done + 1, len(documents))
        index.write()
        before = stored_names(db)
        if vocabulary is None:
            if all(compiler.rewrite_evidence(db, doc) for doc in gone):
                write_namings(db, NameFinder(before), _documents_of(db, documents))
                return read
            vocabulary = load_vocabulary(self.root)  # which says where the words stand that are not there
        elif compiled:
            _recheck_documents(db, self.root, vocabulary)
        _write_vocabulary(db, vocabulary)
        names = stored_names(db)
        write_namings(db, NameFinder(names), _documents_of(db, documents) if names == before else None)
        return {*read, *(name for name in VOCABULARY_FILES if name in files)}


class _StoredEntities:
    """The ids of the vocabulary that a store was compiled from."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: dict[str, dict[str, None]] = {}

    def known(self, kind: str) -> Mapping[str, object]:
        """Those of a kind: person, organisation, holder (both), principle, group, event, reference (in no
        document)."""
        if kind == "holder":
            return {**self.known("organisation"), **self.known("person")}
        if kind not in self._known:
            table = {"group": "principle_group", "reference": "reference WHERE doc = ''"}.get(kind, kind)
            order = "id" if kind == "group" else "position"
            rows = self._db.execute(f"SELECT id FROM {table} ORDER BY {order}")
            self._known[kind] = dict.fromkeys(id_ for (id_,) in rows)
        return self._known[kind]


def _documents_of(db: sqlite3.Connection, files: Iterable[str]) -> list[str]:
    """The ids of the documents of some files."""
    sql = "SELECT id FROM document WHERE file = ?"
    return [doc for name in files for (doc,) in db.execute(sql, (name,))]


def _write_document(db: sqlite3.Connection, root: Path, name: str, known: Entities, index: WordIndex) -> None:
    from secpol_cli.corpus import compile as compiler
    from secpol_cli.corpus.fidelity import find_departure
    from secpol_cli.corpus.integrity import check_document
    from secpol_cli.corpus.load import load_document

    document = load_document(root, name)
    _stop_at_first(check_document(document, known))
    compiler.write_document(db, document, find_departure(root, document), index)


def _recheck_sources(
    db: sqlite3.Connection, root: Path, sources: Iterable[str], without: Collection[str]
) -> set[str]:
    """Some sources changed: look again whether the documents made from them are word for word as they are,
    but for the files `without`, which are compiled anyway or gone; returns what was read.

    A document may name its source by another path to it, or in other letters: its name decides, folded.
    """
    from secpol_cli.corpus.fidelity import find_departure
    from secpol_cli.corpus.load import load_document

    wanted = {os.path.basename(name).casefold() for name in sources}
    read = set(sources)
    for name, source in db.execute("SELECT file, source FROM document").fetchall() if wanted else ():
        if name not in without and os.path.basename(source or "").casefold() in wanted:
            departure = find_departure(root, load_document(root, name))
            db.execute("UPDATE document SET departure = ? WHERE file = ?", (departure, name))
            read.add(name)
    return read


def _delete_document(db: sqlite3.Connection, name: str, index: WordIndex) -> list[str]:
    """Take the documents of a file out, if there are any; returns their ids."""
    from secpol_cli.corpus import compile as compiler

    docs = [doc for (doc,) in db.execute("SELECT id FROM document WHERE file = ?", (name,))]
    for doc in docs:
        compiler.delete_document(db, doc, index)
    return docs


def _write_vocabulary(db: sqlite3.Connection, vocabulary: Vocabulary) -> None:
    from secpol_cli.corpus import compile as compiler
    from secpol_cli.corpus.integrity import check_all_evidence, check_vocabulary

    @cache
    def texts_of(doc: str) -> dict[str, str]:
        return dict(
            db.execute("SELECT block, text FROM block WHERE doc = ? ORDER BY position", (doc,)).fetchall()
        )

    _stop_at_first(check_vocabulary(vocabulary))
    _stop_at_first(check_all_evidence(vocabulary, texts_of))
    compiler.write_vocabulary(db, vocabulary)


def _recheck_documents(db: sqlite3.Connection, root: Path, vocabulary: Vocabulary) -> None:
    """The vocabulary changed: look again at unchanged documents that name what is gone."""
    from secpol_cli.corpus.integrity import check_document
    from secpol_cli.corpus.load import load_document

    mentions = db.execute(
        "SELECT file, kind, entity FROM mention JOIN document ON document.id = doc"
    ).fetchall()
    for name in sorted({file for file, kind, entity in mentions if entity not in vocabulary.known(kind)}):
        _stop_at_first(check_document(load_document(root, name), vocabulary))


def _stop_at_first(findings: Iterable[Finding]) -> None:
    for finding in findings:
        raise CorpusInvalid(finding.file, finding.line, finding.column, finding.message, finding.hint)
