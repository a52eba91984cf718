"""Names from outside: the standard abbreviations and other names of international relations.

They are in `standard_names.txt`, each with where it is from, and answer what a
query names and the corpus does not: R2P for the responsibility to protect.
"""

from __future__ import annotations

import os
from functools import cache
from itertools import islice, product
from typing import TYPE_CHECKING

from secpol_cli.search.phrases import find_phrases
from secpol_cli.search.variants import alike_in
from secpol_cli.text.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from secpol_cli.store.store import Store

_MOST_FORMS = 12  # spellings and plurals of one name that are looked for
_SAME_WORD = 0.9  # how well a word must answer another to be the same, spelled otherwise or in the plural;
_CLOSE = (
    0.75  # to be near enough that the corpus has the name that is asked, in the plural spelled otherwise, say
)

Words = tuple[str, ...]


def names_from_outside(store: Store, words: Sequence[str]) -> Iterator[tuple[int, int, Words]]:
    """What may stand in a text for some words of a query, from the first up to the end, by the standard
    names; only for words that stand nowhere in the corpus one behind the other."""
    table = standard_names()
    longest = max(map(len, table))
    for first in range(len(words)):
        for end in range(first + 1, min(first + longest, len(words)) + 1):
            named = tuple(words[first:end])
            others = table.get(named)
            if others is None or _stands(store, named):
                continue
            yield from ((first, end, form) for other in others for form in _forms(store, other, _SAME_WORD))


def _stands(store: Store, name: Words) -> bool:
    return any(find_phrases(store, form, 1) for form in _forms(store, name, _CLOSE))


def _forms(store: Store, name: Words, least: float) -> Iterator[Words]:
    """A name as the corpus may write it: the words of its vocabulary that answer its words so well, the first
    of very many."""
    words = [[form for form, like in alike_in(store, word).items() if like.fit >= least] for word in name]
    yield from islice(product(*words), _MOST_FORMS)


@cache
def standard_names() -> Mapping[Words, Sequence[Words]]:
    """By the folded words of each standard name, those of the others of its thing; an abbreviation in the
    plural, too."""
    table: dict[Words, list[Words]] = {}
    with open(os.path.join(os.path.dirname(__file__), "standard_names.txt"), encoding="utf-8") as file:
        lines = [line.partition("#")[0] for line in file]
    for line in lines:
        names = [form for name in line.split(" = ") for form in _with_plural(name.strip())]
        for name in names:
            table.setdefault(name, []).extend(other for other in names if other != name)
    return table


def _with_plural(name: str) -> list[Words]:
    words = tuple(fold_words(name))
    if not words:
        return []
    is_abbreviation = len(words) == 1 and name.isupper() and not name.endswith("S")
    return [words, (f"{words[0]}s",)] if is_abbreviation else [words]
