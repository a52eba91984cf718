"""Aligning words: what a stretch of a text is worth as an answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secpol_cli.search.scoring import Pattern, best_match


def _query(text: str, *, fits: dict[str, float] | None = None, weight: float = 1.0) -> Pattern:
    """A query whose words all weigh the same; `fits` are other words that answer, as `other=word`."""
    words = text.split()
    answers: dict[str, list[tuple[int, float]]] = {}
    for position, word in enumerate(words):
        answers.setdefault(word, []).append((position, 1.0))
    for pair, fit in (fits or {}).items():
        other, word = pair.split("=")
        answers.setdefault(other, []).extend((p, fit) for p, w in enumerate(words) if w == word)
    return Pattern(words, [weight] * len(words), answers, weigh=lambda words: [weight] * len(words))


def _stretch(pattern: Pattern, words: list[str]) -> tuple[float, int, int] | None:
    match = best_match(pattern, words)
    return (match.score, match.first, match.last) if match else None


def _score(query: str, text: str) -> float:
    match = best_match(_query(query), text.split())
    return match.score if match else 0.0


QUOTED = "we put security of the people first"


def test_verbatim_is_100_and_is_where_it_stands() -> None:
    text = f"here {QUOTED} and last".split()
    assert _stretch(_query(QUOTED), text) == (100.0, 1, 7)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (QUOTED, "we put people first of the security"),  # order
        ("people first we put security of the", "first people the of security put we"),
        (QUOTED, "we put security of all the people first"),  # a word in between
        ("we put security of all the people first", "we put security of all the good people first"),
        (QUOTED, "we put security of the people"),  # a word is missing
        ("we put security of the people", "we put security of the"),
        ("we put people first of the security", "we put security of the"),  # order costs less than a word
        ("we put security of all the people first", "we put security of the people"),  # so do words between
    ],
)
def test_what_costs(better: str, worse: str) -> None:
    assert _score(QUOTED, better) > _score(QUOTED, worse) > 0


def test_missing_words_cost_their_share() -> None:
    assert _score("a b c", "a b") == pytest.approx(200 / 3)


def test_rare_words_weigh_more() -> None:
    weights = {"the": 1.0, "communique": 9.0}
    query = Pattern(
        ["the", "communique"],
        [1.0, 9.0],
        {"the": [(0, 1)], "communique": [(1, 1)]},
        weigh=lambda words: [weights[word] for word in words],
    )
    found = [best_match(query, [word]) for word in ("the", "communique")]
    assert [match.score for match in found if match] == [pytest.approx(10), pytest.approx(90)]


def test_a_word_that_only_resembles_counts_for_less() -> None:
    typed = _query("asean centralty", fits={"centrality=centralty": 0.9})
    match = best_match(typed, ["asean", "centrality"])
    assert match is not None
    assert match.score == pytest.approx(95)


def test_only_verbatim_is_100() -> None:
    typed = _query("a b", fits={"bb=b": 0.9999})
    match = best_match(typed, ["a", "bb"])
    assert match is not None
    assert match.score == 99


def test_the_earliest_of_equals() -> None:
    assert _stretch(_query("a b"), "x a b y a b".split()) == (100.0, 1, 2)
    assert best_match(_query("a b"), "x a y b z a y b".split()) == best_match(
        _query("a b"), "x a y b".split()
    )


def test_a_word_of_the_text_answers_one_word_of_the_query() -> None:
    assert _score("the the", "the sea") == pytest.approx(50)
    assert _score("the the", "the the") == 100


def test_it_begins_before_the_given_word() -> None:
    words = "a x a b".split()
    assert _stretch(_query("a b"), words) == (100.0, 2, 3)
    match = best_match(_query("a b"), words, before=2)
    assert match is not None
    assert match.first == 0
    assert best_match(_query("a b"), words, before=0) is None


@pytest.mark.parametrize("text", ["", "x y z"])
def test_nothing_answers(text: str) -> None:
    assert best_match(_query("a b"), text.split()) is None


_WORDS = st.lists(st.sampled_from("abcxy"), min_size=1, max_size=12)


@given(query=st.lists(st.sampled_from("abc"), min_size=1, max_size=5), text=_WORDS)
def test_100_means_the_words_stand_there(query: list[str], text: list[str]) -> None:
    match = best_match(_query(" ".join(query)), text)
    stands = any(text[place : place + len(query)] == query for place in range(len(text)))
    assert (match is not None and match.score == 100) == stands
    if match is not None:
        assert 0 < match.score <= 100
        assert 0 <= match.first <= match.last < len(text)
        if stands:
            assert text[match.first : match.last + 1] == query
