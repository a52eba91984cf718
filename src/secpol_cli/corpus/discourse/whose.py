"""Rules on whose a name, a post, a part or a work is, where the vocabulary itself shows it."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from secpol_cli.corpus.coverage import alias_texts
from secpol_cli.corpus.discourse.namings import NameFinder
from secpol_cli.corpus.load import finding
from secpol_cli.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secpol_cli.corpus import format as authored
    from secpol_cli.corpus.load import Document, Vocabulary
    from secpol_cli.corpus.yaml import KeyPath
    from secpol_cli.model import Finding

_OWNER = re.compile(r"(.+?)(?:['’]s|(?<=s)['’]) ")  # “Cambodia’s ” of “Cambodia’s Foreign Ministry”
_FOR = re.compile(r"(?:^| )(?:for|of) (?:the )?(.+)$")  # “Cambodia” of “contact point for Cambodia”


def check_aliases_within(vocabulary: Vocabulary) -> Iterator[Finding]:
    """Aliases that stand in the name of something else: of people in names of organisations that are not
    theirs, of principles at the front of the names of principles that are no kin of theirs."""
    for id_, person in vocabulary.people.items():
        for place, alias in enumerate(person.aliases):
            text = fold(alias if isinstance(alias, str) else alias.text)
            for other, name in _organisations_with(vocabulary, text):
                if person.organisation not in _wholes(vocabulary, other):
                    path: KeyPath = (id_, "aliases", place)
                    yield _within(vocabulary, "people.yaml", path, alias, f"organisation “{other}”, {name}")
    names = _principles_with(vocabulary)
    for id_, principle in vocabulary.principles.items():
        for place, alias in enumerate(principle.aliases):
            text = fold(alias if isinstance(alias, str) else alias.text)
            for other, name in names.get(text, ()):
                if other != id_ and not _is_kin(vocabulary, id_, other):
                    path = ("principles", id_, "aliases", place)
                    yield _within(vocabulary, "principles.yaml", path, alias, f"principle “{other}”, {name}")


def check_parts(vocabulary: Vocabulary) -> Iterator[Finding]:
    """Organisations whose name or alias says of which other they are, and that are not part of it."""
    owners = _by_name(vocabulary)
    for id_, organisation in vocabulary.organisations.items():
        for name in (organisation.name, *alias_texts(organisation.aliases)):
            match = _OWNER.match(name)
            owner = owners.get(fold(match[1])) if match else None
            if owner not in (None, *_wholes(vocabulary, id_)):
                message = f"“{name}” is said to be of “{owner}”, and is no part of it"
                file = vocabulary.files["organisations.yaml"]
                yield finding(file, (id_,), "part-unsaid", message, f"add part-of: {owner}")


def check_offices(vocabulary: Vocabulary) -> Iterator[Finding]:
    """Offices whose title says of or for which organisation they are, and that are given to another."""
    owners = _by_name(vocabulary)
    for id_, person in vocabulary.people.items():
        for place, office in enumerate(person.offices):
            match = _FOR.search(office.title)
            owner = owners.get(fold(match[1])) if match else None
            if owner and office.organisation and owner not in _wholes(vocabulary, office.organisation):
                message = f"“{office.title}” is of “{owner}”, not of “{office.organisation}”"
                path: KeyPath = (id_, "offices", place, "organisation")
                file = vocabulary.files["people.yaml"]
                yield finding(file, path, "office-elsewhere", message, f"write organisation: {owner}")


def check_authors(document: Document, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Authors who are written out though the corpus has an entry for them."""
    people = _people_by_name(vocabulary)
    works: list[tuple[KeyPath, dict[str, Any]]] = [(("citation",), document.record.citation)]
    works += [(("references", id_), csl) for id_, csl in document.record.references.items()]
    for path, csl in works:
        for variable, names in csl.items():
            for place, name in enumerate(names if isinstance(names, list) else ()):
                id_ = people.get(fold(_written(name)))
                if id_:
                    message = f"“{_written(name)}” is the person “{id_}”"
                    where = (*path, variable, place)
                    hint = f"write {{person: {id_}}}"
                    yield finding(document.file, where, "author-unlinked", message, hint)


