"""Blocks of text as the store has them: by their number, and those that running text goes on in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from secpol_cli.store.store import Store


def block_numbered(store: Store, number: int) -> sqlite3.Row | None:
    """The row of the block that the word index knows by a number; None where there is none."""
    return store.row("SELECT * FROM block WHERE number = ?", (number,))


def block_after(store: Store, block: sqlite3.Row) -> sqlite3.Row | None:
    """The row of the paragraph that running text goes on in behind a block; None at its end."""
    if block["next"] is None:
        return None
    return store.row("SELECT * FROM block WHERE doc = ? AND block = ?", (block["doc"], block["next"]))


def block_before(store: Store, block: sqlite3.Row) -> sqlite3.Row | None:
    """The row of the paragraph from which running text goes on in a block; None at its beginning."""
    return store.row("SELECT * FROM block WHERE doc = ? AND next = ?", (block["doc"], block["block"]))
