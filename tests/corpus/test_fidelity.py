"""Fidelity: the words of the blocks are the words of the source, none added, none lost."""

from __future__ import annotations

import random
import re
from collections import Counter
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from secpol_cli.corpus.fidelity import check_fidelity
from secpol_cli.corpus.load import Document, load_document

if TYPE_CHECKING:
    from tests.conftest import CorpusDir, MakeCorpus

    from secpol_cli.corpus import format as authored

SHIPPED = Path(__file__).resolve().parents[2] / "corpus"
TEXTS = ("000", "001", "002", "003", "004")
D10, S10 = "documents/010.yaml", "sources/010.txt"


@cache
def shipped(id_: str) -> Document:
    return load_document(SHIPPED, f"documents/{id_}.yaml")


# --- the shipped corpus -------------------------------------------------------------------
# Counted here by other means than `check_fidelity`'s, which would not notice its own mistakes.

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def words_of_source(id_: str) -> Counter[str]:
    """The source's words, `\\$` as `$`, `¹²` as `[^12]`."""
    text = (SHIPPED / "sources" / f"{id_}.txt").read_text("utf-8").replace("\\$", "$")
    return Counter(re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda m: f"[^{m[0].translate(SUPERSCRIPTS)}]", text).split())


def words_by_text(record: authored.Document) -> list[list[str]]:
    """The words of each block, then those of each note."""
    return [b.text.split() for b in record.blocks] + [n.text.split() for n in record.notes]


def words_of_document(id_: str) -> Counter[str]:
    """The words of all blocks and notes."""
    record = shipped(id_).record
    return Counter(word for words in words_by_text(record) for word in words)


@pytest.mark.parametrize("id_", [id_ for id_ in TEXTS if id_ != "003"])
def test_the_words_are_those_of_the_source(id_: str) -> None:
    assert words_of_document(id_) == words_of_source(id_)


def test_003_lacks_only_the_numbers_and_bullets_before_its_notes() -> None:
    missing = words_of_source("003") - words_of_document("003")
    numbers = [word.strip("[^]") for word in missing.elements() if word != "-"]
    assert sorted(map(int, numbers)) == list(range(1, 28))
    assert missing["-"] == 2
    assert not words_of_document("003") - words_of_source("003")


def test_003_has_its_27_notes_and_a_mark_for_each() -> None:
    record = shipped("003").record
    assert [note.n for note in record.notes] == list(range(1, 28))
    marks = [int(n) for block in record.blocks for n in re.findall(r"\[\^(\d+)\]", block.text)]
    assert sorted(marks) == list(range(1, 28))


@pytest.mark.parametrize("id_", TEXTS)
def test_the_source_is_the_file_that_was_transcribed(id_: str) -> None:
    record = shipped(id_).record
    assert record.source.file == f"sources/{id_}.txt"
    assert sha256((SHIPPED / record.source.file).read_bytes()).hexdigest() == record.source.sha256


@pytest.mark.parametrize("id_", TEXTS)
def test_words_stand_in_the_order_of_the_source(id_: str) -> None:
    assert list(check_fidelity(SHIPPED, shipped(id_))) == []


CHANGES = ("drop", "double", "swap", "spell", "case", "away")


def change_a_word(document: Document, change: str, chance: random.Random) -> Document | None:
    """The document with one random word of one random block or note changed; None where nothing would."""
    record = document.record
    texts = words_by_text(record)
    words = chance.choice(texts)
    place = chance.randrange(len(words))
    word = words[place]
    if change == "drop":
        del words[place]
    elif change == "double":
        words.insert(place, word)
    elif change == "swap":
        other = chance.randrange(len(words))
        words[place], words[other] = words[other], word
    elif change == "spell":
        letter = chance.randrange(len(word))
        words[place] = word[:letter] + "x" + word[letter + 1 :]
    elif change == "case":
        words[place] = word.swapcase()
    else:  # to the end of another block
        del words[place]
        chance.choice([text for text in texts if text is not words]).append(word)
    changed = iter([" ".join(words) for words in texts])
    blocks = [msgspec.structs.replace(block, text=next(changed)) for block in record.blocks]
    notes = [msgspec.structs.replace(note, text=next(changed)) for note in record.notes]
    if texts == words_by_text(record):
        return None
    return Document(msgspec.structs.replace(record, blocks=blocks, notes=notes), document.file)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("id_", TEXTS)
def test_a_word_changed_anywhere_is_found(id_: str, change: str) -> None:
    chance = random.Random(f"{id_} {change}")
    for _ in range(8):
        changed = change_a_word(shipped(id_), change, chance)
        assert changed is None or list(check_fidelity(SHIPPED, changed))


