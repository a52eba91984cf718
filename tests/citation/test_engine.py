"""The strings that a scholar pastes, and what happens when pandoc does not answer."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from secpol_cli.citation.csl import to_csl
from secpol_cli.citation.engine import run as pandoc
from secpol_cli.citation.engine.run import format_citations
from secpol_cli.citation.requests import Citation, Form, Request
from secpol_cli.citation.styles import find_style
from secpol_cli.errors import ToolError
from secpol_cli.model import Date, Locator
from secpol_cli.pandoc import find_pandoc

MINISTRY = "Ministry of Foreign Affairs and International Cooperation"
WORKS = [
    to_csl(
        "000",
        {"type": "article-newspaper", "container-title": "FN"},
        Date(stated="XXXX-11-23", inferred="2022-11-23"),
        description="News report on Hun Sen's five elements",
    ),
    to_csl("001", {"type": "article-newspaper"}, Date(inferred="2021"), description="Report on a roundtable"),
    to_csl(
        "002",
        {"type": "post-weblog", "title": "Institiutionalized Security Cooperation Is the Key!"},
        Date(inferred="2012-03-10"),
    ),
    to_csl(
        "003",
        {
            "type": "article-journal",
            "title": "ASEM in the Eyes of Cambodia: A Key Diplomatic Option",
            "author": ["Un Samnang", "Yen Samnang"],
        },
        Date(inferred="2019"),
    ),
    to_csl(
        "004",
        {
            "type": "article-newspaper",
            "title": "ASEAN Foreign Ministers underline need to address cybersecurity challenges",
            "author": ["Quang Minh"],
            "container-title": "VGP",
        },
        Date(stated="2019-07-31"),
    ),
    to_csl(
        "burkhalter",
        {
            "type": "webpage",
            "author": [{"family": "Burkhalter", "given": "Didier"}, {"literal": "Lundeg Purevsuren"}],
            "title": "20 years of ASEM: An important link between Asia and Europe",
            "issued": "2016-03-01",
            "URL": "https://www.letemps.ch/opinions/vingt-ans",
        },
    ),
    to_csl(
        "mfaic",
        {
            "type": "report",
            "author": [MINISTRY],
            "title": "2018 Annual Outcomes and Ways Forward Report",
            "publisher": MINISTRY,
            "issued": "2019-03-01",
        },
    ),
    to_csl(
        "hall",
        {
            "type": "report",
            "author": [{"family": "Hall", "given": "Hil"}, {"family": "Menon", "given": "Jayant"}],
            "title": "Cambodia: Rapid Growth in an Open, Post-Conflict Economy",
            "publisher": "Australian National University",
            "number": "no. 2014/12",
            "issued": "2014-05",
        },
    ),
]
P12 = Locator("paragraph", "12")
URL = "https://www.letemps.ch/opinions/vingt-ans"


def cite(
    items: list[dict[str, Any]],
    style: str,
    form: Form = "bibliography",
    locator: Locator | None = None,
    **options: Any,
) -> list[str]:
    requests = [Request(item, locator) for item in items]
    return [citation.text for citation in format_citations(requests, find_style(style), form=form, **options)]


@pytest.mark.parametrize(
    ("style", "entries"),
    [
        (
            "chicago",
            [
                f"Burkhalter, Didier, and Lundeg Purevsuren. “20 Years of ASEM: An Important Link Between Asia and Europe.” March 1, 2016. {URL}.",
                "FN. News report on Hun Sen’s five elements. November 23, [2022].",
                "Hall, Hil, and Jayant Menon. Cambodia: Rapid Growth in an Open, Post-Conflict Economy. No. 2014/12. Australian National University, 2014.",
                "“Institiutionalized Security Cooperation Is the Key!” [March 10, 2012].",
                f"{MINISTRY}. 2018 Annual Outcomes and Ways Forward Report. {MINISTRY}, 2019.",
                "Quang Minh. “ASEAN Foreign Ministers Underline Need to Address Cybersecurity Challenges.” VGP, July 31, 2019.",
                "Report on a roundtable. [2021].",
                "Un Samnang and Yen Samnang. “ASEM in the Eyes of Cambodia: A Key Diplomatic Option.” [2019].",
            ],
        ),
        (
            "chicago-author-date",
            [
                f"Burkhalter, Didier, and Lundeg Purevsuren. 2016. “20 Years of ASEM: An Important Link Between Asia and Europe.” March 1. {URL}.",
                "FN. [2022]. News report on Hun Sen’s five elements. November 23.",
                "Hall, Hil, and Jayant Menon. 2014. Cambodia: Rapid Growth in an Open, Post-Conflict Economy. No. 2014/12. Australian National University.",
                "“Institiutionalized Security Cooperation Is the Key!” [2012]. [March 10].",
                f"{MINISTRY}. 2019. 2018 Annual Outcomes and Ways Forward Report. {MINISTRY}.",
                "Quang Minh. 2019. “ASEAN Foreign Ministers Underline Need to Address Cybersecurity Challenges.” VGP, July 31.",
                "Report on a roundtable. [2021].",
                "Un Samnang and Yen Samnang. [2019]. “ASEM in the Eyes of Cambodia: A Key Diplomatic Option.”",
            ],
        ),
        (
            "apa",
            [
                f"Burkhalter, D., & Lundeg Purevsuren. (2016, March 1). 20 years of ASEM: An important link between Asia and Europe. {URL}",
                "Hall, H., & Menon, J. (2014). Cambodia: Rapid Growth in an Open, Post-Conflict Economy (No. 2014/12). Australian National University.",
                "Institiutionalized Security Cooperation Is the Key! ([2012, March 10]).",
                f"{MINISTRY}. (2019). 2018 Annual Outcomes and Ways Forward Report.",
                "[News report on Hun Sen’s five elements]. ([2022], November 23). FN.",
                "Quang Minh. (2019, July 31). ASEAN Foreign Ministers underline need to address cybersecurity challenges. VGP.",
                "[Report on a roundtable]. ([2021]).",
                "Un Samnang & Yen Samnang. ([2019]). ASEM in the Eyes of Cambodia: A Key Diplomatic Option.",
            ],
        ),
        (
            "mla",
            [
                f"Burkhalter, Didier, and Lundeg Purevsuren. 20 Years of ASEM: An Important Link between Asia and Europe. 1 Mar. 2016, {URL}.",
                "Hall, Hil, and Jayant Menon. Cambodia: Rapid Growth in an Open, Post-Conflict Economy. no. 2014/12, Australian National University, May 2014.",
                "“Institiutionalized Security Cooperation Is the Key!” [10 Mar. 2012].",
                f"{MINISTRY}. 2018 Annual Outcomes and Ways Forward Report. {MINISTRY}, 1 Mar. 2019.",
                "News report on Hun Sen’s five elements. FN, 23 Nov. [2022].",
                "Quang Minh. “ASEAN Foreign Ministers Underline Need to Address Cybersecurity Challenges.” VGP, 31 July 2019.",
                "Report on a roundtable. [2021].",
                "Un Samnang and Yen Samnang. “ASEM in the Eyes of Cambodia: A Key Diplomatic Option.” [2019].",
            ],
        ),
    ],
)
def test_bibliography(style: str, entries: list[str]) -> None:
    assert cite(WORKS, style) == entries


def test_notes() -> None:
    assert cite(WORKS, "chicago", "note", P12) == [
        "FN, news report on Hun Sen’s five elements, November 23, [2022], para. 12.",
        "Report on a roundtable, [2021], para. 12.",
        "“Institiutionalized Security Cooperation Is the Key!,” [March 10, 2012], para. 12.",
        "Un Samnang and Yen Samnang, “ASEM in the Eyes of Cambodia: A Key Diplomatic Option,” [2019], para. 12.",
        "Quang Minh, “ASEAN Foreign Ministers Underline Need to Address Cybersecurity Challenges,” VGP, July 31, 2019, para. 12.",
        f"Didier Burkhalter and Lundeg Purevsuren, “20 Years of ASEM: An Important Link Between Asia and Europe,” March 1, 2016, para. 12, {URL}.",
        f"{MINISTRY}, 2018 Annual Outcomes and Ways Forward Report ({MINISTRY}, 2019), para. 12.",
        "Hil Hall and Jayant Menon, Cambodia: Rapid Growth in an Open, Post-Conflict Economy, no. 2014/12 (Australian National University, 2014), para. 12.",
    ]


def test_later_notes_are_never_ibid() -> None:
    twice = [WORKS[3], WORKS[3], WORKS[7]]
    assert cite(twice, "chicago", "short", Locator("page", "3")) == [
        "Un Samnang and Yen Samnang, “ASEM in the Eyes of Cambodia: A Key Diplomatic Option,” 3.",
        "Un Samnang and Yen Samnang, “ASEM in the Eyes of Cambodia: A Key Diplomatic Option,” 3.",
        "Hall and Menon, Cambodia: Rapid Growth in an Open, Post-Conflict Economy, 3.",
    ]
    assert cite([WORKS[7], WORKS[7]], "oscola", "short") == [
        "Hall and Menon (n 00).",
        "Hall and Menon (n 00).",
    ]


def test_every_note_is_a_first_one() -> None:
    first, again, other, third = cite([WORKS[2], WORKS[2], WORKS[3], WORKS[2]], "chicago", "note", P12)
    assert (
        first
        == again
        == third
        == "“Institiutionalized Security Cooperation Is the Key!,” [March 10, 2012], para. 12."
    )
    assert other.startswith("Un Samnang and Yen Samnang, “ASEM in the Eyes")


@pytest.mark.parametrize(
    ("style", "citations"),
    [
        ("chicago-author-date", ["(FN [2022], para. 12)", "(Un Samnang and Yen Samnang [2019], para. 12)"]),
        (
            "apa",
            [
                "([News report on Hun Sen’s five elements], [2022], para. 12)",
                "(Un Samnang & Yen Samnang, [2019], para. 12)",
            ],
        ),
        (
            "mla",
            ["(News report on Hun Sen’s five elements, par. 12)", "(Un Samnang and Yen Samnang, par. 12)"],
        ),
    ],
)
def test_in_text(style: str, citations: list[str]) -> None:
    assert cite([WORKS[0], WORKS[3]], style, "in-text", P12) == citations


def test_the_form_is_the_one_it_has() -> None:
    requests = [Request(WORKS[3])]
    forms = {
        ("apa", "note"): "in-text",
        ("chicago", "in-text"): "short",
        ("chicago-notes", "bibliography"): "bibliography",
    }
    for (style, asked), given in forms.items():
        assert format_citations(requests, find_style(style), form=asked)[0].form == given  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def entries() -> list[Citation]:
    """One run for works that are hard in one way each, by author A to E."""
    book = {"type": "book", "title": "T"}
    works = [
        to_csl("uncertain", {**book, "author": ["A"]}, Date(inferred="2019?")),
        to_csl("circa", {**book, "author": ["B"]}, Date(inferred="2019~")),
        to_csl("same", {**book, "author": ["C"], "issued": "2001"}),
        to_csl("same", {**book, "author": ["D"], "issued": "2001"}),
        to_csl("letter", {"type": "personal_communication", "author": ["E"], "issued": "2019-03-11"}),
    ]
    return format_citations([Request(work) for work in works], find_style("chicago"))


def test_uncertain_years_keep_their_doubt(entries: list[Citation]) -> None:
    assert [entry.text for entry in entries[:2]] == ["A. T. [2019?].", "B. T. [ca. 2019]."]


def test_works_of_two_documents_may_have_one_id(entries: list[Citation]) -> None:
    assert [entry.text for entry in entries[2:4]] == ["C. T. 2001.", "D. T. 2001."]


def test_what_has_no_entry_in_the_bibliography_gets_its_note(entries: list[Citation]) -> None:
    assert (entries[4].form, entries[4].text) == ("note", "E, personal communication, March 11, 2019.")


def test_a_bibliography_tells_which_entry_is_whose() -> None:
    requests = [Request(WORKS[3]), Request(WORKS[7], P12), Request(WORKS[7]), Request(WORKS[4])]
    found = format_citations(requests, find_style("chicago"))
    assert [citation.index for citation in found] == [1, 3, 0]
    assert [citation.text.partition(".")[0] for citation in found] == [
        "Hall, Hil, and Jayant Menon",
        "Quang Minh",
        "Un Samnang and Yen Samnang",
    ]


def test_inferred_years_sort_between_stated_ones() -> None:
    book = {"type": "book", "author": ["Hun Sen"]}
    works = [
        to_csl("d", {**book, "title": "D", "issued": "2020"}),
        to_csl("c", {**book, "title": "C"}, Date(inferred="2019")),
        to_csl("b", {**book, "title": "B"}, Date(inferred="2019")),
        to_csl("a", {**book, "title": "A", "issued": "2018"}),
    ]
    assert cite(works, "chicago-author-date") == [
        "Hun Sen. 2018. A.",
        "Hun Sen. [2019]a. B.",
        "Hun Sen. [2019]b. C.",
        "Hun Sen. 2020. D.",
    ]


def test_stated_only() -> None:
    date = Date(stated="XXXX-11-23", inferred="2022-11-23")
    item = to_csl(
        "000", {"type": "article-newspaper", "title": "T", "container-title": "FN"}, date, stated_only=True
    )
    undated = to_csl("003", {"type": "book", "title": "U"}, Date(inferred="2019"), stated_only=True)
    assert cite([item, undated], "apa") == ["T. (n.d., November 23). FN.", "U. (n.d.)."]


def test_descriptions_in_styles_that_know_none() -> None:
    # Neither in quotation marks nor italic, and in the words that it has.
    assert cite(WORKS[:2], "vancouver", markup="markdown") == [
        r"1. News report on Hun Sen’s five elements. FN. \[2022\] Nov 23.",
        r"2. Report on a roundtable. \[2021\].",
    ]
    assert cite(WORKS[:1], "harvard") == ["FN ([2022]) News report on Hun Sen’s five elements, 23 November."]


def test_titles_that_end_in_a_mark_or_a_quotation() -> None:
    chapter = {
        "type": "chapter",
        "container-title": "Order",
        "author": ["A B"],
        "issued": "2007",
        "publisher": "X",
    }
    works = [
        to_csl("1", {**chapter, "title": "What Is the “ASEAN Way”?"}),
        to_csl("2", {**chapter, "title": "Beyond the “ASEAN Way”"}),
    ]
    assert cite(works, "chicago", "note") == [
        "A B, “What Is the ‘ASEAN Way’?,” in Order (X, 2007).",
        "A B, “Beyond the ‘ASEAN Way,’” in Order (X, 2007).",
    ]


def test_editors_of_a_chapter_in_styles_with_a_lone_label() -> None:
    chapter = to_csl(
        "1",
        {
            "type": "chapter",
            "title": "Order",
            "container-title": "Book",
            "author": ["A B"],
            "editor": [{"family": "Curley", "given": "Melissa"}],
            "publisher": "Routledge",
            "issued": "2007",
        },
    )
    assert cite([chapter], "ama") == ["1. A B. Order. In: Curley M, ed. Book. Routledge; 2007."]


def test_languages() -> None:
    item = to_csl(
        "1",
        {"type": "book", "title": "Order", "author": ["A B"], "issued": "2007"},
        Date(inferred="2007-03-10"),
    )
    assert cite([item], "chicago", "note", P12, locale="fr-FR") == ["A B, Order ([2007]), paragr. 12."]
    post = {**item, "type": "post-weblog", "container-title": "Blog"}
    assert cite([post], "chicago", locale="de-DE") == ["A B. „Order“. Blog, [10. März 2007]."]


def test_no_requests_no_pandoc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "find_pandoc", lambda: pytest.fail("pandoc was looked for"))
    assert format_citations([], find_style("apa")) == []


def test_the_items_stay_as_they_are() -> None:
    item = to_csl("1", {"type": "report", "title": "Is it?", "number": "2014/12"}, Date(inferred="2019"))
    before = repr(item)
    cite([item], "apa")
    assert repr(item) == before


def test_a_broken_style_is_one_line(tmp_path: Path) -> None:
    style = tmp_path / "broken.csl"
    style.write_text("<style><oops")
    with pytest.raises(ToolError, match=r"broken\.csl: CiteprocXMLError") as error:
        cite(WORKS[:1], str(style))
    assert "\n" not in error.value.message


def test_a_style_that_calls_itself_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    style = tmp_path / "circle.csl"
    style.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>t</title></info>'
        '<macro name="m"><text macro="m"/></macro><citation><layout><text macro="m"/></layout></citation></style>'
    )
    monkeypatch.setattr(pandoc, "MEMORY_LIMIT", 60)
    with pytest.raises(ToolError, match=r"out of memory in circle\.csl"):
        cite(WORKS[:1], str(style))


def test_a_full_disk_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> str:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(pandoc, "_write", full)
    with pytest.raises(ToolError, match=f"cannot write what pandoc is to read: {os.strerror(errno.ENOSPC)}"):
        cite(WORKS[:1], "apa")


def test_an_answer_that_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(
        pandoc, "find_pandoc", lambda: str(script(tmp_path / "pandoc", "cat >/dev/null; echo oops"))
    )
    with pytest.raises(ToolError, match="what is no JSON"):
        cite(WORKS[:1], "apa")


def test_a_thousand_works_are_one_run(monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[str] = []
    answer = pandoc._answer

    def counted(program: str, *given: Any) -> dict[str, Any]:
        runs.append(program)
        return answer(program, *given)

    monkeypatch.setattr(pandoc, "_answer", counted)
    book = {"type": "book", "issued": "1999"}
    works = [to_csl(str(n), {**book, "title": f"T{n}", "author": [f"A {n % 250}"]}) for n in range(1000)]
    assert len(cite(works, "mla")) == 1000
    assert len(runs) == 1


@pytest.mark.parametrize(
    ("style", "form", "start"),
    [
        ("chicago", "note", "Hun Sen, quoted in Un Samnang and Yen Samnang, “ASEM"),
        ("apa", "in-text", "(Hun Sen, quoted in Un Samnang & Yen Samnang, [2019], para. 12)"),
    ],
)
def test_who_said_it_stands_before(style: str, form: Form, start: str) -> None:
    said = Request(WORKS[3], P12, "Hun Sen, quoted in")
    assert format_citations([said], find_style(style), form=form)[0].text.startswith(start)


def test_open_dates_are_printed_once() -> None:
    item = to_csl(
        "1", {"type": "webpage", "title": "Chronicle", "author": ["Gulf Watch"], "issued": "2006/.."}
    )
    assert cite([item], "apa") == ["Gulf Watch. (2006–). Chronicle."]


def test_oscola_dates_what_has_no_journal() -> None:
    assert cite(WORKS[2:3], "oscola", "note") == [
        "‘Institiutionalized Security Cooperation Is the Key!’ ([10 March 2012])."
    ]


def script(path: Path, body: str) -> Path:
    if os.name == "nt":
        pytest.skip("a script of a shell")
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


def test_a_hanging_pandoc_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    hanging = script(tmp_path / "pandoc", "exec sleep 30")
    monkeypatch.setattr(pandoc, "find_pandoc", lambda: str(hanging))
    monkeypatch.setattr(pandoc, "TIME_LIMIT", 0.1)
    with pytest.raises(ToolError, match="was stopped"):
        cite(WORKS[:1], "apa")


def test_the_bundled_pandoc_is_found() -> None:
    assert Path(find_pandoc()).is_file()


@pytest.mark.parametrize(("version", "problem"), [("2.19.2", "no pandoc 3"), (None, "there is no pandoc")])
def test_no_pandoc_says_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, version: str | None, problem: str
) -> None:
    if version:
        script(tmp_path / "pandoc", f"echo pandoc {version}")
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolError, match=problem) as error:
        find_pandoc.__wrapped__()
    assert "pypandoc-binary" in str(error.value.hint)


def test_a_pandoc_on_path_serves_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script(tmp_path / "pandoc", "echo pandoc 3.1.9")
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_pandoc.__wrapped__() == str(tmp_path / "pandoc")
