"""Quotations written by hand to prove `verify`, and what it should say of each.

`manuscripts/` has what researchers might write about the five texts of the
corpus; `expected/tuning/` and `expected/held_back/` say, for each manuscript,
what is in it, in the order of reading.  The second is left alone while the
judgement is tuned, and its rate is told by itself.

A manuscript `name.docx.md` is the Markdown from which pandoc makes `name.docx`;
the others are used as they stand.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any, Literal

import yaml

from secpol_cli.pandoc import find_pandoc
from secpol_cli.record import Record

HERE = Path(__file__).resolve().parent
MANUSCRIPTS = HERE / "manuscripts"
PARTS: tuple[Part, ...] = ("tuning", "held_back")

Part = Literal["tuning", "held_back"]
Change = tuple[str, str]


class Expected(Record):
    """What should be said of one quotation of a manuscript.

    `quote` is its words as read, with one space for any white space.
    `findings` are those that must be among its findings; the first is
    `verdict`.  `address` has the addresses any of which is right, all of them
    where a quotation runs over blocks; it is empty for what is nowhere or skipped.
    `changes` are the words that differ and the source's for them, one of them
    empty where words are added or dropped; what folding or marks admit is none.
    `admitted` are those that marks admit, likewise; emphasis stands in
    asterisks there.  `speaker` is the id of whom the manuscript names, None for
    pronouns, for nobody and for one whom the corpus does not know.  `trap` says
    what makes it hard.
    """

    manuscript: str
    quote: str
    verdict: str
    findings: tuple[str, ...]
    address: tuple[str, ...]
    changes: tuple[Change, ...]
    admitted: tuple[Change, ...]
    speaker: str | None
    skipped: str | None
    trap: str


def load(part: Part) -> list[Expected]:
    """The quotations of one part, by manuscript and in the order of reading."""
    return [
        _expected(file.stem, entry)
        for file in sorted((HERE / "expected" / part).glob("*.yaml"))
        for entry in yaml.safe_load(file.read_text("utf-8"))
    ]


def _expected(manuscript: str, entry: dict[str, Any]) -> Expected:
    def pairs(key: str) -> tuple[Change, ...]:
        return tuple((quoted, source) for quoted, source in entry.get(key, []))

    return Expected(
        manuscript=manuscript,
        quote=entry["quote"],
        verdict=entry["verdict"],
        findings=tuple(entry.get("findings", [entry["verdict"]])),
        address=tuple(entry["address"]),
        changes=pairs("changes"),
        admitted=pairs("admitted"),
        speaker=entry["speaker"],
        skipped=entry.get("skipped"),
        trap=entry["trap"],
    )


def make_manuscript(name: str, folder: Path) -> Path:
    """Puts a manuscript into a folder, made by pandoc where only its Markdown is kept; its path there."""
    written, path = MANUSCRIPTS / name, folder / name
    if written.exists():
        return Path(shutil.copy(written, path))
    markdown = MANUSCRIPTS / f"{name}.md"
    command = [find_pandoc(), "--from=markdown-smart", "--quiet", "-o", str(path), str(markdown)]
    subprocess.run(command, check=True)
    return path


def make_manuscripts(part: Part, folder: Path) -> list[Path]:
    """All manuscripts of a part, in the order in which `load` has their quotations."""
    names = dict.fromkeys(one.manuscript for one in load(part))
    return [make_manuscript(name, folder) for name in names]
