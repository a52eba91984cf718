"""What a manuscript says of its quotations: who spoke, and where it was said to stand."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.manuscript.claims.citations import names_owning, read_names, read_notes, with_locator
from secpol_cli.manuscript.claims.context import Context
from secpol_cli.manuscript.claims.loose_citations import LooseCitations, is_work, make_claim
from secpol_cli.manuscript.claims.speakers import (
    Named,
    attribution_behind,
    speakers_before,
    speakers_behind,
    without_offices,
)
from secpol_cli.manuscript.claims.surroundings import CitationMention, Surroundings
from secpol_cli.manuscript.quotation import Claim, ClaimedSpeaker
from secpol_cli.record import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secpol_cli.manuscript.quotations import Found
    from secpol_cli.readers.records import CitationItem, Paragraph, Place

_BEFORE = 400  # code points of a sentence read for who speaks
_BEHIND = 250
_MOST_CITED = 20  # citations of a sentence on either side; in one without end, each costs every quotation
_JOINED = re.compile(r"[\s.,;:…–—]*(?:(?:and|but|adding|or|that|before adding)[\s,]*){0,3}$")


class _Previous(NamedTuple):
    """The quotation before: where it ends, its claim, what is cited behind it, and whether its speaker
    stands behind it."""

    paragraph: int
    end: int
    speakers: tuple[ClaimedSpeaker, ...]
    cited: list[CitationMention]
    named_behind: bool


class ClaimReader:
    """Reads the claims of a document's quotations, in their order."""

    def __init__(
        self, paragraphs: Sequence[Paragraph], found: Sequence[Found], place: Callable[..., Place]
    ) -> None:
        self.paragraphs, self.place = paragraphs, place
        self._quoted: dict[int, list[tuple[int, int]]] = {}
        for one in found:
            if one.kind != "block" and (
                one.skipped is None or one.skipped.why not in {"unclosed", "unopened"}
            ):
                self._mask(one)
        self._notes = read_notes(paragraphs)
        self._loose = LooseCitations(paragraphs, self.surroundings)
        self._surroundings: dict[int, Surroundings] = {}
        self._last: _Previous | None = None
        self._context = Context(paragraphs, self.surroundings, self._speaker)

    def _mask(self, one: Found) -> None:
        for number, start, end in one.parts:
            opening = one.outer.start if number == one.outer.first else start
            closing = self._closing(one) if number == one.outer.last else end
            stretches = self._quoted.setdefault(number, [])
            if not stretches or opening >= stretches[-1][1]:  # what is inside another is masked already
                stretches.append((opening, closing))

    @staticmethod
    def _closing(one: Found) -> int:
        """Where what is masked of a quotation ends: before a citation inside its closing mark."""
        mark = len(one.marks[1])
        return one.outer.end if one.stretch.end + mark >= one.outer.end else one.stretch.end

    def surroundings(self, number: int) -> Surroundings:
        """Those of a paragraph, made once."""
        if number not in self._surroundings:
            self._surroundings = {
                number: Surroundings(self.paragraphs[number], self._quoted.get(number, []), self._notes),
                **{kept: self._surroundings[kept] for kept in self._surroundings if kept >= number - 1},
            }
        return self._surroundings[number]

    def read(self, one: Found) -> Claim:
        """Who speaks, and what is cited, of a quotation."""
        if one.kind == "block" or self.paragraphs[one.outer.first].block:
            return self._read_block(one)
        first, last = self.surroundings(one.outer.first), self.surroundings(one.outer.last)
        inside = first.around(max(0, one.outer.start - 1))
        if inside and inside[0] < one.outer.start and inside[1] >= self._closing(one):
            return Claim()  # what stands in a quotation is that speaker's matter
        begin, _ = first.sentence(one.outer.start, one.outer.start + 1)
        _, stop = last.sentence(one.outer.end - 1, one.outer.end)
        behind = self._behind(one, last)
        if behind and behind[0].end > stop:
            _, stop = last.sentence(behind[0].start, behind[0].end)
        speakers = self._named(one, first, last, behind, (begin, stop))
        cited = last.cited_in(self._closing(one), stop)[:_MOST_CITED]
        cited = [mention for mention in cited if not self._is_next_sentence(mention, stop, last)]
        if not speakers:
            speakers = self._continued(one, first, begin, cited)
        said = self._context.resolved(speakers[:1], one.outer.first, begin)
        self._last = _Previous(one.outer.last, one.outer.end, said, cited, bool(behind))
        ahead = first.cited_in(begin, one.outer.start - 1)
        items = _ranked(cited, ahead, partial(_authors, said, first, begin, one.outer.start))
        loose = self._loose.behind(one.outer.last, self._closing(one), stop)
        if self._is_alone(one):
            loose += self._loose.on_its_own(one.outer.last)
        return make_claim(said, items, loose)

    def _is_alone(self, one: Found) -> bool:
        """Whether a quotation has its paragraph for itself."""
        first, last = self.paragraphs[one.outer.first].text, self.paragraphs[one.outer.last].text
        return not first[: one.outer.start].strip() and not last[one.outer.end :].strip(" .,")

    def _named(
        self,
        one: Found,
        first: Surroundings,
        last: Surroundings,
        behind: list[Named],
        sentence: tuple[int, int],
    ) -> list[ClaimedSpeaker]:
        """Who is named around a quotation, the nearest first: in a citation, behind its words, before
        them, or in a line of its own."""
        second_hand = last.at_second_hand(one.outer.end, sentence[1])
        begin = max(sentence[0], one.outer.start - _BEFORE)
        before = speakers_before(first.text, begin, one.outer.start)
        after = [self._speaker(each, one.outer.last) for each in behind]
        ahead = [self._speaker(each, one.outer.first) for each in before]
        ordered = [*ahead, *after] if _is_nearer(before, behind) else [*after, *ahead]
        named = [self._speaker(each, one.outer.last) for each in second_hand] + ordered
        return named or self._context.apart(one)

    @staticmethod
    def _is_next_sentence(mention: CitationMention, stop: int, last: Surroundings) -> bool:
        # a note's mark stands at the end of its sentence, behind the space too where another begins there
        return mention.start == stop and stop < len(last.text) and mention.end > mention.start

    def _behind(self, one: Found, last: Surroundings) -> list[Named]:
        end = one.outer.end
        final = self.paragraphs[one.outer.last].text[one.stretch.end - 1 : one.stretch.end]
        reach = min(len(last.text), end + _BEHIND)
        if final == "." or last.text[end : end + 1] == ".":
            return attribution_behind(last.text, end, reach)
        is_open = final in (",", "?", "!") or last.text[end : end + 1] == ","
        return speakers_behind(last.text, end, reach, is_open=is_open)

    def _continued(
        self, one: Found, first: Surroundings, begin: int, cited: list[CitationMention]
    ) -> list[ClaimedSpeaker]:
        """The speaker of the quotation before, where only its attribution and a joining word are between.

        Nobody where another sentence begins that cites another work, unless the
        attribution is what interrupts a quotation that has no citation before.
        """
        previous = self._last
        if previous is None or previous.paragraph != one.outer.first or previous.end > one.outer.start:
            return []
        end = previous.end
        interrupted = previous.named_behind and not previous.cited
        if begin >= end and not interrupted and _works(cited) - _works(previous.cited):
            return []
        between = first.text[end : one.outer.start]
        behind = [
            named
            for named in speakers_behind(first.text, end, one.outer.start)
            if named.end <= one.outer.start
        ]
        if behind:
            tail = first.text[behind[0].end : one.outer.start].strip()
            verb = behind[0].verb
            between = tail.removeprefix(verb) if verb and tail.startswith(verb) else tail
        if not _JOINED.fullmatch(between):
            return []
        return [
            ClaimedSpeaker(**{**vars(speaker), "relation": "continues"}) for speaker in previous.speakers[:1]
        ]

    def _read_block(self, one: Found) -> Claim:
        """Of a block quotation: what stands behind its words in it, and the sentence that leads to it."""
        speakers: list[ClaimedSpeaker] = []
        cited: list[CitationMention] = []
        loose: list[CitationItem] = []
        tail = self._tail(one.outer.last)
        for number in tail:
            end = self._closing(one) if number == one.outer.last else 0
            around = self.surroundings(number)
            length = len(around.text)
            named = [*around.at_second_hand(end, length), *attribution_behind(around.text, end, length)]
            named = [each for each in named if not is_work(self.paragraphs[number], each.start)]
            speakers += [self._speaker(each, number) for each in named]
            cited += around.cited_in(end, length)
            loose += self._loose.behind(number, end, length)
        alone = self._loose.on_its_own(tail[-1])
        speakers = speakers or self._context.titled(one)
        ahead: list[CitationMention] = []
        authors = partial(_authors, tuple(speakers), self.surroundings(one.outer.last), 0, 0)
        leading = self._leading(one.outer.first)
        if leading is not None:
            before = self.surroundings(leading)
            length = len(before.text.rstrip())
            begin, _ = before.sentence(max(0, length - 1), length)
            near = before.cited_in(begin, len(before.text))
            if self._leads(leading) or not (
                (cited and near) or before.quotes_in(begin, length)
            ):  # a sentence with a work, or a quotation, of its own is another matter
                named = speakers_before(before.text, max(begin, length - _BEFORE), length)
                led = [self._speaker(each, leading) for each in named]
                speakers += self._context.resolved(led, leading, begin)
            ahead = near if not cited or self._leads(leading) else []
            authors = partial(_authors, tuple(speakers), before, begin, length)
        items = alone if alone and not cited else [*_ranked(cited, ahead, authors), *alone]
        # what stood at the end of the block and is no word of it is a citation, be it known or not
        return make_claim(tuple(speakers[:1]), items or loose, loose)

    def _tail(self, number: int) -> list[int]:
        """The paragraph in which the words of a block end, and what stands behind it in the block, up to one
        that begins with a quotation of its own."""
        block, end = self.paragraphs[number].block, number + 1
        while end < min(len(self.paragraphs), number + 20):
            paragraph = self.paragraphs[end]
            if paragraph.note is None and (paragraph.block != block or self._begins_quoted(end)):
                break
            end += 1
        return [index for index in range(number, end) if self.paragraphs[index].note is None]

    def _begins_quoted(self, number: int) -> bool:
        """Whether a paragraph begins with words in marks."""
        quoted = self._quoted.get(number, [])
        return bool(quoted) and not self.paragraphs[number].text[: quoted[0][0]].strip()

    def _leading(self, number: int) -> int | None:
        """The paragraph before a block."""
        before = self._context.before(number)
        if before is None:
            return None
        paragraph = self.paragraphs[before]
        return before if paragraph.kind == "paragraph" and not paragraph.block else None

    def _leads(self, number: int) -> bool:
        return self.paragraphs[number].text.rstrip().endswith((":", ",", "—", "–"))

    def _speaker(self, named: Named, number: int) -> ClaimedSpeaker:
        words = " ".join(self.paragraphs[number].text[named.start : named.end].split())
        place = self.place(self.paragraphs[number], named.start, named.end)
        return ClaimedSpeaker(words, named.relation, place, named.pronoun, named.verb, named.is_sure)


