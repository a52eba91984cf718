"""What an update replaced, kept beside the corpus to be put back."""

from __future__ import annotations

import json
import os
import posixpath
from hashlib import sha256
from typing import TYPE_CHECKING

from secpol_cli.authoring.transaction import OWN, apply, writing
from secpol_cli.changes import WrittenFile
from secpol_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_FOLDER = "undo"
_LIST = "list.json"  # of a change: the names of its files, and the sums of what it wrote


def keep_for_undo(root: Path, id_: str, files: Mapping[str, bytes | None]) -> dict[str, bytes | None]:
    """The files of a change, with those that put back what they replace."""
    return {**_kept(id_, {name: (_read(root, name), data) for name, data in files.items()}), **files}


def kept_states(root: Path) -> dict[str, dict[str, tuple[bytes | None, bytes | None]]]:
    """Of each document whose update can be undone, by id, the files that this puts back: what they were, and
    what they are."""
    found: dict[str, dict[str, tuple[bytes | None, bytes | None]]] = {}
    try:
        ids = sorted(os.listdir(root / OWN / _FOLDER))
    except OSError:
        return {}
    for id_ in ids:
        stored = _read(root, _kept_name(id_, _LIST))
        states = {}
        for name, was_there, now, number in json.loads(stored) if stored is not None else ():
            present = _read(root, name)
            if _sum(present) != now:
                break
            states[name] = (_read(root, _kept_name(id_, number)) if was_there else None, present)
        else:
            found |= {id_: states} if states else {}
    return found


def kept_with(
    root: Path, id_: str, new: str, states: Mapping[str, tuple[bytes | None, bytes | None]]
) -> dict[str, bytes | None]:
    """The files of `undo` for a document that has a new id, in the place of those of the old one."""
    stored = _read(root, _kept_name(id_, _LIST))
    numbers = [number for *_, number in json.loads(stored)] if stored is not None else []
    gone = dict.fromkeys(_kept_name(id_, name) for name in (*numbers, _LIST))
    return {**gone, **_kept(new, states)}


def _kept(id_: str, states: Mapping[str, tuple[bytes | None, bytes | None]]) -> dict[str, bytes | None]:
    kept: dict[str, bytes | None] = {}
    listed = []
    for number, (name, (before, after)) in enumerate(states.items()):
        if before != after:
            listed.append([name, before is not None, _sum(after), number])
            kept[_kept_name(id_, number)] = before
    kept[_kept_name(id_, _LIST)] = json.dumps(listed).encode()
    return kept


def undo(root: Path, id_: str) -> list[WrittenFile]:
    """Put back what the last update of a document replaced.

    Raises UsageError where there is none, and where a file was changed since.
    """
    with writing(root):
        listed = _kept_name(id_, _LIST)
        stored = _read(root, listed)
        if stored is None:
            raise UsageError(f"nothing of {id_} is there to be undone", "only the last update can be")
        files: dict[str, bytes | None] = {}
        for name, was_there, now, number in json.loads(stored):
            if _sum(_read(root, name)) != now:
                hint = "put your changes elsewhere first, or mend it by hand"
                raise UsageError(f"{name} was changed since the update", hint)
            files[name] = _read(root, _kept_name(id_, number)) if was_there else None
        used = {_kept_name(id_, number): None for _, _, _, number in json.loads(stored)}
        apply(root, {**files, **used, listed: None})
    return [
        WrittenFile(name, "put back" if data is not None else "removed", "") for name, data in files.items()
    ]


def _kept_name(id_: str, name: str | int) -> str:
    """A file of what an update replaced, relative to the corpus."""
    return posixpath.join(OWN, _FOLDER, id_, str(name))


def _read(root: Path, name: str) -> bytes | None:
    try:
        return (root / name).read_bytes()
    except OSError:
        return None


def _sum(data: bytes | None) -> str | None:
    return sha256(data).hexdigest() if data is not None else None
