"""Compiling: authored records → rows of the store.

Every function writes into an open transaction and raises nothing of its own:
what comes here has passed `integrity`.
"""

from __future__ import annotations

import json
import re
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from secpol_cli.corpus import format as authored
from secpol_cli.corpus.anchors import AnchorError, PlainText, find_cut, normalize, plain_text, resolve
from secpol_cli.corpus.discourse.cues import resolve_cue
from secpol_cli.corpus.discourse.replies import address_of_answered
from secpol_cli.corpus.discourse.speeches import SPEECH, speech_spans
from secpol_cli.corpus.mentions import document_mentions
from secpol_cli.dates.bounds import resolve_date
from secpol_cli.store.address import join, note_part
from secpol_cli.store.checksums import sum_of_block
from secpol_cli.store.plain_speakers import write_speech
from secpol_cli.store.printed_pages import write_pages
from secpol_cli.store.store import APPLICATION_ID, SCHEMA_VERSION
from secpol_cli.text.folding import fold, fold_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from secpol_cli.corpus.load import Document, Vocabulary
    from secpol_cli.store.word_index import WordIndex

_DOCUMENT_TABLES = ("block", "page", "mention", "naming", "reference", "note_reference", "statement", "alias")
_STATEMENT_TABLES = ("statement_principle", "statement_note", "holder", "reply")
_VOCABULARY_TABLES = (
    "person",
    "office",
    "member",
    "organisation",
    "principle",
    "principle_relation",
    "principle_group",
    "event",
    "event_entity",
    "evidence",
    "name_word",
)
RUNNING = ("paragraph", "list-item", "heading")  # kinds of blocks of which the share annotated is told
_FLOW = ("paragraph", "list-item")  # kinds of blocks that a sentence may run across
_SHORT_NAME = 3  # words
DATE_FIELDS = ("stated", "inferred", "basis", "earliest", "latest", "text")  # in the order of their columns
NOTE_KIND = "endnote"


class TextBlock(NamedTuple):
    """A stretch of a text, or one of its notes (id `nN`, kind NOTE_KIND)."""

    id: str
    kind: str
    plain: PlainText
    note: str | None = None


class Text(NamedTuple):
    """A document without annotations: `file` relative to the folder, `citation` CSL, `words` without notes,
    `source` the file that its words are held against.

    The notes stand behind the other blocks.
    """

    id: str
    file: str
    title: str | None
    description: str | None
    citation: Mapping[str, object]
    blocks: Sequence[TextBlock]
    words: int
    date: authored.Date | None = None
    note: str | None = None
    departure: str | None = None
    source: str | None = None


def create_schema(db: sqlite3.Connection) -> None:
    """Make the empty tables."""
    db.executescript(resources.files("secpol_cli.store").joinpath("schema.sql").read_text("utf-8"))
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def write_document(
    db: sqlite3.Connection, document: Document, departure: str | None, index: WordIndex
) -> None:
    """Write a document and all that belongs to it; `departure` says where it is not its source."""
    record = document.record
    blocks = [TextBlock(block.id, block.kind, plain_text(block.text), block.note) for block in record.blocks]
    blocks += [
        TextBlock(note_part(note.n), NOTE_KIND, plain_text(note.text), note.note) for note in record.notes
    ]
    text = Text(
        id=record.id,
        file=document.file.name,
        title=record.citation.get("title"),
        description=record.description,
        citation=_in_language(record),
        blocks=blocks,
        words=sum(len(block.text.split()) for block in record.blocks),
        date=record.date,
        note=record.note,
        departure=departure,
        source=record.source.file,
    )
    write_text(db, text, index)
    write_pages(db, record.id, _pages(record))
    for position, (id_, csl) in enumerate(record.references.items()):
        _insert(db, "reference", (record.id, id_, position, json.dumps(csl, ensure_ascii=False)))
    for note_ in record.notes:
        for position, reference in enumerate(note_.cites):
            _insert(db, "note_reference", (record.id, note_.n, position, reference))
    plain = {block.id: block.plain.text for block in blocks}
    for position, statement in enumerate(record.statements):
        _write_statement(db, record.id, position, statement, plain)
    if record.speaker:
        spans = speech_spans(record, plain)
        write_speech(db, record.id, SPEECH, len(record.statements), record.speaker, spans)
    for kind, entity in sorted({(mention.kind, mention.id) for mention in document_mentions(document)}):
        _insert(db, "mention", (record.id, kind, entity))


