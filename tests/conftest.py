"""What all tests share: the shipped corpus compiled, a small corpus to alter, and the program."""

from __future__ import annotations

import io
import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import pytest
from hypothesis import settings

from secpol_cli.corpus.build import current_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from secpol_cli.store.store import Store

collect_ignore = ["completion"] if os.name == "nt" else []  # bash, zsh and fish, in a terminal of POSIX
# where a change is let in or not, chance does not decide: the same examples every time
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")
SHIPPED = Path(__file__).resolve().parent.parent / "corpus"


# --- the small corpus ---------------------------------------------------------------------

SOURCES = {
    "010": """\
The Sea and Us

By Lim Sokha

Lim Sokha said on Friday: “We stand for peace and for the rule of law at sea.”¹ Peace costs \\$5 million, and

Photo: the harbour at noon

law costs nothing. He added that the code of conduct must be signed soon.²

- Patience comes first.

1 Office of the Speaker, “Remarks at the Harbour”, 8 March 2019.

2 Interview with the author.
""",
    "011": """\
The ministers of the Pact met in Kep. They rejected the use of force.
""",
}

FILES = {
    "corpus.yaml": """\
name: small
title: A small corpus
version: "1"
language: en
description: Two invented texts, for tests.
""",
    "people.yaml": """\
lim-sokha:
  name: Lim Sokha
  aliases: [Speaker Lim, {text: Sokha Lim, outside: true}]
  offices:
    - {title: Speaker, organisation: assembly, date: {stated: 2018/2020}}
  organisation: assembly

pact-ministers:
  name: the ministers of the Pact
  kind: collective
  members: [lim-sokha]
  organisation: pact
""",
    "organisations.yaml": """\
assembly:
  name: National Assembly
  kind: institution
  aliases: [the Assembly]

pact:
  name: Pact of the Gulf
  kind: treaty
  acronym: PG
""",
    "principles.yaml": """\
principles:
  peace:
    label: Peace
    definition: Conflicts are settled without arms.
    aliases: [peaceful settlement]
    related: [rule-of-law]
  rule-of-law:
    label: Rule of law
    definition: States keep the law they share.
    broader: [peace]
  use-of-force:
    label: Use of force
    definition: States may use arms.

groups:
  two-aims:
    label: The two aims
""",
    "events.yaml": """\
kep-meeting:
  label: Meeting in Kep
  kind: meeting
  status: held
  date: {stated: 2019-03, inferred: 2019-03-11, basis: "A guess, for tests."}
  organisations: [pact]
  people: [pact-ministers]
  principles: [peace]
  place: Kep
  evidence:
    - {document: "011", block: p1, exact: met in Kep}

signing:
  label: Signing of the code of conduct
  kind: agreement
  status: planned
  date: {stated: ../2020}
  part-of: kep-meeting
  evidence:
    - {document: "010", block: p1, exact: the code of conduct must be signed soon}
    - {document: "010", block: n2, exact: Interview}
""",
    "documents/010.yaml": """\
id: "010"
source: {file: sources/010.txt, sha256: SHA256}
language: en
citation:
  type: article-newspaper
  title: The Sea and Us
  author: [{person: lim-sokha}]
date: {stated: XXXX-03-08, inferred: 2019-03-08, basis: "Note 1."}

transcription:
  - {change: note-marks, note: "¹ and ², and the numbers before the notes"}
  - {change: unescaped, block: p1, at: "$5"}
  - {change: list-marker, block: l1}
  - {change: joined, block: p1, at: "million, and | law costs", by: caption}

blocks:
  - {id: h1, kind: heading, text: The Sea and Us}
  - {id: b1, kind: byline, text: By Lim Sokha}
  - id: p1
    kind: paragraph
    text: >-
      Lim Sokha said on Friday: “We stand for peace and for the rule of law at sea.”[^1]
      Peace costs $5 million, and law costs nothing. He added that the code of conduct
      must be signed soon.[^2]
    note: The price is not documented.
  - {id: c1, kind: caption, text: "Photo: the harbour at noon"}
  - {id: l1, kind: list-item, text: Patience comes first.}

notes:
  - n: 1
    text: Office of the Speaker, “Remarks at the Harbour”, 8 March 2019.
    cites: [remarks]
  - {n: 2, text: Interview with the author.}

references:
  remarks:
    type: speech
    title: Remarks at the Harbour
    author: [{organisation: assembly}]
    issued: 2019-03-08

statements:
  - id: s1
    speaker: lim-sokha
    organisation: assembly
    mode: direct
    passage:
      - {block: p1, exact: We stand for peace and for the rule of law at sea.}
    occasion: {text: on Friday, event: kep-meeting}
    cites: [1]
    principles:
      - {principle: peace, stance: affirms, group: two-aims, order: 1}
      - {principle: rule-of-law, stance: affirms, group: two-aims, order: 2}
  - id: s2
    speaker: lim-sokha
    mode: indirect
    passage:
      - {block: p1, exact: law, prefix: "and", suffix: costs nothing}
      - {block: l1, exact: Patience}
    date: {stated: 2019-03}
""",
    "documents/011.yaml": """\
id: "011"
source: {file: sources/011.txt, sha256: SHA256}
citation: {type: report, title: Communiqué of the Pact}
date: {stated: "2019-03"}
blocks:
  - id: p1
    kind: paragraph
    text: The ministers of the Pact met in Kep. They rejected the use of force.
statements:
  - id: s1
    speaker: pact-ministers
    mode: indirect
    passage: [{block: p1, exact: They rejected the use of force.}]
    principles: [{principle: use-of-force, stance: rejects}]
""",
}


