"""The edits change what they say and nothing else, and what is true by accident is no mutant."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from random import Random
from typing import TYPE_CHECKING

import pytest
from tests.bench import edits, trims
from tests.bench.claims import CLAIMS
from tests.bench.mutants import KINDS, draw_mutants, make_stock, splice
from tests.bench.queries import fold
from tests.bench.sources import Block, Source, shipped_source, split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bench.edits import Stock, Words

STOCK = edits.Stock(["harbour", "lantern"], [["France", "Mexico"], ["ASEAN", "ASEM"]])
Edit = "Callable[[Words, Random, Stock], Words | None]"


def outcomes(edit: Callable[[Words, Random, Stock], Words | None], sentence: str) -> set[str]:
    """Everything that an edit makes of a sentence."""
    made = [edit(sentence.split(" "), Random(seed), STOCK) for seed in range(60)]
    return {" ".join(words) for words in made if words is not None}


@pytest.mark.parametrize(
    ("edit", "sentence", "expected"),
    [
        (edits.drop_content, "We the valley in it", {"We the in it"}),
        (edits.drop_function, "Ministers of culture met", {"Ministers culture met"}),
        (edits.replace_content, "We trust it", {"We harbour it", "We lantern it"}),
        (edits.swap_words, "We trust the valley now", {"We valley the trust now"}),
        (edits.respell, "The labor market grew", {"The labour market grew"}),
        (edits.drop_comma, "Peace, order, and growth", {"Peace, order and growth"}),
        (edits.drop_negation, "They do not agree", {"They do agree"}),
        (edits.drop_negation, "They cannot agree now", {"They can agree now"}),
        (
            edits.add_negation,
            "They have agreed today",
            {"They have not agreed today", "They have never agreed today"},
        ),
        (edits.change_month, "On August 31, 1852, it closed", None),
        (edits.change_name, "We thank Mexico for it", {"We thank France for it"}),
        (edits.change_modal, "They shall agree now", {"They may agree now", "They should agree now"}),
        (trims.bracket_letter, "They agree", {"[t]hey agree"}),
        (trims.fold_apostrophe, "All ASEAN's members agree", {"All ASEAN’s members agree"}),
        (trims.fold_hyphen, "Some long-term aims", {"Some long term aims", "Some longterm aims"}),
        (trims.final_comma, "They agree.", {"They agree,"}),
        (
            trims.cut_condition,
            "The ministers of both sides will meet here again, but only once a year.",
            {"The ministers of both sides will meet here again"},
        ),
        (
            trims.cut_negation,
            "They did not come to the meeting of the ministers in spring.",
            {"come to the meeting of the ministers in spring."},
        ),
    ],
)
def test_edit(
    edit: Callable[[Words, Random, Stock], Words | None], sentence: str, expected: set[str] | None
) -> None:
    made = outcomes(edit, sentence)
    assert made
    assert sentence not in made
    assert expected is None or made == expected


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (edits.drop_content, "Not unless Mexico 25 must"),
        (
            edits.drop_negation,
            "Not to go is never",
        ),  # both at an edge: what is left is a stretch of the source
        (edits.change_digits, "It was in 1999 that"),  # a year
        (edits.change_year, "It had 25 members then"),
        (edits.change_month, "They may or May not"),
        (edits.change_modal, "By their own will they"),
        (edits.change_name, "The New Mexico law holds"),
        (trims.cut_condition, "They came as if by chance, as if by plan, as if drawn."),
        (trims.bracket_letter, "ASEAN members agree"),
    ],
)
def test_edit_that_cannot(edit: Callable[[Words, Random, Stock], Words | None], sentence: str) -> None:
    assert outcomes(edit, sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        ("It has 12 members now", "members now"),
        ("It has 1,500 members now", "members now"),
        ("On the 25th anniversary then", "anniversary then"),
    ],
)
def test_other_digits(sentence: str, ends: str) -> None:
    for made in outcomes(edits.change_digits, sentence):
        assert made != sentence
        assert made.endswith(ends)
        assert len(made) == len(sentence)


def test_hidden_words_weigh_or_not() -> None:
    sentence = "The ministers of both sides agreed in public and wrote the letter but did not send it to anyone there."
    hidden = [
        made for edit in (trims.hide_weighty, trims.hide_harmless) for made in [outcomes(edit, sentence)]
    ]
    assert all(hidden)
    for weighty, made in zip((True, False), hidden, strict=True):
        for text in made:
            before, _, behind = text.partition(
                next(mark for mark in ("[...]", "[…]", "...", "…") if mark in text)
            )
            assert sentence.startswith(before)
            assert sentence.endswith(behind)
            left_out = sentence[len(before) : len(sentence) - len(behind)].split()
            assert bool({"but", "not"} & set(left_out)) is weighty


@pytest.fixture(scope="module")
def shipped() -> Source:
    return shipped_source()


def test_mutants_of_the_shipped_corpus(shipped: Source) -> None:
    other = Source("other", [], [Block("x", "p1", "Nobody who came to the harbour saw the lantern there.")])
    drawn = draw_mutants([other, shipped], 380, "1")
    assert drawn == draw_mutants([other, shipped], 380, "1")
    counts = Counter(mutant.kind.name for mutants in drawn.values() for mutant in mutants)
    assert sum(counts.values()) >= 380
    assert set(counts) == {kind.name for kind in KINDS}
    for mutant in drawn["shipped"]:
        stands = shipped.has_words(mutant.quote)
        if mutant.kind.group in ("words", "weight", "modal"):
            assert not stands, mutant
        if mutant.kind.group in ("control", "claim", "punctuation", "cut"):
            assert stands, mutant
        if mutant.kind.group == "control":
            assert mutant.quote in mutant.sentence.block.text


def test_one_edit_each(shipped: Source) -> None:
    stock = make_stock(shipped, Random(1))
    for kind in KINDS:
        for sentence in shipped.sentences if kind.edit else ():
            words = sentence.text.split(" ")
            made = kind.edit(words, Random(sentence.text), stock) if kind.edit else None
            if made is not None and kind.group in ("weight", "modal"):
                changes = [
                    code
                    for code in SequenceMatcher(None, words, made, False).get_opcodes()
                    if code[0] != "equal"
                ]
                assert len(changes) == 1, (kind.name, words, made)


def test_wrong_claims_are_wrong(shipped: Source) -> None:
    for sentence, (before, _) in CLAIMS["other speaker"](shipped, Random(1)):
        same = {one.speaker for one in shipped.utterances if one.sentence.text == sentence.text}
        assert same
        assert not any(shipped.people[speaker].name in before for speaker in same)
    for sentence, (_, behind) in CLAIMS["other document"](shipped, Random(1)):
        assert f"@{sentence.block.document}," not in behind
    for sentence, (_, behind) in CLAIMS["other paragraph"](shipped, Random(1)):
        assert f"@{sentence.block.document}," in behind
        assert f" {sentence.block.id[1:]}]" not in behind


def test_splices_are_of_two_paragraphs(shipped: Source) -> None:
    for quote, sentence in splice(shipped.sentences, Random(1)):
        assert fold(quote).split()[:5] == fold(sentence.text).split()[:5]
        assert not sentence.text.endswith(quote[-20:]) or quote[-20:] in sentence.text


def test_sentences_do_not_end_in_abbreviations() -> None:
    text = "He met Mr. Hun Sen on Nov. 23 in Siem Reap. They agreed."
    assert split_sentences(text) == ["He met Mr. Hun Sen on Nov. 23 in Siem Reap.", "They agreed."]
