"""Which words are opposites, in English: by a negating prefix or suffix, or by the list in
`opposites.txt`."""

from __future__ import annotations

from functools import cache
from importlib import resources

from secpol_cli.verification.english.word_forms import base_forms

_PREFIXES = (
    *("un", "in", "im", "il", "ir", "non", "dis", "anti", "de", "mis", "counter", "mal", "ab", "under"),
    *("over", "ex"),
)
_SWAPPED = (("pro", "anti"), ("in", "ex"), ("in", "out"), ("over", "under"), ("up", "down"), ("pre", "post"))
_SHORTEST = 4  # letters of a word that a prefix makes the opposite of
# What looks like a prefix and is none, or makes no opposite.
_NO_OPPOSITES = frozenset(
    "inhabit inhabitant inhabitants inform information inform intend intended intention invest investment"
    " impress impressive import important import impart impose imposed improve improved include deliver"
    " delivery"
    " defence defense design designed destate detail details debate debated deserve degrade denote describe"
    " derive depart department dismay disease display discover discovered dispatch district involve involved"
    " increase overall overhead overlook overcome overtake overture under undergo understand undertake"
    " understate"
    " exchange exclaim excuse example expose exposed explain exact exercise absolute abstain malice mission"
    " misery mister unit unite united union universal until untold anticipate india indian inner intense"
    " decide declare decline deem defer deny depend deposit desire despite dear deal death dense counterpart"
    " interest interested iron island immense image".split()
)


def are_opposites(one: str, other: str) -> bool:
    """Whether two folded words are opposites, in whatever form: supports and opposed, trust and mistrust."""
    if one == other:
        return False
    ones, others = base_forms(one), base_forms(other)
    listed = _listed()
    if any(not others.isdisjoint(listed.get(form, ())) for form in ones):
        return True
    if one in _NO_OPPOSITES or other in _NO_OPPOSITES:
        return False
    return any(_negates(a, b) or _negates(b, a) or _is_swapped(a, b) for a in ones for b in others)


def _negates(word: str, other: str) -> bool:
    """Whether the second word is the first with a negating prefix, or with -less for -ful."""
    if len(word) >= _SHORTEST and other.endswith(word) and other not in _NO_OPPOSITES:
        return other.removesuffix(word) in _PREFIXES
    return word.endswith("ful") and other == word.removesuffix("ful") + "less"


def _is_swapped(one: str, other: str) -> bool:
    return any(
        one.startswith(first)
        and other.startswith(second)
        and len(one) - len(first) >= _SHORTEST
        and one.removeprefix(first) == other.removeprefix(second)
        for pair in _SWAPPED
        for first, second in (pair, pair[::-1])
    )


@cache
def _listed() -> dict[str, frozenset[str]]:
    """The opposites of each word of the list, both ways."""
    found: dict[str, set[str]] = {}
    text = resources.files("secpol_cli.verification.english").joinpath("opposites.txt").read_text("utf-8")
    for line in text.splitlines():
        word, colon, others = line.partition(": ")
        if not colon or line.startswith("#"):
            continue
        for other in others.split():
            found.setdefault(word, set()).add(other)
            found.setdefault(other, set()).add(word)
    return {word: frozenset(others) for word, others in found.items()}
