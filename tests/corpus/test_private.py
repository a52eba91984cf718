"""Stores are their owner's alone, and a store that somebody names is of this very corpus."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secpol_cli.citation.engine.cache import citations_file
from secpol_cli.corpus.build import store_path

if TYPE_CHECKING:
    from tests.conftest import CorpusDir, MakeCorpus, Run

POSIX = pytest.mark.skipif(os.name == "nt", reason="rights are others there")


@pytest.fixture
def corpus(corpus_dir: MakeCorpus) -> CorpusDir:
    return corpus_dir()


@pytest.fixture
def stores(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where stores are kept, for this test alone."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "secpol"


def _rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@POSIX
@pytest.mark.parametrize("mask", [0, 0o022, 0o077])
def test_only_their_owner_may_look_into_them(run: Run, corpus: CorpusDir, stores: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        run("verify", "-q", "something else", "--sources", str(corpus.root / "sources"))
        run("docs", "--corpus", str(corpus.root))
        run("cite", "010", "--corpus", str(corpus.root))
    finally:
        os.umask(before)
    found = [stores.parent, stores, *stores.rglob("*")]
    assert len(found) == 6
    assert {_rights(path) for path in found if path.is_dir()} == {0o700}
    assert {_rights(path) for path in found if path.is_file()} == {0o600}


@POSIX
def test_what_others_could_read_is_closed_to_them(run: Run, corpus: CorpusDir, stores: Path) -> None:
    run("docs", "--corpus", str(corpus.root))
    path = store_path(stores, corpus.root)
    path.chmod(0o644)
    stores.chmod(0o755)
    run("docs", "--corpus", str(corpus.root))
    assert (_rights(path), _rights(stores)) == (0o600, 0o700)


def _forge(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE document SET title = 'forged'")


@POSIX
def test_a_store_that_is_a_link_is_not_used(
    run: Run, corpus: CorpusDir, stores: Path, tmp_path: Path
) -> None:
    before = run("docs", "--corpus", str(corpus.root))
    path = store_path(stores, corpus.root)
    path.rename(tmp_path / "elsewhere")
    _forge(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert run("docs", "--corpus", str(corpus.root)) == before
    assert not path.is_symlink()
    assert (tmp_path / "elsewhere").exists()


@POSIX
def test_a_store_of_another_user_is_not_used(
    run: Run, corpus: CorpusDir, stores: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = run("docs", "--corpus", str(corpus.root))
    _forge(store_path(stores, corpus.root))
    monkeypatch.setattr(os, "geteuid", lambda: os.stat(corpus.root).st_uid + 1)
    answer = run("docs", "--corpus", str(corpus.root))
    assert answer.stdout == before.stdout


@POSIX
def test_citations_that_lie_behind_a_link_are_not_used(
    run: Run, corpus: CorpusDir, stores: Path, tmp_path: Path
) -> None:
    before = run("cite", "010", "--corpus", str(corpus.root))
    path = Path(citations_file())
    path.rename(tmp_path / "elsewhere")
    kept = (tmp_path / "elsewhere").read_bytes()
    path.symlink_to(tmp_path / "elsewhere")
    assert run("cite", "010", "--corpus", str(corpus.root)) == before
    assert not path.is_symlink()
    assert (tmp_path / "elsewhere").read_bytes() == kept


def test_a_store_does_not_say_where_its_corpus_is(run: Run, corpus: CorpusDir, stores: Path) -> None:
    run("docs", "--corpus", str(corpus.root))
    content = store_path(stores, corpus.root).read_bytes()
    assert os.fsencode(corpus.root) not in content
    assert os.fsencode(corpus.root.parent) not in content


# --- stores that are named ----------------------------------------------------------------


@pytest.fixture
def shared(run: Run, corpus: CorpusDir, stores: Path, tmp_path: Path) -> Path:
    """A copy of the store, that was asked for, which nobody may write."""
    path = Path(run("stats", "--store", "--corpus", str(corpus.root)).stdout.strip())
    assert path == store_path(stores, corpus.root)
    copy = tmp_path / "shared store?.sqlite"
    shutil.copy(path, copy)
    copy.chmod(0o444)
    return copy


def test_a_named_store_answers_whoever_owns_it(
    run: Run, corpus: CorpusDir, stores: Path, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = run("docs", "--corpus", str(corpus.root))
    kept = shared.read_bytes()
    shutil.rmtree(stores)
    link = tmp_path / "link"
    link.symlink_to(shared)
    if os.name != "nt":
        monkeypatch.setattr(os, "geteuid", lambda: os.stat(shared).st_uid + 1)
    assert run("docs", "--corpus", str(corpus.root), "--store", str(shared)) == before
    assert run("docs", "--corpus", str(corpus.root), "--store", str(link)) == before
    assert run("stats", "--store", str(shared), "--corpus", str(corpus.root)).status == 0
    assert not stores.exists()
    assert shared.read_bytes() == kept


def test_it_answers_for_a_copy_of_its_corpus(
    run: Run, corpus: CorpusDir, stores: Path, shared: Path, tmp_path: Path
) -> None:
    before = run("docs", "--corpus", str(corpus.root))
    shutil.copytree(corpus.root, tmp_path / "copy")
    assert run("docs", "--corpus", str(tmp_path / "copy"), "--store", str(shared)) == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda c: c.replace("people.yaml", "Lim Sokha\n", "Lim Sokho\n"), "people.yaml has changed since"),
        (lambda c: (c.root / "documents/011.yaml").unlink(), "there is no documents/011.yaml"),
        (lambda c: c.write("documents/012.yaml", "id: x"), "the store has no documents/012.yaml"),
    ],
)
def test_it_does_not_answer_for_another(
    run: Run, corpus: CorpusDir, shared: Path, change: object, said: str
) -> None:
    change(corpus)  # type: ignore[operator]
    answer = run("docs", "--corpus", str(corpus.root), "--store", str(shared))
    assert (answer.status, answer.stdout) == (3, "")
    assert said in answer.stderr
    assert len(answer.stderr.splitlines()) == 1


@pytest.mark.parametrize("damage", ["missing", "a text", "cut"])
def test_one_that_cannot_be_used_is_one_line(run: Run, corpus: CorpusDir, shared: Path, damage: str) -> None:
    shared.chmod(0o644)
    if damage == "missing":
        shared.unlink()
    elif damage == "a text":
        shared.write_text("no store")
    else:
        os.truncate(shared, shared.stat().st_size // 2)
    answer = run("docs", "--corpus", str(corpus.root), "--store", str(shared))
    assert (answer.status, answer.stdout) == (3, "")
    assert len(answer.stderr.splitlines()) == 1


def test_a_folder_of_plain_files_has_one_too(
    run: Run, corpus: CorpusDir, stores: Path, tmp_path: Path
) -> None:
    asked = ["verify", "-q", "the rule of law at sea", "--sources", str(corpus.root / "sources")]
    before = run(*asked)
    (kept,) = (stores / "sources").glob("*.sqlite")
    shutil.move(kept, tmp_path / "shared.sqlite")
    answer = run(*asked, "--store", str(tmp_path / "shared.sqlite"))
    assert answer == before
    assert list((stores / "sources").glob("*.sqlite")) == []
