"""Numbers in a text, whether in figures or in words: forty thousand is 40,000."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen"
        " seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * (value + 2)
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ORDINALS = {
    **{
        word: value + 1
        for value, word in enumerate(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
            " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
        )
    },
}
_ROMAN = {"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12}
_OTHERS = frozenset(
    "hundreds thousands millions billions dozen dozens half halves third thirds quarter quarters double"
    " triple"
    " once twice thrice score".split()
)


def is_number(word: str) -> bool:
    """Whether a folded word is a number, or part of one: forty, 40000, third, 21st, half, vii."""
    return (
        word in _UNITS
        or word in _TENS
        or word in _SCALES
        or word in _ORDINALS
        or word in _ROMAN
        or word in _OTHERS
        or any(map(str.isdigit, word))
    )


def numbers_in(words: Iterable[str]) -> list[str]:
    """The numbers among folded words, in their order, each in one form: `40000`, `3rd` as `3.`, `half`."""
    found: list[str] = []
    total = current = None
    for word in [*words, ""]:
        value = _cardinal(word)
        if value is not None and not word.isdigit():
            if word in _SCALES:
                current = (current if current is not None else 1) * value
                if value >= 1000:
                    total, current = (total or 0) + current, None
            else:
                current = (current or 0) + value
            continue
        if word == "and" and (total is not None or current is not None):
            continue
        if total is not None or current is not None:
            found.append(str((total or 0) + (current or 0)))
            total = current = None
        if word.isdigit():
            current = int(word)
        elif word in _ORDINALS:
            found.append(f"{_ORDINALS[word]}.")
        elif word in _ROMAN:
            found.append(str(_ROMAN[word]))
        elif word in _OTHERS:
            found.append(word)
        elif any(map(str.isdigit, word)):
            found.append(_figures(word))
    return found


def _cardinal(word: str) -> int | None:
    return _UNITS.get(word, _TENS.get(word, _SCALES.get(word)))


def _figures(word: str) -> str:
    for ending in ("st", "nd", "rd", "th"):
        if word.removesuffix(ending).isdigit() and word != word.removesuffix(ending):
            return f"{word.removesuffix(ending)}."
    return word
