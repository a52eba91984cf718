"""Quotations as people remember them: stretches of words with typos, gaps and exchanges, from a fixed seed."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from random import Random

SHORTEST, LONGEST = 8, 25  # words of a stretch

# The keys beside each letter of a QWERTY keyboard.
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = {
    letter: "".join(
        other
        for r, others in enumerate(_ROWS)
        for c, other in enumerate(others)
        if other != letter and abs(r - row) <= 1 and abs(c - column) <= 1
    )
    for row, letters in enumerate(_ROWS)
    for column, letter in enumerate(letters)
}


class Level(NamedTuple):
    """How badly a quotation is remembered: shares of its words, at least one of each that is not 0."""

    name: str
    dropped: float = 0.0
    mistyped: float = 0.0
    replaced: float = 0.0
    swapped: bool = False  # two words that stand side by side
    anywhere: bool = False  # a typo may hit a word's first letter, too


LIGHT = Level("light")  # one slip, of any kind
MEDIUM = Level("medium", dropped=0.1, mistyped=1 / 6, swapped=True)
HEAVY = Level("heavy", dropped=0.2, mistyped=0.25, replaced=0.1, swapped=True, anywhere=True)
LEVELS = (LIGHT, MEDIUM, HEAVY)


def choose_stretch(paragraph: str, random: Random) -> str:
    """Some 8 to 25 words that follow each other in a paragraph of at least 8."""
    words = paragraph.split()
    length = random.randint(SHORTEST, min(LONGEST, len(words)))
    start = random.randint(0, len(words) - length)
    return " ".join(words[start : start + length])


def misremember(stretch: str, level: Level, strangers: list[str], random: Random) -> str:
    """The stretch as one remembers it at that level; `strangers` are the words that take others' places."""
    words = stretch.split()
    if level is LIGHT:
        return _slip(words, random)
    count = len(words)
    for place in sorted(random.sample(range(count), _share(level.dropped, count)), reverse=True):
        del words[place]
    for place in random.sample(range(len(words)), _share(level.replaced, count)):
        words[place] = random.choice(strangers)
    long = [place for place, word in enumerate(words) if sum(map(str.isalpha, word)) >= 4]
    for place in random.sample(long, min(len(long), _share(level.mistyped, count))):
        words[place] = mistype(words[place], random, anywhere=level.anywhere)
    if level.swapped and len(words) > 1:
        place = random.randrange(len(words) - 1)
        words[place], words[place + 1] = words[place + 1], words[place]
    return " ".join(words)


def mistype(word: str, random: Random, *, anywhere: bool) -> str:
    """A word of at least 4 letters with one left out, put in, exchanged, doubled, or swapped with the next."""
    letters = [place for place, char in enumerate(word) if char.isalpha()]
    place = random.choice(letters if anywhere else letters[1:])
    before, char, after = word[:place], word[place], word[place + 1 :]
    kind = random.choice(("out", "in", "exchanged", "doubled", "swapped"))
    if kind == "swapped" and after[:1].isalpha() and after[0] != char:
        return before + after[0] + char + after[1:]
    if kind == "out":
        return before + after
    if kind == "in":
        return before + char + random.choice(string.ascii_lowercase) + after
    if kind == "doubled":
        return before + char * 2 + after
    return before + random.choice(_BESIDE.get(char.lower(), "e")) + after


def _slip(words: list[str], random: Random) -> str:
    """All words, with one typo, or in other case, or without their punctuation."""
    long = [place for place, word in enumerate(words) if sum(map(str.isalpha, word)) >= 4]
    kind = random.choice(("typo", "case", "punctuation"))
    if kind == "typo" and long:
        place = random.choice(long)
        words[place] = mistype(words[place], random, anywhere=False)
    elif kind == "case":
        words = [word.lower() for word in words] if random.random() < 0.5 else [w.upper() for w in words]
    else:
        words = [word.strip(string.punctuation + "“”‘’–—") for word in words]
    return " ".join(filter(None, words))


def _share(share: float, count: int) -> int:
    return max(1, round(share * count)) if share else 0
