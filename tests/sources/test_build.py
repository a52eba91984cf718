"""The store of a folder's files: built once, mended where one changed, and asked like a corpus's."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from secpol_cli.corpus import incremental as keeping
from secpol_cli.errors import ToolError, UsageError
from secpol_cli.queries.entities import list_documents
from secpol_cli.queries.show import load_pages
from secpol_cli.readers.input import read_content
from secpol_cli.search.search import search
from secpol_cli.sources.build import discard_sources, open_sources, sources_path
from secpol_cli.store.postings import Postings
from secpol_cli.store.word_index import numbers_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from secpol_cli.store.store import Store

FILES = {
    "1999.txt": "The ministers of the Pact met in Kep.\n\nThey rejected the use of force.\n",
    "speeches/harbour.md": "# The Sea and Us\n\nLaw at sea[^1] costs *nothing*.\n\n[^1]: An interview.\n",
    "speeches/2004.tex": "Patience comes first.\n\nPeace is everybody's task.\n",
}
Contents = dict[str, list[tuple[object, ...]]]


class Desk:
    """A folder of files and a cache."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder, self.cache = folder, cache
        self.path = sources_path(cache, folder)
        self.warnings: tuple[str, ...] = ()

    def write(self, name: str, content: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def open(self, *without: Path) -> Store:
        store, self.warnings = open_sources(self.folder, self.cache, without=without)
        return store

    def build(self, *without: Path) -> Contents:
        """Make the store current; returns what is in it."""
        store = self.open(*without)
        rows = contents(store)
        store.close()
        return rows

    def build_anew(self) -> Contents:
        """What a store made from nothing would have in it."""
        return Desk(self.folder, self.cache / "anew" / str(random.random())).build()


def contents(store: Store) -> Contents:
    """Every row that is not empty of meaning for a reader, without the numbers that the store makes up itself."""
    places = {row["number"]: (row["doc"], row["block"]) for row in store.rows("SELECT * FROM block")}
    words = [word for (word,) in store.rows("SELECT word FROM word ORDER BY word")]
    postings = Postings(store, words)
    return {
        "document": [tuple(row) for row in store.rows("SELECT * FROM document ORDER BY id")],
        "alias": [tuple(row) for row in store.rows("SELECT * FROM alias ORDER BY entity, position")],
        "block": [tuple(row)[1:] for row in store.rows("SELECT * FROM block ORDER BY doc, position")],
        "file": [tuple(row) for row in store.rows("SELECT path, sha256 FROM file ORDER BY path")],
        "meta": [tuple(row) for row in store.rows("SELECT * FROM meta ORDER BY key")],
        "word": [
            (word, *sorted(places[n] for n in numbers_in(postings.blocks_with([word])))) for word in words
        ],
    }


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "texts", tmp_path / "cache")
    for name, content in FILES.items():
        desk.write(name, content)
    return desk


