"""`secpol verify` as a process: manuscripts in, its JSON and what it took out."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

SECPOL = str(Path(sys.executable).with_name("secpol"))
_JUDGED = (0, 1)  # statuses of a run that read everything


class Run(NamedTuple):
    """What a process answered, and what it took: seconds by the clock and of the CPU."""

    status: int
    stdout: str
    stderr: str
    seconds: float
    cpu: float


class Answer(NamedTuple):
    """The quotations of a run of verify, in order, and what it took."""

    items: list[dict[str, Any]]
    seconds: float
    cpu: float


class Verify:
    """`secpol verify` with the options that say against what; `cache` is where stores are kept."""

    def __init__(self, options: Sequence[str], cache: Path, program: str = SECPOL) -> None:
        self._program, self._options, self._cache = program, list(options), cache

    def judge(self, files: Sequence[Path]) -> Answer:
        """Verify manuscripts in one run; ends the benchmark where it cannot."""
        command = [self._program, "verify", *map(str, files), "--json", *self._options]
        ran = run(command, cache=self._cache)
        if ran.status not in _JUDGED:
            raise SystemExit(f"{self._program} verify ended in status {ran.status}: {_complaint(ran)}")
        return Answer(json.loads(ran.stdout)["items"], ran.seconds, ran.cpu)

    def warm_up(self, work: Path) -> None:
        """Have the store built, and files read once, before anything is timed."""
        manuscript = work / "warm-up.md"
        manuscript.write_text("Consider “words that stand in no text whatsoever today” once more.\n", "utf-8")
        self.judge([manuscript])


def run(command: Sequence[str], *, cache: Path | None = None, folder: Path | None = None) -> Run:
    """Run a program and time it; `cache` is where it may keep things, `folder` where it runs."""
    environment = {
        **os.environ,
        "COLUMNS": "80",
        **({"XDG_CACHE_HOME": str(cache.resolve())} if cache else {}),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    try:
        ran = subprocess.run(
            command, capture_output=True, text=True, env=environment, cwd=folder, check=False
        )
    except OSError as error:
        raise SystemExit(f"{command[0]} cannot be run: {error.strerror}") from None
    seconds, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(ran.returncode, ran.stdout, ran.stderr, seconds, cpu)


def _complaint(ran: Run) -> str:
    """What a failed run says of it: the error of its JSON, else the last line of stderr."""
    try:
        message = json.loads(ran.stdout)["error"]["message"]
    except (ValueError, KeyError, TypeError):
        return (ran.stderr.strip().splitlines() or ["it said nothing"])[-1]
    return str(message)
