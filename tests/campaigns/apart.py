"""The program in a process of its own, as a user starts it, and the cheaper way: a fork of one that has it loaded.

A fork begins with every module that a command may need, so that an input costs its own work and no start-up; its
arguments, streams, folder and status are those of a process.  Time is that of the processor, memory the most that
was resident, both with all processes that it started and waited for.
"""

from __future__ import annotations

import importlib
import io
import os
import pkgutil
import select
import signal
import subprocess
import sys
import time
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, NoReturn

from tests.campaigns.program import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import IO

PATIENCE = 180  # seconds of the clock after which a process is stopped, however little it does
STOPPED = -1  # the status of one that was
_ALONE = ("secpol_cli.__main__", "secpol_cli.output.schemas.generate")  # modules that are run, not loaded


def load_all() -> None:
    """Load the whole program, so that forks have it."""
    import secpol_cli

    for module in pkgutil.walk_packages(secpol_cli.__path__, "secpol_cli."):
        if module.name not in _ALONE:
            importlib.import_module(module.name)


def typed(argument: str) -> str:
    """An argument as it can come from a shell: without NUL, and bytes that are no UTF-8 as Python has them."""
    known = argument.replace("\0", "").encode("utf-8", "surrogatepass")
    return known.decode("utf-8", "surrogateescape")


def ask_fork(arguments: Sequence[str], stdin: bytes = b"", patience: float = PATIENCE) -> Outcome:
    """Ask a fork of this process, which is stopped after so many seconds of the clock."""

    def start(streams: Sequence[IO[bytes]]) -> int:
        child = os.fork()
        if child == 0:
            _be_program(arguments, streams)
        return child

    return _answered(start, stdin, patience)


def ask_process(arguments: Sequence[str], stdin: bytes = b"") -> Outcome:
    """Ask a process that is started for it."""

    def start(streams: Sequence[IO[bytes]]) -> int:
        given, out, err = streams
        command = [sys.executable, "-m", "secpol_cli", *arguments]
        return subprocess.Popen(command, stdin=given, stdout=out, stderr=err, start_new_session=True).pid

    return _answered(start, stdin)


def _be_program(arguments: Sequence[str], streams: Sequence[IO[bytes]]) -> NoReturn:
    """Be `secpol` in a process that was forked; does not come back."""
    status = 1
    try:
        os.setsid()
        for number, stream in enumerate(streams):
            os.dup2(stream.fileno(), number)
        sys.stdin = io.TextIOWrapper(io.FileIO(0, closefd=False), "utf-8")
        sys.stdout, sys.stderr = (
            io.TextIOWrapper(io.FileIO(number, "w", closefd=False), "utf-8", write_through=True)
            for number in (1, 2)
        )
        sys.argv = ["secpol", *arguments]
        status = _run_main()
    finally:
        os._exit(status)


def _run_main() -> int:
    from secpol_cli.__main__ import main

    try:
        return main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1
    except BaseException:
        import traceback

        traceback.print_exc()
        return 1


def _answered(
    start: Callable[[Sequence[IO[bytes]]], int], stdin: bytes, patience: float = PATIENCE
) -> Outcome:
    with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
        given.write(stdin)
        given.seek(0)
        child = start((given, out, err))
        is_over = _ends(child, patience)
        if not is_over:
            _end(child)
        _, raw, used = os.wait4(child, 0)
        leaves = _is_left(child)
        for stream in (out, err):
            stream.seek(0)
        return Outcome(
            os.waitstatus_to_exitcode(raw) if is_over else STOPPED,
            out.read(),
            err.read(),
            used.ru_utime + used.ru_stime,
            used.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
            leaves,
        )


def _ends(child: int, seconds: float) -> bool:
    """Whether a process ends within so many seconds."""
    if sys.platform == "linux":
        handle = os.pidfd_open(child)
        try:
            return bool(select.select([handle], [], [], seconds)[0])
        finally:
            os.close(handle)
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            return True
        time.sleep(0.01)
    return False


def _end(child: int) -> None:
    """Kill a process and all that it started."""
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:  # it has just begun, and leads no others yet
        os.kill(child, signal.SIGKILL)


def _is_left(child: int) -> bool:
    """Whether processes that a program started go on after its end; then they are ended."""
    try:
        os.killpg(child, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return False
    return True
