"""Files that pages and charts are written to: which names they may have."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from secpol_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGES = (".html", ".htm")
CHARTS = (".svg", ".png", *PAGES)


def check_file(what: str, name: str, endings: Sequence[str]) -> None:
    """Raises UsageError where nothing can be written under this name: another ending, a folder, or none to
    stand in.  `what` is the option or the command that names it."""
    path = Path(name)
    if not name:
        raise UsageError(f"{what}: no file is named", f"name one that ends in {endings[0]}")
    if path.suffix.lower() not in endings:
        ending = f"“{path.suffix}”" if path.suffix else "no ending"
        listed = ", ".join(endings[:-2]) + " or " if len(endings) > 2 else ""
        raise UsageError(f"{what} {name}: {ending} says no format", f"name a file that ends in {listed}.html")
    if path.is_dir():
        raise UsageError(f"{what} {name} is a folder", "name a file")
    if not path.parent.is_dir():
        raise UsageError(f"{what} {name}: there is no folder {path.parent}", "make it, or name another")
