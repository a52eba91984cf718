"""Consoles of Windows, simulated: they are told to show colour, and where they cannot, get plain text."""

from __future__ import annotations

import ctypes
import io
import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from secpol_cli.output.console import shows_styles


class _Kernel:
    """The two functions of Windows' kernel32 that are called; `obeys` where the mode can be set."""

    def __init__(self, mode: int | None, *, obeys: bool = True) -> None:
        self.mode, self.obeys = mode, obeys

    def GetConsoleMode(self, _console: object, mode: Any) -> int:  # noqa: N802
        if self.mode is None:
            return 0
        mode._obj.value = self.mode
        return 1

    def SetConsoleMode(self, _console: object, mode: int) -> int:  # noqa: N802
        if self.obeys:
            self.mode = mode
        return int(self.obeys)


class _Stream(io.StringIO):
    def fileno(self) -> int:
        return 1


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """This process believes that it runs on Windows."""
    console = ModuleType("msvcrt")
    console.get_osfhandle = lambda number: number  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "msvcrt", console)
    monkeypatch.setattr(sys, "platform", "win32")
    return monkeypatch


@pytest.mark.parametrize(
    ("kernel", "shown", "mode"),
    [
        (_Kernel(3), True, 7),
        (_Kernel(7), True, 7),
        (_Kernel(3, obeys=False), False, 3),
        (_Kernel(7, obeys=False), True, 7),
        (_Kernel(None), False, None),
    ],
    ids=["told to", "does", "cannot", "does already", "no console"],
)
def test_a_console_of_windows(
    windows: pytest.MonkeyPatch, kernel: _Kernel, shown: bool, mode: int | None
) -> None:
    windows.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert shows_styles(_Stream()) is shown
    assert kernel.mode == mode
    assert shows_styles(io.StringIO()) is False  # no file at all


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of other systems")
def test_other_terminals_need_not_be_told() -> None:
    assert shows_styles(io.StringIO()) is True
