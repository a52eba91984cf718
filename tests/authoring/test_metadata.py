"""Title, authors and date are right or left out: what is shown, and what only looks like it."""

from __future__ import annotations

from typing import Any

import pytest

from secpol_cli.authoring.intake.metadata import guess_metadata
from secpol_cli.authoring.intake.transcript import Transcript
from secpol_cli.authoring.intake.web_page import describe_page
from secpol_cli.dates.written import printed_date


def _guessed(
    blocks: list[tuple[str, str]], said: dict[str, Any] | None = None, format_: str = "pdf"
) -> dict[str, str]:
    made = [
        {"id": f"{kind[0]}{n}", "kind": kind, "page": "1", "text": text}
        for n, (kind, text) in enumerate(blocks, 1)
    ]
    transcript = Transcript(format_, "", made, [], [], said or {}, (), 1)
    return {guess.key: guess.value for guess in guess_metadata(transcript)}


BODY = ("paragraph", "The ministers met in the capital and spoke of peace.")


@pytest.mark.parametrize(
    ("blocks", "said", "expected"),
    [
        ([("heading", "The Limits of Maritime Deterrence"), BODY], {}, "The Limits of Maritime Deterrence"),
        ([("heading", "UNITED NATIONS"), BODY], {}, None),
        ([("heading", "Ministry of Foreign Affairs and Cooperation"), BODY], {}, None),
        ([("heading", "Journal of Strategic Studies of Asia"), BODY], {}, None),
        ([("heading", "Introduction"), BODY], {}, None),
        ([("heading", "A Plan for the Sea"), ("heading", "What Is to Be Done"), BODY], {}, None),
        ([("heading", "Press Release No. 12 of 2019"), BODY], {}, None),
        ([("heading", "THE LIMITS OF MARITIME DETERRENCE"), BODY], {}, None),
        ([("paragraph", "Sea Power Today"), BODY], {"title": "Sea power today"}, "Sea Power Today"),
        ([("paragraph", "Something else altogether"), BODY], {"title": "Sea power today"}, None),
        ([BODY], {"title": "Microsoft Word - draft7"}, None),
    ],
)
def test_a_title_is_shown_by_the_first_page(
    blocks: list[tuple[str, str]], said: dict[str, Any], expected: str | None
) -> None:
    assert _guessed(blocks, said).get("title") == expected


@pytest.mark.parametrize(
    ("blocks", "said", "expected"),
    [
        ([("paragraph", "By Lim Sokha"), BODY], [], "Lim Sokha"),
        ([("paragraph", "By Lim Sokha and Mary Alder"), BODY], [], "Lim Sokha; Mary Alder"),
        ([("paragraph", "By the Ministry of Defence"), BODY], [], None),
        ([("paragraph", "By contrast, Mary Alder denied it."), BODY], [], None),
        ([("paragraph", "Mary Alder"), BODY], ["Mary Alder"], "Mary Alder"),
        ([("paragraph", "Mary Alder, Lim Sokha"), BODY], ["Mary Alder"], None),  # one of two is not all
        ([("paragraph", "Lim Sokha"), BODY], ["The Typist Himself"], None),
    ],
)
def test_an_author_is_named_alone(
    blocks: list[tuple[str, str]], said: list[str], expected: str | None
) -> None:
    assert _guessed(blocks, {"author": [{"literal": name} for name in said]}).get("author") == expected


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("July 31, 2019 5:56 PM GMT+7", "2019-07-31"),
        ("Wednesday, 23 November 2022", "2022-11-23"),
        ("2nd March 2010", "2010-03-02"),
        ("March 2010", "2010-03"),
        ("Published on: 8 March 2019", "2019-03-08"),
        ("2019-03-08", "2019-03-08"),
        ("31 February 2019", None),
        ("On 8 March 2019 they met", None),
        ("03/08/2019", None),  # the third of August, or the eighth of March
        ("2019", None),
    ],
)
def test_a_date_is_a_line_of_its_own(line: str, date: str | None) -> None:
    assert printed_date(line) == date
    assert _guessed([("paragraph", line), BODY]).get("issued") == date


def test_two_dates_are_none() -> None:
    assert "issued" not in _guessed([("paragraph", "8 March 2019"), ("paragraph", "9 March 2019"), BODY])


