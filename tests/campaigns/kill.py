"""Killing the program while it writes: what was there stays whole, or is replaced whole, and nothing else is read.

    python -m tests.campaigns.kill [--rounds 100] [--seed 1] [--only WORD]

Whatever writes is killed (SIGKILL, with all it started) after some time, at random: a store that is built or changed
in its place, a draft that is corrected, a report, a page, a chart, a corpus that grows or changes.  Afterwards each
file beside the corpus must be what it was or what it becomes; the corpus, as the next command reads it, must be
whole as it was or as it becomes; and the command, given again, must end as if nothing had been.  It is a fork of one
process that is killed, so that its time is that of its work.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import random
import re
import shutil
import sys
import time
import zipfile
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from tests.bench.annotated import write_annotated
from tests.campaigns.apart import PATIENCE, ask_fork, load_all
from tests.campaigns.corpora import workplace, write_small
from tests.conftest import SOURCES
from tests.readers.pdf_files import lines, make_pdf

from secpol_cli.store import checksums

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.campaigns.program import Outcome

_SAID = "Lim Sokha said that “we stand for peace and for a rule of law at sea” (010)."
_PAGE = [
    "The Sea and the Law",
    "By Lim Sokha",
    "8 March 2021",
    "We stand for the peace and the law of the sea.",
]
_BIB = (
    "@book{x, title = {The Sea}, author = {Lim, Sokha}, year = 2019}\n@book{y, title = {Us}, year = 2020}\n"
)
_ASKED = ("docs", "--corpus", "corpus", "--json")
_DOCUMENTS = 30  # of the corpus whose store is changed in its place: one of so many is little
Files = dict[str, bytes]


class Job(NamedTuple):
    """A command that writes, and what there is before it: files, commands that were given, a change of the corpus.

    `grows` says that the corpus is larger than the small one, and its store counts as large; with `knows`, the store
    was made before.  One that goes `by_steps` makes several changes, each whole.
    """

    arguments: tuple[str, ...]
    files: Mapping[str, bytes] = MappingProxyType({})
    given: tuple[tuple[str, ...], ...] = ()
    touched: str = ""
    grows: bool = False
    knows: bool = True
    by_steps: bool = False

    @property
    def name(self) -> str:
        """What it is called with."""
        return " ".join(self.arguments)


def _jobs() -> list[Job]:
    draft = {"draft.md": (f"{_SAID}\n\n" * 40).encode()}
    word = {"draft.docx": _word_file()}
    longer = SOURCES["010"].replace("law costs nothing", "law costs a little")
    new = {"new.txt": longer.encode()}
    texts = {
        "t.txt": "\n\n".join(_PAGE * 5).encode(),
        "t.pdf": make_pdf([lines(_PAGE * 4), lines(_PAGE)]),
        "t.bib": _BIB.encode(),
        **{f"folder/{number}.txt": f"{_PAGE[3]} {number}\n".encode() * 9 for number in range(5)},
    }
    verify = ("verify", "draft.md")
    update = ("update", "010", "new.txt")
    return [
        Job(_ASKED[:1], knows=False),
        Job(("search", "law", "--sources", "corpus/sources", "--json"), knows=False),
        Job(("search", "council met", "-n", "3"), touched="corpus/documents/d00004.yaml", grows=True),
        Job(("cite", "--all", "--format", "apa")),
        *(Job((*verify, "--fix", *more), draft) for more in ([], ["--in-place"])),
        Job((*verify, "--accepted", "a.yaml", "--accept"), draft),
        *(Job((*verify, "--report", f"r.{ending}"), draft) for ending in ("html", "md", "docx")),
        Job(("verify", "draft.docx", "--comments"), word),
        Job(("page", "p.html")),
        *(Job((name, "--chart", f"c.{end}")) for name in ("timeline", "network") for end in ("svg", "html", "png")),
        *(Job(("init", "new", *more)) for more in ([], ["--example"], ["--vocabulary", "corpus"])),
        *(Job(("add", name, "--yes"), texts) for name in ("t.txt", "t.pdf", "t.bib")),
        Job(("add", "folder", "--yes"), texts, by_steps=True),
        Job(update, new),
        Job(("update", "010", "--undo"), new, (update,)),
        *(Job(("rename", *ids, "--yes")) for ids in (("010", "sea"), ("lim-sokha", "sokha"), ("peace", "calm"))),
        *(Job(("remove", id_, "--yes")) for id_ in ("010", "011")),
        Job(("update", "010", "--undo"), {}, (("remove", "010", "--yes"),)),
        Job(("check", "--accept", "acronym-unknown", "ABC=A better corpus")),
        Job(("check", "--accept", "unused", "two-aims")),
    ]  # fmt: skip


def _word_file() -> bytes:
    from docx import Document

    held, document = io.BytesIO(), Document()
    for _ in range(20):
        document.add_paragraph(_SAID)
    document.save(held)
    return held.getvalue()


class Place:
    """The folder in which a job is done, its cache, and both as they were before it."""

    def __init__(self, work: Path, job: Job) -> None:
        self.work, self.job = work, job
        self._cache, self._kept = work.parent / "cache", work.parent / "kept"
        checksums.LARGE = 0 if job.grows else _LARGE
        self._clear()
        if job.grows:
            write_annotated(work / "corpus", _DOCUMENTS)
        else:
            write_small(work / "corpus")
        for name, data in job.files.items():
            (work / name).parent.mkdir(exist_ok=True)
            (work / name).write_bytes(data)
        for arguments in job.given:
            ask(arguments)
        if job.knows:
            time.sleep(0.1)  # a store trusts no file that has just been written
            ask(_ASKED)
            ask(("search", "law"))
        shutil.rmtree(self._kept, ignore_errors=True)
        for folder in (self.work, self._cache):
            if folder.exists():
                shutil.copytree(folder, self._kept / folder.name)

    def _clear(self) -> None:
        for folder in (self.work, self._cache):
            shutil.rmtree(folder, ignore_errors=True)
        self.work.mkdir()
        os.chdir(self.work)

    def restore(self) -> None:
        """Put everything back as it was before the job."""
        self._clear()
        for folder in (self.work, self._cache):
            if (self._kept / folder.name).exists():
                shutil.copytree(self._kept / folder.name, folder, dirs_exist_ok=True)
        if self.job.touched:
            path = self.work / self.job.touched
            path.write_text(path.read_text("utf-8") + "# a line more\n", "utf-8")

    def files(self) -> Files:
        """What there is now, but for what is passing; of Word files the parts that have no time in them."""
        found = {
            path.relative_to(self.work).as_posix(): path for path in self.work.rglob("*") if path.is_file()
        }
        return {name: _content(path) for name, path in found.items() if not _is_passing(name)}


_LARGE = checksums.LARGE


def _is_passing(name: str) -> bool:
    """Whether a file is a lock, a change that has not begun, or one that a killed writer leaves beside its target."""
    own = "/.secpol/" in name
    return (
        name.endswith("/.secpol/lock")
        or "/pending.making/" in name
        or (not own and Path(name).name[0] == ".")
    )


def _content(path: Path) -> bytes:
    data = path.read_bytes()
    if path.suffix != ".docx":
        return data
    try:
        parts = zipfile.ZipFile(io.BytesIO(data))
        found = {name: parts.read(name) for name in parts.namelist() if "docProps" not in name}
        return repr({name: re.sub(rb'w:date="[^"]*"', b"", part) for name, part in found.items()}).encode()
    except zipfile.BadZipFile:
        return data


def ask(arguments: tuple[str, ...], patience: float = PATIENCE) -> Outcome:
    """Ask in the corpus of the working folder; who takes longer is killed."""
    has_named = {"--corpus", "--sources"} & set(arguments)
    return ask_fork(arguments if has_named else (*arguments, "--corpus", "corpus"), patience=patience)


class Known(NamedTuple):
    """What a job does where nobody disturbs it: its answer, the files before and after, what is asked of the corpus
    before and after, and how long it takes."""

    answer: Outcome
    before: Files
    after: Files
    asked_before: Outcome
    asked_after: Outcome
    seconds: float


def do_whole(place: Place) -> Known:
    """Do a job undisturbed."""
    place.restore()
    before, asked_before = place.files(), ask(_ASKED)
    place.restore()
    started = time.monotonic()
    answer = ask(place.job.arguments)
    seconds = time.monotonic() - started
    return Known(answer, before, place.files(), asked_before, ask(_ASKED), seconds)


def kill_once(place: Place, known: Known, after: float) -> list[str]:
    """What is wrong after a job that is killed; empty where nothing is."""
    place.restore()
    arguments = place.job.arguments
    ask(arguments, after)
    found = [f"a half file: {name}" for name in _half(place.files(), known)]
    asked = ask(_ASKED)
    if os.path.lexists("new/.secpol/pending"):
        ask_fork(("docs", "--corpus", "new", "--json"))
    is_known = any(_is_same(asked, one) for one in (known.asked_before, known.asked_after))
    if not is_known and not (place.job.by_steps and asked.status == 0):
        found.append(f"another answer of the corpus: status {asked.status} {asked.err[-200:]!r}")
    left = place.files()
    corpus, before = _inside(left), _inside(known.before)
    is_begun = place.job.by_steps and corpus != before
    if corpus not in (before, _inside(known.after)) and not is_begun:
        found.append(f"half a change: {sorted(_different(corpus, before))}")
    if left != known.after or left == known.before:  # else it was done, and to do it again is another thing
        again = ask(arguments)
        if left == known.before and not _is_same(again, known.answer):
            found.append(f"another answer afterwards: status {again.status} {again.err[-200:]!r}")
        now = place.files()
        if missing := {name for name in known.after if now.get(name) != known.after[name]}:
            found.append(f"another file afterwards: {sorted(missing)}")
    return found


def _half(files: Files, known: Known) -> list[str]:
    """The files outside of the corpus that are neither as they were nor as they become."""
    return [
        name
        for name, data in files.items()
        if not name.startswith(("corpus/", "new/"))
        and data not in (known.before.get(name), known.after.get(name))
    ]


def _inside(files: Files) -> Files:
    """The files of the corpus, and of one that is begun."""
    return {name: data for name, data in files.items() if name.startswith(("corpus/", "new/"))}


def _different(files: Files, others: Files) -> set[str]:
    return {name for name in files.keys() | others.keys() if files.get(name) != others.get(name)}


def _is_same(one: Outcome, other: Outcome) -> bool:
    return (one.status, one.out) == (other.status, other.out)


def run(rounds: int, seed: int, only: str = "", *, show: bool = False) -> list[str]:
    """So many kills of each job; what was wrong after each."""
    chance = random.Random(seed)
    found = []
    try:
        with workplace() as work:
            for job in _jobs():
                if only not in job.name:
                    continue
                place = Place(work, job)
                known = do_whole(place)
                wrong = []
                for _ in range(rounds):
                    after = chance.uniform(0, known.seconds)
                    wrong += [
                        f"{job.name}, killed after {after:.3f} s: {each}"
                        for each in kill_once(place, known, after)
                    ]
                found += wrong
                if show:
                    told = f"{job.name}: status {known.answer.status}, {known.seconds:.2f} s: {rounds} killed, {len(wrong)} wrong"
                    print(told, *wrong, sep="\n", flush=True)
    finally:
        checksums.LARGE = _LARGE
    return found


def main() -> int:
    """Print what was wrong; status 1 where something was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=100, help="kills of each job")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="jobs that have this in what they are called with")
    options = parser.parse_args()
    load_all()
    gc.collect()
    gc.freeze()
    found = run(options.rounds, options.seed, options.only, show=True)
    print(f"seed {options.seed}: {len(found)} wrong")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
