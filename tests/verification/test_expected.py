"""What is expected of the manuscripts' quotations is true of the five texts, whatever `verify` says."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from tests.verification.quotations import PARTS, load, make_manuscripts

from secpol_cli.manuscript.read import read_manuscript

if TYPE_CHECKING:
    from tests.verification.quotations import Expected, Part

DOCUMENTS = Path(__file__).resolve().parents[2] / "corpus" / "documents"
VERDICTS = {
    "unchecked",
    "interpolated",
    "verbatim",
    "verbatim-folded",
    "edited",
    "altered",
    "meaning",
    "misattributed",
    "mislocated",
    "not-found",
    "skipped",
}
ALL = [one for part in PARTS for one in load(part)]
CONDITION = re.compile(r"\W*(?:if|unless|but|except|as long as|so long as)\b")
REVERSING = re.compile(r"\b(?:not|no|but|unless|except)\b")


def _plain(text: str) -> str:
    return " ".join(re.sub(r"\[\^\d+\]", "", text).split())


def _documents() -> list[dict[str, Any]]:
    return [yaml.load(file.read_text("utf-8"), yaml.BaseLoader) for file in sorted(DOCUMENTS.glob("*.yaml"))]


def _texts() -> dict[str, str]:
    texts = {}
    for document in _documents():
        for block in document["blocks"]:
            texts[f"{document['id']}/{block['id']}"] = _plain(block["text"])
        for note in document.get("notes", []):
            texts[f"{document['id']}/n{note['n']}"] = _plain(note["text"])
    return texts


def _said() -> list[tuple[str, str, set[str]]]:
    """Every passage of a statement: its address, its squashed words, and whose they are."""
    return [
        (
            f"{document['id']}/{passage['block']}",
            squash(_plain(passage["exact"])),
            {statement["speaker"], statement.get("organisation", "")},
        )
        for document in _documents()
        for statement in document["statements"]
        for passage in statement["passage"]
    ]


def squash(text: str) -> str:
    """Letters, digits and inner punctuation: what is left when case, marks, dashes and space are forgotten."""
    text = re.sub(r"^\[(\w)\]", r"\1", text)
    return re.sub(r"[\s\"“”„«»'‘’\-–—]", "", text.casefold()).rstrip(".,;:!?")


TEXTS = _texts()
SQUASHED = {address: squash(text) for address, text in TEXTS.items()}
SAID = _said()


def _straight(text: str) -> str:
    return text.casefold().replace("’", "'")


def source(one: Expected) -> str:
    """The text in which a quotation should be found; over several blocks, theirs without the marks that go on."""
    if one.verdict in {"verbatim", "verbatim-folded"} and _runs_over(one):
        return " ".join(TEXTS[address].removeprefix("“") for address in one.address)
    return TEXTS[one.address[0]]


def _runs_over(one: Expected) -> bool:
    return len(one.address) > 1 and squash(one.quote) not in SQUASHED[one.address[0]]


def of(*verdicts: str) -> list[Any]:
    return [
        pytest.param(one, id=f"{one.manuscript}-{one.quote[:30]}") for one in ALL if one.verdict in verdicts
    ]


@pytest.mark.parametrize("part", PARTS)
def test_every_verdict_occurs_several_times(part: Part) -> None:
    counts = Counter(one.verdict for one in load(part))
    assert set(counts) == VERDICTS
    del counts["interpolated"]  # a few of which only the source's words decide
    del counts["unchecked"]  # a few of which nothing can be told
    assert min(counts.values()) >= 4


def test_a_third_is_held_back() -> None:
    judged = {part: sum(one.verdict != "skipped" for one in load(part)) for part in PARTS}
    assert sum(judged.values()) >= 90
    assert 0.3 <= judged["held_back"] / sum(judged.values()) <= 0.4


@pytest.mark.parametrize("one", of("verbatim"))
def test_verbatim(one: Expected) -> None:
    assert one.quote in source(one)
    assert not one.changes


@pytest.mark.parametrize("one", of("verbatim-folded"))
def test_folded(one: Expected) -> None:
    assert one.quote not in source(one)
    assert squash(one.quote) in squash(source(one))


@pytest.mark.parametrize("one", of("edited"))
def test_edited(one: Expected) -> None:
    assert one.admitted
    assert not one.changes
    assert squash(_mended(one)) in squash(source(one))


@pytest.mark.parametrize("one", of("altered"))
def test_altered(one: Expected) -> None:
    assert one.changes
    assert not any(_straight(one.quote) in _straight(text) for text in TEXTS.values())
    assert squash(_mended(one)) in squash(_without_dropped(one))


@pytest.mark.parametrize("one", of("meaning"))
def test_meaning(one: Expected) -> None:
    mended = squash(_mended(one))
    assert mended in squash(_without_dropped(one))
    if not one.changes and not one.admitted:
        before, _, after = source(one).partition(one.quote.rstrip(".,"))
        assert CONDITION.match(after) or before.endswith(" not ")
    assert all(REVERSING.search(hidden) for _, hidden in one.admitted)
    assert not one.changes or not any(squash(one.quote) in text for text in SQUASHED.values())


def _mended(one: Expected) -> str:
    """The quotation with the source's words for those that differ; dropped ones are still missing."""
    text, at = one.quote, 0
    for quoted, words in (*one.admitted, *one.changes):
        if not quoted or quoted.startswith("*"):
            assert quoted.strip("*") in text
            continue
        found = text.index(quoted, at)
        text = text[:found] + words + text[found + len(quoted) :]
        at = found + len(words)
    return " ".join(text.split())


