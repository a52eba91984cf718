"""Damaged stores are made anew, and where none can be kept the program works without."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from secpol_cli.corpus import compile as compiler
from secpol_cli.corpus import incremental as keeping
from secpol_cli.corpus.build import current_store, store_path
from secpol_cli.store.store import APPLICATION_ID, SCHEMA_VERSION, open_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Answer, CorpusDir, MakeCorpus, Run

D11 = "documents/011.yaml"


@pytest.fixture
def corpus(corpus_dir: MakeCorpus) -> CorpusDir:
    return corpus_dir()


@pytest.fixture
def stores(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where stores are kept, for this test alone; the build trusts the times of files just written."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(keeping, "_RACY_NS", 0)
    return tmp_path / "cache" / "secpol"


@pytest.fixture
def ask(run: Run, corpus: CorpusDir, stores: Path) -> Callable[..., Answer]:
    """A question whose answer takes more than one table of the small corpus."""
    return lambda *options: run(
        "search", "rule of law at sea", "--corpus", str(corpus.root), "--json", *options
    )


def kept(stores: Path) -> list[Path]:
    """The files that are kept, without the checksums beside stores."""
    return list(stores.iterdir())


# --- stores that are none -----------------------------------------------------------------


def truncate(to: float) -> Callable[[Path], object]:
    return lambda path: os.truncate(path, int(to * path.stat().st_size) if to < 1 else int(to))


def overwrite(start: float, byte: int | None) -> Callable[[Path], object]:
    """Fill a file from `start` (a part of it) with a byte, or with random ones."""

    def damage(path: Path) -> None:
        content = path.read_bytes()
        kept = content[: int(len(content) * start)]
        rest = len(content) - len(kept)
        path.write_bytes(
            kept + (bytes([byte]) * rest if byte is not None else random.Random(1).randbytes(rest))
        )

    return damage


def foreign(statement: str) -> Callable[[Path], object]:
    """Another program's SQLite file."""

    def damage(path: Path) -> None:
        path.unlink()
        connection = sqlite3.connect(path)
        connection.executescript(f"CREATE TABLE file (path, sha256, stamp); {statement}")
        connection.close()

    return damage


