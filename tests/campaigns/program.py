"""The program in this process, asked many times over; and what must hold of every answer."""

from __future__ import annotations

import io
import json
import os
import signal
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LIMIT = 20  # seconds of the processor that no input may take
MOST_BYTES = 1_000_000_000  # of memory, of one answer
ERRORS = (2, 3, 4)  # statuses of a command that stopped
STATUSES = (0, 1, *ERRORS, 130)


class Outcome(NamedTuple):
    """What the program answered: its status, both streams as they came, how long it took, in seconds of the
    processor, and, of a process of its own, how many bytes of memory, and whether it left processes behind."""

    status: int
    out: bytes
    err: bytes
    seconds: float
    memory: int = 0
    leaves: bool = False


class TookTooLong(BaseException):
    """An input takes longer than LIMIT; no part of the program catches this."""


def ask(arguments: Sequence[str], stdin: bytes = b"") -> Outcome:
    """Run `secpol` with these arguments, without starting a process."""
    from secpol_cli.cli import run_program

    out, err = io.BytesIO(), io.BytesIO()
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
    streams = [io.TextIOWrapper(each, "utf-8", write_through=True) for each in (out, err)]
    sys.stdout, sys.stderr = streams
    started = time.process_time()
    try:
        with _at_most(LIMIT):
            status = run_program(list(arguments))
    except TookTooLong:
        status = -1
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
    for stream in streams:
        stream.flush()
    return Outcome(status, out.getvalue(), err.getvalue(), time.process_time() - started)


def faults(arguments: Sequence[str], outcome: Outcome) -> list[str]:
    """What is wrong with an answer, whatever was asked; empty where nothing is."""
    found = []
    error_lines = [line for line in outcome.err.split(b"\n") if line.startswith(b"secpol: error: ")]
    if outcome.status == -1 or outcome.seconds > LIMIT:
        return [f"took more than {LIMIT} s"]
    if outcome.memory > MOST_BYTES:
        found.append(f"took {outcome.memory / 1e6:.0f} MB")
    if outcome.leaves:
        found.append("a process goes on")
    if outcome.status not in STATUSES:
        found.append(f"status {outcome.status}")
    if b"Traceback (most recent call last)" in outcome.err + outcome.out:
        found.append("a traceback")
    if outcome.status in ERRORS and not error_lines:
        found.append(f"status {outcome.status} without an error")
    if any(not line.startswith(b"secpol: ") for line in outcome.err.splitlines() if line):
        found.append("a line on stderr that is not ours")
    if outcome.status in (0, 1) and error_lines:
        found.append(f"status {outcome.status} with an error")
    found += _faults_of_json(outcome) if _wants_json(arguments) else []
    return found


def _wants_json(arguments: Sequence[str]) -> bool:
    return "--json" in arguments and arguments[0] != "help" and not {"-h", "--help", "--"} & set(arguments)


def _faults_of_json(outcome: Outcome) -> list[str]:
    if not outcome.out.strip():
        return ["no JSON"] if outcome.status != 130 else []
    try:
        told = json.loads(outcome.out)
    except ValueError:
        return ["JSON that is none"]
    if (outcome.status in ERRORS) != ("error" in told):
        return [f"status {outcome.status}, and an error in JSON: {'error' in told}"]
    return []


@contextmanager
def _at_most(seconds: int) -> Iterator[None]:
    if os.name == "nt":
        yield
        return

    def stop(*_: object) -> None:
        raise TookTooLong

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
