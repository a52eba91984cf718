"""Citations that were formatted before, kept in the user's cache, so that they need no pandoc again.

A file of its own beside the stores, which are only read.  It is never needed:
one that is damaged is thrown away, one that cannot be read or written is let be.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import zlib
from typing import TYPE_CHECKING

from secpol_cli import __version__
from secpol_cli.citation.engine.version import engine_id
from secpol_cli.citation.requests import Citation
from secpol_cli.errors import UsageError
from secpol_cli.places import cache_folder, is_private, make_private_file, make_private_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secpol_cli.citation.markup import Markup
    from secpol_cli.citation.requests import Form, Request
    from secpol_cli.citation.styles import Style

LARGEST = 8_000_000  # bytes of the file; beyond, the older half of the citations goes
_APPLICATION_ID = 0x5EC902  # marks the file as ours
_SCHEMA_VERSION = 1  # raise it whenever _SCHEMA, or what is kept in it, changes
_PATIENCE = 0.2  # seconds to wait for another process that writes
_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS citation (
  number INTEGER PRIMARY KEY,
  digest INTEGER NOT NULL,  -- of what was asked, to find it
  asked TEXT NOT NULL,
  answer TEXT NOT NULL,
  checksum INTEGER NOT NULL -- of the answer: a wrong letter in a citation is worse than none
);
CREATE INDEX IF NOT EXISTS citation_digest ON citation (digest);
PRAGMA application_id = {_APPLICATION_ID};
PRAGMA user_version = {_SCHEMA_VERSION};
COMMIT;
"""


def citations_file() -> str:
    """Where citations are kept."""
    return os.path.join(cache_folder(), "citations.sqlite")


def recall_citations(
    requests: Sequence[Request],
    style: Style,
    *,
    form: Form = "bibliography",
    locale: str | None = None,
    markup: Markup = "text",
) -> list[Citation]:
    """What `format_citations` answers, from memory where the same was asked before."""
    if not requests:
        return []
    asked = _question(requests, style, form=form, locale=locale, markup=markup)
    kept = _find(asked)
    if kept is not None:
        return kept
    from secpol_cli.citation.engine.run import format_citations

    made = format_citations(requests, style, form=form, locale=locale, markup=markup)
    _keep(asked, made)
    return made


def _question(
    requests: Sequence[Request], style: Style, *, form: Form, locale: str | None, markup: Markup
) -> str:
    """All that a citation depends on: the works, places and words before them, the style's file, form,
    language and markup, pandoc, and this program.  Raises ToolError where there is no pandoc.
    """
    asked = [
        [request.item, request.locator and vars(request.locator), request.prefix, request.suffix]
        for request in requests
    ]
    try:
        with open(style.path, "rb") as file:
            content = file.read()
    except OSError as error:
        raise UsageError(f"cannot read the style {style.path}: {error.strerror}") from None
    source = [os.fspath(style.path), len(content), zlib.crc32(content), zlib.adler32(content)]
    ourselves = [__version__, _newest_module()]
    parts = [asked, source, form, locale or style.locale, markup, engine_id(), ourselves]
    return json.dumps(parts, sort_keys=True)


def _find(asked: str) -> list[Citation] | None:
    """What was answered to this question before; None where it is not known."""
    path = citations_file()
    if not is_private(path):
        return None
    with _forgiving(path), contextlib.closing(sqlite3.connect(path, timeout=_PATIENCE)) as connection:
        sql = "SELECT answer, checksum FROM citation WHERE digest = ? AND asked = ?"
        for answer, checksum in connection.execute(sql, (_checksum(asked), asked)):
            if _checksum(answer) != checksum:
                raise sqlite3.DatabaseError("a citation has changed since it was written")
            return [Citation(index, form, text) for index, form, text in json.loads(answer)]
    return None


def _keep(asked: str, citations: Sequence[Citation]) -> None:
    """Keep the answer to a question."""
    answer = json.dumps([[each.index, each.form, each.text] for each in citations])
    if len(asked) + len(answer) > LARGEST // 4:
        return
    path = citations_file()
    with _forgiving(path):
        make_private_folder(os.path.dirname(path))
        if not is_private(path):
            _replace(path)
        with contextlib.closing(_open_to_write(path)) as connection:
            with connection:
                row = (_checksum(asked), asked, answer, _checksum(answer))
                connection.execute("DELETE FROM citation WHERE digest = ? AND asked = ?", row[:2])
                connection.execute(
                    "INSERT INTO citation (digest, asked, answer, checksum) VALUES (?, ?, ?, ?)", row
                )
            if os.path.getsize(path) > LARGEST:
                _shrink(connection)


def _replace(path: str) -> None:
    """Put an empty file of our own where there is none, or a link, or another user's.  Raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)
    with contextlib.suppress(FileExistsError):  # another process was quicker
        make_private_file(path)


def _open_to_write(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        connection.execute("PRAGMA synchronous = OFF")  # a lost citation is made again
        marks = [
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        ]
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            connection.executescript(_SCHEMA)
        elif marks != [_APPLICATION_ID, _SCHEMA_VERSION]:
            raise sqlite3.DatabaseError("not a file of ours, or of another version")
    except BaseException:
        connection.close()
        raise
    return connection


def _shrink(connection: sqlite3.Connection) -> None:
    """Let the older half go, and give its space back."""
    with connection:
        connection.execute(
            "DELETE FROM citation WHERE number <= (SELECT (min(number) + max(number)) / 2 FROM citation)"
        )
    connection.execute("VACUUM")


@contextlib.contextmanager
def _forgiving(path: str) -> Iterator[None]:
    """Whatever is wrong with the file is nobody's trouble; if it is damaged, it goes."""
    try:
        yield
    except (sqlite3.OperationalError, OSError):
        return  # it is locked, the disk is full, the folder may not be written
    except (sqlite3.DatabaseError, ValueError, TypeError):
        with contextlib.suppress(OSError):
            os.unlink(path)


def _checksum(text: str) -> int:
    return zlib.crc32(text.encode())


def _newest_module() -> int:
    """When this package last changed: an edited checkout has the version that it had."""
    with os.scandir(os.path.dirname(__file__)) as entries:
        times = (entry.stat().st_mtime_ns for entry in entries if entry.name.endswith(".py"))
        return max(times, default=0)
