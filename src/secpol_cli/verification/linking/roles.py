"""What a name means that the corpus does not know: a person, a state, an office, a group, or nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from secpol_cli.record import Record
from secpol_cli.text.english_names import NOBODY, ROLES, TITLES
from secpol_cli.text.folding import fold_words
from secpol_cli.text.states import state_in

if TYPE_CHECKING:
    from collections.abc import Collection

Sort = Literal["name", "office", "group", "nobody"]

# Offices that one at a time holds: who is known not to hold it is not meant.
_HIGH = frozenset(
    "president premier king queen chancellor pope emperor sultan secretary monarch minister".split()
)
# Who stands beside the holder of such an office, and is not the holder.
_BESIDE = frozenset(
    "spokesman spokesperson spokeswoman adviser advisor aide assistant deputy biographer lawyer attorney"
    " successor predecessor secretary wife husband son daughter brother sister mother father".split()
)
_GROUPS = frozenset(
    "critics opponents detractors supporters observers commentators dissidents protesters activists "
    "opposition rivals rebels demonstrators adversaries sceptics skeptics allies "
    "campaigners cynics doubters foes enemies watchdogs naysayers".split()
)
_BODIES = frozenset(
    "government administration cabinet ministry party office regime delegation team embassy".split()
)
_STATE = frozenset("government administration cabinet regime".split())  # the bodies that are the state
_SMALL = frozenset(
    "the a an of for at from to and his her its their our my then former late acting new current one".split()
)
_SAME = {"pm": ("prime", "minister"), "premier": ("prime", "minister"), "fm": ("foreign", "minister")}
_POSSESSIVE = re.compile(r"[’']s?(?=\s)")


class Role(Record):
    """What words for a speaker mean: which sort they are, the state they name, and the words for the office.

    `words` are folded, in the singular: of an office, a group, or a name with an office in it.
    `is_high` says that one at a time holds the office, `is_past` that somebody did before; `is_state` that
    the words are the name of the state, its capital or one of its bodies, and not a name in which such a
    one only occurs (the Phnom Penh Post).
    """

    sort: Sort
    state: str | None = None
    words: tuple[str, ...] = ()
    is_high: bool = False
    is_past: bool = False
    is_state: bool = False

    @property
    def is_beside(self) -> bool:
        """Whether one is meant who serves, or stands beside, the holder of a high office (his spokesman)."""
        return self.sort == "office" and not self.is_high and not _BESIDE.isdisjoint(self.words)

    @property
    def is_of_body(self) -> bool:
        """Whether a body is meant, of a state or a party, that is not the state."""
        return not self.is_state and not _BODIES.isdisjoint(self.words)


def is_only_high(titles: Collection[Collection[str]]) -> bool:
    """Whether somebody of these titles, by their folded words, holds an office that one at a time holds, and
    none beside it."""
    words = {word for title in titles for word in title}
    return not _HIGH.isdisjoint(words) and (_BESIDE - _HIGH).isdisjoint(words)


def read_role(name: str) -> Role:
    """What the words for a speaker mean, by themselves."""
    bare = _POSSESSIVE.sub("", name)
    folded = fold_words(bare)
    state, used = state_in(folded)
    rest = [word for at, word in enumerate(folded) if at not in used and word not in _SMALL]
    is_past = not {"former", "then", "late"}.isdisjoint(folded)
    if not _GROUPS.isdisjoint(rest) or (rest and rest[-1] in _GROUPS):
        return Role("group", state, tuple(map(_singular, rest)))
    own = {
        word
        for part in bare.split()
        if part[:1].isalpha() and not part[:1].islower()
        for word in fold_words(part)
    }
    named = [
        word
        for word in rest
        if word in own and word not in TITLES | NOBODY | ROLES and _singular(word) not in ROLES
    ]
    if named:
        return Role("name", state, tuple(rest) if len(rest) > len(named) else ())
    if state is not None and set(rest) <= _STATE:
        return Role("name", state, is_state=True)
    roles = tuple(part for word in rest for part in _SAME.get(_singular(word), (_singular(word),)))
    if not ROLES.isdisjoint(roles):
        return Role("office", state, roles, not _HIGH.isdisjoint(roles), is_past)
    if state is not None and not _BODIES.isdisjoint(rest):
        return Role("name", state, tuple(rest))
    return Role("nobody", state)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and word[:-1] in ROLES else word
