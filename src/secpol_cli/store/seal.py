"""A store's seal: the checksum of its file, which is in the file, so that it goes where the file goes.

It is the one row of the table `seal`, the first that is made, whose page is therefore the
second of the file: a mark, and behind it the sum of all that is in the file but for the sum.
What is not as it was when it was sealed, a byte, a row or a page of any table, gives no answer:
who opens a store looks (`open_store`).

A small store is read whole each time.  Of a large one it is remembered in the cache which stamp
the file had when it was last found whole; with the same stamp it is not read again.  CRC-32
(ISO 3309) tells of damage, but for one time in four thousand million; whoever means harm can
write a new sum.
"""

from __future__ import annotations

import contextlib
import os
import time
import zlib
from typing import TYPE_CHECKING

from secpol_cli.places import cache_folder, is_private, make_private_file, make_private_folder, mark_of
from secpol_cli.store.checksums import is_large

if TYPE_CHECKING:
    import sqlite3

_MARK = b"secpol-seal:"
_UNSEALED = b"--------"
_PAGE_SIZE = slice(16, 18)  # of an SQLite file's header: big-endian, 1 for 65,536
_PIECE = 1 << 20
_TICK_NS = 50_000_000  # two changes that are less apart may have one time: clocks of file systems are coarse
_FOLDER = "whole"  # of the cache


def unseal(db: sqlite3.Connection) -> None:
    """Write the row in which the seal will stand; in the transaction that changes the store."""
    db.execute("INSERT OR REPLACE INTO seal VALUES (1, ?)", (_MARK + _UNSEALED,))


def seal(path: str) -> None:
    """Seal a store that is whole now, and that nobody else uses.  Raises OSError and ValueError."""
    descriptor = open_bytes(path, os.O_RDWR)
    try:
        seal_open(descriptor)
    finally:
        os.close(descriptor)


def seal_open(descriptor: int) -> None:
    """Seal a store whose file is open.  Raises OSError, and ValueError where it has no place for a seal."""
    place = _place_of_sum(descriptor)
    if place is None:
        raise ValueError("a store without a place for its seal")
    found = _sum_of_file(descriptor, place)
    os.lseek(descriptor, place, os.SEEK_SET)
    os.write(descriptor, found)


def is_whole(descriptor: int, path: str) -> bool:
    """Whether a store whose file is open is as it was when it was sealed."""
    try:
        large = is_large(path)
        before = _stamp(descriptor)
        if large and before is not None and _remembered(path) == before:
            return True
        place = _place_of_sum(descriptor)
        if place is None:
            return False
        os.lseek(descriptor, place, os.SEEK_SET)
        whole = os.read(descriptor, len(_UNSEALED)) == _sum_of_file(descriptor, place)
        if whole and large and before is not None and before == _stamp(descriptor):
            _remember(path, before)
        return whole
    except (OSError, ValueError):
        return False


def remember_whole(path: str) -> None:
    """Remember that a large store which this process has just sealed is whole, once its time has passed."""
    with contextlib.suppress(OSError, ValueError):
        if not is_large(path):
            return
        descriptor = open_bytes(path, os.O_RDONLY)
        try:
            time.sleep(_TICK_NS / 1e9)
            stamp = _stamp(descriptor)
        finally:
            os.close(descriptor)
        if stamp is not None:
            _remember(path, stamp)


def open_bytes(path: str, flags: int) -> int:
    """A descriptor of a file's bytes.  Raises OSError.

    As long as there is a connection to the store in this process, it is to stay open: to
    close it gives up the locks that SQLite has on the file (POSIX, fcntl).
    """
    return os.open(path, flags | getattr(os, "O_BINARY", 0))


def _place_of_sum(descriptor: int) -> int | None:
    """Where in the file the sum stands; None where it has no seal."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    size = int.from_bytes(os.read(descriptor, 18)[_PAGE_SIZE], "big")
    size = 65_536 if size == 1 else size
    os.lseek(descriptor, size, os.SEEK_SET)
    page = os.read(descriptor, size)
    place = page.find(_MARK)
    return None if place < 0 else size + place + len(_MARK)


def _sum_of_file(descriptor: int, place: int) -> bytes:
    """The sum of all bytes but those of the sum, and of how many there are."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    total = zlib.crc32(_UNSEALED, zlib.crc32(os.read(descriptor, place)))
    size = os.lseek(descriptor, place + len(_UNSEALED), os.SEEK_SET)
    buffer = bytearray(_PIECE)
    view = memoryview(buffer)
    with open(descriptor, "rb", buffering=0, closefd=False) as file:
        while count := file.readinto(buffer):
            total, size = zlib.crc32(view[:count], total), size + count
    return b"%08x" % zlib.crc32(b"%d" % size, total)


def _stamp(descriptor: int) -> str | None:
    """What tells whether a file was touched; None where it was touched just now, and may be again, unseen."""
    status = os.fstat(descriptor)
    if max(status.st_mtime_ns, status.st_ctime_ns) > time.time_ns() - _TICK_NS:
        return None
    times = (status.st_mtime_ns, status.st_ctime_ns)
    return " ".join(map(str, (status.st_size, *times, status.st_ino, status.st_dev)))


def _record_of(path: str) -> str:
    return os.path.join(cache_folder(), _FOLDER, mark_of(os.path.realpath(path)))


def _remembered(path: str) -> str | None:
    """The stamp that a store had when it was last found whole."""
    record = _record_of(path)
    if not is_private(record):
        return None
    with open(record, encoding="ascii") as file:
        return file.read(200)


def _remember(path: str, stamp: str) -> None:
    record = _record_of(path)
    with contextlib.suppress(OSError):
        make_private_folder(os.path.dirname(record))
        with contextlib.suppress(FileNotFoundError):
            os.unlink(record)
        make_private_file(record)
        with open(record, "w", encoding="ascii") as file:
            file.write(stamp)
