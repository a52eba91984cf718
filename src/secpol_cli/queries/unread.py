"""Which files of a folder, and which parts of them, could not be read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from secpol_cli.model import UnreadSource
from secpol_cli.store.meta import UNREAD, read_meta

if TYPE_CHECKING:
    from secpol_cli.store.store import Store


def unread_sources(store: Store) -> tuple[UnreadSource, ...]:
    """The files that could not be read, or not whole, by name; none in a corpus."""
    stored = read_meta(store.connection, UNREAD)
    return tuple(UnreadSource(**each) for each in json.loads(stored)) if stored else ()


def is_of_files(store: Store) -> bool:
    """Whether a store is that of a folder of files, and of no corpus."""
    return read_meta(store.connection, UNREAD) is not None
