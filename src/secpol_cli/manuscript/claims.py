"""What a manuscript says of its quotations: who spoke, and where it was said to stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.manuscript.citations import find_author_date, read_note, with_locator
from secpol_cli.manuscript.quotation import CitationItem, Claim, Speaker
from secpol_cli.manuscript.speakers import Named, attribution_behind, speakers_before, speakers_behind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secpol_cli.manuscript.paragraphs import Paragraph
    from secpol_cli.manuscript.quotation import Place
    from secpol_cli.manuscript.quotations import Found

_BEFORE = 400  # code points of a sentence read for who speaks
_BEHIND = 250
_CANDIDATES = 4
_SENTENCE = re.compile(r"[.!?…][”’\"'»›)\]_]*\s+(?=[“‘„«‹\"']\S|[(\[]*[A-Z\u00c0-\u00de_])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sen|H\.E|St|vs|cf|e\.g|i\.e|et al|ed|eds|"
    r"vol|no|No|p|pp|paras?|Nov|Dec|Jan|Feb|Aug|Sept?|Oct|U\.S|U\.N|sec|ch|chap|n|fn|art)\.$"
)
_JOINED = re.compile(r"[\s.,;:…–—]*(?:(?:and|but|adding|or|that|before adding)[\s,]*){0,3}$")


class _Mention(NamedTuple):
    start: int
    end: int
    items: tuple[CitationItem, ...]


class Surroundings:
    """A paragraph as claims are read from it: quoted words masked, sentences, citations in order."""

    def __init__(
        self,
        paragraph: Paragraph,
        quoted: Sequence[tuple[int, int]],
        notes: dict[str, tuple[CitationItem, ...]],
    ) -> None:
        plain = _masked(paragraph.text, [(start, end) for start, end, _ in paragraph.cited], " ")
        self.text = _masked(plain, quoted, "_")
        self.quoted = quoted
        self._starts = [start for start, _ in quoted]
        self.sentences = self._sentences(plain)
        mentions = [_Mention(*cited) for cited in paragraph.cited]
        mentions += [_Mention(*one) for one in find_author_date(self.text)]
        mentions += [_Mention(at, at, notes.get(label, ())) for at, label in paragraph.notes]
        self.mentions = sorted(mentions, key=lambda one: one[:2])
        self._mention_starts = [mention.start for mention in self.mentions]

    def _sentences(self, plain: str) -> list[int]:
        """Where sentences begin; none inside quoted words."""
        begins = [0]
        for match in _SENTENCE.finditer(plain):
            quoted = self.around(match.start())
            inside = quoted is not None and quoted[1] > match.end()
            if not inside and not _ABBREVIATION.search(plain, max(0, match.start() - 8), match.start() + 1):
                begins.append(match.end())
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

    def cited_in(self, start: int, end: int) -> list[_Mention]:
        """The citations that begin in a stretch, its end included."""
        first, last = (bisect_right(self._mention_starts, at) for at in (start - 1, end))
        return self.mentions[first:last]


def _masked(text: str, stretches: Sequence[tuple[int, int]], mask: str) -> str:
    pieces, at = [], 0
    for start, end in stretches:
        pieces += [text[at:start], mask * (end - max(start, at))]
        at = max(at, end)
    return "".join([*pieces, text[at:]])


class Reader:
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
        self._notes = self._read_notes()
        self._surroundings: dict[int, Surroundings] = {}
        self._last: tuple[int, int, tuple[Speaker, ...]] | None = None

    def _mask(self, one: Found) -> None:
        for number, start, end in one.parts:
            opening = one.outer.start if number == one.outer.first else start
            closing = one.outer.end if number == one.outer.last else end
            stretches = self._quoted.setdefault(number, [])
            if not stretches or opening >= stretches[-1][1]:  # what is inside another is masked already
                stretches.append((opening, closing))

    def _read_notes(self) -> dict[str, tuple[CitationItem, ...]]:
        texts: dict[str, list[Paragraph]] = {}
        for paragraph in self.paragraphs:
            if paragraph.note is not None:
                texts.setdefault(paragraph.note, []).append(paragraph)
        notes = {}
        for label, own in texts.items():
            inner = tuple(item for paragraph in own for cited in paragraph.cited for item in cited.items)
            notes[label] = read_note(" ".join(paragraph.text for paragraph in own), label, inner)
        return notes

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
        if inside and inside[0] < one.outer.start and inside[1] >= one.outer.end:
            return Claim()  # what stands in a quotation is that speaker's matter
        begin, _ = first.sentence(one.outer.start, one.outer.start + 1)
        _, stop = last.sentence(one.outer.end - 1, one.outer.end)
        behind = self._behind(one, last)
        if behind and behind[0].end > stop:
            _, stop = last.sentence(behind[0].start, behind[0].end)
        speakers = [self._speaker(named, one.outer.last) for named in behind]
        before = speakers_before(first.text, max(begin, one.outer.start - _BEFORE), one.outer.start)
        speakers += [self._speaker(named, one.outer.first) for named in before]
        if not speakers:
            speakers = self._continued(one, first)
        said = tuple(speakers[:_CANDIDATES])
        self._last = (one.outer.last, one.outer.end, said)
        cited = last.cited_in(one.outer.end, stop)
        cited = [mention for mention in cited if not self._is_next_sentence(mention, stop, last)]
        ahead = first.cited_in(begin, one.outer.start - 1)
        return Claim(said, _ranked(cited, ahead))

    @staticmethod
    def _is_next_sentence(mention: _Mention, stop: int, last: Surroundings) -> bool:
        # a note's mark stands at the end of its sentence, behind the space too where another begins there
        return mention.start == stop and stop < len(last.text) and mention.end > mention.start

    def _behind(self, one: Found, last: Surroundings) -> list[Named]:
        end = one.outer.end
        final = self.paragraphs[one.outer.last].text[one.stretch.end - 1 : one.stretch.end]
        reach = min(len(last.text), end + _BEHIND)
        if final == "." or last.text[end : end + 1] == ".":
            return attribution_behind(last.text, end, reach)
        return speakers_behind(last.text, end, reach)

    def _continued(self, one: Found, first: Surroundings) -> list[Speaker]:
        """The speaker of the quotation before, where only its attribution and a joining word are between."""
        if self._last is None or self._last[0] != one.outer.first or self._last[1] > one.outer.start:
            return []
        end = self._last[1]
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
        return [Speaker(**{**vars(speaker), "relation": "continues"}) for speaker in self._last[2][:1]]

    def _read_block(self, one: Found) -> Claim:
        """Of a block quotation: what stands behind its words in it, and the sentence that leads to it."""
        speakers: list[Speaker] = []
        cited: list[_Mention] = []
        for number in self._tail(one.outer.last):
            end = one.outer.end if number == one.outer.last else 0
            around = self.surroundings(number)
            named = attribution_behind(around.text, end, len(around.text))
            speakers += [self._speaker(each, number) for each in named]
            cited += around.cited_in(end, len(around.text))
        ahead: list[_Mention] = []
        leading = self._leading(one.outer.first)
        if leading is not None:
            before = self.surroundings(leading)
            length = len(before.text.rstrip())
            begin, _ = before.sentence(max(0, length - 1), length)
            named = speakers_before(before.text, max(begin, length - _BEFORE), length)
            speakers += [self._speaker(each, leading) for each in named]
            ahead = before.cited_in(begin, len(before.text)) if not cited or self._leads(leading) else []
        return Claim(tuple(speakers[:_CANDIDATES]), _ranked(cited, ahead))

    def _tail(self, number: int) -> list[int]:
        """The paragraph in which the words of a block end, and what stands behind it in the block."""
        block, end = self.paragraphs[number].block, number + 1
        while end < min(len(self.paragraphs), number + 20):
            if self.paragraphs[end].note is None and self.paragraphs[end].block != block:
                break
            end += 1
        return [index for index in range(number, end) if self.paragraphs[index].note is None]

    def _leading(self, number: int) -> int | None:
        """The paragraph before a block."""
        block = self.paragraphs[number].block
        for before in range(number - 1, max(-1, number - 20), -1):
            paragraph = self.paragraphs[before]
            if paragraph.note is None and paragraph.block != block:
                return before if paragraph.kind == "paragraph" and not paragraph.block else None
        return None

    def _leads(self, number: int) -> bool:
        return self.paragraphs[number].text.rstrip().endswith((":", ",", "—", "–"))

    def _speaker(self, named: Named, number: int) -> Speaker:
        words = " ".join(self.paragraphs[number].text[named.start : named.end].split())
        place = self.place(self.paragraphs[number], named.start, named.end)
        return Speaker(words, named.relation, place, named.pronoun, named.verb)


def _ranked(behind: list[_Mention], ahead: list[_Mention]) -> tuple[CitationItem, ...]:
    """The items of citations, those behind a quotation first; a lone locator goes to its work."""
    ordered = [*behind, *reversed(ahead)]
    items = [item for mention in ordered for item in mention.items]
    lone = [item for item in items if not (item.key or item.names or item.year or item.note)]
    works = [item for item in items if item not in lone]
    if lone and works and works[0].locator is None:
        works[0] = with_locator(works[0], lone[0].locator, lone[0].text)
        lone = []
    return tuple(dict.fromkeys([*works, *(lone if not works else [])]))
