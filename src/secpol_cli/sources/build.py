"""Compiling the files of a folder into a store of their own, and keeping it while they are the same."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from secpol_cli.corpus.build import store_path
from secpol_cli.corpus.incremental import File, discard, keep_current, open_named, stamp_of
from secpol_cli.errors import ManuscriptUnreadable, SecpolError, UsageError
from secpol_cli.sources.catalogue import Catalogue, read_catalogue
from secpol_cli.sources.listing import Listing, describe_left_out, list_sources, name_documents
from secpol_cli.store.meta import UNREAD, documents_by_file, read_meta, write_meta

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from secpol_cli.corpus.incremental import Progress
    from secpol_cli.store.store import Store
    from secpol_cli.store.word_index import WordIndex

_FOLDER = "sources"  # of the cache: the same folder may be a corpus
_FOREIGN = "of a format that nobody reads here"
_UNREADABLE = "unreadable"  # the key in `meta`: JSON of the names of files to why they cannot be read
_PASSED_OVER = "passed_over"  # … of the names of files to what of them was not read
_WARNED = "warned"  # … of the names of files to what else is to be told of them
_SAID = "said"  # … of the names of files to what they say of themselves, as CSL


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
    warned = _Facts.read(built.store.connection).warned
    told = [f"{folder / name}: {each}" for name, own in sorted(warned.items()) for each in own]
    said = (describe_left_out(folder, left_out), *told, built.warning)
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
    discard(sources_path(cache, _resolved(folder)))


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
    """The files of a folder, as material of their store: texts, what describes them, what nobody reads."""

    def __init__(self, root: Path, folder: Path, listing: Listing) -> None:
        self.root, self.folder, self.names = root, folder, listing.names
        self.beside, self.foreign = listing.beside, listing.foreign
        self.called = f"what is in {folder}"

    def stamps(self, names: Iterable[str] | None = None) -> dict[str, str]:
        files = (*self.names, *self.beside, *self.foreign) if names is None else names
        return {name: self._stamp(name) for name in files}

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
    ) -> Collection[str]:
        from secpol_cli.corpus import compile as compiler
        from secpol_cli.store.word_index import WordIndex

        ids = name_documents(self.names)
        catalogue = read_catalogue(self.folder, self.names)
        known = documents_by_file(db)
        facts = _Facts.read(db)
        changed = [
            name
            for name in self.names
            if (
                compiled.get(name) != files[name]
                if name in facts.unreadable
                else known.get(name) != ids[name]
            )
            or compiled[name].sha256 != files[name].sha256
        ]
        index = WordIndex(db)
        for name in {*changed, *(known.keys() - set(self.names))} & known.keys():
            compiler.delete_document(db, known[name], index)
        facts.forget(changed, self.names)
        for done, name in enumerate(changed):
            self._write_text(db, name, (ids[name], files[name].sha256), index, facts)
            if progress:
                progress(done + 1, len(changed), "compiling the sources")
        if len(facts.unreadable) == len(self.names):
            self._raise_unreadable(facts.unreadable)
        index.write()
        self._describe(db, ids, facts, catalogue)
        facts.write(db, ids, self.foreign)
        return self.beside

    def _write_text(
        self, db: sqlite3.Connection, name: str, known: tuple[str, str], index: WordIndex, facts: _Facts
    ) -> None:
        """Write the text of a file whose id and checksum are `known`; where it cannot be read, or not all of
        it, keep why."""
        from secpol_cli.corpus import compile as compiler
        from secpol_cli.sources.kept import read_once
        from secpol_cli.store.printed_pages import write_pages

        id_, digest = known
        try:
            read = read_once(self.root, name, id_, digest)
        except ManuscriptUnreadable as error:
            facts.unreadable[name] = f"line {error.line}: {error.problem}" if error.line else error.problem
            if error.hint and "ocrmypdf" in error.hint:
                facts.unreadable[name] += f" ({error.hint})"
            return
        compiler.write_text(db, read.text, index)
        write_pages(db, id_, read.pages)
        facts.said[name] = read.said
        if read.warnings:
            facts.warned[name] = list(read.warnings)
        if read.passed_over:
            facts.passed_over[name] = read.passed_over

    def _describe(
        self, db: sqlite3.Connection, ids: Mapping[str, str], facts: _Facts, catalogue: Catalogue
    ) -> None:
        """Write who wrote the texts and who speaks in them."""
        from secpol_cli.sources.describing import describe
        from secpol_cli.store.plain_speakers import write_descriptions

        records = self._records(catalogue)
        write_descriptions(
            db,
            {
                ids[name]: describe(name, said, catalogue.entries.get(name), records)
                for name, said in facts.said.items()
            },
        )

    def _records(self, catalogue: Catalogue) -> list[dict[str, Any]]:
        """The works of the bibliographies in the folder, and of those that `sources.yaml` names; one that
        cannot be read is told of where the manuscript's are (`verify`)."""
        from secpol_cli.citation.bibliographies import find_bibliographies, read_bibliography

        records: list[dict[str, Any]] = []
        for path in dict.fromkeys([*catalogue.bibliographies, *find_bibliographies(str(self.folder))]):
            try:
                records += read_bibliography(path)
            except SecpolError:
                if path in catalogue.bibliographies:
                    raise
        return records

    def _raise_unreadable(self, unreadable: Mapping[str, str]) -> None:
        what = describe_left_out(self.folder, sorted(unreadable.items()))
        raise UsageError(f"no document in {what}", "name a folder with texts that can be read")


class _Facts:
    """What a store keeps of the files it was made from, by their names: why they cannot be read, what of
    them was not, and what they say of themselves."""

    def __init__(
        self,
        unreadable: dict[str, str],
        passed_over: dict[str, list[str]],
        said: dict[str, Any],
        warned: dict[str, list[str]],
    ) -> None:
        self.unreadable, self.passed_over, self.said, self.warned = unreadable, passed_over, said, warned

    @classmethod
    def read(cls, db: sqlite3.Connection) -> _Facts:
        """What is kept in a store."""
        stored = (read_meta(db, key) for key in (_UNREADABLE, _PASSED_OVER, _SAID, _WARNED))
        return cls(*(dict(json.loads(each)) if each is not None else {} for each in stored))

    def forget(self, changed: Collection[str], names: Collection[str]) -> None:
        """Forget the files that are read anew, and those that are gone."""
        for kept in (self.unreadable, self.passed_over, self.said, self.warned):
            for name in [name for name in kept if name in changed or name not in names]:
                del kept[name]

    def write(self, db: sqlite3.Connection, ids: Mapping[str, str], foreign: Collection[str]) -> None:
        """Keep all, and what cannot be read in a list of its own."""
        unread: list[dict[str, str | None]] = [
            {"file": name, "reason": why, "doc": None} for name, why in self.unreadable.items()
        ]
        unread += [{"file": name, "reason": _FOREIGN, "doc": None} for name in foreign]
        for name, told in self.passed_over.items():
            unread += [{"file": name, "reason": each, "doc": ids[name]} for each in told]
        unread.sort(key=lambda each: str(each["file"]))
        facts = {_UNREADABLE: self.unreadable, _PASSED_OVER: self.passed_over, _SAID: self.said}
        facts |= {_WARNED: self.warned, UNREAD: unread}
        write_meta(db, {key: json.dumps(value, sort_keys=True) for key, value in facts.items()})
