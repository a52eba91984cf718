"""Values for a shell that completes: `secpol --complete KIND [PREFIX]`.

A person waits for this between two keys, so it loads neither the command line
nor a module that it can do without.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False  # what `typing` says too; loading it takes as long as starting Python does
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    from secpol_cli.store.address import Address

    Values = Iterable[tuple[str, str]]
    """What may stand on the command line, and a few words on each."""

_DESCRIBED = 72  # code points of a description; shells cut what is too long for their line
_ENOUGH = 2  # letters typed, before 10,000 styles are offered
_NAMED = """
SELECT DISTINCT entity, coalesce((SELECT text FROM alias AS name
  WHERE name.kind = alias.kind AND name.entity = alias.entity AND origin = 'name'), '')
FROM alias WHERE kind = :kind AND substr(replace(folded, ' ', ''), 1, length(:key)) = :key ORDER BY entity"""
_CALLED = """
SELECT DISTINCT entity FROM alias WHERE kind = 'document' AND :key <> ''
  AND (entity = :name OR replace(folded, ' ', '') = :key OR ltrim(entity, '0') = :number)
  ORDER BY entity <> :name, entity LIMIT 1"""
_PARTS = """
SELECT * FROM (SELECT block, substr(text, 1, :length) FROM block
  WHERE doc = :doc AND substr(block, 1, length(:part)) = :part ORDER BY position)
UNION ALL SELECT * FROM (
  SELECT statement.id, name || ': ' || substr(text, start + 1, min("end" - start, :length)) FROM statement
  JOIN passage ON passage.kind = 'statement' AND owner = address AND passage.position = 0
  JOIN block ON block.doc = passage.doc AND block.block = passage.block
  JOIN person ON person.id = speaker
  WHERE statement.doc = :doc AND substr(statement.id, 1, length(:part)) = :part
  ORDER BY statement.position)"""
_WORKS = """
SELECT id, csl_json FROM reference
WHERE doc = :doc AND substr(id, 1, length(:work)) = :work ORDER BY position"""
_FAILED, _USAGE, _INTERRUPTED = 70, 2, 130


def print_values(arguments: list[str]) -> int:
    """Print the values of a kind that begin so, as `value<TAB>description` lines; returns the status.

    `arguments` are a kind and, where something is typed already, its beginning.
    Whatever goes wrong, nothing is printed, on stderr neither.
    """
    if not 1 <= len(arguments) <= 2 or arguments[0] not in KINDS:
        return _USAGE
    try:
        values = find_values(*arguments)
        _write("".join(f"{value}\t{_short(words)}\n" for value, words in values if value.isprintable()))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:
        return int(getattr(error, "status", _FAILED))
    return 0


def find_values(kind: str, prefix: str = "") -> Values:
    """The values of a kind that begin with `prefix`, or are called something that does.

    Case, accents and punctuation do not matter.  Entities come by id, the parts
    of a document in reading order.  Raises KeyError for a kind that is not one
    of KINDS, and what building the store raises.
    """
    return KINDS[kind](prefix)


def _styles(prefix: str) -> Values:
    """Short names, each with the id it stands for; from two letters on ids, and the user's own files."""
    from secpol_cli.citation.style_names import STYLES_SHORT, styles_directory

    typed = "-".join(prefix.casefold().split())
    found = [(name, id_) for name, id_ in STYLES_SHORT.items() if name.startswith(typed)]
    if len(prefix) < _ENOUGH:
        return found
    directory = styles_directory()
    names = os.listdir(directory) + os.listdir(os.path.join(directory, "dependent"))
    ids = sorted(name[:-4] for name in names if name.startswith(typed) and name.endswith(".csl"))
    found += [(id_, "") for id_ in ids if id_ not in STYLES_SHORT]
    return found + [(name, "a file") for name in _style_files(prefix)]


def _style_files(prefix: str) -> list[str]:
    folder, start = os.path.split(prefix)
    names = os.listdir(folder or ".") if os.path.isdir(folder or ".") else []
    typed = prefix.removesuffix(start)  # with the slashes that were typed
    return sorted(typed + n for n in names if n.startswith(start) and n.lower().endswith(".csl"))


def _stored(query: Callable[[sqlite3.Connection, str], Values]) -> Callable[[str], Values]:
    def find(prefix: str) -> Values:
        from secpol_cli.completion.opening import ask_store

        return ask_store(lambda store: query(store, prefix))

    return find


