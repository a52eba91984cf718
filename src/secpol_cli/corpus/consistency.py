"""Rules on how a corpus hangs together: names, dates, notes, and what nothing uses."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from secpol_cli.corpus.anchors import plain_text
from secpol_cli.corpus.coverage import alias_texts
from secpol_cli.corpus.load import finding
from secpol_cli.corpus.mentions import (
    Dated,
    document_dates,
    vocabulary_dates,
    vocabulary_mentions,
)
from secpol_cli.dates.bounds import refines
from secpol_cli.dates.edtf import NotEdtf
from secpol_cli.text.folding import fold, fold_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from secpol_cli.corpus.load import Document, Vocabulary
    from secpol_cli.corpus.yaml import KeyPath, YamlFile
    from secpol_cli.model import Finding

_FILES: dict[str, tuple[str, KeyPath]] = {
    "person": ("people.yaml", ()),
    "organisation": ("organisations.yaml", ()),
    "principle": ("principles.yaml", ("principles",)),
    "group": ("principles.yaml", ("groups",)),
}
_NAMED = ("person", "organisation")  # what counts as used where a text names it
# Controls but for line ends and tabs, and what turns the direction of letters.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")


def check_document_dates(document: Document, _vocabulary: Vocabulary) -> Iterator[Finding]:
    """Dates of a document and its statements that say too much or give no reason."""
    yield from _check_dates(document_dates(document))


def check_vocabulary_dates(vocabulary: Vocabulary) -> Iterator[Finding]:
    """Dates of events and offices that say too much or give no reason."""
    yield from _check_dates(vocabulary_dates(vocabulary))


def check_note_marks(document: Document, _vocabulary: Vocabulary) -> Iterator[Finding]:
    """Note marks without a note, or twice, and notes without a mark."""
    record, file = document.record, document.file
    notes = {note.n for note in record.notes}
    seen: set[int] = set()
    for index, block in enumerate(record.blocks):
        for n, _ in plain_text(block.text).marks:
            if n not in notes or n in seen:
                what = "stands here again" if n in seen else "has no note"
                path = ("blocks", index, "text")
                yield finding(file, path, "mark-without-note", f"the mark [^{n}] {what}", "correct the mark")
            seen.add(n)
    for index, note in enumerate(record.notes):
        if note.n not in seen:
            message = f"no block has the mark [^{note.n}]"
            hint = "put it where the source has the mark"
            yield finding(file, ("notes", index, "n"), "note-without-mark", message, hint)


def check_unused(vocabulary: Vocabulary, used: Collection[tuple[str, str]]) -> Iterator[Finding]:
    """Entities that nothing uses: neither the documents, of which `used` are mentioned or named, by kind and
    id, nor another entity."""
    others = {(mention.kind, mention.id) for mention in vocabulary_mentions(vocabulary)}
    for kind, (name, path) in _FILES.items():
        for id_ in vocabulary.known(kind):
            if (kind, id_) not in used and (kind, id_) not in others:
                message = f"nothing uses the {kind} “{id_}”"
                file = vocabulary.files[name]
                yield finding(
                    file, (*path, id_), "unused", message, "use it or take it out", severity="warning"
                )


def check_uncited(document: Document, _vocabulary: Vocabulary) -> Iterator[Finding]:
    """References that no note cites."""
    cited = {id_ for note in document.record.notes for id_ in note.cites}
    for id_ in document.record.references.keys() - cited:
        message = f"no note cites the reference “{id_}”"
        path = ("references", id_)
        yield finding(document.file, path, "unused", message, "cite it or take it out", severity="warning")


class UnusedNames:
    """The names of people and organisations that nothing is known to use, to be looked for in the texts."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        used = {(mention.kind, mention.id) for mention in vocabulary_mentions(vocabulary)}
        # By their first words; where a name has none, nothing can name it, and nothing is said of it.
        self._names: defaultdict[str, list[tuple[str, tuple[str, str]]]] = defaultdict(list)
        self._wanted: set[tuple[str, str]] = set()
        for kind in _NAMED:
            for id_ in vocabulary.known(kind):
                if (kind, id_) not in used:
                    self._want((kind, id_), map(fold, _names(vocabulary, kind, id_)))

    def _want(self, entity: tuple[str, str], names: Iterable[str]) -> None:
        self._wanted.add(entity)
        for name in names:
            self._names[name.split(" ", 1)[0]].append((name, entity))

    def find_new(self, used: Collection[tuple[str, str]], texts: Iterable[str]) -> frozenset[tuple[str, str]]:
        """Of what was not found before the entities, by kind and id, that some texts name; `used` are those
        that need not be looked for any longer."""
        self._wanted.difference_update(used)
        if not self._wanted:
            return frozenset()
        folded = [fold_words(text) for text in texts]
        words = {"", *(word for each in folded for word in each)}
        together = "  ".join(["", *map(" ".join, folded), ""])
        found = frozenset(
            entity
            for word in words & self._names.keys()
            for name, entity in self._names[word]
            if entity in self._wanted and f" {name} " in together
        )
        self._wanted -= found
        return found


