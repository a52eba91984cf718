"""The store, in the time between two keys.

`session` finds the corpus and its store in the same places; here it is done
without `pathlib`, which costs as much as starting Python does, and without
looking whether the corpus has changed since.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import zlib

TYPE_CHECKING = False  # what `typing` says too, and takes long to say
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeVar

    Answer = TypeVar("Answer")


def ask_store(query: Callable[[sqlite3.Connection], Answer]) -> Answer:
    """What `query` answers from the store of the corpus that a command would work on now.

    A store that is there answers, even an outdated one; where none is, or a
    damaged one, it is built, quietly.  Raises what building raises.
    """
    root = find_corpus_folder(os.environ, os.getcwd())
    file = root and store_file(root)
    if not file or not os.path.isfile(file):
        return _ask_built(query, damaged=False)
    store = sqlite3.connect(file)
    try:
        return query(store)
    except sqlite3.DatabaseError:  # damaged, or of a version with other tables
        return _ask_built(query, damaged=True)
    finally:
        store.close()


def find_corpus_folder(environ: Mapping[str, str], here: str) -> str | None:
    """The corpus's folder, as `session.find_corpus` finds it; None where there is none."""
    named = environ.get("SECPOL_CORPUS")
    if named:
        return os.path.realpath(os.path.expanduser(named))
    folder = here
    while True:
        for candidate in (folder, os.path.join(folder, "corpus")):
            if os.path.isfile(os.path.join(candidate, "corpus.yaml")):
                return os.path.realpath(candidate)
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            break
    package = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    above = os.path.dirname(os.path.dirname(package))
    shipped = (os.path.join(package, "shipped", "corpus"), os.path.join(above, "corpus"))
    return next((folder for folder in shipped if os.path.isfile(os.path.join(folder, "corpus.yaml"))), None)


def store_file(root: str) -> str:
    """Where the store of the corpus at `root` is kept, as `build.store_path` says."""
    if sys.platform == "linux" or os.environ.get("XDG_CACHE_HOME"):
        home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
        cache = os.path.join(home, "secpol")
    else:
        from secpol_cli.session import cache_directory

        cache = str(cache_directory())
    return os.path.join(cache, f"{os.path.basename(root)}-{zlib.crc32(os.fsencode(root)):08x}.sqlite")


def _ask_built(query: Callable[[sqlite3.Connection], Answer], *, damaged: bool) -> Answer:
    from contextlib import redirect_stderr

    from secpol_cli.session import Session

    session = Session()
    with open(os.devnull, "w", encoding="utf-8") as nowhere, redirect_stderr(nowhere):
        if damaged:
            session.rebuild()
        return query(session.store.connection)
