"""The store: built once, built again only where something changed, and the same as if built anew."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from secpol_cli.corpus import build, load
from secpol_cli.corpus import compile as compiler
from secpol_cli.corpus import incremental as keeping
from secpol_cli.corpus.anchors import plain_text
from secpol_cli.corpus.build import current_store, store_path
from secpol_cli.corpus.files import read_bytes
from secpol_cli.errors import CorpusInvalid
from secpol_cli.store.postings import Postings
from secpol_cli.store.store import APPLICATION_ID, SCHEMA_VERSION
from secpol_cli.store.word_index import numbers_in
from secpol_cli.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import CorpusDir, MakeCorpus

    from secpol_cli.store.store import Store

D10, D11, D12 = "documents/010.yaml", "documents/011.yaml", "documents/012.yaml"
PEOPLE, ORGS, PRINCIPLES, EVENTS = "people.yaml", "organisations.yaml", "principles.yaml", "events.yaml"


class Desk:
    """A small corpus and its cache, built as often as wanted."""

    def __init__(self, corpus: CorpusDir, cache: Path) -> None:
        self.corpus, self.cache = corpus, cache
        self.path = store_path(cache, corpus.root)

    def build(self) -> dict[str, list[tuple[object, ...]]]:
        """Make the store current; returns what is in it."""
        built = current_store(self.corpus.root, self.cache)
        assert built.warning is None
        with_rows = contents(built.store)
        built.store.close()
        return with_rows

    def build_anew(self) -> dict[str, list[tuple[object, ...]]]:
        """What a store made from nothing would have in it."""
        return Desk(self.corpus, self.cache / "anew" / str(time.time_ns())).build()


@pytest.fixture
def desk(corpus_dir: MakeCorpus, tmp_path: Path) -> Desk:
    """Times of change can be trusted at once here, unlike those of files just written."""
    return Desk(corpus_dir(), tmp_path / "cache")


@pytest.fixture(autouse=True)
def trusted_times(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_RACY_NS", 0)


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the documents that are compiled, as they are."""
    ids: list[str] = []
    write = compiler.write_document

    def write_and_note(db: Any, document: Any, departure: str | None, index: Any) -> None:
        ids.append(document.record.id)
        write(db, document, departure, index)

    monkeypatch.setattr(compiler, "write_document", write_and_note)
    return ids


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every table's rows in a fixed order, without the numbers that the store makes up itself."""
    names = [row[0] for row in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    leave_out = {"block": "number", "file": "stamp", "word": "posting"}
    tables: dict[str, list[tuple[object, ...]]] = {}
    for name in names:
        if name not in ("posting", "seal"):
            rows = [dict(row) for row in store.rows(f"SELECT * FROM {name}")]
            kept = [tuple(v for k, v in row.items() if k != leave_out.get(name)) for row in rows]
            tables[name] = sorted(kept, key=repr)
    places = {row["number"]: (row["doc"], row["block"]) for row in store.rows("SELECT * FROM block")}
    words = [word for (word,) in store.rows("SELECT word FROM word ORDER BY word")]
    postings = Postings(store, words)
    tables["posting"] = [
        (word, *sorted(places[number] for number in numbers_in(postings.blocks_with([word]))))
        for word in words
    ]
    assert store.value("SELECT count(*) FROM posting") == len(tables["posting"])
    return tables


# --- reuse --------------------------------------------------------------------------------


def test_a_current_store_is_opened_as_it_is(desk: Desk, compiled: list[str]) -> None:
    desk.build()
    before = desk.path.stat()
    desk.build()
    after = desk.path.stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
    assert compiled == ["010", "011"]


def test_a_store_says_what_it_is(desk: Desk) -> None:
    desk.build()
    built = current_store(desk.corpus.root, desk.cache)
    assert built.store.value("PRAGMA application_id") == APPLICATION_ID
    assert built.store.value("PRAGMA user_version") == SCHEMA_VERSION
    assert built.store.value("PRAGMA integrity_check") == "ok"
    built.store.close()


def test_commands_cannot_write_to_it(desk: Desk) -> None:
    import sqlite3

    desk.build()
    store = current_store(desk.corpus.root, desk.cache).store
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        store.rows("DELETE FROM block")
    store.close()


def test_a_store_of_another_version_is_made_anew(
    desk: Desk, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.build()
    monkeypatch.setattr(compiler, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setattr("secpol_cli.store.store.SCHEMA_VERSION", SCHEMA_VERSION + 1)
    desk.build()
    assert compiled == ["010", "011"] * 2


def test_a_store_of_another_corpus_is_made_anew(
    desk: Desk, corpus_dir: MakeCorpus, compiled: list[str]
) -> None:
    """Two folders may come to share a store's name; the names of their documents are alike."""
    other = Desk(corpus_dir((D11, "The ministers of", "Five ministers of")), desk.cache)
    desk.build()
    os.replace(desk.path, other.path)
    compiled.clear()
    other.build()
    assert compiled == ["010", "011"]
    assert other.build() == other.build_anew()


def test_a_corpus_moved_elsewhere_is_another(desk: Desk) -> None:
    desk.build()
    moved = desk.corpus.root.with_name("moved")
    desk.corpus.root.rename(moved)
    assert store_path(desk.cache, moved) != desk.path


# --- only what changed --------------------------------------------------------------------


def test_only_changed_documents_are_compiled_again(desk: Desk, compiled: list[str]) -> None:
    desk.build()
    compiled.clear()
    desk.corpus.replace(D11, "The ministers of", "Five ministers of")
    assert desk.build() == desk.build_anew()
    assert compiled[:1] == ["011"]
    assert compiled[1:] == ["010", "011"]  # anew


def test_a_document_touched_but_not_changed_is_not_compiled_again(desk: Desk, compiled: list[str]) -> None:
    before = desk.build()
    compiled.clear()
    (desk.corpus.root / D10).touch()
    assert desk.build() == before
    assert compiled == []


def test_an_edit_that_keeps_size_and_time_is_noticed(desk: Desk) -> None:
    before = desk.build()
    path = desk.corpus.root / D11
    status = path.stat()
    desk.corpus.replace(D11, "The ministers of", "Les ministers of")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (status.st_size, status.st_mtime_ns)
    after = desk.build()
    assert after != before
    assert after == desk.build_anew()


def test_a_file_written_this_moment_is_read_again_next_time(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, compiled: list[str]
) -> None:
    """Its time may not tell a second edit of the same moment."""
    monkeypatch.setattr(keeping, "_RACY_NS", 10**18)
    desk.build()
    reads: list[str] = []

    def read_and_note(root: Path, name: str) -> bytes:
        reads.append(name)
        return read_bytes(root, name)

    monkeypatch.setattr(build, "read_bytes", read_and_note)
    desk.build()
    assert len(reads) == 18  # the YAML files, and two sources, before and after
    monkeypatch.setattr(keeping, "_RACY_NS", 0)
    desk.build()
    desk.build()
    assert len(reads) == 27
    assert compiled == ["010", "011"]


@pytest.mark.parametrize("racy", [0, 10**18])
@pytest.mark.parametrize("name", [D11, PEOPLE])
def test_a_file_changed_while_it_is_read_and_changed_back(
    name: str, racy: int, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between its checksum and its reading: its rows are of the one, its checksum of the other."""
    monkeypatch.setattr(keeping, "_RACY_NS", racy)
    path = desk.corpus.root / name
    first = path.read_bytes()
    second = first.replace(b"The ministers of", b"Les ministers of").replace(b"Lim Sokha", b"Lim Sokho")
    assert second != first

    def read_the_other(function: Callable[..., Any]) -> Callable[..., Any]:
        def read(*arguments: object) -> Any:
            path.write_bytes(second)
            return function(*arguments)

        return read

    with monkeypatch.context() as patch:
        for reader in ("load_document", "load_vocabulary"):
            patch.setattr(load, reader, read_the_other(getattr(load, reader)))
        of_the_second = desk.build()
    path.write_bytes(first)
    assert desk.build() == desk.build_anew() != of_the_second


def test_a_changed_vocabulary_is_written_without_compiling_documents(desk: Desk, compiled: list[str]) -> None:
    desk.build()
    compiled.clear()
    desk.corpus.replace(PEOPLE, "name: Lim Sokha", "name: Lim Sokha Rith")
    desk.build()
    assert compiled == []
    assert desk.build() == desk.build_anew()


@pytest.mark.parametrize(
    ("file", "old", "new", "error"),
    [
        (PRINCIPLES, "  use-of-force:", "  force:", "no principle “use-of-force”"),
        (PRINCIPLES, "  two-aims:", "  three-aims:", "no group “two-aims”"),
        (ORGS, "assembly:\n", "parliament:\n", "no organisation “assembly”"),
        (EVENTS, "kep-meeting:\n", "kampot-meeting:\n", "no event “kep-meeting”"),
    ],
)
def test_a_changed_vocabulary_is_held_against_unchanged_documents(
    file: str, old: str, new: str, error: str, desk: Desk, compiled: list[str]
) -> None:
    before = desk.build()
    compiled.clear()
    desk.corpus.replace(file, old, new)
    with pytest.raises(CorpusInvalid, match=error) as caught:
        desk.build()
    assert caught.value.file.startswith("documents/")
    assert compiled == []
    desk.corpus.replace(file, new, old)
    assert desk.build() == before


def test_changed_words_are_held_against_unchanged_events(desk: Desk) -> None:
    desk.build()
    desk.corpus.replace(D11, "met in Kep", "met in Kampot")
    with pytest.raises(CorpusInvalid, match="“met in Kep” does not occur in block p1") as caught:
        desk.build()
    assert caught.value.file == EVENTS


def test_a_removed_document_is_held_against_the_events(desk: Desk) -> None:
    desk.build()
    (desk.corpus.root / D11).unlink()
    with pytest.raises(CorpusInvalid, match="no block “p1” in document “011”"):
        desk.build()


def test_a_new_source_has_its_own_document_read_and_no_other(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A document that is added brings its source: the time it takes does not grow with the corpus."""
    desk.build()
    reads: list[str] = []

    def read_and_note(root: Path, name: str) -> bytes:
        reads.append(name)
        return read_bytes(root, name)

    for module in (build, load):
        monkeypatch.setattr(module, "read_bytes", read_and_note)
    (desk.corpus.root / "sources" / "new.txt").write_text("Nobody names it yet.\n", "utf-8")
    desk.build()
    assert reads == ["sources/new.txt"]
    source = desk.corpus.root / "sources" / "011.txt"
    source.write_text(source.read_text("utf-8").replace("rejected", "accepted"), "utf-8")
    after = desk.build()
    assert {name for name in reads if name.startswith("documents/")} == {D11}
    assert after == desk.build_anew()


def test_a_failed_build_leaves_the_store_as_it_was(desk: Desk) -> None:
    before = desk.build()
    content = desk.path.read_bytes()
    desk.corpus.replace(D11, "They rejected the use of force.\nstatements", "They refused.\nstatements")
    with pytest.raises(CorpusInvalid):
        desk.build()
    assert desk.path.read_bytes() == content
    assert sorted(path.name for path in desk.cache.iterdir()) == [desk.path.name]
    desk.corpus.replace(D11, "They refused.\nstatements", "They rejected the use of force.\nstatements")
    assert desk.build() == before


# --- as if built anew ---------------------------------------------------------------------

NEW_DOCUMENT = """\
id: "012"
source: {file: sources/012.txt, sha256: none}
citation: {type: report, author: [{organisation: pact}], issued: 2020}
description: A note on peace
date: {stated: "2020"}
blocks:
  - {id: p1, kind: paragraph, text: "Peace, peace and more peace.[^1] A co-operation."}
notes:
  - {n: 1, text: "See peace, 2020.", cites: [a, b]}
references: {a: {type: book, title: A}, b: {type: book, title: B}}
statements:
  - {id: s1, speaker: pact-ministers, mode: direct, passage: [{block: p1, exact: more peace}], cites: [1],
     principles: [{principle: peace, stance: affirms}]}
"""


def swap(name: str, one: str, other: str) -> Callable[[CorpusDir], None]:
    """An edit that undoes itself the next time."""

    def edit(corpus: CorpusDir) -> None:
        done = other in corpus.read(name)
        corpus.replace(name, other if done else one, one if done else other)

    return edit


def add_or_remove(corpus: CorpusDir) -> None:
    if (corpus.root / D12).exists():
        (corpus.root / D12).unlink()
    else:
        corpus.write(D12, NEW_DOCUMENT.replace("issued: 2020}", 'issued: "2020"}'))


def rename(corpus: CorpusDir) -> None:
    there = (corpus.root / D11).exists()
    old, new = ("011", "013") if there else ("013", "011")
    (corpus.root / f"documents/{old}.yaml").rename(corpus.root / f"documents/{new}.yaml")
    corpus.replace(f"documents/{new}.yaml", f'id: "{old}"', f'id: "{new}"')
    corpus.replace(EVENTS, f'document: "{old}"', f'document: "{new}"')


def touch(corpus: CorpusDir) -> None:
    (corpus.root / D10).touch()


EDITS: dict[str, Callable[[CorpusDir], None]] = {
    "words": swap(D10, "Peace costs $5 million", "A lasting peace, they say, costs $6 million"),
    "a block": swap(D10, "  - {id: c1,", "  - {id: c9, kind: caption, text: More law and peace}\n  - {id: c1,"),
    "a note": swap(D10, "Interview with the author.", "Interview with the author in the co-operative harbour."),
    "a reference": swap(D10, "title: Remarks at the Harbour", "title: Remarks at the Port"),
    "a statement": swap(D10, "  - id: s2\n    speaker: lim-sokha\n    mode: indirect", "  - id: s3\n    speaker: pact-ministers\n    mode: authorial"),
    "a citation": swap(D10, "title: The Sea and Us\n", "title: The Sea and Them\n"),
    "a document's date": swap(D10, "inferred: 2019-03-08", "inferred: 2018-03-08"),
    "a name": swap(PEOPLE, "name: Lim Sokha", "name: Lim Sokha Rith"),
    "members": swap(PEOPLE, "members: [lim-sokha]", "members: []"),
    "an alias": swap(PRINCIPLES, "aliases: [peaceful settlement]", "aliases: [harmony, {text: concord, outside: true}]"),
    "a group": swap(PRINCIPLES, "label: The two aims", "label: Both aims"),
    "an acronym": swap(ORGS, "acronym: PG", "acronym: POG"),
    "an event": swap(EVENTS, "status: planned\n", "status: held\n  place: Kep\n"),
    "evidence": swap(EVENTS, "exact: Interview}", "exact: Interview with}"),
    "the corpus": swap("corpus.yaml", 'version: "1"', 'version: "2"\nrights: None reserved.'),
    "a new document": add_or_remove,
    "another name for a document": rename,
    "nothing": touch,
}  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_a_mended_store_is_the_store_built_anew(seed: int, desk: Desk) -> None:
    chance = random.Random(seed)
    desk.build()
    for _ in range(10):
        names = chance.sample(sorted(EDITS), chance.randint(1, 4))
        for name in names:
            EDITS[name](desk.corpus)
        mended, anew = desk.build(), desk.build_anew()
        for table, rows in anew.items():
            assert mended[table] == rows, (table, names)
        assert mended.keys() == anew.keys()


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_and_its_reverse_leave_the_store_as_it_was(name: str, desk: Desk) -> None:
    before = desk.build()
    EDITS[name](desk.corpus)
    changed = desk.build()
    assert (changed == before) == (name == "nothing")
    EDITS[name](desk.corpus)
    assert desk.build() == before


def test_word_counts_are_those_of_the_blocks(desk: Desk) -> None:
    desk.build()
    for name in (
        "words",
        "a new document",
        "a block",
        "words",
        "another name for a document",
        "a new document",
    ):
        EDITS[name](desk.corpus)
        rows = desk.build()
        texts = [set(fold(str(row[4])).split()) for row in rows["block"]]
        counts = {word: sum(word in text for text in texts) for text in texts for word in text}
        assert {word: blocks for word, _, blocks in rows["word"]} == counts


def test_the_index_finds_each_word_where_it_stands(desk: Desk) -> None:
    desk.build()
    EDITS["words"](desk.corpus)
    rows = desk.build()
    found = {(word, place) for word, *places in rows["posting"] for place in places}
    blocks = {(row[0], row[1]): str(row[4]) for row in rows["block"]}
    assert found == {(word, place) for place, text in blocks.items() for word in fold(text).split()}


def test_what_is_stored_is_what_is_written(desk: Desk) -> None:
    """Passages are the words they quote, note marks stand where they stood."""
    desk.build()
    store = current_store(desk.corpus.root, desk.cache).store
    text = plain_text(
        "Lim Sokha said on Friday: “We stand for peace and for the rule of law at sea.”[^1] Peace costs $5 million, "
        "and law costs nothing. He added that the code of conduct must be signed soon.[^2]"
    )
    row = store.row("SELECT * FROM block WHERE doc = '010' AND block = 'p1'")
    assert row is not None
    assert (row["text"], row["position"], row["kind"]) == (text.text, 2, "paragraph")
    marks = {n: row["text"][:at] for n, at in json.loads(row["marks_json"])}
    assert marks[1].endswith("law at sea.”")
    assert marks[2].endswith("signed soon.")
    quoted = store.rows(
        """SELECT passage.kind, owner, passage.position, substr(text, start + 1, "end" - start)
           FROM passage JOIN block USING (doc, block) ORDER BY 1, 2, 3"""
    )
    assert [tuple(row) for row in quoted] == [
        ("event", "kep-meeting", 0, "met in Kep"),
        ("event", "signing", 0, "the code of conduct must be signed soon"),
        ("event", "signing", 1, "Interview"),
        ("statement", "010/s1", 0, "We stand for peace and for the rule of law at sea."),
        ("statement", "010/s2", 0, "law"),
        ("statement", "010/s2", 1, "Patience"),
        ("statement", "011/s1", 0, "They rejected the use of force."),
    ]
    (start,) = store.rows("SELECT start FROM passage WHERE owner = '010/s2' AND position = 0")[0]
    assert text.text[start - 4 :].startswith("and law costs")
    store.close()


def test_progress_is_told_of_changed_documents_only(desk: Desk) -> None:
    told: list[tuple[int, int]] = []
    current_store(desk.corpus.root, desk.cache, lambda done, total: told.append((done, total))).store.close()
    assert told == [(1, 2), (2, 2)]
    told.clear()
    EDITS["words"](desk.corpus)
    current_store(desk.corpus.root, desk.cache, lambda done, total: told.append((done, total))).store.close()
    assert told == [(1, 1)]


def test_a_corpus_in_a_folder_whose_name_is_not_utf_8(desk: Desk) -> None:
    folder = os.fsdecode(os.fsencode(desk.corpus.root.parent) + b"/caf\xe9")
    desk.corpus.root.rename(folder)
    built = current_store(Path(folder), desk.cache)
    assert built.warning is None
    built.store.close()
    before = store_path(desk.cache, Path(folder)).stat().st_mtime_ns
    current_store(Path(folder), desk.cache).store.close()
    assert store_path(desk.cache, Path(folder)).stat().st_mtime_ns == before


# --- processes ----------------------------------------------------------------------------

BUILD = """
import sys, time
from pathlib import Path
from secpol_cli.corpus import build, compile as compiler
root, cache, how = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
write = compiler.write_vocabulary
def write_slowly(*arguments):
    write(*arguments)
    print("halfway", flush=True)
    sys.stdin.readline()
compiler.write_vocabulary = write_slowly
print(build.current_store(root, cache).store.value("SELECT count(*) FROM block"))
"""


@pytest.fixture
def spawn(desk: Desk) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Start a process that builds the store, and stops halfway until it reads a line."""
    processes: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        arguments = [sys.executable, "-c", BUILD, str(desk.corpus.root), str(desk.cache), ""]
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        processes.append(subprocess.Popen(arguments, **pipes))
        return processes[-1]

    yield start
    for process in processes:
        process.kill()
        process.communicate()


def test_two_processes_build_at_once(desk: Desk, spawn: Callable[[], subprocess.Popen[str]]) -> None:
    pair = spawn(), spawn()
    for process in pair:  # both are in the middle of it
        assert process.stdout is not None
        assert process.stdout.readline() == "halfway\n"
    assert len(list(desk.cache.glob(".*.tmp"))) == 2
    assert not desk.path.exists()
    for process in reversed(pair):
        assert process.communicate("go on\n", timeout=20)[0] == "8\n"
        assert process.returncode == 0
    assert sorted(path.name for path in desk.cache.iterdir()) == [desk.path.name]
    assert desk.build() == desk.build_anew()


def test_a_killed_build_leaves_nothing_that_is_read(
    desk: Desk, spawn: Callable[[], subprocess.Popen[str]]
) -> None:
    process = spawn()
    assert process.stdout is not None
    assert process.stdout.readline() == "halfway\n"
    process.kill()
    process.wait(timeout=20)
    (left,) = desk.cache.iterdir()
    assert left.name.endswith(".tmp")
    assert desk.build() == desk.build_anew()
    assert left.exists()  # another build might still be at it
    os.utime(left, (time.time() - 7200,) * 2)
    EDITS["words"](desk.corpus)
    desk.build()
    assert sorted(path.name for path in desk.cache.iterdir()) == sorted([desk.path.name, "anew"])
