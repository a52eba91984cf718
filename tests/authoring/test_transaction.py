"""A killed writer leaves nothing half, and two writers lose nothing of each other."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from secpol_cli.authoring import transaction
from secpol_cli.authoring.transaction import ForeignChange, apply, recover, writing
from secpol_cli.corpus.checks import check_corpus
from secpol_cli.errors import CorpusError

if TYPE_CHECKING:
    from pathlib import Path


def test_all_is_written_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("old", "utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(transaction, "_write_whole", fail)
    with writing(tmp_path), pytest.raises(CorpusError, match="No space left"):
        apply(tmp_path, {"a": b"new", "b": b"new"})
    assert (tmp_path / "a").read_text("utf-8") == "old"
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("done", [0, 1, 2])
def test_what_was_begun_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, done: int) -> None:
    """The process is gone after so many files were put in their places."""
    (tmp_path / "gone").write_text("old", "utf-8")
    replace, count = os.replace, 0

    def dying(*paths: str) -> None:
        nonlocal count
        if count == done:
            raise KeyboardInterrupt
        count += 1
        replace(*paths)

    monkeypatch.setattr(os, "replace", dying)
    with pytest.raises(KeyboardInterrupt), writing(tmp_path):
        apply(tmp_path, {"a": b"1", "b/c": b"2", "gone": None, "d": b"3"})
    monkeypatch.setattr(os, "replace", replace)
    recover(tmp_path)
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {"a", "c", "d", "lock"}


def test_what_was_done_is_not_done_again(tmp_path: Path) -> None:
    """The process is gone while it takes the folder of a finished change away: its list went first."""
    (tmp_path / ".secpol" / "pending").mkdir(parents=True)
    with writing(tmp_path):
        apply(tmp_path, {"a": b"1"})
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {"a", "lock"}


@pytest.mark.parametrize(
    "name", ["../victim", "documents/../../victim", "{outside}/victim", "link/victim", "", "a\0"]
)
@pytest.mark.parametrize("is_kept", [True, False])
def test_nothing_outside_of_the_corpus_is_touched(tmp_path: Path, name: str, is_kept: bool) -> None:
    """Neither by a change that a stranger's corpus has brought along, nor by one that its YAML leads to."""
    corpus, victim, pending = tmp_path / "corpus", tmp_path / "victim", tmp_path / "corpus/.secpol/pending"
    pending.mkdir(parents=True)
    (corpus / "link").symlink_to(tmp_path)
    victim.write_text("precious", "utf-8")
    name = name.format(outside=tmp_path)
    with writing(corpus), pytest.raises(ForeignChange):
        apply(corpus, {"a": b"1", name: b"2" if is_kept else None})
    pending.mkdir(exist_ok=True)
    (pending / "0").write_text("evil", "utf-8")
    (pending / "files.json").write_text(json.dumps([[name, is_kept]]), "utf-8")
    with pytest.raises(ForeignChange):
        recover(corpus)
    assert victim.read_text("utf-8") == "precious"
    assert not (corpus / "a").exists()


@pytest.mark.parametrize(
    "listed", ["", "{}", "null", "[1]", '[["a"]]', "[[1, true]]", '["a", true]', "[" * 100_000]
)
def test_what_secpol_has_not_begun_is_said(tmp_path: Path, listed: str) -> None:
    (tmp_path / ".secpol/pending").mkdir(parents=True)
    (tmp_path / ".secpol/pending/files.json").write_text(listed, "utf-8")
    with pytest.raises(ForeignChange, match="was not written by secpol"):
        recover(tmp_path)


def test_the_lock_is_no_link(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    (corpus / ".secpol").mkdir(parents=True)
    (corpus / ".secpol/lock").symlink_to(tmp_path / "made")
    with pytest.raises(CorpusError, match="cannot be written"), writing(corpus):
        pass
    assert not (tmp_path / "made").exists()


def test_a_second_writer_waits_or_is_told(tmp_path: Path) -> None:
    with (
        writing(tmp_path),
        pytest.raises(CorpusError, match="another secpol is writing"),
        writing(tmp_path, 0.1),
    ):
        pass


_ADD = """
import sys
from pathlib import Path
from secpol_cli.authoring.intake.adding import Incoming, Procedure, add_files
root, *names = map(Path, sys.argv[1:])
for name in names:
    add_files(root, [Incoming(name, name.name)], Procedure(alike=lambda *_: "both"))
"""


def _texts(folder: Path, label: str, count: int) -> list[Path]:
    paths = []
    for number in range(count):
        path = folder / f"{label}{number}.txt"
        path.write_text(
            f"Text {label} of number {number} says what no other says.\n\n{'Word. ' * number}\n", "utf-8"
        )
        paths.append(path)
    return paths


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_killed_writers_leave_a_corpus_that_passes_check(own: Path, tmp_path: Path) -> None:
    paths = _texts(tmp_path, "k", 12)
    for pause in (0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        process = subprocess.Popen([sys.executable, "-c", _ADD, str(own), *map(str, paths)])
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        process.wait()
        recover(own)
        assert [each.message for each in check_corpus(own)] == []
    subprocess.run([sys.executable, "-c", _ADD, str(own), *map(str, paths)], check=True)
    assert len(list((own / "documents").iterdir())) == len(paths)


def test_two_writers_lose_nothing(own: Path, tmp_path: Path) -> None:
    shares = [_texts(tmp_path, label, 8) for label in "ab"]
    command = [sys.executable, "-c", _ADD, str(own)]
    writers = [subprocess.Popen([*command, *map(str, paths)]) for paths in shares]
    assert [writer.wait() for writer in writers] == [0, 0]
    assert len(list((own / "documents").iterdir())) == 16
    assert [each.message for each in check_corpus(own)] == []