def _entities(*kinds: str) -> Callable[[sqlite3.Connection, str], Values]:
    """Ids of entities, found by any of their names."""

    def query(store: sqlite3.Connection, prefix: str) -> Values:
        key = completion_key(prefix)
        if prefix and not key:
            return []
        return [row for kind in kinds for row in store.execute(_NAMED, {"kind": kind, "key": key})]

    return query


def _addresses(*kinds: str) -> Callable[[sqlite3.Connection, str], Values]:
    """Ids of entities; behind the slash of `003/` what that document has, and behind the colon of `003:`
    what it cites."""
    entities = _entities(*kinds)

    def query(store: sqlite3.Connection, prefix: str) -> Values:
        from secpol_cli.store.address import Address

        typed = Address.parse(prefix)
        if typed.part is None and typed.work is None:
            return entities(store, prefix)
        number = typed.doc.lstrip("0") if typed.doc.isdigit() else None
        named = {"name": typed.doc, "key": completion_key(typed.doc), "number": number}
        docs = [doc for (doc,) in store.execute(_CALLED, named).fetchall()]
        if not docs and typed.work is not None:  # a name with a colon in it
            return entities(store, prefix)
        return [value for doc in docs for value in _inside(store, doc, typed)]

    return query


def _inside(store: sqlite3.Connection, doc: str, typed: Address) -> Values:
    """Blocks, notes and statements of a document, or works that it cites, whose ids begin as is typed."""
    from secpol_cli.store.address import Address

    if typed.work is not None:
        import json

        rows = store.execute(_WORKS, {"doc": doc, "work": typed.work}).fetchall()
        return [(str(Address(doc, work=key)), str(json.loads(csl).get("title", ""))) for key, csl in rows]
    part = (typed.part or "").lower()
    rows = store.execute(_PARTS, {"doc": doc, "part": part, "length": _DESCRIBED + 1}).fetchall()
    return [(str(Address(doc, part=id_)), words) for id_, words in rows]


def _few(sql: str) -> Callable[[sqlite3.Connection, str], Values]:
    """Values of which a corpus has so few that the store keeps no folded names of them.

    `sql` gives ids and labels; the labels count where no id begins so.
    """

    def query(store: sqlite3.Connection, prefix: str) -> Values:
        rows = store.execute(sql).fetchall()
        key = completion_key(prefix)
        if not prefix or not key:
            return [] if prefix else rows
        return _beginning(rows, 0, key) or _beginning(rows, 1, key)

    return query


def _beginning(rows: list[tuple[str, str]], column: int, key: str) -> list[tuple[str, str]]:
    return [row for row in rows if completion_key(row[column]).startswith(key)]


def completion_key(text: str) -> str:
    """`text` folded, without the spaces: what is typed is unfinished, and folding cannot tell yet
    whether its last hyphen parts words, as in `hun-sen`, or joins them, as in `non-interference`.
    """
    plain = text.replace("-", "").replace(" ", "")
    if plain.isascii() and (plain.isalnum() or not plain):
        return plain.lower()  # what follows would say the same, and takes long to load
    from secpol_cli.text.folding import fold

    return fold(text).replace(" ", "")


def _short(text: str) -> str:
    """On one line, without what could command a terminal."""
    safe = "".join(character if character.isprintable() else " " for character in text)
    return safe if len(safe) <= _DESCRIBED else safe[: _DESCRIBED - 1].rstrip() + "…"


def _write(text: str) -> None:
    rest = text.encode("utf-8", "replace")  # past sys.stdout, which has the locale's encoding
    while rest:
        rest = rest[os.write(1, rest) :]


KINDS: dict[str, Callable[[str], Values]] = {
    "documents": _stored(_entities("document")),
    "people": _stored(_entities("person")),
    "organisations": _stored(_entities("organisation")),
    "entities": _stored(_entities("organisation", "person")),
    "principles": _stored(_entities("principle")),
    "events": _stored(_entities("event")),
    "groups": _stored(_few("SELECT id, label FROM principle_group ORDER BY id")),
    "organisation-kinds": _stored(_few("SELECT DISTINCT kind, '' FROM organisation ORDER BY kind")),
    "places": _stored(_few("SELECT DISTINCT place, '' FROM event WHERE place IS NOT NULL ORDER BY place")),
    "addresses": _stored(_addresses("document")),
    "subjects": _stored(_addresses("document", "person", "organisation", "principle", "event")),
    "styles": _styles,
}
