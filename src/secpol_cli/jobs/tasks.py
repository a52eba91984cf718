"""Doing many things of one kind by a store: here, on more cores, or on a cluster."""

from __future__ import annotations

import os
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from secpol_cli.jobs.desk import Desk
from secpol_cli.jobs.processes import Processes
from secpol_cli.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secpol_cli.store.store import Store

T = TypeVar("T")
R = TypeVar("R")
T_contra = TypeVar("T_contra", contravariant=True)
R_co = TypeVar("R_co", covariant=True)

_WAIT = 0.1  # seconds between two looks at how far the others are
# Seconds of work that make another process worth its start; set by tests/bench/verifying.py jobs.
_WORTH = 1.0


class Task(Protocol[T_contra, R_co]):
    """What is to be done with each item; it can be pickled, and so can items and answers."""

    def open(self, store: Store) -> Callable[[T_contra], R_co]:
        """What gives an item its answer: the same one in every process that has the same store."""


class Means(Record):
    """Who works: at most so many processes of this machine, this one among them.

    Each that is added to this one has `worth` seconds of work, as far as one can tell beforehand.
    """

    jobs: int = 1
    worth: float = _WORTH


def cores() -> int:
    """How many processes can run at once here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def do_all(
    store: Store,
    task: Task[T, R],
    items: Sequence[T],
    report: Callable[[int, int, str], None],
    what: str,
    means: Means = Means(),  # noqa: B008  a frozen record
) -> list[R]:
    """The answers to all items, in their order, which are the same whoever works; `report` is told how many
    are done, of how many, and `what` is being done."""
    desk: Desk[T, R] = Desk(items)
    answer = task.open(store)
    others = means.jobs - 1 if store.file else 0
    with Processes(desk, task, Path(store.file)) as processes:
        while not desk.is_done:
            report(desk.done, len(items), what)
            if others and not processes.started and desk.seconds_left > means.worth:
                processes.start(min(others, ceil(desk.seconds_left / (means.worth or 1e-9))))
            share = desk.take(1)
            if share:
                desk.answer(share, [answer(item) for item in desk.items_of(share)])
            else:
                desk.wait(_WAIT)
    return desk.answers
