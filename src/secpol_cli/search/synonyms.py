"""Other words for some of a query's: names for names, the corpus's and standard ones; one word for two, two
for one."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from secpol_cli.search.standard_names import names_from_outside
from secpol_cli.store.rows import chunks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secpol_cli.store.store import Store

_LONGEST_NAME = 10  # words
_LONGEST_COMPOUND = 40  # letters
_SHORTEST_HALF = 3  # letters of one half of a compound
# How one contracts what another writes out, folded; without those that are other words, too (we're).
_CONTRACTED = {
    **{f"{who}ve": (who, "have") for who in "i you we they would could should might must".split()},
    **{f"{who}re": (who, "are") for who in "you they".split()},
    **{f"{who}ll": (who, "will") for who in "you they it that there".split()},
    **{
        f"{verb}nt": (verb, "not")
        for verb in "do does did is are was were have has had would could should must need".split()
    },
    "im": ("i", "am"),
    "wont": ("will", "not"),
    "shant": ("shall", "not"),
    "cant": ("cannot",),
}
_WRITTEN_OUT = {words: word for word, words in _CONTRACTED.items()}


class Alternative(NamedTuple):
    """Words that may stand in a text for those of the query from `first` up to `end`."""

    first: int
    end: int
    words: tuple[str, ...]
    kind: Literal["alias", "compound", "outside"]


def find_alternatives(store: Store, words: Sequence[str], *, names: bool = True) -> list[Alternative]:
    """What may stand for which words of a query, of words that the corpus has; `names`: also other names."""
    found = [*_compounds(words), *(_aliases(store, words) if names else ())]
    known = _known(store, {word for alternative in found for word in alternative.words})
    if not names:
        return [alternative for alternative in found if known.issuperset(alternative.words)]
    outside = [Alternative(*each, "outside") for each in names_from_outside(store, words)]
    return [*(alternative for alternative in found if known.issuperset(alternative.words)), *outside]


def _compounds(words: Sequence[str]) -> Iterator[Alternative]:
    for place, (one, other) in enumerate(pairwise(words)):
        if one.isalpha() and other.isalnum():
            yield Alternative(place, place + 2, (one + other,), "compound")
        if (one, other) in _WRITTEN_OUT:
            yield Alternative(place, place + 2, (_WRITTEN_OUT[one, other],), "compound")
    for place, word in enumerate(words):
        if word in _CONTRACTED or (word,) in _WRITTEN_OUT:
            yield Alternative(place, place + 1, _CONTRACTED.get(word) or (_WRITTEN_OUT[(word,)],), "compound")
        if len(word) > _LONGEST_COMPOUND:
            continue
        for cut in range(1, len(word)):
            is_split = _SHORTEST_HALF <= cut <= len(word) - _SHORTEST_HALF
            if not is_split and not (word[:cut].isalpha() and word[cut:].isdigit()):
                continue
            yield Alternative(place, place + 1, (word[:cut], word[cut:]), "compound")


def _aliases(store: Store, words: Sequence[str]) -> Iterator[Alternative]:
    """The other names of every person and organisation that the query names."""
    runs: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for first in range(len(words)):
        for end in range(first + 1, min(first + _LONGEST_NAME, len(words)) + 1):
            runs[" ".join(words[first:end])].append((first, end))
    for marks, some in chunks(list(runs)):
        sql = f"""SELECT DISTINCT named.folded, other.folded FROM alias AS named
                  JOIN alias AS other ON other.kind = named.kind AND other.entity = named.entity
                  WHERE named.kind IN ('person', 'organisation') AND named.folded IN ({marks})
                  AND other.folded NOT IN (named.folded, '') AND 'id' NOT IN (named.origin, other.origin)
                  ORDER BY named.folded, other.folded"""
        for name, other in store.rows(sql, some):
            named = tuple(other.split())
            for first, end in runs[name]:
                yield Alternative(first, end, named, "alias")
                # one name beside another of the same is one name: Samdech Hun Sen
                if tuple(words[end : end + len(named)]) == named:
                    yield Alternative(first, end + len(named), named, "alias")
                if tuple(words[max(0, first - len(named)) : first]) == named:
                    yield Alternative(first - len(named), end, named, "alias")


def _known(store: Store, words: set[str]) -> set[str]:
    sql = "SELECT word FROM word WHERE word IN ({})"
    return {word for marks, some in chunks(sorted(words)) for (word,) in store.rows(sql.format(marks), some)}
