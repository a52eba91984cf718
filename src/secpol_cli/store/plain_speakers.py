"""Who wrote plain files and who speaks in them, as the people and statements of a corpus."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from secpol_cli.store.address import join
from secpol_cli.text.folding import fold
from secpol_cli.text.own_words import own_spans

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

_SPOKEN = ("paragraph", "list-item", "heading", "caption")  # blocks that are the speaker's where there is one


class Described(NamedTuple):
    """A document as others describe it: its citation (CSL), the names of its authors where these are sure,
    and of the one whose words all of it is."""

    citation: Mapping[str, Any]
    authors: Sequence[str] = ()
    speaker: str | None = None


def write_descriptions(db: sqlite3.Connection, described: Mapping[str, Described]) -> None:
    """Write what is known of documents, by id, in place of what was known before."""
    for table in ("person", "statement"):
        db.execute(f"DELETE FROM {table}")
    db.execute("DELETE FROM alias WHERE kind = 'person'")
    db.execute("DELETE FROM passage WHERE kind = 'statement'")
    names = [name for each in described.values() for name in (*each.authors, each.speaker) if name]
    ids = {name: fold(name).replace(" ", "-") for name in names}
    for position, (id_, name) in enumerate({id_: name for name, id_ in reversed(ids.items()) if id_}.items()):
        _write_person(db, id_, position, name)
    for doc, each in described.items():
        citation = dict(each.citation)
        if each.authors:
            citation["author"] = [{"person": ids[name]} for name in each.authors]
        db.execute(
            "UPDATE document SET title = ?, type = ?, citation_json = ? WHERE id = ?",
            (citation.get("title"), citation.get("type"), json.dumps(citation, ensure_ascii=False), doc),
        )
        _write_title(db, doc, str(citation.get("title") or ""))
        if each.speaker and ids[each.speaker]:
            _write_statement(db, doc, ids[each.speaker])


def _write_person(db: sqlite3.Connection, id_: str, position: int, name: str) -> None:
    columns = "(id, position, name, kind, unnamed)"
    db.execute(f"INSERT INTO person {columns} VALUES (?, ?, ?, 'person', 0)", (id_, position, name))
    for number, (origin, text) in enumerate((("id", id_), ("name", name))):
        db.execute(
            "INSERT INTO alias VALUES ('person', ?, ?, ?, ?, ?)", (id_, number, text, fold(text), origin)
        )


def _write_title(db: sqlite3.Connection, doc: str, title: str) -> None:
    db.execute("DELETE FROM alias WHERE kind = 'document' AND entity = ? AND origin = 'name'", (doc,))
    if title:
        db.execute(
            "INSERT INTO alias SELECT 'document', ?, coalesce(max(position), 0) + 1, ?, ?, 'name' FROM alias "
            "WHERE kind = 'document' AND entity = ?",
            (doc, title, fold(title), doc),
        )


def _write_statement(db: sqlite3.Connection, doc: str, speaker: str) -> None:
    """All that a document says, but for its notes, as one statement."""
    marks = ", ".join("?" * len(_SPOKEN))
    blocks = db.execute(
        f"SELECT block, text FROM block WHERE doc = ? AND kind IN ({marks}) ORDER BY position",
        (doc, *_SPOKEN),
    ).fetchall()
    spans = [(block, *span) for block, text in blocks for span in own_spans(text)]
    write_speech(db, doc, "s1", 0, speaker, spans)


def write_speech(
    db: sqlite3.Connection,
    doc: str,
    id_: str,
    position: int,
    speaker: str,
    spans: Sequence[tuple[str, int, int]],
) -> None:
    """Write what one person says in all of a document as one statement; `spans` are those of its blocks, by
    id, without what others say there."""
    address = join(doc, id_)
    db.execute(
        "INSERT INTO statement (address, doc, id, position, speaker, mode, whole) "
        "VALUES (?, ?, ?, ?, ?, 'direct', 1)",
        (address, doc, id_, position, speaker),
    )
    db.executemany(
        "INSERT INTO passage VALUES ('statement', ?, ?, ?, ?, ?, ?)",
        [(address, order, doc, *span) for order, span in enumerate(spans)],
    )
