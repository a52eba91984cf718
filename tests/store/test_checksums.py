"""A store that is not as it was written gives no answer: it is made anew."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secpol_cli.places import cache_folder
from secpol_cli.queries.blocks import block_after
from secpol_cli.store.checksums import LARGE, StoreDamaged, checked, is_sealed, seal, seal_of, sum_of_block
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
    assert is_sealed(str(own_cache))


@pytest.mark.parametrize("table", ["statement SET speaker = 'kin-phea'", "alias SET folded = text || 'x'"])
def test_a_changed_row_of_any_table_is_noticed(run: Run, own_cache: Path, table: str) -> None:
    before = run("search", "ASEAN centrality", "--json").stdout
    change(own_cache, f"UPDATE {table}")
    assert run("search", "ASEAN centrality", "--json").stdout == before


@pytest.mark.parametrize("damage", ["missing", "empty", "other"])
def test_a_store_without_its_seal_is_made_anew(run: Run, own_cache: Path, damage: str) -> None:
    beside = Path(seal_of(str(own_cache)))
    if damage == "missing":
        beside.unlink()
    else:
        beside.write_text({"empty": "", "other": "00000000 12"}[damage])
    assert not is_sealed(str(own_cache))
    assert run("search", "peace").status == 0
    assert is_sealed(str(own_cache))


def test_a_store_that_was_named_is_not_made_anew(run: Run, own_cache: Path, tmp_path: Path) -> None:
    copied = tmp_path / "named.sqlite"
    shutil.copy(own_cache, copied)
    shutil.copy(seal_of(str(own_cache)), seal_of(str(copied)))
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


def test_a_large_store_has_no_seal(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(b"x")
    seal(str(path))
    assert Path(seal_of(str(path))).exists()
    with path.open("r+b") as file:
        file.truncate(LARGE)
    seal(str(path))
    assert not Path(seal_of(str(path))).exists()
    assert is_sealed(str(path))
