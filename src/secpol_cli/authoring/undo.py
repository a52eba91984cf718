"""What an update replaced, kept beside the corpus to be put back."""

from __future__ import annotations

import json
import posixpath
from hashlib import sha256
from typing import TYPE_CHECKING

from secpol_cli.authoring.transaction import OWN, apply, writing
from secpol_cli.changes import WrittenFile
from secpol_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_LIST = "list.json"  # of a change: the names of its files, and the sums of what it wrote


def keep_for_undo(root: Path, id_: str, files: Mapping[str, bytes | None]) -> dict[str, bytes | None]:
    """The files of a change, with those that put back what they replace."""
    kept: dict[str, bytes | None] = {}
    listed = []
    for number, (name, data) in enumerate(files.items()):
        before = _read(root, name)
        if before == data:
            continue
        listed.append([name, before is not None, _sum(data)])
        kept[_kept_name(id_, number)] = before
        listed[-1].append(number)
    kept[_kept_name(id_, _LIST)] = json.dumps(listed).encode()
    return {**kept, **files}


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
    return posixpath.join(OWN, "undo", id_, str(name))


def _read(root: Path, name: str) -> bytes | None:
    try:
        return (root / name).read_bytes()
    except OSError:
        return None


def _sum(data: bytes | None) -> str | None:
    return sha256(data).hexdigest() if data is not None else None
