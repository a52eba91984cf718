"""The words of a quotation beside those of the source: runs of the same, folded, admitted and changed."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from secpol_cli.record import Record
from secpol_cli.text.note_marks import NoteMarks
from secpol_cli.text.orthography import ORDERING, same_letters
from secpol_cli.text.sigla import changes_ending, has_ellipsis, without_brackets
from secpol_cli.text.signs import is_number
from secpol_cli.text.spellings import same_between, same_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.text.sigla import Quoted
    from secpol_cli.verification.alignment import Pair
    from secpol_cli.verification.source_context import SourceContext

Kind = Literal["same", "folded", "admitted", "changed"]


class DiffRun(NamedTuple):
    """Pairs of one kind that follow each other; among `folded` ones may be some that are the same."""

    kind: Kind
    pairs: list[Pair]

    @property
    def quoted(self) -> list[int]:
        """The places of its words in the quotation."""
        return [pair.quoted for pair in self.pairs if pair.quoted is not None]

    @property
    def source(self) -> list[int]:
        """The places of its words in the source."""
        return [pair.source for pair in self.pairs if pair.source is not None]


class Sides(Record):
    """A quotation, as it stands and by its words, and the text that it is laid on."""

    text: str
    quotation: Sequence[Quoted]
    reading: SourceContext

    def quoted(self, places: Sequence[int]) -> str:
        """What the quotation has from the first of some words to the last."""
        return self.text[self.quotation[places[0]].start : self.quotation[places[-1]].end]

    def source(self, places: Sequence[int]) -> str:
        """What the source has from the first of some words to the last."""
        return self.reading.slice(places[0], places[-1])

    def gaps_behind(self, run: DiffRun) -> tuple[str, str] | None:
        """What stands behind a run in the quotation and in the source, up to the next words, where its last
        word is the same on both sides."""
        if not self.are_one_word(run.pairs[-1]):
            return None
        quoted, source = run.quoted[-1], run.source[-1]
        if quoted + 1 >= len(self.quotation) or source + 1 >= len(self.reading.words):
            return None
        own = self.text[self.quotation[quoted].end : self.quotation[quoted + 1].start]
        return own, self.reading.between(source, source + 1)

    def are_one_word(self, pair: Pair) -> bool:
        """Whether a pair has one word, folded, on both sides."""
        if pair.quoted is None or pair.source is None:
            return False
        return self.quotation[pair.quoted].word == self.reading.words[pair.source]


def find_runs(sides: Sides, pairs: Sequence[Pair]) -> list[DiffRun]:
    """The runs of some pairs, in their order."""
    kinds = _Kinds(sides, pairs)
    marked = zip(kinds.found, pairs, strict=True)
    runs = []
    for _, group in groupby(marked, key=lambda each: "same" if each[0] == "folded" else each[0]):
        each = list(group)
        kind: Kind = "folded" if any(kind == "folded" for kind, _ in each) else each[0][0]
        runs.append(DiffRun(kind, [pair for _, pair in each]))
    return runs


class _Kinds:
    """The kind of each pair."""

    def __init__(self, sides: Sides, pairs: Sequence[Pair]) -> None:
        self.text, self.quotation, self.reading = sides.text, sides.quotation, sides.reading
        self.notes = NoteMarks(sides.text)
        self._has_notes = bool(self.notes.spans) or sides.reading.has_notes
        self.found = [self._kind(pair) for pair in pairs]
        self._compare_gaps(pairs)
        self._compare_ends()
        for index in range(1, len(pairs) - 1):
            if self._leaves_nothing_out(*pairs[index - 1 : index + 2]):
                self.found[index] = "same"
        self._admit_beside(pairs)
        self._join_words(sides, pairs)

    def _kind(self, pair: Pair) -> Kind:
        if self._is_note_mark(pair):
            return "folded"
        if pair.quoted is None:
            return "changed"  # unless an ellipsis or brackets stand beside it
        quoted = self.quotation[pair.quoted]
        if quoted.kind == "ellipsis":
            return "admitted"
        if pair.source is None:
            return "admitted" if quoted.kind == "bracketed" else "changed"
        own, raw = self.text[quoted.start : quoted.end], self.reading.raw(pair.source)
        if own == raw and quoted.kind == "word":
            return "same"
        word = self.reading.words[pair.source]
        bare = without_brackets(own) if quoted.lettered else own
        if (quoted.word == word and same_word(bare, raw)) or self._has_note_mark(bare, pair):
            if quoted.kind == "bracketed" and not self._in_brackets(pair.source):
                return "admitted"
            return "same" if own == raw else "folded"
        is_admitted = quoted.kind == "bracketed" or (quoted.lettered and changes_ending(own, word))
        return "admitted" if is_admitted else "changed"

    def _is_note_mark(self, pair: Pair) -> bool:
        """Whether a word that stands on one side alone is the mark of a note."""
        if not self._has_notes:
            return False
        if pair.quoted is None:
            return pair.source is not None and self.reading.is_note_mark(pair.source)
        quoted = self.quotation[pair.quoted]
        return pair.source is None and self.notes.cover(quoted.start, quoted.end)

    def _has_note_mark(self, own: str, pair: Pair) -> bool:
        """Whether a word is the source's but for the mark of a note: on one of them, or set above both."""
        assert pair.quoted is not None
        assert pair.source is not None
        if not self._has_notes:
            return False
        quoted, raw = self.quotation[pair.quoted], self.reading.raw(pair.source)
        bare = own if quoted.lettered else self.notes.cut(quoted.start, quoted.end)
        plain = self.reading.without_notes(pair.source)
        if (bare, plain) == (own, raw) or not bare or not plain:
            return False
        if bare != own and plain != raw and any(map(str.isdecimal, own + raw)):
            return False  # numbers on both, and others
        return same_word(bare, plain)

    def _in_brackets(self, word: int) -> bool:
        before, behind = self.reading.before(word), self.reading.behind(word)
        return before.rfind("[") > before.rfind("]") and "]" in behind

    def _compare_gaps(self, pairs: Sequence[Pair]) -> None:
        """Mark words as changed or folded where the stops and marks behind them are others in the source."""
        words = [index for index, pair in enumerate(pairs) if not self._is_note_mark(pair)]
        for index, following in pairwise(words):
            if self.found[index] not in ("same", "folded"):
                continue
            gaps = self._gaps(pairs[index], pairs[following])
            if gaps is None or gaps[0] == gaps[1]:
                continue
            if not same_between(*gaps, numbers=self._are_numbers(pairs[index], pairs[following])):
                self.found[index] = "changed"
            elif not same_letters(*gaps):
                self.found[index] = "folded"

    def _are_numbers(self, one: Pair, other: Pair) -> bool:
        """Whether the words of two pairs are numbers in the source."""
        assert one.source is not None
        assert other.source is not None
        return is_number(self.reading.raw(one.source)) and self.reading.raw(other.source)[:1].isdigit()

    def _gaps(self, one: Pair, other: Pair) -> tuple[str, str] | None:
        """What stands between two pairs in the quotation and in the source, but for marks of notes; None
        where sigla stand there, or a word of either alone."""
        if one.quoted is None or other.quoted is None or one.source is None or other.source is None:
            return None
        first, second = self.quotation[one.quoted], self.quotation[other.quoted]
        if first.kind != "word" or second.kind != "word":
            return None
        if not all(map(self.reading.is_note_mark, range(one.source + 1, other.source))):
            return None
        return (
            self.notes.cut(first.end, second.start),
            self.reading.between_without_notes(one.source, other.source),
        )

    def _compare_ends(self) -> None:
        """Mark the first and the last word as changed where the quotation has something before or behind it
        that changes the order in which its letters are read."""
        if self.found and _ordering().search(self.text[: self.quotation[0].start]):
            self.found[0] = "changed"
        if self.found and _ordering().search(self.text[self.quotation[-1].end :]):
            self.found[-1] = "changed"

    def _leaves_nothing_out(self, before: Pair, pair: Pair, after: Pair) -> bool:
        """Whether an ellipsis of the quotation is the source's own."""
        if pair.quoted is None or self.quotation[pair.quoted].kind != "ellipsis":
            return False
        if before.source is None or after.source != before.source + 1:
            return False
        between = self.reading.between(before.source, after.source)
        return has_ellipsis(between)

    def _admit_beside(self, pairs: Sequence[Pair]) -> None:
        """Words of the source alone are admitted by an ellipsis or brackets beside them."""
        for step in (range(len(pairs)), range(len(pairs) - 1, -1, -1)):
            admitting = False
            for index in step:
                pair = pairs[index]
                if pair.quoted is None:
                    if admitting:
                        self.found[index] = "admitted"
                else:
                    admitting = self.quotation[pair.quoted].kind != "word"

    def _join_words(self, sides: Sides, pairs: Sequence[Pair]) -> None:
        """Words that are one in the quotation and two in the source (long-term, longterm), or the other way
        round, are the same."""
        start = 0
        for kind, group in groupby(list(self.found)):
            end = start + len(list(group))
            run = DiffRun(kind, list(pairs[start:end]))
            is_uneven = run.quoted and run.source and len(run.quoted) != len(run.source)
            if (
                kind == "changed"
                and is_uneven
                and same_word(sides.quoted(run.quoted), sides.source(run.source))
            ):
                self.found[start:end] = ["folded"] * (end - start)
            start = end


@cache
def _ordering() -> re.Pattern[str]:
    return re.compile(f"[{ORDERING}]")