# --- what is found, and where -------------------------------------------------------------


def findings(corpus: CorpusDir, *edits: tuple[str, str, str]) -> list[tuple[str, int, str]]:
    """Rule, line and message of what is found after some edits; the sources are signed anew."""
    for edit in edits:
        corpus.replace(*edit)
    corpus.sign()
    found = check_fidelity(corpus.root, load_document(corpus.root, D10))
    return [(finding.rule, finding.line, finding.message) for finding in found]


def rules(corpus: CorpusDir, *edits: tuple[str, str, str]) -> set[str]:
    return {rule for rule, _, _ in findings(corpus, *edits)}


def test_the_small_corpus_is_faithful(corpus_dir: MakeCorpus) -> None:
    assert findings(corpus_dir()) == []


def test_a_word_added(corpus_dir: MakeCorpus) -> None:
    corpus = corpus_dir()
    found = findings(corpus, (D10, "costs nothing.", "costs almost nothing."))
    added = [message for rule, _, message in found if rule == "words-added"]
    assert added == ["“law costs almost nothing.” (word 23 of p1) does not follow in the source"]
    assert found[0][1] == corpus.line_of(D10, "text: >-")


def test_a_word_lost(corpus_dir: MakeCorpus) -> None:
    found = findings(corpus_dir(), (S10, "Patience comes first.", "Patience comes first. Always."))
    assert [(rule, message) for rule, _, message in found] == [
        ("words-lost", "no block has “Always.” of sources/010.txt")
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("By Lim Sokha}", "By Lim Sokka}"),  # another word
        ("law costs nothing.", "law nothing costs."),  # moved
        ("“We stand", '"We stand'),  # another mark
        ("5 million", "6 million"),  # another figure
        ("signed soon.[^2]", "signed soon."),  # a mark lost
        ("sea.”[^1]", "sea.”[^2]"),  # a mark changed
        ("must be signed soon.", "must be signed soon. Peace costs"),  # words twice
    ],
)
def test_words_changed(corpus_dir: MakeCorpus, old: str, new: str) -> None:
    assert rules(corpus_dir(), (D10, old, new)) & {"words-added", "words-lost"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("n: 1\n", "n: 2\n"),  # notes that exchange their numbers
        ("text: Patience comes first.", "text: Patience comes"),
        ('- {id: c1, kind: caption, text: "Photo: the harbour at noon"}\n  ', ""),
    ],
)
def test_words_lost(corpus_dir: MakeCorpus, old: str, new: str) -> None:
    corpus = corpus_dir()
    edits = [(D10, old, new)]
    if new == "n: 2\n":
        edits = [(D10, "n: 2,", "n: 1,"), *edits]
    assert "words-lost" in rules(corpus, *edits)


def test_sentences_that_change_places(corpus_dir: MakeCorpus) -> None:
    corpus = corpus_dir(
        (D10, "and law costs nothing. ", "and "),
        (D10, "signed soon.[^2]", "signed soon.[^2] law costs nothing."),
    )
    corpus.replace(D10, '  - {change: joined, block: p1, at: "million, and | law costs", by: caption}\n', "")
    assert {"words-added", "words-lost"} <= rules(corpus)


def test_a_block_given_twice(corpus_dir: MakeCorpus) -> None:
    found = findings(
        corpus_dir(), (D10, "\nnotes:\n", "  - {id: c2, kind: caption, text: The Sea and Us}\n\nnotes:\n")
    )
    assert [(rule, message) for rule, _, message in found] == [
        ("words-added", "“The Sea and Us” (word 1 of c2) does not follow in the source")
    ]


def test_a_join_that_is_not_listed(corpus_dir: MakeCorpus) -> None:
    corpus = corpus_dir()
    found = findings(
        corpus, (D10, '  - {change: joined, block: p1, at: "million, and | law costs", by: caption}\n', "")
    )
    message = "p1 joins what the source cuts at “$5 million, and | law costs nothing.”"
    assert found == [("join-unlisted", corpus.line_of(D10, "text: >-"), message)]


@pytest.mark.parametrize("cut", ["\n\n", "\n \n\n\n", "\n\nA caption.\n\n", " A caption. "])
def test_a_join_across_empty_lines_or_other_words(corpus_dir: MakeCorpus, cut: str) -> None:
    found = findings(corpus_dir(), (S10, "rule of law at", f"rule of{cut}law at"))
    assert [message for rule, _, message in found if rule == "join-unlisted"] == [
        "p1 joins what the source cuts at “the rule of | law at sea.”[^1]”"
    ]


