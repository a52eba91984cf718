"""Which pandoc there is, told without running it, so that kept citations cost nothing."""

from __future__ import annotations

import os

from secpol_cli.errors import ToolError
from secpol_cli.pandoc import HOW_TO_GET_PANDOC, locate_pandoc


def engine_id() -> str:
    """What changes when pandoc does: its path, size and time.  Raises ToolError where there is none."""
    path = os.path.realpath(locate_pandoc())
    try:
        status = os.stat(path)
    except OSError as error:
        raise ToolError(f"cannot read {path}: {error.strerror}", HOW_TO_GET_PANDOC) from None
    return f"{path}:{status.st_size}:{status.st_mtime_ns}"
