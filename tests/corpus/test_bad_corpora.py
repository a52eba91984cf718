"""A corpus that cannot be read: one line that says where, status 3, and nothing written."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secpol_cli.corpus.build import current_store
from secpol_cli.corpus.checks import check_corpus
from secpol_cli.errors import CorpusInvalid, CorpusNotFound

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import CorpusDir, MakeCorpus, Run

D10, D11 = "documents/010.yaml", "documents/011.yaml"
PEOPLE, EVENTS, PRINCIPLES = "people.yaml", "events.yaml", "principles.yaml"

BAR = "¦".encode()  # stands, in what follows, where the error must point


def put(name: str, content: str | bytes) -> Callable[[CorpusDir], object]:
    """Another content for a file."""
    return lambda corpus: corpus.write(name, content)


def edit(name: str, old: str, new: str) -> Callable[[CorpusDir], object]:
    """Other words in a file."""
    return lambda corpus: corpus.replace(name, old, new)


def instead(name: str, make: Callable[[Path], object]) -> Callable[[CorpusDir], object]:
    """Something else where a file was."""

    def damage(corpus: CorpusDir) -> None:
        path = corpus.root / name
        if path.is_dir():
            path.rename(path.with_name("elsewhere"))
        else:
            path.unlink(missing_ok=True)
        make(path)

    return damage


def huge(path: Path) -> None:
    """A file of 100 MB, all holes."""
    with path.open("wb") as file:
        file.truncate(100_000_000)


def unreadable(corpus: CorpusDir) -> None:
    path = corpus.root / D10
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("who runs the tests may read everything")


def make_fifo(path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no FIFOs")
    os.mkfifo(path)


def link_to(target: str) -> Callable[[Path], object]:
    return lambda path: path.symlink_to(target)


def touch(name: bytes) -> Callable[[CorpusDir], object]:
    return lambda corpus: Path(os.fsdecode(os.fsencode(corpus.root) + b"/" + name)).touch()


def move_documents_out(corpus: CorpusDir) -> None:
    (corpus.root / "documents").rename(corpus.root.parent / "documents")
    (corpus.root / "documents").symlink_to("../documents")


BOMB = """\
a: &a [x, x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, ¦*c, *c, *c]
e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
"""

BAD: dict[str, tuple[Callable[[CorpusDir], object], str]] = {
    # --- files ---
    "not UTF-8": (put(D10, b'id: "010"\nnote: \xc3\xa9 caf' + BAR + b"\xe9\n"), "is not UTF-8: byte 0xe9"),
    "UTF-16": (put(PEOPLE, BAR + "lim-sokha: {}".encode("utf-16")), "is not UTF-8: byte 0xff"),
    "control characters": (edit(D10, "Interview with", "Interview é ¦\x1b[31mwith"), "is not valid YAML: control characters"),
    "100 MB": (instead(D10, huge), f"{D10}: is too large (100 MB; the limit is 16 MiB)"),
    "100 MB of vocabulary": (instead(PEOPLE, huge), f"{PEOPLE}: is too large (100 MB"),
    "a FIFO": (instead(D10, make_fifo), f"{D10}: is not a regular file"),
    "a FIFO for the vocabulary": (instead("corpus.yaml", make_fifo), "corpus.yaml: is not a regular file"),
    "a directory": (instead(D10, Path.mkdir), f"{D10}: is not a regular file"),
    "a directory for the vocabulary": (instead(EVENTS, Path.mkdir), f"{EVENTS}: is not a regular file"),
    "a file for the directory": (instead("documents", Path.touch), "documents: cannot be read: "),
    "a link out": (instead(D10, link_to("/etc/hostname")), f"{D10}: is a link that leads out of the corpus"),
    "a link out of the vocabulary": (instead(PEOPLE, link_to("/etc/hostname")), f"{PEOPLE}: is a link that leads out"),
    "a directory that is a link out": (move_documents_out, f"{D10}: is a link that leads out of the corpus"),
    "a link to nowhere": (instead(D10, link_to("nothing")), f"{D10}: cannot be read: "),
    "a link to nowhere for the vocabulary": (instead(PEOPLE, link_to("nothing")), f"{PEOPLE}: cannot be read: "),
    "a link to itself": (instead(D10, link_to("010.yaml")), f"{D10}: cannot be read: "),
    "a link to itself for the vocabulary": (instead("corpus.yaml", link_to("corpus.yaml")), "corpus.yaml: cannot be read: "),
    "unreadable": (unreadable, f"{D10}: cannot be read: "),
    "a file name that is not UTF-8": (touch(b"documents/caf\xe9.yaml"), r"documents/caf\udce9.yaml: has no printable name"),
    "a file name over two lines": (touch(b"documents/a\nb.yaml"), r"documents/a\nb.yaml: has no printable name"),
    "a file name of another ending": (touch(b"documents/012.yml"), "documents/012.yml: ends in .yml; call it documents/012.yaml"),
    "a file name in capitals": (touch(b"documents/012.YAML"), "documents/012.YAML: ends in .YAML; call it documents/012.yaml"),
    # --- YAML ---
    "invalid YAML": (edit(D10, "notes:\n", "notes: ¦]\n"), "is not valid YAML"),
    "an unclosed quotation": (edit(D11, '"2019-03"', '¦"2019-03'), "is not valid YAML"),
    "an unclosed list": (edit(EVENTS, "people: [pact-ministers]\n  principles", "people: [pact-ministers\n  principles¦"), "is not valid YAML"),
    "a duplicate key": (edit(D11, "mode: indirect", "mode: direct\n    ¦mode: indirect"), "the key “mode” stands here again (first in line"),
    "a duplicate person": (edit(PEOPLE, "pact-ministers:", "¦lim-sokha:"), "the key “lim-sokha” stands here again (first in line 1)"),
    "several documents": (edit(PEOPLE, "\npact-ministers:", "\n¦---\npact-ministers:"), "holds more than one YAML document"),
    "an alias bomb": (put(PEOPLE, BOMB), "aliases expand to more than 10,000 nodes"),
    "a self-reference": (edit(PEOPLE, "aliases: [Speaker Lim,", "aliases: &a [¦*a,"), "the alias *a stands before, or without, its anchor"),
    "too deep": (put(PEOPLE, "a: " + "[" * 64 + "¦" + "[" * 5000), "is nested more than 64 deep"),
    "a tag": (edit(PEOPLE, "name: Lim Sokha", "name: ¦!!python/name:os.system Lim"), "has the tag"),
    # --- form ---
    "an unknown key": (edit(D10, "    mode: direct", "    ¦mood: direct"), "unknown key “mood”; did you mean mode?"),
    "an unknown key in corpus.yaml": (edit("corpus.yaml", "title:", "¦titel:"), "unknown key “titel”; did you mean title?"),
    "an unknown key in principles.yaml": (edit(PRINCIPLES, "groups:", "¦group:"), "unknown key “group”; there are principles and groups"),
    "a merge key": (edit(PEOPLE, "pact-ministers:\n", "pact-ministers:\n  ¦<<: {}\n"), "unknown key “<<”"),
    "a missing key": (edit(D10, "- id: s1\n    speaker: lim-sokha\n", "- ¦id: s1\n"), "the key “speaker” is missing"),
    "a number for text": (edit("corpus.yaml", 'version: "1"', "¦version: 1"), "expected text, found a whole number; put it in quotes"),
    "text for a list": (edit(PEOPLE, "members: [lim-sokha]", "¦members: lim-sokha"), "expected a list, found text"),
    "a list for a mapping": (put(PEOPLE, "¦- lim-sokha\n"), "expected a mapping, found a list"),
    "a list of principles": (put(PRINCIPLES, "groups: {}\n¦principles: [peace]\n"), "expected a mapping, found a list"),
    "a list for a document": (put(D10, "¦- id: a\n"), "expected a mapping, found a list"),
    "text for a reference": (edit(D10, "references:\n", "references:\n  ¦other: text\n"), "expected a mapping of CSL variables"),
    "an unknown kind": (edit(D10, "kind: byline", "¦kind: bylin"), "“bylin” may not stand here; one of boilerplate, byline, caption"),
    "an empty corpus.yaml": (put("corpus.yaml", "¦"), "expected a mapping, found nothing"),
    "an empty document": (put(D10, "\ufeff¦"), "expected a mapping, found nothing"),
    "a title that is no text": (edit(D11, "title: Communiqué of the Pact", "¦title: 2019"), "title: text is wanted here; put it in quotes"),
    "a type that is no text": (edit(D11, "type: report", "¦type: [report]"), "type: text is wanted here"),
    # --- what hangs together ---
    "a dangling speaker": (edit(D11, "speaker: pact-ministers", "¦speaker: pact-minister"), "no person “pact-minister”; did you mean pact-ministers"),
    "a dangling block": (edit(EVENTS, "block: p1, exact: met in Kep", "¦block: p7, exact: met in Kep"), "no block “p7” in document “011”"),
    "a dangling document": (edit(EVENTS, '"011", block', '"012", ¦block'), "no block “p1” in document “012”"),
    "words that are not there": (edit(D11, "exact: They rejected", "¦exact: They refused"), "“They refused the use of force.” does not occur in block p1"),
    "no date": (edit(EVENTS, "stated: ../2020", "¦stated: soon"), "“soon” is no EDTF date; write it as EDTF"),
    "a statement without words": (edit(D11, "passage: [{block: p1, exact: They rejected the use of force.}]", "¦passage: []"), "statement s1 quotes no words"),
}  # fmt: skip


def damaged(what: str, corpus: CorpusDir) -> str:
    """Do some damage to a corpus; returns how the message must begin."""
    damage, message = BAD[what]
    damage(corpus)
    for path in corpus.root.rglob("*.yaml"):
        if not path.is_file() or path.stat().st_size > 10_000:
            continue
        before, bar, after = path.read_bytes().partition(BAR)
        if bar:
            path.write_bytes(before + after)
            line = before.count(b"\n") + 1
            column = len(before.rpartition(b"\n")[2].decode("utf-8-sig")) + 1
            return f"{path.relative_to(corpus.root)}:{line}:{column}: {message}"
    return message


def files_of(folder: Path) -> dict[str, tuple[int, int]]:
    """Everything in a folder, with size and time of change."""
    return {
        str(path): (path.lstat().st_size, path.lstat().st_mtime_ns)
        for path in folder.rglob("*")
        if not path.is_dir() or path.is_symlink()
    }


@pytest.fixture
def own_cache(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, so that whatever is written there is seen."""
    cache = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    return cache


