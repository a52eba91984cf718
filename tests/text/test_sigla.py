"""What … and [ ] are in a quotation: one reading, for `verify` and for `search`."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from secpol_cli.errors import UsageError
from secpol_cli.search.query import parse_query
from secpol_cli.text.folding import fold_words
from secpol_cli.text.sigla import changes_ending, has_ellipsis, read_quoted, without_brackets

PIECES = st.sampled_from(
    [
        "a",
        "word",
        "[",
        "]",
        "(",
        ")",
        ".",
        ". ",
        "...",
        "…",
        " ",
        " ",
        "’s",
        "“",
        "3",
        "20",
        "-",
        "[x]",
        "[s]",
        "é",
        "\n",
    ]
)
MARKED = st.lists(PIECES, max_size=12).map("".join)


def read(text: str) -> list[str]:
    """A quotation's words, bracketed ones in brackets, those with brackets in them with a star."""
    shown = {"word": "{}", "bracketed": "[{}]", "ellipsis": "…"}
    return [shown[each.kind].format(each.word) + "*" * each.lettered for each in read_quoted(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("ASEAN’s role", ["asean", "role"]),
        # letters in brackets are letters of their word
        ("[M]ultilateralism", ["multilateralism*"]),
        ("[Multi]lateralism", ["multilateralism*"]),
        ("[Multilateral]ism", ["multilateralism*"]),
        ("nation[s] declar[ed]", ["nations*", "declared*"]),
        ("stra[teg]ic", ["strategic*"]),
        ("[A]ll [n]ation[s]", ["all*", "nations*"]),
        ("20[19] [20]19", ["2019*", "2019*"]),
        # but no more than twelve
        ("[Multilaterali]sm", ["[multilaterali]", "sm"]),
        # words in brackets are words that are put in
        ("our [own] role", ["our", "[own]", "role"]),
        ("nations [sic] of [the free world]", ["nations", "[sic]", "of", "[the]", "[free]", "[world]"]),
        ("[the nation[s] here]", ["[the]", "[nations]*", "[here]"]),
        ("our [] role", ["our", "role"]),
        # digits in brackets are a note's mark
        ("trust[1] in 1993[2]", ["trust", "[1]", "in", "1993", "[2]"]),
        ("6[0]000", ["6", "[0]", "000"]),
        # ellipses, however they are written
        ("a … b", ["a", "…", "b"]),
        ("a ... b .... c", ["a", "…", "b", "…", "c"]),
        ("a . . . b . . . . . c", ["a", "…", "b", "…", "c"]),
        ("a ....... b", ["a", "…", "b"]),
        ("a [...] b […] c [ . . . ] d", ["a", "…", "b", "…", "c", "…", "d"]),
        ("a (…) b (...)", ["a", "…", "b", "…"]),
        ("a.. b", ["a", "b"]),
        ("a…b", ["a", "…", "b"]),
        ("[… to the free]", ["…", "[to]", "[the]", "[free]"]),
        ("mut[…]ual", ["mut", "…", "ual"]),
    ],
)
def test_the_words_of_a_quotation(text: str, words: list[str]) -> None:
    assert read(text) == words


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("the [Multi]lateralism of", "[Multi]lateralism"),
        ("of nation[s].", "nation[s]"),
        ("“[n]ation[s]’", "[n]ation[s]"),
        ("country[s]’s", "country[s]’s"),
    ],
)
def test_a_word_stands_where_its_brackets_do(text: str, place: str) -> None:
    (lettered,) = [each for each in read_quoted(text) if each.lettered]
    assert text[lettered.start : lettered.end] == place
    assert without_brackets(place) == place.replace("[", "").replace("]", "")


@pytest.mark.parametrize(
    ("word", "source", "other"),
    [
        ("nation[s]", "nation", True),
        ("declare[d]", "declares", True),
        ("guid[ed]", "guiding", True),
        ("philosoph[ies]", "philosophy", True),
        ("[M]ultilateral[ism]", "multilateral", True),
        ("country[’s]", "country", False),  # no letters: words of the writer's
        # letters elsewhere say which word it is
        ("[mis]trust", "trust", False),
        ("[un]like", "like", False),
        ("[y]our", "our", False),
        ("str[ong]er", "stranger", False),
        # and the rest of the word is the source's
        ("nation[s]", "frank", False),
        ("str[ong]", "strategic", False),
        # and an ending is short
        ("trust[worthiness]", "trust", False),
    ],
)
def test_only_an_ending_may_be_another(word: str, source: str, other: bool) -> None:
    assert changes_ending(word, source) is other


@given(st.text(alphabet="abcdefghijk", min_size=1, max_size=9), st.integers(0, 9), st.integers(1, 9))
def test_brackets_in_a_word_leave_it_the_word(word: str, start: int, length: int) -> None:
    cut = word[:start], word[start : start + length], word[start + length :]
    if cut[1] and (cut[0] or cut[2]):
        (quoted,) = read_quoted(f"{cut[0]}[{cut[1]}]{cut[2]}")
        assert quoted == (word, 0, len(word) + 2, "word", True)


@given(MARKED)
def test_words_stand_in_order_and_fold_to_themselves(text: str) -> None:
    end = 0
    for each in read_quoted(text):
        assert end <= each.start < each.end <= len(text)
        end = each.end
        slice_ = text[each.start : each.end]
        if each.kind == "ellipsis":
            assert has_ellipsis(slice_)
        else:
            assert fold_words(without_brackets(slice_)) == [each.word]


@given(MARKED)
@example("[ é[s]a’s] b")
def test_a_search_reads_them_alike(text: str) -> None:
    """But that it takes words for its own where all of them stand in brackets."""
    quoted = [each for each in read_quoted(text) if each.kind != "ellipsis"]
    inserted = {place for place, each in enumerate(quoted) if each.kind == "bracketed"}
    try:
        query = parse_query(f"{text} …")  # no digit at the end is a note's mark then
    except UsageError:
        assert not quoted
        return
    if "3" not in text and "20" not in text:
        assert list(query.words) == [each.word for each in quoted]
        assert set(query.inserted) == (inserted if len(inserted) < len(quoted) else set())
