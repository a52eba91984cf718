"""Quotations laid beside texts: what differs, what marks admit, what matters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secpol_cli.text.sigla import read_quoted
from secpol_cli.text.spellings import same_between, same_word
from secpol_cli.verification.admitted import Knowledge
from secpol_cli.verification.alignment import lay
from secpol_cli.verification.comparison import Comparison, compare
from secpol_cli.verification.english.ends import condition_behind
from secpol_cli.verification.english.governing.governed import governed_by
from secpol_cli.verification.source_context import SourceContext

if TYPE_CHECKING:
    from collections.abc import Sequence

SOURCE = (
    "The ministers agreed on 12 May 2019 that no state must use force, but that “every state” may defend its"
    " well-being. They will not meet in Phnom Penh unless all of them come."
)

WORDS = "be bound by what they signed"  # with which the fragment begins


KNOWLEDGE = Knowledge(
    frozenset(["phnom", "penh"]), lambda _: frozenset(), lambda _reading, _block: "", lambda *_: frozenset()
)


def against(quote: str, *texts: str) -> Comparison:
    """A quotation compared with a document of some paragraphs."""
    rows: list[Any] = [
        {"doc": "x", "block": f"p{n}", "text": text} for n, text in enumerate(texts or (SOURCE,), 1)
    ]
    reading, tokens = SourceContext(rows), read_quoted(quote)
    found = compare(quote, tokens, lay(tokens, reading.words).pairs, reading, KNOWLEDGE)
    assert found is not None
    return found


def changes(quote: str, *texts: str) -> list[tuple[str, str, str]]:
    return [(each.quoted, each.source, each.why) for each in against(quote, *texts).changes]


def corrected(quote: str, *texts: str) -> str:
    text = quote
    for start, end, words in reversed(against(quote, *texts).edits):
        text = text[:start] + words + text[end:]
    return text


@pytest.mark.parametrize(
    "quote",
    [
        "no state must use force",
        "no state must use force,",
        "well-being.",
        "They will\nnot meet",
        "12 May 2019 that no",
    ],
)
def test_what_is_exact(quote: str) -> None:
    found = against(quote)
    assert found.is_exact
    assert not found.changes
    assert not found.edits


@pytest.mark.parametrize(
    "quote",
    [
        "No state must use force",
        "no state must use force.",
        "[N]o state must use force",
        "that ‘every state’ may defend",
        "may defend its wellbeing",
        "may defend its well being",
        "may defend its well–being",
        "THEY WILL NOT MEET",
    ],
)
def test_what_is_folded(quote: str) -> None:
    found = against(quote)
    assert not found.is_exact
    assert not found.is_admitted
    assert not found.changes


@pytest.mark.parametrize(
    ("quote", "admitted"),
    [
        ("The ministers agreed … that no state", [("…", "on 12 May 2019")]),
        ("The ministers agreed [...] that no state", [("[...]", "on 12 May 2019")]),
        ("[all] ministers agreed on 12 May", [("[all]", "")]),
        ("that no [country] must use", [("[country]", "state")]),
        ("They [the ministers] will not meet", [("[the ministers]", "")]),
        ("They [sic] will not meet", [("[sic]", "")]),
        ("[The United Nations] agreed on 12 May", [("[The United Nations]", "")]),
    ],
)
def test_what_marks_admit(quote: str, admitted: Sequence[tuple[str, str]]) -> None:
    found = against(quote)
    assert found.is_admitted
    assert not found.changes
    assert [(each.quoted, each.source) for each in found.differences if each.op != "equal"] == list(admitted)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("no state should use force", [("should", "must", "modal")]),
        ("no country must use force", [("country", "state", "")]),
        ("state must not use force", [("not", "", "negation")]),
        ("They will meet in Phnom Penh", [("", "not", "negation")]),
        ("agreed on 13 May 2019", [("13", "12", "number")]),
        ("agreed on 12 June 2019", [("June", "May", "number")]),
        ("will not meet in Phnom Penh unless some of them", [("some", "all", "negation")]),
        ("not meet in Siem Reap unless", [("Siem Reap", "Phnom Penh", "name")]),
        ("must use force but that", [("force", "force,", "")]),
        ("The ministers agreed that no state", [("", "on 12 May 2019", "number")]),
        ("may kindly defend its well-being", [("kindly", "", "")]),
    ],
)
def test_what_is_changed(quote: str, expected: list[tuple[str, str, str]]) -> None:
    assert changes(quote) == expected


def test_an_ellipsis_that_hides_a_turn_matters() -> None:
    found = against("that no state must use force … that “every state” may defend")
    assert [each.why for each in found.differences if each.admitted] == ["hidden"]
    found = against("They will … meet in Phnom Penh")
    assert [each.why for each in found.differences if each.admitted] == ["hidden"]
    found = against("They … meet in Phnom … of them come")
    assert [each.why for each in found.differences if each.admitted] == ["hidden", "hidden"]


def test_brackets_may_not_name_another() -> None:
    assert [each.why for each in against("meet in [Bangkok] unless all").differences if each.admitted] == [
        "name"
    ]
    assert [each.why for each in against("[Cambodia’s] well-being").differences if each.admitted] == [
        "interpolated"
    ]


def test_an_ellipsis_of_the_source_is_none_of_the_manuscript() -> None:
    assert against("wait … and see", "We wait … and see.").is_exact


def test_brackets_of_the_source_are_its_words() -> None:
    assert against("its [new] name", "Under its [new] name it lives.").is_exact
    assert changes("its name it lives", "Under its [new] name it lives.") == [("", "new", "")]


def test_a_quotation_over_two_paragraphs() -> None:
    found = against("the first ends. The second begins", "Here the first ends.", "The second begins here.")
    assert found.is_exact
    assert found.first == 1


@pytest.mark.parametrize(
    ("quote", "right"),
    [
        ("no country must use force", "no state must use force"),
        ("They will meet in Phnom Penh", "They will not meet in Phnom Penh"),
        ("may kindly defend its well-being", "may defend its well-being"),
        ("The Ministers agreed … that no State should", "The ministers agreed … that no state must"),
        ("no state must use force but that", "no state must use force, but that"),
        ("they will not meet", "[t]hey will not meet"),
        ("may defend its wellbeing", "may defend its well-being"),
    ],
)
def test_edits_make_the_source_s_words(quote: str, right: str) -> None:
    assert corrected(quote) == right
    assert not against(right).changes


@given(st.lists(st.sampled_from("one two three four five six".split()), min_size=1, max_size=12), st.data())
def test_every_stretch_is_exact_and_edits_lead_back(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    stretch = " ".join(words[start:end])
    assert against(stretch, text).is_exact
    other = [*words[start:end]]
    other[data.draw(st.integers(0, len(other) - 1))] = "seven"
    changed = " ".join(other)
    if any(word != "seven" for word in other):
        assert changed != corrected(changed, text)
        assert not against(corrected(changed, text), text).changes


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("co-operation", "cooperation", True),
        ("nation’s", "nation's", True),
        ("nations’", "nation’s", False),
        ("café", "cafe", False),
        ("U.S.", "US", False),
        ("STATE", "state", True),
    ],
)
def test_words_that_are_the_same(one: str, other: str, same: bool) -> None:
    assert same_word(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [(" – ", "—", True), (" ", "-", True), (", ", " ", False), ("” ", " ", True), (". ", "; ", False)],
)
def test_what_stands_between_words(one: str, other: str, same: bool) -> None:
    assert same_between(one, other) is same


@pytest.mark.parametrize(
    ("behind", "manuscript", "found"),
    [
        (", unless all come.", " in March.", "unless"),
        (", unless all come.", " unless, that is, all come.", None),
        (" as long as they respect her.", ".", "as long as"),
        (". But that is another matter.", ".", None),
        (" and so on.", ".", None),
        (" only if all agree.", ".", "only if"),
        (" but also in Asia.", ".", None),
        (" provided by Japan.", ".", None),
        (", provided that all agree.", ".", "provided that"),
    ],
)
def test_conditions_behind(behind: str, manuscript: str, found: str | None) -> None:
    assert condition_behind(behind, manuscript) == found


@pytest.mark.parametrize(
    ("before", "manuscript", "found"),
    [
        ("They will not ", "They promise to ", "not"),
        ("They will not ", "He denied that they would ", None),
        ("We don’t ", "They ", "don’t"),
        ("It is not. We ", "They ", None),
        ("They will not only ", "They ", None),
    ],
)
def test_negations_before(before: str, manuscript: str, found: str | None) -> None:
    assert governed_by(before, WORDS, manuscript) == found


def test_a_long_quotation_is_laid_out_too() -> None:
    words = [f"word{number}" for number in range(2000)]
    text = " ".join(words)
    assert against(" ".join(words[300:1500]), text).is_exact
    changed = " ".join([*words[300:900], "other", *words[901:1500]])
    assert changes(changed, text) == [("other", "word900", "number")]
