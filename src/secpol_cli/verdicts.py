"""What verification says of a quotation: verdicts, what differs, and what was claimed and found."""

from __future__ import annotations

from typing import Literal, get_args

from secpol_cli.record import Record

Standing = Literal["right", "wrong", "unchecked"]
Verdict = Literal[
    "verbatim",
    "verbatim-folded",
    "edited",
    "reported",
    "interpolated",
    "altered",
    "meaning",
    "misattributed",
    "mislocated",
    "unchecked",
    "not-found",
    "skipped",
]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
# Those that may hold together, the gravest first.
GRAVITY: tuple[Verdict, ...] = (
    "not-found",
    "misattributed",
    "meaning",
    "interpolated",
    "altered",
    "mislocated",
    "unchecked",
    "reported",
    "edited",
    "verbatim-folded",
    "verbatim",
)
PROVED: frozenset[Verdict] = frozenset(["verbatim", "verbatim-folded", "edited"])
NOTHING_WRONG: frozenset[Verdict] = PROVED | {"reported"}  # though what is reported is not proved


class Difference(Record):
    """A stretch of a quotation beside the stretch of the source that it stands for, in their own letters.

    `op` is `equal` (also where folding is all that differs), `replace`, `delete`
    (only the quotation has these words) or `insert` (only the source has them).
    `admitted` says that marks in the quotation tell of it; `why` what it changes:
    `negation` (or an opposite), `number`, `name`, `modal`, `hidden` (left out by an ellipsis, and it
    matters), `subject` (an ellipsis gives what follows another), `interpolated` (brackets put in what the
    source does not bear out), or empty.
    """

    op: Literal["equal", "replace", "delete", "insert"]
    quoted: str
    source: str
    admitted: bool = False
    why: str = ""


class NamedSpeaker(Record):
    """A speaker as the manuscript names them, and their id, where the corpus knows one."""

    name: str
    id: str | None


class Claimed(Record):
    """What a manuscript claims of a quotation: who speaks, likeliest first; the documents cited next to it,
    by id, the place in them, and the citation as it is written."""

    speakers: tuple[NamedSpeaker, ...] = ()
    documents: tuple[str, ...] = ()
    locator: str | None = None
    citation: str | None = None


class Match(Record):
    """The words of the corpus that a quotation was compared with, where they stand, and who says them.

    `score` is the share of the quotation's words that are the source's, in
    their order, 0-100.  `exact` has the words of several blocks parted by an empty line;
    `before` and `after` are what stands in their sentences around them.
    `start` and `end` are the first offset in the first block, and the last in the last.
    `page` is that of the file on which the words begin, `printed_page` the number printed
    on it, each where the text has pages.
    """

    score: float
    address: str
    addresses: tuple[str, ...]
    start: int
    end: int
    exact: str
    statement: str | None = None
    speaker: str | None = None
    speaker_name: str | None = None
    mode: str | None = None
    before: str = ""
    after: str = ""
    page: int | None = None
    printed_page: str | None = None


class VerifyItem(Record):
    """What is to be said of one quotation of a manuscript.

    `status` is the gravest of `findings`; `reason` says it for people, `remarks`
    what else is worth knowing.  `skipped` is why it was not checked.  `place` and
    `speaker` say what became of the claim where the words stand, and of the claim
    who says them; None where the manuscript makes none.  `accepted` says that a
    person has accepted this finding before.  `line` and
    `column` count from 1 and are None where the format has none; `correction` is
    what should stand between the marks, where that is known, and `citation` what
    could stand behind them.  `before` and `after` are the manuscript's words around the quotation, in its
    sentence, at most some 200 characters of each.  `cut_before` and `cut_behind` are words of the source
    that the quotation leaves out there though they matter: a negation, a condition.
    """

    file: str
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    paragraph: int
    heading: str
    note: str | None
    page: int | None
    quote: str
    status: Verdict
    findings: tuple[Verdict, ...]
    reason: str
    remarks: tuple[str, ...] = ()
    skipped: str | None = None
    claimed: Claimed = Claimed()
    place: Standing | None = None
    speaker: Standing | None = None
    match: Match | None = None
    diff: tuple[Difference, ...] = ()
    correction: str | None = None
    citation: str | None = None
    accepted: bool = False
    before: str = ""
    after: str = ""
    cut_before: str = ""
    cut_behind: str = ""


class CheckedFile(Record):
    """A manuscript that was checked: its `sha256` is that of the bytes that were read.

    `quotations` counts those found in it, the skipped among them.
    """

    file: str
    format: str
    sha256: str
    quotations: int
