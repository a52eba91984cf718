"""What a command works with: which corpus, and its store."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from secpol_cli.corpus.build import current_store, discard_store, list_departures
from secpol_cli.errors import CorpusNotFound, ToolError, UsageError
from secpol_cli.places import cache_folder, find_corpus_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import TracebackType

    from secpol_cli.corpus.incremental import Progress
    from secpol_cli.store.store import Store


def find_corpus(chosen: str | None, environ: Mapping[str, str], here: str | Path) -> Path:
    """The corpus to work on, as `places` finds it.  Raises CorpusNotFound where there is none."""
    folder = find_corpus_folder(chosen, environ, os.fspath(here))
    if folder is None:
        raise CorpusNotFound("no corpus here, and none came with the package", "name one with --corpus DIR")
    return Path(folder)


class Session:
    """The corpus of one run of the program.  The store is opened when first asked for."""

    def __init__(self, chosen: str | None = None, *, progress: Progress | None = None) -> None:
        self._chosen = chosen
        self._progress = progress
        self._store: Store | None = None
        self._sources: Path | None = None
        self._file: str | None = None
        self._anew = False  # whether the store that is kept is known to be damaged
        self.warnings: list[str] = []

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def report(self, done: int, total: int, what: str) -> None:
        """Say how far long work has come."""
        if self._progress:
            self._progress(done, total, what)

    @property
    def root(self) -> Path:
        """The corpus's folder."""
        try:
            here = os.getcwd()
        except OSError:  # the folder has been removed
            here = os.sep
        return find_corpus(self._chosen, os.environ, here)

    @property
    def store(self) -> Store:
        """The compiled corpus, made current.  Raises CorpusNotFound and CorpusInvalid."""
        if self._store is None:
            built = current_store(self.root, Path(cache_folder()), self._progress, anew=self._anew)
            self._store = built.store
            self.warnings += [built.warning] if built.warning else []
            self.warnings += _departures(built.store)
        return self._store

    def open_named(self, sources: str | None, file: str | None, *, without: Iterable[str] = ()) -> Store:
        """The store that options name: that of the files in a folder, but for some, or a file; else the
        corpus's.  Raises UsageError where both are named, and what these raise."""
        if file is not None and sources is not None:
            raise UsageError("there is --sources and --store", "give one of them")
        if file is not None:
            return self.open_file(file)
        return self.store if sources is None else self.open_sources(sources, without)

    def open_sources(self, folder: str, without: Iterable[str]) -> Store:
        """The store of the files in a folder, but for some, instead of a corpus's.

        Raises UsageError and ToolError.
        """
        from secpol_cli.sources.build import open_sources

        self._sources = Path(folder)
        opened = open_sources(
            self._sources,
            Path(cache_folder()),
            self._progress,
            without=[Path(file) for file in without],
            anew=self._anew,
        )
        self._store = opened.store
        self.warnings += opened.warnings
        return opened.store

    def open_file(self, file: str) -> Store:
        """The store in a file, as it is, whoever made it.  Raises UsageError."""
        from secpol_cli import __version__
        from secpol_cli.store.store import open_store

        self._file = file
        store = open_store(Path(file), frozen=True)
        if store is None and not os.path.isfile(file):
            raise UsageError(
                f"{file}: there is no such store", "copy one from the cache, as docs/cluster.md says"
            )
        if store is None:
            raise UsageError(
                f"{file}: no store, or not one of secpol {__version__}", "compile and copy it anew"
            )
        self._store = store
        return store

    def rebuild(self) -> None:
        """Throw the store away because it turned out to be damaged.  Raises ToolError for a file that was
        named."""
        self.close()
        if self._file is not None:
            raise ToolError(f"{self._file}: the store is damaged", "compile and copy it anew")
        self.warnings.clear()
        self._anew = True  # it may be that it cannot be deleted
        if self._sources is None:
            discard_store(self.root, Path(cache_folder()))
        else:
            from secpol_cli.sources.build import discard_sources

            discard_sources(self._sources, Path(cache_folder()))

    def close(self) -> None:
        """Let go of the store."""
        if self._store is not None:
            self._store.close()
            self._store = None


def _departures(store: Store) -> list[str]:
    """A warning where documents were not word for word their sources when they were compiled."""
    departures = list_departures(store)
    if not departures:
        return []
    (file, departure), *others = departures
    more = f", and {len(others)} more" if others else ""
    return [f"{file} departs from its source: {departure}{more}; see: secpol check"]
