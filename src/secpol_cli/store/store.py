"""The store: a compiled corpus in an SQLite file, as commands read it."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from typing import TYPE_CHECKING

from secpol_cli.places import is_private
from secpol_cli.store.seal import is_whole, open_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

APPLICATION_ID = 0x5EC901  # marks the file as ours (PRAGMA application_id)
SCHEMA_VERSION = 18  # raise it whenever schema.sql, or what is written by it, changes


class Store:
    """A connection to a compiled corpus; `passing` is its file, where that is to go with it, and `descriptor`
    another opening of the file, which is closed behind the connection."""

    def __init__(
        self, connection: sqlite3.Connection, passing: Path | None = None, descriptor: int | None = None
    ) -> None:
        self.connection = connection
        self._passing, self._descriptor = passing, descriptor
        connection.row_factory = sqlite3.Row

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[sqlite3.Row]:
        """All rows that a query gives."""
        return self.connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[object] = ()) -> sqlite3.Row | None:
        """The first row that a query gives, if any."""
        row: sqlite3.Row | None = self.connection.execute(sql, parameters).fetchone()
        return row

    def mapping(self, sql: str, parameters: Sequence[object] = ()) -> dict[str, str]:
        """The first column of all rows to their second."""
        return {row[0]: row[1] for row in self.rows(sql, parameters)}

    def value(self, sql: str, parameters: Sequence[object] = ()) -> object:
        """The first column of the first row, or None."""
        row = self.row(sql, parameters)
        return row[0] if row else None

    @property
    def file(self) -> str:
        """The path of its file; empty where it is in memory."""
        return str(self.connection.execute("PRAGMA database_list").fetchone()[2])

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
        if self._passing is not None:
            with contextlib.suppress(OSError):
                os.unlink(self._passing)


def open_store(
    path: Path, *, passing: bool = False, named: bool = False, frozen: bool = False
) -> Store | None:
    """The store at `path`; None where no file of ours, of this version, is there, or one that is
    not as it was sealed, or a link or another user's.

    A `passing` one is deleted when it is closed.  A `named` one, which somebody chose, may be anybody's, and
    is not written to.  Of a `frozen` one it is known, too, that nobody writes it: it is read without locks,
    which disks of networks may not have.
    """
    if not (os.path.isfile(path) if named or frozen else is_private(os.fspath(path))):
        return None
    with contextlib.ExitStack() as opened, contextlib.suppress(sqlite3.DatabaseError, OSError):
        descriptor = open_bytes(os.fspath(path), os.O_RDONLY)
        opened.callback(os.close, descriptor)
        connection = opened.enter_context(
            contextlib.closing(_connect(path, writable=not (named or frozen), frozen=frozen))
        )
        connection.execute("PRAGMA query_only = 1")
        marks = [
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        ]
        if marks == [APPLICATION_ID, SCHEMA_VERSION]:
            connection.execute("BEGIN")  # until it is closed it is read as it is now, whoever changes it
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # it can be read, too
            if is_whole(descriptor, os.fspath(path)):
                opened.pop_all()  # ours: it stays open
                return Store(connection, path if passing else None, descriptor)
    return None


def _connect(path: Path, *, writable: bool, frozen: bool) -> sqlite3.Connection:
    if writable:
        return sqlite3.connect(path)
    from urllib.parse import quote

    how = "mode=ro&immutable=1" if frozen else "mode=ro"
    return sqlite3.connect(f"file:{quote(os.fsencode(os.path.abspath(path)))}?{how}", uri=True)
