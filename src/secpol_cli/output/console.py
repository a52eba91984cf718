"""Consoles of Windows: whether they show colour and bold, which they do when asked to."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

_STYLED = 4  # ENABLE_VIRTUAL_TERMINAL_PROCESSING of SetConsoleMode


def shows_styles(stream: TextIO) -> bool:
    """Whether a terminal understands escape sequences; a console of Windows is told to.

    Consoles of Windows before 10, and those that cannot be told, would print them.
    """
    if sys.platform != "win32":
        return True
    import ctypes
    import msvcrt

    try:
        console = ctypes.c_void_p(msvcrt.get_osfhandle(stream.fileno()))
    except (OSError, ValueError):  # no console
        return False
    kernel, mode = ctypes.windll.kernel32, ctypes.c_ulong()
    if not kernel.GetConsoleMode(console, ctypes.byref(mode)):
        return False
    return bool(mode.value & _STYLED or kernel.SetConsoleMode(console, mode.value | _STYLED))
