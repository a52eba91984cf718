"""A `secpol` for shells to run, and shells that a test types into."""

from __future__ import annotations

import os
import pty
import re
import select
import shlex
import shutil
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest

import secpol_cli

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secpol_cli.store.store import Store

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0  # seconds that a shell may take for a key

# Makes the terminal its own the shell's, and becomes the shell.
_BECOME = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execvp(sys.argv[1], sys.argv[1:])"


class Completed(NamedTuple):
    """What a shell made of a line when Tab was pressed: the line, and what it listed under it."""

    line: str
    listed: str


class Terminal:
    """A shell in a terminal.  `complete` types a line and Tab; nothing is ever run."""

    def __init__(self, command: list[str], environment: dict[str, str], setup: str) -> None:
        self._fd, slave = pty.openpty()
        termios.tcsetwinsize(slave, (1000, 160))  # so that no shell asks before it lists
        self._shell = subprocess.Popen(
            [sys.executable, "-c", _BECOME, *command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            cwd=ROOT,
            start_new_session=True,
        )
        os.close(slave)
        self._type(setup + "\n")
        self._type("echo rea''dy\n")
        self._read_until(r"\nready\r?\n")

    def complete(self, line: str) -> Completed:
        """The line after Tab, as the shell's editor has it."""
        self._type(line + "\t\x18d")  # a key that `setup` has made show the line as ⟨line⟩, and empty it
        shown = self._read_until(r"⟨([^⟩]*)⟩")
        before = shown.string[: shown.start()]
        return Completed(shown[1], _ESCAPES.sub("", before.partition("\n")[2]))

    def close(self) -> None:
        """End the shell."""
        self._shell.kill()
        self._shell.wait()
        os.close(self._fd)

    def _type(self, text: str) -> None:
        os.write(self._fd, text.encode())

    def _read_until(self, pattern: str) -> re.Match[str]:
        read = b""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if select.select([self._fd], [], [], 0.1)[0]:
                read += os.read(self._fd, 65536)
            found = re.search(pattern, read.decode("utf-8", "replace"))
            if found:
                return found
        raise AssertionError(f"no {pattern!r} in {read!r}")


_ESCAPES = re.compile(r"\x1b\[[\d;?]*[A-Za-z]")


class StartShell(Protocol):
    """Starts a shell that is ended with the test module; skips where there is none."""

    def __call__(self, *command: str, setup: str) -> Terminal: ...


@pytest.fixture(scope="session")
def shell_environment(store: Store, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a shell that finds `secpol`, whose store is built already."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "secpol"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m secpol_cli "$@"\n')
    program.chmod(0o755)
    return {
        "PATH": f"{folder}:/usr/local/bin:/usr/bin:/bin",
        "PYTHONPATH": str(Path(secpol_cli.__file__).parents[1]),
        "HOME": str(tmp_path_factory.mktemp("home")),
        "XDG_CACHE_HOME": str(cache),
        "TERM": "dumb",
        "LC_ALL": "C.UTF-8",
    }


@pytest.fixture(scope="module")
def start_shell(shell_environment: dict[str, str]) -> Iterator[StartShell]:
    """`start_shell("bash", "-i", setup=…)` is a shell in a terminal."""
    terminals: list[Terminal] = []

    def start(*command: str, setup: str) -> Terminal:
        if not shutil.which(command[0]):
            pytest.skip(f"{command[0]} is not installed")
        terminals.append(Terminal([*command], shell_environment, setup))
        return terminals[-1]

    yield start
    for terminal in terminals:
        terminal.close()