def drop_a_table(path: Path) -> None:
    """What is found only when somebody asks for its rows."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE passage")


def lead_nowhere(path: Path) -> None:
    path.unlink()
    path.symlink_to("nothing")


OURS = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA_VERSION};"
DAMAGE: dict[str, Callable[[Path], object]] = {
    "empty": truncate(0),
    "one byte": truncate(1),
    "the header alone": truncate(100),
    "half": truncate(0.5),
    "all but the last page": truncate(0.97),
    "random bytes": overwrite(0, None),
    "random bytes behind the header": overwrite(0.01, None),
    "random bytes in the second half": overwrite(0.5, None),
    "zeros in the second half": overwrite(0.5, 0),
    "a text": lambda path: path.write_text("not a database\n" * 1000),
    "foreign": foreign(""),
    "foreign, with our mark": foreign(f"PRAGMA application_id = {APPLICATION_ID}"),
    "of another version": foreign(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 999"),
    "ours, without tables": foreign(OURS),
    "ours, without rows": foreign(f"{OURS} CREATE TABLE meta (key, value)"),
    "ours, without one of its tables": drop_a_table,
    "a link to nowhere": lead_nowhere,
}


@pytest.mark.parametrize("changed", [False, True], ids=["", "and the corpus changed"])
@pytest.mark.parametrize("what", DAMAGE)
def test_a_damaged_store_is_made_anew(
    what: str, changed: bool, ask: Callable[..., Answer], corpus: CorpusDir, stores: Path
) -> None:
    before = ask()
    assert before.status == 0
    path = store_path(stores, corpus.root)
    DAMAGE[what](path)
    if changed:
        corpus.replace(D11, "Communiqué of the Pact", "Communiqué of a Pact")
    assert ask() == before
    assert ask() == before
    store = current_store(corpus.root, stores).store
    assert store.value("PRAGMA integrity_check") == "ok"
    store.close()
    assert [path.name for path in kept(stores)] == [path.name]


@pytest.mark.parametrize(
    "what", ["empty", "random bytes", "random bytes behind the header", "a text", "foreign"]
)
def test_what_is_no_store_is_not_opened(what: str, corpus: CorpusDir, stores: Path) -> None:
    current_store(corpus.root, stores).store.close()
    DAMAGE[what](store_path(stores, corpus.root))
    assert open_store(store_path(stores, corpus.root)) is None
    built = current_store(corpus.root, stores)
    assert built.warning is None
    assert built.store.value("SELECT count(*) FROM document") == 2
    built.store.close()


def test_a_directory_in_the_stores_place_is_left_alone(
    ask: Callable[..., Answer], corpus: CorpusDir, stores: Path
) -> None:
    before = ask()
    path = store_path(stores, corpus.root)
    path.unlink()
    path.mkdir()
    after = ask()
    assert (after.status, after.json["items"]) == (0, before.json["items"])
    assert after.json["warnings"] == [
        f"{stores} cannot be written (Is a directory): the corpus is compiled each time"
    ]
    assert kept(stores) == [path]


# --- caches that cannot be written --------------------------------------------------------


def read_only(stores: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    stores.mkdir(parents=True)
    stores.chmod(0o500)
    if os.access(stores, os.W_OK):
        pytest.skip("who runs the tests may write everything")
    return "unable to open database file"


def no_renaming(stores: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    def replace(old: object, new: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", replace)
    return "Permission denied"


def a_file(stores: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    stores.parent.mkdir()
    stores.touch()
    return "File exists"


def below_a_file(stores: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    stores.parent.touch()
    return "Not a directory"


def round_in_circles(stores: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    stores.parent.symlink_to(stores.parent.name)
    return "Too many levels of symbolic links"


def full(stores: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """SQLite is told that the disk has so many pages and no more."""
    create_schema = compiler.create_schema

    def create_in_little_space(db: sqlite3.Connection) -> None:
        if db.execute("PRAGMA database_list").fetchone()[2]:  # a file, not memory
            db.execute("PRAGMA max_page_count = 20")
        create_schema(db)

    monkeypatch.setattr(compiler, "create_schema", create_in_little_space)
    return "database or disk is full"


UNWRITABLE: dict[str, Callable[[Path, pytest.MonkeyPatch], str]] = {
    "read-only": read_only,
    "no renaming": no_renaming,
    "a file": a_file,
    "below a file": below_a_file,
    "a link to itself": round_in_circles,
    "a full disk": full,
}


@pytest.mark.parametrize("what", UNWRITABLE)
def test_without_a_cache_the_store_is_built_in_memory(
    what: str, ask: Callable[..., Answer], stores: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reason = UNWRITABLE[what](stores, monkeypatch)
    status, _, stderr = answer = ask()
    assert status == 0
    assert [item["address"] for item in answer.json["items"]][:1] == ["010/p1"]
    warning = f"{stores} cannot be written ({reason}): the corpus is compiled each time"
    assert answer.json["warnings"] == [warning]
    assert stderr == f"secpol: warning: {warning}\n"
    assert not stores.is_dir() or list(stores.iterdir()) == []


def test_files_that_may_not_grow(corpus: CorpusDir, stores: Path) -> None:
    """What a quota does: writing past a size fails in the middle of the build."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, hard))
    try:
        built = current_store(corpus.root, stores)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert built.store.value("SELECT count(*) FROM document") == 2
    built.store.close()
    assert "cannot be written" in (built.warning or "")
    assert list(stores.iterdir()) == []


