"""Citation keys."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from secpol_cli.citation.csl import to_csl
from secpol_cli.citation.keys import citation_keys
from secpol_cli.model import Date


def test_keys_people_can_type() -> None:
    items = [
        to_csl(
            "1", {"title": "ASEM in the Eyes of Cambodia", "author": ["Un Samnang"]}, Date(inferred="2019")
        ),
        to_csl("2", {"title": "2018 Annual Report", "author": ["The Ministry of X"], "issued": "2019"}),
        to_csl("3", {"title": "Cooperation Is the Key!"}),
        to_csl(
            "4", {}, Date(stated="XXXX-11-23", inferred="2022-11-23"), description="News report on Hun Sen"
        ),
        to_csl(
            "5", {"title": "L’Asie", "author": [{"family": "D’Élia–Đặng", "given": "A"}], "issued": "2001-02"}
        ),
        to_csl("6", {}),
        to_csl("7", {"title": "សន្តិសុខ", "issued": "2001"}),
    ]
    assert citation_keys(items) == [
        "un_asem_2019",
        "ministry_annual_2019",
        "cooperation_key",
        "news_hun_2022",
        "deliadang_lasie_2001",
        "item",
        "item_2001",
    ]


def test_equal_keys_get_letters_in_order() -> None:
    same = to_csl("x", {"title": "Values", "author": [{"family": "Post"}], "issued": "2019"})
    lone = to_csl("y", {"title": "Valuesb", "author": [{"family": "Post"}]})
    assert citation_keys([same, lone, same]) == ["post_values_2019a", "post_valuesb", "post_values_2019b"]


TITLES = st.sampled_from(["Values", "Valuesa", "A", "Aa", "a b", "2019", "", "…"])
YEARS = st.sampled_from(["2019", "2019-03", "-0044", None])


@given(st.lists(st.builds(lambda t, y: to_csl("i", {"title": t, "issued": y}), TITLES, YEARS), max_size=30))
def test_keys_are_unique_and_plain(items: list[dict[str, object]]) -> None:
    keys = citation_keys(items)
    assert len(set(keys)) == len(items)
    assert all(re.fullmatch(r"[a-z0-9_]+", key) for key in keys)
