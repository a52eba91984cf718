"""What a report says, before any format: plain text on one line each, with nothing that commands a reader."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from secpol_cli.record import Record

WordsKind: TypeAlias = Literal["same", "draft", "source", "around"]


class SideWords(NamedTuple):
    """Some words: the `same` in both texts, those of the `draft` or the `source` alone, or those `around`."""

    text: str
    kind: WordsKind = "same"


class Side(Record):
    """Words as the draft or the source has them; under them who says them and where, as runs, too."""

    words: tuple[SideWords, ...]
    said: tuple[SideWords, ...]


class Problem(Record):
    """A quotation that needs a decision, or a look.

    `code` is its letter and number, `where` its place in the manuscript,
    `headline` what is wrong, `verdicts` the findings, the gravest first.  `source` is None where
    nothing is like it, as `nothing` says; where the words are `nearest`, it only looks like them.
    """

    code: str
    anchor: str
    headline: str
    verdicts: tuple[str, ...]
    where: str
    draft: Side
    source: Side | None = None
    nearest: bool = False
    nothing: str = ""
    citation: str = ""
    remarks: tuple[str, ...] = ()


class ProblemGroup(Record):
    """The problems of one verdict, under a letter; `decides` where each asks for a decision."""

    letter: str
    verdict: str
    title: str
    gloss: str
    problems: tuple[Problem, ...]
    decides: bool = True


class ProvedLine(Record):
    """A quotation that is proved: its words, its place in the draft, where they stand, who says them there,
    and how they are proved (the verdict; for what is edited, what was admitted).

    `claimed` is whom the draft names as their speaker, empty where it names nobody.
    """

    where: str
    words: str
    stands: str
    claimed: str
    speaker: str
    how: str


class NotLookedAt(Record):
    """Things of one kind that were not looked at, and why."""

    why: str
    things: tuple[str, ...]


class SourceLine(Record):
    """A document by which quotations were proved: its address, the work as one cites it, how many quotations
    stand in it, its file and the sum of that (SHA-256)."""

    address: str
    work: str
    quotations: int
    file: str
    sha256: str


class FileLine(Record):
    """A manuscript: its name, its sum (SHA-256), and of its quotations how many there are, are proved, need a
    decision, and are neither."""

    name: str
    sha256: str
    quotations: int
    proved: int
    problems: int
    others: int


class BarShare(Record):
    """A part of the bar: how many quotations, what they are; the anchor and the letter of their group."""

    count: int
    label: str
    verdict: str
    anchor: str = ""
    letter: str = ""


class Report(Record):
    """A proof to hand on.

    `lead` is the result in a sentence; `shares` are all quotations by what was
    found of them; `groups` come by gravity.  `made` is the day (ISO), `made_words`
    the same for people, `command` what was typed.  `corpus` names that by which all
    was proved, with its size and its sum.
    """

    title: str
    files: tuple[FileLine, ...]
    quotations: int
    marks: int
    lead: str
    shares: tuple[BarShare, ...]
    groups: tuple[ProblemGroup, ...]
    proved: tuple[ProvedLine, ...]
    unseen: tuple[NotLookedAt, ...]
    ledger: str
    warnings: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    corpus: str
    corpus_sha256: str
    version: str
    made: str
    made_words: str
    command: str
