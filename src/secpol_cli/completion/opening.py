"""The store, in the time between two keys.

Unlike a session, this does not look whether the corpus has changed since, and
loads next to nothing.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress

from secpol_cli.places import cache_folder, find_corpus_folder, is_private, store_file

TYPE_CHECKING = False  # what `typing` says too, and takes long to say
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    Answer = TypeVar("Answer")


def ask_store(query: Callable[[sqlite3.Connection], Answer]) -> Answer:
    """What `query` answers from the store of the corpus that a command would work on now.

    A store that is there answers, even an outdated one; where none is, or a
    damaged one, it is built, quietly.  Raises what building raises.
    """
    root = find_corpus_folder(None, os.environ, os.getcwd())
    file = root and store_file(cache_folder(), root)
    if not file or not is_private(file):
        return _ask_built(query, damaged=False)
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(file)) as store:
        return query(store)
    return _ask_built(query, damaged=True)  # or of a version with other tables


def _ask_built(query: Callable[[sqlite3.Connection], Answer], *, damaged: bool) -> Answer:
    from contextlib import redirect_stderr

    from secpol_cli.session import Session

    with Session() as session, open(os.devnull, "w", encoding="utf-8") as nowhere, redirect_stderr(nowhere):
        if damaged:
            session.rebuild()
        return query(session.store.connection)