@pytest.mark.parametrize("what", BAD)
def test_one_line_says_where(what: str, corpus_dir: MakeCorpus, run: Run, own_cache: Path) -> None:
    corpus = corpus_dir()
    message = damaged(what, corpus)
    before = files_of(corpus.root)
    status, stdout, stderr = run("docs", "--corpus", str(corpus.root))
    assert stderr.startswith(f"secpol: error: {message}")
    assert stderr.count("\n") == 1
    assert stderr.endswith("\n")
    assert (status, stdout) == (3, "")
    assert files_of(corpus.root) == before
    assert files_of(own_cache) == {}


@pytest.mark.parametrize("what", ["invalid YAML", "a dangling speaker", "100 MB"])
def test_the_error_knows_its_place(what: str, corpus_dir: MakeCorpus, tmp_path: Path) -> None:
    corpus = corpus_dir()
    message = damaged(what, corpus)
    with pytest.raises(CorpusInvalid) as caught:
        current_store(corpus.root, tmp_path / "cache")
    error = caught.value
    place = f"{error.file}:{error.line}:{error.column}" if error.line else error.file
    assert message.startswith(f"{place}: ")


def test_json_has_the_error_too(corpus_dir: MakeCorpus, run: Run, own_cache: Path) -> None:
    corpus = corpus_dir((D11, "speaker: pact-ministers", "speaker: pact-minister"))
    line = corpus.line_of(D11, "speaker: pact-minister")
    answer = run("docs", "--corpus", str(corpus.root), "--json")
    assert answer.status == 3
    assert answer.json["error"] == {
        "code": "corpus-invalid",
        "message": f"{D11}:{line}:5: no person “pact-minister”",
        "hint": "did you mean pact-ministers?",
    }


