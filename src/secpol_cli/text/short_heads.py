"""Two letters for each of several names, as heads of narrow columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SMALL = frozenset("a an and by for from in of on the to with".split())  # words that give a name no letter
# What a reader takes for a state or a union of states in any letters, even for a person's name beside it.
_STATES = frozenset("ch cn de es eu fr gb in it jp kh ru ua uk un us".split())


def short_heads(names: Mapping[str, str]) -> dict[str, str]:
    """Two letters for each name, by the same keys, no two alike in capitals or small ones.

    The first as the name has it, the second small, lest the two be read as the code of a state: those of
    the first two words, or others of the name's letters; where all are taken, a number.
    """
    heads: dict[str, str] = {}
    taken = set(_STATES)
    for key, name in names.items():
        heads[key] = next(head for head in _candidates(name) if head.casefold() not in taken)
        taken.add(heads[key].casefold())
    return heads


def _candidates(name: str) -> Iterator[str]:
    words = ["".join(filter(str.isalnum, word)) for word in name.split() if word.casefold() not in _SMALL]
    words = [word for word in words if word] or ["?"]
    first = words[0][0]
    yield from (first + word[0].lower() for word in words[1:])
    yield from (first + letter.lower() for letter in "".join(words)[1:])
    yield from (f"{number:02}" for number in range(100))
    yield from map(str, range(100, 10**6))
