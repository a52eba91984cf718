"""The rules without which a corpus cannot be compiled.

Each is a function from what was loaded to findings; the compiler stops at the
first, `check` lists them all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from secpol_cli.corpus.anchors import (
    AnchorAmbiguous,
    AnchorError,
    normalize,
    plain_text,
    resolve,
    shortened,
)
from secpol_cli.corpus.csl import check_columns
from secpol_cli.corpus.discourse.replies import check_answered, check_cues
from secpol_cli.corpus.discourse.speeches import SPEECH
from secpol_cli.corpus.files import DOCUMENTS
from secpol_cli.corpus.load import finding
from secpol_cli.corpus.mentions import (
    Dated,
    Mention,
    QuotedSelector,
    document_dates,
    document_mentions,
    document_quotes,
    vocabulary_dates,
    vocabulary_mentions,
    vocabulary_quotes,
)
from secpol_cli.dates.bounds import bounds
from secpol_cli.dates.edtf import NotEdtf
from secpol_cli.store.address import note_part

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from secpol_cli.corpus.load import Document, Entities, Vocabulary
    from secpol_cli.corpus.yaml import KeyPath
    from secpol_cli.model import Finding

    TextsOf = Callable[[str], Mapping[str, str]]
    """A document's block texts by id, as `block_texts` gives them; empty where there is no such document."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_DOCUMENT_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")
_BLOCK_ID = re.compile(r"(?!n\d)(?!s\d)[a-z][a-z0-9-]*\Z")
_STATEMENT_ID = re.compile(r"s[0-9]+[a-z]?\Z")


def check_document(document: Document, entities: Entities) -> Iterator[Finding]:
    """Everything that keeps a document from being compiled."""
    yield from _check_ids(document)
    yield from _check_notes(document, entities)
    yield from _check_transcription(document)
    yield from _check_passages(document)
    yield from check_columns(document)
    mentions = (mention for mention in document_mentions(document) if mention.kind != "reference")
    yield from _check_dangling(mentions, entities)
    yield from _check_dates(document_dates(document))
    texts = block_texts(document)
    yield from _check_anchors(document_quotes(document), lambda _doc: texts)
    yield from check_cues(document, texts)
    yield from check_answered(document)


def check_vocabulary(vocabulary: Vocabulary) -> Iterator[Finding]:
    """Everything that keeps the vocabulary and the events from being compiled, but for their evidence."""
    for kind, name, path in (
        ("person", "people.yaml", ()),
        ("organisation", "organisations.yaml", ()),
        ("principle", "principles.yaml", ("principles",)),
        ("group", "principles.yaml", ("groups",)),
        ("event", "events.yaml", ()),
        ("reference", "references.yaml", ()),
    ):
        for id_ in vocabulary.known(kind):
            if not _ID.match(id_):
                hint = "use lower-case letters, digits and single hyphens"
                yield finding(vocabulary.files[name], (*path, id_), "id-form", f"“{id_}” is no id", hint)
    yield from _check_dangling(vocabulary_mentions(vocabulary), vocabulary)
    yield from _check_dates(vocabulary_dates(vocabulary))


def check_all_evidence(vocabulary: Vocabulary, texts_of: TextsOf) -> Iterator[Finding]:
    """Evidence of events that quotes no words of a document."""
    yield from _check_anchors(vocabulary_quotes(vocabulary), texts_of)


