"""Doing many things of one kind by a store: here, on more cores, or on a cluster."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from secpol_cli.errors import UsageError
from secpol_cli.jobs.desk import Desk, R, T
from secpol_cli.jobs.processes import WORTH, Processes
from secpol_cli.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secpol_cli.jobs.cluster import Cluster
    from secpol_cli.store.store import Store

T_contra = TypeVar("T_contra", contravariant=True)
R_co = TypeVar("R_co", covariant=True)

_WAIT = 0.1  # seconds between two looks at how far the others are


class Task(Protocol[T_contra, R_co]):
    """What is to be done with each item; it can be pickled, and so can items and answers."""

    def open(self, store: Store) -> Callable[[T_contra], R_co]:
        """What gives an item its answer: the same one in every process that has the same store."""


class Means(Record):
    """Who works: at most `jobs` processes of this machine, this one among them, or the workers of the Dask
    scheduler at the address `cluster`.

    Each process that is added to this one has `worth` seconds of work, as far as one can tell beforehand.
    `shared` is where workers may find the store on a disk that they share.
    """

    jobs: int = 1
    worth: float = WORTH
    cluster: str | None = None
    shared: str | None = None


class Done(NamedTuple, Generic[R]):
    """The answers to all items, in their order, and what is to be said of those who worked."""

    answers: list[R]
    said: tuple[str, ...]


def cores() -> int:
    """How many processes can run at once here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def means_of(jobs: int | None, cluster: str | None, store: str | None) -> Means:
    """The means that options name.  Raises UsageError where they do not go together."""
    if jobs and cluster:
        raise UsageError("there is --jobs and --cluster", "give one of them: a cluster has its own workers")
    return Means(jobs or cores(), cluster=cluster, shared=os.path.abspath(store) if store else None)


def do_all(
    store: Store,
    task: Task[T, R],
    items: Sequence[T],
    report: Callable[[int, int, str], None],
    what: str,
    means: Means = Means(),  # noqa: B008  a frozen record
) -> Done[R]:
    """The answers to all items, which are the same whoever works; `report` is told how many are done, of how
    many, and `what` is being done.

    Raises what an item raises; UsageError and ToolError where there is no such cluster, or no worker in it
    that has this secpol.
    """
    desk: Desk[T, R] = Desk(items)
    answer = task.open(store)
    with _others(store, task, desk, means) as others:
        while not desk.is_done:
            report(desk.done, len(items), what)
            share = desk.take_one() if others.attend() else []
            if share:
                desk.answer(share, [answer(item) for item in desk.items_of(share)])
            else:
                desk.wait(_WAIT)
    return Done(desk.answers, tuple(others.said))


def _others(
    store: Store, task: Task[T, R], desk: Desk[T, R], means: Means
) -> Processes[T, R] | Cluster[T, R]:
    """Those who work beside this process, or instead of it."""
    path = Path(store.file)
    if means.cluster is None:
        return Processes(desk, task, path, means.jobs - 1 if store.file else 0, means.worth)
    from secpol_cli.jobs.cluster import Cluster

    if not store.file:
        raise UsageError("the store is in memory, and cannot be sent", "let the cache be written")
    return Cluster(desk, task, path, means.cluster, means.shared)
