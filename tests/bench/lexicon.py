"""English words that a quotation hangs on, and words that it does not, for edits whose weight is known."""

from __future__ import annotations

import re

NEGATIONS = frozenset("not no never nor neither without cannot".split())
CONDITIONS = frozenset("unless if but except provided until".split())
AUXILIARIES = frozenset(
    "is are was were has have had will shall should must may can could would do does did".split()
)
MODALS = {
    "may": ("must", "shall", "will"),
    "might": ("must", "will"),
    "can": ("must", "should"),
    "could": ("must", "should"),
    "should": ("may", "can", "must"),
    "must": ("may", "can", "should"),
    "shall": ("may", "should"),
    "will": ("may", "might", "should"),
    "would": ("must", "might"),
}
NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred "
    "thousand million billion"
).split()
ORDINALS = "second third fourth fifth sixth seventh eighth ninth tenth".split()
MONTHS = "January February March April May June July August September October November December".split()

# Without or for each other, they leave what is said as it is, more or less.
FUNCTION_WORDS = frozenset(
    "the a an of to in on at by for from with and that this these which as is are was were be been has have its "
    "their our we they it".split()
)
# Neither content words, nor words whose loss is harmless: who touches them may touch the meaning.
_WEIGHTY = frozenset(
    "all some many most much few fewer every each both any more less least none nothing nobody nowhere hardly "
    "scarcely barely rarely seldom little only even also always often sometimes ever still yet already again "
    "before after during since while when whenever where because although though however therefore thus hence "
    "whether than then unlike against beyond dozen half double twice once once one first last next need ought dare "
    "own such same other another".split()
)
_NEGATIVE = re.compile(r"(?:un|in|im|ir|il|dis|non|mis|anti|de)\w+|\w+less\Z")
_SPELLINGS = {
    "labor": "labour",
    "honor": "honour",
    "favor": "favour",
    "defense": "defence",
    "center": "centre",
    "realize": "realise",
    "recognize": "recognise",
    "organization": "organisation",
    "organizations": "organisations",
    "neighbors": "neighbours",
    "neighboring": "neighbouring",
    "favorable": "favourable",
    "honorable": "honourable",
    "endeavor": "endeavour",
    "program": "programme",
    "programs": "programmes",
    "emphasized": "emphasised",
}
SPELLINGS = _SPELLINGS | {british: american for american, british in _SPELLINGS.items()}
"""A word as the other side of the ocean spells it."""

WEIGHTY = frozenset(
    {*NEGATIONS, *CONDITIONS, *AUXILIARIES, *MODALS, *NUMBERS, *ORDINALS, *_WEIGHTY, *map(str.lower, MONTHS)}
)


def is_content(word: str) -> bool:
    """Whether a word says something, and its loss neither denies nor counts nor dates nor names anything."""
    small = len(word) >= 4 and word.isalpha() and word.islower() and word.isascii()
    return small and word not in WEIGHTY | FUNCTION_WORDS and not _NEGATIVE.match(word)


def bare(word: str) -> str:
    """A word of a text in lower case, without the punctuation around it."""
    return word.strip(".,;:!?()'’-–—").lower()


def is_weighty(word: str) -> bool:
    """Whether a word, or one with its punctuation, denies, conditions, counts or limits."""
    return bare(word) in WEIGHTY or bool(re.search(r"n[’']t\b|\d", word))
