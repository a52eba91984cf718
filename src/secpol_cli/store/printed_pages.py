"""The pages on which the blocks of a text stand: of the file, and as they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    Row = tuple[
        str, int, int, str | None
    ]  # block, offset at which the page begins there, its number, printed


def write_pages(db: sqlite3.Connection, doc: str, rows: Iterable[Row]) -> None:
    """Keep the pages of a document's blocks; they go with it (`compile.delete_document`)."""
    db.executemany("INSERT INTO page VALUES (?, ?, ?, ?, ?)", [(doc, *row) for row in rows])