def test_check_goes_on_to_the_next_file(corpus_dir: MakeCorpus, run: Run, own_cache: Path) -> None:
    corpus = corpus_dir((D10, "notes:\n", "notes: ]\n"), (PEOPLE, "name: Lim", "nmae: Lim"))
    instead(D11, Path.mkdir)(corpus)
    found = check_corpus(corpus.root)
    assert [(finding.file, finding.line, finding.rule) for finding in found] == [
        (D10, corpus.line_of(D10, "notes: ]"), "format"),
        (D11, 0, "format"),
        (PEOPLE, 2, "format"),
    ]
    status, stdout, stderr = run("check", str(corpus.root))
    assert status == 1
    assert stdout.splitlines()[0].startswith(f"{D10}:{found[0].line}:8: error: is not valid YAML")
    assert "Traceback" not in stderr


@pytest.mark.parametrize("what", [what for what in BAD if "name" not in what and "a file for" not in what])
def test_check_reports_what_stops_other_commands(what: str, corpus_dir: MakeCorpus) -> None:
    corpus = corpus_dir()
    message = damaged(what, corpus)
    places = {
        f"{f.file}:{f.line}:{f.column}: " if f.line else f"{f.file}: " for f in check_corpus(corpus.root)
    }
    assert any(message.startswith(place) for place in places)


