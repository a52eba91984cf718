"""Words that stand for one another: the same word typed, spelled or inflected otherwise.

`likeness` looks at two words and nothing else, so that what a corpus holds
beside them never changes how well one answers to the other.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple
from weakref import WeakKeyDictionary

from secpol_cli.search.word_lookup import WordLookup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from secpol_cli.store.store import Store

Kind = Literal["same", "variety", "number", "symbol", "mark", "inflection", "typo"]


class Likeness(NamedTuple):
    """In what two words differ, and how well one answers to the other (0-1)."""

    kind: Kind
    fit: float


SAME = Likeness("same", 1.0)
# Set by tests/search/queries/tuning.yaml (python tests/search/test_query_set.py).
_TYPO_COST = 1.5  # times the share of letters that differ
_LETTERS_PER_TYPO = 4  # a word of four letters may have one, of eight two, …
_MOST_TYPOS = 3
_SHORTEST_STEM = 4
_LONGEST_ENDING = 7
_KEPT = 5_000  # words whose likes are remembered, for each open store: other queries have them too
_LONGEST_WORD = 60  # letters; what is longer is no word that anyone mistypes

# Endings that one word may have and another lack: the first make the same word, the others its relatives.
_INFLECTIONS = frozenset("s es ed d ing ies ied".split())
_DERIVATIONS = frozenset(
    "ly er ers or ors al ally ity ities ian ians ism ist ists ation ations ion ions ive ment ments ness"
    " ic ical ize ized izes izing ise ised ises ising able ful less ship"
    " ance ence ant ent ary cy n an ans y".split()
)
_BARE = frozenset(["", "e", "y"])  # what may stand where an ending would
_ENDINGS = sorted(_INFLECTIONS | _DERIVATIONS, key=len, reverse=True)

# British and American spelling, brought to one form: by the end of a word, and inside it after two letters.
# A word that is bent further than it should be does no harm: it is only held against others that are bent
# the same way.
_VARIED_ENDS = (
    *((f"is{end}", f"iz{end}") for end in ("e", "ed", "es", "er", "ers", "ing", "ation", "ations")),
    *((f"ys{end}", f"yz{end}") for end in ("e", "ed", "es", "er", "ers", "ing")),
    *((f"{letter}re{end}", f"{letter}er{end}") for letter in "tbv" for end in ("", "s")),
    *((f"ence{end}", f"ense{end}") for end in ("", "s", "less")),
    *((f"ogue{end}", f"og{end}") for end in ("", "s")),
    *((f"amme{end}", f"am{end}") for end in ("", "s", "d", "r", "rs")),
    ("wards", "ward"),
)
_VARIED_PARTS = (
    ("our", "or"),
    ("ll", "l"),
    ("ae", "e"),
    ("oe", "e"),
    ("dgement", "dgment"),
    ("actis", "actic"),
    ("actiz", "actic"),
)
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
for _ten in _TENS:  # folded: twentyone, twentieth, twentyfirst
    _NUMBERS += [_ten, *(_ten + unit for unit in _NUMBERS[1:10])]
    _ORDINALS += [f"{_ten[:-1]}ieth", *(_ten + unit for unit in _ORDINALS[1:10])]


def _figure(number: int) -> str:
    """An ordinal number in figures: 1st, 12th, 77th."""
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_OTHER_FORMS: dict[str, tuple[str, Kind]] = {
    **{name: (str(number), "number") for number, name in enumerate(_NUMBERS)},
    **{name: (_figure(number), "number") for number, name in enumerate(_ORDINALS) if number},
    "percent": ("%", "symbol"),
    "and": ("&", "symbol"),
    "grey": ("gray", "variety"),
    "cheque": ("check", "variety"),
    "sceptic": ("skeptic", "variety"),
    "sceptical": ("skeptical", "variety"),
    "scepticism": ("skepticism", "variety"),
    "whilst": ("while", "variety"),
    "amongst": ("among", "variety"),
    "learnt": ("learned", "variety"),
}
_OTHER_FORMS |= {other: (word, kind) for word, (other, kind) in _OTHER_FORMS.items()}
# How well each kind of variant answers (0-1); set, like the fits of inflections below, by
# tests/search/queries/tuning.yaml (python tests/search/test_query_set.py).
_FITS: dict[Kind, float] = {"variety": 0.98, "number": 0.96, "symbol": 0.98, "mark": 0.96}

_alike: WeakKeyDictionary[Store, dict[str, dict[str, Likeness]]] = WeakKeyDictionary()
_lookups: WeakKeyDictionary[Store, WordLookup] = WeakKeyDictionary()


def likeness(word: str, other: str) -> Likeness | None:
    """How `other`, a word of a text, answers to `word`, one of a query (both folded); None if not at all."""
    if word == other:
        return SAME
    form, kind = _OTHER_FORMS.get(word, ("", "same"))
    if form == other:
        return Likeness(kind, _FITS[kind])
    if _has_digit(word) or _has_digit(other):
        is_marked = len(other) >= _SHORTEST_STEM and word.rstrip("0123456789") == other
        return Likeness("mark", _FITS["mark"]) if is_marked else None
    if min(len(word), len(other)) >= _SHORTEST_STEM and _plain(word) == _plain(other):
        return Likeness("variety", _FITS["variety"])
    return _inflected(word, other) or _mistyped(word, other)


def alike_in(store: Store, word: str) -> Mapping[str, Likeness]:
    """The corpus's words that answer to `word`, with how."""
    known = _alike.setdefault(store, {})
    if word not in known:
        if len(known) >= _KEPT:
            known.clear()
        known[word] = _look_up(store, word)
    return known[word]


