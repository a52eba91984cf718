"""Saying why a passage answers a query: word by word, and what stands in between."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from secpol_cli.model import Answer, Explanation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.search.context import CandidateText
    from secpol_cli.search.expansion import ExpandedQuery
    from secpol_cli.search.scoring import Alignment, Pattern, PatternMatch


def explain(
    expanded: ExpandedQuery,
    patterns: Sequence[Pattern],
    aligned: Alignment,
    reading: CandidateText,
    places: Sequence[int],
) -> Explanation:
    """Why the words at some places of a text answer the patterns as they are aligned."""
    matches = dict(aligned.matches)
    answers: list[Answer] = []
    between: list[str] = []
    backward = 0
    for index, pattern in enumerate(patterns):
        match = matches.get(index)
        answers += _answers(expanded, pattern, match, reading, places)
        if match:
            used = set(match.answered.values())
            idle = [place for place in range(match.first, match.last + 1) if place not in used]
            between += [reading.text(places[place], places[place + 1] - 1) for place in idle]
            in_text = sorted(match.answered, key=lambda position: match.answered[position])
            backward += sum(one > other for one, other in pairwise(in_text))
    gained = sum(answer.fit * answer.weight for answer in answers)
    return Explanation(tuple(answers), round(gained / expanded.query.total, 3), tuple(between), backward)


def _answers(
    expanded: ExpandedQuery,
    pattern: Pattern,
    match: PatternMatch | None,
    reading: CandidateText,
    places: Sequence[int],
) -> list[Answer]:
    """How each run of the query's words in a pattern is answered."""
    query = expanded.query
    answers = []
    position = 0
    while position < len(pattern.words):
        source = pattern.sources[position]
        end = position
        while end < len(pattern.words) and pattern.sources[end] == source:
            end += 1
        asked = " ".join(query.words[source.start : source.stop])
        weight = round(sum(query.weights[place] for place in source), 3)
        found = sorted(
            places[match.answered[p]] for p in range(position, end) if match and p in match.answered
        )
        if not found:
            how = "inserted" if source.start in query.inserted else "missing"
            answers.append(Answer(asked, None, how, 0.0, weight))
        else:
            words = [reading.words[place] for place in found]
            fits = dict(fit for word in words for fit in pattern.answers[word])
            fit = sum(fits.get(p, 0.0) for p in range(position, end)) / (end - position)
            how = _how(expanded, pattern, source, words[0])
            answers.append(Answer(asked, reading.text(found[0], found[-1]), how, round(fit, 3), weight))
        position = end
    return answers


def _how(expanded: ExpandedQuery, pattern: Pattern, source: range, word: str) -> str:
    words = [other for other, of in zip(pattern.words, pattern.sources, strict=True) if of == source]
    if words != list(expanded.query.words[source.start : source.stop]):
        return next(
            other.kind
            for other in expanded.alternatives
            if (other.first, other.end, list(other.words)) == (source.start, source.stop, words)
        )
    return expanded.likes[source.start][word].kind
