"""Where the authored files name, quote or date something: one walk for all rules.

Each function yields what stands in a document, or in the vocabulary, with the
file and key path of the place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from secpol_cli.corpus import format as authored
    from secpol_cli.corpus.load import Document, Vocabulary
    from secpol_cli.corpus.yaml import KeyPath, YamlFile


class Mention(NamedTuple):
    """An id of an entity of `kind`, used at `path` of `file`."""

    kind: str
    id: str
    file: YamlFile
    path: KeyPath


class Dated(NamedTuple):
    """A date at `path` of `file`."""

    date: authored.Date
    file: YamlFile
    path: KeyPath


class QuotedSelector(NamedTuple):
    """A selector at `path` of `file`, which quotes a block of document `doc`."""

    selector: authored.Selector
    doc: str
    file: YamlFile
    path: KeyPath


def document_mentions(document: Document) -> Iterator[Mention]:
    """Every entity that a document's annotations and citation name."""
    record, file = document.record, document.file
    yield from _names(record.citation, file, ("citation",))
    if record.speaker:
        yield Mention("person", record.speaker, file, ("speaker",))
    for key, variables in record.references.items():
        yield from _names(variables, file, ("references", key))
    for index, note in enumerate(record.notes):
        for place, key in enumerate(note.cites):
            if key not in record.references:
                yield Mention("reference", key, file, ("notes", index, "cites", place))
    for index, statement in enumerate(record.statements):
        path: KeyPath = ("statements", index)
        yield Mention("person", statement.speaker, file, (*path, "speaker"))
        if statement.organisation:
            yield Mention("organisation", statement.organisation, file, (*path, "organisation"))
        if statement.occasion and statement.occasion.event:
            yield Mention("event", statement.occasion.event, file, (*path, "occasion", "event"))
        for place, link in enumerate(statement.principles):
            yield Mention("principle", link.principle, file, (*path, "principles", place, "principle"))
            for holder in link.holders:
                yield Mention("holder", holder, file, (*path, "principles", place, "holder"))
            if link.group:
                yield Mention("group", link.group, file, (*path, "principles", place, "group"))


def used_entities(document: Document) -> frozenset[tuple[str, str]]:
    """The entities that a document names, by kind and id; who holds a principle may be of either kind."""
    named = [(mention.kind, mention.id) for mention in document_mentions(document)]
    both = [(kind, id_) for of, id_ in named if of == "holder" for kind in ("person", "organisation")]
    return frozenset([*named, *both])


def vocabulary_mentions(vocabulary: Vocabulary) -> Iterator[Mention]:
    """Every entity that another entity names."""
    files = vocabulary.files
    for id_, person in vocabulary.people.items():
        file = files["people.yaml"]
        yield from _listed("person", person.members, file, (id_, "members"))
        yield from _listed("organisation", [person.organisation], file, (id_, "organisation"))
        for index, office in enumerate(person.offices):
            yield from _listed(
                "organisation", [office.organisation], file, (id_, "offices", index, "organisation")
            )
    for id_, organisation in vocabulary.organisations.items():
        yield from _listed(
            "organisation", [organisation.part_of], files["organisations.yaml"], (id_, "part-of")
        )
    for id_, principle in vocabulary.principles.items():
        file = files["principles.yaml"]
        yield from _listed("principle", principle.broader, file, ("principles", id_, "broader"))
        yield from _listed("principle", principle.related, file, ("principles", id_, "related"))
    for key, variables in vocabulary.references.items():
        yield from _names(variables, files["references.yaml"], (key,))
    for id_, event in vocabulary.events.items():
        file = files["events.yaml"]
        yield from _listed("organisation", event.organisations, file, (id_, "organisations"))
        yield from _listed("person", event.people, file, (id_, "people"))
        yield from _listed("principle", event.principles, file, (id_, "principles"))
        yield from _listed("event", [event.part_of], file, (id_, "part-of"))


def document_dates(document: Document) -> Iterator[Dated]:
    """The document's date and those of its statements."""
    yield Dated(document.record.date, document.file, ("date",))
    for index, statement in enumerate(document.record.statements):
        if statement.date:
            yield Dated(statement.date, document.file, ("statements", index, "date"))


def vocabulary_dates(vocabulary: Vocabulary) -> Iterator[Dated]:
    """The dates of events and offices."""
    for id_, event in vocabulary.events.items():
        yield Dated(event.date, vocabulary.files["events.yaml"], (id_, "date"))
    for id_, person in vocabulary.people.items():
        for index, office in enumerate(person.offices):
            if office.date:
                yield Dated(office.date, vocabulary.files["people.yaml"], (id_, "offices", index, "date"))


def document_quotes(document: Document) -> Iterator[QuotedSelector]:
    """The selectors of a document's statements."""
    for index, statement in enumerate(document.record.statements):
        for place, selector in enumerate(statement.passage):
            yield QuotedSelector(
                selector, document.record.id, document.file, ("statements", index, "passage", place)
            )


def vocabulary_quotes(vocabulary: Vocabulary) -> Iterator[QuotedSelector]:
    """The selectors of events' evidence; `doc` is empty where the file names none."""
    for id_, event in vocabulary.events.items():
        for place, selector in enumerate(event.evidence):
            path = (id_, "evidence", place)
            yield QuotedSelector(selector, selector.document or "", vocabulary.files["events.yaml"], path)


def _listed(kind: str, ids: Iterable[str | None], file: YamlFile, path: KeyPath) -> Iterator[Mention]:
    for index, id_ in enumerate(ids):
        if id_ is not None:
            yield Mention(kind, id_, file, (*path, index))


def _names(variables: dict[str, Any], file: YamlFile, path: KeyPath) -> Iterator[Mention]:
    for variable, value in variables.items():
        for index, name in enumerate(value if isinstance(value, list) else ()):
            for kind in ("person", "organisation"):
                if isinstance(name, dict) and isinstance(name.get(kind), str):
                    yield Mention(kind, name[kind], file, (*path, variable, index))
