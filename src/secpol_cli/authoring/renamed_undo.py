"""What an update can still be undone with when something has another id since.

What was before the update is renamed as the corpus is, apart from it; what then
differs from the corpus is kept in the place of what was kept before.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from secpol_cli.authoring.undo import kept_states, kept_with
from secpol_cli.corpus.files import list_files
from secpol_cli.errors import SecpolError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Files = Mapping[str, bytes | None]


def rename_kept(
    root: Path, files: Files, renamed: Callable[[Path], Files], id_of: Callable[[str], str]
) -> dict[str, bytes | None]:
    """The files of `undo`, as they are to be when a renaming has written `files`.

    `renamed` gives the files that the renaming writes in the corpus at a path;
    `id_of` the new id of a document.  Where what was before cannot be renamed so,
    its update cannot be undone any more.
    """
    written: dict[str, bytes | None] = {}
    for doc, states in kept_states(root).items():
        before = {name: old for name, (old, _) in states.items()}
        after = {name: new for name, (_, new) in states.items()}
        try:
            earlier = _renamed_before(root, before, renamed)
        except (SecpolError, OSError):
            continue
        wanted = {**before, **earlier}
        present = {**after, **_present(root, wanted.keys() - after.keys()), **files}
        states = {name: (wanted.get(name, present[name]), present[name]) for name in {**present, **wanted}}
        written |= kept_with(root, doc, id_of(doc), states)
    return written


def _renamed_before(root: Path, before: Files, renamed: Callable[[Path], Files]) -> dict[str, bytes | None]:
    """What the renaming writes in the corpus as it was before an update."""
    with TemporaryDirectory(prefix="secpol-") as folder:
        copy = Path(folder)
        for name in list_files(root):
            _copy(root / name, copy / name)
        for top in ("sources", "originals", "suggestions"):
            for path in sorted((root / top).rglob("*")):
                if path.is_file():
                    _link(path, copy / path.relative_to(root))
        for name, data in before.items():
            (copy / name).unlink(missing_ok=True)
            if data is not None:
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                (copy / name).write_bytes(data)
        return dict(renamed(copy))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _link(source: Path, target: Path) -> None:
    """A file at another place, without its bytes where the system has links."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.symlink(os.path.realpath(source), target)
    except OSError:
        shutil.copyfile(source, target)


def _present(root: Path, names: set[str]) -> dict[str, bytes | None]:
    return {name: (root / name).read_bytes() if (root / name).is_file() else None for name in names}
