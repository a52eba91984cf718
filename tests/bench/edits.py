"""One known edit to a true sentence: each takes its words, and gives the new words, or None where it cannot.

The words are those between spaces, with their punctuation.  No edit
touches the first or the last word, as a stretch of the source that
begins or ends a word later is a true quotation, too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tests.bench.lexicon import (
    AUXILIARIES,
    FUNCTION_WORDS,
    MODALS,
    MONTHS,
    NEGATIONS,
    NUMBERS,
    ORDINALS,
    SPELLINGS,
    bare,
    is_content,
    is_weighty,
)
from tests.bench.noise import mistype

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

_DIGITS = re.compile(r"(\(?)(\d{1,3}(?:,\d{3})*|\d+)(th)?([.,;:)]*)\Z")
_NOT_BEFORE_MODAL = frozenset("the a his her its their our own good free of this that at no in".split())


class Stock(NamedTuple):
    """What the source has to put in: its content words, and its names in groups that can stand for each other."""

    words: Sequence[str]
    names: Sequence[Sequence[str]]


Words = list[str]


def inner_place(words: Words, accept: Callable[[str], object], random: Random) -> int | None:
    """A place inside, drawn by chance, whose word is accepted."""
    places = [place for place in range(1, len(words) - 1) if accept(words[place])]
    return random.choice(places) if places else None


def put(words: Words, place: int, *new: str, instead_of: int = 1) -> Words:
    """The words with others at a place, instead of so many."""
    return [*words[:place], *new, *words[place + instead_of :]]


def drop_content(words: Words, random: Random, stock: Stock) -> Words | None:
    """Without a word that says something."""
    place = inner_place(words, is_content, random)
    return None if place is None else put(words, place)


def drop_function(words: Words, random: Random, stock: Stock) -> Words | None:
    """Without an article, a preposition, a pronoun, a form of be or have."""
    place = inner_place(words, FUNCTION_WORDS.__contains__, random)
    return None if place is None else put(words, place)


def replace_content(words: Words, random: Random, stock: Stock) -> Words | None:
    """With another word of the source for one."""
    place, new = inner_place(words, is_content, random), random.choice(stock.words)
    return None if place is None or new == words[place] else put(words, place, new)


def add_content(words: Words, random: Random, stock: Stock) -> Words | None:
    """With a word more."""
    place, new = random.randrange(1, len(words)), random.choice(stock.words)
    return None if new in (words[place - 1], words[place]) else put(words, place, new, instead_of=0)


def swap_words(words: Words, random: Random, stock: Stock) -> Words | None:
    """Two words, a few apart at most, in each other's place, with no word between them that weighs."""
    pairs = [
        (left, right)
        for left in range(1, len(words) - 2)
        for right in range(left + 1, min(left + 4, len(words) - 1))
        if is_content(words[left])
        and is_content(words[right])
        and words[left] != words[right]
        and not any(map(is_weighty, words[left:right]))
    ]
    if not pairs:
        return None
    left, right = random.choice(pairs)
    between = words[left + 1 : right]
    return [*words[:left], words[right], *between, words[left], *words[right + 1 :]]


def misprint(words: Words, random: Random, stock: Stock) -> Words | None:
    """A letter of a word left out, put in, exchanged, doubled or swapped with the next."""
    place = inner_place(words, is_content, random)
    new = None if place is None else mistype(words[place], random, anywhere=False)
    return None if place is None or new is None or not is_content(new) else put(words, place, new)


def respell(words: Words, random: Random, stock: Stock) -> Words | None:
    """British for American spelling, or the other way about."""
    place = inner_place(words, SPELLINGS.__contains__, random)
    return None if place is None else put(words, place, SPELLINGS[words[place]])


def drop_comma(words: Words, random: Random, stock: Stock) -> Words | None:
    """Without a comma inside."""
    place = inner_place(words, lambda word: word[:-1].isalpha() and word.endswith(","), random)
    return None if place is None else put(words, place, words[place][:-1])


def drop_negation(words: Words, random: Random, stock: Stock) -> Words | None:
    """Without its not, no, never, nor, neither, without; `can` for `cannot`."""
    place = inner_place(words, NEGATIONS.__contains__, random)
    if place is None:
        return None
    return put(words, place, "can") if words[place] == "cannot" else put(words, place)


