"""What is read out of a manuscript: quotations, where they stand, and what is claimed of them.

Nothing here knows a corpus: names and keys are as the manuscript writes them.
Lines, columns, paragraphs and pages count from 1 and are None where the format
has none.  Offsets are code points of `Manuscript.source`, half-open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from secpol_cli.readers.records import CitationItem, Place
from secpol_cli.record import Record

if TYPE_CHECKING:
    from secpol_cli.readers.records import CitationItem, Place

CONTEXT = 200  # code points before and behind a quotation that are kept with it
Kind = Literal["inline", "block", "nested"]
Why = Literal["short", "title", "empty", "unclosed", "unopened", "deep", "own", "ignored", "path"]
WHYS: tuple[Why, ...] = get_args(Why)


class ClaimedSpeaker(Record):
    """Who is said to have spoken, as the manuscript writes it.

    A pronoun leaves it open.  `relation` says how the words are given to the
    speaker: by a verb of saying, by “according to” and its like, by a line of
    attribution behind them (— Name), or because they go on a quotation that has a speaker.
    `is_sure` says that it is a name or an office by a known way of giving words to somebody: it means
    somebody also where nobody knows the name; any other counts only where the name is known.
    """

    name: str
    relation: Literal["says", "according-to", "attribution", "continues"]
    place: Place
    pronoun: bool = False
    verb: str = ""
    is_sure: bool = True


class Claim(Record):
    """What the manuscript says of a quotation: candidates, likeliest and nearest first, or none.

    `loose` is what may be citations, too: only who knows the works can tell.
    """

    speakers: tuple[ClaimedSpeaker, ...] = ()
    citations: tuple[CitationItem, ...] = ()
    loose: tuple[CitationItem, ...] = ()


class Skipped(Record):
    """Why something found is not to be checked; `note` is the reason that an ignoring comment gives.

    `short`: three words or fewer; `title`: written as titles are, or set as a
    work's in a note; `empty`: no words; `unclosed` and `unopened`: a mark
    without its partner; `deep`: inside more quotations than anybody nests;
    `own`: a block that the writer labels as his own (a hypothesis, a question);
    `ignored`: by a comment; `path`: the path of a file, or an address.
    """

    why: Why
    note: str = ""


class Quotation(Record):
    """Words that a manuscript quotes, without their marks, notes, citations and typefaces.

    Paragraphs of a longer quotation are parted by a blank line.  `marks` are
    the opening and the closing mark, empty for block quotations without any;
    `mark_count` is how many marks it uses, those that open its further
    paragraphs included.  `before` and `after` are the words around it.
    `inside` is the index of the innermost quotation that it stands in, and
    `depth` how many it stands in.  `start` and `end` are the first and the last
    offset of its words in the manuscript's source, `offsets` those of each
    character; None and empty where the format has none.  `emphasised` are
    half-open offsets in `text`, ascending, of what is set apart by its typeface
    (italic, bold, underlined, small capitals) from the rest of the quotation.
    What is skipped is held here too, a stray mark with some of the words behind it.
    """

    text: str
    kind: Kind
    place: Place
    marks: tuple[str, str] = ("", "")
    mark_count: int = 0
    before: str = ""
    after: str = ""
    claim: Claim = Claim()
    skipped: Skipped | None = None
    inside: int | None = None
    depth: int = 0
    start: int | None = None
    end: int | None = None
    offsets: tuple[int, ...] = ()
    emphasised: tuple[tuple[int, int], ...] = ()


class Manuscript(Record):
    """A manuscript read: its quotations in reading order, those of a note behind the paragraph of its mark.

    `marks` is the number of quotation marks in its text, which is that of all
    quotations' `mark_count`: nothing is left out.  Apostrophes are no marks, nor
    is what stands in code, formulas and citations.  `source` is the decoded text
    of a text format, from which `offsets` count, and `encoding` what it was
    decoded from; None for documents that are archives.  `read` counts what was
    read beside the running text, by its name in the plural; `passed_over` says, a
    line each, what was not read and may hold quotations.  `bibliographies` are the
    files that it names as those of its citation keys, as it writes them.  `sha256` is
    that of the bytes that were read.
    """

    file: str
    format: str
    quotations: tuple[Quotation, ...]
    marks: int
    warnings: tuple[str, ...] = ()
    source: str | None = None
    encoding: str | None = None
    read: tuple[tuple[str, int], ...] = ()
    passed_over: tuple[str, ...] = ()
    bibliographies: tuple[str, ...] = ()
    sha256: str = ""

    @property
    def checkable(self) -> list[Quotation]:
        """The quotations that are not skipped."""
        return [quotation for quotation in self.quotations if quotation.skipped is None]

    @property
    def skipped(self) -> dict[Why, int]:
        """How many are skipped for each reason; reasons that do not occur are left out."""
        whys = [quotation.skipped.why for quotation in self.quotations if quotation.skipped]
        return {why: whys.count(why) for why in WHYS if why in whys}
