"""Two letters for each name: apart from each other, and no state's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secpol_cli.text.short_heads import short_heads


def heads(*names: str) -> list[str]:
    return list(short_heads(dict(enumerate(names))).values())  # type: ignore[arg-type]


@given(st.lists(st.text(min_size=0, max_size=12), max_size=60))
def test_no_two_names_have_one_head(names: list[str]) -> None:
    found = {head.casefold() for head in heads(*names)}
    assert len(found) == len(names)
    assert found.isdisjoint({"us", "un", "eu", "uk"})


def test_they_are_letters_of_the_names() -> None:
    names = ("Hun Sen", "the ministers of the Pact", "Hok Sok", "Plato")
    assert heads(*names) == ["Hs", "mp", "Ho", "Pl"]


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("Un Samnang", "Um"),  # neither the United States, the United Nations nor Ukraine
        ("Edward Urquhart", "Ed"),
        ("Uma Kumar", "Um"),
        ("Rita Unger", "Ri"),
        ("Daniel Ek", "Da"),
        ("Kin Phea", "Kp"),
    ],
)
def test_none_reads_as_a_state(name: str, head: str) -> None:
    assert heads(name) == [head]