def add_negation(words: Words, random: Random, stock: Stock) -> Words | None:
    """With a not or a never behind an auxiliary."""
    places = [
        place
        for place in range(1, len(words) - 2)
        if words[place] in AUXILIARIES
        and words[place - 1] not in _NOT_BEFORE_MODAL
        and words[place + 1].isalpha()
        and words[place + 1].islower()
        and words[place + 1] not in NEGATIONS
    ]
    if not places:
        return None
    return put(words, random.choice(places) + 1, random.choice(("not", "not", "never")), instead_of=0)


def change_year(words: Words, random: Random, stock: Stock) -> Words | None:
    """With another year."""
    place = inner_place(words, lambda word: re.fullmatch(r"(?:1[6-9]|20)\d\d[.,;:)]*", word), random)
    if place is None:
        return None
    year = int(words[place][:4])
    return put(words, place, str(year + random.choice((-10, -3, -2, -1, 1, 2, 3, 10))) + words[place][4:])


def change_digits(words: Words, random: Random, stock: Stock) -> Words | None:
    """With another number in digits that is no year."""

    def accept(word: str) -> bool:
        return bool(_DIGITS.match(word)) and not re.match(r"(?:1[6-9]|20)\d\d\b(?!,)", word)

    place = inner_place(words, accept, random)
    found = _DIGITS.match(words[place]) if place is not None else None
    if place is None or found is None:
        return None
    before, number, ordinal, behind = found.groups()
    at = 0 if number[0] in "123456789" else len(number) - 1
    digits = "456789" if ordinal or at else "123456789"  # 4th to 9th: all end alike
    at = len(number) - 1 if ordinal else at
    new = number[:at] + random.choice([digit for digit in digits if digit != number[at]]) + number[at + 1 :]
    return put(words, place, f"{before}{new}{ordinal or ''}{behind}")


def change_number_word(words: Words, random: Random, stock: Stock) -> Words | None:
    """With another number in words."""
    place = inner_place(
        words, lambda word: bare(word) in (*NUMBERS, *ORDINALS) and word[:-1].isalpha(), random
    )
    if place is None:
        return None
    old = bare(words[place])
    others = [number for number in (NUMBERS if old in NUMBERS else ORDINALS) if number != old]
    return (
        None
        if not words[place].islower()
        else put(words, place, words[place].replace(old, random.choice(others)))
    )


def change_month(words: Words, random: Random, stock: Stock) -> Words | None:
    """With another month; `May` and `March` count only beside a number."""
    places = [
        place
        for place in range(1, len(words) - 1)
        if words[place] in MONTHS
        and (words[place] not in {"May", "March"} or re.search(r"\d", words[place - 1] + words[place + 1]))
    ]
    if not places:
        return None
    place = random.choice(places)
    return put(words, place, random.choice([month for month in MONTHS if month != words[place]]))


def change_name(words: Words, random: Random, stock: Stock) -> Words | None:
    """With another of the source's names, of the same kind where kinds are known."""
    text, found = " ".join(words[1:-1]), []
    for names in stock.names:
        for name in names:
            match = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w’'-])(?! [A-Z])", text)
            if match and not re.search(r"[A-Z][\w’'-]*(?: of| and)? \Z", text[: match.start()]):
                found.append((match, names))
    if not found:
        return None
    match, names = random.choice(found)
    new = random.choice([name for name in names if name not in match[0] and match[0] not in name] or [""])
    changed = f"{text[: match.start()]}{new}{text[match.end() :]}"
    return [words[0], *changed.split(" "), words[-1]] if new else None


def change_modal(words: Words, random: Random, stock: Stock) -> Words | None:
    """With a stronger or a weaker modal."""
    places = [
        place
        for place in range(1, len(words) - 1)
        if words[place] in MODALS
        and words[place - 1] not in _NOT_BEFORE_MODAL
        and words[place + 1].isalpha()
        and words[place + 1] not in ("of", "and", "to")
    ]
    if not places:
        return None
    place = random.choice(places)
    return put(words, place, random.choice(MODALS[words[place]]))
