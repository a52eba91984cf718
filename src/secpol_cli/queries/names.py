"""Looking entities up by id or by any name they go by."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.errors import UnknownValue, UsageError
from secpol_cli.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secpol_cli.queries.offices import Posts
    from secpol_cli.store.store import Store

HERE = "this corpus"  # where a name is unknown: others may have it
_LONG = 60  # letters; longer names, which are titles and descriptions, are not suggested
_BEGINNING = 3  # words of a name that stand for the whole; two may begin several (ASEAN Regional …)
_CALLED = {"person": "speaker or person", "document": "document", "organisation": "organisation"}


def find_entity(store: Store, kind: str, value: str) -> str:
    """The id of the entity of `kind` that goes by `value`: an id, a name, an acronym or an alias.

    Case, accents and punctuation do not matter, nor the zeros before a document's
    number (3 for 003).  Raises UnknownValue with the nearest names, or UsageError
    where several entities share the name.
    """
    ids = find_documents(store, value) if kind == "document" else find_entities(store, kind, value)
    if len(ids) == 1:
        return ids[0]
    if ids:
        raise UsageError(f"“{value}” may be {' or '.join(ids)}", "name one of them by its id")
    near = nearest_names(store, value, kind)
    raise UnknownValue(_CALLED.get(kind, kind), value, near, _listing(kind), HERE)


def find_each(store: Store, kind: str, values: Iterable[str] | None) -> tuple[str, ...]:
    """The ids of the entities of `kind` that go by some values, each once.  Raises as `find_entity`."""
    return tuple(dict.fromkeys(find_entity(store, kind, value) for value in values or ()))


def find_either(store: Store, values: Iterable[str] | None) -> tuple[str, ...]:
    """The ids of the organisations or, where there is none of that name, the people that go by some values.

    Raises as `find_entity`, with the nearest names of both.
    """
    found: dict[str, None] = {}
    for value in values or ():
        kind = "organisation" if find_entities(store, "organisation", value) else "person"
        if kind == "person" and not find_entities(store, "person", value):
            near = nearest_names(store, value, "organisation", limit=2) + nearest_names(
                store, value, "person", limit=2
            )
            raise UnknownValue("person or organisation", value, near, None, HERE)
        found[find_entity(store, kind, value)] = None
    return tuple(found)


def find_entities(store: Store, kind: str, value: str) -> list[str]:
    """The ids of all entities of `kind` that go by `value`; an exact id stands alone.

    Where no name is like that, people go by their posts, too (Cambodia's Foreign Minister, or the Foreign
    Minister of Cambodia), and organisations by three words and more with which the name of one begins (the
    Treaty of Amity).
    """
    value = storable(value)
    if store.row("SELECT 1 FROM alias WHERE kind = ? AND entity = ?", (kind, value)):
        return [value]
    found = _named(store, kind, value)
    if kind == "organisation" and not found:
        return _begun(store, kind, value)
    return _in_post(store, value) if kind == "person" and not found and " " in value.strip() else found


def load_posts(store: Store) -> Posts:
    """The posts of people, by the words for them."""
    from secpol_cli.queries.offices import Posts  # only what goes by no name is looked up by a post

    return Posts(store, partial(_named, store, "organisation"))


def _in_post(store: Store, value: str) -> list[str]:
    from secpol_cli.queries.offices import find_by_post

    return find_by_post(partial(_named, store, "person"), load_posts(store), value)


def _begun(store: Store, kind: str, value: str) -> list[str]:
    """The one entity of `kind` with a name that begins with the words of `value`, if these are three or more
    without an article."""
    folded = fold(value).removeprefix("the ")
    if len(folded.split()) < _BEGINNING:
        return []
    sql = "SELECT DISTINCT entity FROM alias WHERE kind = ? AND folded > ? AND folded < ? LIMIT 2"
    found = [entity for (entity,) in store.rows(sql, (kind, f"{folded} ", f"{folded}!"))]
    return found if len(found) == 1 else []


def _named(store: Store, kind: str, value: str) -> list[str]:
    """The ids of all entities of `kind` of which `value` is a name."""
    folded = fold(value)
    if not folded:
        return []
    sql = "SELECT DISTINCT entity FROM alias WHERE kind = ? AND folded = ? ORDER BY entity"
    return [entity for (entity,) in store.rows(sql, (kind, folded))]


def find_documents(store: Store, value: str) -> list[str]:
    """The ids of all documents that go by `value`, or, where there are none, that have this number as id,
    with or without zeros before it: 3 for 003."""
    found = find_entities(store, "document", value)
    number = value.strip()
    if found or not (number.isascii() and number.isdigit()):
        return found
    sql = "SELECT id FROM document WHERE ltrim(id, '0') = ? ORDER BY id"
    return [id_ for (id_,) in store.rows(sql, (number.lstrip("0"),))]


class Bearers(NamedTuple):
    """The ids of the people and organisations that go by one name."""

    people: frozenset[str]
    organisations: frozenset[str]


def find_bearers(store: Store, name: str) -> Bearers:
    """The people, collectives and organisations that go by `name`; case, accents and punctuation do not
    matter."""
    folded = fold(name)
    sql = "SELECT DISTINCT kind, entity FROM alias WHERE folded = ? AND kind IN ('person', 'organisation')"
    rows = store.rows(sql, (folded,)) if folded else []
    return Bearers(
        frozenset(id_ for kind, id_ in rows if kind == "person"),
        frozenset(id_ for kind, id_ in rows if kind == "organisation"),
    )


def names_of_people(store: Store) -> list[tuple[str, str]]:
    """The ids of single people, each with one of the names they go by, folded; those without a name of their
    own ("the author of …") are left out."""
    sql = """SELECT entity, alias.folded FROM alias JOIN person ON person.id = entity
             WHERE alias.kind = 'person' AND origin <> 'id' AND person.kind = 'person' AND NOT unnamed"""
    return [(row[0], row[1]) for row in store.rows(sql)]


def name_words(store: Store) -> frozenset[str]:
    """The words, folded, of which short names of people and organisations, and offices, are made."""
    return frozenset(word for (word,) in store.rows("SELECT word FROM name_word"))


def other_names(store: Store, name: str) -> frozenset[str]:
    """What else, folded, the people and organisations are called that go by a folded name."""
    sql = """SELECT DISTINCT other.folded FROM alias AS named
             JOIN alias AS other ON other.kind = named.kind AND other.entity = named.entity
             WHERE named.kind IN ('person', 'organisation') AND named.folded = ?"""
    return frozenset(folded for (folded,) in store.rows(sql, (name,)) if folded and folded != name)


def folded_names(store: Store, people: Iterable[str]) -> frozenset[str]:
    """All names, folded, of some people and collectives, by id."""
    sql = "SELECT folded FROM alias WHERE kind = 'person' AND entity = ?"
    return frozenset(folded for id_ in people for (folded,) in store.rows(sql, (id_,)) if folded)


def nearest_names(store: Store, value: str, kind: str = "", *, limit: int = 3) -> list[str]:
    """The names most like `value`, best first, one an entity; of one kind, or of all."""
    from secpol_cli.nearest import nearest

    sql = """SELECT text, kind, entity FROM alias WHERE origin <> 'outside' AND ? IN (kind, '')
             AND length(text) <= ? ORDER BY origin = 'id', kind, entity, position"""
    named: dict[str, tuple[str, str]] = {}
    for text, kind_, entity in store.rows(sql, (kind, _LONG)):
        named.setdefault(text, (kind_, entity))
    found: dict[tuple[str, str], str] = {}
    for name in nearest(value, named, limit=5 * limit):
        found.setdefault(named[name], name)
    return list(found.values())[:limit]


def storable(text: str) -> str:
    """`text` without halves of surrogate pairs, which broken arguments have and no store takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _listing(kind: str) -> str | None:
    commands = {"person": "speakers", "organisation": "orgs", "document": "docs", "principle": "principles"}
    return f"list them with: secpol {commands[kind]}" if kind in commands else None
