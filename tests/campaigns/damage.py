"""Stores that something happened to: no answer from one differs from that of a whole one.

    python -m tests.campaigns.damage [--random 1000] [--aimed 500] [--seed 1]

Random changes are of the file's bytes; aimed ones of one value, row or table, as SQLite writes them, so that the
file is whole and only what it says is wrong.  An answer may also be one clear line with status 3.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

from tests.campaigns.corpora import workplace, write_small
from tests.campaigns.program import Outcome, ask

from secpol_cli.corpus.build import store_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_ASKED: tuple[tuple[str, ...], ...] = (
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
_TELLS_NOTHING = frozenset(
    ["file", "sqlite_sequence"]
)  # what a store was made from: it is compared with that
_CLEAR = 3  # the status of a store that cannot be used


def _question(number: int) -> tuple[str, ...]:
    asked = _ASKED[number % len(_ASKED)]
    return (*asked, "--corpus", "corpus", *(() if asked[0] == "cite" else ("--json",)))


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


def run(changes: int, change: Callable[[random.Random, Path], str], seed: int) -> list[str]:
    """So many changes, each of a whole store, with a question to each; what was answered wrongly."""
    found = []
    with workplace() as work:
        write_small(work / "corpus")
        time.sleep(0.1)  # a build trusts no file that has just been written
        asked = [_question(number) for number in range(len(_ASKED))]
        for arguments in asked:
            ask(arguments)
        right = [ask(arguments) for arguments in asked]
        path = store_path(work.parent / "cache" / "secpol", (work / "corpus").resolve())
        whole = work / "whole"
        shutil.copyfile(path, whole)
        for number in range(changes):
            chance = random.Random(f"{seed}/{number}")
            shutil.copyfile(whole, path)
            what = change(chance, path)
            for place in range(len(asked)) if change is change_rows else [number % len(asked)]:
                given = ask(asked[place])
                if _is_wrong(given, right[place]):
                    found.append(
                        f"{seed}/{number}: {what}: {' '.join(asked[place][:3])}: status {given.status}"
                    )
                    break
    return found


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
    options = parser.parse_args()
    found = run(options.random, change_bytes, options.seed)
    print(*found, sep="\n")
    aimed = run(options.aimed, change_rows, options.seed)
    print(*aimed, sep="\n")
    print(f"seed {options.seed}: {options.random} random changes, {len(found)} wrong answers; ", end="")
    print(f"{options.aimed} aimed ones, {len(aimed)} wrong answers")
    return 1 if found or aimed else 0


if __name__ == "__main__":
    sys.exit(main())
