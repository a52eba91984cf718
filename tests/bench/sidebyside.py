"""secpol verify beside other programs on the same manuscripts: what each finds, misses, and gets wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from rapidfuzz import fuzz
from tabulate import tabulate
from tests.bench.checkers import Checked, Said
from tests.bench.queries import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tests.bench.checkers import Checker
    from tests.bench.verify import Verify

LEGEND = """* wrong (for the others also: true words of another speaker or place, which they do not look at)
~ only a part of the quotation was read   empty: not read, or the manuscript is of a format it is not made for"""
_ALIKE = 80.0  # of 100: the same quotation, read otherwise
_PART = 0.3  # of a quotation's words: a part of it that is worth the name
_WHOLE = 0.9
_EXPECTED = ("same", "changed", "absent", "speaker", "place")
# What may be said of a quotation whose true verdict is known.  A program that flags a harmless
# difference, or calls altered words absent, is not held to be wrong.
_RIGHT: dict[str, frozenset[str]] = {
    "verbatim": frozenset({"same"}),
    "verbatim-folded": frozenset({"same", "changed"}),
    "edited": frozenset({"same", "changed"}),
    "altered": frozenset({"changed", "absent"}),
    "meaning": frozenset({"changed", "absent"}),
    "misattributed": frozenset({"speaker"}),
    "mislocated": frozenset({"place"}),
    "not-found": frozenset({"absent"}),
}


Heard = tuple[Said, bool] | None
"""What a program said of a quotation, and whether it had read the whole; None where it said nothing."""


class Quotation(NamedTuple):
    """A quotation to be checked, in reading order; `expected` is its verdict, None where nobody wrote it down."""

    manuscript: Path
    quote: str
    expected: str | None


class Tally(NamedTuple):
    """A program's results: counts of quotations, and the time over all manuscripts it reads.

    `unread` stand in manuscripts it is not made for; `other` is what it checked
    that is no quotation to check (a title, a word in scare quotes, a comment).
    """

    name: str
    unread: int
    whole: int
    part: int
    missed: int
    right: int
    wrong: int
    other: int
    seconds: float
    cpu: float


def find_manuscripts(tests: Path) -> list[Path]:
    """The manuscripts of the tests, those that are written there in text."""
    folders = [tests / "manuscript" / "manuscripts", tests / "verification" / "manuscripts"]
    return sorted(
        path for folder in folders if folder.is_dir() for path in folder.iterdir() if path.is_file()
    )


def load_expected(manuscript: Path, folder: Path) -> list[dict[str, Any]] | None:
    """What is expected of a manuscript's quotations (`NAME.yaml`, in any folder there); None where nobody said."""
    names = {f"{manuscript.name}.yaml", f"{manuscript.name.removesuffix('.md')}.yaml"}
    for path in sorted(folder.rglob("*.yaml")):
        if path.name in names:
            expected: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
            return expected
    return None


def list_quotations(manuscript: Path, items: Iterable[dict[str, Any]], folder: Path) -> list[Quotation]:
    """The quotations to check: those expected, or, where nothing is, those that secpol reads."""
    expected = load_expected(manuscript, folder)
    if expected is not None:
        checked = [one for one in expected if one["verdict"] != "skipped"]
        return [Quotation(manuscript, one["quote"], one["verdict"]) for one in checked]
    return [Quotation(manuscript, item["quote"], None) for item in items if item["skipped"] is None]


def ask_secpol(verify: Verify, manuscript: Path) -> tuple[list[dict[str, Any]], Checked]:
    """secpol's items, and those that it did not skip in the form of the others; its words are verdicts."""
    answer = verify.judge([manuscript])
    said = [
        Said(item["quote"], item["status"], item["status"])
        for item in answer.items
        if item["skipped"] is None
    ]
    return answer.items, Checked(said, answer.seconds, answer.cpu)


def pair(quotations: Sequence[Quotation], said: Sequence[Said]) -> list[Heard]:
    """For each quotation, what was said of it or of most of it, and whether of the whole; None where nothing was."""
    return [_best(fold(quotation.quote), said) for quotation in quotations]