def test_an_old_store_that_cannot_be_replaced_does_not_answer_for_the_new_corpus(
    ask: Callable[..., Answer], corpus: CorpusDir, stores: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask()
    content = store_path(stores, corpus.root).read_bytes()
    corpus.replace("documents/010.yaml", "law at sea.”[^1]", "law at sea, always.”[^1]")
    corpus.replace(
        "documents/010.yaml",
        "exact: We stand for peace and for the rule of law at sea.",
        "exact: We stand for peace",
    )
    no_renaming(stores, monkeypatch)
    answer = ask()
    assert "at sea, always.”" in answer.json["items"][0]["text"]
    cannot, departs = answer.json["warnings"]
    assert "cannot be written" in cannot
    assert "departs from its source" in departs
    assert store_path(stores, corpus.root).read_bytes() == content


def test_a_cache_that_vanished_is_made_again(ask: Callable[..., Answer], stores: Path) -> None:
    before = ask()
    shutil.rmtree(stores.parent)
    assert ask() == before
    assert stores.is_dir()


# --- files that are open, as Windows has it -----------------------------------------------


@pytest.mark.usefixtures("open_files_stay")
def test_a_store_of_our_own_is_replaced_though_we_read_it(
    ask: Callable[..., Answer], corpus: CorpusDir, stores: Path
) -> None:
    before = ask()
    path = store_path(stores, corpus.root)
    content = path.read_bytes()
    corpus.replace(D11, "Communiqué of the Pact", "Communiqué of a Pact")
    assert ask() == before
    assert before.json["warnings"] == []
    assert path.read_bytes() != content
    assert kept(stores) == [path]


@pytest.mark.usefixtures("open_files_stay")
def test_a_store_that_another_program_reads_is_answered_for_by_a_passing_one(
    ask: Callable[..., Answer], corpus: CorpusDir, stores: Path
) -> None:
    before = ask()
    path = store_path(stores, corpus.root)
    content = path.read_bytes()
    corpus.replace("people.yaml", "name: Lim Sokha", "name: Lim Sok")
    corpus.replace("people.yaml", "[Speaker Lim,", "[Speaker Lim, Lim Sokha,")
    with path.open("rb"):
        answer = ask()
    assert answer.status == 0
    assert [item["speaker_name"] for item in answer.json["items"]][:1] == ["Lim Sok"]
    assert answer.json["warnings"] == [
        f"{path} is in use by another program: the corpus is compiled anew until it is free"
    ]
    assert path.read_bytes() == content
    assert kept(stores) == [path]
    after = ask()
    assert after.json["warnings"] == before.json["warnings"] == []
    assert after.json["items"] == answer.json["items"]


@pytest.mark.usefixtures("open_files_stay")
@pytest.mark.parametrize(
    "what", ["random bytes in the second half", "ours, without rows", "ours, without one of its tables"]
)
def test_a_damaged_store_that_cannot_be_deleted_does_not_stop_anybody(
    what: str, ask: Callable[..., Answer], corpus: CorpusDir, stores: Path
) -> None:
    before = ask()
    path = store_path(stores, corpus.root)
    DAMAGE[what](path)
    with path.open("rb"):
        answer = ask()
    assert (answer.status, answer.json["items"]) == (0, before.json["items"])
    assert len(answer.json["warnings"]) == 1
    assert kept(stores) == [path]
    assert ask() == before


# --- interrupted --------------------------------------------------------------------------


@pytest.mark.parametrize("function", ["create_schema", "write_document", "write_vocabulary"])
def test_ctrl_c_leaves_no_half_built_store(
    function: str, ask: Callable[..., Answer], stores: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*arguments: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(compiler, function, interrupt)
        status, stdout, stderr = ask()
    assert (status, stdout) == (130, "")
    assert "Traceback" not in stderr
    assert list(stores.iterdir()) == []
    assert ask().status == 0


def test_ctrl_c_leaves_the_old_store_as_it_was(
    ask: Callable[..., Answer], corpus: CorpusDir, stores: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask()
    content = store_path(stores, corpus.root).read_bytes()
    corpus.replace(D11, "Communiqué of the Pact", "Communiqué of a Pact")

    def interrupt(*arguments: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(compiler, "write_document", interrupt)
        assert ask().status == 130
    assert [path.read_bytes() for path in kept(stores)] == [content]


def test_an_error_of_ours_leaves_nothing_either(
    corpus: CorpusDir, stores: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(compiler, "write_vocabulary", fail)
    with pytest.raises(ZeroDivisionError):
        current_store(corpus.root, stores)
    assert list(stores.iterdir()) == []


# --- without FTS5 -------------------------------------------------------------------------


def test_no_full_text_search_of_sqlites_is_needed(corpus: CorpusDir, stores: Path) -> None:
    """Some builds of SQLite have none."""
    store = current_store(corpus.root, stores).store
    assert store.value("SELECT count(*) FROM sqlite_master WHERE sql LIKE '%VIRTUAL%'") == 0
    store.close()


# --- what is no error of SQLite's -----------------------------------------------------------


def _garble(stores: Path, corpus: CorpusDir) -> None:
    """Write what is no JSON where JSON is read: nothing is wrong to SQLite."""
    with closing(sqlite3.connect(store_path(stores, corpus.root))) as connection, connection:
        connection.execute("UPDATE document SET citation_json = '{'")


def test_whatever_a_store_raises_it_is_made_anew(run: Run, corpus: CorpusDir, stores: Path) -> None:
    before = run("docs", "--corpus", str(corpus.root))
    _garble(stores, corpus)
    assert run("docs", "--corpus", str(corpus.root)) == before
    assert run("docs", "--corpus", str(corpus.root)) == before


def test_what_came_in_on_stdin_is_read_again(
    run: Run, corpus: CorpusDir, stores: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = ("--corpus", str(corpus.root), "--json")
    before = run("verify", "-", *where, stdin="He said “peace costs $7 million” (010).")
    assert before.json["items"]
    with closing(sqlite3.connect(store_path(stores, corpus.root))) as connection, connection:
        connection.execute("DROP TABLE posting")
    assert run("verify", "-", *where, stdin="He said “peace costs $7 million” (010).") == before


def test_a_store_that_cannot_be_read_at_all_is_one_line(
    run: Run, corpus: CorpusDir, stores: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_store: object) -> None:
        raise sqlite3.DatabaseError("disk I/O error")

    monkeypatch.setattr("secpol_cli.queries.entities.list_documents", fail)
    answer = run("docs", "--corpus", str(corpus.root))
    assert (answer.status, answer.stdout) == (3, "")
    assert answer.stderr == (
        "secpol: error: the store cannot be read: disk I/O error; look at the disk it is on\n"
    )
