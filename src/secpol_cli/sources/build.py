"""Compiling the files of a folder into a store of their own, and keeping it while they are the same."""

from __future__ import annotations

import contextlib
import json
import os
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.corpus.build import store_path
from secpol_cli.corpus.incremental import File, keep_current, open_named, stamp_of
from secpol_cli.errors import ManuscriptUnreadable, UsageError
from secpol_cli.sources.listing import Listing, describe_left_out, list_sources, name_documents
from secpol_cli.store.meta import documents_by_file, read_meta, write_meta

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from secpol_cli.corpus.incremental import Progress
    from secpol_cli.store.store import Store
    from secpol_cli.store.word_index import WordIndex

_FOLDER = "sources"  # of the cache: the same folder may be a corpus
_UNREADABLE = "unreadable"  # the key in `meta`: JSON of the names of files to why they cannot be read


class Sources(NamedTuple):
    """The store of a folder's files; and warnings: what is left out, where the store could not be kept."""

    store: Store
    warnings: tuple[str, ...]


def open_sources(
    folder: Path,
    cache: Path,
    progress: Progress | None = None,
    *,
    without: Collection[Path] = (),
    anew: bool = False,
) -> Sources:
    """The store of the files in `folder` and the folders in it, made or mended where it is not current.

    Each is a document without annotations; `without` are files that are none:
    what is verified is no source of itself.  `anew` trusts no store that is
    there.  Raises UsageError where there is
    no such folder or no document in it, and ToolError where pandoc is needed
    and there is none.
    """
    listing = list_sources(folder, without)
    root = _resolved(folder)
    built = keep_current(_SourceFiles(root, folder, listing), sources_path(cache, root), progress, anew=anew)
    left_out = [*sorted(_unreadable(built.store.connection).items()), *listing.left_out]
    said = (describe_left_out(folder, left_out), built.warning)
    return Sources(built.store, tuple(warning for warning in said if warning))


def named_sources(folder: Path, path: Path, *, without: Collection[Path] = ()) -> Sources:
    """The store at `path`, of the files in `folder` as they are now.

    Raises CorpusError where it is another, and UsageError where there is no such folder.
    """
    listing = list_sources(folder, without)
    store = open_named(_SourceFiles(_resolved(folder), folder, listing), path)
    left_out = [*sorted(_unreadable(store.connection).items()), *listing.left_out]
    said = describe_left_out(folder, left_out)
    return Sources(store, (said,) if said else ())


def discard_sources(folder: Path, cache: Path) -> None:
    """Throw a damaged store away, so that the next call builds it anew."""
    with contextlib.suppress(OSError):
        sources_path(cache, _resolved(folder)).unlink()


def sources_path(cache: Path, root: Path) -> Path:
    """Where the store of the files in the folder `root` (resolved) is kept."""
    return store_path(cache / _FOLDER, root)


def _resolved(folder: Path) -> Path:
    return type(folder)(os.path.realpath(folder))


def _unreadable(db: sqlite3.Connection) -> dict[str, str]:
    """The files of a store that could not be read, and why."""
    stored = read_meta(db, _UNREADABLE)
    return dict(json.loads(stored)) if stored is not None else {}


class _SourceFiles:
    """The files of a folder, as material of their store."""

    def __init__(self, root: Path, folder: Path, listing: Listing) -> None:
        self.root, self.folder, self.names = root, folder, listing.names
        self.called = f"what is in {folder}"

    def stamps(self) -> dict[str, str]:
        return {name: self._stamp(name) for name in self.names}

    def _stamp(self, name: str) -> str:
        try:
            return stamp_of(self.root / name)
        except OSError as error:  # it is gone again; reading it says so, too
            return error.strerror or str(error)

    def digest(self, name: str) -> str:
        from hashlib import file_digest

        try:
            with open(self.root / name, "rb") as file:
                return file_digest(file, "sha256").hexdigest()
        except OSError:
            return ""  # reading it says why

    def write(
        self,
        db: sqlite3.Connection,
        compiled: Mapping[str, File],
        files: Mapping[str, File],
        progress: Progress | None,
    ) -> None:
        from secpol_cli.corpus import compile as compiler
        from secpol_cli.store.word_index import WordIndex

        ids = name_documents(self.names)
        known = documents_by_file(db)
        unreadable = _unreadable(db)
        changed = [
            name
            for name, file in files.items()
            if (compiled.get(name) != file if name in unreadable else known.get(name) != ids[name])
            or compiled[name].sha256 != file.sha256
        ]
        index = WordIndex(db)
        for name in {*changed, *(known.keys() - files.keys())} & known.keys():
            compiler.delete_document(db, known[name], index)
        unreadable = {name: why for name, why in unreadable.items() if name in files.keys() - set(changed)}
        for done, name in enumerate(changed):
            problem = self._write_text(db, name, ids[name], index)
            if problem:
                unreadable[name] = problem
            if progress:
                progress(done + 1, len(changed), "compiling the sources")
        if len(unreadable) == len(files):
            self._raise_unreadable(unreadable)
        index.write()
        write_meta(db, {_UNREADABLE: json.dumps(unreadable, sort_keys=True)})

    def _write_text(self, db: sqlite3.Connection, name: str, id_: str, index: WordIndex) -> str | None:
        """Write a file's text; where it cannot be read, say why."""
        from secpol_cli.corpus import compile as compiler
        from secpol_cli.sources.texts import read_text

        try:
            compiler.write_text(db, read_text(self.root, name, id_), index)
        except ManuscriptUnreadable as error:
            return f"line {error.line}: {error.problem}" if error.line else error.problem
        return None

    def _raise_unreadable(self, unreadable: Mapping[str, str]) -> None:
        what = describe_left_out(self.folder, sorted(unreadable.items()))
        raise UsageError(f"no document in {what}", "name a folder with texts that can be read")
