"""A store that is changed where it stands: all or nothing, whoever reads, writes or is killed meanwhile."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from tests.corpus.test_build import D11, EDITS, EVENTS, Desk, contents

from secpol_cli.corpus import build
from secpol_cli.corpus import compile as compiler
from secpol_cli.corpus import incremental as keeping
from secpol_cli.corpus.build import current_store
from secpol_cli.errors import CorpusInvalid
from secpol_cli.store import checksums
from secpol_cli.store.store import SCHEMA_VERSION, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import MakeCorpus


@pytest.fixture
def desk(corpus_dir: MakeCorpus, tmp_path: Path) -> Desk:
    desk = Desk(corpus_dir(), tmp_path / "cache")
    desk.build()
    return desk


@pytest.fixture(autouse=True)
def in_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every store is large, every change little."""
    for name, value in {"_RACY_NS": 0, "_LITTLE": 0, "_PATIENCE": 0.05}.items():
        monkeypatch.setattr(keeping, name, value)
    monkeypatch.setattr(checksums, "LARGE", 0)


def inode(desk: Desk) -> int:
    return desk.path.stat().st_ino


@pytest.mark.parametrize("seed", range(3))
def test_a_changed_store_is_the_store_built_anew(seed: int, desk: Desk) -> None:
    chance, before = random.Random(seed), inode(desk)
    for _ in range(10):
        names = chance.sample(sorted(EDITS), chance.randint(1, 4))
        for name in names:
            EDITS[name](desk.corpus)
        changed, anew = desk.build(), desk.build_anew()
        for table, rows in anew.items():
            assert changed[table] == rows, (table, names)
    assert inode(desk) == before
    assert sorted(os.listdir(desk.cache)) == sorted([desk.path.name, "anew"])


def test_a_changed_document_loads_no_vocabulary(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secpol_cli.corpus.load.load_vocabulary", lambda root: 1 / 0)
    EDITS["words"](desk.corpus)
    EDITS["another name for a document"](desk.corpus)
    EDITS["another name for a document"](desk.corpus)
    desk.build()


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("met in Kep", "met in Kampot", "“met in Kep” does not occur in block p1"),
        ("  - id: p1", "  - id: p9", "block “p1”"),
        ("principle: use-of-force", "principle: use", "no principle “use”; did you mean use-of-force?"),
        ("speaker: pact-ministers", "speaker: ministers", "no person “ministers”"),
    ],
)
def test_what_is_wrong_is_said_and_changes_nothing(old: str, new: str, error: str, desk: Desk) -> None:
    content = desk.path.read_bytes()
    desk.corpus.replace(D11, old, new)
    with pytest.raises(CorpusInvalid) as caught:
        desk.build()
    assert error in f"{caught.value.message}; {caught.value.hint}"
    assert caught.value.line > 0
    assert desk.path.read_bytes() == content
    assert os.listdir(desk.cache) == [desk.path.name]


def test_a_removed_document_is_held_against_the_events(desk: Desk) -> None:
    (desk.corpus.root / D11).unlink()
    with pytest.raises(CorpusInvalid, match="no block “p1” in document “011”") as caught:
        desk.build()
    assert caught.value.file == EVENTS


def test_who_reads_sees_the_old_store_to_the_end(desk: Desk) -> None:
    """And the store is copied instead, so that nobody waits."""
    reader = current_store(desk.corpus.root, desk.cache).store
    before, stood = contents(reader), inode(desk)
    EDITS["words"](desk.corpus)
    after = desk.build()
    assert inode(desk) != stood
    assert contents(reader) == before != after
    reader.close()
    EDITS["words"](desk.corpus)
    stood = inode(desk)
    assert desk.build() == before
    assert inode(desk) == stood


def test_who_changes_it_at_the_same_time_is_waited_for_or_done_without(desk: Desk) -> None:
    """The other's lock stays: then the store that is made answers, and goes with the answer."""
    other = sqlite3.connect(desk.path)
    other.execute("BEGIN IMMEDIATE")
    EDITS["words"](desk.corpus)
    built = current_store(desk.corpus.root, desk.cache)
    assert "is in use by another program" in str(built.warning)
    found = contents(built.store)
    built.store.close()
    other.close()
    assert os.listdir(desk.cache) == [desk.path.name]
    assert found == desk.build() == desk.build_anew()


