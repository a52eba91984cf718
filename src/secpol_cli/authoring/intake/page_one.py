"""What the head of a text shows: its title, its byline, its date line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from secpol_cli.authoring.intake.names import is_personal_name
from secpol_cli.changes import MetadataGuess
from secpol_cli.dates.written import printed_date
from secpol_cli.text.english_names import PROPER_NAME
from secpol_cli.text.sentences import STOPS, WIDE_STOPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    Blocks = Sequence[dict[str, Any]]

_FIRST = 3  # blocks among which a title stands
_LEAST, _MOST = 4, 30  # words of a title
_NO_TITLE = re.compile(
    r"\W*(?:abstract|summary|executive summary|contents|table of contents|introduction|foreword|preface|"
    r"acknowledge?ments|annex|appendix|chapter|part|section|article \d|press release|news release|draft|"
    r"case|in the|no\.|vol\.|volume|page|for immediate release|statement of|before the|united states|"
    r"united nations|distr|original|agenda item)\b",
    re.IGNORECASE,
)
# Words of those who publish, and of series: what has them may be a letterhead.
_LETTERHEAD = re.compile(
    r"\b(?:academy|agency|assembly|association|authority|bank|brief|briefing|bulletin|bureau|cent(?:er|re)|"
    r"college|commission|committee|company|conference|corporation|council|court|department|directorate|"
    r"district|embassy|faculty|federal|foundation|government|inc|institute|journal|kingdom|laboratory|ltd|"
    r"magazine|ministry|mission|newsletter|office|organi[sz]ation|paper|parliament|press|proceedings|"
    r"quarterly|record|register|republic|review|school|secretariat|senate|series|society|studies|think tank|"
    r"transactions|treasury|tribunal|university|weekly)\b",
    re.IGNORECASE,
)
_INNER_END = re.compile(rf"[{WIDE_STOPS}]|[{STOPS}]\s+[A-Z]\w+\s+\w+\s+\w+")
_MARKS = re.compile(r"\s*\[\^\d+\]")
_NAME = rf"(?:{PROPER_NAME})"
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY|[Ww]ritten by)[: ]\s*(?P<names>{_NAME}(?:(?:,|\s+and|,\s+and|\s*&)\s+{_NAME}){{0,5}})[.,]?"
)
_LEAST_OF_A_PAGE = 2  # words of a title that has below it what stands below titles
_LONGEST_DATE = 6  # words
_NAME_WORDS = 3  # of one person: more may be two
_MOST_NAMES = 12  # words
_AFTER_NAMES = 2
_LAST_BELOW = 5
_PART = re.compile(
    r"\W*(?:abstract|summary|executive summary|contents|short contents|table of contents|introduction|"
    r"foreword|preface|zusammenfassung|inhaltsverzeichnis|résumé|resumen|(?:1|I)\.?\s)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\S+@\S+|https?://\S+|www\.\S+|\S+ (?:<at>|\(at\)) \S+(?: (?:<dot>|\(dot\)) \S+)*"
    r"|\b\d\d/\d\d/\d{4}\b"  # a date of which nobody knows which is the month
)
_VERSION = re.compile(r"(?:\b[Vv]er(?:sion)?\.? ?|\bv)\d[\w.]*")
_INSTITUTE = re.compile(
    r"(?:[A-Z][\w’.-]+,? ){0,4}(?:Universit\w+|Institut\w*|College|School|Department|Faculty)\b"
)
_BETWEEN = re.compile(r",\s+and\s+|,\s+|\s+and\s+|\s*&\s*")


def find_title(head: Blocks) -> MetadataGuess | None:
    """The heading that opens a text, where it is one of some words, and of no part.

    Another heading close behind it leaves nobody knowing which it is, unless that is
    what stands below a title: authors, a date, an abstract, the first section.
    """
    headings = [block for block in head[:_FIRST] if block["kind"] == "heading"]
    below = [block for block in headings[1:] if not _is_below(block["text"])]
    if not headings or below or (len(headings) > 1 and headings[0] is not head[0]):
        return None
    least = _LEAST if len(headings) == 1 or headings[0] is not head[0] else _LEAST_OF_A_PAGE
    words = _MARKS.sub("", headings[0]["text"])
    if not least <= len(words.split()) <= _MOST or _NO_TITLE.match(words) or printed_date(words):
        return None
    if sum(char.isalpha() for char in words) < len(words) / 2 or words.endswith((":", ",", ";")):
        return None
    if words.isupper() or _LETTERHEAD.search(words) or _INNER_END.search(words) or is_personal_name(words):
        return None
    return MetadataGuess("title", words, "page one", _place(headings[0]), "the heading that opens the text")


def _is_below(words: str) -> bool:
    """Whether a heading is what stands below a title, and no other title."""
    line = _parted(words)
    return bool(_PART.match(words)) or (line.is_telling and _is_names(line.words))


class _TitleLine(NamedTuple):
    """A line of a title page: its words, without the date that it ends in, its addresses and its version."""

    words: str
    date: str | None
    is_marked: bool  # whether a note or an address tells that a person is meant
    is_telling: bool  # whether it had any of these, and so is no title


def _parted(text: str) -> _TitleLine:
    plain = _ADDRESS.sub(" ", _VERSION.sub(" ", _MARKS.sub(" ", text)))
    is_marked = bool(_MARKS.search(text) or "@" in text)
    words = plain.split()
    for length in range(min(_LONGEST_DATE, len(words)), 0, -1):
        if (date := printed_date(" ".join(words[-length:]))) is not None:
            return _TitleLine(" ".join(words[:-length]), date, is_marked, is_telling=True)
    return _TitleLine(" ".join(words), None, is_marked, is_telling=is_marked or plain.split() != text.split())


def _names(words: str) -> list[str]:
    """The names of persons that a line is; empty where it is something else, or names run together."""
    names = [name.strip(" .,") for name in _BETWEEN.split(words)]
    is_sure = all(is_personal_name(name) and _written_out(name) <= _NAME_WORDS for name in names)
    return names if is_sure else []


def find_author(head: Blocks) -> MetadataGuess | None:
    """The names of a line “By …” that says nothing else."""
    for block in head:
        found = _BYLINE.fullmatch(_MARKS.sub("", block["text"]))
        if found is None:
            continue
        names = [name.strip(" .,") for name in _BETWEEN.split(found["names"])]
        if all(is_personal_name(name) for name in names):
            told = f"the line “{found[0]}”"
            return MetadataGuess("author", "; ".join(names), "page one", _place(block), told)
    return _below_title(head)


def _written_out(name: str) -> int:
    """How many words of a name are no initials."""
    return sum(not word.endswith(".") for word in name.split())


def _below_title(head: Blocks) -> MetadataGuess | None:
    """The names right below the heading that opens a text, where a note, an address or an institute says that
    they are persons: else they may be a place, or a title's second half."""
    if find_title(head) is None or head[0]["kind"] != "heading":
        return None
    block, behind = head[1], head[2]["text"] if len(head) > _AFTER_NAMES else ""
    line = _parted(block["text"])
    is_person = line.is_marked or "@" in behind or _INSTITUTE.match(behind)
    if not is_person or not (names := _names(line.words)):
        return None
    another = _names(_parted(behind).words) if "@" not in behind else []
    further = _names(_parted(head[_AFTER_NAMES + 1]["text"]).words) if len(head) > _AFTER_NAMES + 1 else []
    if another or further:  # one of several is not all
        return None
    return MetadataGuess("author", "; ".join(names), "page one", _place(block), "the names below the title")


def find_date(head: Blocks) -> MetadataGuess | None:
    """The date of a line that is nothing else; none where several say different days."""
    dated = [(block, date) for block in head if (date := printed_date(_MARKS.sub("", block["text"])))]
    if not dated and find_title(head) is not None:
        below = [(block, _parted(block["text"])) for block in head[1:_LAST_BELOW]]
        dated = [(block, line.date) for block, line in below if line.date and _is_names(line.words)]
    if not dated or len({date for _, date in dated}) > 1:
        return None
    block, date = dated[0]
    return MetadataGuess("issued", date, "page one", _place(block), f"the line “{block['text']}”")


def _is_names(words: str) -> bool:
    """Whether a line is nothing but a date, or names before it, be they parted or not."""
    return not words or (words.istitle() and len(words.split()) <= _MOST_NAMES)


def _place(block: dict[str, Any]) -> str:
    page = f"page {block['page']}, " if "page" in block else ""
    return f"{page}{block['id']}"
