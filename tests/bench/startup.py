"""How long the program takes to start: whole processes, in turn, in one run.

    python tests/bench/startup.py [RUNS]

Prints medians and, against its baseline, the ratios of each command, by the clock
and in CPU time, which a busy machine disturbs less: those of a hello-world Typer
program of the installed version, or of an empty Python.
"""

from __future__ import annotations

import os
import pty
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tabulate import tabulate

HELLO = '''
import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None)
@app.command()
def hello(name: str, formal: bool = False) -> None:
    """Say hello."""
    typer.echo(f"hello {name}")
@app.command()
def bye(name: str) -> None:
    """Say goodbye."""
    typer.echo(f"bye {name}")
app()
'''


class Case(NamedTuple):
    """A command to time, and what to hold it against."""

    name: str
    command: list[str]
    on_terminal: bool = False
    against: str = ""
    limit: float = 0.0


class Took(NamedTuple):
    """The seconds that a process took, by the clock and of the CPU."""

    seconds: float
    cpu: float


def main(runs: int) -> None:
    """Time every case `runs` times, in turn, and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        cases = _cases(Path(folder))
        for case in cases:
            _time(case)  # fills the caches, the store's too
        times: dict[str, list[Took]] = {case.name: [] for case in cases}
        for _ in range(runs):
            for case in cases:
                times[case.name].append(_time(case))
    medians = {name: _median(values) for name, values in times.items()}
    rows = []
    for case in cases:
        own, base = medians[case.name], medians.get(case.against)
        ratios = [f"{one / other:.2f}" for one, other in zip(own, base, strict=True)] if base else ["", ""]
        least = min(took.seconds for took in times[case.name])
        milliseconds = [f"{1000 * seconds:.0f}" for seconds in (least, *own)]
        rows.append([case.name, *milliseconds, *ratios, f"≤ {case.limit} × {case.against}" if base else ""])
    print(f"{runs} runs each, in turn; milliseconds")
    print(
        tabulate(rows, ["command", "min", "median", "CPU", "ratio", "of CPU", "aim"], disable_numparse=True)
    )


def _cases(folder: Path) -> list[Case]:
    hello = folder / "hello.py"
    hello.write_text(HELLO, encoding="utf-8")
    python = sys.executable
    secpol = str(Path(python).with_name("secpol"))
    search = [secpol, "search", "ASEAN centrality"]
    return [
        Case("python -c pass", [python, "-c", "pass"]),
        Case("hello-world Typer", [python, str(hello), "hello", "you"]),
        Case("search --json", [*search, "--json"], against="hello-world Typer", limit=1.5),
        Case("search, a table on a terminal", search, True, "hello-world Typer", 2.2),
        Case("principles, a table on a terminal", [secpol, "principles"], True, "hello-world Typer", 2.2),
        Case("timeline on a terminal", [secpol, "timeline"], True, "hello-world Typer", 1.8),
        Case("show on a terminal", [secpol, "show", "hun-sen"], True, "hello-world Typer", 1.8),
        Case(
            "completing a speaker", [secpol, "--complete", "people", "hun"], against="python -c pass", limit=3
        ),
    ]


def _median(values: list[Took]) -> Took:
    return Took(
        statistics.median(took.seconds for took in values), statistics.median(took.cpu for took in values)
    )


def _time(case: Case) -> Took:
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    master, slave = pty.openpty() if case.on_terminal else (-1, -1)
    started = time.perf_counter()
    process = subprocess.Popen(
        case.command,
        stdout=slave if case.on_terminal else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    if case.on_terminal:
        os.close(slave)
        _drain(master)
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if case.on_terminal:
        os.close(master)
    if process.returncode:
        raise SystemExit(f"{case.name} ended in status {process.returncode}")
    return Took(elapsed, usage.ru_utime + usage.ru_stime)


def _drain(master: int) -> None:
    try:
        while os.read(master, 65536):
            pass
    except OSError:  # Linux says so when the other end is closed
        return


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 21)
