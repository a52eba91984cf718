"""The posts that people hold: which one of them on a day, and whom the words for one mean (“Cambodia’s
Foreign Minister”, “Foreign Minister of Cambodia”)."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.model import Office
from secpol_cli.queries.labels import names_of
from secpol_cli.store.rows import chunks, grouped, make_date
from secpol_cli.text.english_names import ROLES
from secpol_cli.text.folding import fold_words
from secpol_cli.text.states import state_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from secpol_cli.model import Date
    from secpol_cli.store.store import Store

    FindOrganisations = Callable[[str], list[str]]

_OF = re.compile(r",?\s+(?:of|for|to|at|in|from)\s+", re.IGNORECASE)
_INDEFINITE = re.compile(r"(?:an?|some|one|another)\s", re.IGNORECASE)
_LONGEST = 20  # words of a name that is read as a post
_SMALL = frozenset("the a an of for to at in and on his her its their s".split())
_HONOURS = frozenset(
    "majesty excellency highness honourable honorable hon right mr mrs ms dr sir samdech he h e".split()
)
_TIMES = frozenset("former then late current incumbent ex outgoing now".split())  # when, and not what
_STYLES = frozenset(  # what states are called, and the government that is theirs
    "the royal government kingdom republic peoples people s federal federation socialist democratic state "
    "union islamic commonwealth confederation sultanate of".split()
)
# One post by several names.
_SAME = {
    "pm": "prime minister",
    "premier": "prime minister",
    "fm": "foreign minister",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "defense": "defence",
}
_TOP_DIPLOMAT = (frozenset({"top", "diplomat"}), frozenset({"chief", "diplomat"}))
_FOREIGN = frozenset({"foreign", "minister"})
# What ministers of foreign affairs are in charge of beside them, by the full names of their ministries.
_BESIDE_FOREIGN = frozenset(
    "affairs international cooperation co operation development trade european integration regional "
    "expatriates emigrants commonwealth culture religious worship".split()
)
# Who is a deputy is not who is meant by the post without it.
_LESSER = frozenset("deputy vice assistant associate under acting sub former honorary".split())


def load_offices(store: Store, people: Iterable[str]) -> dict[str, tuple[Office, ...]]:
    """By the id of each person the offices, in the corpus's order; only those who have any."""
    found: dict[str, tuple[Office, ...]] = {}
    for marks, chunk in chunks(list(dict.fromkeys(people))):
        sql = f"SELECT * FROM office WHERE person IN ({marks}) ORDER BY person, position"
        rows = store.rows(sql, chunk)
        names = names_of(store, "organisation", (row["organisation"] for row in rows))
        for person, own in grouped(rows).items():
            found[person] = tuple(
                Office(
                    row["title"], row["organisation"], make_date(row), names.get(row["organisation"] or "")
                )
                for row in own
            )
    return found


def office_on(offices: Iterable[Office], date: Date) -> Office | None:
    """The first office that was surely held on a date: one whose own dates take in all of it.

    None where the date has no first and last day, or no office has dates that do.
    """
    return next((office for office in offices if _takes_in(office.date, date)), None)


def _takes_in(whole: Date, part: Date) -> bool:
    if part.earliest is None or part.latest is None or (whole.earliest, whole.latest) == (None, None):
        return False
    return (whole.earliest or part.earliest) <= part.earliest and part.latest <= (whole.latest or part.latest)


class _Post(NamedTuple):
    """A post: who holds it, what it is called, of which organisation, and up to which wholes."""

    person: str
    title: frozenset[str]
    owner: str | None
    owners: frozenset[str]


