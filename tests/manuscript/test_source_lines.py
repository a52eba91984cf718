"""What stands at the edges of quoted words: citations, source lines, labels, titles of callouts."""

from __future__ import annotations

import io

import pytest

from secpol_cli.manuscript.read import read_manuscript

WORDS = "Russia and ASEAN can do a lot more collectively in this regard"
SOURCES = (
    "— Hun Sen, 2021",
    "– From FN No. 47, 2022",
    "Source: FN, 2022",
    "*(From the news report, 2022)*",
    "(Hun Sen 2021, p. 3)",
    "(Un and Yen, para. 4)",
    "[@001, para. 3]",
    "Un and Yen 2019, para. 35.",
    "Bell Canada v. Canada, 2019 SCC 66, at para. 12.",
    "— *The News*, a report on the state of the forum",
)


def quoted(text: str) -> list[tuple[str, str | None]]:
    manuscript = read_manuscript(io.BytesIO(text.encode()), format_="markdown")
    return [(one.text, one.skipped.why if one.skipped else None) for one in manuscript.quotations]


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize(
    "block", ["> “{0}.” {1}\n", "> {0}.\n> {1}\n", "> {0}.\n>\n> {1}\n", "> {0}.\n\n{1}\n", "“{0}.”\n\n{1}\n"]
)
def test_a_source_line_is_no_words(block: str, source: str) -> None:
    assert quoted(block.format(WORDS, source)) == [(f"{WORDS}.", None)]


@pytest.mark.parametrize(
    "citation", ["(Hun Sen 2021)", "(Un and Yen, 2019, p. 4)", "(p. 4)", "(Un, S., & Yen, S., 2019)"]
)
def test_a_citation_inside_the_closing_mark_is_no_words(citation: str) -> None:
    assert quoted(f"He said “{WORDS} {citation}.”\n") == [(WORDS, None)]
    kept = f"{WORDS} {citation}."
    assert quoted(f"He said “{kept}” [@003].\n") == [(kept, None)], "it is cited, so that is the source's"


@pytest.mark.parametrize(
    "last",
    [
        "The treaty was signed in Bangkok in 1976.",
        "It is so in the forum, too (as it was).",
        "In 1976 he was in Bangkok.",
    ],
)
def test_a_last_sentence_is_words(last: str) -> None:
    assert quoted(f"> {WORDS}.\n> {last}\n")[0][0].endswith(last)
    assert quoted(f"> “{WORDS}.” {last}\n")[0][0].endswith(last)


@pytest.mark.parametrize(
    "block",
    [
        "**Hypothesis 1~a~**: If states join, they settle quarrels.",
        "H2a: states join the forum and stay in it.",
        "*Research question 1.* Do states join the forum at all?",
        "Proposition 3 (Trust). States join the forum and stay.",
        "**Note:** the figures are those of the last year.",
        "[!warning] Mind\n> The figures are those of last year.",
    ],
)
def test_what_is_labelled_as_ones_own_is_no_quotation(block: str) -> None:
    assert [why for _, why in quoted(f"We say.\n\n> {block}\n")] == ["own"]


def test_what_is_announced_as_ones_own_is_no_quotation() -> None:
    assert quoted(f"Our hypothesis is this:\n\n> {WORDS}.\n") == [(f"{WORDS}.", "own")]
    assert quoted(f"Their hypothesis is this:\n\n> {WORDS}.\n") == [(f"{WORDS}.", None)]
    assert quoted("> Question: why do states join the forum?\n")[0][1] is None


def test_the_title_of_a_callout_is_no_words() -> None:
    assert quoted(f"> [!quote]- Kin Phea\n> {WORDS}\n") == [(WORDS, None)]


@pytest.mark.parametrize(
    "last", ["Article 6. Everyone has this right.", "Section 3 shall apply to all vessels of the parties."]
)
def test_a_provision_in_the_last_line_is_quoted(last: str) -> None:
    text = f"They say:\n\n> Article 5. No one shall suffer that.\n>\n> {last}\n"
    (found,) = read_manuscript(io.BytesIO(text.encode()), format_="markdown").quotations
    assert found.text.endswith(last)


def _texts(text: str) -> list[str]:
    return [one.text for one in read_manuscript(io.BytesIO(text.encode()), format_="markdown").quotations]


@pytest.mark.parametrize(
    "text",
    [
        "> We keep the peace of Asia.\n>\n> ASEAN Has Rejected China And Russia Since 2012\n",
        "“We keep the peace of Asia (we will fight, Article 5)”.\n",
    ],
)
def test_words_that_are_no_citation_stay_words(text: str) -> None:
    (words,) = _texts(text)
    assert words.endswith(("2012", "Article 5)"))


def test_a_line_that_is_taken_for_a_source_is_told() -> None:
    text = "> We keep the peace of Asia.\n>\n> The Wall Of China And Russia, 2012\n"
    (found,) = read_manuscript(io.BytesIO(text.encode()), format_="markdown").quotations
    assert [item.text for item in found.claim.citations] == ["The Wall Of China And Russia, 2012"]
