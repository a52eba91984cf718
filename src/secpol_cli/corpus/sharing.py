"""Work on many documents shared out among the cores of the machine, where there is enough of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import ProcessPoolExecutor

T = TypeVar("T")
S = TypeVar("S")
R = TypeVar("R")

ENOUGH = 100  # items from which on processes of their own pay: tests/bench/growing.py
_SHARE = 20  # items that a process is handed at once

_work: Callable[[Any, Any], Any]
_shared: Any


def share_out(
    work: Callable[[S, T], R], shared: S, items: Sequence[T], told: Callable[[int], None]
) -> Iterator[R]:
    """What `work` makes of `shared` and each item, in the items' order; `told` hears how many are done.

    Few items are done here, and many by as many processes as there are cores;
    all that goes in and comes out can then be pickled.  Where processes cannot be
    had, or one of them is lost, what is left is done here.
    """
    done = 0
    if len(items) >= ENOUGH and (cores := _cores()) > 1:
        for answer in _by_others(work, shared, items, cores):
            done += 1
            told(done)
            yield answer
    for item in items[done:]:
        answer = work(shared, item)
        done += 1
        told(done)
        yield answer


def _by_others(work: Callable[[S, T], R], shared: S, items: Sequence[T], cores: int) -> Iterator[R]:
    """The answers of other processes, as many as they gave."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        pool = _open_pool(work, shared, cores)
    except (ImportError, OSError, NotImplementedError):  # no semaphores here
        return
    shares = [items[start : start + _SHARE] for start in range(0, len(items), _SHARE)]
    try:
        for answers in pool.map(_do, shares):
            yield from answers
    except BrokenProcessPool:
        return
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _open_pool(work: Callable[[S, T], R], shared: S, cores: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(cores, initializer=_begin, initargs=(work, shared))


def _begin(work: Callable[[Any, Any], Any], shared: Any) -> None:
    """What a process does first: keep what all its items are done with; Ctrl-C is its starter's business."""
    import signal

    global _work, _shared
    _work, _shared = work, shared
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _do(items: Sequence[Any]) -> list[Any]:
    return [_work(_shared, item) for item in items]


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
