"""Changing several files of a corpus so that a crash or a second writer loses nothing.

One writer at a time holds the corpus's lock.  What is to be written stands first in
a folder of its own (`.secpol/pending`), whole and on the disk, and with it the
list of where it belongs; from then on the change is made, whatever happens: whoever
comes next finishes what a killed process began.  Before that, nothing has changed.

A corpus may be a stranger's, and with it what lies in that folder or is named in its
YAML: nothing outside the corpus is written, moved or removed, nor through a link.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import time
from pathlib import PurePath
from typing import TYPE_CHECKING

from secpol_cli.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

OWN = ".secpol"  # the folder in a corpus that keeps what is under way and what can be undone
_PENDING = f"{OWN}/pending"
_LIST = "files.json"
_LOCK = f"{OWN}/lock"
_PATIENCE = 30.0  # seconds to wait for another writer
_PAUSE = 0.05


class ForeignChange(CorpusError):
    """A change that is to be made, or was begun, is none that secpol would make."""


@contextlib.contextmanager
def writing(root: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """The lock of the corpus at `root`, held by one writer at a time; what was under way is finished first.

    Raises CorpusError where another keeps it, and where the folder cannot be written to.
    """
    try:
        os.makedirs(root / OWN, exist_ok=True)
        _place(root, _LOCK)
        handle = os.open(root / _LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    except OSError as error:
        raise _unwritable(root, error) from None
    try:
        _lock(handle, root, patience)
        finish(root)
        yield
    finally:
        os.close(handle)  # which lets go of the lock


def apply(root: Path, files: Mapping[str, bytes | None]) -> None:
    """Write files of a corpus, or remove those that are None, all of them or none; the lock must be held.

    Raises CorpusError where the disk does not take them, and where one is not in the corpus: then nothing
    has changed.
    """
    for name in files:
        _place(root, name)
    changed = {name: data for name, data in files.items() if data != present(root, name)}
    if not changed:
        return
    pending = root / _PENDING
    making = root / f"{_PENDING}.making"
    try:
        for folder in (making, pending):
            shutil.rmtree(folder, ignore_errors=True)
        os.mkdir(making)
        for number, data in enumerate(changed.values()):
            if data is not None:
                _write_whole(making / str(number), data)
        names = [[name, data is not None] for name, data in changed.items()]
        _write_whole(making / _LIST, json.dumps(names).encode())
        os.rename(making, pending)  # from here on it will be done
        _sync_folder(pending.parent)
    except OSError as error:
        shutil.rmtree(making, ignore_errors=True)
        raise _unwritable(root, error) from None
    try:
        finish(root)
    except OSError as error:
        raise _unwritable(root, error) from None


def is_pending(root: str) -> bool:
    """Whether a change of the corpus was begun and not finished."""
    return os.path.lexists(os.path.join(root, _PENDING))


def finish(root: Path) -> None:
    """Finish a change that was begun; the lock must be held.  Raises OSError and ForeignChange."""
    pending = root / _PENDING
    if not os.path.isdir(pending):
        return
    targets = [(_place(root, name), is_kept) for name, is_kept in _listed(pending)]
    for number, (target, is_kept) in enumerate(targets):
        if is_kept and os.path.lexists(pending / str(number)):
            os.makedirs(target.parent, exist_ok=True)
            os.replace(pending / str(number), target)
        elif not is_kept:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(target)
    shutil.rmtree(pending)


def recover(root: Path) -> None:
    """Finish what a killed process began, if nobody is at it.  Raises ForeignChange."""
    try:
        with writing(root):
            pass
    except ForeignChange:
        raise
    except (CorpusError, OSError):
        pass


def _listed(pending: Path) -> list[tuple[str, bool]]:
    """The files of a change that was begun, and whether each is written or goes.  Raises ForeignChange."""
    try:
        listed = json.loads((pending / _LIST).read_bytes())
    except FileNotFoundError:  # killed while the folder was taken away: all was done before
        return []
    except (ValueError, RecursionError):
        listed = None
    match listed:
        case list() if all(
            isinstance(each, list) and list(map(type, each)) == [str, bool] for each in listed
        ):
            return [(name, is_kept) for name, is_kept in listed]
    raise ForeignChange(
        f"{pending} was not written by secpol", "look what it is; without it nothing is changed"
    )


def _place(root: Path, name: str) -> Path:
    """Where a file of the corpus stands.  Raises ForeignChange where that is outside, or behind a link."""
    target = root / name
    parts = PurePath(name).parts
    folder = os.path.join(os.path.realpath(root), *parts[:-1])
    is_relative = bool(parts) and not PurePath(name).is_absolute() and not {"..", "\0"} & {*parts, *name}
    if not is_relative or os.path.normcase(os.path.realpath(folder)) != os.path.normcase(folder):
        hint = "nothing was changed; the files of a corpus stand in its own folder"
        raise ForeignChange(f"{name or root}: is outside of the corpus, or behind a link", hint)
    return target


def present(root: Path, name: str) -> bytes | None:
    """What is in a file of the corpus; None where there is none, or what would be waited for (a pipe)."""
    try:
        return (root / name).read_bytes() if os.path.isfile(root / name) else None
    except OSError:
        return None


def _write_whole(path: Path, data: bytes) -> None:
    with open(path, "xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # Windows has no such thing
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _lock(handle: int, root: Path, patience: float) -> None:
    attempt = _locker()
    deadline = time.monotonic() + patience
    while not attempt(handle):
        if time.monotonic() > deadline:
            raise CorpusError(
                f"{root}: another secpol is writing to this corpus", "wait for it, and try again"
            )
        time.sleep(_PAUSE)


def _locker() -> Callable[[int], bool]:
    """What takes the lock of an open file, and says whether it has it."""
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        def take(handle: int) -> bool:
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
            except OSError:
                return False
            return True

        return take

    def hold(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    return hold


def _unwritable(root: Path, error: OSError) -> CorpusError:
    reason = error.strerror or str(error)
    return CorpusError(f"{root}: cannot be written to: {reason}", "see to its permissions and to the disk")
