"""How secpol grows with an annotated corpus: time, processor time and memory of its commands, and exponents.

    python tests/bench/growing.py [--documents N]… [--runs N] [--work DIR] [--json FILE]

Writes corpora of so many documents (500, 1,000, 2,000 and 4,000: `annotated`), and runs each command in a process of
its own: compiling, `check`, lists, `principles` and `show` of a person who says all, and a question after
one document has changed and after one was added.  Of each the median of the runs; an exponent of 1 is
growth in proportion to the documents.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tabulate import tabulate
from tests.bench.annotated import CHAIR, document_id, write_annotated, write_one

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIZES = (500, 1000, 2000, 4000)
_QUESTIONS = {
    "check": ("check",),
    "stats": ("stats",),
    "orgs": ("orgs",),
    "docs": ("docs",),
    "speakers": ("speakers",),
    "timeline": ("timeline",),
    "principles": ("principles",),
    "principles --json": ("principles", "--json"),
    "show CHAIR": ("show", CHAIR),
    "show CHAIR --json": ("show", CHAIR, "--json"),
}


class Cost(NamedTuple):
    """Seconds, processor seconds with those of all processes started, and the megabytes of the largest."""

    seconds: float
    processor: float
    megabytes: float


class Grown:
    """One corpus of so many documents, and what its commands cost."""

    def __init__(self, documents: int, work: Path) -> None:
        self.documents, self._groups = documents, max(2, documents // 10)
        self.root, self._cache = work / f"annotated-{documents}", work / f"cache-{documents}"
        write_annotated(self.root, documents)

    def measure(self, runs: int) -> dict[str, Cost]:
        """Each command's cost, the median of so many runs; compiling is done once."""
        shutil.rmtree(self._cache, ignore_errors=True)
        measured = {"compile": self._run("docs", "-n", "1")}
        for name, question in _QUESTIONS.items():
            measured[name] = _median([self._run(*question) for _ in range(runs)])
        measured["one changed"] = _median([self._changed(run) for run in range(runs)])
        measured["one added"] = _median([self._added(run) for run in range(runs)])
        return measured

    def _changed(self, run: int) -> Cost:
        write_one(self.root, 3, self._groups, f" {'more ' * (run + 1)}")
        return self._run("show", document_id(3))

    def _added(self, run: int) -> Cost:
        write_one(self.root, self.documents + run, self._groups)
        return self._run("show", document_id(self.documents + run))

    def _run(self, *arguments: str) -> Cost:
        environment = {**os.environ, "XDG_CACHE_HOME": str(self._cache)}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
        where = () if arguments[0] == "check" else ("--corpus",)
        command = [sys.executable, "-m", "secpol_cli", *arguments, *where, str(self.root)]
        started = time.perf_counter()
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        assert process.stderr is not None
        said = process.stderr.read().decode()
        _, status, used = os.wait4(process.pid, 0)
        process.stderr.close()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)}: status {process.returncode}\n{said}")
        return Cost(time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(*(statistics.median(each) for each in zip(*costs, strict=True)))


def exponent(sizes: Sequence[float], values: Sequence[float]) -> float:
    """The power of the size with which values grow: the slope of a line through their logarithms."""
    slope, _ = statistics.linear_regression(
        [math.log(size) for size in sizes], [math.log(each) for each in values]
    )
    return slope


def _table(measured: dict[int, dict[str, Cost]]) -> str:
    sizes = list(measured)
    rows = []
    for name in measured[sizes[0]]:
        costs = [measured[size][name] for size in sizes]
        growth = [
            f"{exponent(sizes, [getattr(cost, what) for cost in costs]):.2f}" if len(sizes) > 1 else "-"
            for what in Cost._fields
        ]
        rows.append(
            [name, *(f"{c.seconds:.2f} s, {c.processor:.2f}, {c.megabytes:.0f} MB" for c in costs), *growth]
        )
    headers = [
        "seconds, of processors, memory",
        *(f"{size:,}" for size in sizes),
        "time ^",
        "processor ^",
        "memory ^",
    ]
    return tabulate(rows, headers, tablefmt="github", disable_numparse=True)


def main(arguments: list[str]) -> None:
    """Measure corpora of all sizes, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    folder = Path(tempfile.gettempdir()) / "secpol-bench"
    parser.add_argument("--documents", type=int, action="append", default=[], metavar="N", help=f"{_SIZES}")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="of each command (3)")
    parser.add_argument(
        "--work", type=Path, default=folder, metavar="DIR", help=f"where corpora are written ({folder})"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="where to write what was measured")
    options = parser.parse_args(arguments)
    options.work.mkdir(parents=True, exist_ok=True)
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores at the start\n", flush=True)
    sizes = sorted(options.documents or _SIZES)
    measured = {size: Grown(size, options.work.resolve()).measure(options.runs) for size in sizes}
    print(_table(measured))
    if options.json:
        plain = {
            size: {name: cost._asdict() for name, cost in each.items()} for size, each in measured.items()
        }
        options.json.write_text(json.dumps(plain, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
