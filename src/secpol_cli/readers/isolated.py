"""Readers of others' making in a process of their own, within bounds of time and memory.

What hangs, crashes or asks for ever more memory over a hostile file ends that
process, and is one line for the user.
"""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from secpol_cli.errors import ManuscriptUnreadable, ToolError

if TYPE_CHECKING:
    from collections.abc import Callable

TIME_LIMIT = 300.0  # seconds; a hundred pages of PDF take some two
MEMORY_LIMIT = 3 * 2**30  # bytes
_REFUSED = 3  # the status of a process whose reader says itself what is wrong
_SPLIT = "split it into chapters"


class Refused(Exception):
    """What a reader says is wrong with a file."""


def read_isolated(module: str, data: bytes, name: str) -> Any:
    """What `module.read` makes of bytes, in another process: anything that `marshal` can carry.

    Raises ManuscriptUnreadable where that fails or takes too much, Refused with
    what the reader says itself, and ToolError where no process can be started.
    """
    program = f"from {__name__} import main; main({module!r})"
    paths = os.pathsep.join(path for path in sys.path if path)
    try:
        answer = subprocess.run(
            [sys.executable, "-c", program],
            input=data,
            capture_output=True,
            timeout=TIME_LIMIT,
            check=False,
            env={**os.environ, "PYTHONPATH": paths},
        )
    except subprocess.TimeoutExpired:
        raise ManuscriptUnreadable(name, f"takes more than {TIME_LIMIT:.0f} s to read", _SPLIT) from None
    except OSError as error:
        raise ToolError(f"cannot run {sys.executable}: {error}") from None
    if answer.returncode:
        _raise(answer.returncode, answer.stderr.decode("utf-8", "replace"), name)
    return marshal.loads(answer.stdout)  # noqa: S302 - our own process wrote it


def _raise(status: int, stderr: str, name: str) -> NoReturn:
    said = stderr.strip().rpartition("\n")[2]
    if status == _REFUSED:
        raise Refused(said)
    if said.startswith("ModuleNotFoundError"):
        raise ToolError(f"cannot read {name}: {said}", "install secpol-cli anew")
    if "MemoryError" in said:
        problem = f"takes more than {MEMORY_LIMIT // 2**30} GB of memory"
        raise ManuscriptUnreadable(name, problem, _SPLIT)
    problem = (
        "is nested too deeply" if said.startswith("RecursionError") else "cannot be read: its reader failed"
    )
    raise ManuscriptUnreadable(name, problem, "open it in the program that wrote it, and save it again")


def main(module: str) -> None:
    """The process: a file on stdin, what was read on stdout; status 3 and a line where it is refused."""
    from importlib import import_module

    _bound_memory()
    read: Callable[[bytes], Any] = import_module(module).read
    try:
        found = read(sys.stdin.buffer.read())
    except Refused as error:
        sys.stderr.write(" ".join(str(error).split()))
        sys.exit(_REFUSED)
    sys.stdout.buffer.write(marshal.dumps(found))


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has none
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
