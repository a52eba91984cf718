"""True sentences with one known edit each, and the verdicts that are right for them, from a fixed seed."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

from tests.bench import edits, trims
from tests.bench.claims import CLAIMS, FRAMES
from tests.bench.edits import Stock
from tests.bench.lexicon import is_content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.bench.claims import Claim
    from tests.bench.sources import Sentence, Source

_WORDS = 2_000  # that are put in
_CHANGED = ("altered",)
_MEANT = ("meaning",)
_PUT_IN = ("interpolated", "meaning")
_SPLICED = ("not-found", "altered", "meaning")


class Kind(NamedTuple):
    """A class of mutants: the first of `verdicts` is expected, all are right.

    `group` is control, words (one is changed), weight (the changed one is a
    negation, number, date or name), modal, marks, claim, or none of them;
    `edit` is None for those that are not made of one sentence's words.
    """

    name: str
    verdicts: tuple[str, ...]
    group: str
    edit: Callable[[list[str], Random, Stock], list[str] | None] | None = None


class Mutant(NamedTuple):
    """A quotation as a manuscript has it, between what stands `before` and `behind` it, and where it is from."""

    kind: Kind
    quote: str
    sentence: Sentence
    before: str
    behind: str


KINDS = (
    Kind("untouched", ("verbatim",), "control", trims.untouched),
    Kind("stretch", ("verbatim",), "control", trims.stretch),
    Kind("right speaker", ("verbatim", "reported"), "control"),
    Kind("right place", ("verbatim",), "control"),
    Kind("content word dropped", _CHANGED, "words", edits.drop_content),
    Kind("function word dropped", _CHANGED, "words", edits.drop_function),
    Kind("word replaced", _CHANGED, "words", edits.replace_content),
    Kind("word added", _CHANGED, "words", edits.add_content),
    Kind("words swapped", _CHANGED, "words", edits.swap_words),
    Kind("misprint", _CHANGED, "words", edits.misprint),
    Kind("other spelling", _CHANGED, "words", edits.respell),
    Kind("comma dropped", _CHANGED, "punctuation", edits.drop_comma),
    Kind("negation dropped", _MEANT, "weight", edits.drop_negation),
    Kind("negation added", _MEANT, "weight", edits.add_negation),
    Kind("digits changed", _MEANT, "weight", edits.change_digits),
    Kind("number word changed", _MEANT, "weight", edits.change_number_word),
    Kind("year changed", _MEANT, "weight", edits.change_year),
    Kind("month changed", _MEANT, "weight", edits.change_month),
    Kind("name changed", _MEANT, "weight", edits.change_name),
    Kind("modal changed", _MEANT, "modal", edits.change_modal),
    Kind("condition cut off", _MEANT, "cut", trims.cut_condition),
    Kind("not cut off", _MEANT, "cut", trims.cut_negation),
    Kind("ellipsis hides not, but", _MEANT, "marks", trims.hide_weighty),
    Kind("ellipsis, harmless", ("edited",), "marks", trims.hide_harmless),
    Kind("[sic] put in", ("edited",), "marks", trims.remark_in_brackets),
    Kind("[brackets] put in", _PUT_IN, "marks", trims.put_in_brackets),
    Kind("[brackets] for a word", _PUT_IN, "marks", trims.replace_in_brackets),
    Kind("emphasis", ("edited",), "marks", trims.emphasise),
    Kind("[f]irst letter", ("verbatim-folded",), "fold", trims.bracket_letter),
    Kind("case", ("verbatim-folded",), "fold", trims.fold_case),
    Kind("apostrophe", ("verbatim-folded",), "fold", trims.fold_apostrophe),
    Kind("hyphen", ("verbatim-folded",), "fold", trims.fold_hyphen),
    Kind("final comma", ("verbatim-folded",), "fold", trims.final_comma),
    Kind("spliced", _SPLICED, "words"),
    Kind("of another text", ("not-found",), "words"),
    Kind("other speaker", ("misattributed",), "claim"),
    Kind("author for whom he quotes", ("misattributed",), "claim"),
    Kind("other document", ("mislocated",), "claim"),
    Kind("other paragraph", ("mislocated",), "claim"),
)
_TRUE_WORDS = (
    "control",
    "punctuation",
    "marks",
    "cut",
    "fold",
    "claim",
)  # groups whose words stand in the source


def draw_mutants(sources: Sequence[Source], count: int, seed: str) -> dict[str, list[Mutant]]:
    """At least so many mutants if the sources have them, by source: every class has the same number.

    Sources share a class equally; what one of them does not have, others give.
    Where a class has too few, the other classes get more.
    """
    makers = {kind: [_Maker(source, sources, kind, seed) for source in sources] for kind in KINDS}
    made: dict[Kind, list[list[Mutant]]] = {kind: [[] for _ in sources] for kind in KINDS}
    quota = -(-count // len(KINDS))
    while True:
        for kind, of_kind in made.items():
            _fill(of_kind, makers[kind], quota)
        total = sum(len(mutants) for of_kind in made.values() for mutants in of_kind)
        open_ = [kind for kind, of_kind in made.items() if sum(map(len, of_kind)) >= quota]
        if total >= count or not open_:
            break
        quota += -(-(count - total) // len(open_))
    return {
        source.name: [mutant for of_kind in made.values() for mutant in of_kind[number]]
        for number, source in enumerate(sources)
    }


def _fill(of_kind: list[list[Mutant]], makers: list[_Maker], quota: int) -> None:
    """Make every source's equal share of a class; then whoever has more, the last first, makes what is left open."""
    for most in (quota // len(makers), quota):
        for mutants, maker in reversed(list(zip(of_kind, makers, strict=True))):
            while len(mutants) < most and sum(map(len, of_kind)) < quota:
                mutant = next(maker, None)
                if mutant is None:
                    break
                mutants.append(mutant)


class _Maker:
    """The mutants of a class that a source has, one after the other, no sentence's edit twice."""

    def __init__(self, source: Source, sources: Sequence[Source], kind: Kind, seed: str) -> None:
        self._source, self._kind = source, kind
        self._others = [other for other in sources if other is not source]
        self._random = Random(f"{seed}/{source.name}/{kind.name}")
        self._mutants = self._make()

    def __next__(self) -> Mutant:
        return next(self._mutants)

    def _make(self) -> Iterator[Mutant]:
        seen = set()
        for quote, sentence, claim in self._candidates():
            stands = self._kind.group not in _TRUE_WORDS and self._source.has_words(quote)
            if not stands and (quote, claim) not in seen:
                seen.add((quote, claim))
                before, behind = claim or self._random.choice(FRAMES)
                yield Mutant(self._kind, quote, sentence, before, behind)

    def _candidates(self) -> Iterator[tuple[str, Sentence, Claim | None]]:
        kind, random = self._kind, self._random
        if kind.name in CLAIMS:
            for sentence, claim in CLAIMS[kind.name](self._source, random):
                yield sentence.text, sentence, claim
        elif kind.name == "spliced":
            yield from ((quote, sentence, None) for quote, sentence in splice(self._source.sentences, random))
        elif kind.name == "of another text":
            for sentence in _shuffled([one for other in self._others for one in other.sentences], random):
                yield sentence.text, sentence, None
        elif kind.edit is not None:
            stock = make_stock(self._source, random)
            for sentence in _shuffled(self._source.sentences, random):
                words = kind.edit(sentence.text.split(" "), random, stock)
                if words is not None:
                    yield " ".join(words), sentence, None


def make_stock(source: Source, random: Random) -> Stock:
    """Words and names of a source, drawn by chance."""
    words = sorted(filter(is_content, source.words))
    return Stock(random.sample(words, min(_WORDS, len(words))), source.names)


def splice(sentences: Sequence[Sentence], random: Random) -> Iterator[tuple[str, Sentence]]:
    """The first half of a sentence with the second half of one that stands in another paragraph."""
    for sentence in _shuffled(sentences, random):
        other = random.choice(sentences)
        first, second = sentence.text.split(" "), other.text.split(" ")
        if other.place != sentence.place and min(len(first), len(second)) >= 12:
            words = first[: len(first) // 2] + second[len(second) // 2 :]
            yield " ".join(words), sentence


def _shuffled(sentences: Sequence[Sentence], random: Random) -> list[Sentence]:
    return random.sample(sentences, len(sentences))
