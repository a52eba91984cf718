"""Inputs at random, over all commands and formats: each ends in an answer or in one line, soon, with its status.

    python -m tests.campaigns.fuzz [--count 20000] [--seed 1] [--jobs 1]

Each is asked of a process of its own, a fork of one that has the program loaded, and one in fifty of one that
is started for it; its time is that of the processor, its memory the most that it had.  An input is made from its seed
alone, which is printed with what went wrong: `--only SEED` runs it again.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, NamedTuple

from tests.campaigns.apart import ask_fork, ask_process, load_all
from tests.campaigns.corpora import workplace, write_small
from tests.campaigns.inputs import Input, make_input
from tests.campaigns.program import Outcome, ask, faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    Asking = Callable[[Sequence[str], bytes], Outcome]

_A_PROCESS_EACH = 50  # inputs of which one is asked of a process that is started for it
_PORTION = 250  # inputs that a worker takes at a time


class Tally(NamedTuple):
    """What came of some inputs: how often each status, the longest seconds and most bytes with their seeds, and
    what was wrong by seed."""

    statuses: Counter[int]
    slowest: tuple[float, int]
    largest: tuple[int, int]
    wrong: dict[int, list[str]]


def run_input(work: Path, given: Input, asking: Asking = ask) -> tuple[Outcome, list[str]]:
    """Ask the program, with the small corpus and the input's files in the working folder, where nothing else
    is left after."""
    inside = {
        name.removeprefix("corpus/"): data for name, data in given.files.items() if name.startswith("corpus/")
    }
    corpus = work / "corpus"
    if inside or not corpus.exists():
        write_small(corpus, inside)
    before = _stamps(corpus)
    for name in given.files.keys() - {f"corpus/{each}" for each in inside}:
        path = work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(given.files[name])
    outcome = asking(given.arguments, given.stdin)
    is_changed = bool(inside) or _stamps(corpus) != before
    for each in work.iterdir():
        if each.is_dir() and not each.is_symlink():
            if each != corpus or is_changed:
                shutil.rmtree(each)
        else:
            each.unlink()
    return outcome, faults(given.arguments, outcome)


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """The time and size of each file in a folder."""
    found = {}
    for where, _, names in os.walk(folder):
        for name in names:
            status = os.lstat(os.path.join(where, name))
            found[os.path.join(where, name)] = status.st_mtime_ns, status.st_size
    return found


def run(seeds: Iterable[int], asking: Callable[[int], Asking] = lambda _: ask) -> Tally:
    """What comes of the inputs of some seeds; `asking` says how one is asked."""
    tally = Tally(Counter(), (0.0, 0), (0, 0), {})
    with workplace() as work:
        for seed in seeds:
            outcome, wrong = run_input(work, make_input(seed), asking(seed))
            tally.statuses[outcome.status] += 1
            tally = tally._replace(
                slowest=max(tally.slowest, (outcome.seconds, seed)),
                largest=max(tally.largest, (outcome.memory, seed)),
            )
            if wrong:
                tally.wrong[seed] = wrong
                told = f"seed {seed}: {'; '.join(wrong)}: {make_input(seed).arguments!a}"
                print(told, file=sys.stderr, flush=True)
    return tally


def _run_apart(seeds: range) -> Tally:
    load_all()
    gc.collect()
    gc.freeze()  # what is loaded is left alone, and stays shared with the forks
    return run(seeds, lambda seed: ask_fork if seed % _A_PROCESS_EACH else ask_process)


def run_many(seed: int, count: int, jobs: int) -> Tally:
    """What comes of so many inputs from a seed on, each in a process of its own; says how far it has come."""
    portions = [
        range(first, min(first + _PORTION, seed + count)) for first in range(seed, seed + count, _PORTION)
    ]
    total = Tally(Counter(), (0.0, 0), (0, 0), {})
    done = 0
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        for portion, found in zip(portions, pool.map(_run_apart, portions), strict=True):
            done += len(portion)
            total = Tally(
                total.statuses + found.statuses,
                max(total.slowest, found.slowest),
                max(total.largest, found.largest),
                total.wrong | found.wrong,
            )
            print(f"{done} of {count}: {len(total.wrong)} wrong", flush=True)
    return total


def _show(seed: int) -> None:
    given = make_input(seed)
    print(ascii(given))
    with workplace() as work:
        for asking in (ask_fork, ask_process):
            outcome, wrong = run_input(work, given, asking)
            print(outcome, wrong, sep="\n")


def main() -> int:
    """Print what went wrong with its seed; status 1 where something did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="inputs that are asked at the same time")
    parser.add_argument(
        "--only", type=int, help="show the input of one seed, and what the program says to it"
    )
    options = parser.parse_args()
    if os.name == "nt":
        parser.error("no process is forked here")
    if options.only is not None:
        _show(options.only)
        return 0
    tally = run_many(options.seed, options.count, options.jobs)
    (seconds, slow), (memory, large) = tally.slowest, tally.largest
    print(f"statuses {dict(sorted(tally.statuses.items()))}")
    print(f"at most {seconds:.1f} s (seed {slow}) and {memory / 1e6:.0f} MB (seed {large})")
    print(f"seed {options.seed}: {options.count} inputs, {len(tally.wrong)} wrong")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
