"""secpol's side of the search benchmark, run in processes of its own, so that memory and time are its own.

    python tests/bench/engine.py build CORPUS CACHE [--fresh]
    python tests/bench/engine.py search CORPUS CACHE < {"min_score": …, "queries": […]}

Prints JSON: what was measured.
"""

from __future__ import annotations

import functools
import importlib
import json
import resource
import sqlite3
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

# The work of indexing, as `module:function` or `module:Class`, of which all public methods count.
# Those that this version of secpol does not have are passed over.
INDEXING = ("secpol_cli.store.word_index:WordIndex", "secpol_cli.corpus.compile:_count_words")

# The tables that hold the corpus; every other table, and what indexes it, is the index of words.
_CONTENT = frozenset(
    "meta file document mention block reference note_reference person office member organisation principle"
    " principle_relation principle_group alias statement statement_principle statement_note event"
    " event_entity passage sqlite_schema sqlite_master sqlite_sequence sqlite_stat1".split()
)
_TOP = 10  # hits of a query that are reported


class Stopwatch:
    """CPU seconds spent in wrapped functions; one that another calls counts once."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._running = False

    def time(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, timed."""

        @functools.wraps(function)
        def timed(*arguments: Any, **options: Any) -> Any:
            if self._running:
                return function(*arguments, **options)
            self._running, started = True, time.process_time()
            try:
                return function(*arguments, **options)
            finally:
                self.seconds += time.process_time() - started
                self._running = False

        return timed


def build(root: Path, cache: Path, *, fresh: bool) -> dict[str, Any]:
    """Make the store current, or all anew, and measure it.

    `indexing_cpu` is None where no indexing could be told apart; `compiled` is
    how many of the documents had to be compiled.
    """
    from secpol_cli.corpus.build import current_store, discard_store, store_path

    if fresh:
        discard_store(root, cache)
    compiled = 0

    def count(_done: int, of: int) -> None:
        nonlocal compiled
        compiled = of

    stopwatch = Stopwatch()
    told = _wrap_indexing(stopwatch)
    before, started = time.process_time(), time.perf_counter()
    current_store(root, cache, count).store.close()
    return {
        "seconds": time.perf_counter() - started,
        "cpu": time.process_time() - before,
        "indexing_cpu": stopwatch.seconds if told else None,
        "peak_bytes": _peak_memory(),
        "compiled": compiled,
        "documents": sum(1 for _ in (root / "documents").glob("*.yaml")),
        **_sizes(store_path(cache, root)),
    }


def search(root: Path, cache: Path, queries: list[str], min_score: float | None) -> dict[str, Any]:
    """Run queries in this process; of each, the addresses of the best hits and the time it took.

    The address of a hit that crosses blocks is that of the block with most of
    its words.  `min_score` None is secpol's own threshold.
    """
    from secpol_cli.corpus.build import current_store
    from secpol_cli.search.search import DEFAULT_MIN_SCORE, search_passages

    store = current_store(root, cache).store
    threshold = DEFAULT_MIN_SCORE if min_score is None else min_score
    results = []
    for query in queries:
        before, started = time.process_time(), time.perf_counter()
        hits = search_passages(store, query, min_score=threshold)
        seconds, cpu = time.perf_counter() - started, time.process_time() - before
        found = [max(hit.passages, key=lambda each: each.end - each.start).address for hit in hits[:_TOP]]
        results.append(
            {"found": found, "hits": len(hits), "seconds": seconds, "cpu": cpu}
            | {"score": hits[0].score if hits else None}
        )
    store.close()
    return {"results": results, "peak_bytes": _peak_memory()}


def _peak_memory() -> int:
    """The most memory that this process has had, in bytes.

    Linux is asked in its own way: there, what getrusage says begins with the
    memory of the process that started this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text("utf-8").splitlines())
        return int(lines["VmHWM"].split()[0]) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _wrap_indexing(stopwatch: Stopwatch) -> bool:
    told = False
    for place in INDEXING:
        module_name, name = place.split(":")
        try:
            module = importlib.import_module(module_name)
            target = getattr(module, name)
        except (ImportError, AttributeError):
            continue
        told = True
        if not isinstance(target, type):
            setattr(module, name, stopwatch.time(target))
            continue
        for method, function in list(vars(target).items()):
            if callable(function) and not method.startswith("_"):
                setattr(target, method, stopwatch.time(function))
    return told


def _sizes(path: Path) -> dict[str, Any]:
    """Bytes of the store, of its index of words, and of each table; the latter None without SQLite's dbstat."""
    with sqlite3.connect(path) as db:
        try:
            pages = dict(db.execute("SELECT name, pgsize FROM dbstat WHERE aggregate = 1").fetchall())
        except sqlite3.OperationalError:
            pages = None
        owner = dict(db.execute("SELECT name, tbl_name FROM sqlite_master").fetchall())
    db.close()
    words = sum(size for name, size in (pages or {}).items() if owner.get(name, name) not in _CONTENT)
    return {
        "store_bytes": path.stat().st_size,
        "index_bytes": None if pages is None else words,
        "table_bytes": pages,
    }


def main(arguments: list[str]) -> None:
    """Do as the command line says."""
    command, root, cache = arguments[0], Path(arguments[1]).resolve(), Path(arguments[2])
    if command == "build":
        print(json.dumps(build(root, cache, fresh="--fresh" in arguments)))
    else:
        task = json.load(sys.stdin)
        print(json.dumps(search(root, cache, task["queries"], task["min_score"])))


if __name__ == "__main__":
    main(sys.argv[1:])
