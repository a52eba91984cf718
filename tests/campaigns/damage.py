"""Stores that something happened to: no answer from one differs from that of a whole one.

    python -m tests.campaigns.damage [--random 1000] [--aimed 500] [--seed 1] [--only small]

Random changes are of the file's bytes; aimed ones of one value, row or table, as SQLite writes them, so that the
file is whole and only what it says is wrong; some keep the time of the file.  An answer may also be one clear line
with status 3.  Stores of three kinds are damaged: of a small corpus, of an annotated one, and of a folder of files;
each as it is kept and as one that is named, which nobody may make anew, and has nothing beside it; and small ones as
they are, or counting as large, and found whole just before.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sqlite3
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from tests.bench.annotated import write_annotated
from tests.campaigns.corpora import workplace, write_small
from tests.campaigns.program import Outcome, ask

from secpol_cli.corpus.build import store_path
from secpol_cli.sources.build import sources_path
from secpol_cli.store import checksums

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Questions = tuple[tuple[str, ...], ...]
_ASKED: Questions = (
    ("search", "rule of law at sea"),
    ("search", "peace cost", "--explain"),
    ("search", "--speaker", "lim-sokha"),
    ("show", "010"),
    ("show", "lim-sokha"),
    ("show", "pact"),
    ("show", "peace"),
    ("principles",),
    ("speakers",),
    ("orgs",),
    ("docs",),
    ("timeline",),
    ("network",),
    ("stats",),
    ("cite", "--all", "-f", "csl-json"),
    ("verify", "-q", "We stand for peace and for the rule of law at sea.", "--speaker", "Lim Sokha"),
    ("verify", "-q", "Peace costs $7 million, and law costs nothing."),
)
_ASKED_OF_MANY: Questions = (
    ("search", "council met", "-n", "3"),
    ("search", "--speaker", "delegation-3", "-n", "3"),
    ("show", "d00003"),
    ("show", "d00004/s2"),
    ("show", "head-3"),
    ("show", "event-5"),
    ("principles", "-n", "5"),
    ("speakers",),
    ("orgs",),
    ("docs",),
    ("timeline",),
    ("stats",),
    ("cite", "d00004", "-f", "csl-json"),
    ("verify", "-q", "The Council met in 1953.", "--speaker", "the Chair"),
)
_ASKED_OF_FILES: Questions = (
    ("search", "rule of law at sea"),
    ("search", "costs nothing"),
    ("verify", "-q", "We stand for peace and for the rule of law at sea.", "--speaker", "Lim Sokha"),
    ("verify", "-q", "They rejected the use of arms."),
)
_DOCUMENTS = 400  # of the annotated corpus: a store of 13 MB
_SETTLED = 0.06  # seconds after which a change of a file has another time
_TELLS_NOTHING = frozenset(
    ["file", "sqlite_sequence"]
)  # what a store was made from: it is compared with that
_CLEAR = 3  # the status of a store that cannot be used


class Trial(NamedTuple):
    """A store that is damaged: what is asked of it, whether it counts as large, whether it is named, whether
    it is of an annotated corpus, or of a folder of files."""

    asked: Questions
    large: bool = False
    named: bool = False
    annotated: bool = False
    folder: bool = False

    def questions(self) -> list[tuple[str, ...]]:
        """What is asked, as it is typed."""
        of = ("--sources", "corpus/sources") if self.folder else ("--corpus", "corpus")
        where = (*of, *(("--store", "named.sqlite") if self.named else ()))
        return [(*asked, *where, *(() if asked[0] == "cite" else ("--json",))) for asked in self.asked]


TRIALS = {
    "small": Trial(_ASKED),
    "small-named": Trial(_ASKED, named=True),
    "large": Trial(_ASKED, large=True),
    "large-named": Trial(_ASKED, large=True, named=True),
    "annotated": Trial(_ASKED_OF_MANY, large=True, annotated=True),
    "annotated-named": Trial(_ASKED_OF_MANY, large=True, named=True, annotated=True),
    "folder": Trial(_ASKED_OF_FILES, folder=True),
    "folder-large": Trial(_ASKED_OF_FILES, large=True, folder=True),
    "folder-named": Trial(_ASKED_OF_FILES, named=True, folder=True),
}


def change_bytes(chance: random.Random, path: Path) -> str:
    """Change some bytes of a file, somewhere; returns in words what was done."""
    data = bytearray(path.read_bytes())
    start = chance.randrange(len(data))
    size = chance.choice((1, 1, 1, 16, 512, 4096))
    what = chance.randrange(5)
    if what == 0:
        data[start : start + size] = chance.randbytes(len(data[start : start + size]))
    elif what == 1:
        data[start : start + size] = bytes(len(data[start : start + size]))
    elif what == 2:
        data[start] ^= 1 << chance.randrange(8)
    elif what == 3:
        del data[start:]
    else:
        other = chance.randrange(len(data))
        data[start : start + size] = data[other : other + size]
    path.write_bytes(data)
    return f"{('random', 'zeros', 'a bit', 'cut', 'moved')[what]} at {start}, {size} bytes"


def change_rows(chance: random.Random, path: Path) -> str:
    """Change one value, or take out, double or exchange rows of one table; returns in words what was done."""
    with closing(sqlite3.connect(path)) as connection, connection:
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        table = chance.choice([name for name in names if name not in _TELLS_NOTHING])
        rows = connection.execute(f"SELECT * FROM {table}").fetchall()
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        if not rows:
            return f"{table} is empty"
        row = chance.choice(rows)
        where = " AND ".join(f'"{name}" IS ?' for name in columns)
        if chance.random() < 0.2:
            connection.execute(f"DELETE FROM {table} WHERE {where}", row)
            return f"a row less in {table}: {row!r}"[:200]
        place = chance.randrange(len(columns))
        value = _other(chance, row[place], [each[place] for each in rows])
        connection.execute(
            f'UPDATE OR REPLACE {table} SET "{columns[place]}" = ? WHERE {where}', (value, *row)
        )
        return f"{table}.{columns[place]} {row[place]!r} → {value!r}"[:300]


def _other(chance: random.Random, value: object, others: list[object]) -> object:
    """Another value of the same kind, mostly a plausible one."""
    different = [each for each in others if each != value]
    if different and chance.random() < 0.4:
        return chance.choice(different)
    if isinstance(value, int):
        return value + chance.choice((-1, 1))
    if isinstance(value, str) and value:
        place = chance.randrange(len(value))
        return value[:place] + chance.choice("aeiourstn0123") + value[place + 1 :]
    if isinstance(value, bytes) and value:
        place = chance.randrange(len(value))
        return value[:place] + bytes([value[place] ^ 1 << chance.randrange(8)]) + value[place + 1 :]
    return "x" if value is None else None


def run(trial: Trial, changes: int, change: Callable[[random.Random, Path], str], seed: int) -> list[str]:
    """So many changes, each of a whole store, with questions to each; what was answered wrongly."""
    found = []
    limit = checksums.LARGE
    with workplace() as work:
        try:
            checksums.LARGE = 0 if trial.large else limit
            path, whole = _prepare(trial, work)
            asked = trial.questions()
            right = [ask(arguments) for arguments in asked]
            for number in range(changes):
                chance = random.Random(f"{seed}/{number}")
                shutil.copyfile(whole, path)
                what = _damage(trial, chance, path, change)
                for place in range(len(asked)) if change is change_rows else [number % len(asked)]:
                    given = ask(asked[place])
                    if _is_wrong(given, right[place]):
                        words = " ".join(asked[place][:3])
                        found.append(f"{seed}/{number}: {what}: {words}: status {given.status}")
                        break
        finally:
            checksums.LARGE = limit
    return found


def _prepare(trial: Trial, work: Path) -> tuple[Path, Path]:
    """Write the corpus, make its store; returns where it is looked for, and where it stays whole."""
    if trial.annotated:
        write_annotated(work / "corpus", _DOCUMENTS)
    else:
        write_small(work / "corpus")
    time.sleep(0.1)  # a build trusts no file that has just been written
    cache = work.parent / "cache" / "secpol"
    if trial.folder:
        ask(("search", "law", "--sources", "corpus/sources", "--json"))
        kept = sources_path(cache, (work / "corpus/sources").resolve())
    else:
        ask(("docs", "--corpus", "corpus", "--json"))
        kept = store_path(cache, (work / "corpus").resolve())
    path, whole = work / "named.sqlite" if trial.named else kept, work / "whole"
    shutil.copyfile(kept, whole)
    shutil.copyfile(whole, path)
    return path, whole


def _damage(
    trial: Trial, chance: random.Random, path: Path, change: Callable[[random.Random, Path], str]
) -> str:
    """Damage a store, which was found whole before if it counts as large; says what was done."""
    if trial.large:
        time.sleep(_SETTLED)
        ask(trial.questions()[0])
    times = path.stat()
    what = change(chance, path)
    if chance.random() < 0.3:
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        what += ", with its old time"
    return what


def _is_wrong(given: Outcome, right: Outcome) -> bool:
    if (given.status, given.out) == (right.status, right.out):
        return False
    return not (given.status == _CLEAR and given.err.count(b"\n") == 1)


def main() -> int:
    """Print what was answered wrongly; status 1 where something was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--random", type=int, default=1000)
    parser.add_argument("--aimed", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=TRIALS)
    options = parser.parse_args()
    wrong = 0
    for name, trial in TRIALS.items():
        if options.only in (None, name):
            found = run(trial, options.random, change_bytes, options.seed)
            aimed = run(trial, options.aimed, change_rows, options.seed)
            print(*found, *aimed, sep="\n")
            print(
                f"{name}, seed {options.seed}: {options.random} random changes, {len(found)} wrong answers; "
                f"{options.aimed} aimed ones, {len(aimed)} wrong answers",
                flush=True,
            )
            wrong += len(found) + len(aimed)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