@pytest.fixture(autouse=True)
def trusted_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """Times of change can be trusted at once here, unlike those of files just written."""
    monkeypatch.setattr(keeping, "_RACY_NS", 0)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read to be compiled, as they are."""
    names: list[str] = []

    def read_and_note(source: str, name: str, format_: str | None, **how: Any) -> Any:
        names.append(name)
        return read_content(source, name, format_, **how)

    monkeypatch.setattr("secpol_cli.sources.texts.read_content", read_and_note)
    return names


# --- what is in it ------------------------------------------------------------------------


def test_the_files_are_searched_like_a_corpus(desk: Desk) -> None:
    store = desk.open()
    (hit,) = search(store, "they rejected the use of force").items
    assert (hit.address, hit.score, hit.exact) == ("1999/p2", 100.0, "They rejected the use of force")
    assert (hit.statement, hit.speaker, hit.speaker_name, hit.principles) == (None, None, None, ())
    assert (hit.date.stated, hit.date.inferred, hit.date.earliest) == (None, None, None)
    assert [hit.address for hit in search(store, "law at sea costs nothing").items] == ["harbour/p1"]
    assert [hit.address for hit in search(store, "an interview").items] == ["harbour/n1"]
    crossing = search(store, "Patience comes first. Peace is everybody's task").items[0]
    assert [passage.address for passage in crossing.passages] == ["2004/p1", "2004/p2"]
    assert search(store, "nothing of the kind stands here").items == ()
    store.close()


def test_the_files_are_shown_like_documents(desk: Desk) -> None:
    store = desk.open()
    listed = list_documents(store)
    assert [(each.id, each.name, each.words, each.blocks, each.notes) for each in listed] == [
        ("1999", "1999.txt", 14, 2, 0),
        ("2004", "speeches/2004.tex", 7, 2, 0),
        ("harbour", "speeches/harbour.md", 9, 2, 1),
    ]
    for address in ("harbour", "speeches/harbour.md"):
        (page,) = load_pages(store, address)
        assert [block.address for block in page.blocks] == ["harbour/h1", "harbour/p1"]
        assert [(mark.n, mark.at) for mark in page.blocks[1].marks] == [(1, len("Law at sea"))]
        assert [note.text for note in page.notes] == ["An interview."]
    assert load_pages(store, "harbour/n1")[0].kind == "note"
    assert load_pages(store, "1999/p2")[0].kind == "block"
    store.close()


def test_it_is_no_store_of_a_corpus_in_the_same_folder(desk: Desk) -> None:
    from secpol_cli.corpus.build import store_path

    desk.open().close()
    assert not store_path(desk.cache, desk.folder).exists()
    assert desk.path.exists()


# --- reuse --------------------------------------------------------------------------------


def test_a_current_store_is_opened_as_it_is(desk: Desk, read: list[str]) -> None:
    before = desk.build()
    assert sorted(read) == sorted(FILES)
    status = desk.path.stat()
    assert desk.build() == before
    assert sorted(read) == sorted(FILES)
    after = desk.path.stat()
    assert (status.st_mtime_ns, status.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_only_a_file_that_changed_is_read_again(desk: Desk, read: list[str]) -> None:
    desk.build()
    read.clear()
    desk.write("1999.txt", "The ministers went home.\n")
    mended = desk.build()
    assert read == ["1999.txt"]
    assert mended == desk.build_anew()


def test_a_file_that_was_only_touched_is_not_read_again(desk: Desk, read: list[str]) -> None:
    before = desk.build()
    read.clear()
    (desk.folder / "1999.txt").touch()
    assert desk.build() == before
    assert read == []


def test_a_file_that_is_gone_is_no_document(desk: Desk, read: list[str]) -> None:
    desk.build()
    read.clear()
    (desk.folder / "speeches" / "harbour.md").unlink()
    mended = desk.build()
    assert read == []
    assert [row[0] for row in mended["document"]] == ["1999", "2004"]
    assert mended == desk.build_anew()
    store = desk.open()
    assert search(store, "law at sea costs nothing").items == ()
    store.close()


def test_a_second_file_of_a_name_changes_the_first_ones_id(desk: Desk, read: list[str]) -> None:
    before = desk.build()
    read.clear()
    desk.write("speeches/1999.txt", "They met again.\n")
    desk.write("notes/1999.txt", "They met at last.\n")
    mended = desk.build()
    assert [row[0] for row in mended["document"]] == [
        "1999",
        "2004",
        "harbour",
        "notes-1999",
        "speeches-1999",
    ]
    assert sorted(read) == ["notes/1999.txt", "speeches/1999.txt"]  # that in the folder itself keeps its name
    read.clear()
    (desk.folder / "1999.txt").unlink()
    (desk.folder / "notes" / "1999.txt").unlink()
    mended = desk.build()
    assert [row[0] for row in mended["document"]] == ["1999", "2004", "harbour"]
    assert read == ["speeches/1999.txt"]
    assert mended == desk.build_anew()
    assert mended != before


@pytest.mark.parametrize("seed", range(3))
def test_a_mended_store_is_the_store_built_anew(seed: int, desk: Desk) -> None:
    chance = random.Random(seed)
    words = "peace law sea force pact kep".split()
    names = ["a.txt", "b/a.txt", "b/a.md", "c.md", "c/c.txt", "b-a.txt", "bad.txt"]
    for _ in range(8):
        for name in chance.sample(names, 3):
            if (desk.folder / name).exists() and chance.random() < 0.4:
                (desk.folder / name).unlink()
            else:
                text = "\n\n".join(" ".join(chance.choices(words, k=4)) for _ in range(3))
                desk.write(
                    name, text if name != "bad.txt" or chance.random() < 0.5 else b"\xff" + text.encode()
                )
        mended, warnings = desk.build(), desk.warnings
        anew = Desk(desk.folder, desk.cache / str(random.random()))
        assert mended == anew.build()
        assert warnings == anew.warnings


def test_progress_is_told_of_what_is_compiled(desk: Desk) -> None:
    told: list[tuple[object, ...]] = []
    open_sources(desk.folder, desk.cache, lambda *said: told.append(said)).store.close()
    assert told == [(done, 3, "compiling the sources") for done in (1, 2, 3)]
    open_sources(desk.folder, desk.cache, lambda *said: told.append(said)).store.close()
    assert len(told) == 3


# --- files that are left out --------------------------------------------------------------


def test_what_cannot_be_read_is_left_out_and_said_each_time(desk: Desk, read: list[str]) -> None:
    desk.write("bad.txt", b"Caf\xe9")
    desk.write("letter.docx", b"Peace.")
    desk.write("scan.pdf", b"%PDF-1.7")
    desk.write(".hidden.txt", "Peace.")
    for _ in range(2):
        assert len(desk.build()["document"]) == 3
        (warning,) = desk.warnings
        assert warning.startswith(
            f"{desk.folder}: 4 files left out (bad.txt: line 1: byte 0xE9 is no UTF-8; "
            "letter.docx: is not a Word document, as its ending says, but plain text; "
            "scan.pdf: is a PDF, but damaged; and 1 more)"
        )
    assert len(read) == 6  # once each
    desk.write("bad.txt", "Café")
    assert [row[0] for row in desk.build()["document"]] == ["1999", "2004", "bad", "harbour"]
    assert read[6:] == ["bad.txt"]
    assert "3 files" in desk.warnings[0]
    assert desk.build() == desk.build_anew()


def test_a_text_that_becomes_unreadable_is_no_document_any_more(desk: Desk) -> None:
    desk.build()
    desk.write("1999.txt", b"\0")
    mended = desk.build()
    assert [row[0] for row in mended["document"]] == ["2004", "harbour"]
    assert mended == desk.build_anew()


def test_what_could_not_be_read_is_tried_again_when_it_was_touched(desk: Desk, read: list[str]) -> None:
    desk.write("bad.txt", b"\xff\xff")
    desk.build()
    read.clear()
    (desk.folder / "bad.txt").touch()
    desk.build()
    assert read == ["bad.txt"]


def test_a_folder_in_which_nothing_can_be_read(desk: Desk) -> None:
    for name in FILES:
        desk.write(name, b"\xff\xff")
    with pytest.raises(UsageError, match=r"no document in .*: 3 files left out \(1999.txt: line 1: "):
        desk.build()
    assert not desk.path.exists()
    assert list(desk.path.parent.iterdir()) == []


def test_a_manuscript_is_no_source_of_itself(desk: Desk) -> None:
    assert len(desk.build(desk.folder / "speeches" / ".." / "1999.txt")["document"]) == 2
    assert desk.warnings == (f"{desk.folder}: 1 file left out (1999.txt: to be verified itself)",)
    assert desk.build() == desk.build_anew()
    assert not desk.warnings


def test_without_pandoc_it_is_said_how_to_get_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from secpol_cli.readers import converting

    def find_none() -> str:
        raise ToolError("there is no pandoc", "get one")

    monkeypatch.setattr(converting, "find_pandoc", find_none)
    desk.build()  # no pandoc is needed
    desk.write("page.html", "<html><p>Peace.</p></html>")
    with pytest.raises(ToolError):
        desk.build()


# --- damage, and caches that cannot be written --------------------------------------------


@pytest.mark.parametrize("start", [0, 40, 0.01, 0.5])
def test_a_damaged_store_is_made_anew(start: float, desk: Desk) -> None:
    before = desk.build()
    content = desk.path.read_bytes()
    kept = content[: int(start if start > 1 else start * len(content))]
    desk.path.write_bytes(kept + random.Random(1).randbytes(len(content) - len(kept)))
    import sqlite3

    try:
        found = desk.build()
    except sqlite3.DatabaseError:  # found while it was asked; then the command asks again
        discard_sources(desk.folder, desk.cache)
        found = desk.build()
    assert found == before


def test_without_a_cache_the_store_is_built_in_memory(desk: Desk) -> None:
    before = desk.build()
    cache = desk.folder.parent / "file"
    cache.touch()
    store, warnings = open_sources(desk.folder, cache)
    assert contents(store) == before
    assert warnings == (
        f"{cache}/sources cannot be written (Not a directory): what is in {desk.folder} is compiled each time",
    )
    store.close()


# --- processes ----------------------------------------------------------------------------

BUILD = """
import sys
from pathlib import Path
from secpol_cli.corpus import compile as compiler
from secpol_cli.sources.build import open_sources
write = compiler.write_text
def write_slowly(db, text, index):
    write(db, text, index)
    if text.id == "2004":
        print("halfway", flush=True)
        sys.stdin.readline()
