"""How long verify takes, and how much memory, for manuscripts that nobody writes: whole processes, one by one.

    python tests/bench/bounds.py [WORD …]

Runs those cases whose names hold one of the words (all without one), each against the corpus that ships, and
prints for each the seconds of a processor, which others' work does not change, the megabytes of the largest
process, the status and the last line it wrote.
Its own status is 1 where one takes longer than SECONDS, more than MEGABYTES, or ends in a traceback.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tabulate import tabulate

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.hostile import CASES

SECONDS, MEGABYTES = 20.0, 1000.0
_PATIENCE = 40  # seconds of a processor after which a run is ended
_SHOWN = 90  # characters of the line


class Bound(NamedTuple):
    """What a case took: seconds, megabytes, its status (below 0 where it was ended), the last line it wrote."""

    name: str
    seconds: float
    megabytes: float
    status: int
    line: str

    @property
    def holds(self) -> bool:
        """Whether it came with an answer or one line, in time and within the memory."""
        return self.seconds <= SECONDS and self.megabytes <= MEGABYTES and self.status in {0, 1, 2, 3, 4, 5}


def measure(name: str, folder: Path) -> Bound:
    """Writes the file of a case, and runs verify on it."""
    file, make = CASES[name]
    made = make()
    data = made if isinstance(made, bytes) else made.encode()
    path = folder / (file if file != "-" else "stdin")
    path.write_bytes(data)
    command = [sys.executable, "-m", "secpol_cli", "verify", file if file == "-" else str(path)]
    with path.open("rb") as stdin, (folder / "said").open("wb") as said:
        process = subprocess.Popen(command, stdin=stdin, stdout=said, stderr=said, preexec_fn=_limit)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    lines = (folder / "said").read_text(encoding="utf-8", errors="replace").split("\n")
    last = next((line for line in reversed(lines) if line.strip()), "")
    path.unlink()
    seconds, megabytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    return Bound(name, seconds, megabytes, process.returncode, last.replace(str(folder), "…")[:_SHOWN])


def _limit() -> None:
    """Ends this process, or one that it runs, when it has taken too long."""
    resource.setrlimit(resource.RLIMIT_CPU, (_PATIENCE, _PATIENCE))


def main() -> int:
    """Runs the cases that are asked for, and prints the table as it grows."""
    words = sys.argv[1:]
    names = [name for name in CASES if not words or any(word in name for word in words)]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        subprocess.run([sys.executable, "-m", "secpol_cli", "docs"], capture_output=True, check=True)
        bounds = []
        for name in names:
            bounds.append(measure(name, Path(folder)))
            print(tabulate(_row(bounds[-1:]), tablefmt="plain", colalign=_ALIGNED), flush=True)
    broken = [bound.name for bound in bounds if not bound.holds]
    print(f"\n{len(bounds) - len(broken)} of {len(bounds)} within {SECONDS:.0f} s and {MEGABYTES:.0f} MB")
    return int(bool(broken))


_ALIGNED = ("left", "left", "right", "right", "right", "left")


def _row(bounds: list[Bound]) -> list[tuple[str, ...]]:
    return [
        (
            "  " if one.holds else "!!",
            f"{one.name:<34}",
            f"{one.seconds:6.1f} s",
            f"{one.megabytes:6.0f} MB",
            f"{one.status:>4}",
            one.line,
        )
        for one in bounds
    ]


if __name__ == "__main__":
    sys.exit(main())
