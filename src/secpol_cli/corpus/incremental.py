"""Keeping a store current with the files it is compiled from: what changed is compiled again, and only that.

A build writes a temporary file beside the store and renames it, so that a
reader sees the old store or the new one, two builds at once do no harm, and a
killed one leaves nothing that is read.  A little change of a large store is
written into it in one transaction instead, so that it takes no longer the larger
the store is; the same holds of that (`_change_in_place`).  Where the old store
cannot be replaced, as on Windows while another process reads it, the temporary
file answers, and goes when it is closed.  Where the cache cannot be written, the
store is built in memory.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from typing import TYPE_CHECKING, NamedTuple, Protocol

from secpol_cli import __version__
from secpol_cli.errors import CorpusError
from secpol_cli.places import make_private_file, make_private_folder, mark_of
from secpol_cli.store.checksums import is_large
from secpol_cli.store.meta import write_meta
from secpol_cli.store.seal import is_whole, open_bytes, remember_whole, seal, seal_open, unseal
from secpol_cli.store.store import Store, open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from pathlib import Path

    Progress = Callable[..., None]
    """Told how many are done, of how many, and what: documents that are compiled, where it is not said."""

_CANNOT_WRITE = ("SQLITE_FULL", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_PERM")
_RACY_NS = 50_000_000  # a file that changed this short before we read it may change again unseen
_IN_USE = (5, 32)  # what Windows answers where a file is open: access denied, sharing violation
_PAUSES = (0.01, 0.05, 0.2)  # seconds; scanners of viruses and indexers let go soon
_PATIENCE = 0.5  # seconds that a store is waited for which others read or change
_LITTLE = 10  # of so many files one may have changed, for a large store to be changed where it stands
_MAKE = "make one there, and ask where it is with: secpol stats --store"
_STALE_SECONDS = 3600  # a temporary file as old as this was left by a killed build


class Built(NamedTuple):
    """A current store, and a warning where it could not be kept."""

    store: Store
    warning: str | None


class File(NamedTuple):
    """A file as it was compiled: its content, and the stamp that tells whether it was touched."""

    sha256: str
    stamp: str


_UNSURE = File("?", "")  # equal to no file that there is


class Material(Protocol):
    """What a store is compiled from: files in a folder, by their names relative to it."""

    @property
    def root(self) -> Path:
        """The folder, resolved."""

    @property
    def called(self) -> str:
        """What it is in a sentence: “the corpus”."""

    def stamps(self, names: Iterable[str] | None = None) -> dict[str, str]:
        """The files that there are, or those of some names, with their stamps (`stamp_of`)."""

    def digest(self, name: str) -> str:
        """The SHA-256 of a file."""

    def write(
        self,
        db: sqlite3.Connection,
        compiled: Mapping[str, File],
        files: Mapping[str, File],
        progress: Progress | None,
    ) -> Collection[str]:
        """Bring a store that was made from the files `compiled` to `files`, in the open transaction; returns
        which of those that are as they were it has read, too.

        The tables are there, empty where nothing was compiled; `file` and the
        marks of origin in `meta` are not its business.
        """


def keep_current(
    material: Material, path: Path, progress: Progress | None = None, *, anew: bool = False
) -> Built:
    """The store at `path`, made or mended where it is not current.

    `anew` trusts no store that is there.  What `material` raises goes through,
    and leaves the store as it was.
    """
    with contextlib.ExitStack() as closing:
        old = open_store(path) if not anew else None
        if old is not None:
            closing.callback(old.close)
        compiled = _compiled_files(old, material.root)
        stamps, now = {name: file.stamp for name, file in compiled.items()}, material.stamps()
        if old is not None and stamps == now:
            closing.pop_all()  # it is handed on, open
            return Built(old, None)
        if old is not None and _is_little(path, stamps, now):
            old.close()  # who reads it keeps it from being changed
            if _change_in_place(material, path, now, progress) and (changed := open_store(path)):
                return Built(changed, None)
            old = open_store(path)
            compiled = _compiled_files(old, material.root)
        try:
            made = _build_file(material, path, old if compiled else None, compiled, progress)
        except (OSError, sqlite3.OperationalError) as error:
            reason = _why_not_written(error)
            if reason is None:
                raise
            return Built(_in_memory(material, progress), _cannot_write(material, path, reason))
        finally:
            if old is not None:
                old.close()
    # The old store is closed by now: Windows replaces no file that is open.
    warning = _put_in_place(material, made, path)
    store = open_store(made, passing=True) if warning else open_store(path)
    return Built(store or _in_memory(material, progress), warning)


def discard(path: Path) -> None:
    """Throw a store away, with what a killed change of it left; one that is in use stays."""
    for name in (path, _journal_of(path)):
        with contextlib.suppress(OSError):
            os.unlink(name)


def open_named(material: Material, path: Path) -> Store:
    """The store at `path`, which was made from the same files as they are now, by whomever, wherever.

    A file whose stamp is the same is not read; of others the checksum counts.
    Raises CorpusError where there is no such store, or one of other files.
    """
    if not os.path.isfile(path):
        raise CorpusError(f"{path}: there is no such store", _MAKE)
    store = open_store(path, named=True)
    if store is None:
        raise CorpusError(f"{path} is no store of secpol {__version__}, or is damaged", _MAKE)
    with contextlib.ExitStack() as closing:
        closing.callback(store.close)
        other = _first_difference(material, _files_of(store))
        if other is not None:
            raise CorpusError(f"{path} is not of {material.called} at {material.root}: {other}", _MAKE)
        closing.pop_all()
    return store


def _first_difference(material: Material, compiled: Mapping[str, File]) -> str | None:
    """The first file in which a store departs from its material, in words; None where it has the same."""
    stamps = material.stamps()
    for name in sorted(stamps.keys() | compiled.keys()):
        if name not in stamps:
            return f"there is no {name}"
        if name not in compiled:
            return f"the store has no {name}"
        if stamps[name] != compiled[name].stamp and material.digest(name) != compiled[name].sha256:
            return f"{name} has changed since"
    return None


def stamp_of(path: Path | str) -> str:
    """What tells whether a file was touched: size, times and inode.  Raises OSError."""
    status = os.stat(path)
    return f"{status.st_size}:{status.st_mtime_ns}:{status.st_ctime_ns}:{status.st_ino}"


def _is_little(path: Path, before: Mapping[str, str], now: Mapping[str, str]) -> bool:
    """Whether so little has changed in so large a store that it is changed where it stands."""
    changed = sum(1 for _ in before.items() ^ now.items())  # what is changed, not new or gone, counts twice
    with contextlib.suppress(OSError):
        return bool(before) and changed * _LITTLE <= len(now) and is_large(os.fspath(path))
    return False


def _change_in_place(
    material: Material, path: Path, stamps: Mapping[str, str], progress: Progress | None
) -> bool:
    """Change the store at `path` in one transaction of SQLite's; False, and as it was, where that cannot be.

    Readers hold a transaction while they read, and see the old store; while
    there are any, nothing can be committed, and the store has to be copied.
    Nothing is written to the file before the end, and what a kill then leaves is
    taken back by whoever opens the store next.  Nobody reads what is committed
    before it is sealed: the lock stays until the connection is closed.
    """
    with contextlib.ExitStack() as closing:
        try:
            descriptor = open_bytes(os.fspath(path), os.O_RDWR)
            closing.callback(os.close, descriptor)
            db = closing.enter_context(contextlib.closing(sqlite3.connect(path, _PATIENCE)))
            db.execute("PRAGMA cache_spill = OFF")
            db.execute("PRAGMA locking_mode = EXCLUSIVE")
            db.execute("BEGIN IMMEDIATE")
            compiled = _compiled_files(Store(db), material.root)  # another may have changed it by now
            if not compiled or not is_whole(descriptor, os.fspath(path)):
                return False
            _fill(db, material, compiled, progress, stamps)
            seal_open(descriptor)
            db.execute("PRAGMA locking_mode = NORMAL")
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()  # now the lock and the journal go
        except (OSError, sqlite3.OperationalError) as error:
            if _why_not_written(error) is None and not _is_in_use(error):
                raise
            return False
    remember_whole(os.fspath(path))
    return True


def _put_in_place(material: Material, made: Path, path: Path) -> str | None:
    """Put what was made in the store's place; where that cannot be done, a warning says why."""
    held = os.name != "nt"  # Windows replaces no file that is open
    try:
        seal(os.fspath(made))
    except OSError as error:
        return _cannot_write(material, path, error.strerror or str(error))
    for pause in (*_PAUSES, None):
        with contextlib.ExitStack() as closing:
            try:
                closing.callback((lock := _keep_from_changing(path)).close)
                if not held:
                    lock.close()
                os.replace(made, path)
                break
            except sqlite3.OperationalError:  # somebody else is changing it
                pass
            except OSError as error:
                if getattr(error, "winerror", None) not in _IN_USE:
                    return _cannot_write(material, path, error.strerror or str(error))
                held = False
        if pause is not None:
            time.sleep(pause)
    else:
        return f"{path} is in use by another program: {material.called} is compiled anew until it is free"
    remember_whole(os.fspath(path))
    return None