def check_aliases(vocabulary: Vocabulary) -> Iterator[Finding]:
    """UnusedNames that two entities of one kind share."""
    for kind in ("person", "organisation", "principle"):
        name, path = _FILES[kind]
        owners: dict[str, str] = {}
        for id_ in vocabulary.known(kind):
            for text in dict.fromkeys(map(fold, [id_, *_names(vocabulary, kind, id_)])):
                owner = owners.setdefault(text, id_)
                if owner != id_:
                    message = f"“{id_}” and “{owner}” both go by “{text}”"
                    file = vocabulary.files[name]
                    yield finding(file, (*path, id_), "alias-shared", message, "give the name to one of them")


def check_inverted_names(vocabulary: Vocabulary) -> Iterator[Finding]:
    """UnusedNames of people with their parts exchanged, among aliases."""
    inverted = _all_inverted(vocabulary)
    for id_, person in vocabulary.people.items():
        for place, alias in enumerate(person.aliases):
            text = alias if isinstance(alias, str) else alias.text
            allowed = not isinstance(alias, str) and (alias.inverted or alias.outside)
            if fold(text) in inverted and not allowed:
                file = vocabulary.files["people.yaml"]
                yield _inversion(file, (id_, "aliases", place), text, inverted[fold(text)])


def check_inverted_authors(document: Document, vocabulary: Vocabulary) -> Iterator[Finding]:
    """UnusedNames of people with their parts exchanged, in citations."""
    inverted, record = _all_inverted(vocabulary), document.record
    works: list[tuple[KeyPath, dict[str, Any]]] = [(("citation",), record.citation)]
    works += [(("references", id_), csl) for id_, csl in record.references.items()]
    for path, csl in works:
        for variable, names in csl.items():
            for place, name in enumerate(names if isinstance(names, list) else ()):
                written = _written(name)
                if written and fold(written) in inverted:
                    here = (*path, variable, place)
                    yield _inversion(document.file, here, written, inverted[fold(written)])


@lru_cache(1)
def _all_inverted(vocabulary: Vocabulary) -> dict[str, str]:
    """The folded names of all people with their parts exchanged, and the names as they should be."""
    inverted = {_inverted(fold(person.name)): person.name for person in vocabulary.people.values()}
    return {name: right for name, right in inverted.items() if name and name != fold(right)}


def check_circles(vocabulary: Vocabulary) -> Iterator[Finding]:
    """Entities that are broader than, part of or members of themselves, directly or round a circle."""
    for kind, key, links in (
        ("principle", "broader", {id_: each.broader for id_, each in vocabulary.principles.items()}),
        ("organisation", "part-of", {id_: [each.part_of] for id_, each in vocabulary.organisations.items()}),
        ("event", "part-of", {id_: [each.part_of] for id_, each in vocabulary.events.items()}),
        ("person", "members", {id_: each.members for id_, each in vocabulary.people.items()}),
    ):
        name, path = _FILES.get(kind, ("events.yaml", ()))
        for circle in find_circles(links):
            way = " → ".join([*circle, circle[0]])
            message = f"“{circle[0]}” comes back to itself by {key}: {way}"
            where = (*path, circle[0], key)
            yield finding(vocabulary.files[name], where, "circle", message, "take one of the links out")


