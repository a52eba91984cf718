"""Queries with the addresses that are right answers to them."""

from __future__ import annotations

import re
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

    def find_all(self, stretches: Sequence[str]) -> list[frozenset[str]]:
        """For each stretch, the addresses of the paragraphs that have its words side by side."""
        found: list[list[str]] = [[] for _ in stretches]
        with_word: dict[str, list[tuple[str, list[str]]]] = {}
        for stretch, addresses in zip(map(fold, stretches), found, strict=True):
            longest = max(stretch.split(), key=len)  # few paragraphs have it
            with_word.setdefault(longest, []).append((f" {stretch} ", addresses))
        for paragraph, address in zip(self.folded, self.addresses, strict=True):
            for word in with_word.keys() & paragraph.split():
                for stretch, addresses in with_word[word]:
                    if stretch in f" {paragraph} ":
                        addresses.append(address)
        return [frozenset(addresses) for addresses in found]


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
    long = [paragraph for paragraph in places.paragraphs if len(fold(paragraph).split()) >= length]
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
