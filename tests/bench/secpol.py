"""secpol on a corpus: built, searched and added to, each in a process of its own, and measured."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench.corpora import write_corpus, write_document
from tests.bench.rivals import Answer
from tests.bench.texts import Document, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.corpora import Corpus
    from tests.bench.queries import Query

_ENGINE = Path(__file__).with_name("engine.py")
_SAMPLE = 3  # documents


class Secpol:
    """secpol on one corpus; `cache` is where its stores are kept."""

    def __init__(self, corpus: Corpus, cache: Path) -> None:
        self._root, self._cache = corpus.root, cache.resolve()
        self._environment = {**os.environ, "XDG_CACHE_HOME": str(self._cache)}
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode

    def build(self, *, keep: bool) -> dict[str, Any]:
        """Compile the corpus and measure it; `keep` takes an earlier store, and what was measured of it."""
        self._cache.mkdir(parents=True, exist_ok=True)
        kept = self._cache / f"{self._root.name}.build.json"
        measured = self._run("build", *([] if keep else ["--fresh"]))
        if measured["compiled"] < measured["documents"] and kept.is_file():
            earlier: dict[str, Any] = json.loads(kept.read_text("utf-8"))
            return earlier
        kept.write_text(json.dumps(measured), "utf-8")
        return measured

    def add_document(self, text: Text) -> dict[str, Any]:
        """Measure what adding a document (the first, under another name) takes; it is taken out again."""
        added = write_document(self._root, Document("added-document", text.documents[0].paragraphs))
        measured = self._run("build")
        for path in added:
            path.unlink()
        self._run("build")
        return measured

    def search(self, queries: Sequence[Query], min_score: float | None) -> list[Answer]:
        """Run queries in one process; `min_score` None is secpol's own threshold."""
        task = json.dumps({"queries": [query.text for query in queries], "min_score": min_score})
        results = self._run("search", given=task)["results"]
        return [
            Answer(result["found"], result["seconds"], result["cpu"], score=result["score"])
            for result in results
        ]

    def search_whole(self, queries: Sequence[Query]) -> list[Answer]:
        """Run each query with the command line, in a process of its own."""
        return [self._search_once(query.text) for query in queries]

    def _search_once(self, query: str) -> Answer:
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        ran = self._secpol("search", "--corpus", str(self._root), "--json", "-n", "10", "--", query)
        seconds, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        found = [_main_address(item) for item in json.loads(ran.stdout)["items"]]
        return Answer(found, seconds, cpu)

    def run_command(self, command: str, *arguments: str) -> float:
        """The CPU seconds of a command with --json, a process of its own."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        self._secpol(command, "--corpus", str(self._root), "--json", *arguments)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def check_sample(self, text: Text) -> None:
        """Have `secpol check` look at the first documents; ends the benchmark where it finds an error."""
        sample = write_corpus(Text(f"{text.name}-sample", text.source, text.documents[:_SAMPLE]), self._cache)
        ran = self._secpol("check", str(sample.root), "--json")
        errors = [item for item in json.loads(ran.stdout)["items"] if item["severity"] == "error"]
        if errors:
            raise SystemExit(f"secpol check finds errors in {sample.root}, the first: {errors[0]}")

    def _secpol(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "secpol_cli", *arguments]
        ran = subprocess.run(command, capture_output=True, text=True, env=self._environment, check=False)
        if ran.returncode not in (0, 1):
            raise SystemExit(f"{' '.join(command)} ended in status {ran.returncode}: {ran.stderr}")
        return ran

    def _run(self, task: str, *options: str, given: str = "") -> dict[str, Any]:
        command = [sys.executable, str(_ENGINE), task, str(self._root), str(self._cache / "secpol"), *options]
        ran = subprocess.run(
            command, input=given, stdout=subprocess.PIPE, text=True, env=self._environment, check=False
        )
        if ran.returncode:
            raise SystemExit(f"{' '.join(command)} ended in status {ran.returncode}")
        measured: dict[str, Any] = json.loads(ran.stdout)
        return measured


def _main_address(item: dict[str, Any]) -> str:
    """The address of the block with most of a hit's words."""
    main = max(item["passages"], key=lambda passage: int(passage["end"]) - int(passage["start"]))
    return str(main["address"])
