"""Blocks of text as the store has them: by their number, and those that running text goes on in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from secpol_cli.store.address import number_of

if TYPE_CHECKING:
    import sqlite3

    from secpol_cli.store.store import Store

_APPARATUS = frozenset(["byline", "dateline", "caption", "boilerplate"])


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


def paragraph_before(store: Store, block: sqlite3.Row) -> str:
    """The text of the block of running text before a block, whether or not it goes on in it; empty at a
    document's beginning."""
    sql = """SELECT text FROM block WHERE doc = ? AND position < ? AND kind IN ('paragraph', 'list-item')
             ORDER BY position DESC LIMIT 1"""
    found = store.value(sql, (block["doc"], block["position"]))
    return str(found) if found is not None else ""


def headings_before(store: Store, block: sqlite3.Row, most: int = 3) -> list[str]:
    """The texts of the last headings before a block, the nearest first."""
    sql = """SELECT text FROM block WHERE doc = ? AND position < ? AND kind = 'heading'
             ORDER BY position DESC LIMIT ?"""
    return [str(text) for (text,) in store.rows(sql, (block["doc"], block["position"], most))]


def is_apparatus(store: Store, block: sqlite3.Row) -> bool:
    """Whether a block is what an edition puts around a text, and nobody says: a byline, a date line, a
    caption, a line of the page, a note about the author (whose mark stands in a byline)."""
    if block["kind"] in _APPARATUS:
        return True
    if block["kind"] != "endnote":
        return False
    number = number_of(block["block"], "n")
    sql = "SELECT marks_json FROM block WHERE doc = ? AND kind = 'byline'"
    marks = [mark for (marks,) in store.rows(sql, (block["doc"],)) for mark in json.loads(marks)]
    return any(n == number for n, _ in marks)
