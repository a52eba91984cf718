"""Other programs that check quotations, each in an environment of its own: krokai, quotecheck, citations."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import venv
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tests.bench.verify import Run, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PROGRAMS = ("quotecheck", "krokai", "citations")
_QUOTECHECK = {"found": "same", "interleaved": "same", "drift": "changed", "absent": "absent"}
_KROKAI = {
    "VERIFIED": "same",
    "TYPESETTING": "same",
    "ASSEMBLED": "same",
    "NOT_FOUND": "absent",
    "NO_SOURCE_ON_DISK": "absent",
    "WRONG_SPEAKER": "speaker",
    "FOUND_ELSEWHERE": "place",
}
_COVERAGE = re.compile(r"^  (UNCOVERED|COVERED)  \S+:\d+\n    ``(.*?)''$", re.MULTILINE | re.DOTALL)


class Said(NamedTuple):
    """A quotation as a program read it, its `word` on it, and what that means.

    `meaning` is same, changed, absent, speaker (another's), place (elsewhere),
    or None where it did not compare the quotation with the text.
    """

    quote: str
    word: str
    meaning: str | None


class Checked(NamedTuple):
    """What a program said of a manuscript, and what it took."""

    said: list[Said]
    seconds: float
    cpu: float


class Checker(Protocol):
    """A program that checks the quotations of a manuscript."""

    name: str
    version: str

    def reads(self, manuscript: Path) -> bool:
        """Whether it is made for files like this one."""

    def check(self, manuscript: Path) -> Checked:
        """Check a manuscript."""


class Quotecheck:
    """`quotecheck SOURCE --batch NOTE --json`."""

    name = "quotecheck"

    def __init__(self, environment: Path, texts: Path, work: Path) -> None:
        self.version = _version(environment, self.name)
        self._command = [str(environment / "bin" / self.name), str(texts), "--json", "--batch"]

    def reads(self, manuscript: Path) -> bool:
        """Markdown, and text."""
        return manuscript.suffix in {".md", ".txt"}

    def check(self, manuscript: Path) -> Checked:
        """Its rows, one for each quotation."""
        ran = run([*self._command, str(manuscript)])
        rows = json.loads(_answer(ran, self.name, (0, 1)))
        said = [Said(row["quote"], row["status"], _QUOTECHECK[row["status"]]) for row in rows]
        return Checked(said, ran.seconds, ran.cpu)


class Krokai:
    """`krokai check` in a project of its own for each manuscript, the texts in its law folder."""

    name = "krokai"

    def __init__(self, environment: Path, texts: Path, work: Path) -> None:
        self.version = _version(environment, self.name)
        self._program, self._texts, self._work = str(environment / "bin" / self.name), texts, work / self.name

    def reads(self, manuscript: Path) -> bool:
        """Markdown, and text."""
        return manuscript.suffix in {".md", ".txt"}

    def check(self, manuscript: Path) -> Checked:
        """Its rows, one for each different quotation."""
        project = self._work / manuscript.name
        if project.exists():
            shutil.rmtree(project)
        project.mkdir(parents=True)
        _answer(run([self._program, "init"], folder=project), self.name, (0,))
        shutil.copy(self._texts, project / "law")
        shutil.copy(manuscript, project / "case")
        ran = run([self._program, "check", "--quiet", "--out", "report"], folder=project)
        _answer(ran, self.name, (0, 1))
        rows = json.loads((project / "report" / "result.json").read_text("utf-8"))["rows"]
        said = [
            Said(row["quote"], row["verdict"].lower(), _KROKAI.get(row["verdict"], "changed")) for row in rows
        ]
        return Checked(said, ran.seconds, ran.cpu)


class Citations:
    """`citations coverage`, with no quotation pinned: it then says which ones it sees."""

    name = "citations"

    def __init__(self, environment: Path, texts: Path, work: Path) -> None:
        self.version = _version(environment, self.name)
        self._program, self._claims = str(environment / "bin" / self.name), work / "claims"
        self._claims.mkdir(parents=True, exist_ok=True)

    def reads(self, manuscript: Path) -> bool:
        """LaTeX."""
        return manuscript.suffix == ".tex"

    def check(self, manuscript: Path) -> Checked:
        """Its quotations, none of them compared with anything."""
        ran = run([self._program, "coverage", str(manuscript), "--claims", str(self._claims)])
        found = _COVERAGE.findall(_answer(ran, self.name, (0, 1)))
        return Checked([Said(quote, word.lower(), None) for word, quote in found], ran.seconds, ran.cpu)


_CHECKERS: dict[str, Callable[[Path, Path, Path], Checker]] = {
    "quotecheck": Quotecheck,
    "krokai": Krokai,
    "citations": Citations,
}


def make_checkers(environments: Path, texts: Path, work: Path) -> list[Checker]:
    """All of them, with the texts in one file; one that is not installed in `environments` gets one there."""
    return [_CHECKERS[name](_environment(environments, name), texts, work) for name in PROGRAMS]


def _environment(environments: Path, name: str) -> Path:
    """The folder's own environment where it has the program, else one made for it."""
    for folder in (environments, environments / name):
        if (folder / "bin" / name).is_file():
            return folder.resolve()
    folder = (environments / name).resolve()
    print(f"installing {name} in {folder}", file=sys.stderr)
    venv.create(folder, with_pip=True)
    installed = subprocess.run([str(folder / "bin" / "pip"), "install", "--quiet", name], check=False)
    if installed.returncode:
        raise SystemExit(f"{name} cannot be installed: pip ended in status {installed.returncode}")
    return folder


def _version(environment: Path, name: str) -> str:
    code = f"import importlib.metadata as m; print(m.version({name!r}))"
    return _answer(run([str(environment / "bin" / "python"), "-c", code]), name, (0,)).strip()


def _answer(ran: Run, name: str, statuses: tuple[int, ...]) -> str:
    if ran.status not in statuses:
        raise SystemExit(f"{name} ended in status {ran.status}: {ran.stderr.strip()[-300:]}")
    return ran.stdout
