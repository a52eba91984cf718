"""What differs between a quotation and the words of the source that it stands for."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal

from secpol_cli.record import Record, replace
from secpol_cli.verdicts import Difference
from secpol_cli.verification.alignment import Pair
from secpol_cli.verification.letters import same_between, same_letters, same_word
from secpol_cli.verification.meaning import what_it_changes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secpol_cli.verification.quoted import Quoted
    from secpol_cli.verification.reading import Reading

Kind = Literal["same", "folded", "admitted", "changed"]
Edit = tuple[int, int, str]


class Comparison(Record):
    """A quotation beside a stretch of the source, the words `first` to `last` of a reading.

    `differences` cover both from beginning to end; `is_exact` says that they are
    the same to the letter but for white space; `changed`, how many words differ
    that no mark admits.  `score` is the share of the quotation's words that are
    the source's, 0-100.  `edits` make the quotation the source's words but for what
    marks admit: half-open offsets of the quotation, ascending, and what should stand there.
    """

    differences: tuple[Difference, ...]
    is_exact: bool
    is_admitted: bool
    changed: int
    score: float
    first: int
    last: int
    edits: tuple[Edit, ...]

    @property
    def changes(self) -> list[Difference]:
        """The differences that no mark admits."""
        return [each for each in self.differences if each.op != "equal" and not each.admitted]


def compare(
    text: str, quotation: Sequence[Quoted], pairs: Sequence[Pair], reading: Reading, names: frozenset[str]
) -> Comparison | None:
    """Compare a quotation with what it was laid on; None where no word of it is the source's.

    `names` are words that short names are made of, folded.
    """
    pairs = _tidy(pairs, quotation, reading)
    sources = [pair.source for pair in pairs if pair.source is not None]
    if not sources:
        return None
    comparing = _Comparing(text, quotation, reading)
    runs = comparing.runs(pairs)
    differences = tuple(comparing.difference(kind, run, names) for kind, run in runs)
    words = [quoted for quoted in quotation if quoted.kind == "word"]
    kinds = {pair.quoted: kind for kind, run in runs for pair in run if pair.quoted is not None}
    kept = sum(kinds[index] in ("same", "folded") for index, q in enumerate(quotation) if q.kind == "word")
    changed = sum(len(run) for kind, run in runs if kind == "changed")
    first, last = sources[0], sources[-1]
    return Comparison(
        differences=differences,
        is_exact=all(kind == "same" for kind, _ in runs) and comparing.ends_alike(first, last),
        is_admitted=any(kind == "admitted" for kind, _ in runs),
        changed=changed,
        score=100 * kept / (len(words) or 1),
        first=first,
        last=last,
        edits=tuple(comparing.edits(runs)),
    )


class _Comparing:
    def __init__(self, text: str, quotation: Sequence[Quoted], reading: Reading) -> None:
        self.text, self.quotation, self.reading = text, quotation, reading
        self._last = -1  # the last word of the source

    def runs(self, pairs: Sequence[Pair]) -> list[tuple[Kind, list[Pair]]]:
        """The pairs, those of one kind that follow each other together."""
        self._last = max(pair.source for pair in pairs if pair.source is not None)
        kinds = [self._kind(pair) for pair in pairs]
        for index, (one, other) in enumerate(pairwise(pairs)):
            if kinds[index] not in ("same", "folded"):
                continue
            gaps = self._gaps(one, other)
            if gaps is not None and not same_between(*gaps):
                kinds[index] = "changed"
            elif gaps is not None and not same_letters(*gaps):
                kinds[index] = "folded"
        for index in range(1, len(pairs) - 1):
            if self._leaves_nothing_out(*pairs[index - 1 : index + 2]):
                kinds[index] = "same"
        self._admit_beside(pairs, kinds)
        self._join_words(pairs, kinds)
        marked = zip(kinds, pairs, strict=True)
        grouped = groupby(marked, key=lambda each: "same" if each[0] == "folded" else each[0])
        runs: list[tuple[Kind, list[Pair]]] = []
        for _, group in grouped:
            each = list(group)
            kind: Kind = "folded" if any(kind == "folded" for kind, _ in each) else each[0][0]
            runs.append((kind, [pair for _, pair in each]))
        return runs

    def _kind(self, pair: Pair) -> Kind:
        if pair.quoted is None:
            return "changed"  # unless an ellipsis or brackets stand beside it
        quoted = self.quotation[pair.quoted]
        if quoted.kind == "ellipsis":
            return "admitted"
        if pair.source is None:
            return "admitted" if quoted.kind == "bracketed" else "changed"
        own, raw = self.text[quoted.start : quoted.end], self.reading.raw(pair.source)
        bare = own.replace("[", "").replace("]", "") if quoted.lettered else own
        if quoted.word == self.reading.words[pair.source] and same_word(bare, raw):
            if quoted.kind == "bracketed" and not self._in_brackets(pair.source):
                return "admitted"
            return "same" if own == raw else "folded"
        return "admitted" if quoted.kind == "bracketed" or quoted.lettered else "changed"

    def _in_brackets(self, word: int) -> bool:
        before, behind = self.reading.before(word), self.reading.behind(word)
        return before.rfind("[") > before.rfind("]") and "]" in behind

    def _gaps(self, one: Pair, other: Pair) -> tuple[str, str] | None:
        """What stands between two pairs in the quotation and in the source; None where marks stand there, or
        a word of either alone."""
        if one.quoted is None or other.quoted is None or one.source is None or other.source is None:
            return None
        first, second = self.quotation[one.quoted], self.quotation[other.quoted]
        if {first.kind, second.kind} != {"word"} or other.source != one.source + 1:
            return None
        return self.text[first.end : second.start], self.reading.between(one.source, other.source)

    def _leaves_nothing_out(self, before: Pair, pair: Pair, after: Pair) -> bool:
        """Whether an ellipsis of the quotation is the source's own."""
        if pair.quoted is None or self.quotation[pair.quoted].kind != "ellipsis":
            return False
        if before.source is None or after.source != before.source + 1:
            return False
        between = self.reading.between(before.source, after.source)
        return "…" in between or "..." in between

    def _admit_beside(self, pairs: Sequence[Pair], kinds: list[Kind]) -> None:
        """Words of the source alone are admitted by an ellipsis or brackets beside them."""
        for step in (range(len(pairs)), range(len(pairs) - 1, -1, -1)):
            admitting = False
            for index in step:
                pair = pairs[index]
                if pair.quoted is None:
                    if admitting:
                        kinds[index] = "admitted"
                else:
                    admitting = self.quotation[pair.quoted].kind != "word"

    def edits(self, runs: Sequence[tuple[Kind, list[Pair]]]) -> Iterator[Edit]:
        """What would make the quotation the source's words."""
        end = self.quotation[0].start  # of the words before
        for kind, run in runs:
            quoted = [self.quotation[pair.quoted] for pair in run if pair.quoted is not None]
            if kind == "changed":
                yield self._replacement(run, end)
            elif kind == "folded":
                yield from self._restored(run)
            end = quoted[-1].end if quoted else end

    def _replacement(self, run: Sequence[Pair], end: int) -> Edit:
        quoted = [self.quotation[pair.quoted] for pair in run if pair.quoted is not None]
        source = [pair.source for pair in run if pair.source is not None]
        words = self._source(source, "changed") if source else ""
        if not quoted:
            return end, end, f" {words}" if end else f"{words} "
        start = quoted[0].start if words else min(end, quoted[0].start)
        stop = quoted[-1].end
        if words and stop < self.quotation[-1].end:
            stop += len(_stop_behind(self.text, stop))
        return start, stop, words

    def _restored(self, run: Sequence[Pair]) -> Iterator[Edit]:
        """The source's letters, where only folding hides that they are others; a first letter of another case
        gets brackets."""
        for is_pair, group in groupby(run, key=self._is_pair):
            pairs = list(group)
            for part in [[pair] for pair in pairs] if is_pair else [pairs]:
                quoted = [self.quotation[pair.quoted] for pair in part if pair.quoted is not None]
                source = [pair.source for pair in part if pair.source is not None]
                if not quoted or not source:
                    continue
                start, end = quoted[0].start, quoted[-1].end
                own, raw = self.text[start:end], self.reading.slice(source[0], source[-1])
                if own == raw or quoted[0].lettered:
                    continue
                is_first = start == self.quotation[0].start and own[1:] == raw[1:]
                yield start, end, f"[{own[0]}]{raw[1:]}" if is_first else raw

    def _is_pair(self, pair: Pair) -> bool:
        """Whether one word stands for one."""
        if pair.quoted is None or pair.source is None:
            return False
        return self.quotation[pair.quoted].word == self.reading.words[pair.source]

    def _join_words(self, pairs: Sequence[Pair], kinds: list[Kind]) -> None:
        """Words that are one in the quotation and two in the source (long-term, longterm), or the other way
        round, are the same."""
        start = 0
        for kind, group in groupby(kinds):
            end = start + len(list(group))
            run = pairs[start:end]
            quoted = [self.quotation[pair.quoted] for pair in run if pair.quoted is not None]
            source = [pair.source for pair in run if pair.source is not None]
            if kind == "changed" and quoted and source and len(quoted) != len(source):
                own, raw = (
                    self.text[quoted[0].start : quoted[-1].end],
                    self.reading.slice(source[0], source[-1]),
                )
                if same_word(own, raw):
                    kinds[start:end] = ["folded"] * (end - start)
            start = end

    def difference(self, kind: Kind, run: Sequence[Pair], names: frozenset[str]) -> Difference:
        """A run of pairs as a difference."""
        quoted = [pair.quoted for pair in run if pair.quoted is not None]
        source = [pair.source for pair in run if pair.source is not None]
        own = self._quoted(quoted, kind) if quoted else ""
        raw = self._source(source, kind) if source else ""
        if kind in ("same", "folded"):
            return Difference("equal", own, raw)
        op: Literal["replace", "delete", "insert"]
        op = "insert" if not quoted else "delete" if not source else "replace"
        plain = Difference(op, own, raw, kind == "admitted")
        hides = any(self.quotation[index].kind == "ellipsis" for index in quoted)
        if hides and not source:
            return plain
        why = what_it_changes(
            [self._named(index, None) for index in quoted],
            [self._named(None, index) for index in source],
            names,
            hides=hides,
            admitted=kind == "admitted",
        )
        return replace(plain, why=why)

    def _named(self, quoted: int | None, source: int | None) -> tuple[str, str, bool]:
        """A word folded, in its own letters, and whether it begins a sentence."""
        if quoted is not None:
            token = self.quotation[quoted]
            before = self.text[: token.start].rstrip(" “‘«\"'([")
            return token.word, self.text[token.start : token.end], not before or before[-1] in ".!?"
        assert source is not None
        return self.reading.words[source], self.reading.raw(source), self.reading.begins_sentence(source)

    def _quoted(self, run: Sequence[int], kind: Kind) -> str:
        text = self.text[self.quotation[run[0]].start : self.quotation[run[-1]].end]
        if kind == "admitted":
            return self._with_brackets(run)
        goes_on = kind == "changed" and run[-1] + 1 < len(self.quotation)
        return text + _stop_behind(self.text, self.quotation[run[-1]].end) if goes_on else text

    def _with_brackets(self, run: Sequence[int]) -> str:
        start, end = self.quotation[run[0]].start, self.quotation[run[-1]].end
        if self.quotation[run[0]].kind == "bracketed":
            start = max(0, self.text.rfind("[", 0, start))
        if self.quotation[run[-1]].kind == "bracketed" and (close := self.text.find("]", end)) >= 0:
            end = close + 1
        return self.text[start:end]

    def _source(self, run: Sequence[int], kind: Kind) -> str:
        text = self.reading.slice(run[0], run[-1])
        goes_on = kind == "changed" and run[-1] < self._last
        return text + _stop_behind(self.reading.behind(run[-1]), 0) if goes_on else text

    def ends_alike(self, first: int, last: int) -> bool:
        """Whether what stands before the first and behind the last word of the quotation is the source's."""
        start, end = self.quotation[0].start, self.quotation[-1].end
        before, behind = self.text[:start].strip(), self.text[end:].strip()
        return self.reading.before(first).rstrip().endswith(before) and same_letters(
            behind, self.reading.behind(last).lstrip()[: len(behind)]
        )


