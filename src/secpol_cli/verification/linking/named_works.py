"""Which works free words name: a note, a parenthesis, a line behind a quotation."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from secpol_cli.dates.names import ABBREVIATED, CUT_MONTHS, MONTHS, WEEKDAYS
from secpol_cli.dates.written import YEAR
from secpol_cli.patterns import compile_late
from secpol_cli.readers.citations import SECOND_HAND
from secpol_cli.text.folding import fold_words
from secpol_cli.text.locators import without_locators
from secpol_cli.text.orthography import DOUBLE_QUOTES, SINGLE_QUOTES
from secpol_cli.text.sentences import STOPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from secpol_cli.verification.linking.known_works import KnownDocument

_YEAR = compile_late(YEAR)
_CAPITALS = compile_late(r"[^\W\d_a-z][\w’'-]*")
_TITLED = compile_late(
    rf"[{DOUBLE_QUOTES}{SINGLE_QUOTES}]([^{DOUBLE_QUOTES}]{{8,300}}?)[{DOUBLE_QUOTES}{SINGLE_QUOTES}]"
)
_SECOND_HAND = compile_late(rf"^.{{0,120}}?\b{SECOND_HAND}", re.IGNORECASE | re.DOTALL)
_STOP = compile_late(rf"[;)\]{STOPS}{DOUBLE_QUOTES}{SINGLE_QUOTES}](?=\s+[^\W\d_a-z]|\s*$)")
_FILLING = frozenset(  # words of citations that are of no work
    "and et al n nd vol no p pp para paras online published available accessed at ed eds in on see also cf "
    "from source the a an of ff".split()
    + fold_words(" ".join([*MONTHS, *CUT_MONTHS, *WEEKDAYS, *ABBREVIATED.replace("?", "").split("|"), "Sep"]))
)
# Words; fewer may be another work's by chance: tests/verification/test_judgement.py.
_TITLE = 3
_BEGUN_TITLE = 3  # of a title that is cut short
_NAMED_TITLE = 2  # of one beside its authors
DOI, TITLE, SHORT_TITLE, AUTHORS_AND_YEAR, AUTHORS = 5, 4, 3, 2, 1


class Naming:
    """Words in which works may be named, as they are compared with what is known of works."""

    def __init__(self, text: str) -> None:
        self.text = _SECOND_HAND.sub("", text)
        self.plain = without_locators(self.text)
        self.words = fold_words(self.plain)
        self.folded = f" {' '.join(self.words)} "
        self.years = frozenset(_YEAR.findall(self.plain))

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The words with capitals, folded."""
        return frozenset(fold_words(" ".join(_CAPITALS.findall(self.plain))))

    @cached_property
    def titles(self) -> list[list[str]]:
        """The words in marks, as titles stand in."""
        return [fold_words(title) for title in _TITLED.findall(self.plain)]

    def names(self, work: KnownDocument) -> int:
        """How surely a work is named: by its DOI, its title, authors and year, …; 0 where it is not."""
        if work.doi and work.doi in self.text.casefold():
            return DOI
        if any(len(title.split()) >= _TITLE and f" {title} " in self.folded for title in work.titles):
            return TITLE
        by_all = bool(work.authors) and all(name & self.capitals for name in work.authors)
        by_first = bool(work.authors) and bool(work.authors[0] & self.capitals) and " et al " in self.folded
        is_of_year = bool(work.years & self.years)
        if (by_all or by_first) and is_of_year and not self._has_other_title(work):
            return AUTHORS_AND_YEAR
        return self._in_few_words(work, by_authors=by_all or by_first)

    def _in_few_words(self, work: KnownDocument, *, by_authors: bool) -> int:
        """How surely a work is named where nothing else is: by a short title, or its authors alone."""
        if not self.is_only(work) or (self.years and work.years and not self.years & work.years):
            return 0
        begun = max((self._begun(title) for title in work.titles), default=0)
        shortest = _NAMED_TITLE if by_authors else _BEGUN_TITLE
        if begun >= shortest or f" {' '.join(self.words)} " in {f" {title} " for title in work.titles}:
            return SHORT_TITLE
        if by_authors and not self.years:
            return AUTHORS
        is_there = bool(work.container) and f" {work.container} " in self.folded
        return AUTHORS_AND_YEAR if not work.authors and is_there and work.years & self.years else 0

    def is_only(self, work: KnownDocument) -> bool:
        """Whether the words are those of a work, dates, and what citations are filled with."""
        own = set(" ".join([*work.titles, work.container]).split()).union(*work.authors)
        return bool(self.words) and all(
            word in own or word in _FILLING or word.isdigit() or len(word) == 1 for word in self.words
        )

    def _begun(self, title: str) -> int:
        """How many words of a title stand in a row, from its first on."""
        words = title.split()
        count = 0
        while count < len(words) and f" {' '.join(words[: count + 1])} " in self.folded:
            count += 1
        return count

    def _has_other_title(self, work: KnownDocument) -> bool:
        own = set(" ".join([*work.titles, work.container]).split())
        return any(len(title) >= _TITLE and not set(title) <= own for title in self.titles)


def named_in(text: str, works: Mapping[str, KnownDocument]) -> list[str]:
    """The ids of the documents that a text names most surely."""
    naming = Naming(text)
    return _surest({doc: naming.names(work) for doc, work in works.items()})


def named_at_the_beginning(text: str, works: Mapping[str, KnownDocument]) -> list[str]:
    """The ids of the documents that a text names with its first words, up to a stop, and nothing else."""
    for end in _stops(text):
        naming = Naming(text[:end])
        found = {doc: naming.names(work) for doc, work in works.items() if naming.is_only(work)}
        if surest := _surest(found):
            return surest
    return []


def _stops(text: str) -> Iterable[int]:
    """Where a text ends, or a part of it that a stop closes, the longest first."""
    stops = [
        stop.end()
        for stop in re.finditer(rf"[.;!?)\]{DOUBLE_QUOTES}{SINGLE_QUOTES}](?=\s+[^\W\d_a-z]|\s*$)", text)
    ]
    return dict.fromkeys([len(text), *reversed(stops[:12])])


def _surest(found: Mapping[str, int]) -> list[str]:
    most = max(found.values(), default=0)
    return [doc for doc, surely in found.items() if surely == most] if most else []
