"""Blocks of text as the store has them, and those that running text goes on in."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from secpol_cli.store.address import number_of
from secpol_cli.store.checksums import checked

if TYPE_CHECKING:
    import sqlite3

    from secpol_cli.store.store import Store

_APPARATUS = frozenset(["byline", "dateline", "caption", "boilerplate"])


def block_after(store: Store, block: sqlite3.Row) -> sqlite3.Row | None:
    """The row of the paragraph that running text goes on in behind a block; None at its end."""
    if block["next"] is None:
        return None
    return _one(store, "SELECT * FROM block WHERE doc = ? AND block = ?", (block["doc"], block["next"]))


def block_before(store: Store, block: sqlite3.Row) -> sqlite3.Row | None:
    """The row of the paragraph from which running text goes on in a block; None at its beginning."""
    return _one(store, "SELECT * FROM block WHERE doc = ? AND next = ?", (block["doc"], block["block"]))


def _one(store: Store, sql: str, place: tuple[str, str]) -> sqlite3.Row | None:
    return next(iter(checked(store.rows(f"{sql} LIMIT 1", place))), None)


def paragraph_before(store: Store, block: sqlite3.Row) -> str:
    """The title of a block's document, and the text of the block of running text before it, whether or not
    that goes on in it."""
    sql = """SELECT text FROM block WHERE doc = ? AND position < ? AND kind IN ('paragraph', 'list-item')
             ORDER BY position DESC LIMIT 1"""
    found = store.value(sql, (block["doc"], block["position"]))
    title = store.value("SELECT title FROM document WHERE id = ?", (block["doc"],))
    return f"{title or ''}. {found or ''}"


def texts_before(store: Store, block: sqlite3.Row, most: int = 60) -> list[str]:
    """The texts of the blocks before a block, of whatever kind, the nearest first."""
    sql = "SELECT text FROM block WHERE doc = ? AND position < ? ORDER BY position DESC LIMIT ?"
    return [str(text) for (text,) in store.rows(sql, (block["doc"], block["position"], most))]


def introduction_of(store: Store, block: sqlite3.Row) -> str:
    """The words up to a colon that a list begins with in which a block is an item; empty where it is in
    none."""
    for text in texts_before(store, block, most=12):
        if text.rstrip().endswith(":"):
            return text
        if not re.match(r"\W*\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]", text):
            break
    return ""


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
