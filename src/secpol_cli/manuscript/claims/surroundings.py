"""A paragraph as claims are read from it: its sentences, its citations, and what else is said in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.manuscript.claims.speakers import Named, speakers_at_second_hand
from secpol_cli.readers.citations import find_author_date
from secpol_cli.text.sentences import find_starts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.readers.records import CitationItem, Paragraph

# Citations that read as names in a sentence: natbib's, biblatex's, Pandoc's without brackets.
_NARRATIVE = re.compile(r"\\(?:[Tt]extcite|[Cc]ite(?:t|author))|@")
_GOES_ON = re.compile(r"(?:[’']s)?\s+[a-z]")  # a verb, or an adverb before it
_SECOND_HAND_REACH = 250  # code points behind a quotation


class CitationMention(NamedTuple):
    """A citation in a paragraph: its half-open offsets, equal for a note’s mark, and its items."""

    start: int
    end: int
    items: tuple[CitationItem, ...]


class Surroundings:
    """A paragraph with the words of its quotations and its citations masked.

    `quoted` are the half-open offsets of its quotations; `notes` the items that
    each note cites, by its label.
    """

    def __init__(
        self,
        paragraph: Paragraph,
        quoted: Sequence[tuple[int, int]],
        notes: dict[str, tuple[CitationItem, ...]],
    ) -> None:
        plain = _masked(paragraph.text, [(start, end) for start, end, _ in paragraph.cited], " ")
        self.quoted = quoted
        self._starts = [start for start, _ in quoted]
        self._cited_text = _masked(paragraph.text, quoted, "_")
        dated = [CitationMention(*one) for one in find_author_date(_masked(plain, quoted, "_"))]
        # one with its authors before the parenthesis is part of what is said
        apart = [(one.start, one.end) for one in dated if plain[one.start] == "("]
        plain = _masked(plain, apart, " ")
        self.text = _masked(plain, quoted, "_")
        self.sentences = self._sentences(_with_subjects(plain, paragraph))
        mentions = [*dated, *(CitationMention(*cited) for cited in paragraph.cited)]
        mentions += [CitationMention(at, at, notes.get(label, ())) for at, label in paragraph.notes]
        self.mentions = sorted(mentions, key=lambda one: one[:2])
        self._mention_starts = [mention.start for mention in self.mentions]

    def _sentences(self, plain: str) -> list[int]:
        """Where sentences begin; none inside quoted words."""
        begins = [0]
        for stop in find_starts(plain):
            quoted = self.around(stop.at)
            if quoted is None or quoted[1] <= stop.end:
                begins.append(stop.end)
        return begins

    def around(self, offset: int) -> tuple[int, int] | None:
        """The quoted words that hold an offset."""
        index = bisect_right(self._starts, offset) - 1
        return self.quoted[index] if index >= 0 and self.quoted[index][1] > offset else None

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentence, or the sentences, that hold a stretch."""
        first = bisect_right(self.sentences, start) - 1
        last = bisect_right(self.sentences, max(start, end - 1))
        return self.sentences[first], self.sentences[last] if last < len(self.sentences) else len(self.text)

    def quotes_in(self, start: int, end: int) -> bool:
        """Whether a quotation begins in a stretch."""
        return bisect_right(self._starts, end - 1) > bisect_right(self._starts, start - 1)

    def at_second_hand(self, start: int, end: int) -> list[Named]:
        """Who speaks as a citation right behind a quotation has it, before the next quotation."""
        following = bisect_right(self._starts, start - 1)
        reach = min([end, start + _SECOND_HAND_REACH, *self._starts[following : following + 1]])
        return speakers_at_second_hand(self._cited_text, start, reach)

    def cited_in(self, start: int, end: int) -> list[CitationMention]:
        """The citations that begin in a stretch, its end included."""
        first, last = (bisect_right(self._mention_starts, at) for at in (start - 1, end))
        return self.mentions[first:last]


def _with_subjects(plain: str, paragraph: Paragraph) -> str:
    """A text in which a citation that is the subject of its sentence (\\textcite{un} finds, @yen finds)
    begins it, where citations are masked with spaces."""
    pieces, at = [], 0
    for start, end, items in paragraph.cited:
        is_subject = _GOES_ON.match(plain, end) and any(_NARRATIVE.match(item.text) for item in items)
        if is_subject and start >= at < end:
            pieces += [plain[at:start], "N" * (end - start)]
            at = end
    return "".join([*pieces, plain[at:]])


def _masked(text: str, stretches: Sequence[tuple[int, int]], mask: str) -> str:
    pieces, at = [], 0
    for start, end in stretches:
        pieces += [text[at:start], mask * (end - max(start, at))]
        at = max(at, end)
    return "".join([*pieces, text[at:]])