def check_evidence(document: Document, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Evidence of events that names a document and quotes no words of it."""
    quotes = _evidence(vocabulary).get(document.record.id, ())
    texts = block_texts(document) if quotes else {}
    yield from _check_anchors(quotes, lambda _doc: texts)


def check_evidence_elsewhere(vocabulary: Vocabulary, documents: Collection[str]) -> Iterator[Finding]:
    """Evidence of events that names none of the documents that there are."""
    for doc, quotes in _evidence(vocabulary).items():
        if doc not in documents:
            yield from _check_anchors(quotes, lambda _doc: {})


@lru_cache(1)
def _evidence(vocabulary: Vocabulary) -> dict[str, list[QuotedSelector]]:
    """The evidence of all events, by the documents that it names."""
    found: defaultdict[str, list[QuotedSelector]] = defaultdict(list)
    for quote in vocabulary_quotes(vocabulary):
        found[quote.doc].append(quote)
    return dict(found)


def block_texts(document: Document) -> dict[str, str]:
    """The plain texts of a document's blocks and notes, in their order, by id (`n14` for note 14)."""
    texts = {block.id: plain_text(block.text).text for block in document.record.blocks}
    return texts | {note_part(note.n): plain_text(note.text).text for note in document.record.notes}


def _check_ids(document: Document) -> Iterator[Finding]:
    record, file = document.record, document.file
    if not _DOCUMENT_ID.match(record.id):
        yield finding(
            file, ("id",), "id-form", f"“{record.id}” is no document id", "use letters, digits, . _ -"
        )
    elif file.name != f"{DOCUMENTS}/{record.id}.yaml":
        yield finding(file, ("id",), "id-form", f"the id is “{record.id}”", f"call the file {record.id}.yaml")
    for field, pattern, ids in (
        ("blocks", _BLOCK_ID, [block.id for block in record.blocks]),
        ("statements", _STATEMENT_ID, [statement.id for statement in record.statements]),
        ("notes", None, [str(note.n) for note in record.notes]),
    ):
        seen: set[str] = set()
        for index, id_ in enumerate(ids):
            path: KeyPath = (field, index, "n" if field == "notes" else "id")
            if id_ in seen:
                yield finding(file, path, "id-twice", f"the id “{id_}” stands here again", "give it another")
            if field == "statements" and id_ == SPEECH and record.speaker:
                hint = "number statements from s1"
                yield finding(file, path, "id-form", f"“{SPEECH}” is the whole speech of a speaker", hint)
            if pattern and not pattern.match(id_):
                what = (
                    "s and a number (s1, s2, …)"
                    if field == "statements"
                    else "a letter first (p1, h2), but n, s"
                )
                yield finding(file, path, "id-form", f"“{id_}” is no id for {field}", f"use {what}")
            seen.add(id_)


def _check_notes(document: Document, entities: Entities) -> Iterator[Finding]:
    record, file = document.record, document.file
    notes = {note.n for note in record.notes}
    works = entities.known("reference")
    for index, statement in enumerate(record.statements):
        for place, n in enumerate(statement.cites):
            if n not in notes:
                yield finding(
                    file, ("statements", index, "cites", place), "dangling", f"there is no note {n}"
                )
    for index, note in enumerate(record.notes):
        for place, reference in enumerate(note.cites):
            if reference not in record.references and reference not in works:
                path: KeyPath = ("notes", index, "cites", place)
                yield finding(
                    file,
                    path,
                    "dangling",
                    f"no reference “{reference}”",
                    _did_you_mean(reference, [*record.references, *works]),
                )


def _check_transcription(document: Document) -> Iterator[Finding]:
    texts = block_texts(document)
    for index, change in enumerate(document.record.transcription):
        if change.block is not None and change.block not in texts:
            path: KeyPath = ("transcription", index, "block")
            hint = _did_you_mean(change.block, texts)
            yield finding(document.file, path, "dangling", f"no block “{change.block}”", hint)


def _check_passages(document: Document) -> Iterator[Finding]:
    for index, statement in enumerate(document.record.statements):
        if not statement.passage:
            path: KeyPath = ("statements", index, "passage")
            message = f"statement {statement.id} quotes no words"
            yield finding(document.file, path, "no-passage", message, "name a block and quote it in exact")


def _check_dangling(mentions: Iterable[Mention], entities: Entities) -> Iterator[Finding]:
    for mention in mentions:
        known = entities.known(mention.kind)
        if mention.id not in known:
            kind = "person or organisation" if mention.kind == "holder" else mention.kind
            message = f"no {kind} “{mention.id}”"
            yield finding(mention.file, mention.path, "dangling", message, _did_you_mean(mention.id, known))


def _check_dates(dates: Iterable[Dated]) -> Iterator[Finding]:
    for date, file, path in dates:
        for key in ("stated", "inferred"):
            text = getattr(date, key)
            try:
                if text is not None:
                    bounds(text)
            except NotEdtf:
                hint = "write it as EDTF: 2019-03-11, 2019-03, 2018-10-20/2018-10-22, XXXX-11-23, 2006/.."
                yield finding(
                    file, (*path, key), "date-not-edtf", f"“{shortened(text)}” is no EDTF date", hint
                )


def _check_anchors(quotes: Iterable[QuotedSelector], texts_of: TextsOf) -> Iterator[Finding]:
    for selector, doc, file, path in quotes:
        texts = texts_of(doc)
        if selector.block not in texts:
            where = f"block “{selector.block}” in document “{doc}”" if doc else "document named"
            hint = "name a block that the document has"
            yield finding(file, (*path, "block"), "dangling", f"no {where}", hint)
            continue
        try:
            resolve(selector, texts[selector.block])
        except AnchorAmbiguous as error:
            yield finding(file, (*path, "exact"), "anchor-ambiguous", error.message, error.hint)
        except AnchorError as error:
            rule, hint = "anchor-not-found", error.hint
            if not error.spans and (blocks := _blocks_with(normalize(selector.exact), texts)):
                crosses = len(blocks) > 1
                rule = "anchor-crosses-block" if crosses else rule
                hint = f"quote {' and '.join(blocks)} one by one" if crosses else f"it stands in {blocks[0]}"
            yield finding(file, (*path, "exact"), rule, error.message, hint)


def _blocks_with(exact: str, texts: Mapping[str, str]) -> tuple[str, ...]:
    """The block, or else the two blocks in a row, that hold these words."""
    for id_, text in texts.items() if exact else ():
        if exact in text:
            return (id_,)
    for (id_, text), (next_id, next_text) in pairwise(texts.items()):
        if exact in f"{text} {next_text}":
            return (id_, next_id)
    return ()


def _did_you_mean(value: str, known: Iterable[str]) -> str:
    from secpol_cli.nearest import nearest

    near = nearest(value, known)
    return f"did you mean {' or '.join(near)}?" if near else "add it, or correct the id"
