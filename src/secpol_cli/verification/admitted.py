"""What the marks in a quotation admit, and whether the source bears it out: its ellipses and its brackets."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.text.folding import fold_words
from secpol_cli.text.sentences import begins_sentence
from secpol_cli.text.sigla import without_brackets
from secpol_cli.verification.english.brackets import Around, Inserted, is_borne_out, is_editorial
from secpol_cli.verification.english.ellipses import LeftOut, hides_a_turn, what_is_hidden
from secpol_cli.verification.english.sense_changes import MODALS, what_it_changes
from secpol_cli.verification.english.word_forms import are_forms_of_one, is_irregular
from secpol_cli.verification.source_context import PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secpol_cli.verification.alignment import Pair
    from secpol_cli.verification.diff import DiffRun, Sides
    from secpol_cli.verification.english.sense_changes import Named
    from secpol_cli.verification.source_context import SourceContext


_HEDGED = MODALS - frozenset(["will", "would", "shall"])
_OBLIGING = frozenset("need needs needed ought has have had".split())
_BARE = frozenset(["be", "have", "do"])


class Knowledge(NamedTuple):
    """What a corpus knows that helps to judge words: those of which short names are made, folded; the other
    names of whoever goes by a folded name; the text of the paragraph before a block of a reading, by the
    block's place in it; and the names, folded, of those who speak at a word of a reading."""

    names: frozenset[str]
    other_names: Callable[[str], frozenset[str]]
    paragraph_before: Callable[[SourceContext, int], str]
    speakers_at: Callable[[SourceContext, int], frozenset[str]]


