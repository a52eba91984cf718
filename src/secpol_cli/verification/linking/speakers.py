"""Whom a manuscript means by the names of those whom it lets speak."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.queries.names import find_bearers, load_posts, names_of_people
from secpol_cli.queries.speakers import has_people, load_members, load_offices, organisations_of
from secpol_cli.text.english_names import NOBODY, TITLES
from secpol_cli.text.folding import fold, fold_words

if TYPE_CHECKING:
    from secpol_cli.queries.offices import Posts
    from secpol_cli.store.store import Store

# Set by tests/verification/test_judgement.py (tuning set).
_ALIKE = 90.0  # how much a misspelled name must be like the right one, 0-100
_PARTS = re.compile(r"\s*(?:,|&|\band\b)\s*")
_OF_THE = re.compile(r"^(?:of\s+)?(?:the\s+)?", re.IGNORECASE)
_BODY = re.compile(
    r"[’']s?\s+(?:\w+\s+)?(?:government|administration|cabinet|ministry|party|office|regime|delegation|team)$",
    re.IGNORECASE,
)  # of somebody: who speaks for it speaks for them
_OF = re.compile(r"\s+(?:of|for|at|from)\s+")


class Meant(NamedTuple):
    """Those whom a name may mean.

    `people` are ids of people and collectives, `organisations` of organisations;
    both are empty where the corpus knows nobody of that name.  `is_proper` says
    that it is a proper name or an office, and so means somebody all the same;
    `by_office` that an office alone tells who is meant.
    """

    people: frozenset[str]
    organisations: frozenset[str]
    is_proper: bool
    by_office: bool = False

    def likeliest(self, among: frozenset[str]) -> str | None:
        """The id of the one who is meant; None where the corpus knows nobody of the name.

        Of several, those `among` the given ones come first; of these the one with
        the longest id, which is the collective's where one includes the others.
        """
        ids = sorted(self.people & among) or sorted(self.people) or sorted(self.organisations)
        return max(ids, key=len, default=None) if len(ids) > 1 else next(iter(ids), None)


class People:
    """The people and organisations of a corpus by name."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, Meant] = {}

    @cached_property
    def are_known(self) -> bool:
        """Whether the corpus has people at all; plain files have none."""
        return has_people(self._store)

    def find(self, name: str) -> Meant:
        """Those whom `name` may mean, as a manuscript writes it.

        It may have titles, or be a surname, a misspelled name, or an office: then all who are known to have
        held it are meant.
        """
        if name not in self._known:
            self._known[name] = self._find(name)
        return self._known[name]

    def _find(self, name: str) -> Meant:
        written, name = name, _OF_THE.sub("", name)
        capital = [word for word in name.split() if word[:1].isupper() and fold(word) not in TITLES | NOBODY]
        head = _OF.split(name)[0]
        for form in dict.fromkeys([written, name, head, _bare(head)]):
            people, organisations = find_bearers(self._store, form)
            if people or organisations:
                return Meant(people, organisations, True)
        words = head.split()
        for start in range(1, len(words) - 1):  # PM Hun Sen
            people, organisations = find_bearers(self._store, " ".join(words[start:]))
            if people:
                return Meant(people, organisations, True)
        if office := self._in_office(name) or self._in_office(head):
            return Meant(office, frozenset(), True, True)
        if (body := _BODY.search(name)) is not None:
            owner = self.find(name[: body.start()])
            theirs = organisations_of(self._store, owner.people)
            return Meant(owner.people, owner.organisations | theirs, owner.is_proper)
        if not capital:
            return Meant(frozenset(), frozenset(), False)
        people = self._by_parts([fold_words(part) for part in _PARTS.split(_bare(head)) if part])
        people = people or self._misspelled(_bare(head))
        return Meant(people, frozenset(), bool(people) or len(capital) > 1)

    def _in_office(self, name: str) -> frozenset[str]:
        """Those who are known to have held an office, where the name is that of an office."""
        if owned := self._posts.find_owned(name):
            return frozenset(owned)
        words = fold_words(name)
        held = self._offices.get(" ".join(words), frozenset())
        return held or (self._offices.get(" ".join(words[1:]), frozenset()) if len(words) > 2 else held)

    def _by_parts(self, parts: list[list[str]]) -> frozenset[str]:
        """Those who have all words of a part among the words of one of their names.

        Where each of several parts names a member of one collective ("Un and Yen"), the collective and its
        members.
        """
        named = [
            {id_ for id_, name in self._names if part and _is_part(part, name.split())} for part in parts
        ]
        if len(parts) > 1 and not all(named):  # one of them is nobody the corpus knows
            return frozenset()
        for collective, members in self._members.items():
            if len(parts) > 1 and all(found & members for found in named):
                return frozenset([collective, *members])
        return frozenset().union(*named)

    def _misspelled(self, name: str) -> frozenset[str]:
        from rapidfuzz import fuzz

        folded = fold(name)
        return frozenset(
            id_
            for id_, known in self._names
            if len(folded) > 4 and fuzz.ratio(folded, known, score_cutoff=_ALIKE)
        )

    @cached_property
    def _names(self) -> list[tuple[str, str]]:
        return names_of_people(self._store)

    @cached_property
    def _members(self) -> dict[str, frozenset[str]]:
        return load_members(self._store)

    @cached_property
    def _posts(self) -> Posts:
        return load_posts(self._store)

    @cached_property
    def _offices(self) -> dict[str, frozenset[str]]:
        return load_offices(self._store)


def _is_part(part: list[str], name: list[str]) -> bool:
    """Whether all words of a part of a name are among those of one; an initial is that of a word."""
    if all(len(word) == 1 for word in part):
        return False
    return all(word in name or (len(word) == 1 and any(one[0] == word for one in name)) for word in part)


def _bare(name: str) -> str:
    """A name without the titles before it."""
    words = name.split()
    while len(words) > 1 and fold(words[0]) in TITLES:
        words = words[1:]
    return " ".join(words)
