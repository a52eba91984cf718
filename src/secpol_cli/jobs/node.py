"""What a worker of a cluster is asked to do: say who it is, find or take the store, answer shares.

Every function here is called there, by its name: a worker needs no more than secpol and distributed.
"""

from __future__ import annotations

import contextlib
import os
import threading
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from secpol_cli.places import cache_folder
from secpol_cli.store.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from secpol_cli.jobs.tasks import Task
    from secpol_cli.store.store import Store

_FOLDER = "cluster"  # of the cache, for stores that were sent here
_KEPT = 3  # of these, the ones that were used last
_BLOCK = 1 << 20
_MOST_ERRANDS = 8  # that a worker remembers: several people may use one cluster


class Errand(NamedTuple):
    """One run of one client: where its store is, by what checksum it is known, and what is to be done."""

    store: str
    task: Task[Any, Any]


class _AtWork(threading.local):
    """What a thread has open: SQLite's connections stay in theirs."""

    name: str = ""
    store: Store | None = None
    answer: Callable[[Any], Any]


_errands: dict[str, Errand] = {}
_open = _AtWork()


@cache
def describe() -> Mapping[str, str]:
    """Of what the answers depend, beside the store, by what people call it: the same here and there, or the
    answers may not be."""
    import unicodedata
    from hashlib import sha256

    import rapidfuzz

    from secpol_cli import __version__

    root = Path(__file__).resolve().parents[1]
    code = sha256()
    for path in sorted(root.rglob("*.py")):
        code.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return {
        "secpol": __version__,
        "rapidfuzz": rapidfuzz.__version__,
        "Unicode": unicodedata.unidata_version,
        "secpol’s code": code.hexdigest()[:12],
    }


def checksum(path: Path) -> str:
    """The SHA-256 of a file; empty where it cannot be read."""
    try:
        status = os.stat(path)
        return _checksum(path, status.st_size, status.st_mtime_ns)
    except OSError:
        return ""


@lru_cache(8)
def _checksum(path: Path, _size: int, _changed: int) -> str:
    from hashlib import file_digest

    with open(path, "rb") as file:
        return file_digest(file, "sha256").hexdigest()


def name_node() -> tuple[str, str]:
    """Which node this is, and where it keeps stores that were sent to it."""
    import socket

    return socket.gethostname(), os.fspath(_kept())


def find_store(digest: str, shared: str | None) -> str | None:
    """Where this node has the store of a checksum: at the path that was named, or among those sent."""
    sent = _kept() / f"{digest}.sqlite"
    if shared is not None and checksum(Path(shared)) == digest:
        return shared
    if checksum(sent) != digest:
        return None
    with contextlib.suppress(OSError):
        os.utime(sent)
    return str(sent)


def take_piece(digest: str, sender: str, offset: int, piece: bytes) -> None:
    """Write a piece of a store that is being sent.  Raises OSError."""
    path = _part(digest, sender)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(path, "r+b" if offset else "wb") as file:
        file.seek(offset)
        file.write(piece)


def keep_store(digest: str, sender: str) -> str | None:
    """Take a store whose pieces are all there for one of this node's; None where it is not the one."""
    part, kept = _part(digest, sender), _kept() / f"{digest}.sqlite"
    if checksum(part) != digest:
        part.unlink(missing_ok=True)
        return None
    os.replace(part, kept)
    old = sorted(_kept().glob("*.sqlite"), key=lambda path: path.stat().st_mtime)[:-_KEPT]
    for path in old:
        with contextlib.suppress(OSError):  # Windows deletes none that is open
            path.unlink()
    return str(kept)


def prepare(name: str, errand: Errand) -> None:
    """Remember an errand under a name of its own."""
    _errands[name] = errand
    while len(_errands) > _MOST_ERRANDS:
        _errands.pop(next(iter(_errands)))


def forget(name: str) -> None:
    """Forget an errand."""
    _errands.pop(name, None)


def answer_share(name: str, items: Sequence[Any]) -> list[Any]:
    """The answers to some items, in their order.  Raises KeyError for an errand that is not known here."""
    errand = _errands[name]
    if _open.name != name:
        _open_errand(name, errand)
    return [_open.answer(item) for item in items]


def _open_errand(name: str, errand: Errand) -> None:
    if _open.store is not None:
        _open.store.close()
    _open.name, _open.store = "", open_store(Path(errand.store), frozen=True)
    if _open.store is None:
        raise FileNotFoundError(errand.store)
    _open.answer = errand.task.open(_open.store)
    _open.name = name


def _kept() -> Path:
    return Path(cache_folder()) / _FOLDER


def _part(digest: str, sender: str) -> Path:
    return _kept() / f".{digest}.{sender}.part"
