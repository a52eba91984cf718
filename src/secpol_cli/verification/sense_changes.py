"""Which differences matter: what changes the sense of a sentence and not only its wording, in English."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from secpol_cli.dates.names import MONTHS, WEEKDAYS
from secpol_cli.record import replace
from secpol_cli.text.orthography import QUOTATION_MARKS, RANGE_DASHES
from secpol_cli.verification.numbers import numbers_in
from secpol_cli.verification.opposites import are_opposites

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
# What may stand between the words and a condition behind them: a closing mark, the mark of a note, a reference
# in brackets, [sic].
_ASIDE = (
    r"(?:\s*[”’»\"'](?=\W)|\s*\([^()]{0,80}\)|\s*\[[^\[\]]{0,40}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+"
    r"|(?<=[^\W\d_])\d{1,3}(?=[\s,;:])|(?<=[,;])\d{1,3}(?=\s))*"
)
# Without distinction widens what is said, and limits nothing.
_NO_LIMIT = r"(?:distinction|discrimination|exception|reservation|regard|limit|delay|prejudice|hesitation)"
# What a sentence may go on with that takes back, or makes conditional, what stands before it.
_CONDITION = re.compile(
    rf"{_ASIDE}[,;:]?{_ASIDE}\s*(?:[{RANGE_DASHES}]+\s*)?\(?(?P<word>"
    rf"(?:but(?!\s+also)|unless|if|except|excepting|until|till|lest|without(?!\s+(?:\w+\s+)?{_NO_LIMIT})|notwithstanding|barring)\b"
    r"|provid(?:ed|ing)(?:\s+that|\s+always)?\b"
    r"|(?:only|even|and only|but only|and then only)\s+(?:if|when|where|after|until|with|in|for|as|to|on)\b"
    r"|(?:as|so)\s+(?:long|far)\s+as\b|in\s+so\s+far\s+as\b|insofar\s+as\b|to\s+the\s+extent\b"
    r"|on\s+(?:the\s+)?(?:sole\s+)?condition\b|subject\s+to\b|other\s+than\b|apart\s+from\b"
    r"|sav(?:e|ing)\s+(?:for|in|that|where)\b|with\s+the\s+exception\b|at\s+least\b|at\s+most\b"
    r"|in\s+(?:the\s+event|case)\b|if\s+and\s+only\s+if\b|on\s+pain\b)",
    re.IGNORECASE,
)
_ADVERB = r"(?:\s+(?:to|be|been|being|so|very|yet|a|an|the|again|ever|even|only|just|quite|really|fully|likely|longer|have|has|\w+ly))"
_NOT_BEFORE = re.compile(
    r"\b(?P<word>not|never|no|cannot|neither|nor|without|hardly|scarcely|barely|rarely|seldom|no\s+longer"
    r"|(?:do|does|did|is|are|was|were|wo|would|should|could|ca|must|has|have|had)n[’']t)"
    rf"{_ADVERB}{{0,3}}\s*[“‘\"'(]*$",
    re.IGNORECASE,
)
# A subject that says no: “nothing in this Treaty shall …”
_NOBODY_BEFORE = re.compile(
    r"\b(?P<word>nothing|nobody|no\s+one|none|neither|no\s+[^\W\d_]+)\b[^,;:.?!]{0,60}"
    r"\b(?:shall|may|can|will|must|should|would|could|is|are|was|were|be|has|have|had|does|do|did)\s*[“‘\"'(]*$",
    re.IGNORECASE,
)
# What says of the words that follow that they are not so, or not yet: of what is expected, tried, refused.
_ONLY_SAID_BEFORE = re.compile(
    r"\b(?P<word>(?P<stem>expect|suppos|alleg|rumou?r|purport|fail|refus|declin|ceas|unable|unlikely|reluctant|unwilling"
    r"|hop|seem|appear|pretend|forb|prohibit|prevent)\w*(?:\s+(?:him|her|it|them|us))?\s+(?:to|from)"
    r"|(?P<stem2>far\s+from|anything\s+but|rather\s+than|instead\s+of))\s*[“‘\"'(]*$",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|never|no|none|nothing|nobody|cannot|neither|nor|without|hardly|scarcely|deni\w+|\w+n[’']t)\b",
    re.IGNORECASE,
)
# Code points before a quotation in which its writer may say the “not” themselves: set by
# tests/verification/test_judgement.py (tuning set).
_NEAR = 60
_REORDERED = 8  # words that may only have changed places


def what_it_changes(quoted: Sequence[Named], source: Sequence[Named], names: frozenset[str]) -> str:
    """What it changes that some words of the source stand as others in the quotation, or not at all:
    `negation` (also an opposite, or a restricting only), `number`, `modal`, `name`; empty where none of these.

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


def condition_behind(behind: str, manuscript: str) -> str | None:
    """The word of condition with which the source goes on right behind the quoted words, where the
    manuscript, in what follows the quotation, does not; else None."""
    found = _CONDITION.match(behind)
    if found is None:
        return None
    said = re.match(r"[^\w]*(\w+)", manuscript)
    first = found["word"].split()[0].casefold()
    return None if said and said[1].casefold() == first else found["word"]


def negation_before(before: str, manuscript: str) -> str | None:
    """The negation that the source has right before the quoted words, or what makes them only expected or
    refused, where the manuscript says nothing like it before the quotation; else None."""
    said = manuscript[-_NEAR:]
    found = _NOT_BEFORE.search(before) or _NOBODY_BEFORE.search(before)
    if found is not None:
        return None if _NEGATED.search(said) else found["word"]
    found = _ONLY_SAID_BEFORE.search(before)
    if found is None or (found["stem"] or found["stem2"]).casefold() in said.casefold():
        return None
    return found["word"]


def other_ending(tail: str, behind: str, manuscript: str, *, whole: bool) -> str:
    """Whether a quotation ends otherwise than its source: `question` where a statement is made a question, or a
    question a statement; `exclamation` where a call is made of it; empty where neither.

    `tail` is what stands behind its last word, `behind` how the source goes on,
    `manuscript` what follows the closing mark; `whole`: it begins with its sentence.
    """
    own = re.search(r"[?!]", tail)
    real = re.match(rf"[{QUOTATION_MARKS}\s)\]]*([?!])", behind)
    if own and (real is None or real[1] != own[0]):
        return "question" if own[0] == "?" else "exclamation"
    if real and real[1] == "?" and not own and not manuscript.lstrip().startswith("?"):
        return "question" if whole or "." in tail else ""
    return ""


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