def _keep_from_changing(path: Path) -> sqlite3.Connection:
    """A connection that keeps others from changing the store at `path` while it is replaced.

    For a change that is under way has a journal beside the store, and with
    that, the next to open the new store would undo what was never done to it.  A
    journal that a killed change left is undone here; that of a store which is gone, or
    damaged, goes.  Raises OperationalError where somebody else is at it.
    """
    connection = sqlite3.connect(":memory:")
    if os.path.isfile(path):
        connection.close()
        connection = sqlite3.connect(path, _PATIENCE)
        try:
            connection.execute("BEGIN IMMEDIATE")
            return connection
        except sqlite3.DatabaseError as error:
            connection.close()
            if _is_in_use(error):
                raise
            if _journal_of(path).exists():
                path.unlink()
    with contextlib.suppress(FileNotFoundError):
        _journal_of(path).unlink()
    return connection


def _journal_of(path: Path) -> Path:
    """The file in which SQLite keeps what a change that is under way can be undone with."""
    return path.with_name(f"{path.name}-journal")


def _is_in_use(error: Exception) -> bool:
    return getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY")


def _cannot_write(material: Material, path: Path, reason: str) -> str:
    return f"{path.parent} cannot be written ({reason}): {material.called} is compiled each time"


def _why_not_written(error: OSError | sqlite3.OperationalError) -> str | None:
    """Why the cache cannot be written; None where the error is about something else."""
    if isinstance(error, OSError):
        return error.strerror or str(error)
    name = getattr(error, "sqlite_errorname", "")
    return str(error) if name.startswith(_CANNOT_WRITE) else None