def check_holders(document: Document, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Statements that begin with an organisation's name, on principles that nobody is said to hold, where the
    document says of others who does."""
    statements = document.record.statements
    if not any(link.holder for statement in statements for link in statement.principles):
        return
    names = _organisation_names(vocabulary)
    for index, statement in enumerate(statements):
        links = [link for link in statement.principles if link.stance != "mentions"]
        first = next(names.find(statement.passage[0].exact), None) if statement.passage else None
        if not links or first is None or first.start or any(link.holder for link in links):
            continue
        speaker = vocabulary.people.get(statement.speaker)
        if speaker is None or speaker.organisation != first.entity:
            message = f"{statement.id} begins with “{first.entity}”, and holds nothing of it"
            hint = f"add holder: {first.entity}, or, where the speaker holds it, holder: {statement.speaker}"
            path: KeyPath = ("statements", index, "id")
            yield finding(document.file, path, "holder-open", message, hint, severity="warning")


def _within(
    vocabulary: Vocabulary, name: str, path: KeyPath, alias: str | authored.Alias, what: str
) -> Finding:
    text = alias if isinstance(alias, str) else alias.text
    message = f"the alias “{text}” stands in the name of the {what}"
    hint = "take it out, or write a longer one that is nobody else's"
    return finding(vocabulary.files[name], path, "alias-within", message, hint)


def _wholes(vocabulary: Vocabulary, id_: str) -> list[str]:
    """An organisation and what it is part of, up to the whole."""
    found: list[str] = []
    while id_ in vocabulary.organisations and id_ not in found:
        found.append(id_)
        id_ = vocabulary.organisations[id_].part_of or ""
    return found


def _organisations_with(vocabulary: Vocabulary, text: str) -> Iterator[tuple[str, str]]:
    """The organisations, and their names, in which some folded words stand beside others."""
    for id_, organisation in vocabulary.organisations.items():
        for name in (organisation.name, *alias_texts(organisation.aliases)):
            folded = fold(name)
            if text and text != folded and f" {text} " in f" {folded} ":
                yield id_, name


@lru_cache(1)
def _principles_with(vocabulary: Vocabulary) -> dict[str, list[tuple[str, str]]]:
    """The principles, and their names, by each two folded words or more that stand in it before others."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for id_, principle in vocabulary.principles.items():
        for name in (principle.label, *alias_texts(principle.aliases)):
            words = fold(name).split()
            for start in range(len(words)):
                for end in range(start + 2, len(words)):
                    found[" ".join(words[start:end])].append((id_, name))
    return dict(found)


def _is_kin(vocabulary: Vocabulary, one: str, other: str) -> bool:
    """Whether one principle is related to another, or broader by any number of steps, either way."""
    principles = vocabulary.principles
    if other in principles[one].related or one in principles[other].related:
        return True
    return one in _broader(vocabulary, other) or other in _broader(vocabulary, one)


def _broader(vocabulary: Vocabulary, id_: str) -> set[str]:
    found: set[str] = set()
    waiting = [id_]
    while waiting:
        principle = vocabulary.principles.get(waiting.pop())
        for each in principle.broader if principle else ():
            if each not in found:
                found.add(each)
                waiting.append(each)
    return found


@lru_cache(1)
def _by_name(vocabulary: Vocabulary) -> dict[str, str]:
    """The ids of organisations by their folded names."""
    return {
        fold(name): id_
        for id_, organisation in vocabulary.organisations.items()
        for name in (organisation.name, organisation.acronym or "", *alias_texts(organisation.aliases))
        if name
    }


@lru_cache(1)
def _organisation_names(vocabulary: Vocabulary) -> NameFinder:
    named = (
        (id_, [each.name, each.acronym or "", *alias_texts(each.aliases)])
        for id_, each in vocabulary.organisations.items()
    )
    return NameFinder(("organisation", id_, text) for id_, texts in named for text in texts if text)


@lru_cache(1)
def _people_by_name(vocabulary: Vocabulary) -> dict[str, str]:
    """The ids of people by their folded names, but for those that stand in no text or are turned round."""
    found: dict[str, str] = {}
    for id_, person in vocabulary.people.items():
        own = [
            each for each in person.aliases if isinstance(each, str) or not (each.outside or each.inverted)
        ]
        found |= dict.fromkeys(map(fold, [person.name, *alias_texts(own)]), id_)
    return found


def _written(name: object) -> str:
    """A name of a work's author as it is written out; empty where it names an entry."""
    if not isinstance(name, dict) or not all(isinstance(part, str) for part in name.values()):
        return ""
    return str(name.get("literal") or " ".join(filter(None, (name.get("given"), name.get("family")))))
