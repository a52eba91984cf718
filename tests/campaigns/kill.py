"""Killing the program while it writes: what was there stays whole, or is replaced whole, and nothing else is read.

    python -m tests.campaigns.kill [--rounds 100] [--seed 1]

Builds of a store, corrections of a draft in its place, and lists of accepted findings are killed (SIGKILL) after
some time, at random; afterwards each file must be what it was or what it becomes, and the next run must answer as
if nothing had been.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

from tests.campaigns.corpora import workplace, write_small

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_PROGRAM = (sys.executable, "-m", "secpol_cli")
_DRAFT = "Lim Sokha said that “we stand for peace and for a rule of law at sea” (010).\n\n" * 40
_STARTS = 0.15  # seconds in which Python starts, in which nothing is written
Files = dict[str, bytes]


class Job(NamedTuple):
    """A command that writes: what it is called with, and which files it makes or changes."""

    arguments: tuple[str, ...]
    written: tuple[str, ...]


JOBS = (
    Job(("docs", "--corpus", "corpus", "--json"), ()),
    Job(("search", "law", "--sources", "corpus/sources", "--json"), ()),
    Job(("verify", "draft.md", "--corpus", "corpus", "--fix", "--in-place"), ("draft.md",)),
    Job(("verify", "draft.md", "--corpus", "corpus", "--fix"), ("draft.corrected.md",)),
    Job(("verify", "draft.md", "--corpus", "corpus", "--accepted", "a.yaml", "--accept"), ("a.yaml",)),
)


def prepare(work: Path) -> None:
    """The small corpus and a draft with many mistakes, and no store."""
    write_small(work / "corpus")
    for name in ("draft.corrected.md", "a.yaml"):
        (work / name).unlink(missing_ok=True)
    (work / "draft.md").write_text(_DRAFT, "utf-8")
    shutil.rmtree(os.environ["XDG_CACHE_HOME"], ignore_errors=True)


def run_whole(job: Job) -> tuple[int, bytes, float]:
    """Status, answer and seconds of a run that nobody disturbs."""
    started = time.monotonic()
    ran = subprocess.run([*_PROGRAM, *job.arguments], capture_output=True, check=False)
    return ran.returncode, ran.stdout, time.monotonic() - started


def run_killed(job: Job, after: float) -> None:
    """Start a run, and kill it after so many seconds."""
    with subprocess.Popen(
        [*_PROGRAM, *job.arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        time.sleep(after)
        process.send_signal(signal.SIGKILL)


def contents(work: Path, names: Sequence[str]) -> Files:
    """What is in files, of those that are there."""
    return {name: (work / name).read_bytes() for name in names if (work / name).exists()}


def kill_once(work: Path, job: Job, after: float) -> list[str]:
    """What is wrong after a run that is killed; empty where nothing is."""
    prepare(work)
    before = contents(work, job.written)
    status, answer, _ = run_whole(job)
    whole = contents(work, job.written)
    prepare(work)
    run_killed(job, after)
    left = contents(work, job.written)
    found = [] if left in (before, whole) else ["a half file"]
    if left == whole != before:  # it was done: what it does now is another thing
        prepare(work)
    again, answered, _ = run_whole(job)
    if (again, answered) != (status, answer):
        found.append(f"another answer afterwards: status {again}")
    if contents(work, job.written) != whole:
        found.append("another file afterwards")
    return found


def run(rounds: int, seed: int) -> list[str]:
    """So many kills, shared out over the jobs; what was wrong after each."""
    chance = random.Random(seed)
    found = []
    with workplace() as work:
        times = {}
        for job in JOBS:
            prepare(work)
            times[job] = run_whole(job)[2]
        for number in range(rounds):
            job = JOBS[number % len(JOBS)]
            after = chance.uniform(_STARTS, max(times[job], 2 * _STARTS))
            wrong = kill_once(work, job, after)
            found += [f"{' '.join(job.arguments)}, killed after {after:.3f} s: {each}" for each in wrong]
    return found


def main() -> int:
    """Print what was wrong; status 1 where something was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    found = run(options.rounds, options.seed)
    print(*found, sep="\n")
    print(f"seed {options.seed}: {options.rounds} runs killed, {len(found)} wrong")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
