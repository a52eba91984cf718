"""Where pandoc is, and which one: found without running it, so that kept citations cost nothing."""

from __future__ import annotations

import os
import sys

from secpol_cli.errors import ToolError

HOW_TO_GET_PANDOC = "pip install pypandoc-binary, or put pandoc 3 or later on PATH"


def locate_pandoc() -> str:
    """The pandoc that pypandoc-binary brings, else the one on PATH, whatever its version.

    Raises ToolError, which says how to get one, where there is none.
    """
    if bundled := bundled_pandoc():
        return bundled
    from shutil import which

    path = which("pandoc")
    if path is None:
        raise ToolError("there is no pandoc", HOW_TO_GET_PANDOC)
    return path


def bundled_pandoc() -> str | None:
    """The pandoc in pypandoc-binary, if that is installed; the package is not imported."""
    name = "pandoc.exe" if os.name == "nt" else "pandoc"
    for entry in sys.path:
        path = os.path.join(entry, "pypandoc", "files", name)
        if os.path.isfile(path):
            return path
    return None


def engine_id() -> str:
    """What changes when pandoc does: its path, size and time.  Raises ToolError where there is none."""
    path = os.path.realpath(locate_pandoc())
    try:
        status = os.stat(path)
    except OSError as error:
        raise ToolError(f"cannot read {path}: {error.strerror}", HOW_TO_GET_PANDOC) from None
    return f"{path}:{status.st_size}:{status.st_mtime_ns}"
