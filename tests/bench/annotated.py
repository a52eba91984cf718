"""Annotated corpora of any size, made up from a seed: valid, dull, and shaped like those that people write.

A document has 40 paragraphs, eight statements with principles and an event; every fourth has notes, whose marks
are superscripts in the source.  The vocabulary grows with the documents: a tenth as many organisations and
delegations, one collective of which every delegation's statements are counted for its one chair.
"""

from __future__ import annotations

import hashlib
import itertools
import random
import shutil
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PARAGRAPHS, STATEMENTS = 40, 8  # of a document
CHAIR = "chair"  # who is a member of every delegation
_PRINCIPLES = 60
_SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi wo zu ka le mi no pu ra se ti vo".split()
_WORDS = 30_000
_ROMAN = {1: "¹", 2: "²"}


class _Said(NamedTuple):
    """A document's parts, as text: its YAML, and its source."""

    record: str
    source: str


def write_annotated(root: Path, documents: int) -> None:
    """Write a corpus of so many documents into the folder `root`, which is emptied."""
    shutil.rmtree(root, ignore_errors=True)
    for folder in ("documents", "sources"):
        (root / folder).mkdir(parents=True)
    groups = max(2, documents // 10)
    _write(root / "corpus.yaml", _CORPUS)
    _write(root / "people.yaml", "".join(_people(groups)))
    _write(root / "organisations.yaml", "".join(_organisations(groups)))
    _write(root / "principles.yaml", "principles:\n" + "".join(_principles()))
    _write(root / "events.yaml", "".join(_event(number, groups) for number in range(documents)))
    for number in range(documents):
        write_one(root, number, groups)


def write_one(root: Path, number: int, groups: int, change: str = "") -> None:
    """Write one document and its source; `change` is put at the end of its last paragraph."""
    said = _document(number, groups, change)
    _write(root / "documents" / f"{document_id(number)}.yaml", said.record)
    _write(root / "sources" / f"{document_id(number)}.txt", said.source)


def document_id(number: int) -> str:
    """The id of a document, by its number from 0."""
    return f"d{number:05}"


_CORPUS = """\
name: annotated
title: A corpus to measure growth with
version: "1"
language: en
description: Made up.
"""


def _people(groups: int) -> Iterator[str]:
    yield f"{CHAIR}:\n  name: The Chair\n  aliases: [The Chairperson]\n"
    for number in range(groups):
        name = _name(number)
        yield (
            f"head-{number}:\n  name: {name} Head\n  aliases: [Minister {name}]\n"
            f"  organisation: org-{number}\n  offices: [{{title: Minister, organisation: org-{number}}}]\n"
            f"delegation-{number}:\n  name: {name} Delegation\n  kind: collective\n"
            f"  members: [{CHAIR}, head-{number}]\n  organisation: org-{number}\n"
        )


def _organisations(groups: int) -> Iterator[str]:
    for number in range(groups):
        above = f"  part-of: org-{number // 2}\n" if number else ""
        yield f"org-{number}:\n  name: Council of {_name(number)}\n  kind: organisation\n{above}"


def _principles() -> Iterator[str]:
    for number in range(_PRINCIPLES):
        above = f"    broader: [principle-{number // 4}]\n" if number else ""
        yield f"  principle-{number}:\n    label: Principle {number}\n    definition: Made up.\n{above}"


def _event(number: int, groups: int) -> str:
    year = 1950 + number % 70
    return (
        f"event-{number}:\n  label: Meeting {number}\n  kind: meeting\n  status: held\n"
        f'  date: {{stated: "{year}"}}\n  organisations: [org-{number % groups}]\n'
        f"  people: [head-{number % groups}]\n  principles: [principle-{number % _PRINCIPLES}]\n"
        f'  place: {_name(number % groups)}\n  evidence:\n    - document: "{document_id(number)}"\n'
        f"      block: p1\n      exact: met in {year}\n"
    )


def _document(number: int, groups: int, change: str) -> _Said:
    chance = random.Random(f"secpol/{number}")
    group, noted = number % groups, number % 4 == 0
    texts = [f"The Council of {_name(group)} met in {1950 + number % 70}. {_prose(chance, 3)}"]
    statements: list[str] = []
    for place in range(2, PARAGRAPHS + 1):
        text = _prose(chance, chance.randint(2, 4))
        if place % (PARAGRAPHS // STATEMENTS) == 0:
            words = _sentence(chance)
            text = f"{text} “{words}” said the {_name(group)} Delegation."
            statements.append(_statement(chance, len(statements) + 1, group, place, words))
        texts.append(text)
    texts[-1] += change
    marked = [text + (f"[^{n}]" if noted and n in _ROMAN else "") for n, text in enumerate(texts, 1)]
    printed = [text + (_ROMAN.get(n, "") if noted else "") for n, text in enumerate(texts, 1)]
    notes = [f"{n}. {_sentence(chance)}" for n in _ROMAN] if noted else []
    source = "\n\n".join([*printed, *notes]) + "\n"
    blocks = "".join(
        f"  - id: p{n}\n    kind: paragraph\n    text: >-\n      {text}\n" for n, text in enumerate(marked, 1)
    )
    return _Said(
        _record(number, group, source, blocks, notes) + "statements:\n" + "".join(statements), source
    )


def _record(number: int, group: int, source: str, blocks: str, notes: list[str]) -> str:
    id_, year = document_id(number), 1950 + number % 70
    record = (
        f'id: "{id_}"\nsource:\n  file: sources/{id_}.txt\n'
        f"  sha256: {hashlib.sha256(source.encode()).hexdigest()}\n"
        f"citation:\n  type: report\n  title: Record {number}\n  author: [{{organisation: org-{group}}}]\n"
        f'  issued: "{year}"\ndate: {{stated: "{year}"}}\n'
    )
    if notes:
        record += "transcription:\n" + "".join(f"  - {{change: note-marks, block: p{n}}}\n" for n in _ROMAN)
    record += f"blocks:\n{blocks}"
    if notes:
        written = zip(_ROMAN, notes, strict=True)
        record += "notes:\n" + "".join(
            f"  - {{n: {n}, text: {note.partition(' ')[2]}, cites: [work-{n}]}}\n" for n, note in written
        )
        record += "references:\n" + "".join(f"  work-{n}: {{type: book, title: Work {n}}}\n" for n in _ROMAN)
    return record


def _statement(chance: random.Random, number: int, group: int, place: int, words: str) -> str:
    links = "".join(
        f"      - {{principle: principle-{each}, stance: affirms}}\n"
        for each in sorted(chance.sample(range(_PRINCIPLES), 2))
    )
    return (
        f"  - id: s{number}\n    speaker: delegation-{group}\n    mode: direct\n    passage:\n"
        f"      - {{block: p{place}, exact: {words}}}\n    principles:\n{links}"
    )


def _prose(chance: random.Random, sentences: int) -> str:
    return " ".join(_sentence(chance) for _ in range(sentences))


def _sentence(chance: random.Random) -> str:
    words = [_word(int(_WORDS ** chance.random())) for _ in range(chance.randint(8, 20))]
    return " ".join(words).capitalize() + "."


def _name(number: int) -> str:
    return _word(_WORDS + number).capitalize()


def _word(number: int) -> str:
    """A word, the same for the same number: those of low numbers are short."""
    letters = ""
    for _ in itertools.count():
        letters += _SYLLABLES[number % len(_SYLLABLES)]
        number //= len(_SYLLABLES)
        if not number:
            return letters
    return letters


def _write(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8", newline="\n")
