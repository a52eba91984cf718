"""What a store says of itself: facts by key, and which file each of its documents is from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

UNREAD = "unread"  # the key of what could not be read of a folder, as JSON


def read_meta(db: sqlite3.Connection, key: str) -> str | None:
    """The fact that is kept under a key; None where there is none."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def write_meta(db: sqlite3.Connection, facts: Mapping[str, str]) -> None:
    """Keep facts by their keys, in place of those that were kept there."""
    db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", facts.items())


def documents_by_file(db: sqlite3.Connection) -> dict[str, str]:
    """The ids of all documents, by the names of their files."""
    return dict(db.execute("SELECT file, id FROM document").fetchall())
