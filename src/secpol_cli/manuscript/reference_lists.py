"""Lists of references at the end of a manuscript: what stands in marks there is a title, and no quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.dates.written import YEAR
from secpol_cli.manuscript.source_lines import is_like_a_citation
from secpol_cli.patterns import compile_late
from secpol_cli.text.english_names import OPENINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.readers.records import Paragraph

_TITLE = compile_late(
    r"\W*(?:\d{1,2}\W+)?(?:(?:list\s+of\s+|selected\s+|annotated\s+)?(?:references|bibliography|works\s+cited"
    r"|sources(?:\s+cited)?|literature(?:\s+cited)?|works\s+consulted|further\s+reading)|reference\s+list"
    r"|literatur(?:verzeichnis)?|quellen(?:verzeichnis)?|bibliographie|bibliografía|références)"
    r"(?:\s*\(cont[^()]*\))?\W*",
    re.IGNORECASE,
)
_ENTRY = compile_late(rf"\b{YEAR}[a-z]?\b|\bn\.\s?d\.|https?:|\bdoi\b", re.IGNORECASE)
_SAYING = compile_late(
    r"\b(?:said|says|stated|states|wrote|writes|argue[ds]?|told|noted|that)\b", re.IGNORECASE
)
LONGEST_OPENING = 300  # code points of an entry before which its title begins
LONGEST_ENTRY = 2000  # code points behind its title; a guard, no measure
_BEHIND = 250  # code points behind a title in which it is told where and when it appeared
# A label, and names, before a title: [ii] Un, S.,
_NAMED = compile_late(
    r"\s*(?:\[\w{1,5}\]|\(?\d{1,3}[.)\]]?)?\s*(?P<first>[^\W\d_a-z][\w’'-]*)\b[^:]*[,.)]\s*"
)
_ADDRESS = compile_late(r"(?:https?:|www\.|doi:?)\s?\S+", re.IGNORECASE)


def find_entries(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Which paragraphs, by their index, are entries of a list of references.

    The list has a title of its own, a heading or a line, and goes on to the next
    heading; an entry has a year or an address.
    """
    found = []
    is_list = False
    for index, paragraph in enumerate(paragraphs):
        if paragraph.note is not None:
            continue
        if _TITLE.fullmatch(paragraph.text):
            is_list = True
        elif paragraph.kind == "heading":
            is_list = False
        elif is_list and (not paragraph.block or paragraph.is_indented) and _ENTRY.search(paragraph.text):
            found.append(index)
    return frozenset(found)


def is_entrys_title(before: str, behind: str) -> bool:
    """Whether words in marks in an entry are its title: near its beginning, behind names at most, and said
    by nobody."""
    is_said = _SAYING.search(before) or _SAYING.search(behind)
    return len(before) < LONGEST_OPENING and is_like_a_citation(before) and not is_said


def is_title_of_a_work(text: str, before: str, behind: str) -> bool:
    """Whether words in marks are a title in a paragraph that is a reference and nothing else, wherever it
    stands: behind names that begin the paragraph, before where and when it appeared."""
    told = behind[:_BEHIND]
    is_dated = _ENTRY.search(told) is not None and is_like_a_citation(_ADDRESS.sub("", told))
    begins = text[:1].isupper() or text[:1].isdigit()
    named = _NAMED.fullmatch(before)
    if named is None or named["first"] in OPENINGS:
        return False
    return begins and is_dated and is_entrys_title(before[named.start("first") :], behind)