def _look_up(store: Store, word: str) -> dict[str, Likeness]:
    """The words of a store that answer to a word, with how.

    An edit leaves one half of a word as it is, whichever it falls into: so the
    words that begin as it does, or end as it does, and are about as long, are
    compared; and those that go on from its stem.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if store not in _lookups:
        _lookups[store] = WordLookup(store)
    lookup = _lookups[store]
    others = lookup.known(_certain(word))
    if _SHORTEST_STEM <= len(word) <= _LONGEST_WORD and not _has_digit(word):
        most, stem = _typos(len(word) + 1), _stem(word)
        lengths = len(word) - most, len(word) + most
        close = []
        for form in {word, _plain(word)}:  # one may be spelled otherwise, and mistyped besides
            half = len(form) // 2
            close += lookup.beginning(form[:half], *lengths)
            close += lookup.ending(form[half:], *lengths)
        near = process.extract(word, close, scorer=OSA.distance, score_cutoff=most, limit=None)
        others += [other for other, _, _ in near]
        others += lookup.beginning(stem, len(stem), len(stem) + _LONGEST_ENDING)
    found = {other: likeness(word, other) for other in dict.fromkeys(others)}
    return {other: like for other, like in found.items() if like}


def _certain(word: str) -> list[str]:
    """What is looked for as it is: the word, its other form, it without a note mark, and with the
    letters at its middle exchanged, the one slip that touches both halves."""
    half = len(word) // 2
    swapped = word[: half - 1] + word[half - 1 : half + 1][::-1] + word[half + 1 :] if half else word
    return [word, _OTHER_FORMS.get(word, (word,))[0], word.rstrip("0123456789"), swapped]


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


@lru_cache(4096)
def _plain(word: str) -> str:
    for end, form in _VARIED_ENDS:
        if word.endswith(end):
            word = word.removesuffix(end) + form
            break
    start, rest = word[:2], word[2:]
    for part, form in _VARIED_PARTS:
        rest = rest.replace(part, form)
    return start + rest


def _stem(word: str) -> str:
    """What is left of a word without its longest ending, four letters at least."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def _inflected(word: str, other: str) -> Likeness | None:
    shared = 0
    for one, two in zip(word, other, strict=False):
        if one != two:
            break
        shared += 1
    for stem in range(shared, _SHORTEST_STEM - 1, -1):
        endings = word[stem:], other[stem:]
        if max(map(len, endings)) > _LONGEST_ENDING:
            return None
        for bare, ending in (endings, endings[::-1]):
            if bare in _BARE and ending in _INFLECTIONS:
                return Likeness("inflection", 0.92)
            if bare in _BARE and ending in _DERIVATIONS:
                return Likeness("inflection", 0.8)
        if all(ending in _INFLECTIONS for ending in endings):  # tilts, tilting
            return Likeness("inflection", 0.92)
        if all(ending in _INFLECTIONS | _DERIVATIONS for ending in endings):  # national, nations
            return Likeness("inflection", 0.75)
    return None


def _typos(length: int) -> int:
    return min(_MOST_TYPOS, length // _LETTERS_PER_TYPO)


def _mistyped(word: str, other: str) -> Likeness | None:
    from rapidfuzz.distance import OSA

    longer = max(len(word), len(other))
    most = _typos(longer)
    distance = OSA.distance(word, other, score_cutoff=most)
    return Likeness("typo", 1 - _TYPO_COST * distance / longer) if distance <= most else None