def find_circles(links: Mapping[str, Sequence[str | None]]) -> Iterator[list[str]]:
    """The circles of a graph, each once, from the first of its nodes that is reached on."""
    state: dict[str, bool] = {}  # whether a node is on the way that is gone now; else it is done
    for first in links:
        way: list[tuple[str, Iterator[str | None]]] = []
        if first not in state:
            state[first] = True
            way.append((first, iter(links[first])))
        while way:
            node, others = way[-1]
            other = next(others, "")
            if other == "":
                state[node] = False
                way.pop()
            elif other is None or other not in links:
                continue
            elif state.get(other):
                nodes = [each for each, _ in way]
                yield nodes[nodes.index(other) :]
            elif other not in state:
                state[other] = True
                way.append((other, iter(links[other])))


def check_control_characters(vocabulary: Vocabulary) -> Iterator[Finding]:
    """Names and other words of the vocabulary with characters that no reader sees and terminals obey."""
    for file in vocabulary.files.values():
        yield from _controls(file, file.data, ())


def check_control_characters_of_document(document: Document, _vocabulary: Vocabulary) -> Iterator[Finding]:
    """Titles, names and notes of a document with such characters; its text is as its source has it."""
    data = document.file.data
    for key, value in data.items() if isinstance(data, dict) else ():
        if key not in ("blocks", "notes") and not _is_printable(value):
            yield from _controls(document.file, value, (key,))


def _is_printable(value: object) -> bool:
    """Whether all words of a value are printable, as mostly: quicker than to look for what is not."""
    if isinstance(value, str):
        return value.isprintable()
    if isinstance(value, dict):
        return all(map(_is_printable, value)) and all(map(_is_printable, value.values()))
    return not isinstance(value, list) or all(map(_is_printable, value))


def _controls(file: YamlFile, value: object, path: KeyPath) -> Iterator[Finding]:
    if isinstance(value, str):
        if not value.isprintable() and (found := _CONTROL.search(value)):
            message = f"there is the control character U+{ord(found[0]):04X}"
            yield finding(file, path, "control-character", message, "take it out")
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _controls(file, key, (*path, key))
            yield from _controls(file, each, (*path, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _controls(file, each, (*path, index))


def _check_dates(dates: Iterable[Dated]) -> Iterator[Finding]:
    for date, file, path in dates:
        if date.inferred and not date.basis:
            message = f"“{date.inferred}” is inferred, and nothing says from what"
            yield finding(file, (*path, "inferred"), "date-without-basis", message, "add a basis")
        if date.inferred and date.stated and not _inside(date.stated, date.inferred):
            message = f"“{date.inferred}” is inferred outside the stated “{date.stated}”"
            hint = "state no more than the text says, and infer within it"
            yield finding(file, (*path, "inferred"), "date-outside-stated", message, hint)


def _inside(stated: str, inferred: str) -> bool:
    """Whether an inferred date may refine a stated one; where either cannot be read, another rule speaks."""
    try:
        return refines(inferred, stated)
    except NotEdtf:
        return True


def _names(vocabulary: Vocabulary, kind: str, id_: str) -> list[str]:
    if kind == "person":
        person = vocabulary.people[id_]
        return [person.name, *alias_texts(person.aliases)]
    if kind == "organisation":
        organisation = vocabulary.organisations[id_]
        acronym = [organisation.acronym] if organisation.acronym else []
        return [organisation.name, *acronym, *alias_texts(organisation.aliases)]
    if kind == "principle":
        return [vocabulary.principles[id_].label, *alias_texts(vocabulary.principles[id_].aliases)]
    return []


def _inverted(name: str) -> str:
    """A name of two or three words with the first at the end; empty for any other."""
    first, *rest = name.split()
    return " ".join([*rest, first]) if 1 <= len(rest) <= 2 else ""


def _written(name: object) -> str:
    if not isinstance(name, dict) or not all(isinstance(part, str) for part in name.values()):
        return ""  # csl-form speaks of it
    return name.get("literal") or " ".join(filter(None, (name.get("given"), name.get("family"))))


def _inversion(file: YamlFile, path: KeyPath, text: str, right: str) -> Finding:
    return finding(
        file, path, "name-inverted", f"“{text}” is “{right}” with its parts exchanged", f"write {right}"
    )