def _is_nearer(before: list[Named], behind: list[Named]) -> bool:
    """Whether it is what leads to a quotation that gives it to somebody, and what stands behind goes on."""
    return bool(before) and (not behind or (before[0].is_sure and not behind[0].is_sure))


def _authors(
    speakers: Sequence[ClaimedSpeaker], around: Surroundings, begin: int, end: int
) -> list[tuple[str, ...]]:
    """Whose a year without names may be: each named speaker’s, else of those who own something there."""
    named = [read_names(without_offices(speaker.name)) for speaker in speakers if not speaker.pronoun]
    if not any(named):
        named = [names_owning(around.text, max(begin, end - _BEFORE), end)]
    return [names for names in named if names]


def _works(
    mentions: list[CitationMention],
) -> set[tuple[str | None, tuple[str, ...], str | None, str | None]]:
    """What citations cite, without their locators."""
    return {(item.key, item.names, item.year, item.note) for one in mentions for item in one.items}


def _ranked(
    behind: list[CitationMention], ahead: list[CitationMention], authors: Callable[[], list[tuple[str, ...]]]
) -> tuple[CitationItem, ...]:
    """The items of citations, those behind a quotation first; a lone locator goes to its work.

    A year without names is that of a citation with it, else of each of `authors`.
    """
    ordered = [*behind[:_MOST_CITED], *ahead[: -_MOST_CITED - 1 : -1]]
    cited = [item for mention in ordered for item in mention.items]
    items = _with_names(cited, authors)
    lone = [item for item in items if not (item.key or item.names or item.year or item.note or item.words)]
    works = [item for item in items if item not in lone]
    if lone and works and works[0].locator is None:
        works[0] = with_locator(works[0], lone[0].locator, lone[0].text)
        lone = []
    return tuple(dict.fromkeys([*works, *(lone if not works else [])]))


def _with_names(
    cited: list[CitationItem], authors: Callable[[], list[tuple[str, ...]]]
) -> list[CitationItem]:
    """Items, those that have a year alone once for all who may be its authors."""
    items: list[CitationItem] = []
    named = {item.year: item.names for item in reversed(cited) if item.names and item.year}
    others: list[tuple[str, ...]] | None = None
    for item in cited:
        if item.key or item.names or item.note or not item.year:
            items.append(item)
        elif item.year in named:
            items.append(replace(item, names=named[item.year]))
        else:
            others = authors() if others is None else others
            items += [replace(item, names=names) for names in others]
    return items
