"""Who speaks by what stands farther from a quotation: a sentence before, a line or a title of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.manuscript.claims.speakers import attribution_behind, label_in, speakers_before, subject_in
from secpol_cli.manuscript.quotations import CALLOUT
from secpol_cli.record import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secpol_cli.manuscript.claims.speakers import Named
    from secpol_cli.manuscript.claims.surroundings import Surroundings
    from secpol_cli.manuscript.quotation import ClaimedSpeaker
    from secpol_cli.manuscript.quotations import Found
    from secpol_cli.readers.records import Paragraph

_NEAR = 20  # paragraphs before a quotation, those of notes counted, in which the one before is looked for
_SENTENCES = 2  # before that of a quotation, in which the one is looked for to whom a pronoun leads back
_SINGULAR = frozenset(["he", "she"])


class Context:
    """Reads who speaks from other sentences, paragraphs and titles of a document."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        surroundings: Callable[[int], Surroundings],
        speaker: Callable[[Named, int], ClaimedSpeaker],
    ) -> None:
        self._paragraphs, self._surroundings, self._speaker = paragraphs, surroundings, speaker

    def before(self, number: int) -> int | None:
        """The paragraph of the running text before one, or before the block that it stands in."""
        block = self._paragraphs[number].block
        for before in range(number - 1, max(-1, number - _NEAR), -1):
            paragraph = self._paragraphs[before]
            if paragraph.note is None and (not block or paragraph.block != block):
                return before
        return None

    def resolved(
        self, speakers: Sequence[ClaimedSpeaker], number: int, begin: int
    ) -> tuple[ClaimedSpeaker, ...]:
        """Speakers, a pronoun as the one to whom it leads back from a sentence that begins at an offset of a
        paragraph; the pronoun itself where that is open."""
        if not speakers or not speakers[0].pronoun:
            return tuple(speakers)
        pronoun = speakers[0]
        found = self._antecedent(pronoun.name.casefold(), number, begin)
        return (replace(found, relation=pronoun.relation, verb=pronoun.verb),) if found else tuple(speakers)

    def _antecedent(self, pronoun: str, number: int, begin: int) -> ClaimedSpeaker | None:
        around = self._surroundings(number)
        sentences = [at for at in around.sentences if at < begin][-_SENTENCES:]
        if pronoun not in _SINGULAR:
            return None
        for start in reversed(sentences):
            end = min((at for at in around.sentences if at > start), default=begin)
            named = subject_in(around.text, start, min(end, begin))
            if named is not None:
                words = around.text[named.start : named.end]
                return None if " and " in words or words.isupper() else self._speaker(named, number)
        return None

    def apart(self, one: Found) -> list[ClaimedSpeaker]:
        """Who speaks where a quotation is a paragraph of its own: by the line before, or the one behind."""
        first, last = self._paragraphs[one.outer.first], self._paragraphs[one.outer.last]
        if first.text[: one.outer.start].strip():
            return []
        before = self.before(one.outer.first)
        if before is not None and self._paragraphs[before].kind == "caption":
            return self._labelled(before)
        if before is not None and self._leads(before):
            around = self._surroundings(before)
            length = len(around.text.rstrip())
            begin, _ = around.sentence(max(0, length - 1), length)
            named = speakers_before(around.text, begin, length)
            return list(self.resolved([self._speaker(each, before) for each in named], before, begin))
        return self._signed(one.outer.last) if not last.text[one.outer.end :].strip(" .,") else []

    def _signed(self, number: int, *, of_block: bool = False) -> list[ClaimedSpeaker]:
        """Who signs a paragraph in the one behind it: — Name; that behind a block is outside of it."""
        behind = number + 1
        if behind >= len(self._paragraphs):
            return []
        following = self._paragraphs[behind]
        if following.kind != "paragraph" or following.note is not None or (of_block and following.block):
            return []
        named = attribution_behind(following.text, 0, len(following.text))
        return [self._speaker(each, behind) for each in named]

    def _leads(self, number: int) -> bool:
        paragraph = self._paragraphs[number]
        return paragraph.kind == "paragraph" and not paragraph.block and paragraph.text.rstrip().endswith(":")

    def titled(self, one: Found) -> list[ClaimedSpeaker]:
        """Who speaks by the title of a block: that of a callout, or a heading right above that is a name."""
        number = one.outer.first
        callout = CALLOUT.match(self._paragraphs[number].text)
        if callout is not None:
            named = label_in(callout["title"])
            shift = callout.start("title")
            moved = named._replace(start=named.start + shift, end=named.end + shift) if named else None
            return [self._speaker(moved, number)] if moved else []
        if signed := self._signed(one.outer.last, of_block=True):
            return signed
        before = self.before(number)
        if before is None or self._paragraphs[before].kind not in {"heading", "caption"}:
            return []
        return self._labelled(before)

    def _labelled(self, number: int) -> list[ClaimedSpeaker]:
        """Whose name a title is."""
        named = label_in(self._paragraphs[number].text)
        return [self._speaker(named, number)] if named else []
