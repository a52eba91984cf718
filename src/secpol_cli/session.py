"""What a command works with: which corpus, and its store."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from secpol_cli.corpus.build import current_store, discard_store, list_departures, named_store
from secpol_cli.errors import CorpusError, CorpusNotFound
from secpol_cli.places import cache_folder, find_corpus_folder, is_shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import TracebackType
    from typing import TextIO

    from secpol_cli.corpus.incremental import Progress
    from secpol_cli.store.store import Store


def find_corpus(chosen: str | None, environ: Mapping[str, str], here: str | Path) -> Path:
    """The corpus to work on, as `places` finds it.  Raises CorpusNotFound where there is none."""
    folder = find_corpus_folder(chosen, environ, os.fspath(here))
    if folder is None:
        raise CorpusNotFound("no corpus here, and none came with the package", "name one with --corpus DIR")
    return Path(folder)


class KeptInput:
    """What comes in on stdin, kept so that a command that has to begin anew can read it again.

    It has what commands ask of `sys.stdin`: `buffer`, and its `read`.
    """

    def __init__(self, stream: TextIO, kept: bytes = b"") -> None:
        self._stream, self._kept, self._at = stream, kept, 0

    @property
    def buffer(self) -> KeptInput:
        """Itself: bytes are all that is read."""
        return self

    def read(self, size: int = -1) -> bytes:
        """So many bytes, or fewer at the end; all there are for -1."""
        wanted = size - (len(self._kept) - self._at)
        if size < 0 or wanted > 0:
            self._kept += self._stream.buffer.read(-1 if size < 0 else wanted)
        found = self._kept[self._at :] if size < 0 else self._kept[self._at : self._at + size]
        self._at += len(found)
        return found

    def isatty(self) -> bool:
        """Whether somebody types."""
        return self._stream.isatty()

    def readline(self) -> str:
        """A line that somebody types, which is not kept."""
        return self._stream.readline()

    def close(self) -> None:
        """Nothing: a process that is forked closes its stdin, which is still the user's here."""

    def rewound(self) -> KeptInput:
        """The same from its beginning."""
        return KeptInput(self._stream, self._kept)


class Session:
    """The corpus of one run of the program.  The store is opened when first asked for.

    `for_reading` says that the answer is a table for people, who want no more than a page of it.
    """

    def __init__(
        self,
        chosen: str | None = None,
        *,
        store: str | None = None,
        progress: Progress | None = None,
        for_reading: bool = False,
    ) -> None:
        self.for_reading = for_reading
        self._chosen = chosen
        self._named = Path(store) if store else None
        self._progress = progress
        self._store: Store | None = None
        self._sources: Path | None = None
        self._anew = False  # whether the store that is kept is known to be damaged
        self.uses_store = False  # whether one was asked for, which may be why a command fails
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
        root = find_corpus(self._chosen, os.environ, here)
        if os.path.lexists(root / ".secpol" / "pending"):  # a killed process has begun to change it
            from secpol_cli.authoring.transaction import recover

            recover(root)
        return root

    @property
    def own_root(self) -> Path:
        """The corpus's folder, to write to.

        Raises CorpusNotFound where it is the one that came with secpol, and neither was
        named nor is worked in.
        """
        root = self.root
        is_named = self._chosen is not None or bool(os.environ.get("SECPOL_CORPUS"))
        here = os.path.realpath(os.getcwd())
        if not is_named and is_shipped(str(root)) and not here.startswith(str(root.parent)):
            hint = "begin one: secpol init DIR; or name it: --corpus DIR"
            raise CorpusNotFound("no corpus of your own here", hint)
        return root

    @property
    def store(self) -> Store:
        """The compiled corpus, made current.  Raises CorpusNotFound and CorpusInvalid."""
        self.uses_store = True
        if self._store is None and self._named is not None:
            self._store = named_store(self.root, self._named)
            self.warnings += _departures(self._store)
        if self._store is None:
            built = current_store(self.root, Path(cache_folder()), self._progress, anew=self._anew)
            self._store = built.store
            self.warnings += [built.warning] if built.warning else []
            self.warnings += _departures(built.store)
        return self._store

    def choose(self, sources: str | None, *, without: Iterable[str] = ()) -> Store:
        """The store of the files in a folder, but for some; without one the corpus's."""
        return self.store if sources is None else self.open_sources(sources, without)

    def name_store(self, file: str) -> None:
        """Work with the store in this file, which is only read."""
        self._named = Path(file)

    @property
    def named(self) -> str | None:
        """The file of the store that was named, if one was."""
        return str(self._named) if self._named is not None else None

    @property
    def store_path(self) -> Path | None:
        """Where the store is kept, made current; None where it could not be kept."""
        return Path(self.store.file) if self.store.file else None

    def open_sources(self, folder: str, without: Iterable[str]) -> Store:
        """The store of the files in a folder, but for some, instead of a corpus's.

        Raises UsageError and ToolError.
        """
        from secpol_cli.sources.build import named_sources, open_sources

        self.uses_store = True
        self._sources = Path(folder)
        others = [Path(file) for file in without]
        if self._named is not None:
            opened = named_sources(self._sources, self._named, without=others)
        else:
            cache = Path(cache_folder())
            opened = open_sources(self._sources, cache, self._progress, without=others, anew=self._anew)
        self._store = opened.store
        self.warnings += opened.warnings
        return opened.store

    def rebuild(self) -> None:
        """Throw the store away because it turned out to be damaged.

        Raises CorpusError where it is one that was named, which is not ours to throw away.
        """
        self.close()
        if self._named is not None:
            raise CorpusError(f"{self._named} is damaged", "leave out --store, or make that store anew")
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