PAGE = """\
<html><head><title>{title} | The Daily</title><meta property="og:title" content="{title}">
<meta name="author" content="{author}"><meta property="article:published_time" content="2019-03-08T10:00:00Z"></head>
<body><h1>{heading}</h1><p>By {byline}</p><p>Words of the article.</p>{more}</body></html>
"""


def _page(**changes: str) -> dict[str, Any]:
    parts = {
        "title": "Sea and law",
        "author": "Mary Alder",
        "heading": "Sea and law",
        "byline": "Mary Alder",
        "more": "",
    }
    return describe_page(PAGE.format(**(parts | changes)), {"issued": "2019"})


def test_a_page_s_markup_and_words_agree() -> None:
    assert _page() == {"title": "Sea and law", "author": [{"literal": "Mary Alder"}], "issued": "2019-03-08"}


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"author": "Daily Staff", "byline": "Daily Staff"}, "author"),
        ({"byline": "Lim Sokha"}, "author"),
        ({"more": "<p>By Lim Sokha</p>"}, "author"),
        ({"heading": "Most read"}, None),
        ({"title": "Home", "heading": "Home"}, "title"),
    ],
)
def test_what_does_not_agree_is_left_out(changes: dict[str, str], missing: str | None) -> None:
    found = _page(**changes)
    assert missing not in found
    assert found.get("title") in ("Sea and law", None)


@pytest.mark.parametrize(
    ("line", "speaker", "office"),
    [
        (
            "Remarks by H.E. Lim Sokha, Minister of Fisheries, at the Forum",
            "Lim Sokha",
            "Minister of Fisheries",
        ),
        (
            "Keynote address by Ana Kepler, Secretary-General of the Pact",
            "Ana Kepler",
            "Secretary-General of the Pact",
        ),
        ("Statement by Ambassador Mary Alder on Peace", "Mary Alder", None),
        ("Statement by the Minister of Foreign Affairs", None, None),
        ("Remarks by President Alder", None, None),
        ("Statement by South Korea", None, None),
        ("Joint Statement by Ana Kepler and Bo Lind", None, None),
        ("Statement by Amnesty International", None, None),
    ],
)
def test_who_gives_a_speech_is_said_by_its_line(line: str, speaker: str | None, office: str | None) -> None:
    found = _guessed([("heading", line), BODY])
    assert (found.get("speaker"), found.get("office")) == (speaker, office)
    turns = [("paragraph", "QUESTION: Why?"), ("paragraph", "MR LIND: Because.")]
    assert "speaker" not in _guessed([("heading", line), *turns])


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (
            [("heading", "The Harbour Law"), ("heading", "Mary Alder[^1] 06 September 1995"), BODY],
            ("The Harbour Law", "Mary Alder", "1995-09-06"),
        ),
        ([("heading", "The Harbour Law"), ("heading", "Abstract"), BODY], ("The Harbour Law", None, None)),
        ([("heading", "Harbour Law"), ("heading", "Maritime Security"), BODY], (None, None, None)),
        (
            [("heading", "The Harbour Law"), ("heading", "Phnom Penh 8 March 2019"), BODY],
            ("The Harbour Law", None, "2019-03-08"),
        ),
        ([BODY, ("heading", "and its Uses"), ("heading", "Mary Alder[^1] 8 March 2019")], (None, None, None)),
        (
            [("heading", "The Harbour Law"), ("heading", "Mary Alder[^1]"), ("paragraph", "Bo Lind"), BODY],
            ("The Harbour Law", None, None),
        ),
    ],
)
def test_what_stands_below_a_title_tells_that_it_is_one(
    blocks: list[tuple[str, str]], expected: tuple[str | None, ...]
) -> None:
    found = _guessed(blocks)
    assert tuple(found.get(key) for key in ("title", "author", "issued")) == expected


def test_a_publisher_has_a_line_of_its_own() -> None:
    assert (
        _guessed([("paragraph", "Published by the Harbour Institute"), BODY])["publisher"]
        == "Harbour Institute"
    )
    assert "publisher" not in _guessed([("paragraph", "It was published by those who wrote it."), BODY])
