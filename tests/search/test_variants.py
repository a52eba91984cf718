"""Words that stand for one another, and those that do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secpol_cli.search.variants import alike_in, likeness

if TYPE_CHECKING:
    from secpol_cli.store.store import Store


@pytest.mark.parametrize(
    ("kind", "pairs"),
    [
        ("same", ["asean=asean"]),
        (
            "variety",
            [
                "harmonized=harmonised",
                "organization=organisation",
                "analyze=analyse",
                "labor=labour",
                "neighborhood=neighbourhood",
                "center=centre",
                "theater=theatre",
                "defense=defence",
                "licence=license",
                "dialog=dialogue",
                "program=programme",
                "counselor=counsellor",
                "traveling=travelling",
                "encyclopedia=encyclopaedia",
                "judgment=judgement",
                "toward=towards",
                "practice=practise",
                "sceptical=skeptical",
                "gray=grey",
                "while=whilst",
            ],
        ),
        (
            "inflection",
            ["tilts=tilting", "summits=summit", "stated=states", "civil=civilian", "region=regional"],
        ),
        ("inflection", ["neutral=neutrality", "cooperate=cooperation", "policy=policies", "agrees=agreed"]),
        ("number", ["six=6", "10=ten", "seventyseventh=77th", "1st=first", "fortytwo=42", "twentieth=20th"]),
        ("symbol", ["percent=%", "&=and"]),
        ("mark", ["aspects3=aspects", "summit14=summit"]),
        ("typo", ["centralty=centrality", "chinna=china", "recieve=receive", "architechture=architecture"]),
    ],
)
def test_what_stands_for_what(kind: str, pairs: list[str]) -> None:
    for pair in pairs:
        word, other = pair.split("=")
        like = likeness(word, other)
        assert like is not None, pair
        assert like.kind == kind, pair
        assert (like.fit == 1) == (kind == "same")
        assert 0.5 < like.fit <= 1


@pytest.mark.parametrize(
    "pair",
    [
        "2018=2019",
        "20=2020",
        "war=was",
        "no=not",
        "may=must",
        "china=japan",
        "north=south",
        "security=sovereignty",
    ],
)
def test_what_does_not(pair: str) -> None:
    word, other = pair.split("=")
    assert likeness(word, other) is None


WORDS = st.text(alphabet="abcdeilnorst", min_size=1, max_size=12)


@given(word=WORDS, other=WORDS)
def test_one_slip_more_never_fits_better(word: str, other: str) -> None:
    like = likeness(word, other)
    if like is not None and like.kind == "typo":
        assert like.fit < 1
        longer = likeness(word + "zq", other + "zq")
        assert longer is None or longer.fit >= like.fit


def _slips(word: str) -> set[str]:
    """The word with one letter left out, put in, exchanged, or swapped with the next."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    out = {before + after[1:] for before, after in cuts if after}
    put = {before + letter + after for before, after in cuts for letter in "xe"}
    other = {before + letter + after[1:] for before, after in cuts if after for letter in "xe"}
    swapped = {before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1}
    return out | put | other | swapped


@pytest.mark.parametrize("word", ["centrality", "cooperation", "china", "trust", "peace", "multilateralism"])
def test_every_single_slip_is_looked_up(store: Store, word: str) -> None:
    """Wherever it falls, the middle and the first letter among them."""
    for slip in _slips(word):
        if len(slip) >= 4:
            assert word in alike_in(store, slip), slip


def test_the_corpus_has_what_is_alike(store: Store) -> None:
    found = alike_in(store, "tilts")
    assert found["tilting"].kind == "inflection"
    assert not alike_in(store, "zzzzqqqq")