class Admitted:
    """Judges the runs of a comparison that marks admit."""

    def __init__(self, sides: Sides, pairs: Sequence[Pair], knowledge: Knowledge) -> None:
        self.sides, self.knowledge = sides, knowledge
        self._pairs = pairs

    def parts_of(self, run: DiffRun) -> list[DiffRun]:
        """A run, parted where one mark ends and another begins; words of the source beside an ellipsis are
        left out by it, else they are those for which brackets stand."""
        if run.kind != "admitted":
            return [run]
        labels = [self._mark(pair) for pair in run.pairs]
        for index, label in enumerate(labels):
            if label == "source":
                labels[index] = self._mark_beside(labels, index)
        keys = [label if label != "lettered" else f"lettered {index}" for index, label in enumerate(labels)]
        marked = zip(keys, run.pairs, strict=True)
        return [
            run._replace(pairs=[pair for _, pair in group])
            for _, group in groupby(marked, lambda each: each[0])
        ]

    def _mark(self, pair: Pair) -> str:
        if pair.quoted is None:
            return "source"
        quoted = self.sides.quotation[pair.quoted]
        return quoted.kind if quoted.kind != "word" else "lettered"

    @staticmethod
    def _mark_beside(labels: Sequence[str], index: int) -> str:
        before = next((label for label in reversed(labels[:index]) if label != "source"), "")
        behind = next((label for label in labels[index + 1 :] if label != "source"), "")
        return "ellipsis" if "ellipsis" in (before, behind) else before or behind or "ellipsis"

    def why(self, run: DiffRun, words: str) -> str:
        """What is wrong with what a run's marks admit, as in `Difference.why`; empty where nothing is.

        `words` are the quotation's, with their brackets.
        """
        if not run.quoted:
            return self._hidden(run)
        quoted = self.sides.quotation[run.quoted[0]]
        if quoted.kind == "ellipsis":
            return self._hidden(run)
        if quoted.kind == "bracketed":
            return self._put_in(run, words)
        return self._lettered(run)

    def _hidden(self, run: DiffRun) -> str:
        if not run.source:
            return ""
        at = self._pairs.index(run.pairs[0])
        end = at + len(run.pairs)
        before = _sources(self._part(self._pairs[:at][::-1]))
        behind = [pair.source for pair in self._pairs[end:] if pair.source is not None]
        if not before or not behind:
            return "hidden" if hides_a_turn(self.sides.reading, run.source) else ""
        return what_is_hidden(self.sides.reading, LeftOut(min(before), max(before), behind[0]))

    def _part(self, pairs: Sequence[Pair]) -> list[Pair]:
        """The pairs up to the next ellipsis."""
        found = []
        for pair in pairs:
            if pair.quoted is not None and self.sides.quotation[pair.quoted].kind == "ellipsis":
                break
            found.append(pair)
        return found

    def _put_in(self, run: DiffRun, words: str) -> str:
        inside = words.replace("[", " ").replace("]", " ").strip(" *_")
        replaced = [self.sides.source(run.source)] if run.source else ["", *self._replaced_outside(run)]
        first = run.quoted[0]
        before = [quoted.word for quoted in self.sides.quotation[max(0, first - 6) : first]]
        behind = [quoted.word for quoted in self.sides.quotation[run.quoted[-1] + 1 : run.quoted[-1] + 3]]
        around = self._around(run)
        if any(is_borne_out(Inserted(inside, each, before, behind), around) for each in replaced):
            return ""
        if is_editorial(inside):
            return "interpolated"
        return self._sense(run) or "interpolated"

    def _replaced_outside(self, run: DiffRun) -> list[str]:
        """What brackets at an end of the quotation may stand for: the words of the source's sentence beside
        those that are quoted, one, two or three."""
        at, reading = self._pairs.index(run.pairs[0]), self.sides.reading
        before, behind = _sources(self._pairs[:at]), _sources(self._pairs[at + len(run.pairs) :])
        found = []
        if behind and not before:
            for first in range(behind[0] - 1, max(-1, behind[0] - 1 - _MOST_REPLACED), -1):
                if reading.begins_sentence(first + 1):
                    break
                if not self._is_under_modal(first, run):
                    found.append(reading.slice(first, behind[0] - 1))
        elif before and not behind:
            for last in range(before[-1] + 1, min(len(reading.words), before[-1] + 1 + _MOST_REPLACED)):
                if reading.begins_sentence(last):
                    break
                found.append(reading.slice(before[-1] + 1, last))
        return found

    def _is_under_modal(self, place: int, run: DiffRun) -> bool:
        """Whether a word of the source that a bracket at the beginning stands for is under a modal that is
        left out: [are] for should be, go[es] for need to go."""
        reading = self.sides.reading
        if place < 1 or reading.begins_sentence(place):
            return False
        own = {self.sides.quotation[index].word for index in run.quoted}
        before = reading.words[place - 1]
        is_past = any(word.endswith("ed") or is_irregular(word) for word in own)
        is_under = (
            before in _HEDGED
            or (before in MODALS and is_past)
            or (
                before == "to"
                and place > 1
                and reading.words[place - 2] in _OBLIGING
                and own.isdisjoint(_BARE)
            )
        )
        return is_under and own.isdisjoint(MODALS)

    def _lettered(self, run: DiffRun) -> str:
        own = fold_words(without_brackets(self.sides.quoted(run.quoted)))
        real = [self.sides.reading.words[place] for place in run.source]
        if own == real:
            return ""
        if len(own) == len(real) == 1 and are_forms_of_one(own[0], real[0]):
            is_first = run.quoted[0] == 0 and len(own[0]) > len(real[0])
            return "modal" if is_first and self._is_under_modal(run.source[0], run) else ""
        return self._sense(run) or "interpolated"

    def _sense(self, run: DiffRun) -> str:
        own = [named_in_quotation(self.sides, index) for index in run.quoted]
        real = [named_in_source(self.sides, index) for index in run.source]
        return what_it_changes(own, real, self.knowledge.names)

    def _around(self, run: DiffRun) -> Around:
        """What the source says around a bracket: the paragraph of the words beside it and the one before."""
        reading = self.sides.reading
        at = self._pairs.index(run.pairs[0])
        near = run.source or [pair.source for pair in self._pairs[:at][::-1] if pair.source is not None][:1]
        near = near or [pair.source for pair in self._pairs if pair.source is not None][:1]
        block, _, _ = reading.place(near[0])
        before = reading.texts[block - 1] if block else self.knowledge.paragraph_before(reading, block)
        block_text, start = reading.texts[block], reading.place(near[0])[1]
        return Around(
            f"{before}{PARAGRAPH}{block_text}",
            f"{before}{PARAGRAPH}{block_text[:start]}",
            self.knowledge.speakers_at(reading, near[0]),
            self.knowledge.other_names,
        )


_MOST_REPLACED = 3  # words for which brackets at an end of a quotation may stand


def named_in_quotation(sides: Sides, place: int) -> Named:
    """A word of the quotation: folded, in its own letters, and whether it begins a sentence there."""
    token = sides.quotation[place]
    raw = sides.text[token.start : token.end]
    beside = [sides.text[each.start : each.end] for each in sides.quotation[max(0, place - 1) : place + 2]]
    return token.word, _without_emphasis(raw, beside), begins_sentence(sides.text, token.start)


def named_in_source(sides: Sides, place: int) -> Named:
    """A word of the source, as `Named` has it."""
    reading = sides.reading
    beside = [reading.raw(each) for each in range(max(0, place - 1), min(len(reading.words), place + 2))]
    raw = _without_emphasis(reading.raw(place), beside)
    if not raw.islower() and reading.has_old_capitals(reading.place(place)[0]):
        raw = raw.lower()
    return reading.words[place], raw, reading.begins_sentence(place)


def _without_emphasis(raw: str, beside: Sequence[str]) -> str:
    """A word in small letters where it and one beside it stand in capitals: those are for emphasis."""
    loud = [each for each in beside if len(each) > 1 and each.isupper() and each.isalpha()]
    return raw.lower() if raw in loud and len(loud) > 1 else raw


def _sources(pairs: Sequence[Pair]) -> list[int]:
    return [pair.source for pair in pairs if pair.source is not None]