def test_a_disk_that_is_full(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    content = desk.path.read_bytes()
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    EDITS["a new document"](desk.corpus)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        built = current_store(desk.corpus.root, desk.cache)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "cannot be written" in str(built.warning)
    found = contents(built.store)
    built.store.close()
    assert desk.path.read_bytes() == content
    assert os.listdir(desk.cache) == [desk.path.name]
    assert found == desk.build()


def test_a_store_that_may_not_be_written_is_copied(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        error = sqlite3.OperationalError("attempt to write a readonly database")
        error.sqlite_errorname = "SQLITE_READONLY"
        raise error

    stood = inode(desk)
    EDITS["words"](desk.corpus)
    with monkeypatch.context() as patch:
        fill = keeping._fill
        calls: list[int] = []

        def fill_or_refuse(*arguments: Any) -> None:
            calls.append(1)
            (refuse if len(calls) == 1 else fill)(*arguments)

        patch.setattr(keeping, "_fill", fill_or_refuse)
        found = desk.build()
    assert inode(desk) != stood
    assert found == desk.build_anew()


# --- killed -------------------------------------------------------------------------------

CHANGE = """
import functools, sqlite3, sys
from pathlib import Path
from secpol_cli.corpus import build, compile as compiler, incremental
from secpol_cli.store import checksums
incremental._RACY_NS = checksums.LARGE = incremental._LITTLE = 0
class Spilling(sqlite3.Connection):
    def execute(self, sql, *parameters):  # pages reach the file before the end, as when it commits
        return super().execute(sql.replace("cache_spill = OFF", "cache_size = 5"), *parameters)
sqlite3.connect = functools.partial(sqlite3.connect, factory=Spilling)
write = compiler.write_document
def write_and_wait(db, *arguments):
    write(db, *arguments)
    db.execute("UPDATE block SET text = text || 'x'")
    print("halfway", flush=True)
    sys.stdin.readline()
compiler.write_document = write_and_wait
build.current_store(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.fixture
def killed(desk: Desk) -> bytes:
    """The store, its file half changed by a process that was killed; returns its bytes before."""
    content = desk.path.read_bytes()
    EDITS["words"](desk.corpus)
    arguments = [sys.executable, "-c", CHANGE, str(desk.corpus.root), str(desk.cache)]
    process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "halfway\n"
    process.kill()
    process.communicate()
    assert desk.path.read_bytes() != content
    assert sorted(os.listdir(desk.cache)) == sorted([desk.path.name, f"{desk.path.name}-journal"])
    return content


def test_what_a_kill_leaves_is_undone(desk: Desk, killed: bytes) -> None:
    store = open_store(desk.path)
    assert store is not None
    assert store.value("SELECT count(*) FROM block WHERE text LIKE '%x'") == 0
    store.close()
    assert desk.path.read_bytes() == killed
    assert desk.build() == desk.build_anew()


@pytest.mark.parametrize("how", ["deleted", "damaged", "discarded", "of another version", "built anew"])
def test_what_a_kill_leaves_is_never_done_to_another_store(
    how: str, desk: Desk, killed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite would undo in any file of the name what the journal beside it says."""
    if how == "deleted":
        desk.path.unlink()
    elif how == "damaged":
        desk.path.write_bytes(b"not a database\n" * 1000)
    elif how == "discarded":
        build.discard_store(desk.corpus.root, desk.cache)
        assert os.listdir(desk.cache) == []
    elif how == "of another version":
        monkeypatch.setattr(compiler, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
        monkeypatch.setattr("secpol_cli.store.store.SCHEMA_VERSION", SCHEMA_VERSION + 1)
    else:
        current_store(desk.corpus.root, desk.cache, anew=True).store.close()
    assert desk.build() == desk.build_anew()
    assert sorted(os.listdir(desk.cache)) == sorted([desk.path.name, "anew"])


# --- many at once -------------------------------------------------------------------------

BUSY = """
import sys
from pathlib import Path
from secpol_cli.corpus import build, incremental
from secpol_cli.store import checksums
checksums.LARGE = incremental._LITTLE = 0
for _ in range(5):
    store = build.current_store(Path(sys.argv[1]), Path(sys.argv[2])).store
    words = store.value("SELECT group_concat(text) FROM block")
    assert ("costs $5 million" in words) != ("costs $6 million" in words), words
    blocks = {number for (number,) in store.rows("SELECT number FROM block")}
    assert store.value("SELECT count(*) FROM block") == len(blocks) == 8
    assert store.value("PRAGMA integrity_check") == "ok"
    store.close()
"""


@pytest.fixture
def crowd(desk: Desk) -> Iterator[list[subprocess.Popen[str]]]:
    """Four processes that ask for the store, five times each."""
    arguments = [sys.executable, "-c", BUSY, str(desk.corpus.root), str(desk.cache)]
    processes = [subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    yield processes
    for process in processes:
        process.kill()
        process.wait()


def test_many_processes_change_it_at_once(desk: Desk, crowd: list[subprocess.Popen[str]]) -> None:
    path = desk.corpus.root / "documents" / "010.yaml"
    while any(process.poll() is None for process in crowd):
        text, passing = path.read_text("utf-8"), path.with_suffix(".passing")
        one, other = ("$5", "$6") if "$5" in text else ("$6", "$5")
        passing.write_text(text.replace(one, other), "utf-8")
        os.replace(passing, path)  # as editors do: nobody reads half of it
    for process in crowd:
        assert (process.communicate()[1], process.returncode) == ("", 0)
    assert desk.build() == desk.build_anew()
