"""Whether a store is as it was written: a small one by the checksum of its file, any by those of its blocks.

CRC-32 (ISO 3309) tells of damage, but for one time in four thousand million; whoever means harm can write a
new sum.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import zlib
from typing import TYPE_CHECKING

from secpol_cli.places import make_private_file
from secpol_cli.store.address import join

if TYPE_CHECKING:
    from collections.abc import Iterable

LARGE = 8_000_000  # bytes of a store that is too large to be read whole each time, which takes 2 ms a million
_PIECE = 1 << 20


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


def seal_of(path: str) -> str:
    """The file that has the checksum of a small store, beside it."""
    return f"{path}.sum"


def is_large(path: str) -> bool:
    """Whether a store is too large to be read whole each time it is opened.  Raises OSError."""
    return os.path.getsize(path) >= LARGE


def seal(path: str) -> None:
    """Write down the checksum of a store that is whole now, which nobody reads yet; of a large one, nothing.

    Raises OSError.
    """
    with contextlib.suppress(FileNotFoundError):
        os.unlink(seal_of(path))
    if not is_large(path):
        make_private_file(seal_of(path))
        with open(seal_of(path), "w", encoding="ascii") as file:
            file.write(_sum_of_file(path))


def is_sealed(path: str) -> bool:
    """Whether a store is as it was when it was sealed, or large."""
    try:
        if is_large(path):
            return True
        with open(seal_of(path), encoding="ascii") as file:
            return file.read(99) == _sum_of_file(path)
    except (OSError, ValueError):
        return False


def _sum_of_file(path: str) -> str:
    total = size = 0
    with open(path, "rb") as file:
        while piece := file.read(_PIECE):
            total, size = zlib.crc32(piece, total), size + len(piece)
    return f"{total:08x} {size}"
