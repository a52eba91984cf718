"""More machines: the workers of a Dask cluster, each with the store on a disk of its node.

A worker gets one share at a time.  What one has that is lost is done by the others, and where none is left,
here, so that it costs time and no answer.  A worker whose secpol is another gets nothing to do.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
import uuid
from concurrent.futures import TimeoutError as FutureTimeout
from typing import TYPE_CHECKING, Any, Generic

from secpol_cli.errors import ToolError, UsageError
from secpol_cli.jobs import node
from secpol_cli.jobs.desk import R, T

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from secpol_cli.jobs.desk import Desk
    from secpol_cli.jobs.tasks import Task

_CONNECT = 10.0  # seconds in which a scheduler must answer
_COME = 10.0  # seconds in which a first worker must be there
_LOOK = 1.0  # seconds between two looks at which workers there are
_POLL = 0.25  # seconds between two looks at whether an answer is still wanted
_MOST_FAILURES = 3  # of a worker that is there, one behind the other
_PIECE = 8 << 20  # bytes of the store that are sent at once: Dask warns from 10 MB
INSTALL = "pip install 'secpol-cli[cluster]'"


class Cluster(Generic[T, R]):
    """The workers that take from a desk, and what was to be said of them."""

    def __init__(
        self, desk: Desk[T, R], task: Task[T, R], store: Path, address: str, shared: str | None
    ) -> None:
        self.said: list[str] = []
        self._desk, self._task, self._store, self._shared = desk, task, store, shared
        self._address, self._name = address, uuid.uuid4().hex
        self._digest = ""
        self._present: frozenset[str] = frozenset()
        self._looked = 0.0
        self._threads: dict[str, threading.Thread] = {}
        self._failures: dict[str, int] = {}
        self._nodes: dict[tuple[str, str], threading.Lock] = {}
        self._is_over = False

    def __enter__(self) -> Cluster[T, R]:
        self._client = _connect(self._address)
        try:
            self._digest = node.checksum(self._store)
            self._wait_for_workers()
        except BaseException:
            self._client.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over = True
        for thread in self._threads.values():
            thread.join()
        with contextlib.suppress(Exception):  # whoever is gone has forgotten
            self._client.run(node.forget, self._name, on_error="ignore")
        with contextlib.suppress(Exception):
            self._client.close()

    def attend(self) -> bool:
        """See to the workers; whether there is none, so that work must be done here."""
        if time.monotonic() - self._looked > _LOOK:
            self._look()
        return not any(thread.is_alive() for thread in self._threads.values())

    def _wait_for_workers(self) -> None:
        """Raises ToolError where no worker comes, or only such as are refused."""
        started = time.monotonic()
        while not self._threads:
            self._look()
            if self.said and not self._threads:
                raise ToolError(*self.said[0].split("; ", 1))
            if time.monotonic() - started > _COME:
                raise ToolError(
                    f"no worker at {self._address}", f"start some, as in: dask worker {self._address}"
                )
            time.sleep(_POLL)

    def _look(self) -> None:
        """See which workers there are, and put those to work that are not yet."""
        self._looked = time.monotonic()
        try:
            self._present = frozenset(self._client.nthreads())
        except Exception:  # the scheduler is gone: maybe it comes again
            self._present = frozenset()
        idle = self._present - self._at_work() if self._desk.has_shares else ()
        for worker in sorted(idle):
            if self._failures.get(worker, 0) < _MOST_FAILURES and self._is_fit(worker):
                thread = threading.Thread(target=self._supply, args=(worker,), daemon=True)
                self._threads[worker] = thread
                thread.start()

    def _at_work(self) -> set[str]:
        return {worker for worker, thread in self._threads.items() if thread.is_alive()}

    def _is_fit(self, worker: str) -> bool:
        """Whether a worker's secpol is ours; where it is another, that is said, once."""
        ours = node.describe()
        try:
            theirs = self._describe_worker(worker)
        except Exception as error:
            if worker not in self._client.nthreads():
                return False
            why = f"cannot run it ({error})"
        else:
            other = next((name for name in ours if theirs.get(name) != ours[name]), None)
            if other is None:
                return True
            why = f"has {other} {theirs.get(other)}, not {ours[other]}"
        self._failures[worker] = _MOST_FAILURES
        hint = f"install secpol-cli[cluster] {ours['secpol']} there as it is here"
        self.said.append(f"the worker {worker} {why}; {hint}")
        return False

    def _describe_worker(self, worker: str) -> Mapping[str, str]:
        """What a worker is, as `node.describe` says it.  Raises whatever keeps it from that."""
        described: Mapping[str, str] = self._client.run(node.describe, workers=[worker])[worker]
        return described

    def _supply(self, worker: str) -> None:
        """Give a worker share after share, until nothing is left or it is lost."""
        share: list[int] = []
        try:
            self._prepare(worker)
            while not self._is_over and (share := self._desk.take_share(max(1, len(self._present)))):
                answers = self._ask(worker, node.answer_share, self._name, self._desk.items_of(share))
                self._desk.answer(share, answers)
                self._failures[worker] = 0
        except (
            Exception
        ):  # whatever it is: done again elsewhere, and at last here, it is told as it should be
            self._failures[worker] = self._failures.get(worker, 0) + 1
            self._desk.give_back(share)

    def _prepare(self, worker: str) -> None:
        """Have a worker know the store and what is to be done; the store is sent to its node where it has
        none.  Raises whatever goes wrong."""
        of_node = self._ask(worker, node.name_node)
        with self._nodes.setdefault(of_node, threading.Lock()):
            path = self._ask(worker, node.find_store, self._digest, self._shared) or self._send(worker)
        if path is None:
            raise OSError(f"{worker} cannot keep the store")
        self._ask(worker, node.prepare, self._name, node.Errand(path, self._task))

    def _send(self, worker: str) -> Any:
        with open(self._store, "rb") as file:
            offset = 0
            while piece := file.read(_PIECE):
                self._ask(worker, node.take_piece, self._digest, self._name, offset, piece)
                offset += len(piece)
        return self._ask(worker, node.keep_store, self._digest, self._name)

    def _ask(self, worker: str, what: Callable[..., Any], *given: Any) -> Any:
        """What a function gives on a worker.  Raises what it raises, and ConnectionError where the worker is
        lost or nobody waits for it any more."""
        future = self._client.submit(what, *given, workers=[worker], pure=False, retries=0)
        while True:
            try:
                return future.result(timeout=_POLL)
            except (TimeoutError, FutureTimeout):
                if self._is_over or worker not in self._present:
                    future.cancel()
                    raise ConnectionError(worker) from None


def _connect(address: str) -> Any:
    """A client of a scheduler.  Raises UsageError and ToolError."""
    try:
        from distributed import Client
        from distributed.comm.addressing import get_address_host
    except ImportError:
        raise UsageError("--cluster needs dask.distributed", INSTALL) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what is lost is seen to
    try:
        get_address_host(address)  # a client that is half made complains at its end
        return Client(address, timeout=_CONNECT, set_as_default=False, name="secpol")
    except (OSError, TimeoutError):
        hint = "start one with: dask scheduler; and workers with: dask worker ADDRESS"
        raise ToolError(f"no scheduler answers at {address}", hint) from None
    except ValueError as error:
        raise UsageError(f"“{address}” is no address: {error}", "write it as tcp://HOST:8786") from None
