"""Which differences matter: what changes the sense of a sentence and not only its wording, in English."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from secpol_cli.dates.names import MONTHS, WEEKDAYS
from secpol_cli.record import replace
from secpol_cli.verification.english.numbers import numbers_in
from secpol_cli.verification.english.opposites import are_opposites

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secpol_cli.verdicts import Difference
    from secpol_cli.verification.diff import DiffRun, Sides

Named = tuple[str, str, bool]  # a word folded, in its own letters, and whether it begins a sentence

NEGATIONS = frozenset(
    "not no never nor neither none nothing nobody nowhere without cannot hardly scarcely barely"
    " dont doesnt didnt isnt arent wasnt werent wont wouldnt shouldnt couldnt cant mustnt hasnt havent hadnt"
    " aint neednt rarely seldom".split()
)
MODALS = frozenset(
    "may might must shall should will would can could ought need needs cannot cant wont wouldnt shouldnt"
    " couldnt mustnt".split()
)
_WORDS_TOO = frozenset(["may", "march"])  # months whose names are other words, too
DATES = (
    frozenset([*(name.casefold() for name in (*MONTHS, *WEEKDAYS)), "today", "tomorrow", "yesterday"])
    - _WORDS_TOO
)
TURNS = frozenset(
    "but unless except however although though only if provided until yet despite less least fail fails"
    " failed refuse refuses refused deny denies denied reject rejects rejected neglect neglected lack lacks"
    " lacked".split()
)
_REORDERED = 8  # words that may only have changed places


def what_it_changes(quoted: Sequence[Named], source: Sequence[Named], names: frozenset[str]) -> str:
    """What it changes that some words of the source stand as others in the quotation, or not at all:
    `negation` (also an opposite, or a restricting only), `number`, `modal`, `name`; empty where none of
    these.

    `names` are folded words of which short names are made.
    """
    own, real = Counter(word for word, _, _ in quoted), Counter(word for word, _, _ in source)
    differ = (own - real) + (real - own)
    if _negated(own) != _negated(real) or _turned(own - real, real - own):
        return "negation"
    if numbers_in(each[0] for each in quoted) != numbers_in(each[0] for each in source):
        return "number"
    if (DATES & differ.keys()) or _months(quoted) != _months(source):
        return "number"
    if MODALS & differ.keys() and not _is_misprint(own, real):
        return "modal"
    named = _names(quoted, differ, names), _names(source, differ, names)
    if own and real and named[0] != named[1]:
        return "name"
    return ""


def without_order(
    sides: Sides, runs: Sequence[DiffRun], differences: Sequence[Difference]
) -> tuple[Difference, ...]:
    """Differences without negations and modals that only stand in another order (should not and cannot): the
    words that differ are the same on both sides."""
    changed = [run for run in runs if run.kind == "changed"]
    own = Counter(sides.quotation[index].word for run in changed for index in run.quoted)
    real = Counter(sides.reading.words[index] for run in changed for index in run.source)
    if own != real or sum(own.values()) > _REORDERED:
        return tuple(differences)
    return tuple(
        replace(each, why="") if each.why in ("negation", "modal") and not each.admitted else each
        for each in differences
    )


def _negated(words: Counter[str]) -> int:
    return sum(count for word, count in words.items() if word in NEGATIONS)


def _turned(own: Iterable[str], real: Iterable[str]) -> bool:
    """Whether a word stands for its opposite, or what restricts (only) is put in or left out."""
    ones, others = set(own), set(real)
    if ("only" in ones) != ("only" in others):
        return True
    return any(are_opposites(one, other) for one in ones for other in others)


def _months(words: Sequence[Named]) -> list[str]:
    """The months among words whose names are other words, too."""
    return [word for word, raw, begins in words if word in _WORDS_TOO and raw[0].isupper() and not begins]


def _is_misprint(own: Counter[str], real: Counter[str]) -> bool:
    """Whether a modal is only misprinted: `shal` is no other word."""
    if len(own) != 1 or len(real) != 1:
        return False
    from rapidfuzz.distance import OSA

    from secpol_cli.search.term_weights import is_common

    (one,), (other,) = own, real
    return OSA.distance(one, other) <= 1 and not is_common(one) and len(one) > 2


def _names(words: Sequence[Named], differ: Counter[str], names: frozenset[str]) -> list[str]:
    """The names among words that differ: those written with a capital inside a sentence, with several, or
    known as part of one."""
    return [
        word
        for word, raw, begins in words
        if word in differ and raw[:1].isupper() and (not begins or word in names or raw[1:2].isupper())
    ]
