"""Which differences matter: what changes the sense of a sentence and not only its wording, in English."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from secpol_cli.dates.names import MONTHS, WEEKDAYS
from secpol_cli.text.orthography import OPENING_QUOTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Named = tuple[str, str, bool]  # a word folded, in its own letters, and whether it begins a sentence

NEGATIONS = frozenset(
    "not no never nor neither none nothing nobody nowhere without cannot hardly scarcely barely"
    " dont doesnt didnt isnt arent wasnt werent wont wouldnt shouldnt couldnt cant mustnt hasnt havent hadnt"
    " aint neednt rarely seldom".split()
)
_NEGATING = ("un", "in", "im", "il", "ir", "non", "dis", "anti")
_MODALS = frozenset(
    "may might must shall should will would can could ought need needs cannot cant wont wouldnt shouldnt"
    " couldnt mustnt".split()
)
_NUMBERS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds"
    " thousand thousands million millions billion billions trillion dozen half third quarter double triple"
    " once twice first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " i ii iii iv vi vii viii ix xi xii".split()
) - {"i"}
_WORDS_TOO = frozenset(["may", "march"])  # months whose names are other words, too
_DATES = (
    frozenset([*(name.casefold() for name in (*MONTHS, *WEEKDAYS)), "today", "tomorrow", "yesterday"])
    - _WORDS_TOO
)
_TURNS = frozenset(
    "but unless except however although though only if provided until yet despite less least fail fails"
    " failed refuse refuses refused deny denies denied reject rejects rejected neglect neglected lack lacks"
    " lacked".split()
)
_OPPOSITES = [
    frozenset(pair.split())
    for pair in (
        "some all",
        "more less",
        "more fewer",
        "most least",
        "many few",
        "always never",
        "increase decrease",
        "increased decreased",
        "support oppose",
        "accept reject",
        "before after",
        "strengthen weaken",
        "contradictory complementary",
    )
]

# What a sentence may go on with that takes back, or makes conditional, what stands before it.
_CONDITION = re.compile(
    r"[,;:]?\s*(?:[–—-]\s*)?\(?(?P<word>"
    r"(?:but(?!\s+also)|unless|if|except|excepting|until|lest|without)\b|provid(?:ed|ing)\s+that\b"
    r"|(?:only|even|and only|but only)\s+(?:if|when|after|until|with)\b|(?:as|so)\s+long\s+as\b"
    r"|insofar\s+as\b"
    r"|on\s+(?:the\s+)?condition\b|subject\s+to\b|in\s+so\s+far\s+as\b|other\s+than\b|save\s+for\b|barring\b)",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"\b(?P<word>not|never|no|cannot|neither|nor|without|(?:do|does|did|is|are|was|were|wo|would|should|could|ca|must|has|have|had)n[’']t)"
    rf"(?:\s+(?:to|be|been|so|very|yet|a|an|the))?\s*[{OPENING_QUOTES}(]*$",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|never|no|none|cannot|neither|nor|without|hardly|deni\w+|\w+n[’']t)\b", re.IGNORECASE
)
# Code points before a quotation in which its writer may say the “not” themselves: set by
# tests/verification/test_judgement.py (tuning set).
_NEAR = 60


def what_it_changes(
    quoted: Sequence[Named], source: Sequence[Named], names: frozenset[str], *, hides: bool, admitted: bool
) -> str:
    """What it changes that some words of the source stand as others in the quotation, or not at all:
    `negation`, `number`, `modal`, `name`, `hidden`; empty where none of these.

    `names` are folded words of which short names are made; `hides`: an ellipsis
    stands for the words; `admitted`: brackets or an ellipsis do.
    """
    own, real = Counter(word for word, _, _ in quoted), Counter(word for word, _, _ in source)
    differ = (own - real) + (real - own)
    if hides:
        return "hidden" if (NEGATIONS | _TURNS) & differ.keys() else ""
    if _negated(own) != _negated(real) or _turned(own, real):
        return "negation"
    named = _names(quoted, differ, names), _names(source, differ, names)
    if admitted:
        return "name" if all(named) and named[0] != named[1] else ""
    if any(_is_number(word) for word in differ) or any(map(_is_month, (*quoted, *source))):
        return "number"
    if _MODALS & differ.keys():
        return "modal"
    if own and real and named[0] != named[1]:
        return "name"
    return ""


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
    """The negation that the source has right before the quoted words, where the manuscript has none before
    the quotation; else None."""
    found = _NOT_BEFORE.search(before)
    return None if found is None or _NEGATED.search(manuscript[-_NEAR:]) else found["word"]


def _negated(words: Counter[str]) -> int:
    return sum(count for word, count in words.items() if word in NEGATIONS)


def _turned(own: Iterable[str], real: Iterable[str]) -> bool:
    """Whether a word stands beside its opposite, made with a prefix or suffix."""
    return any(
        _opposite(one, other) or _opposite(other, one) or frozenset([one, other]) in _OPPOSITES
        for one in own
        for other in real
    )


def _opposite(word: str, other: str) -> bool:
    if len(word) >= 4 and other.endswith(word) and other.removesuffix(word) in _NEGATING:
        return True
    return word.endswith("ful") and other == word.removesuffix("ful") + "less"


def _is_month(named: Named) -> bool:
    """Whether a word is the name of a month that is another word, too."""
    word, raw, begins = named
    return word in _WORDS_TOO and raw[0].isupper() and not begins


def _is_number(word: str) -> bool:
    return word in _NUMBERS or word in _DATES or any(map(str.isdigit, word))


def _names(words: Sequence[Named], differ: Counter[str], names: frozenset[str]) -> list[str]:
    """The names among words that differ: those written with a capital inside a sentence, with several, or
    known as part of one."""
    return [
        word
        for word, raw, begins in words
        if word in differ and raw[:1].isupper() and (not begins or word in names or raw[1:2].isupper())
    ]