def _without_dropped(one: Expected) -> str:
    """The source without the words that the quotation drops unseen."""
    text = source(one)
    for quoted, words in one.changes:
        if not quoted:
            assert words in text
            pieces = text.split(words)
            fits = [words.join(pieces[: n + 1]) + words.join(pieces[n + 1 :]) for n in range(len(pieces) - 1)]
            fitting = [fit for fit in fits if squash(_mended(one)) in squash(fit)]
            text = fitting[0] if fitting else text
    return text


@pytest.mark.parametrize("one", of("misattributed"))
def test_misattributed(one: Expected) -> None:
    (address,) = one.address
    words = squash(_mended(one))
    assert words in SQUASHED[address]
    speakers = {who for at, passage, whose in SAID if at == address and words in passage for who in whose}
    assert one.speaker not in speakers
    elsewhere = [at for at, text in SQUASHED.items() if words in text]
    assert elsewhere == [address]


@pytest.mark.parametrize("one", of("mislocated"))
def test_mislocated(one: Expected) -> None:
    standing = {address for address, text in SQUASHED.items() if squash(one.quote) in text}
    assert standing == set(one.address)


@pytest.mark.parametrize("one", of("not-found"))
def test_nothing_is_near_what_is_not_found(one: Expected) -> None:
    assert one.address == ()
    assert nearness(one.quote) < 0.55


def nearness(quote: str) -> float:
    """The share of a quotation's words that stand, in their order, in one place of the texts a bit longer than it."""
    words = re.findall(r"\w+", quote.casefold())
    best = 0
    for text in TEXTS.values():
        other = re.findall(r"\w+", text.casefold())
        for start in range(max(1, len(other) - len(words))):
            window = other[start : start + len(words) + 2]
            if len(set(words) & set(window)) > best:
                blocks = SequenceMatcher(None, words, window, autojunk=False).get_matching_blocks()
                best = max(best, sum(block.size for block in blocks))
    return best / len(words)


@pytest.mark.parametrize("one", of("verbatim", "verbatim-folded", "edited"))
def test_who_is_named_says_it(one: Expected) -> None:
    if one.speaker is None:
        return
    words = [squash(part) for part in re.split(r"…|\.\.\.|\[[^]]{3,}\]", one.quote)][:1]
    speakers = {
        who
        for at, said, whose in SAID
        for word in words
        if at in one.address and word in said
        for who in whose
    }
    if not _runs_over(one):
        assert speakers & {one.speaker, *_groups(one.speaker)}


def test_speakers_are_ids_of_the_corpus() -> None:
    known: set[str] = set()
    for name in ("people.yaml", "organisations.yaml"):
        known |= set(yaml.load((DOCUMENTS.parent / name).read_text("utf-8"), yaml.BaseLoader))
    assert {one.speaker for one in ALL if one.speaker} <= known


def _groups(person: str) -> set[str]:
    people = yaml.load((DOCUMENTS.parent / "people.yaml").read_text("utf-8"), yaml.BaseLoader)
    return {name for name, one in people.items() if person in one.get("members", [])}


@pytest.mark.parametrize("one", of("verbatim", "verbatim-folded"))
def test_where_it_stands_too_is_said(one: Expected) -> None:
    standing = {address for address, text in SQUASHED.items() if squash(one.quote) in text}
    assert _runs_over(one) or standing <= set(one.address) or re.search(r"stands|decides", one.trap), standing


@pytest.mark.parametrize("part", PARTS)
def test_the_quotations_stand_in_the_manuscripts(part: Part, tmp_path: Path) -> None:
    read = [
        (
            path.name,
            " ".join(quotation.text.split()),
            quotation.skipped and quotation.skipped.why,
        )
        for path in make_manuscripts(part, tmp_path)
        for quotation in read_manuscript(path).quotations
    ]
    wanted = [(one.manuscript, one.quote, one.skipped) for one in load(part)]
    assert [one for one in read if one not in wanted] == []
    assert read == wanted