def _stop_behind(text: str, start: int) -> str:
    """The punctuation that stands right behind a word, as far as words follow it."""
    end = start
    while end < len(text) and text[end] in ",;:.!?)":
        end += 1
    return text[start:end]


def _tidy(pairs: Sequence[Pair], quotation: Sequence[Quoted], reading: Reading) -> list[Pair]:
    """The pairs without what is the source's alone at either end; a first or last word that stands for one of
    another sentence stands for none."""
    tidy = list(pairs)
    while tidy and tidy[0].quoted is None:
        del tidy[0]
    while tidy and tidy[-1].quoted is None:
        del tidy[-1]
    if tidy and tidy[-1].source is not None and _is_joined(tidy[-1], 1, quotation, reading):
        tidy.append(Pair(None, tidy[-1].source + 1))
    if tidy and tidy[0].source and _is_joined(tidy[0], -1, quotation, reading):
        tidy.insert(0, Pair(None, tidy[0].source - 1))
    for end, other in ((0, 1), (-1, -2)):
        if len(tidy) < 2 or tidy[end].quoted is None or _same(tidy[end], quotation, reading):
            continue
        one, two = sorted([tidy[end].source, tidy[other].source], key=lambda place: place or 0)
        if one is not None and two is not None and reading.begins_sentence(two) and two == one + 1:
            tidy[end] = Pair(tidy[end].quoted, None)
    return tidy


def _is_joined(pair: Pair, step: int, quotation: Sequence[Quoted], reading: Reading) -> bool:
    """Whether the quotation's word is the source's and the one beside it in one."""
    if pair.quoted is None or pair.source is None or not 0 <= pair.source + step < len(reading.words):
        return False
    first, second = sorted((pair.source, pair.source + step))
    return quotation[pair.quoted].word == reading.words[first] + reading.words[second]


def _same(pair: Pair, quotation: Sequence[Quoted], reading: Reading) -> bool:
    if pair.quoted is None or pair.source is None:
        return False
    return quotation[pair.quoted].word == reading.words[pair.source]
