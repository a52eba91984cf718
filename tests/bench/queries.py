"""Queries with the addresses that are right answers to them."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from functools import cached_property
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from tests.bench.noise import LIGHT, SHORTEST, choose_stretch, misremember

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.noise import Level
    from tests.bench.texts import Text

_WORD = re.compile(r"[^\W_]+")
_STRANGERS = 2_000


class Query(NamedTuple):
    """What is asked, and the addresses any of which is right; none where nothing must be found."""

    text: str
    right: frozenset[str]


class Places:
    """Finds every paragraph of a text in which some words stand, whatever their case and punctuation."""

    def __init__(self, text: Text) -> None:
        self.paragraphs, self.addresses = text.paragraphs, text.addresses
        self.folded = [fold(paragraph) for paragraph in self.paragraphs]

    @cached_property
    def _with_word(self) -> dict[str, array[int]]:
        """The numbers of the paragraphs that have a word: the texts are gone through once for all queries."""
        found: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        for number, paragraph in enumerate(self.folded):
            for word in set(paragraph.split()):
                found[word].append(number)
        return found

    def find_all(self, stretches: Sequence[str]) -> list[frozenset[str]]:
        """For each stretch, the addresses of the paragraphs that have its words side by side."""
        return [self._find(fold(stretch)) for stretch in stretches]

    def _find(self, stretch: str) -> frozenset[str]:
        rarest = min((self._with_word.get(word, ()) for word in stretch.split()), key=len)
        return frozenset(
            self.addresses[number] for number in rarest if f" {stretch} " in f" {self.folded[number]} "
        )


def fold(text: str) -> str:
    """The words of a text in lower case, one space apart: a folding of the benchmark's own."""
    return " ".join(_WORD.findall(text.casefold()))


def draw_quotations(places: Places, level: Level, count: int, seed: str) -> list[Query]:
    """Misremembered stretches of so many paragraphs drawn by chance, no paragraph twice."""
    random = Random(f"{seed}/{level.name}")
    long = _long_enough(places.paragraphs)
    strangers = [random.choice(random.choice(long).split()) for _ in range(_STRANGERS)]
    stretches = [
        choose_stretch(paragraph, random) for paragraph in random.sample(long, min(count, len(long)))
    ]
    texts = [misremember(stretch, level, strangers, random) for stretch in stretches]
    return [Query(*each) for each in zip(texts, places.find_all(stretches), strict=True)]


def draw_verbatim(places: Places, length: int, count: int, seed: str) -> list[Query]:
    """Stretches of so many words that stand in paragraphs drawn by chance."""
    random = Random(f"{seed}/verbatim {length}")
    both = zip(places.paragraphs, places.folded, strict=True)
    long = [paragraph for paragraph, folded in both if folded and folded.count(" ") + 1 >= length]
    stretches: list[str] = []
    while long and len(stretches) < count:
        words = random.choice(long).split()
        start = random.randint(0, max(0, len(words) - length))
        stretch = " ".join(words[start : start + length])
        if len(fold(stretch).split()) == length:
            stretches.append(stretch)
    return [Query(*each) for each in zip(stretches, places.find_all(stretches), strict=True)]


def draw_foreign(places: Places, others: Sequence[str], count: int, seed: str) -> list[Query]:
    """Stretches of paragraphs of another text with one slip each, which the text does not have."""
    random = Random(f"{seed}/foreign")
    long = _long_enough(others)
    stretches = [
        choose_stretch(paragraph, random) for paragraph in random.sample(long, min(count, len(long)))
    ]
    texts = [misremember(stretch, LIGHT, [], random) for stretch in stretches]
    found = places.find_all(stretches)
    return [Query(text, right) for text, right in zip(texts, found, strict=True) if not right]


def draw_verses(
    places: Places, verses: dict[int, str], version: dict[int, str], count: int, seed: str
) -> list[Query]:
    """Verses in another version's words; right is the same verse, and any that is the same in all words.

    `places` are those of the text that `verses` make, a paragraph a verse.
    """
    number_at = dict(zip(verses, places.addresses, strict=True))
    same: dict[str, set[str]] = {}
    for folded, address in zip(places.folded, places.addresses, strict=True):
        same.setdefault(folded, set()).add(address)
    both = [n for n in verses if n in version and len(_long_enough([verses[n], version[n]])) == 2]
    chosen = Random(seed).sample(both, min(count, len(both)))
    return [Query(version[n], frozenset(same[fold(verses[n])] | {number_at[n]})) for n in chosen]


def _long_enough(paragraphs: Sequence[str]) -> list[str]:
    return [paragraph for paragraph in paragraphs if len(paragraph.split()) >= SHORTEST]
