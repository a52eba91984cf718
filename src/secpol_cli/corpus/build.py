"""Keeping the store current: what changed in the corpus is compiled again, and only that.

A build writes a temporary file beside the store and renames it, so that a
reader sees the old store or the new one, two builds at once do no harm, and a
killed one leaves nothing that is read.  Where the cache cannot be written, the
store is built in memory.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli import __version__
from secpol_cli.corpus.files import DOCUMENTS, list_files, read_bytes
from secpol_cli.corpus.store import Store, open_store
from secpol_cli.errors import CorpusInvalid
from secpol_cli.places import store_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from secpol_cli.corpus.load import Vocabulary
    from secpol_cli.corpus.words import WordIndex
    from secpol_cli.model import Finding

    Progress = Callable[..., None]
    """Told how many are done, of how many, and what: documents that are compiled, where it is not said."""

_CANNOT_WRITE = ("SQLITE_FULL", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_PERM")
_RACY_NS = 50_000_000  # a file that changed this short before we read it may change again unseen
_STALE_SECONDS = 3600  # a temporary file as old as this was left by a killed build


class Built(NamedTuple):
    """A current store, and a warning where it could not be kept."""

    store: Store
    warning: str | None


class _File(NamedTuple):
    """A file as it was compiled: its content, and the stamp that tells whether it was touched."""

    sha256: str
    stamp: str


def store_path(cache: Path, root: Path) -> Path:
    """Where the store of the corpus at `root` (resolved) is kept."""
    return Path(store_file(os.fspath(cache), os.fspath(root)))


def current_store(root: Path, cache: Path, progress: Progress | None = None) -> Built:
    """The store of the corpus at `root` (resolved), made or mended where it is not current.

    Raises CorpusInvalid at the first thing that keeps the corpus from being
    compiled, and CorpusNotFound where there is none.
    """
    path = store_path(cache, root)
    with contextlib.ExitStack() as closing:
        old = open_store(path)
        if old is not None:
            closing.callback(old.close)
        compiled = _compiled_files(old, root)
        stamps = {name: file.stamp for name, file in compiled.items()}
        if old is not None and stamps == _stamps(root):
            closing.pop_all()  # it is handed on, open
            return Built(old, None)
        try:
            _build_file(root, path, old if compiled else None, compiled, progress)
        except (OSError, sqlite3.OperationalError) as error:
            reason = _why_not_written(error)
            if reason is None:
                raise
            warning = f"{cache} cannot be written ({reason}): the corpus is compiled each time"
            return Built(_in_memory(root, progress), warning)
    return Built(open_store(path) or _in_memory(root, progress), None)


def discard_store(root: Path, cache: Path) -> None:
    """Throw a damaged store away, so that the next call builds it anew."""
    with contextlib.suppress(OSError):
        store_path(cache, root).unlink()


def _why_not_written(error: OSError | sqlite3.OperationalError) -> str | None:
    """Why the cache cannot be written; None where the error is about something else."""
    if isinstance(error, OSError):
        return error.strerror or str(error)
    name = getattr(error, "sqlite_errorname", "")
    return str(error) if name.startswith(_CANNOT_WRITE) else None


def _in_memory(root: Path, progress: Progress | None) -> Store:
    with contextlib.ExitStack() as closing:
        connection = closing.enter_context(contextlib.closing(sqlite3.connect(":memory:")))
        _fill(connection, root, {}, progress)
        closing.pop_all()
    return Store(connection)


def _build_file(
    root: Path, path: Path, old: Store | None, compiled: dict[str, _File], progress: Progress | None
) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path.parent)
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{time.time_ns():x}.tmp")
    try:
        with contextlib.closing(sqlite3.connect(temporary)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            if old is not None:
                old.connection.backup(connection)
            _fill(connection, root, compiled, progress)
        os.replace(temporary, path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _fill(db: sqlite3.Connection, root: Path, compiled: dict[str, _File], progress: Progress | None) -> None:
    """Bring a store up to date in one transaction; `compiled` are the files it was made from."""
    from secpol_cli.corpus import compile as compiler
    from secpol_cli.corpus.load import load_vocabulary
    from secpol_cli.corpus.words import WordIndex

    files = _read_files(root, compiled)
    changed = [
        name for name, file in files.items() if compiled.get(name, _File("", "")).sha256 != file.sha256
    ]
    removed = compiled.keys() - files.keys()
    if not compiled:
        compiler.create_schema(db)
    db.execute("BEGIN")
    if changed or removed:
        vocabulary = load_vocabulary(root)
        index = WordIndex(db)
        for name in [*changed, *removed]:
            if name.startswith(DOCUMENTS):
                _delete_document(db, name, index)
        documents = [name for name in changed if name.startswith(DOCUMENTS)]
        for done, name in enumerate(documents):
            _write_document(db, root, name, vocabulary, index)
            if progress:
                progress(done + 1, len(documents))
        index.write()
        if compiled and len(documents) < len(changed) + len(removed):
            _recheck_documents(db, root, vocabulary)
        _write_vocabulary(db, vocabulary)
    db.execute("DELETE FROM file")
    db.executemany("INSERT INTO file VALUES (?, ?, ?)", [(name, *file) for name, file in files.items()])
    db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", _origin(root).items())
    db.execute("COMMIT")


def _write_document(
    db: sqlite3.Connection, root: Path, name: str, vocabulary: Vocabulary, index: WordIndex
) -> None:
    from secpol_cli.corpus import compile as compiler
    from secpol_cli.corpus.fidelity import check_fidelity
    from secpol_cli.corpus.integrity import check_document
    from secpol_cli.corpus.load import load_document

    document = load_document(root, name)
    _stop_at_first(check_document(document, vocabulary))
    departure = next(check_fidelity(root, document), None)
    compiler.write_document(db, document, departure.message if departure else None, index)


def _delete_document(db: sqlite3.Connection, name: str, index: WordIndex) -> None:
    from secpol_cli.corpus import compile as compiler

    for (doc,) in db.execute("SELECT id FROM document WHERE file = ?", (name,)).fetchall():
        compiler.delete_document(db, doc, index)


def _write_vocabulary(db: sqlite3.Connection, vocabulary: Vocabulary) -> None:
    from secpol_cli.corpus import compile as compiler
    from secpol_cli.corpus.integrity import check_vocabulary

    @cache
    def texts_of(doc: str) -> dict[str, str]:
        return dict(
            db.execute("SELECT block, text FROM block WHERE doc = ? ORDER BY position", (doc,)).fetchall()
        )

    _stop_at_first(check_vocabulary(vocabulary, texts_of))
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


def _origin(root: Path) -> dict[str, str]:
    """Of which corpus a store is, and by which secpol it was written: another folds words another way."""
    return {"root": os.fsencode(root).decode("utf-8", "backslashreplace"), "secpol": __version__}


def _compiled_files(store: Store | None, root: Path) -> dict[str, _File]:
    """What a store was made from; nothing where it is damaged, or another corpus's."""
    if store is None:
        return {}
    try:
        if _origin(root).items() - store.mapping("SELECT key, value FROM meta").items():
            return {}
        return {name: _File(sha256, stamp) for name, sha256, stamp in store.rows("SELECT * FROM file")}
    except sqlite3.DatabaseError:
        return {}