class Posts:
    """The posts of a corpus, by the words for them; `find_organisations` gives the ids of the organisations
    that go by a name."""

    def __init__(self, store: Store, find_organisations: FindOrganisations) -> None:
        self._store, self._named = store, find_organisations
        self._wholes = store.mapping("SELECT id, part_of FROM organisation WHERE part_of IS NOT NULL")
        self._held = list(self._offices())
        self._posts = [*self._held, *self._organs()]

    def find(self, name: str) -> list[str]:
        """The ids of those who are known to hold the post, or to have held it; none where it is no post.

        Of a post without whose it is, all single people who hold one of that name.  Of the posts of an
        organisation and of its parts the one so called counts; where there is none, those whose title says
        more than is asked.
        """
        readings = list(self._read(name))
        exact = [
            post.person
            for title, owners in readings
            for post in self._posts
            if title == post.title and owners & post.owners
        ]
        if not exact:
            alone = _title(name)
            exact = [post.person for post in self._held if alone and alone == post.title]
        found = exact or [
            post.person
            for title, owners in readings
            for post in self._posts
            if title < post.title and owners & post.owners and _is_of_kind(title, post.title)
        ]
        return list(dict.fromkeys(found))

    def find_owned(self, name: str) -> list[str]:
        """The ids of those who hold exactly the post, of exactly those whose it is said to be.

        None of “a Cambodian official”, who may be anybody.
        """
        if _INDEFINITE.match(name):
            return []
        return list(
            dict.fromkeys(
                post.person
                for title, owners in self._read(name)
                for post in self._posts
                if title == post.title and post.owner in owners
            )
        )

    def _read(self, name: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
        """What a name may mean: the words of a title, and the organisations whose it is."""
        for owner, title in _partings(name):
            words = _title(title)
            if words and (owners := self._owners(owner)):
                yield words, frozenset(owners)

    def _owners(self, name: str) -> list[str]:
        """The organisations that words mean: by name, by what is theirs (Cambodian), or by whose part they
        are (Cambodia’s Foreign Ministry)."""
        bare = re.sub(r"^(?:the|that|a)\s+", "", name.strip(), flags=re.IGNORECASE)
        for form in (bare, f"the {bare}", bare.removesuffix("s")):  # Cambodias Foreign Minister
            if found := self._named(form):
                return found
        words = fold_words(bare)
        state, used = state_in(words)
        if state and all(at in used or word in _STYLES for at, word in enumerate(words)):
            return self._named(state)
        for owner, part in _partings(bare):
            wholes = set(self._owners(owner))
            if wholes and (found := [id_ for id_ in self._owners(part) if wholes & self._up(id_)]):
                return found
        return []

    def _up(self, id_: str | None) -> frozenset[str]:
        """An organisation, what it is part of, and so on up to the whole."""
        found: list[str] = []
        while id_ and id_ not in found:
            found.append(id_)
            id_ = self._wholes.get(id_)
        return frozenset(found)

    def _offices(self) -> Iterator[_Post]:
        sql = "SELECT person, title, office.organisation FROM office ORDER BY person, position"
        for person, title, organisation in self._store.rows(sql):
            yield _Post(
                person, self._without(_title(title), organisation), organisation, self._up(organisation)
            )

    def _organs(self) -> Iterator[_Post]:
        """Collectives and people without a name that are called by a post of their organisation."""
        sql = """SELECT person.id, text, organisation FROM person
                 JOIN alias ON alias.kind = 'person' AND entity = person.id AND origin <> 'id'
                 WHERE organisation IS NOT NULL AND (person.kind = 'collective' OR unnamed)"""
        for person, text, organisation in self._store.rows(sql):
            words = fold_words(text)
            state, used = state_in(words)
            own = used if state and organisation in self._named(state) else frozenset()
            title = _title(" ".join(word for at, word in enumerate(words) if at not in own))
            if title := self._without(title, organisation):
                yield _Post(person, title, organisation, self._up(organisation))

    def _without(self, title: frozenset[str], organisation: str | None) -> frozenset[str]:
        """The words of a title without the name of whose it is, where it begins with that."""
        sql = "SELECT folded FROM alias WHERE kind = 'organisation' AND entity = ?"
        for (name,) in self._store.rows(sql, (organisation or "",)):
            words = set(name.split())
            if words and words < title:
                return title - words
        return title


def _partings(name: str) -> Iterator[tuple[str, str]]:
    """The ways to part words into an owner and what is theirs: Y of X; X’s Y and, as an adjective, X Y."""
    for match in _OF.finditer(name):
        yield name[match.end() :], name[: match.start()]
    words = name.split()
    for end in range(min(len(words), _LONGEST) - 1, 0, -1):
        yield " ".join(words[:end]), " ".join(words[end:])


def _title(text: str) -> frozenset[str]:
    """What counts of a title, folded: one post has one, however it is called and in whatever order."""
    words = [word for each in fold_words(text) for word in _SAME.get(each, each).split()]
    title = frozenset(word for word in words if word not in _SMALL | _TIMES | _HONOURS)
    if title in _TOP_DIPLOMAT:
        return _FOREIGN
    if title >= _FOREIGN and title <= _FOREIGN | _BESIDE_FOREIGN:
        return _FOREIGN
    return title - {"affairs"} if "minister" in title else title


def _is_of_kind(title: frozenset[str], longer: frozenset[str]) -> bool:
    """Whether a longer title says more of the post that a short one means, and not of a lesser one."""
    return not ROLES.isdisjoint(title) and _LESSER.isdisjoint(longer - title)


def find_by_post(find_people: Callable[[str], list[str]], posts: Posts, name: str) -> list[str]:
    """The ids of those whom the words for a post mean, alone or around a name (“Cambodia’s Foreign Minister
    Prak Sokhonn”); `find_people` gives the ids of those who go by a name."""
    words = name.split()[:_LONGEST]
    stretches = combinations(range(len(words) + 1), 2)
    for start, end in sorted(stretches, key=lambda ends: ends[0] - ends[1]):
        post = " ".join([*words[:start], *words[end:]])
        people = find_people(" ".join(words[start:end])) if post else []
        if people and set(people) & set(posts.find(post)):
            return people
    return posts.find(name)
