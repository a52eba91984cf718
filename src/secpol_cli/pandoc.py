"""Finding pandoc, the program that formats citations and reads manuscripts."""

from __future__ import annotations

import os
import sys
from functools import cache

from secpol_cli.errors import ToolError

HOW_TO_GET_PANDOC = "pip install pypandoc-binary, or put pandoc 3 or later on PATH"
_TIME_LIMIT = 30.0  # seconds for saying its version


@cache
def find_pandoc() -> str:
    """The pandoc that pypandoc-binary brings, else one of version 3 or later on PATH.

    Raises ToolError, which says how to get one, where there is none.
    """
    path = locate_pandoc()
    if path != bundled_pandoc():
        version = _version(path)
        if version is None or version < 3:
            raise ToolError(f"{path} is no pandoc 3 or later", HOW_TO_GET_PANDOC)
    return path


def _version(path: str) -> int | None:
    import subprocess

    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=_TIME_LIMIT, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    words = answer.stdout.decode("utf-8", "replace").split()
    major = words[1].split(".")[0] if len(words) > 1 and words[0].startswith("pandoc") else ""
    return int(major) if major.isdigit() else None


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
