"""What stands in marks and is quoted from nowhere is skipped with its reason; what may be quoted is not."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from secpol_cli.manuscript.read import read_manuscript
from secpol_cli.verification.judge import Judge

if TYPE_CHECKING:
    from secpol_cli.store.store import Store

    from .conftest import Read

WORDS = "we put the people at the centre"
TITLE = "How the sea was lost to us"


def _why(text: str, format_: str = "markdown") -> str | None:
    """Why the first quotation of a text is skipped; None where it is to be checked."""
    first = read_manuscript(io.BytesIO(text.encode()), format_=format_).quotations[0]
    return first.skipped.why if first.skipped else None


@pytest.mark.parametrize(
    "title",
    ["A Raft in the Sun", "Ode to a Harbour", "The Men Who Walk Away from Sea", "The Art of Patience"],
)
def test_titles_have_capitals_but_for_small_words(title: str) -> None:
    assert _why(f"In “{title}” she looks back.") == "title"


@pytest.mark.parametrize(
    "words",
    [
        "Cambodia is neutral today",
        "He met the King at sea today",
        "To be or not to be at Sea",
        "we Americanized the War in Vietnam",
    ],
)
def test_sentences_with_names_are_no_titles(words: str) -> None:
    assert _why(f"He said “{words}”, and left.") is None


@pytest.mark.parametrize(
    "before",
    [
        "In the essay", "her first book", "Un’s article", "this long poem", "A film titled", "a report entitled",
        "in the chapter", "A programme called", "an exhibition which was called",
    ],
)  # fmt: skip
def test_titles_of_works_by_the_words_before_them(before: str) -> None:
    assert _why(f"{before} “{TITLE}” she looks back.") == "title"


@pytest.mark.parametrize(
    "text",
    [
        "The report “finds that the sea was lost”.",
        "States are entitled “to take all measures needed”.",
        "In the lecture, “We have lost the sea now,” he said.",
        "The statement “We have lost the sea now” was read.",
        "In the essay: “We have lost the sea now”.",
        "In the essay “We have lost it. The sea is gone for us.” he says so.",
        "He wrote of the book “that it was lost to us”.",
    ],
)
def test_words_of_works_are_quotations(text: str) -> None:
    assert _why(text) is None


@pytest.mark.parametrize(
    "text",
    [
        f"The so-called “{WORDS}” came to nothing.",
        f"They met under the slogan “{WORDS}”.",
        f"Their motto, “{WORDS}”, is old.",
        f"It is known as “{WORDS}”.",
        f"It is often called “{WORDS}”.",
        f"There is the old adage, “{WORDS}”.",
        f"They coined the term “{WORDS}”.",
        f"Press the “{WORDS}” button.",
        f"It is in the “{WORDS}” dataset.",
    ],
)
def test_what_something_is_called_is_no_quotation(text: str) -> None:
    assert _why(text) == "named"


@pytest.mark.parametrize(
    "before",
    [
        "One might say", "You could then ask:", "A critic may object that", "someone would say,", "as if to say",
        "Ask yourself,", "Rather than saying", "If somebody says", "Imagine a child asking,", "in sentences such as",
    ],
)  # fmt: skip
def test_what_somebody_might_say_is_no_quotation(before: str) -> None:
    assert _why(f"{before} “{WORDS}” here.") == "supposed"


@pytest.mark.parametrize(
    "text",
    [
        f"The so-called “{WORDS}” [@un] came to nothing.",
        f"The so-called “{WORDS}”[^1] came to nothing.\n\n[^1]: Un 2019.\n",
        f"The so-called “{WORDS} […] and the sea” came to nothing.",
        f"One might say “{WORDS}” (Un and Yen 2019).",
        f"Hun Sen might say “{WORDS}”.",
        f"He would say “{WORDS}”.",
        f"The critics said “{WORDS}”.",
        f"It is Arendt’s notion of “{WORDS}”.",
        f"Trump, who called it “{WORDS}”, left.",
        f"The phrase “{WORDS}” stands there.",
        f"In his second term “{WORDS}” was heard.",
        f"The critics label “{WORDS}” as naive.",
        f"In the course of it “{WORDS}” was heard.",
    ],
)
def test_what_may_be_quoted_is_a_quotation(text: str) -> None:
    assert _why(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "[iv] Sok Un, “Why the harbour needs a new wall”, Coast Daily, 11/16/2011, http://coast.example/wall",
        "18Sok Un, ‘Vers une mer libre de nos jours’, in Essays (Rome: Porto, 1978), p. 3.",
        "Un, S. “How the harbour was walled.” Coast Review 3 (2011): 4–9.",
    ],
)
def test_a_reference_by_itself_has_a_title(text: str) -> None:
    assert _why(f"{text}\n", "text") == "title"


@pytest.mark.parametrize(
    "text",
    [
        "Hun Sen, “We will not bow to them in the end,” he said in 2019.",
        "Hun Sen, 2019: “We will not bow to them in the end”.",
        "In Phnom Penh, “We will not bow to them in the end,” Hun Sen, Coast Daily, 2019.",
        "Hun Sen, “we will not bow to them in the end,” Coast Daily, 2019.",
    ],
)
def test_words_beside_a_name_and_a_year_are_quotations(text: str) -> None:
    assert _why(text, "text") is None


def test_a_title_stays_one_where_it_is_named_again(read: Read) -> None:
    text = "A[^1] B[^2]\n\n[^1]: “The wall of the harbour,” Coast Daily, 2011.\n\n[^2]: “The wall of the harbour”\n"
    assert [one.skipped and one.skipped.why for one in read(text).quotations] == ["title", "title"]


@pytest.mark.parametrize("before", ["the so-called", "One might say"])
def test_what_a_source_has_is_a_quotation_all_the_same(read: Read, store: Store, before: str) -> None:
    judge = Judge(store)
    for words, status in (
        ("military confrontation or even a new arms race", "verbatim"),
        ("military confrontation or even a new naval race", "altered"),
        ("the harbour of Kep was painted in seven colours", "skipped"),
    ):
        (one,) = read(f"It is {before} “{words}” here.").quotations
        assert one.skipped is not None
        assert judge.judge(one, "draft.md").item.status == status
