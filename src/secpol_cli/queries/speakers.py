"""Whom a speaker includes, and for whom they speak."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING

from secpol_cli.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secpol_cli.queries.utterances import Voice
    from secpol_cli.store.store import Store

_PUBLISHERS = ("container-title", "publisher", "collection-title", "archive", "authority")


def has_people(store: Store) -> bool:
    """Whether a corpus has people at all; plain files have none."""
    return store.row("SELECT 1 FROM person") is not None


def has_statements(store: Store, doc: str) -> bool:
    """Whether a document is annotated: whether it has a statement at all."""
    return store.row("SELECT 1 FROM statement WHERE doc = ?", (doc,)) is not None


def is_one_speech(store: Store, doc: str) -> bool:
    """Whether all that a document says is said to be one person's."""
    return store.row("SELECT 1 FROM statement WHERE doc = ? AND whole", (doc,)) is not None


def held_titles(store: Store, person: str, doc: str | None) -> list[str]:
    """The titles of the offices of a person, each followed by all names of the organisation it is of; of
    those with dates the ones held when a document was written."""
    sql = """SELECT title || ' ' || coalesce(group_concat(alias.text, ' '), '') FROM office
             LEFT JOIN alias ON alias.kind = 'organisation' AND alias.entity = office.organisation
             WHERE person = ? AND NOT EXISTS (
             SELECT 1 FROM document WHERE document.id = ?
             AND (document.latest < office.earliest OR document.earliest > office.latest))
             GROUP BY office.position"""
    return [str(title) for (title,) in store.rows(sql, (person, doc))]


def organisations_of(store: Store, people: Iterable[str]) -> frozenset[str]:
    """The ids of the organisations to which some people, by id, belong."""
    sql = "SELECT organisation FROM person WHERE id = ? AND organisation IS NOT NULL"
    return frozenset(str(id_) for person in people for (id_,) in store.rows(sql, (person,)))


def load_members(store: Store) -> dict[str, frozenset[str]]:
    """The ids of the members of each collective, by its id."""
    found: dict[str, set[str]] = {}
    for collective, person in store.rows("SELECT collective, person FROM member"):
        found.setdefault(collective, set()).add(person)
    return {collective: frozenset(members) for collective, members in found.items()}


def load_offices(store: Store) -> dict[str, frozenset[str]]:
    """The ids of all who are known to have held an office, by its title, folded."""
    held: dict[str, set[str]] = {}
    for person, title in store.rows("SELECT person, title FROM office"):
        held.setdefault(fold(title), set()).add(person)
    return {title: frozenset(people) for title, people in held.items()}


def titles_of(store: Store, doc: str) -> list[str]:
    """What a document is called, and the occasions of its statements: the texts that it reports on."""
    sql = """SELECT title FROM document WHERE id = ?1
             UNION SELECT occasion FROM statement WHERE doc = ?1
             UNION SELECT event.label FROM statement JOIN event ON event.id = occasion_event WHERE doc = ?1"""
    return [str(title) for (title,) in store.rows(sql, (doc,)) if title]


def documents_of(store: Store, people: Iterable[str]) -> frozenset[str]:
    """The ids of the documents in which one of some people speaks."""
    sql = "SELECT DISTINCT doc FROM statement WHERE speaker = ?"
    return frozenset(doc for person in people for (doc,) in store.rows(sql, (person,)))


class Speakers:
    """The people of a corpus as speakers; what was looked up is kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._organisations: dict[tuple[str | None, str | None], frozenset[str]] = {}

    def who_says_it(self, voice: Voice) -> frozenset[str]:
        """The ids of those whose words a voice's are: the speaker, and the members of a collective; or the
        authors, and the collective that is they."""
        if voice.speaker is not None:
            return frozenset([voice.speaker]) | self._members.get(voice.speaker, frozenset())
        authors = frozenset(voice.authors)
        shared = self._collectives.get(voice.authors[0], ()) if len(authors) > 1 else ()
        return authors.union(id_ for id_ in shared if self._members[id_] == authors)

    def who_may_be_named(self, voice: Voice) -> frozenset[str]:
        """The ids of those by whom a voice may rightly be called: who says it, and the collectives to which
        the speaker belongs."""
        return self.who_says_it(voice).union(self._collectives.get(voice.speaker or "", ()))

    def organisations(self, voice: Voice) -> frozenset[str]:
        """The ids of the organisations for which a voice speaks; none for authors.

        They are that of the statement, the speaker's own, those of the speaker's
        offices, and what these are parts of.
        """
        key = voice.speaker, voice.organisation
        if key not in self._organisations:
            found = {voice.organisation} if voice.organisation else set()
            sql = """SELECT organisation FROM office WHERE person = ? AND organisation IS NOT NULL
                     UNION SELECT organisation FROM person WHERE id = ? AND organisation IS NOT NULL"""
            found.update(id_ for (id_,) in self._store.rows(sql, (voice.speaker, voice.speaker)))
            for id_ in list(found):
                whole = self._store.value("SELECT part_of FROM organisation WHERE id = ?", (id_,))
                found |= {str(whole)} if whole else set()
            self._organisations[key] = frozenset(found)
        return self._organisations[key]

    def is_unnamed(self, voice: Voice) -> bool:
        """Whether a voice is that of one person of whom the corpus does not know who they are."""
        sql = "SELECT 1 FROM person WHERE id = ? AND unnamed AND kind = 'person'"
        return self._store.row(sql, (voice.speaker,)) is not None

    def is_without_name(self, voice: Voice) -> bool:
        """Whether the corpus does not know who a speaker is, be it one or several."""
        sql = "SELECT 1 FROM person WHERE id = ? AND unnamed"
        return self._store.row(sql, (voice.speaker,)) is not None

    def is_collective(self, voice: Voice) -> bool:
        """Whether a voice is that of several people at once."""
        sql = "SELECT 1 FROM person WHERE id = ? AND kind = 'collective'"
        return len(voice.authors) > 1 or self._store.row(sql, (voice.speaker,)) is not None

    def has_words_of(self, person: str) -> bool:
        """Whether a person speaks anywhere in the corpus."""
        return self._store.row("SELECT 1 FROM statement WHERE speaker = ?", (person,)) is not None

    def is_publisher(self, doc: str, name: str) -> bool:
        """Whether a name is that of a document's publisher or periodical."""
        folded = fold(name).removeprefix("the ")
        citation = json.loads(
            str(self._store.value("SELECT citation_json FROM document WHERE id = ?", (doc,)))
        )
        publishers = fold(" | ".join(str(citation[key]) for key in _PUBLISHERS if key in citation))
        return bool(folded) and f" {folded} " in f" {publishers} "

    @cached_property
    def _members(self) -> dict[str, frozenset[str]]:
        return load_members(self._store)

    @cached_property
    def _collectives(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for collective, members in self._members.items():
            for person in members:
                found.setdefault(person, []).append(collective)
        return found