def _pages(record: authored.Document) -> list[tuple[str, int, int, str | None]]:
    """Where in the blocks pages begin: at their beginning, and where a page has cut them."""
    starts = [(block.id, 0, block.page) for block in record.blocks if block.page]
    texts = {block.id: block.text for block in record.blocks}
    for change in record.transcription:
        if change.by == "page" and change.page and change.at and change.block in texts:
            at = find_cut(change.at, texts[change.block])
            starts += [(change.block, at, change.page)] if at is not None else []
    return [(block, at, int(page) if page.isdecimal() else 0, page) for block, at, page in sorted(starts)]


def _in_language(record: authored.Document) -> dict[str, Any]:
    """The citation of a document, with the language that it is in."""
    return {**({"language": record.language} if record.language else {}), **record.citation}


def write_text(db: sqlite3.Connection, text: Text, index: WordIndex) -> None:
    """Write a text: a document without annotations."""
    _insert(
        db,
        "document",
        (text.id, text.file, text.source, text.title, text.description, text.citation.get("type", "document"))
        + (json.dumps(text.citation, ensure_ascii=False), *_date(text.date))
        + (text.words, text.note, *_sizes(text.blocks), text.departure),
    )
    names = [("id", text.id), ("name", text.title or text.description or "")]
    _write_aliases(db, "document", text.id, names)
    _write_blocks(db, text.id, text.blocks, index)


def _sizes(blocks: Sequence[TextBlock]) -> tuple[int, int, int]:
    """How many blocks there are, how many notes, and how many characters of running text."""
    notes = sum(block.kind == NOTE_KIND for block in blocks)
    running = sum(len(block.plain.text) for block in blocks if block.kind in RUNNING)
    return len(blocks) - notes, notes, running


def delete_document(db: sqlite3.Connection, doc: str, index: WordIndex) -> None:
    """Take a document and all that belongs to it out of the store."""
    for number, text in db.execute("SELECT number, text FROM block WHERE doc = ?", (doc,)).fetchall():
        index.remove(number, text)
    db.execute("DELETE FROM passage WHERE kind = 'statement' AND doc = ?", (doc,))
    for table in _STATEMENT_TABLES:
        db.execute(
            f"DELETE FROM {table} WHERE statement IN (SELECT address FROM statement WHERE doc = ?)", (doc,)
        )
    for table in _DOCUMENT_TABLES:
        where = "kind = 'document' AND entity = ?" if table == "alias" else "doc = ?"
        db.execute(f"DELETE FROM {table} WHERE {where}", (doc,))
    db.execute("DELETE FROM document WHERE id = ?", (doc,))


def write_vocabulary(db: sqlite3.Connection, vocabulary: Vocabulary) -> None:
    """Write people, organisations, principles and events anew; the blocks are in the store already."""
    for table in _VOCABULARY_TABLES:
        db.execute(f"DELETE FROM {table}")
    db.execute("DELETE FROM reference WHERE doc = ''")
    db.execute("DELETE FROM alias WHERE kind <> 'document'")
    db.execute("DELETE FROM passage WHERE kind = 'event'")
    db.execute("DELETE FROM meta")
    corpus = vocabulary.corpus
    for key in ("name", "title", "version", "language", "description", "rights"):
        if getattr(corpus, key):
            _insert(db, "meta", (key, getattr(corpus, key)))
    for position, (id_, person) in enumerate(vocabulary.people.items()):
        _write_person(db, id_, position, person)
    for position, (id_, organisation) in enumerate(vocabulary.organisations.items()):
        _write_organisation(db, id_, position, organisation)
    for position, (id_, principle) in enumerate(vocabulary.principles.items()):
        _write_principle(db, id_, position, principle)
    for id_, group in vocabulary.groups.items():
        _insert(db, "principle_group", (id_, group.label))
    for position, (id_, event) in enumerate(vocabulary.events.items()):
        _write_event(db, id_, position, event)
    for position, (id_, csl) in enumerate(vocabulary.references.items()):
        _insert(db, "reference", ("", id_, position, json.dumps(csl, ensure_ascii=False)))
    _write_name_words(db)