# --- no corpus at all ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: None, "no such folder"),
        (Path.mkdir, "no corpus.yaml in it"),
        (Path.touch, "no such folder"),
        (lambda path: path.symlink_to(path.name), "no such folder"),
    ],
)
def test_where_there_is_none(
    make: Callable[[Path], object], words: str, tmp_path: Path, run: Run, own_cache: Path
) -> None:
    root = tmp_path / "corpus"
    make(root)
    status, stdout, stderr = run("docs", "--corpus", str(root))
    assert (status, stdout) == (3, "")
    assert stderr == f"secpol: error: {root}: {words}; name another with --corpus DIR or SECPOL_CORPUS\n"
    with pytest.raises(CorpusNotFound):
        check_corpus(root)


# --- what may be missing ------------------------------------------------------------------


def test_a_corpus_needs_no_more_than_its_name(tmp_path: Path, run: Run, own_cache: Path) -> None:
    (tmp_path / "corpus.yaml").write_text(
        'name: empty\ntitle: Empty\nversion: "1"\nlanguage: en\ndescription: Nothing yet.\n'
    )
    for command in ("docs", "speakers", "orgs", "principles", "timeline"):
        status, stdout, _ = run(command, "--corpus", str(tmp_path), "--json")
        assert status == 1, command
        assert '"items":[]' in stdout.replace(" ", "").replace("\n", "")
    assert check_corpus(tmp_path) == []


@pytest.mark.parametrize("content", ["", "# nothing yet\n", "---\n", "{}\n"])
@pytest.mark.parametrize("name", [PEOPLE, "organisations.yaml", PRINCIPLES, EVENTS])
def test_vocabulary_files_may_be_empty(name: str, content: str, tmp_path: Path) -> None:
    (tmp_path / "corpus.yaml").write_text(
        'name: empty\ntitle: Empty\nversion: "1"\nlanguage: en\ndescription: Nothing yet.\n'
    )
    (tmp_path / name).write_text(content)
    assert check_corpus(tmp_path) == []
    current_store(tmp_path, tmp_path / "cache").store.close()


@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
@pytest.mark.parametrize("bom", ["\ufeff", ""])
def test_line_ends_and_a_byte_order_mark_do_not_matter(
    line_end: str, bom: str, corpus_dir: MakeCorpus, tmp_path: Path
) -> None:
    corpus = corpus_dir()
    for path in corpus.root.rglob("*.yaml"):
        path.write_bytes((bom + path.read_text("utf-8").replace("\n", line_end)).encode())
    assert check_corpus(corpus.root) == []
    store = current_store(corpus.root, tmp_path / "cache").store
    assert store.value("SELECT text FROM block WHERE doc = '010' AND block = 'p1'") == (
        "Lim Sokha said on Friday: “We stand for peace and for the rule of law at sea.” Peace costs $5 million, "
        "and law costs nothing. He added that the code of conduct must be signed soon."
    )
    store.close()


def test_links_inside_the_corpus_are_followed(corpus_dir: MakeCorpus, tmp_path: Path) -> None:
    corpus = corpus_dir()
    (corpus.root / "attic").mkdir()
    (corpus.root / D11).rename(corpus.root / "attic/011.yaml")
    (corpus.root / D11).symlink_to("../attic/011.yaml")
    (tmp_path / "link").symlink_to(corpus.root)
    assert check_corpus(corpus.root) == check_corpus(tmp_path / "link") == []
