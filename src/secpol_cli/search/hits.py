"""Hits: the stretches of a candidate's text that answer a query, and whose words they are."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.record import Record, replace
from secpol_cli.search.candidates import answered_weight
from secpol_cli.search.context import CandidateText
from secpol_cli.search.scoring import align

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from secpol_cli.model import Explanation, Passage
    from secpol_cli.queries.attribution import Attributions
    from secpol_cli.search.candidates import Candidate
    from secpol_cli.search.expansion import ExpandedQuery

# Points of score by which a hit over several speakers' words must be better than one of a single statement.
_ATTRIBUTED = 2.0  # by judgement: no query of tests/search/queries/tuning.yaml turns on it


class Hit(Record):
    """A stretch of one block, or of two that follow each other, or several in them; its score, and how many
    words of the text stand between those that answer."""

    score: float
    between: int
    passages: tuple[Passage, ...]
    kind: str
    statement: str | None = None
    explanation: Explanation | None = None


class CandidateStretch(NamedTuple):
    """A stretch of a candidate's words, `first` to `last` inclusive, those of the paragraphs after it counted
    on; its score, and how many words of the query it answers."""

    score: float
    candidate: Candidate
    first: int
    last: int
    answered: int


def find_stretch(expanded: ExpandedQuery, candidate: Candidate, min_score: float) -> CandidateStretch | None:
    """The stretch of a candidate that answers a query best, where it reaches a score."""
    words = [*candidate.words, *candidate.opening]
    end = len(candidate.words)
    found = align(expanded.patterns(words), words, before=end, least=min_score)
    if found is None or found.score < min_score:
        return None
    answered = sum(len(match.answered) for _, match in found.matches)
    return CandidateStretch(found.score, candidate, found.first, found.last, answered)


class Aligner:
    """Aligns candidates with a query.

    `said` tells whose words are whose; `statements` are the addresses of those
    that the filters let through, None where they let all through.
    """

    def __init__(
        self,
        expanded: ExpandedQuery,
        said: Attributions,
        statements: Collection[str] | None,
        *,
        in_statements: bool,
        explained: bool,
    ) -> None:
        self._expanded, self._said, self._statements = expanded, said, statements
        self._in_statements, self._explained = in_statements, explained

    def hits(self, candidate: Candidate, min_score: float) -> Iterator[Hit]:
        """The best hit of each statement that has words in the block, and, unless only statements are
        asked for, the best of the block as a whole.

        Either may run on into the next paragraph.
        """
        reading = CandidateText(candidate)
        for statement in self._said.statements_in(reading.addresses[0]):
            if self._statements is not None and statement not in self._statements:
                continue
            spans = [self._said.spans(statement, address) for address in reading.addresses]
            own = [
                place
                for place, (index, token) in enumerate(reading.tokens)
                if any(start <= token.start and token.end <= end for start, end in spans[index])
            ]
            yield from self._align(reading, _with_interruptions(own), statement, frozenset(own), min_score)
        if not self._in_statements:
            places = range(len(reading.words))
            for hit in self._align(reading, places, None, places, min_score):
                attribution = self._said.of([passage.span for passage in hit.passages])
                yield replace(hit, statement=attribution.statement_of(self._statements))

    def _align(
        self,
        reading: CandidateText,
        places: Sequence[int],
        statement: str | None,
        own: Collection[int],
        min_score: float,
    ) -> Iterator[Hit]:
        """The best hit among some words that begins in the first block; where it runs on into the next, that
        within the block, too: it counts where the next paragraph alone has a better one.

        Places that are not `own` stand for what interrupts the statement: they
        answer nothing, but what goes over them is not verbatim.
        """
        whole = len(own) == len(reading.words)
        words = reading.words if whole else [reading.words[place] if place in own else "" for place in places]
        if not whole and answered_weight(self._expanded.slots, frozenset(words)) < self._expanded.needed(
            min_score
        ):
            return
        end = bisect_left(places, reading.own)
        patterns = self._expanded.patterns(words)
        both = align(patterns, words, before=end, least=min_score)
        if both is None or both.score < min_score:  # breaks would make it worse
            return
        breaks = [reading.breaks[place] for place in places]
        both = align(patterns, words, breaks=breaks, before=end, least=min_score)
        within = None
        if both and both.last >= end:
            within = align(patterns, words[:end], breaks=breaks[:end], least=min_score)
        for aligned in (both, within):
            if aligned is None or aligned.score < min_score:
                continue
            passages = [
                passage
                for _, match in aligned.matches
                for passage in reading.passages(places[match.first : match.last + 1])
            ]
            between = sum(match.last + 1 - match.first - len(match.answered) for _, match in aligned.matches)
            hit = Hit(aligned.score, between, tuple(passages), reading.blocks[0]["kind"], statement)
            if self._explained:
                from secpol_cli.search.explanation import explain

                hit = replace(hit, explanation=explain(self._expanded, patterns, aligned, reading, places))
            yield hit


def _with_interruptions(own: Sequence[int]) -> list[int]:
    """The places of a statement's words, and between two that do not follow each other the one after the
    first, which is someone else's."""
    places: list[int] = []
    for place in own:
        if places and place != places[-1] + 1:
            places.append(places[-1] + 1)
        places.append(place)
    return places


def one_a_place(hits: Sequence[Hit]) -> list[Hit]:
    """Hits by score, without a statement's second, and without those that overlap a better one.

    Of equal score those come first that have the fewest words in between; else they keep
    their order.  A hit that is wholly one statement's goes before one a little better
    that is not.
    """
    kept: list[Hit] = []
    taken: dict[str, list[tuple[int, int]]] = {}
    owners: set[str] = set()
    for hit in sorted(hits, key=_promise):
        spans = [(p.address, p.start, p.end) for p in hit.passages]
        owner = hit.statement or f"nobody in {hit.passages[0].address}"
        overlaps = any(
            start < end_ and start_ < end for a, start, end in spans for start_, end_ in taken.get(a, ())
        )
        if owner in owners or overlaps:
            continue
        owners.add(owner)
        for address, start, end in spans:
            taken.setdefault(address, []).append((start, end))
        kept.append(hit)
    order = {
        address: place for place, address in enumerate(dict.fromkeys(h.passages[0].address for h in hits))
    }
    return sorted(
        kept,
        key=lambda h: (-round(h.score, 1), h.between, order[h.passages[0].address], h.passages[0].start),
    )


def _promise(hit: Hit) -> tuple[float, int]:
    return -(hit.score + (_ATTRIBUTED if hit.statement else 0)), hit.between