@pytest.mark.parametrize(
    "at",
    ["He added | that the", "costs nothing. | He added", "and law | costs nothing", "law costs | nothing"],
)
def test_a_join_where_nothing_is_cut(corpus_dir: MakeCorpus, at: str) -> None:
    corpus = corpus_dir()
    listed = f'  - {{change: joined, block: p1, at: "{at}", by: page}}\n'
    found = findings(corpus, (D10, "\nblocks:\n", f"{listed}\nblocks:\n"))
    assert [(rule, line) for rule, line, _ in found] == [("join-unneeded", corpus.line_of(D10, listed[4:]))]


@pytest.mark.parametrize(
    "at",
    ["Peace costs | $5 million", "Peace | law costs", "million, and | nothing", "million, and law costs"],
)
def test_a_join_listed_at_the_wrong_words_is_both(corpus_dir: MakeCorpus, at: str) -> None:
    assert rules(corpus_dir(), (D10, "million, and | law costs", at)) == {
        "join-unneeded",
        "join-unlisted",
    }


@pytest.mark.parametrize(
    ("words", "id_", "at"),
    [
        ("Speaker, “Remarks", "n1", "the Speaker, | “Remarks at"),
        ("Patience comes", "l1", "Patience | comes first."),
    ],
)
def test_notes_and_list_items_are_joined_like_paragraphs(
    corpus_dir: MakeCorpus, words: str, id_: str, at: str
) -> None:
    """The number or bullet before them is none of their words."""
    corpus = corpus_dir((S10, words, words.replace(" ", "\n\n")))
    listed = f'  - {{change: joined, block: {id_}, at: "{at}", by: page}}\n'
    assert findings(corpus, (D10, "\nblocks:\n", f"{listed}\nblocks:\n")) == []


def test_a_block_out_of_order(corpus_dir: MakeCorpus) -> None:
    heading, byline = (
        "  - {id: h1, kind: heading, text: The Sea and Us}\n",
        "  - {id: b1, kind: byline, text: By Lim Sokha}\n",
    )
    found = findings(corpus_dir(), (D10, heading + byline, byline + heading))
    assert [(rule, message) for rule, _, message in found] == [
        ("out-of-order", "h1 stands after b1, but before it in the source")
    ]


@pytest.mark.parametrize("kind", ["caption", "pull-quote", "note"])
def test_captions_pull_quotes_and_notes_may_stand_elsewhere(corpus_dir: MakeCorpus, kind: str) -> None:
    caption = '  - {id: c1, kind: caption, text: "Photo: the harbour at noon"}\n'
    moved = caption.replace("kind: caption", f"kind: {kind}")
    assert findings(corpus_dir(), (D10, caption, ""), (D10, "blocks:\n", f"blocks:\n{moved}")) == []


@pytest.mark.parametrize(
    ("listed", "message"),
    [
        (
            '  - {change: unescaped, block: p1, at: "$5"}\n',
            "p1 departs from the source without saying so: unescaped",
        ),
        (
            '  - {change: note-marks, note: "¹ and ², and the numbers before the notes"}\n',
            "p1 departs from the source without saying so: note-marks",
        ),
    ],
)
def test_what_is_undone_must_be_listed(corpus_dir: MakeCorpus, listed: str, message: str) -> None:
    found = findings(corpus_dir(), (D10, listed, ""))
    assert [(rule, message) for rule, _, message in found] == [("undone-unlisted", message)]


def test_a_list_bullet_that_is_dropped_must_be_listed(corpus_dir: MakeCorpus) -> None:
    assert [
        message
        for _, _, message in findings(corpus_dir(), (D10, "  - {change: list-marker, block: l1}\n", ""))
    ] == ["no block has “-” of sources/010.txt"]


def test_a_list_bullet_that_was_not_there_must_not(corpus_dir: MakeCorpus) -> None:
    assert rules(corpus_dir(), (S10, "- Patience", "Patience")) == {"bullet-unneeded"}


def test_escapes_that_the_block_keeps_are_found(corpus_dir: MakeCorpus) -> None:
    assert "words-added" in rules(corpus_dir(), (D10, "costs $5", "costs \\$5"))


@pytest.mark.parametrize("number", ["1", "1.", "1)", "[1]", "¹", "[^1]:", "- 1", "* 1."])
def test_the_number_before_a_note_may_be_printed_in_many_ways(corpus_dir: MakeCorpus, number: str) -> None:
    assert findings(corpus_dir(), (S10, "1 Office", f"{number} Office")) == []