def _best(quote: str, said: Sequence[Said]) -> Heard:
    best, most = None, 0.0
    for one in said:
        read = fold(one.quote)
        shorter, longer = sorted((read, quote), key=len)
        share = len(shorter) / max(len(longer), 1)
        contained = f" {shorter} " in f" {longer} " and share >= _PART
        alike = fuzz.ratio(read, quote) / 100
        likeness = max(share if contained else 0.0, alike if alike * 100 >= _ALIKE else 0.0)
        if likeness > most:
            best, most = one, likeness
    return None if best is None else (best, most >= _WHOLE)


def is_right(quotation: Quotation, said: Said) -> bool | None:
    """Whether what was said is right; None where it says nothing, or nobody knows what is."""
    if quotation.expected is None or said.meaning is None:
        return None
    if said.meaning in _EXPECTED:
        return said.meaning in _RIGHT[quotation.expected]
    return said.meaning == quotation.expected


class SideBySide:
    """One run: every program on every manuscript that it reads."""

    def __init__(self, verify: Verify, version: str, checkers: Sequence[Checker], expected: Path) -> None:
        self._verify, self._checkers, self._expected = verify, checkers, expected
        self.names = [version, *(f"{checker.name} {checker.version}" for checker in checkers)]
        self.quotations: list[Quotation] = []
        self.pairs: list[list[Heard]] = []
        """For each quotation, what each program said of it."""
        self._checked: list[list[tuple[Checked, list[Heard]]]] = [[] for _ in self.names]
        self._unread = [0 for _ in self.names]

    def ask(self, manuscript: Path) -> None:
        """Put a manuscript to everyone who reads it."""
        items, own = ask_secpol(self._verify, manuscript)
        quotations = list_quotations(manuscript, items, self._expected)
        answers = [own, *(one.check(manuscript) if one.reads(manuscript) else None for one in self._checkers)]
        columns: list[list[Heard]] = []
        for number, answer in enumerate(answers):
            if answer is None:
                self._unread[number] += len(quotations)
                columns.append([None] * len(quotations))
                continue
            paired = pair(quotations, answer.said)
            self._checked[number].append((answer, paired))
            columns.append(paired)
        self.quotations += quotations
        self.pairs += [list(row) for row in zip(*columns, strict=True)]

    def tally(self) -> list[Tally]:
        """Each program's results, secpol's first."""
        return [self._tally(number) for number in range(len(self.names))]

    def _tally(self, number: int) -> Tally:
        column = [row[number] for row in self.pairs]
        found = [one for one in column if one is not None]
        judged = [
            is_right(quotation, one[0]) for quotation, one in zip(self.quotations, column, strict=True) if one
        ]
        others = sum(
            len({one.quote for one in answer.said} - {one[0].quote for one in paired if one})
            for answer, paired in self._checked[number]
        )
        return Tally(
            self.names[number],
            unread=self._unread[number],
            whole=sum(whole for _, whole in found),
            part=sum(not whole for _, whole in found),
            missed=len(column) - len(found) - self._unread[number],
            right=judged.count(True),
            wrong=judged.count(False),
            other=others,
            seconds=sum(answer.seconds for answer, _ in self._checked[number]),
            cpu=sum(answer.cpu for answer, _ in self._checked[number]),
        )

    def format_quotations(self) -> str:
        """A table of the quotations, and each program's word on each: `*` where it is wrong, `~` on a part of it."""
        rows, before = [], None
        for quotation, said in zip(self.quotations, self.pairs, strict=True):
            name = quotation.manuscript.name if quotation.manuscript != before else ""
            words = [_word(quotation, one) for one in said]
            rows.append([name, f"{quotation.quote[:38]}…", quotation.expected or "", *words])
            before = quotation.manuscript
        headers = ["manuscript", "quotation", "expected", *(name.split()[0] for name in self.names)]
        return tabulate(rows, headers, disable_numparse=True)


def _word(quotation: Quotation, one: Heard) -> str:
    if one is None:
        return ""
    wrong = "*" if is_right(quotation, one[0]) is False else ""
    return f"{'' if one[1] else '~'}{one[0].word}{wrong}"


def format_tallies(tallies: Sequence[Tally]) -> str:
    """A table of the programs."""
    rows = [[*tally[:-2], f"{tally.seconds:.2f}", f"{tally.cpu:.2f}"] for tally in tallies]
    headers = ["program", "not read", "found", "in part", "missed", "right", "wrong", "other", "s", "CPU s"]
    return tabulate(rows, headers, disable_numparse=True, colalign=("left", *["right"] * 9))