compiler.write_text = write_slowly
print(open_sources(Path(sys.argv[1]), Path(sys.argv[2])).store.value("SELECT count(*) FROM block"))
"""


class Pair(NamedTuple):
    first: subprocess.Popen[str]
    second: subprocess.Popen[str]


@pytest.fixture
def pair(desk: Desk) -> Iterator[Pair]:
    """Two processes that compile the folder, and stop halfway until they read a line."""
    arguments = [sys.executable, "-c", BUILD, str(desk.folder), str(desk.cache)]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    processes = Pair(*(subprocess.Popen(arguments, **pipes) for _ in range(2)))
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "halfway\n"
    yield processes
    for process in processes:
        process.kill()
        process.communicate()


def test_two_processes_build_at_once(desk: Desk, pair: Pair) -> None:
    assert len(list(desk.path.parent.glob(".*.tmp"))) == 2
    assert not desk.path.exists()
    for process in reversed(pair):
        assert process.communicate("go on\n", timeout=20)[0] == "7\n"
    assert list(desk.path.parent.iterdir()) == [desk.path]
    assert desk.build() == desk.build_anew()


def test_a_killed_build_leaves_nothing_that_is_read(desk: Desk, pair: Pair) -> None:
    for process in pair:
        process.kill()
        process.wait(timeout=20)
    left = list(desk.path.parent.iterdir())
    assert [path.suffix for path in left] == [".tmp", ".tmp"]
    assert desk.build() == desk.build_anew()
    for path in left:
        os.utime(path, (0, 0))
    desk.write("1999.txt", "They went home.\n")
    desk.build()
    assert list(desk.path.parent.iterdir()) == [desk.path]