def test_a_line_that_begins_with_the_number_of_a_note_keeps_it(corpus_dir: MakeCorpus) -> None:
    edits = [(S10, "- Patience", "- 2 Patience"), (D10, "Patience comes first.}", "2 Patience comes first.}")]
    assert findings(corpus_dir(), *edits) == []
    assert "words-lost" in rules(corpus_dir(), edits[0])


def test_superscripts_that_are_no_note_marks_stay(corpus_dir: MakeCorpus) -> None:
    edits = [(S10, "comes first.", "comes 5 m² first."), (D10, "comes first.}", "comes 5 m² first.}")]
    corpus = corpus_dir(
        (D10, "  - {n: 2, text: Interview with the author.}\n", ""), (D10, "soon.[^2]", "soon.²")
    )
    corpus.replace(S10, "2 Interview with the author.\n", "")
    assert findings(corpus, *edits) == []


def test_white_space_is_free(corpus_dir: MakeCorpus) -> None:
    assert findings(corpus_dir(), (S10, "rule of law at sea", "rule\u00a0of\n law\t at\u2003sea")) == []
    assert (
        findings(corpus_dir(), (S10, "comes first.", "comes\r\nfirst."), (S10, "The Sea", "\ufeffThe Sea"))
        == []
    )


def test_a_source_that_changed(corpus_dir: MakeCorpus) -> None:
    corpus = corpus_dir((S10, "comes first.\n", "comes first. \n"))
    found = list(check_fidelity(corpus.root, load_document(corpus.root, D10)))
    assert [(finding.rule, finding.line) for finding in found] == [("source-changed", 2)]
    assert sha256((corpus.root / S10).read_bytes()).hexdigest() in (found[0].hint or "")


@pytest.mark.parametrize("name", [S10, D10])
def test_line_ends_that_git_has_changed(corpus_dir: MakeCorpus, name: str) -> None:
    corpus = corpus_dir()
    corpus.write(name, corpus.read(name).replace("\n", "\r\n"))
    found = list(check_fidelity(corpus.root, load_document(corpus.root, D10)))
    if name == D10:  # in the YAML they do not matter
        assert found == []
    else:
        assert [finding.rule for finding in found] == ["source-changed"]
        assert found[0].message == f"{S10} is the file that was transcribed but for its line ends"
        assert ".gitattributes" in (found[0].hint or "")


def test_backslashes_in_the_name_of_a_source(corpus_dir: MakeCorpus) -> None:
    corpus = corpus_dir((D10, "file: sources/010.txt", "file: 'sources\\012.txt'"))
    (found,) = check_fidelity(corpus.root, load_document(corpus.root, D10))
    assert (found.message, found.hint) == (r"sources\012.txt: is missing", "write / for \\")


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("sources/012.txt", "is missing"),
        ("../outside.txt", "leads out of the corpus"),
        ("/etc/hostname", "leads out of the corpus"),
        ("sources", "is not a regular file"),
        ('""', "is not a regular file"),
        ('"a\\0b"', "cannot be read"),
        ("x" * 300, "cannot be read: "),
        ("sources/latin-1.txt", "is not UTF-8: byte 0xe9"),
    ],
)
def test_a_source_that_cannot_be_read(corpus_dir: MakeCorpus, file: str, words: str) -> None:
    corpus = corpus_dir((D10, "file: sources/010.txt", f"file: {file}"))
    corpus.write("sources/latin-1.txt", b"caf\xe9")
    (corpus.root.parent / "outside.txt").write_text("outside")
    (found,) = check_fidelity(corpus.root, load_document(corpus.root, D10))
    assert (found.rule, found.file, found.line) == ("source-unreadable", D10, 2)
    assert words in found.message


def test_a_long_source_of_frequent_words_takes_no_time(corpus_dir: MakeCorpus) -> None:
    """Each “the” could begin each of a thousand blocks; comparing them must not copy the source."""
    sentences = [f"The word of the law is the word of number {n}." for n in range(1500)]
    corpus = corpus_dir()
    corpus.write(S10, "\n\n".join(sentences))
    blocks = "".join(f"  - {{id: p{n}, kind: paragraph, text: {text}}}\n" for n, text in enumerate(sentences))
    corpus.write(
        D10, f'id: "010"\nsource: {{file: {S10}, sha256: x}}\ncitation: {{}}\ndate: {{}}\nblocks:\n{blocks}'
    )
    corpus.sign()
    assert list(check_fidelity(corpus.root, load_document(corpus.root, D10))) == []
