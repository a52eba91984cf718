"""A store that is not as it was written gives no answer: it is made anew."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secpol_cli.places import cache_folder
from secpol_cli.queries.blocks import block_after
from secpol_cli.store import checksums
from secpol_cli.store.checksums import StoreDamaged, checked, sum_of_block
from secpol_cli.store.seal import is_whole
from secpol_cli.store.store import Store
from secpol_cli.verdicts import PROVED

if TYPE_CHECKING:
    from tests.conftest import Compile, Run

WORDS = "mutual respect, mutual understanding"
CHANGED = "mutual respect, mutual undertakings"


@pytest.fixture
def own_cache(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store of the shipped corpus, in a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    run("search", "peace")
    (found,) = Path(cache_folder()).glob("*.sqlite")
    return found


def whole(path: Path) -> bool:
    with path.open("rb") as file:
        return is_whole(file.fileno(), str(path))


def change(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        assert db.execute(sql).rowcount


def test_a_changed_letter_proves_nothing(run: Run, own_cache: Path) -> None:
    raw = own_cache.read_bytes()
    assert WORDS.encode() in raw
    own_cache.write_bytes(raw.replace(WORDS.encode(), CHANGED.encode()))
    found = run("verify", "-q", CHANGED, "--json").json["items"][0]
    assert found["status"] not in PROVED
    assert run("verify", "-q", WORDS).status == 0
    assert whole(own_cache)


@pytest.mark.parametrize("table", ["statement SET speaker = 'kin-phea'", "alias SET folded = text || 'x'"])
def test_a_changed_row_of_any_table_is_noticed(run: Run, own_cache: Path, table: str) -> None:
    before = run("search", "ASEAN centrality", "--json").stdout
    change(own_cache, f"UPDATE {table}")
    assert run("search", "ASEAN centrality", "--json").stdout == before


@pytest.mark.parametrize("table", ["seal SET value = x'00'", "seal SET value = 'secpol-seal:00000000'"])
def test_a_store_without_its_seal_is_made_anew(run: Run, own_cache: Path, table: str) -> None:
    change(own_cache, f"UPDATE {table}")
    assert not whole(own_cache)
    assert run("search", "peace").status == 0
    assert whole(own_cache)


def test_a_store_that_was_named_is_not_made_anew(run: Run, own_cache: Path, tmp_path: Path) -> None:
    copied = tmp_path / "named.sqlite"
    shutil.copy(own_cache, copied)
    assert run("search", "peace", "--store", str(copied)).status == 0
    change(copied, "UPDATE statement SET speaker = 'kin-phea'")
    answer = run("search", "peace", "--store", str(copied))
    assert (answer.status, answer.stdout) == (3, "")
    assert "is damaged" in answer.stderr


def test_blocks_have_their_own_sums(compiled: Compile) -> None:
    store = compiled()
    rows = store.rows("SELECT * FROM block ORDER BY number")
    assert checked(rows) == rows
    with closing(sqlite3.connect(":memory:")) as db:
        store.connection.backup(db)
        db.execute("UPDATE block SET text = replace(text, 'peace', 'piece') WHERE text LIKE '%peace%'")
        damaged = Store(db)
        with pytest.raises(StoreDamaged, match="010/p"):
            checked(damaged.rows("SELECT * FROM block"))
        db.execute("UPDATE block SET text = text || 'x'")
        first = damaged.rows("SELECT * FROM block WHERE next IS NOT NULL")[0]
        with pytest.raises(StoreDamaged):
            block_after(damaged, first)


def test_a_sum_is_bound_to_its_place() -> None:
    assert sum_of_block("003", "p1", "words") != sum_of_block("003", "p2", "words")
    assert sum_of_block("003", "p1", "words") != sum_of_block("003", "p1", "Words")


@pytest.fixture
def large(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store, which is large now, and has just been read whole."""
    monkeypatch.setattr(checksums, "LARGE", 0)
    make_older(own_cache)
    assert whole(own_cache)
    return own_cache


def make_older(path: Path) -> None:
    """Wait until a change would have another time."""
    while path.stat().st_ctime_ns > time.time_ns() - 60_000_000:
        time.sleep(0.01)


def test_a_large_store_is_not_read_again_while_nobody_touches_it(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    monkeypatch.setattr("secpol_cli.store.seal._sum_of_file", lambda *_: read.append(1))
    assert whole(large)
    assert not read
    large.touch()
    assert not whole(large)
    assert read


@pytest.mark.parametrize(
    "damage",
    [
        "statement SET speaker = 'kin-phea'",
        "alias SET folded = 'x' WHERE kind = 'person'",
        "posting SET bits = x'00'",
    ],
)
def test_a_changed_row_of_a_large_store_is_noticed(run: Run, large: Path, damage: str) -> None:
    before = run("search", "ASEAN centrality", "--json").stdout
    times = large.stat().st_mtime_ns
    change(large, f"UPDATE {damage}")
    os.utime(large, ns=(times, times))  # as copies do that keep the time
    assert run("search", "ASEAN centrality", "--json").stdout == before


def test_a_large_store_that_was_named_needs_nothing_beside_it(run: Run, large: Path, tmp_path: Path) -> None:
    copied = tmp_path / "named.sqlite"
    shutil.copy(large, copied)
    assert run("search", "peace", "--store", str(copied)).status == 0
    change(copied, "UPDATE statement SET speaker = 'kin-phea'")
    assert run("search", "peace", "--store", str(copied)).status == 3


def test_what_was_remembered_of_another_file_is_not_believed(run: Run, large: Path) -> None:
    (record,) = Path(cache_folder(), "whole").iterdir()
    before = run("speakers", "--json").stdout
    change(large, "UPDATE statement SET speaker = 'kin-phea'")
    record.write_text("x")
    assert run("speakers", "--json").stdout == before