@dataclass(frozen=True)
class CorpusDir:
    """A corpus on disk, to be altered file by file."""

    root: Path

    def read(self, name: str) -> str:
        """The text of a file, named relative to the corpus."""
        return (self.root / name).read_text("utf-8")

    def write(self, name: str, content: str | bytes) -> None:
        """Make a file, or put something else in its place."""
        (self.root / name).write_bytes(content.encode() if isinstance(content, str) else content)

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace text that must stand exactly once in the file."""
        text = self.read(name)
        assert text.count(old) == 1, f"{name} has {text.count(old)} × {old!r}"
        self.write(name, text.replace(old, new))

    def line_of(self, name: str, words: str) -> int:
        """The line, from 1, in which these words first stand."""
        return self.read(name).partition(words)[0].count("\n") + 1

    def sign(self) -> None:
        """Write the sources' present sha256 into the documents."""
        for document in (self.root / "documents").glob("*.yaml"):
            source = self.root / "sources" / f"{document.stem}.txt"
            head, _, tail = document.read_text("utf-8").partition("sha256: ")
            digest = sha256(source.read_bytes()).hexdigest()
            document.write_text(f"{head}sha256: {digest}" + tail[tail.index("}") :], "utf-8")


class MakeCorpus(Protocol):
    """Writes a small, complete, valid corpus, with the given edits: (file, old text, new text)."""

    def __call__(self, *edits: tuple[str, str, str]) -> CorpusDir: ...


@pytest.fixture
def corpus_dir(tmp_path: Path) -> MakeCorpus:
    """`corpus_dir()` is a small corpus; `corpus_dir((file, old, new), …)` one with edits."""

    def make(*edits: tuple[str, str, str]) -> CorpusDir:
        number = sum(1 for _ in tmp_path.glob("corpus*"))
        corpus = CorpusDir(tmp_path / f"corpus{number or ''}")
        for folder in ("documents", "sources"):
            (corpus.root / folder).mkdir(parents=True)
        for id_, source in SOURCES.items():
            corpus.write(f"sources/{id_}.txt", source)
        for name, content in FILES.items():
            corpus.write(name, content)
        corpus.sign()
        for edit in edits:
            corpus.replace(*edit)
        return corpus

    return make


class Compile(Protocol):
    """Compiles the small corpus, with the given edits: (file, old text, new text)."""

    def __call__(self, *edits: tuple[str, str, str]) -> Store: ...


@pytest.fixture
def compiled(corpus_dir: MakeCorpus, tmp_path: Path) -> Iterator[Compile]:
    """`compiled()` is the store of the small corpus; `compiled((file, old, new), …)` of an edited one."""
    stores: list[Store] = []

    def make(*edits: tuple[str, str, str]) -> Store:
        stores.append(current_store(corpus_dir(*edits).root, tmp_path / "cache").store)
        return stores[-1]

    yield make
    for store in stores:
        store.close()


# --- other systems ------------------------------------------------------------------------


@pytest.fixture
def open_files_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows: a file that is open, here or elsewhere, can be neither replaced nor deleted."""
    if os.name == "nt":
        return
    if not os.path.isdir("/proc/self/fd"):
        pytest.skip("which files are open is told by /proc")

    def guarded(change: Callable[..., None]) -> Callable[..., None]:
        def call(*paths: Any, **options: Any) -> None:
            for path in paths:
                if isinstance(path, (str, os.PathLike)) and _is_open(path):
                    error = PermissionError(13, "The process cannot access the file", os.fspath(path))
                    error.winerror = 32  # type: ignore[attr-defined]
                    raise error
            change(*paths, **options)

        return call

    for name in ("replace", "rename", "unlink", "remove"):
        monkeypatch.setattr(os, name, guarded(getattr(os, name)))


def _is_open(path: str | os.PathLike[str]) -> bool:
    """Whether this process has a file open."""
    for number in os.listdir("/proc/self/fd"):
        with suppress(OSError):
            if os.path.samefile(f"/proc/self/fd/{number}", path):
                return True
    return False


# --- the shipped corpus, and the program --------------------------------------------------


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of the tests' own; the shipped corpus is compiled there once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def store(cache: Path) -> Iterator[Store]:
    """The shipped corpus, compiled."""
    built = current_store(SHIPPED, cache / "secpol")
    assert built.warning is None
    yield built.store
    built.store.close()


class Answer(NamedTuple):
    """What a run of the program gave."""

    status: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        """The answer, read as JSON."""
        return json.loads(self.stdout)


class Run(Protocol):
    """Runs `secpol` with these arguments; `stdin` is what it reads there."""

    def __call__(self, *arguments: str, stdin: str = "") -> Answer: ...


@pytest.fixture
def run(cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The program, in process, on the shipped corpus; stdout is no terminal."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.delenv("SECPOL_CORPUS", raising=False)
    monkeypatch.chdir(SHIPPED)

    def run_program(*arguments: str, stdin: str = "") -> Answer:
        from secpol_cli.cli import run_program

        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8"))
        capsys.readouterr()
        status = run_program(arguments)
        return Answer(status, *capsys.readouterr())

    return run_program
