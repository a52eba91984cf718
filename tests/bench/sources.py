"""What true quotations are taken from: a corpus or a folder, as sentences that have a place, and as folded words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from tests.bench.lexicon import MONTHS
from tests.bench.queries import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.texts import Text

SHIPPED = Path(__file__).resolve().parents[2] / "corpus"
SHORTEST, LONGEST = 8, 60  # words of a sentence

_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_ABBREVIATED = re.compile(
    r"\b(?:[A-Za-z]|Mrs?|Ms|Dr|Prof|Gen|Col|Lt|Capt|Sen|Rep|Hon|Gov|Messrs|Jr|Sr|St|Nos?|Art|Sec|Ch|pp|vs|etc|viz|"
    r"Inc|Co|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_NOTE_MARKS = re.compile("[⁰¹²³⁴-⁹]+")
# What a manuscript in Markdown, or a quotation in “…”, would make something else of.
_UNSAFE = re.compile(r"[*_`<>\[\]\\^~#$@|{}\"“”„«»…&/]|--|\.\.|\s[-–—'‘]\s|(?:^|\s)['‘]|[’']{2}")
_CONTENT_KINDS = frozenset({"paragraph", "pull-quote"})


class Block(NamedTuple):
    """A paragraph: its document, its id there, and its words."""

    document: str
    id: str
    text: str


class Sentence(NamedTuple):
    """A sentence, and the place among its source's paragraphs of the one that it stands in."""

    text: str
    block: Block
    place: int


class Person(NamedTuple):
    """Someone of the corpus: `group` is for a collective, whose `members` are ids; `named` where there is a name."""

    id: str
    name: str
    group: bool
    members: frozenset[str]
    organisation: str | None
    named: bool


class Utterance(NamedTuple):
    """Words that someone says in a document, a sentence or a part of one; `mode` is direct, indirect or authorial."""

    sentence: Sentence
    speaker: str
    mode: str


class Source:
    """A text and the options that make `secpol verify` look there; `addressed` where it has addresses to cite."""

    def __init__(self, name: str, options: list[str], blocks: list[Block], *, addressed: bool = True) -> None:
        self.name, self.options, self.blocks, self.addressed = name, options, blocks, addressed
        self.people: dict[str, Person] = {}
        self.authors: dict[str, frozenset[str]] = {}
        self.utterances: list[Utterance] = []
        self.names: list[list[str]] = []
        """The corpus's names in groups whose members can stand for each other."""

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Sentences of 8 to 60 words that a manuscript can quote as they are, in order."""
        return [
            Sentence(text, block, place)
            for place, block in enumerate(self.blocks)
            for text in split_sentences(block.text)
            if is_quotable(text)
        ]

    @cached_property
    def folded(self) -> str:
        """The folded words of all paragraphs, documents apart."""
        return " \n ".join(self.folded_documents.values())

    @cached_property
    def folded_documents(self) -> dict[str, str]:
        """The folded words of each document, between spaces."""
        documents: dict[str, list[str]] = {}
        for block in self.blocks:
            documents.setdefault(block.document, []).append(fold(block.text))
        return {document: f" {' '.join(texts)} " for document, texts in documents.items()}

    def has_words(self, text: str) -> bool:
        """Whether these words stand side by side, whatever their case and punctuation."""
        return f" {fold(text)} " in self.folded

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word stands in the text, case and all, without its punctuation."""
        return Counter(word for block in self.blocks for word in re.findall(r"[^\W\d_]+", block.text))


def split_sentences(text: str) -> list[str]:
    """The sentences of a paragraph; one that seems to end in an abbreviation is joined to the next."""
    sentences: list[str] = []
    for piece in _END.split(text):
        if sentences and _ABBREVIATED.search(sentences[-1]):
            sentences[-1] += f" {piece}"
        else:
            sentences.append(piece)
    return sentences


def is_quotable(text: str) -> bool:
    """Whether a sentence is long enough, begins and ends as one, and has no marks of its own."""
    whole = text[:1].isupper() and text.endswith((".", "!", "?")) and not _ABBREVIATED.search(text)
    return whole and has_length(text) and not _UNSAFE.search(text)


def has_length(text: str) -> bool:
    """Whether words are 8 to 60."""
    return SHORTEST <= len(text.split()) <= LONGEST


def source_of(text: Text, options: list[str], *, addressed: bool) -> Source:
    """A public text; its names are the words that are always capitalised."""
    blocks = [
        Block(document.id, f"p{number}", paragraph)
        for document in text.documents
        for number, paragraph in enumerate(document.paragraphs, start=1)
    ]
    source = Source(text.name, options, blocks, addressed=addressed)
    source.names = [_capitalised(source.words)]
    return source


def shipped_source(root: Path = SHIPPED) -> Source:
    """The corpus that ships with secpol, with its people, names and statements, read from its YAML."""
    records = [_load(path) for path in sorted((root / "documents").glob("*.yaml"))]
    blocks = [
        Block(record["id"], block["id"], _NOTE_MARKS.sub("", block["text"]))
        for record in records
        for block in record["blocks"]
        if block["kind"] in _CONTENT_KINDS
    ]
    source = Source("shipped", ["--corpus", str(root)], blocks)
    source.people = {id_: _person(id_, about) for id_, about in _load(root / "people.yaml").items()}
    for record in records:
        authors = record["citation"].get("author") or []
        source.authors[record["id"]] = frozenset(author["person"] for author in authors if "person" in author)
    source.utterances = [one for record in records for one in _utterances(record, blocks)]
    source.names = _names(source.people, _load(root / "organisations.yaml"))
    return source


def _person(id_: str, about: dict[str, Any]) -> Person:
    members = frozenset(about.get("members") or [])
    named = (
        not about.get("unnamed") and re.fullmatch(r"[^\W\d_]+(?: [^\W\d_]+){1,4}", about["name"]) is not None
    )
    group = about.get("kind") == "collective"
    return Person(id_, about["name"], group, members, about.get("organisation"), named)


def _utterances(record: dict[str, Any], blocks: list[Block]) -> Iterator[Utterance]:
    at = {(block.document, block.id): place for place, block in enumerate(blocks)}
    for statement in record["statements"]:
        for part in statement["passage"]:
            place = at.get((record["id"], part["block"]))
            for text in split_sentences(_NOTE_MARKS.sub("", part["exact"]).strip('“”" ')):
                if place is not None and has_length(text) and not _UNSAFE.search(text):
                    sentence = Sentence(text, blocks[place], place)
                    yield Utterance(sentence, statement["speaker"], statement["mode"])


def _names(people: dict[str, Person], organisations: dict[str, Any]) -> list[list[str]]:
    kinds: dict[str, list[str]] = {}
    for about in organisations.values():
        name = about.get("acronym") or about["name"]
        if len(name.split()) <= 3:
            kinds.setdefault(about["kind"], []).append(name)
    persons = [person.name for person in people.values() if person.named and not person.group]
    return [sorted(set(names)) for names in (persons, *kinds.values()) if len(set(names)) > 1]


def _capitalised(words: Counter[str]) -> list[str]:
    """Words of 4 letters or more that stand in capitals at least 20 times, and small less than once in 200."""
    return sorted(
        word
        for word, count in words.items()
        if word.istitle()
        and len(word) >= 4
        and word not in MONTHS
        and count >= 20
        and words[word.lower()] * 200 < count
    )


def _load(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))
