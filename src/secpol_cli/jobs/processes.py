"""More cores: processes beside this one, each with the store open for itself.

They are spawned, on every system: a fork would take along threads and an open SQLite connection.  What one
has to do when it dies, or cannot do, is done by the others or here: no answer is lost.  They end with
this process, however it ends, and never hear Ctrl-C themselves.
"""

from __future__ import annotations

import contextlib
import gc
import signal
import threading
from math import ceil
from typing import TYPE_CHECKING, Any, Generic

from secpol_cli.jobs.desk import R, T
from secpol_cli.store.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from secpol_cli.jobs.desk import Desk
    from secpol_cli.jobs.tasks import Task

# Seconds of work that make another process worth its start, which takes about half a second of a core.
WORTH = 1.0


class Processes(Generic[T, R]):
    """Processes that take from a desk, at most `most`.

    None runs until there is enough to do: `worth` seconds for each that is added to this one.
    """

    def __init__(
        self, desk: Desk[T, R], task: Task[T, R], store: Path, most: int, worth: float = WORTH
    ) -> None:
        self.said: list[str] = []
        self._desk, self._task, self._store = desk, task, store
        self._most, self._worth = most, worth
        self._processes: list[BaseProcess] = []
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Processes[T, R]:
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            process.kill()  # nobody waits for what they may still be doing, and they write nothing
        for process in self._processes:
            process.join()
            process.close()
        for thread in self._threads:
            thread.join()

    def attend(self) -> bool:
        """Start them when it is worth it; whether this process is to work with them, which it always is."""
        if self._most and not self._processes and (left := self._desk.seconds_left) > self._worth:
            self.start(min(self._most, ceil(left / (self._worth or 1e-9))))
        return True

    def start(self, count: int) -> None:
        """Start so many, or as many as the system lets."""
        from multiprocessing import get_context

        self._most = 0  # once is enough
        context = get_context("spawn")
        _start_tracker()
        with contextlib.suppress(OSError), _deaf_to_interrupts():
            for _ in range(count):
                ours, theirs = context.Pipe()
                process = context.Process(target=_serve, args=(theirs, self._store, self._task), daemon=True)
                process.start()
                theirs.close()
                self._processes.append(process)
                thread = threading.Thread(target=self._supply, args=(ours, count + 1), daemon=True)
                thread.start()
                self._threads.append(thread)

    def _supply(self, connection: Connection[Any, Any], workers: int) -> None:
        """Give a process, one of so many workers, share after share, until nothing is left or it is lost."""
        share: list[int] = []
        with connection:
            try:
                connection.recv()  # it has opened the store
                while share := self._desk.take_share(workers):
                    connection.send(self._desk.items_of(share))
                    self._desk.answer(share, connection.recv())
            except Exception:  # whatever it is: done again here, it is told as it should be
                self._desk.give_back(share)


def _start_tracker() -> None:
    """Start what multiprocessing keeps beside all processes: while it does, it lets Ctrl-C through again."""
    if hasattr(signal, "pthread_sigmask"):
        from multiprocessing.resource_tracker import ensure_running

        with contextlib.suppress(OSError):
            ensure_running()


@contextlib.contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Block Ctrl-C for what is started meanwhile, which keeps that; here it comes in later.

    Windows has no such thing: there a process ignores it from when it has started.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection[Any, Any], path: Path, task: Task[Any, Any]) -> None:
    """What a process does: answer shares until the connection is closed.

    Whatever goes wrong, it ends without a word: the share is done again where errors are told.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(100_000)
    with contextlib.suppress(Exception), connection:
        store = open_store(path)
        if store is None:
            return
        with contextlib.closing(store):
            answer = task.open(store)
            connection.send(None)
            while True:
                connection.send([answer(item) for item in connection.recv()])
