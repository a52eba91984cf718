"""Bytes that were read once are not read again in another folder, nor under another name."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.readers.pdf_files import lines, make_pdf

from secpol_cli.places import cache_folder
from secpol_cli.sources import kept

if TYPE_CHECKING:
    from tests.conftest import Run

WORDS = "The members stand for peace and for the rule of law at sea."
ASKED = ("verify", "-q", WORDS, "--json", "--sources")


@pytest.fixture
def one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a PDF, and a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "a.pdf").write_bytes(make_pdf([lines([WORDS]), lines(["And so they said again."])]))
    return tmp_path / "one"


@pytest.fixture
def other(one: Path) -> Path:
    folder = one.with_name("other")
    folder.mkdir()
    shutil.copy(one / "a.pdf", folder / "b.pdf")
    return folder


def kept_files() -> list[Path]:
    return sorted(Path(cache_folder(), "read").iterdir())


def test_the_same_bytes_are_read_once(
    run: Run, one: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run(*ASKED, str(one)).json["items"][0]
    monkeypatch.setattr(kept, "read_source", None)
    second = run(*ASKED, str(other)).json["items"][0]
    assert first["status"] == second["status"] == "verbatim"
    assert (first["match"]["addresses"], second["match"]["addresses"]) == (["a/p1"], ["b/p1"])
    assert first["match"]["exact"] == second["match"]["exact"]


@pytest.mark.parametrize("damage", [b"", b"x", b"secpol 0.0.0 1 00000000\n{}"])
def test_what_is_damaged_or_of_another_version_is_read_anew(
    run: Run, one: Path, other: Path, damage: bytes
) -> None:
    run(*ASKED, str(one))
    (path,) = kept_files()
    path.write_bytes(damage)
    assert run(*ASKED, str(other)).json["items"][0]["status"] == "verbatim"


def test_a_changed_letter_in_what_is_kept_proves_nothing(run: Run, one: Path, other: Path) -> None:
    run(*ASKED, str(one))
    (path,) = kept_files()
    path.write_bytes(path.read_bytes().replace(b"peace", b"peach"))
    assert run(*ASKED, str(other)).json["items"][0]["status"] == "verbatim"


def test_a_file_that_was_changed_while_it_was_read_is_not_kept(
    run: Run, one: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_digest", lambda _: "another")
    assert run(*ASKED, str(one)).json["items"][0]["status"] == "verbatim"
    assert not Path(cache_folder(), "read").exists()


def test_the_oldest_go_where_there_are_too_many(
    run: Run, one: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_MOST", 0)
    run(*ASKED, str(one))
    first = kept_files()
    (other / "b.pdf").write_bytes(make_pdf([lines([WORDS]), lines(["They said no more."])]))
    run(*ASKED, str(other))
    assert len(kept_files()) == 1
    assert kept_files() != first
