"""What differs between a quotation and the words of the source that it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from secpol_cli.record import Record
from secpol_cli.text.languages import is_other_language
from secpol_cli.text.orthography import same_letters, stops_behind
from secpol_cli.verdicts import Difference
from secpol_cli.verification.admitted import Admitted, named_in_quotation, named_in_source
from secpol_cli.verification.diff import Sides, find_runs
from secpol_cli.verification.edges import tidy_pairs
from secpol_cli.verification.edits import Edit, find_edits
from secpol_cli.verification.english.sense_changes import what_it_changes, without_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.text.sigla import Quoted
    from secpol_cli.verification.admitted import Knowledge
    from secpol_cli.verification.alignment import Pair
    from secpol_cli.verification.diff import DiffRun
    from secpol_cli.verification.source_context import SourceContext

_ENGLISH = frozenset(["negation", "modal"])  # what is told by lists of English words


class Comparison(Record):
    """A quotation beside a stretch of the source, the words `first` to `last` of a reading.

    `differences` cover both from beginning to end; `is_exact` says that they are
    the same to the letter but for white space; `changed`, how many words differ
    that no mark admits.  `score` is the share of the quotation's words that are
    the source's, 0-100.  `edits` make the quotation the source's words but for what
    marks admit, in their order.  `tail` is what the quotation has behind its last word.
    """

    differences: tuple[Difference, ...]
    is_exact: bool
    is_admitted: bool
    changed: int
    score: float
    first: int
    last: int
    edits: tuple[Edit, ...]
    tail: str = ""

    @property
    def changes(self) -> list[Difference]:
        """The differences that no mark admits."""
        return [each for each in self.differences if each.op != "equal" and not each.admitted]


def compare(
    text: str,
    quotation: Sequence[Quoted],
    pairs: Sequence[Pair],
    reading: SourceContext,
    knowledge: Knowledge,
) -> Comparison | None:
    """Compare a quotation with what it was laid on; None where no word of it is the source's."""
    sides = Sides(text, quotation, reading)
    pairs = tidy_pairs(sides, pairs)
    sources = [pair.source for pair in pairs if pair.source is not None]
    if not sources:
        return None
    runs = find_runs(sides, pairs)
    marked = {index for run in runs if run.kind == "admitted" for index in run.quoted}
    words = sum(quoted.kind == "word" and index not in marked for index, quoted in enumerate(quotation))
    kept = [index for run in runs if run.kind in ("same", "folded") for index in run.quoted]
    first, last = sources[0], sources[-1]
    admitted = Admitted(sides, pairs, knowledge)
    parts = [part for run in runs for part in admitted.parts_of(run)]
    by_words = any(part.kind == "changed" for part in parts) and is_other_language(text)
    return Comparison(
        differences=without_order(
            sides, parts, [_difference(sides, part, last, admitted, by_words=by_words) for part in parts]
        ),
        is_exact=all(run.kind == "same" for run in runs) and _ends_alike(sides, first, last),
        is_admitted=any(run.kind == "admitted" for run in runs),
        changed=sum(len(run.pairs) for run in runs if run.kind == "changed"),
        score=100 * sum(quotation[index].kind == "word" for index in kept) / (words or 1),
        first=first,
        last=last,
        edits=tuple(find_edits(sides, runs)),
        tail=text[quotation[-1].end :],
    )


def _difference(sides: Sides, run: DiffRun, last: int, admitted: Admitted, *, by_words: bool) -> Difference:
    """A run as a difference; `last` is the source's last word.  A text in another language than English is
    judged by its words and numbers alone: the lists of negations, modals and opposites are English."""
    own, raw = _words_of(sides, run, last)
    if run.kind in ("same", "folded"):
        return Difference("equal", own, raw)
    op: Literal["replace", "delete", "insert"]
    op = "insert" if not run.quoted else "delete" if not run.source else "replace"
    if run.kind == "admitted":
        return Difference(op, own, raw, admitted=True, why=admitted.why(run, own))
    why = what_it_changes(
        [named_in_quotation(sides, index) for index in run.quoted],
        [named_in_source(sides, index) for index in run.source],
        admitted.knowledge.names,
    )
    why = "" if by_words and why in _ENGLISH else why
    return Difference(op, own, raw, why=why)


def _words_of(sides: Sides, run: DiffRun, last: int) -> tuple[str, str]:
    """The words of a run on both sides, with the stops between them and the next; admitted ones with their
    brackets."""
    own = sides.quoted(run.quoted) if run.quoted else ""
    raw = sides.source(run.source) if run.source else ""
    if run.kind == "admitted" and run.quoted:
        own = _with_brackets(sides, run.quoted)
    begins = bool(run.quoted) and run.quoted[0] == 0
    if run.source and not begins:
        raw = _opened(sides.reading.before(run.source[0])) + raw
    if run.quoted and not begins and run.kind != "admitted":
        own = _opened(sides.text[: sides.quotation[run.quoted[0]].start]) + own
    if run.kind == "changed" and (gaps := sides.gaps_behind(run)):
        return own + gaps[0].rstrip(), raw + gaps[1].rstrip()
    if run.kind != "admitted" and run.quoted and run.quoted[-1] + 1 < len(sides.quotation):
        own += stops_behind(sides.text[sides.quotation[run.quoted[-1]].end :])
    if run.source and run.source[-1] < last:
        raw += stops_behind(sides.reading.behind(run.source[-1]))
    return own, raw


def _opened(before: str) -> str:
    """The parentheses that open right before a word."""
    return before[len(before.rstrip("(")) :]


def _with_brackets(sides: Sides, places: Sequence[int]) -> str:
    first, last = sides.quotation[places[0]], sides.quotation[places[-1]]
    start, end = first.start, last.end
    if first.kind == "bracketed":
        start = max(0, sides.text.rfind("[", 0, start))
    if last.kind == "bracketed" and (close := sides.text.find("]", end)) >= 0:
        end = close + 1
    return sides.text[start:end]


def _ends_alike(sides: Sides, first: int, last: int) -> bool:
    """Whether what stands before the first and behind the last word of the quotation is the source's."""
    before = sides.text[: sides.quotation[0].start].strip()
    behind = sides.text[sides.quotation[-1].end :].strip()
    return sides.reading.before(first).rstrip().endswith(before) and same_letters(
        behind, sides.reading.behind(last).lstrip()[: len(behind)]
    )
