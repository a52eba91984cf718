"""What a manuscript says around a true quotation, rightly or wrongly: who spoke, and where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.bench.queries import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from tests.bench.sources import Block, Person, Sentence, Source, Utterance

Claim = tuple[str, str]
"""What stands before a quotation's opening mark, and behind its closing one."""

# They name nobody, and have no verb of saying.
FRAMES: tuple[Claim, ...] = (
    ("Much turns on the words ", " and on how they are read today."),
    ("It is worth pausing over the sentence ", " before we go on."),
    ("Consider ", " once more."),
    ("Nothing sums it up better than ", " does."),
    ("This chapter begins with ", " and ends elsewhere."),
    ("The wording here is ", ", no more and no less."),
)
_SAID: tuple[Claim, ...] = (
    ("{} said: ", ""),
    ("According to {}, ", ""),
    ("In the same year, {} stressed that ", ""),
)
_NEAR = 2  # paragraphs that a wrong one is at least away


def right_speaker(source: Source, random: Random) -> Iterator[tuple[Sentence, Claim]]:
    """Statements with the name of whoever makes them."""
    for utterance in _shuffled(source, random):
        speaker = source.people[utterance.speaker]
        if speaker.named:
            yield utterance.sentence, _say(speaker, random)


def other_speaker(source: Source, random: Random) -> Iterator[tuple[Sentence, Claim]]:
    """Statements of those who are known, with the name of a person who neither is one of them nor the author."""
    for utterance in _shuffled(source, random):
        speakers = _speakers_of(source, utterance)
        if not all(source.people[speaker].named for speaker in speakers):
            continue
        authors = source.authors[utterance.sentence.block.document]
        others = [
            person
            for person in source.people.values()
            if person.named
            and not person.group
            and person.id not in authors
            and not any(_belong(person, source.people[speaker]) for speaker in speakers)
        ]
        if others:
            yield utterance.sentence, _say(random.choice(others), random)


def author_for_speaker(source: Source, random: Random) -> Iterator[tuple[Sentence, Claim]]:
    """Words that a document's author quotes from someone, said to be the author's own."""
    for utterance in _shuffled(source, random):
        authors = [source.people[author] for author in source.authors[utterance.sentence.block.document]]
        quoted = utterance.mode == "direct" and not any(
            _belong(author, source.people[speaker])
            for author in authors
            for speaker in _speakers_of(source, utterance)
        )
        named = sorted(author for author in authors if author.named)
        if quoted and named:
            yield utterance.sentence, _say(random.choice(named), random)


def right_place(source: Source, random: Random) -> Iterator[tuple[Sentence, Claim]]:
    """Sentences with a citation of their paragraph."""
    for sentence in _citable(source, random):
        yield sentence, _cite(sentence.block.document, sentence.block.id)


def other_document(source: Source, random: Random) -> Iterator[tuple[Sentence, Claim]]:
    """Sentences with a citation of a paragraph of a document that does not have them."""
    for sentence in _citable(source, random):
        block = random.choice(source.blocks)
        if (
            block.id.startswith("p")
            and f" {fold(sentence.text)} " not in source.folded_documents[block.document]
        ):
            yield sentence, _cite(block.document, block.id)


def other_paragraph(source: Source, random: Random) -> Iterator[tuple[Sentence, Claim]]:
    """Sentences with a citation of another paragraph of their document, some way off."""
    for sentence in _citable(source, random):
        document = sentence.block.document
        folded = f" {fold(sentence.text)} "
        others = [
            block
            for place, block in _around(source, sentence)
            if abs(place - sentence.place) > _NEAR
            and block.id.startswith("p")
            and folded not in f" {fold(block.text)} "
        ]
        if others and source.folded_documents[document].count(folded) == 1:
            yield sentence, _cite(document, random.choice(others).id)


CLAIMS: dict[str, Callable[[Source, Random], Iterator[tuple[Sentence, Claim]]]] = {
    "right speaker": right_speaker,
    "other speaker": other_speaker,
    "author for whom he quotes": author_for_speaker,
    "right place": right_place,
    "other document": other_document,
    "other paragraph": other_paragraph,
}


def _shuffled(source: Source, random: Random) -> list[Utterance]:
    return random.sample(source.utterances, len(source.utterances))


def _citable(source: Source, random: Random) -> list[Sentence]:
    """Sentences of numbered paragraphs in documents that can be cited."""
    if not source.addressed:
        return []
    numbered = [sentence for sentence in source.sentences if re.fullmatch(r"p\d+", sentence.block.id)]
    return random.sample(numbered, len(numbered))


def _around(source: Source, sentence: Sentence) -> Iterator[tuple[int, Block]]:
    for place, block in enumerate(source.blocks):
        if block.document == sentence.block.document:
            yield place, block


def _speakers_of(source: Source, utterance: Utterance) -> set[str]:
    """Everyone in whose mouth the corpus has these words."""
    words = f" {fold(utterance.sentence.text)} "
    same = {one.speaker for one in source.utterances if words in f" {fold(one.sentence.text)} "}
    return same | {utterance.speaker}


def _belong(person: Person, speaker: Person) -> bool:
    """Whether one may stand for the other: the same, a member, or of one organisation, where one is a group."""
    same = person.id == speaker.id or person.id in speaker.members or speaker.id in person.members
    return same or (
        speaker.group and person.organisation is not None and person.organisation == speaker.organisation
    )


def _say(person: Person, random: Random) -> Claim:
    before, behind = random.choice(_SAID)
    return before.format(person.name), behind


def _cite(document: str, block: str) -> Claim:
    return "It is put in these words: ", f" [@{document}, para. {block[1:]}]."
