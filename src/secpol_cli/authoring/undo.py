"""What an update replaced, kept beside the corpus to be put back."""

from __future__ import annotations

import json
import os
import posixpath
from hashlib import sha256
from typing import TYPE_CHECKING

from secpol_cli.authoring.transaction import OWN, apply, present, writing
from secpol_cli.changes import WrittenFile
from secpol_cli.errors import CorpusError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_FOLDER = "undo"
_LIST = "list.json"  # of a change: the names of its files, and the sums of what it wrote


def keep_for_undo(root: Path, id_: str, files: Mapping[str, bytes | None]) -> dict[str, bytes | None]:
    """The files of a change, with those that put back what they replace."""
    return {**_kept(id_, {name: (present(root, name), data) for name, data in files.items()}), **files}


def kept_states(root: Path) -> dict[str, dict[str, tuple[bytes | None, bytes | None]]]:
    """Of each document whose update can be undone, by id, the files that this puts back: what they were, and
    what they are."""
    found: dict[str, dict[str, tuple[bytes | None, bytes | None]]] = {}
    try:
        ids = sorted(os.listdir(root / OWN / _FOLDER))
    except OSError:
        return {}
    for id_ in ids:
        listed = _kept_name(id_, _LIST)
        stored = present(root, listed)
        states = {}
        for name, was_there, now, number in _listed(listed, stored) if stored is not None else ():
            is_there = present(root, name)
            if _sum(is_there) != now:
                break
            states[name] = (present(root, _kept_name(id_, number)) if was_there else None, is_there)
        else:
            found |= {id_: states} if states else {}
    return found


def kept_with(
    root: Path, id_: str, new: str, states: Mapping[str, tuple[bytes | None, bytes | None]]
) -> dict[str, bytes | None]:
    """The files of `undo` for a document that has a new id, in the place of those of the old one."""
    listed = _kept_name(id_, _LIST)
    stored = present(root, listed)
    changes = _listed(listed, stored) if stored is not None else []
    names: list[str | int] = [number for _, _, _, number in changes]
    gone = dict.fromkeys(_kept_name(id_, name) for name in [*names, _LIST])
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

    Raises UsageError where there is none, and where a file was changed since, and CorpusError where what
    is kept was not kept by secpol.
    """
    with writing(root):
        listed = _kept_name(id_, _LIST)
        stored = present(root, listed)
        if stored is None:
            raise UsageError(f"nothing of {id_} is there to be undone", "only the last update can be")
        files: dict[str, bytes | None] = {}
        changes = _listed(listed, stored)
        for name, was_there, now, number in changes:
            if _sum(present(root, name)) != now:
                hint = "put your changes elsewhere first, or mend it by hand"
                raise UsageError(f"{name} was changed since the update", hint)
            files[name] = present(root, _kept_name(id_, number)) if was_there else None
        used = {_kept_name(id_, number): None for _, _, _, number in changes}
        apply(root, {**files, **used, listed: None})
    return [
        WrittenFile(name, "put back" if data is not None else "removed", "") for name, data in files.items()
    ]


def _listed(listed: str, stored: bytes) -> list[tuple[str, bool, str | None, int]]:
    """The files of a change: of each whether it was there, the sum of what was written (None where it was
    removed), and the number under which it is kept.  Raises CorpusError."""
    try:
        found = json.loads(stored)
    except (ValueError, RecursionError):
        found = None
    shapes = ([str, bool, str, int], [str, bool, type(None), int])
    if isinstance(found, list) and all(
        isinstance(each, list) and list(map(type, each)) in shapes for each in found
    ):
        return [(name, was_there, now, number) for name, was_there, now, number in found]
    raise CorpusError(f"{listed} was not written by secpol", "it cannot be undone; look what it is")


def _kept_name(id_: str, name: str | int) -> str:
    """A file of what an update replaced, relative to the corpus."""
    return posixpath.join(OWN, _FOLDER, id_, str(name))


def _sum(data: bytes | None) -> str | None:
    return sha256(data).hexdigest() if data is not None else None