def _read_files(root: Path, compiled: dict[str, _File]) -> dict[str, _File]:
    """The corpus's files as they are; one whose stamp has not changed is not read again."""
    from hashlib import sha256

    files: dict[str, _File] = {}
    started = time.time_ns()
    for name, stamp in _stamps(root).items():
        known = compiled.get(name)
        if known and known.stamp == stamp and stamp:
            files[name] = known
        else:
            digest = sha256(read_bytes(root, name)).hexdigest()
            files[name] = _File(digest, stamp if _settled(root / name, started) else "")
    return files


def _stamps(root: Path) -> dict[str, str]:
    stamps = {}
    for name in list_files(root):
        try:
            status = os.stat(root / name)
        except OSError as error:
            raise CorpusInvalid(name, 0, 0, f"cannot be read: {error.strerror}") from None
        stamps[name] = f"{status.st_size}:{status.st_mtime_ns}:{status.st_ctime_ns}:{status.st_ino}"
    return stamps


def _settled(path: Path, now_ns: int) -> bool:
    try:
        status = os.stat(path)
    except OSError:
        return False
    return max(status.st_mtime_ns, status.st_ctime_ns) < now_ns - _RACY_NS


def _sweep(folder: Path) -> None:
    for left in folder.glob(".*.tmp"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE_SECONDS:
                left.unlink()