def _in_memory(material: Material, progress: Progress | None) -> Store:
    with contextlib.ExitStack() as closing:
        connection = closing.enter_context(contextlib.closing(sqlite3.connect(":memory:")))
        _fill(connection, material, {}, progress)
        closing.pop_all()
    return Store(connection)


def _build_file(
    material: Material,
    path: Path,
    old: Store | None,
    compiled: Mapping[str, File],
    progress: Progress | None,
) -> Path:
    """Write the store that is to stand at `path` into a temporary file beside it; returns that."""
    make_private_folder(os.fspath(path.parent))
    _sweep(path.parent)
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{time.time_ns():x}.tmp")
    try:
        make_private_file(os.fspath(temporary))
        with contextlib.closing(sqlite3.connect(temporary)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            if old is not None:
                old.connection.backup(connection)
            _fill(connection, material, compiled, progress)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _fill(
    db: sqlite3.Connection,
    material: Material,
    compiled: Mapping[str, File],
    progress: Progress | None,
    stamps: Mapping[str, str] | None = None,
) -> None:
    """Bring a store up to date in one transaction; `compiled` are the files it was made from, `stamps` those
    that there are, where that is known."""
    from secpol_cli.corpus import compile as compiler

    stamps = material.stamps() if stamps is None else stamps
    files = _read_files(material, compiled, stamps)
    if not compiled:
        compiler.create_schema(db)
    if not db.in_transaction:
        db.execute("BEGIN")
    read = material.write(db, compiled, files, progress)
    read = {*read, *(name for name, file in files.items() if compiled.get(name) is not file)}
    files |= _unsure(material, read, files, stamps)
    db.executemany("DELETE FROM file WHERE path = ?", [(name,) for name in compiled.keys() - files.keys()])
    changed = [(name, *file) for name, file in files.items() if compiled.get(name) != file]
    db.executemany("INSERT OR REPLACE INTO file VALUES (?, ?, ?)", changed)
    write_meta(db, _origin(material.root))
    unseal(db)
    db.execute("COMMIT")


def _origin(root: Path) -> dict[str, str]:
    """Of which folder a store is, and by which secpol it was written: another folds words another way."""
    return {"root": mark_of(os.fspath(root)), "secpol": __version__}


def _compiled_files(store: Store | None, root: Path) -> dict[str, File]:
    """What a store was made from; nothing where it is damaged, or another folder's."""
    if store is None:
        return {}
    try:
        if _origin(root).items() - store.mapping("SELECT key, value FROM meta").items():
            return {}
    except sqlite3.DatabaseError:
        return {}
    return _files_of(store)


def _files_of(store: Store) -> dict[str, File]:
    """The files that a store was made from; nothing where it is damaged."""
    try:
        cursor = store.connection.cursor()
        cursor.row_factory = None  # there may be many
        return {name: File(sha256, stamp) for name, sha256, stamp in cursor.execute("SELECT * FROM file")}
    except (sqlite3.DatabaseError, TypeError, ValueError):
        return {}


def _read_files(
    material: Material, compiled: Mapping[str, File], stamps: Mapping[str, str]
) -> dict[str, File]:
    """The files as they are; one whose stamp has not changed is not read again."""
    files: dict[str, File] = {}
    started = time.time_ns()
    for name, stamp in stamps.items():
        known = compiled.get(name)
        if known and known.stamp == stamp and stamp:
            files[name] = known
        else:
            digest = material.digest(name)
            files[name] = File(digest, stamp if _settled(material.root / name, started) else "")
    return files


def _unsure(
    material: Material, read: Collection[str], files: Mapping[str, File], stamps: Mapping[str, str]
) -> dict[str, File]:
    """Those of the files that were read which were touched meanwhile: they count as changed next time.

    The checksum of one and its rows are of two readings, and what stood there first may
    come back: by the checksum alone, the rows of the other would be believed.
    """
    names = [name for name in files if name in read]
    after = material.stamps(names)
    return {
        name: _UNSURE
        for name in names
        if after.get(name) != stamps[name]
        or not (files[name].stamp or material.digest(name) == files[name].sha256)
    }


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
