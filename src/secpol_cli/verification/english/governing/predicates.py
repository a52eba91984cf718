"""Whether some words begin with a predicate (has lost its way) or with a thing (the way): in English, by the
list in `verbs.txt` and by the word that follows, without a model of the language."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from secpol_cli.verification.english.word_forms import base_forms, is_irregular

AUXILIARIES = frozenset(
    "am is are was were be been being has have had do does did shall will would should can could may might"
    " must"
    " cannot ought".split()
)
DETERMINERS = frozenset(
    "a an the this that these those my your his her its our their some any no every each all both either"
    " another such much many more most several few other".split()
)
_PRONOUNS = frozenset(
    "it them him us me you itself themselves himself herself ourselves one what who whom".split()
)
_PREPOSITIONS = frozenset(
    "of in on at by for with from into onto upon over under between among against about after before during"
    " through towards toward within across along behind beyond".split()
)
_GO_ON = DETERMINERS | _PRONOUNS | frozenset("not to that if whether how up out down off away back".split())
_LONGEST = 3  # adverbs that may stand before a verb (no longer, still)
_ADVERBS = frozenset("also still again now then just even soon already always often ever".split())


def is_predicate(words: str, before: str = "") -> bool:
    """Whether words begin with a verb, in any form; `before` is the word in front of them.

    A word that is a noun as often (support, fear) is a verb only where what follows may be its object.
    """
    found = [word.casefold() for word in re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", words[:120])]
    if before.casefold() in DETERMINERS | _PREPOSITIONS - {"to"} or re.search(r"[’']s?$", before):
        return False
    for _ in range(_LONGEST):
        if found and (found[0] in _ADVERBS or found[0].endswith("ly")):
            del found[0]
    if not found:
        return False
    first, second = found[0], found[1] if len(found) > 1 else ""
    if first in AUXILIARIES or is_irregular(first):
        return True
    bases = base_forms(first)
    plain, nouns = _verbs()
    if not bases.isdisjoint(nouns):
        return second in _GO_ON or (first.endswith("ed") and second in _PREPOSITIONS)
    return not bases.isdisjoint(plain)


def is_clause(words: str) -> bool:
    """Whether words begin as a subject does: with an article, a pronoun or a name."""
    found = re.match(r"\W*([^\W\d_]+)", words)
    return found is not None and (
        found[1].casefold() in DETERMINERS | frozenset("it he she they we you i there".split())
        or found[1][0].isupper()
    )


def is_infinitive(words: str) -> bool:
    """Whether words that follow “to” begin with a verb, and not with a thing (to lasting peace): a word that
    is both counts as a verb here."""
    found = re.match(r"\W*(?:[^\W\d_]+ly\s+)?([^\W\d_]+)", words)
    if found is None or found[1].casefold() in DETERMINERS | _PREPOSITIONS | _PRONOUNS:
        return False
    return any(found[1].casefold() in verbs for verbs in _verbs()) or found[1].casefold() in AUXILIARIES


def is_gerund(words: str) -> bool:
    """Whether words begin with a form in -ing of a verb."""
    found = re.match(r"\W*([^\W\d_]+ing)\b", words)
    return found is not None and any(
        not base_forms(found[1].casefold()).isdisjoint(verbs) for verbs in _verbs()
    )


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    """The verbs of the list: those that are mostly verbs, and those that are nouns as often."""
    text = (
        resources.files("secpol_cli.verification.english.governing").joinpath("verbs.txt").read_text("utf-8")
    )
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    nouns = [line.removeprefix("nouns: ") for line in lines if line.startswith("nouns: ")]
    return (
        frozenset(word for line in lines if not line.startswith("nouns: ") for word in line.split()),
        frozenset(word for line in nouns for word in line.split()),
    )
