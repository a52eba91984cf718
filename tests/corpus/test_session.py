"""Which corpus a command works on, and where its store is kept."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
import pytest

from secpol_cli import places
from secpol_cli.errors import CorpusNotFound
from secpol_cli.places import cache_folder, store_file
from secpol_cli.session import Session, find_corpus

if TYPE_CHECKING:
    from tests.conftest import MakeCorpus, Run

SHIPPED = Path(__file__).resolve().parents[2] / "corpus"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without a corpus in it or above it, where the user is."""
    monkeypatch.delenv("SECPOL_CORPUS", raising=False)
    here = tmp_path / "deep" / "down"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
    return here


def make(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "corpus.yaml").touch()
    return folder


# --- which corpus -------------------------------------------------------------------------


def test_the_chosen_one_comes_first(place: Path) -> None:
    make(place)
    assert find_corpus("../mine", {"SECPOL_CORPUS": "/elsewhere"}, place) == place.parent / "mine"


def test_then_that_of_the_environment(place: Path) -> None:
    make(place)
    assert find_corpus(None, {"SECPOL_CORPUS": "theirs"}, place) == place / "theirs"
    assert find_corpus(None, {"SECPOL_CORPUS": ""}, place) == place


@pytest.mark.parametrize("where", ["deep/down", "deep/down/corpus", "deep", "deep/corpus", "corpus", "."])
def test_then_one_here_or_above(where: str, place: Path, tmp_path: Path) -> None:
    root = make(tmp_path / where)
    assert find_corpus(None, {}, place) == root.resolve()


def test_the_nearest_wins(place: Path) -> None:
    make(place.parent)
    nearest = make(place / "corpus")
    assert find_corpus(None, {}, place) == nearest
    assert find_corpus(None, {}, make(place)) == place


def test_then_the_shipped_one(place: Path) -> None:
    assert find_corpus(None, {}, place) == SHIPPED
    (place / "corpus").mkdir()  # a folder of that name is none
    (place / "corpus.yaml").mkdir()
    assert find_corpus(None, {}, place) == SHIPPED


def test_or_there_is_none(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_SHIPPED", (str(place / "nothing"),))
    with pytest.raises(CorpusNotFound, match="no corpus here"):
        find_corpus(None, {}, place)


def test_a_home_is_filled_in_where_there_is_one(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(place))
    assert find_corpus("~/texts", {}, place) == place / "texts"
    assert find_corpus("~nobody-at-all/texts", {}, place) == place / "~nobody-at-all/texts"


def test_links_are_resolved_and_round_ones_do_no_harm(place: Path) -> None:
    make(place / "real")
    (place / "link").symlink_to("real")
    (place / "round").symlink_to("round")
    assert find_corpus("link", {}, place) == place / "real"
    assert find_corpus("round", {}, place) == place / "round"


def test_where_the_current_folder_is_gone(place: Path) -> None:
    place.rmdir()
    assert Session().root == SHIPPED
    assert Session(str(SHIPPED)).root == SHIPPED


# --- where stores are kept ----------------------------------------------------------------


def test_a_long_name_of_a_folder_is_cut(tmp_path: Path) -> None:
    root = tmp_path / ("ខ" * 80)
    name = os.path.basename(store_file("", str(root)))
    assert len(os.fsencode(f".{name}.{2**22}-{2**62:x}.tmp")) <= 255  # the temporary file beside it
    assert name != os.path.basename(store_file("", f"{root}ខ"))


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_have_folders_of_their_own(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda name, appauthor: f"caches of {name}")
    assert cache_folder() == "caches of secpol"


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG directories are Linux's")
@pytest.mark.parametrize(
    ("xdg", "home", "cache"),
    [
        ("/var/mine", "/home/me", "/var/mine/secpol"),
        ("", "/home/me", "/home/me/.cache/secpol"),
        (None, "/home/me", "/home/me/.cache/secpol"),
        ("relative", "/home/me", "/home/me/.cache/secpol"),  # the XDG directories must be absolute
    ],
)
def test_cache_folder(xdg: str | None, home: str, cache: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", home)
    if xdg is None:
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_CACHE_HOME", xdg)
    assert cache_folder() == cache


def test_without_a_home_nothing_is_written(
    place: Path, corpus_dir: MakeCorpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)  # as where nobody has this user's number
    opened = Session(str(corpus_dir().root))
    assert opened.store.value("SELECT count(*) FROM document") == 2
    assert "cannot be written" in opened.warnings[0]
    assert list(place.iterdir()) == []
    opened.close()


# --- the store ----------------------------------------------------------------------------


def test_the_store_is_opened_once_and_made_anew_after_damage(
    corpus_dir: MakeCorpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    opened = Session(str(corpus_dir().root))
    first = opened.store
    assert opened.store is first
    opened.rebuild()
    assert list((tmp_path / "cache" / "secpol").iterdir()) == []
    assert opened.store is not first
    assert opened.store.value("SELECT count(*) FROM document") == 2
    assert opened.warnings == []
    opened.close()
    opened.close()


# --- trust --------------------------------------------------------------------------------


def test_words_that_the_source_does_not_have_are_told(corpus_dir: MakeCorpus, run: Run) -> None:
    corpus = corpus_dir(
        ("documents/011.yaml", "text: The ministers of the Pact", "text: The ministers of no Pact")
    )
    answer = run("search", "ministers of no pact", "--corpus", str(corpus.root), "--json")
    (warning,) = answer.json["warnings"]
    assert warning.startswith("documents/011.yaml departs from its source: “")
    assert "secpol check" in answer.stderr
    corpus.replace("documents/011.yaml", "ministers of no Pact", "ministers of the Pact")
    assert run("docs", "--corpus", str(corpus.root)).stderr == ""
