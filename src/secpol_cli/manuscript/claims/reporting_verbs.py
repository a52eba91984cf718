"""The forms of verbs of saying, and what kind each is, in English."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from secpol_cli.manuscript.claims.words_of_saying import ALSO_NOUNS, CITING, IRREGULAR, RECEIVING, REGULAR

Form = Literal["base", "third", "past", "ing", "participle"]
Kind = Literal["saying", "receiving", "citing", "other"]

_VOWELS = "aeiou"
# Past tenses of common verbs that are not of saying and do not end in -ed.
_PASTS = frozenset(
    "began came went gave made took got put stood sat rose left met kept let led ran set fell broke "
    "brought built bought caught chose drew drove ate fought flew forgot forgave froze grew hid hit hung "
    "lay lent lost meant paid rode rang sank saw sold sent shook shone shot shut slept spent spread stole "
    "struck swam taught threw won wore bore beat became bent bound cast cut dealt did felt fled laid lit "
    "overcame shed sprang stuck swept swung undertook undid withdrew withstood woke".split()
)
# Words in -s or -ed that are no verbs.
_NO_VERBS = frozenset(
    "this his its is was has does as us yes thus plus versus perhaps always besides afterwards towards "
    "news series indeed hundred need seed speed feed breed deed weed united so-called alleged two-faced "
    "sacred naked across less unless nevertheless nonetheless regardless overseas politics economics "
    "physics ethics analysis crisis basis thesis emphasis process access success business press "
    "congress".split()
)


_SURE = frozenset(
    "takes makes gives goes comes sees gets keeps turns finds wants needs uses tries puts lets begins "
    "seems becomes remains stands starts meets visits visited leaves brings leads runs sets draws sends "
    "sits wins loses".split()
)


class VerbForm(NamedTuple):
    """A form of a verb: which it is, and of what kind the verb."""

    form: Form
    kind: Kind


@cache
def _forms() -> dict[str, VerbForm]:
    found: dict[str, VerbForm] = {}
    for base in REGULAR:
        for word, form in _regular(base):
            found[word] = VerbForm(form, "saying")
    for line in IRREGULAR:
        base, third, past, ing, *participles = line.split()
        found[base] = VerbForm("base", "saying")
        found[third] = VerbForm("third", "saying")
        found[ing] = VerbForm("ing", "saying")
        found.update((word, VerbForm("participle", "saying")) for word in participles)
        found[past] = VerbForm("past", "saying")
    found.update((word, VerbForm(_form_of(word), "receiving")) for word in RECEIVING)
    found.update((word, VerbForm(_form_of(word), "citing")) for word in CITING)
    return found


def _regular(base: str) -> list[tuple[str, Form]]:
    if base.endswith("y") and base[-2] not in _VOWELS:
        third, past = f"{base[:-1]}ies", f"{base[:-1]}ied"
    else:
        third = f"{base}es" if base.endswith(("s", "sh", "ch", "x", "o")) else f"{base}s"
        past = f"{base}d" if base.endswith("e") else f"{base}ed"
    ing = f"{base[:-1]}ing" if base.endswith("e") and not base.endswith("ee") else f"{base}ing"
    return [(base, "base"), (third, "third"), (past, "past"), (ing, "ing")]


def _form_of(word: str) -> Form:
    if word.endswith("ing"):
        return "ing"
    if word.endswith("s"):
        return "third"
    return "past" if word.endswith(("d", "t")) else "base"


def form_of(word: str) -> VerbForm | None:
    """Which form of a verb of saying, receiving or citing a word in lower case is; None where it is none."""
    return _forms().get(word)


def is_also_a_noun(word: str) -> bool:
    """Whether a form, in lower case, is a noun as often."""
    return word in ALSO_NOUNS


def is_surely_finite(word: str) -> bool:
    """Whether a word in -s is one of the commonest verbs, and so no noun behind a name."""
    return word in _SURE


def looks_finite(word: str) -> bool:
    """Whether a word in lower case, behind a subject, may be a finite verb of any meaning."""
    if word in _NO_VERBS or len(word) < 3 or not word.isalpha():
        return word in _PASTS
    if word.endswith("s"):
        return not word.endswith(("ss", "us", "is", "ous"))
    return word.endswith("ed") or word in _PASTS
