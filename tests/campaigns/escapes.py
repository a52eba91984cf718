"""Every field of a corpus and of a manuscript, in every format of every command: nothing raw comes out.

    python -m tests.campaigns.escapes

Each free text of the small corpus gets what commands terminals, turns the direction of letters or is a formula to
a spreadsheet, first of all texts together, then of one after the other.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from tests.campaigns.corpora import signed, workplace, write_small
from tests.campaigns.program import ask, faults

from secpol_cli.corpus.yaml import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    Place = tuple[str | int, ...]

FORMATS = ("table", "json", "jsonl", "csv", "tsv", "markdown", "latex", "html")
# Before a text: NUL, bell, C0 and C1 escapes, every mark that turns the direction, a line end.
COMMANDS_A_TERMINAL = "\x1b[2J\x07\x9b31m\x90\x00\u202e\u2066\u200f\u061c\u2028"
FORMULAS = ("=1+1 ", "+1 ", "-1 ", "@SUM(A1) ", "\t=1 ", "\r=1 ")
# Keys whose values are ids, dates or one of a few words.
_FIXED = frozenset(
    "id kind source language date speaker organisation mode principle stance group order block exact prefix suffix "
    "document change at by n cites status part-of broader related members organisations people principles event "
    "blocks_text issued type person file sha256 stated inferred outside unnamed".split()
)
_ASKED: tuple[tuple[str, ...], ...] = (
    ("search", "law"),
    ("search", "rule of law at sea", "--explain"),
    ("search", "--speaker", "lim-sokha"),
    *(("show", what) for what in ("010", "011", "010/p1", "010/n1", "010/s1", "010:remarks")),
    *(("show", what) for what in ("lim-sokha", "pact-ministers", "pact", "peace", "kep-meeting")),
    ("principles",),
    ("principles", "--matrix"),
    ("principles", "--words"),
    *((name,) for name in ("speakers", "orgs", "docs", "timeline", "network", "stats")),
    ("check", "--todo"),
    ("verify", "draft.md", "--all"),
    ("verify", "=1 \x1b[2J\u202e.md", "--all"),
    ("verify", "-q", "peace and \x1b[2J\u202e the rule of law at the sea"),
)
_CITED = tuple(
    ("cite", "--all", "--format", form) for form in ("bibtex", "biblatex", "ris", "endnote-xml", "csl-json")
)
_RAW = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]"
)
_STYLED, _STYLE = "in colour", re.compile(r"\x1b\[[\d;]*m")
_DRAFT = "Lim Sokha said that “we stand for peace and for {} the rules of law at sea” (010, para. {})."


class Breach(NamedTuple):
    """A command whose answer has something raw, and what."""

    arguments: tuple[str, ...]
    what: str


def free_texts(files: dict[str, Any]) -> Iterator[Place]:
    """Where the free texts of a corpus's files stand: the file's name and the keys in it."""
    for name, data in files.items():
        yield from _texts(data, (name,))


def _texts(value: Any, path: Place) -> Iterator[Place]:
    if isinstance(value, str):
        if not _FIXED & {path[-1], path[-2] if isinstance(path[-1], int) else ""}:
            yield path
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, (*path, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _texts(each, (*path, index))


def with_prefix(prefix: str, places: Sequence[Place]) -> dict[str, str]:
    """The files of the small corpus with something before some of its texts."""
    files = _data()
    for place in places:
        *way, last = place
        holder: Any = files
        for key in way:
            holder = holder[key]
        holder[last] = prefix + holder[last]
    return {name: yaml.safe_dump(data, allow_unicode=False) for name, data in files.items()}


def all_places() -> list[Place]:
    """Every free text of the small corpus."""
    return list(free_texts(_data()))


def _data() -> dict[str, Any]:
    return {name: parse_yaml(name, text).data for name, text in signed().items()}


def breaches(
    work: Path, prefix: str, places: Sequence[Place], asked: Sequence[tuple[str, ...]]
) -> list[Breach]:
    """What comes out raw where `prefix` stands before the texts at `places`."""
    write_small(work / "corpus", with_prefix(prefix, places))
    prefix = re.sub("[\x00-\x08]", "", prefix)  # a manuscript that has them is no text
    draft = _DRAFT.format(prefix, prefix)
    for name in ("draft.md", "=1 \x1b[2J\u202e.md"):
        (work / name).write_text(draft, "utf-8")
    found = []
    for arguments in asked:
        forms: tuple[str, ...] = ("",) if arguments[0] == "cite" else (*FORMATS, _STYLED)
        forms += ("sarif",) if arguments[0] in ("verify", "check") else ()
        for form in forms:
            option = ("--color", "always") if form == _STYLED else ("-f", form) if form else ()
            whole = (*arguments, "--corpus", "corpus", *option)
            found += [Breach(whole, what) for what in _breaches_of(whole, form)]
    return found


def _breaches_of(arguments: tuple[str, ...], form: str) -> list[str]:
    outcome = ask(arguments)
    found = faults(arguments, outcome)
    if outcome.status > 1:
        found.append(f"status {outcome.status}: {outcome.err!r}")
    for name, raw in (("stdout", outcome.out), ("stderr", outcome.err)):
        text = raw.decode("utf-8", "replace")
        if match := _RAW.search(_STYLE.sub("", text) if form == _STYLED else text):
            found.append(f"U+{ord(match[0]):04X} on {name}")
    if form in ("csv", "tsv"):
        rows = csv.reader(io.StringIO(outcome.out.decode()), delimiter="," if form == "csv" else "\t")
        found += [f"a formula: {cell!r}" for row in rows for cell in row if _is_formula(cell)]
    return found


def _is_formula(cell: str) -> bool:
    return cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not re.fullmatch(r"-?\d+(\.\d+)?", cell)


def run_share(every: int) -> list[Breach]:
    """All texts together, with every so many-th question."""
    with workplace() as work:
        return breaches(work, f"={COMMANDS_A_TERMINAL}", all_places(), (*_ASKED, *_CITED)[::every])


def run_all() -> list[Breach]:
    """All texts together, with everything; then each by itself."""
    places = all_places()
    found: list[Breach] = []
    with workplace() as work:
        for prefix in (COMMANDS_A_TERMINAL, *FORMULAS):
            found += breaches(work, prefix, places, (*_ASKED, *_CITED))
        for place in places:
            found += breaches(work, f"={COMMANDS_A_TERMINAL}", [place], (*_ASKED, *_CITED))
    return found


def main() -> int:
    """Print what comes out raw; status 1 where something does."""
    found = run_all()
    for each in found:
        print(*map(ascii, each))
    places = len(all_places())
    print(f"{places} texts × {len(_ASKED)} questions × {len(FORMATS)} formats: {len(found)} raw")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
