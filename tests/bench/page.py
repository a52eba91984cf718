"""What a reading edition costs: the shipped corpus's, and those of annotated corpora as they grow.

    python tests/bench/page.py [--documents N]… [--runs N] [--work DIR]

Of the shipped corpus and of each corpus of so many documents (50, 100, 200, and 1,000, which is too large
for one page) the seconds, wall-clock and processor, of `secpol page` with and without its citations kept, and
the size of the page.  The store is compiled before.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tabulate import tabulate
from tests.bench.annotated import write_annotated

_SIZES = (50, 100, 200, 1000)
_SHIPPED = Path(__file__).resolve().parents[2] / "corpus"


class PageCost(NamedTuple):
    """Seconds and processor seconds of a run, the bytes of the page (0 where none is written), what was said."""

    seconds: float
    processor: float
    size: int
    said: str


def measure(root: Path, work: Path) -> PageCost:
    """Write the page of a corpus, in a process of its own."""
    file = work / "page.html"
    file.unlink(missing_ok=True)
    environment = {**os.environ, "XDG_CACHE_HOME": str(work / "cache")}
    command = [sys.executable, "-m", "secpol_cli", "page", str(file), "--corpus", str(root)]
    before = os.times()
    started = time.perf_counter()
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    said = (answer.stdout or answer.stderr).strip().splitlines()[-1]
    return PageCost(seconds, used, file.stat().st_size if file.exists() else 0, said)


def rows(name: str, root: Path, work: Path, runs: int) -> list[list[object]]:
    """What the page of a corpus costs: first, with citations still to be made, then the median of the runs."""
    shutil.rmtree(work / "cache", ignore_errors=True)
    environment = {**os.environ, "XDG_CACHE_HOME": str(work / "cache")}
    command = [sys.executable, "-m", "secpol_cli", "docs", "--json", "--corpus", str(root)]
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    first = measure(root, work)
    later = [measure(root, work) for _ in range(runs)]
    wall, cpu = (
        statistics.median(getattr(cost, kind) for cost in later) for kind in ("seconds", "processor")
    )
    told = first.said if not first.size else ""
    return [
        [name, "first", first.seconds, first.processor, first.size / 1e6, told],
        [name, "again", wall, cpu, later[-1].size / 1e6, ""],
    ]


def main(arguments: list[str]) -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    folder = Path(tempfile.gettempdir()) / "secpol-bench"
    parser.add_argument("--documents", type=int, action="append", default=[], metavar="N", help=f"{_SIZES}")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="of each (5)")
    parser.add_argument(
        "--work", type=Path, default=folder, metavar="DIR", help=f"where corpora are written ({folder})"
    )
    options = parser.parse_args(arguments)
    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores at the start\n", flush=True)
    table = rows("shipped", _SHIPPED, work, options.runs)
    for size in options.documents or _SIZES:
        root = work / f"annotated-{size}"
        write_annotated(root, size)
        table += rows(f"{size} documents", root, work, options.runs)
    print(tabulate(table, ["corpus", "run", "s", "cpu s", "MB", "said"], floatfmt=".2f"))


if __name__ == "__main__":
    main(sys.argv[1:])
