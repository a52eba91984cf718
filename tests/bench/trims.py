"""What a quotation may do to a true sentence with or without marks: cut it, leave out, put in, fold; or nothing.

Each takes the sentence's words, as `edits` has them, and gives the new ones, or
None where it cannot.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.bench.edits import inner_place, put
from tests.bench.lexicon import CONDITIONS, bare, is_content, is_weighty

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.bench.edits import Stock, Words

_FEWEST = 8  # words that are left of a sentence that is cut
_BEFORE_CONDITION = frozenset(
    "as even and or see ask than but only not nothing all none no else anything anybody cannot last any one "
    "whether never consider know doubt".split()
)
_MARKS = (" … ", " ... ", " [...] ", " […] ")  # that words are left out


def cut_condition(words: Words, random: Random, stock: Stock) -> Words | None:
    """No further than to what begins with unless, if, but, except, provided that, until."""
    places = [
        place
        for place in range(_FEWEST, len(words) - 2)
        if words[place] in CONDITIONS
        and bare(words[place - 1]) not in _BEFORE_CONDITION
        and (words[place] != "provided" or words[place + 1] == "that")
        and (words[place] != "but" or words[place - 1].endswith((",", ";")))
        and words[place + 1] != "also"  # not only …, but also … takes nothing back
    ]
    if not places:
        return None
    kept = words[: random.choice(places)]
    return [*kept[:-1], kept[-1].rstrip(",;:")]


def cut_negation(words: Words, random: Random, stock: Stock) -> Words | None:
    """Only what stands behind a not or never."""
    places = [
        place
        for place in range(1, len(words) - _FEWEST)
        if words[place] in ("not", "never")
        and words[place + 1].isalpha()
        and not is_weighty(words[place + 1])
    ]
    return words[random.choice(places) + 1 :] if places else None


def hide_harmless(words: Words, random: Random, stock: Stock) -> Words | None:
    """With … for some words, none of which weighs."""
    return _hide(words, random, lambda hidden: not any(map(is_weighty, hidden)))


def hide_weighty(words: Words, random: Random, stock: Stock) -> Words | None:
    """With … for some words, of which one is not, never, but, unless or except."""
    heavy = {"not", "never", "but", "unless", "except"}
    return _hide(words, random, lambda hidden: any(word in heavy for word in hidden))


def _hide(words: Words, random: Random, accept: Callable[[Words], bool]) -> Words | None:
    stretches = [
        (start, start + length)
        for length in range(2, 8)
        for start in range(4, len(words) - length - 4)
        if accept(words[start : start + length])
        and words[start - 1].isalpha()
        and words[start + length].isalpha()
        and not is_weighty(words[start - 1])
        and not is_weighty(words[start + length])
    ]
    if not stretches:
        return None
    start, end = random.choice(stretches)
    return put(words, start, random.choice(_MARKS).strip(), instead_of=end - start)


def remark_in_brackets(words: Words, random: Random, stock: Stock) -> Words | None:
    """With [sic] put in."""
    return _put_in(words, random, "[sic]")


def put_in_brackets(words: Words, random: Random, stock: Stock) -> Words | None:
    """With a [word] put in that the source does not have there."""
    return _put_in(words, random, random.choice(("[that is]", f"[{random.choice(stock.words)}]")))


def _put_in(words: Words, random: Random, new: str) -> Words | None:
    place = random.randrange(2, len(words) - 1)
    return (
        None
        if is_weighty(words[place - 1]) or is_weighty(words[place])
        else put(words, place, new, instead_of=0)
    )


def replace_in_brackets(words: Words, random: Random, stock: Stock) -> Words | None:
    """With a [word] put for another."""
    place = inner_place(words, is_content, random)
    return None if place is None else put(words, place, f"[{random.choice(stock.words)}]")


def emphasise(words: Words, random: Random, stock: Stock) -> Words | None:
    """With a word *in italics* that the source does not have so."""
    place = inner_place(words, is_content, random)
    return None if place is None else put(words, place, f"*{words[place]}*")


def bracket_letter(words: Words, random: Random, stock: Stock) -> Words | None:
    """With a [s]mall first letter in brackets."""
    return [f"[{words[0][0].lower()}]{words[0][1:]}", *words[1:]] if _lowers(words[0]) else None


def fold_case(words: Words, random: Random, stock: Stock) -> Words | None:
    """With a small first letter, or a word in CAPITALS."""
    if _lowers(words[0]) and random.random() < 0.5:
        return [words[0].lower(), *words[1:]]
    place = inner_place(words, is_content, random)
    return None if place is None else put(words, place, words[place].upper())


def _lowers(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word[1:].islower()


def fold_apostrophe(words: Words, random: Random, stock: Stock) -> Words | None:
    """With the other kind of apostrophe."""
    place = inner_place(words, lambda word: re.search(r"\w[’']\w", word), random)
    return None if place is None else put(words, place, words[place].translate({0x27: "’", 0x2019: "'"}))


def fold_hyphen(words: Words, random: Random, stock: Stock) -> Words | None:
    """With a space, or nothing, for a hyphen."""
    place = inner_place(words, lambda word: re.fullmatch(r"[a-z]+-[a-z]+[,;:]?", word), random)
    return None if place is None else put(words, place, words[place].replace("-", random.choice((" ", ""))))


def final_comma(words: Words, random: Random, stock: Stock) -> Words | None:
    """With a comma at the end where the source has its stop."""
    return [*words[:-1], f"{words[-1][:-1]},"] if words[-1].endswith(".") else None


def stretch(words: Words, random: Random, stock: Stock) -> Words | None:
    """Eight words or more that follow each other, neither behind a negation nor before a condition."""
    if len(words) <= _FEWEST:
        return None
    start = random.randint(0, len(words) - _FEWEST)
    end = random.randint(start + _FEWEST, len(words))
    edges = [*words[max(0, start - 1) : start], *words[start : start + 1], *words[end - 1 : end + 1]]
    return None if any(map(is_weighty, edges)) else words[start:end]


def untouched(words: Words, random: Random, stock: Stock) -> Words | None:
    """As they are."""
    return words
