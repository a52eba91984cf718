"""Reading queries: parts, brackets, and what a copy brings along."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secpol_cli.errors import UsageError
from secpol_cli.search.query import MAX_QUERY_WORDS, NAME_WEIGHT, parse_query


@pytest.mark.parametrize(
    ("text", "parts", "inserted"),
    [
        ("ASEAN centrality", ["asean centrality"], ""),
        # an ellipsis parts
        ("We welcome … peace", ["we welcome", "peace"], ""),
        ("We welcome ... peace", ["we welcome", "peace"], ""),
        ("We welcome . . . peace", ["we welcome", "peace"], ""),
        ("We welcome [...] peace", ["we welcome", "peace"], ""),
        ("We welcome […] peace (…) and", ["we welcome", "peace", "and"], ""),
        ("… peace …", ["peace"], ""),
        # what stands in brackets may be the writer's
        ("our [own] commitment", ["our own commitment"], "own"),
        ("[to Cambodia’s policy outlook]", ["to cambodia policy outlook"], ""),
        ("[T]he region", ["the region"], ""),
        ("polic[ies] of peace", ["policies of peace"], ""),
        ("harmonised [sic] security", ["harmonised sic security"], "sic"),
        # a terminal's colours
        ("\x1b[31mASEAN\x07 centrality\x1b[0m", ["asean centrality"], ""),
        # note marks
        ("socio-cultural aspects.[^3] The", ["socio cultural aspects 3 the"], "3"),
        ("socio-cultural aspects.[3] The", ["socio cultural aspects 3 the"], "3"),
        ("socio-cultural aspects.³ The", ["socio cultural aspects 3 the"], "3"),
        ("socio-cultural aspects³ The", ["socio cultural aspects 3 the"], "3"),
        ("socio-cultural aspects.3 The", ["socio cultural aspects 3 the"], "3"),
        ("US$ 2.88 in 2019.", ["us 2.88 in 2019"], ""),
    ],
)
def test_parts_and_brackets(text: str, parts: list[str], inserted: str) -> None:
    query = parse_query(text)
    assert [" ".join(query.words[place] for place in part) for part in query.parts] == parts
    assert " ".join(query.words[place] for place in sorted(query.inserted)) == inserted


def test_common_words_and_names_weigh_less() -> None:
    query = parse_query("the centrality of ASEAN", names={"asean"})
    the, centrality, of, asean = query.weights
    assert max(the, of) < asean < centrality
    assert asean == pytest.approx(NAME_WEIGHT * parse_query("ASEAN").weights[0])


def test_what_is_inserted_weighs_nothing() -> None:
    assert parse_query("our [own] commitment").weights[1] == 0


@pytest.mark.parametrize("text", ["", " \n", "…", "[…]", "“”!?", "\x00\x1b"])
def test_no_word(text: str) -> None:
    with pytest.raises(UsageError, match="no word"):
        parse_query(text)


def test_too_many_words() -> None:
    with pytest.raises(UsageError, match=f"{MAX_QUERY_WORDS} at most"):
        parse_query("word " * (MAX_QUERY_WORDS + 1))


@given(st.text() | st.text(alphabet="a[]().…^3³ .", max_size=40))
def test_any_text_at_all(text: str) -> None:
    try:
        query = parse_query(text)
    except UsageError:
        return
    assert len(query.words) == len(query.weights) == sum(map(len, query.parts))
    assert all(0 <= weight <= 1 for weight in query.weights)
    assert len(query.inserted) < len(query.words)
