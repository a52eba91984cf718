"""What people would take instead: ugrep's fuzzy search, and rapidfuzz over every paragraph."""

from __future__ import annotations

import importlib.metadata
import resource
import shutil
import subprocess
import time
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tests.bench.queries import fold

if TYPE_CHECKING:
    from tests.bench.corpora import Corpus
    from tests.bench.queries import Places

PATIENCE = 300.0  # seconds; a query that takes longer counts as not found
_TOP = 10
_SHORTEST = 0.7  # of the query's length: shorter paragraphs lie inside it by chance, and would win
_CUTOFF = 50.0


class Answer(NamedTuple):
    """The addresses found, best first, and what it took; `late` where patience ran out; secpol's score of the
    first."""

    found: list[str]
    seconds: float
    cpu: float
    late: bool = False
    score: float | None = None


class Rival(Protocol):
    """Another way to find a quotation in the same paragraphs."""

    name: str
    rate: float
    """About how many seconds a query takes a megabyte of text; it decides how many queries are asked."""

    def ask(self, query: str) -> Answer:
        """Find a quotation."""


class Ugrep:
    """`ugrep -Zbest3`: the lines that differ least from the words, by 3 characters at most.

    Three is the most that ends in time: of 12 MB, a query takes about 1 second with
    3 errors, 10 with 4, and more than a minute with 6 (TRE's `tre-agrep -B`, which
    has no such limit, 15 seconds to more than a minute).
    """

    rate = 0.15

    def __init__(self, corpus: Corpus, places: Places) -> None:
        program = shutil.which("ugrep")
        if program is None:
            raise RivalMissing("ugrep is not installed: apt-get install ugrep")
        version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
        self.name = f"{' '.join(version.split()[:2])} -Zbest3"
        self._command = [program, "-Zbest3", "-i", "-F", "-n", "--no-filename", "--color=never"]
        self._file, self._addresses = str(corpus.lines), places.addresses

    def ask(self, query: str) -> Answer:
        """The best lines in the file's order: it does not rank what differs equally."""
        before, started = _children_cpu(), time.perf_counter()
        try:
            ran = subprocess.run(
                [*self._command, "--", query, self._file], capture_output=True, timeout=PATIENCE, check=False
            )
        except subprocess.TimeoutExpired:
            return Answer([], time.perf_counter() - started, _children_cpu() - before, late=True)
        lines = [int(line.partition(b":")[0]) for line in ran.stdout.splitlines()[:_TOP]]
        found = [self._addresses[line - 1] for line in lines]
        return Answer(found, time.perf_counter() - started, _children_cpu() - before)


class Rapidfuzz:
    """`process.extract` with `partial_ratio`, query and paragraphs folded beforehand.

    Paragraphs much shorter than the query are left out, which helps it: they
    would often have the highest ratio.
    """

    rate = 0.04

    def __init__(self, places: Places) -> None:
        self.name = f"rapidfuzz {importlib.metadata.version('rapidfuzz')} partial_ratio"
        pairs = sorted(zip(places.folded, places.addresses, strict=True), key=lambda pair: len(pair[0]))
        self._paragraphs = [paragraph for paragraph, _ in pairs]
        self._addresses = [address for _, address in pairs]
        self._lengths = [len(paragraph) for paragraph in self._paragraphs]

    def ask(self, query: str) -> Answer:
        """The paragraphs with the highest ratio."""
        from rapidfuzz import fuzz, process

        before, started = time.process_time(), time.perf_counter()
        words = fold(query)
        first = bisect_left(self._lengths, _SHORTEST * len(words))
        best = process.extract(
            words, self._paragraphs[first:], scorer=fuzz.partial_ratio, limit=_TOP, score_cutoff=_CUTOFF
        )
        found = [self._addresses[first + place] for _, _, place in best]
        return Answer(found, time.perf_counter() - started, time.process_time() - before)


class RivalMissing(Exception):
    """A rival is not installed; says how to."""


def make_rivals(corpus: Corpus, places: Places) -> tuple[list[Rival], list[str]]:
    """The rivals that are installed; and why others are not in the table."""
    try:
        return [Ugrep(corpus, places), Rapidfuzz(places)], []
    except RivalMissing as reason:
        return [Rapidfuzz(places)], [str(reason)]


def _children_cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