def _write_blocks(db: sqlite3.Connection, doc: str, blocks: Sequence[TextBlock], index: WordIndex) -> None:
    (last,) = db.execute("SELECT coalesce(max(number), 0) FROM block").fetchone()
    flowing = [block.id for block in blocks if block.kind in _FLOW]
    following = dict(pairwise(flowing))
    # A block that running text goes on in has the next number: search looks there.
    ordered = sorted(enumerate(blocks), key=lambda each: each[1].kind not in _FLOW)
    for number, (position, (block, kind, plain, note)) in enumerate(ordered, last + 1):
        marks = json.dumps(plain.marks)
        place = (number, doc, block, position)
        row = (
            *place,
            kind,
            plain.text,
            marks,
            note,
            following.get(block),
            sum_of_block(doc, block, plain.text),
        )
        _insert(db, "block", row)
        index.add(number, plain.text)


def _write_statement(
    db: sqlite3.Connection, doc: str, position: int, statement: authored.Statement, texts: dict[str, str]
) -> None:
    address = join(doc, statement.id)
    occasion = statement.occasion or authored.Occasion()
    _insert(
        db,
        "statement",
        (address, doc, statement.id, position, statement.speaker, statement.organisation, statement.mode)
        + (occasion.text, occasion.event, *_date(statement.date), statement.note)
        + (*_force(statement, texts), False),
    )
    for order, link in enumerate(statement.principles):
        _insert(
            db, "statement_principle", (address, order, link.principle, link.stance, link.group, link.order)
        )
        for place, holder in enumerate(_holders(link, statement.speaker)):
            _insert(db, "holder", (address, order, place, holder))
    for order, reply in enumerate(statement.answers):
        _insert(db, "reply", (address, order, address_of_answered(doc, reply.statement), reply.how))
    for n in dict.fromkeys(statement.cites):
        _insert(db, "statement_note", (address, n))
    for order, selector in enumerate(statement.passage):
        span = resolve(selector, texts[selector.block])
        _insert(db, "passage", ("statement", address, order, doc, selector.block, *span))


def _holders(link: authored.PrincipleLink, speaker: str) -> tuple[str, ...]:
    """Who is said to hold a principle; nobody where that is the speaker alone, whom a link without holder
    means, while a speaker beside others holds it with them."""
    holders = tuple(dict.fromkeys(link.holders))
    return () if holders == (speaker,) else holders


def _force(statement: authored.Statement, texts: dict[str, str]) -> tuple[str | int | None, ...]:
    """The act of a statement and where its cue stands, as four columns."""
    force = statement.force
    if force is None or force.cue is None:
        return (force.act if force else None, None, None, None)
    cue = resolve_cue(force.cue, statement, texts)
    return (force.act, cue.block, cue.span.start, cue.span.end)


def _write_person(db: sqlite3.Connection, id_: str, position: int, person: authored.Person) -> None:
    _insert(
        db,
        "person",
        (id_, position, person.name, person.kind, person.unnamed, person.organisation, person.note)
        + (_name_parts(person),),
    )
    for order, office in enumerate(person.offices):
        _insert(db, "office", (id_, order, office.title, office.organisation, *_date(office.date)))
    for order, member in enumerate(person.members):
        _insert(db, "member", (id_, order, member))
    _write_aliases(db, "person", id_, [("id", id_), ("name", person.name), *_aliases(person.aliases)])


def _name_parts(person: authored.Person) -> str | None:
    """A person's name as CSL has it in parts; None for one that is kept whole."""
    if person.family is None:
        return None
    parts = {
        "family": person.family,
        "given": person.given,
        "dropping-particle": person.dropping_particle,
        "non-dropping-particle": person.non_dropping_particle,
        "suffix": person.suffix,
        "static-ordering": person.static_ordering or None,
    }
    return json.dumps({key: part for key, part in parts.items() if part}, ensure_ascii=False)


def _write_organisation(
    db: sqlite3.Connection, id_: str, position: int, organisation: authored.Organisation
) -> None:
    _insert(
        db,
        "organisation",
        (id_, position, organisation.name, organisation.kind, organisation.acronym)
        + (organisation.part_of, organisation.note),
    )
    names = [("id", id_), ("name", organisation.name)]
    if organisation.acronym:
        names.append(("acronym", organisation.acronym))
    _write_aliases(db, "organisation", id_, [*names, *_aliases(organisation.aliases)])


