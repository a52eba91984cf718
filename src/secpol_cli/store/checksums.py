"""Checksums of a store's blocks, looked at whenever one is read; that of its file is its `seal`."""

from __future__ import annotations

import os
import sqlite3
import zlib
from typing import TYPE_CHECKING

from secpol_cli.store.address import join

if TYPE_CHECKING:
    from collections.abc import Iterable

LARGE = (
    8_000_000  # bytes of a store that is too large to be read whole each time it is opened, which takes 3 ms
)


class StoreDamaged(sqlite3.DatabaseError):
    """A store holds what was not written to it; it can be made anew."""


def sum_of_block(doc: str, block: str, text: str) -> int:
    """The checksum of a block's text, bound to its place."""
    return zlib.crc32(f"{doc}\0{block}\0{text}".encode("utf-8", "surrogatepass"))


def checked(rows: Iterable[sqlite3.Row]) -> list[sqlite3.Row]:
    """Whole rows of the table `block`.  Raises StoreDamaged where the text of one is not what was written."""
    found = list(rows)
    for row in found:
        try:
            is_whole = row["sum"] == sum_of_block(row["doc"], row["block"], row["text"])
        except (TypeError, ValueError):
            is_whole = False
        if not is_whole:
            raise StoreDamaged(f"the text of {join(row['doc'], row['block'])} is not what was compiled")
    return found


def is_large(path: str) -> bool:
    """Whether a store is too large to be read whole each time it is opened.  Raises OSError."""
    return os.path.getsize(path) >= LARGE
