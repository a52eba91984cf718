"""What a command works with: which corpus, and its store."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from secpol_cli.corpus.build import current_store, discard_store
from secpol_cli.errors import CorpusNotFound

if TYPE_CHECKING:
    from collections.abc import Mapping

    from secpol_cli.corpus.build import Progress
    from secpol_cli.corpus.store import Store

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = (_PACKAGE / "shipped" / "corpus", _PACKAGE.parent.parent / "corpus")  # in a wheel; in a checkout


def find_corpus(chosen: str | None, environ: Mapping[str, str], here: Path) -> Path:
    """The corpus to work on, resolved: the chosen one, else SECPOL_CORPUS's, else that in or
    above `here` (a folder with a corpus.yaml, or with a corpus/ that has one), else the shipped one.

    Raises CorpusNotFound where there is no corpus.
    """
    named = chosen or environ.get("SECPOL_CORPUS")
    if named:
        return _resolved(Path(os.path.expanduser(named)))
    for folder in (here, *here.parents):
        for candidate in (folder, folder / "corpus"):
            if os.path.isfile(candidate / "corpus.yaml"):
                return _resolved(candidate)
    for candidate in _SHIPPED:
        if os.path.isfile(candidate / "corpus.yaml"):
            return candidate
    raise CorpusNotFound("no corpus here, and none came with the package", "name one with --corpus DIR")


def cache_directory() -> Path:
    """Where stores are kept: the user's cache directory."""
    if os.environ.get("XDG_CACHE_HOME") or (os.name == "posix" and os.uname().sysname == "Linux"):
        # What platformdirs answers here, without the time that loading it takes.
        home = os.path.expanduser("~")
        below = os.environ.get("XDG_CACHE_HOME") or (
            os.path.join(home, ".cache") if os.path.isabs(home) else os.devnull  # nobody's home: in memory
        )
        return Path(below) / "secpol"
    import platformdirs

    return platformdirs.user_cache_path("secpol", appauthor=False)


class Session:
    """The corpus of one run of the program.  The store is opened when first asked for."""

    def __init__(self, chosen: str | None = None, *, progress: Progress | None = None) -> None:
        self._chosen = chosen
        self._progress = progress
        self._store: Store | None = None
        self.warnings: list[str] = []

    @property
    def root(self) -> Path:
        """The corpus's folder."""
        try:
            here = Path.cwd()
        except OSError:  # the folder has been removed
            here = Path(os.sep)
        return find_corpus(self._chosen, os.environ, here)

    @property
    def store(self) -> Store:
        """The compiled corpus, made current.  Raises CorpusNotFound and CorpusInvalid."""
        if self._store is None:
            built = current_store(self.root, cache_directory(), self._progress)
            self._store = built.store
            if built.warning:
                self.warnings.append(built.warning)
        return self._store

    def rebuild(self) -> None:
        """Throw the store away because it turned out to be damaged."""
        self.close()
        discard_store(self.root, cache_directory())

    def close(self) -> None:
        """Let go of the store."""
        if self._store is not None:
            self._store.close()
            self._store = None


def _resolved(path: Path) -> Path:
    return Path(os.path.realpath(path))  # Path.resolve() raises where links go round