def _write_principle(db: sqlite3.Connection, id_: str, position: int, principle: authored.Principle) -> None:
    _insert(db, "principle", (id_, position, principle.label, principle.definition))
    for relation, others in (("broader", principle.broader), ("related", principle.related)):
        for other in dict.fromkeys(others):
            _insert(db, "principle_relation", (id_, relation, other))
    _write_aliases(
        db, "principle", id_, [("id", id_), ("name", principle.label), *_aliases(principle.aliases)]
    )


def _write_name_words(db: sqlite3.Connection) -> None:
    names = """SELECT folded FROM alias WHERE kind IN ('person', 'organisation') AND origin <> 'id'"""
    runs = [folded.split() for (folded,) in db.execute(names)]
    runs += [fold_words(title) for (title,) in db.execute("SELECT title FROM office")]
    words = {word for run in runs if len(run) <= _SHORT_NAME for word in run}
    db.executemany("INSERT INTO name_word VALUES (?)", [(word,) for word in sorted(words)])


def _write_event(db: sqlite3.Connection, id_: str, position: int, event: authored.Event) -> None:
    _insert(
        db,
        "event",
        (id_, position, event.label, event.kind, event.status, event.place, event.part_of)
        + (*_date(event.date), event.note),
    )
    entities = (
        ("organisation", event.organisations),
        ("person", event.people),
        ("principle", event.principles),
    )
    for kind, ids in entities:
        for order, entity in enumerate(ids):
            _insert(db, "event_entity", (id_, kind, order, entity))
    short = [
        ("text", name.strip(" ()")) for name in re.split(r"(\([^)]*\))", event.label) if "(" in event.label
    ]
    _write_aliases(db, "event", id_, [("id", id_), ("name", event.label), *short])
    for order, quoted in enumerate(event.evidence):
        selector = (quoted.block, quoted.exact, quoted.prefix, quoted.suffix)
        _insert(db, "evidence", (id_, order, quoted.document or "", *selector))
        _write_evidence(db, (id_, order, quoted.document or ""), quoted)


def rewrite_evidence(db: sqlite3.Connection, doc: str) -> bool:
    """Look again for the words of a document that events quote, where it has changed or is gone.

    False where some do not stand there any longer.
    """
    db.execute("DELETE FROM passage WHERE kind = 'event' AND doc = ?", (doc,))
    sql = "SELECT event, position, block, exact, prefix, suffix FROM evidence WHERE doc = ?"
    for event, order, block, exact, prefix, suffix in db.execute(sql, (doc,)).fetchall():
        quoted = authored.Selector(block=block, exact=exact, prefix=prefix, suffix=suffix)
        try:
            _write_evidence(db, (event, order, doc), quoted)
        except (AnchorError, LookupError):
            return False
    return True


def _write_evidence(db: sqlite3.Connection, where: tuple[str, int, str], quoted: authored.Selector) -> None:
    """Write a passage of an event, whose place among its evidence and document are told; raises LookupError
    and AnchorError where it stands nowhere."""
    event, order, doc = where
    row = db.execute("SELECT text FROM block WHERE doc = ? AND block = ?", (doc, quoted.block)).fetchone()
    if row is None:
        raise LookupError(quoted.block)
    _insert(db, "passage", ("event", event, order, doc, quoted.block, *resolve(quoted, row[0])))


def _aliases(aliases: Iterable[str | authored.Alias]) -> Iterable[tuple[str, str]]:
    for alias in aliases:
        if isinstance(alias, str):
            yield "text", alias
        else:
            yield ("outside" if alias.outside else "text"), alias.text


def _write_aliases(db: sqlite3.Connection, kind: str, entity: str, names: Iterable[tuple[str, str]]) -> None:
    for position, (origin, text) in enumerate(names):
        if text:
            _insert(db, "alias", (kind, entity, position, normalize(text), fold(text), origin))


def _date(date: authored.Date | None) -> tuple[str | None, ...]:
    resolved = resolve_date(date.stated, date.inferred, date.basis) if date else resolve_date()
    return tuple(getattr(resolved, column) for column in DATE_FIELDS)


def _insert(db: sqlite3.Connection, table: str, values: Sequence[object]) -> None:
    db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)
