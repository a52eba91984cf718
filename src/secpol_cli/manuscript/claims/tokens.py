"""The words and marks of a sentence, and their closed classes, in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from secpol_cli.manuscript.claims.closed_words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TITLES_WITH_POINTS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

QUOTED = "_"  # what masks the words of other quotations
_TOKEN = re.compile(
    r"(?P<quoted>_+)|(?P<initials>(?:[^\W\d_]\.)+(?![^\W_]))|(?P<word>[^\W_](?:[^\W_]|[’'.\-‐‑](?=[^\W_]))*)"
    r"|(?P<mark>[^\w\s])"
)
_TITLE_POINT = re.compile(r"\.\s+[^\W\d_a-z]")  # a name follows
_APOSTROPHES = "’'"


class SentenceToken(NamedTuple):
    """A word or a mark: its half-open offsets, and itself in lower case without a possessive.

    `is_owner` says that a possessive was left out; `is_free` that it stands where any word has a capital.
    """

    start: int
    end: int
    text: str
    low: str
    is_owner: bool = False
    is_free: bool = False

    @property
    def bare(self) -> int:
        """Where it ends without a possessive."""
        return self.start + len(self.text)

    @property
    def is_word(self) -> bool:
        """Whether it is a word, with or without digits."""
        return self.text[0].isalnum()

    @property
    def has_capital(self) -> bool:
        """Whether it is written as names are; so is every word of a script that has no capitals."""
        return self.text[0].isalpha() and not self.text[0].islower()


WordClass = Literal[
    "determiner",
    "preposition",
    "subordinator",
    "that",
    "conjunction",
    "auxiliary",
    "pronoun",
    "adverb",
    "open",
]


def read_tokens(text: str, start: int, end: int) -> list[SentenceToken]:
    """The words and marks of a stretch, in their order; a stretch of masks is one mark."""
    tokens: list[SentenceToken] = []
    free = True
    at = start
    while at < end and (match := _TOKEN.search(text, at, end)) is not None:
        token = _token(text, match, end, is_free=free)
        if token.end > match.end() and token.text[-1] == "." and tokens and tokens[-1].has_capital:
            token = token._replace(end=token.end - 1, text=token.text[:-1])  # Hun Sen. is no senator
        tokens.append(token)
        at = token.end
        if token.is_word:
            free = False
        elif token.text in ":;—–-" or token.text == QUOTED:
            free = True
    return tokens


def _token(text: str, match: re.Match[str], end: int, *, is_free: bool) -> SentenceToken:
    first, last = match.span()
    if match["quoted"]:
        return SentenceToken(first, last, QUOTED, QUOTED)
    if match["mark"]:
        return SentenceToken(first, last, match[0], match[0])
    word = match[0]
    if word.lower() in ("jr", "sr") and text[last : last + 1] == ".":
        return SentenceToken(first, last + 1, f"{word}.", word.lower(), is_free=is_free)
    if match["word"] and word.lower() in TITLES_WITH_POINTS and _TITLE_POINT.match(text, last):
        return SentenceToken(first, last + 1, f"{word}.", word.lower(), is_free=is_free)
    if word[-2:].lower() in ("’s", "'s") and word.lower() not in PRONOUNS:
        return SentenceToken(first, last, word[:-2], word[:-2].lower(), True, is_free)
    low = word.lower().replace("’", "'")
    if word[-1] == "s" and text[last : last + 1] in _APOSTROPHES and text[last + 1 : last + 2].isspace():
        return SentenceToken(first, min(end, last + 1), word, low, True, is_free)
    return SentenceToken(first, last, word, low, False, is_free)


def class_of(token: SentenceToken) -> WordClass:
    """The closed class of a word; `open` for nouns, verbs and what has a capital inside a sentence."""
    low = token.low
    if token.has_capital and (not token.is_free or token.text[-1] == ".") and low != "i":
        return "open"
    if low == "that":
        return "that"
    for words, name in _CLASSES:
        if low in words:
            return name
    if low.endswith("ly") and len(low) > 4 and not token.has_capital:
        return "adverb"
    return "open"


_CLASSES: Sequence[tuple[frozenset[str], WordClass]] = (
    (PRONOUNS, "pronoun"),
    (DETERMINERS, "determiner"),
    (SUBORDINATORS, "subordinator"),
    (AUXILIARIES, "auxiliary"),
    (CONJUNCTIONS, "conjunction"),
    (PREPOSITIONS, "preposition"),
    (ADVERBS, "adverb"),
)
