"""What the head of a text shows: its title, its byline, its date line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

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
_BETWEEN = re.compile(r",\s+and\s+|,\s+|\s+and\s+|\s*&\s*")


def find_title(head: Blocks) -> MetadataGuess | None:
    """The heading that opens a text, where it is one of some words, and of no part."""
    headings = [block for block in head[:_FIRST] if block["kind"] == "heading"]
    if not headings or len(headings) > 1:  # of several nobody knows which it is
        return None
    words = _MARKS.sub("", headings[0]["text"])
    if not _LEAST <= len(words.split()) <= _MOST or _NO_TITLE.match(words) or printed_date(words):
        return None
    if sum(char.isalpha() for char in words) < len(words) / 2 or words.endswith((":", ",", ";")):
        return None
    if words.isupper() or _LETTERHEAD.search(words) or _INNER_END.search(words):
        return None
    return MetadataGuess("title", words, "page one", _place(headings[0]), "the heading that opens the text")


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
    return None


def find_date(head: Blocks) -> MetadataGuess | None:
    """The date of a line that is nothing else; none where several say different days."""
    dated = [(block, date) for block in head if (date := printed_date(_MARKS.sub("", block["text"])))]
    if not dated or len({date for _, date in dated}) > 1:
        return None
    block, date = dated[0]
    return MetadataGuess("issued", date, "page one", _place(block), f"the line “{block['text']}”")


def _place(block: dict[str, Any]) -> str:
    page = f"page {block['page']}, " if "page" in block else ""
    return f"{page}{block['id']}"
