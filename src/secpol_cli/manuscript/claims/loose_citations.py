"""Citations that only a corpus can tell from other words: titles, authors alone, lines by themselves."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from secpol_cli.dates.written import YEAR
from secpol_cli.manuscript.claims.later_notes import EarlierWorks
from secpol_cli.manuscript.quotation import Claim
from secpol_cli.manuscript.source_lines import is_author_date, is_citation_alone, is_source_line
from secpol_cli.patterns import compile_late
from secpol_cli.readers.citations import find_author_date, find_loose, loose_item
from secpol_cli.text.orthography import DOUBLE_QUOTES, RANGE_DASHES, SINGLE_QUOTES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secpol_cli.manuscript.claims.surroundings import Surroundings
    from secpol_cli.manuscript.quotation import ClaimedSpeaker
    from secpol_cli.readers.records import CitationItem, Paragraph

_REACH = 500  # code points behind a quotation in which a citation may stand without parentheses
_NEAR = 150  # code points behind a quotation in which a parenthesis may begin that names its work
_MOST = 50  # works among which that of a later citation is looked for, the nearest
_BACK = 30  # paragraphs in which the work of a later citation is looked for
_YEARS = compile_late(rf"\b{YEAR}\b")
_FAR = 4  # paragraphs between a block and the citation behind it: notes of the block come first
_EDGE = compile_late(
    rf"[{RANGE_DASHES}\s.,;:―{DOUBLE_QUOTES}{SINGLE_QUOTES}]*(?:(?:source|quelle|fuente)s?\s*:\s*)?",
    re.IGNORECASE,
)
_LATER = compile_late(
    r"(?i:\b(?:ibid|id|idem|ebd|ebenda|supra|op|loc|a\.\s?a)\b)|^\W*[^\W\d_a-z][^\d]*\D{1,12}\d"
)


class LooseCitations:
    """Finds what may be a citation around the quotations of a document."""

    def __init__(self, paragraphs: Sequence[Paragraph], surroundings: Callable[[int], Surroundings]) -> None:
        self._paragraphs, self._surroundings = paragraphs, surroundings
        self._mentions: dict[int, list[tuple[int, tuple[CitationItem, ...]]]] = {}

    def behind(self, number: int, start: int, stop: int) -> list[CitationItem]:
        """What may be citations behind a quotation that ends at `start`: parentheses up to `stop`, and
        what begins right there."""
        text = self._paragraphs[number].text
        until = min(max(stop, start + 3), start + _NEAR)
        items = [self._again(item, number, at) for at, _, item in find_loose(text, start, until)]
        edge = _EDGE.match(text, start, start + _REACH)
        plain = text[edge.end() if edge else start : start + _REACH].strip()
        if plain and not plain[0].islower():
            items.append(loose_item(plain, plain))
        return items

    def on_its_own(self, number: int) -> list[CitationItem]:
        """What the paragraph behind another cites, where it is a citation and nothing else."""
        for index in range(number + 1, min(len(self._paragraphs), number + 1 + _FAR)):
            paragraph = self._paragraphs[index]
            if paragraph.note is not None:
                continue
            if paragraph.block or paragraph.kind != "paragraph":
                return []
            return self._alone(paragraph, index)
        return []

    def _alone(self, paragraph: Paragraph, index: int) -> list[CitationItem]:
        text = paragraph.text.strip()
        keys = [item for cited in paragraph.cited for item in cited.items]
        rest = paragraph.text
        for cited in reversed(paragraph.cited):
            rest = rest[: cited.start] + rest[cited.end :]
        if keys and not rest.strip(" .,;()[]") and not paragraph.notes:
            return keys
        is_source = is_source_line(text)
        if not (is_source or is_citation_alone(text)):
            return []
        sure = is_source or is_author_date(text)
        dated = [item for _, _, items in find_author_date(text) for item in items] if sure else []
        if dated:
            return dated
        edge = _EDGE.match(text)
        words = text[edge.end() if edge else 0 :].strip("()[] ")
        return [self._again(loose_item(text, words), index, 0)]

    def _again(self, item: CitationItem, number: int, at: int) -> CitationItem:
        """An item as that of the work cited before, where it is a later citation of one."""
        if not _LATER.search(item.words) or _YEARS.search(item.words):
            return item
        earlier = EarlierWorks()
        before: list[CitationItem] = []
        for index in range(number, max(-1, number - _BACK), -1):
            mentions = self._mentioned(index)
            stop = bisect_right(mentions, at, key=itemgetter(0)) if index == number else len(mentions)
            before = [item for _, items in mentions[max(0, stop - _MOST) : stop] for item in items] + before
            if len(before) >= _MOST:
                break
        earlier.remember("", before)
        return earlier.find(item.words, item.text) or item

    def _mentioned(self, number: int) -> Sequence[tuple[int, tuple[CitationItem, ...]]]:
        """What a paragraph of the running text cites, and where each citation ends."""
        if number not in self._mentions:
            is_note = self._paragraphs[number].note is not None
            mentions = [] if is_note else self._surroundings(number).mentions
            self._mentions[number] = [(mention.end, mention.items) for mention in mentions]
        return self._mentions[number]


def is_work(paragraph: Paragraph, at: int) -> bool:
    """Whether a name is set as titles are, in another typeface than the words around."""
    whole = len(paragraph.text.strip())
    return any(start <= at < end and end - start < whole for start, end in paragraph.emphasised)


def make_claim(
    speakers: tuple[ClaimedSpeaker, ...], items: Sequence[CitationItem], loose: Sequence[CitationItem]
) -> Claim:
    """A claim of which some citations may be none; what is among the `items` is not loose, too."""
    sure = [*items, *(item for item in loose if not item.loose)]
    texts = {item.text for item in sure}
    return Claim(
        speakers, tuple(sure), tuple(item for item in loose if item.loose and item.text not in texts)
    )
