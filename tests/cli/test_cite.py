"""What a scholar pastes, as `secpol cite` prints it; pandoc runs where nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secpol_cli.citation.engine import run as pandoc

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Validate
    from tests.conftest import Run

TITLE = "ASEM in the Eyes of Cambodia: A Key Diplomatic Option for Her Future Global and Regional Integration"
WORK = f"Un Samnang and Yen Samnang, “{TITLE},” [2019]"


def printed(run: Run, *arguments: str) -> str:
    answer = run("cite", *arguments)
    assert answer.status == 0
    return answer.stdout


@pytest.mark.parametrize(
    ("arguments", "citation"),
    [
        (["003/p12"], f"{WORK}, para. 12."),
        (["003/s91"], f"Prak Sokhonn, quoted in {WORK}, para. 27."),
        (["003/s104"], f"Prak Sokhonn, reported in {WORK}, para. 30."),
        (["003/s4"], f"Many observers, reported in {WORK}, para. 1."),
        (["003/s14"], f"{WORK}, para. 4."),  # the authors' own
        (["003/s91", "-f", "apa"], "(Prak Sokhonn, as cited in Un Samnang & Yen Samnang, [2019], para. 27)"),
        (["003/s91", "-f", "ieee"], "[1, Para. 27]"),
        (["003/h2"], f"{WORK}, sec. “Introduction.”"),
        (["003/h1"], f"{WORK}."),
        (["003/n1"], f"{WORK}, n. 1."),  # it cites no work
        (["003/p12", "--as", "short"], f"Un Samnang and Yen Samnang, “{TITLE},” para. 12."),
        (["003/p12", "--lang", "fr"], f"Un Samnang et Yen Samnang, « {TITLE} », [2019], paragr. 12."),
        (["003/p12", "--lang", "es-ES", "-f", "apa"], "(Un Samnang & Yen Samnang, [2019], párr. 12)"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_citations(run: Run, arguments: list[str], citation: str) -> None:
    assert printed(run, *arguments).replace("\u00a0", " ") == f"{citation}\n"


HALL = "Hil Hall and Jayant Menon, Cambodia: Rapid Growth in an Open, Post-Conflict Economy, no. 2014/12"


@pytest.mark.parametrize(
    ("arguments", "citation"),
    [
        (["003/p12-p14"], f"{WORK}, paras. 12–14."),
        (["003/p12–14"], f"{WORK}, paras. 12–14."),
        (["003", "--page", "5"], f"{WORK}, 5."),
        (["003", "--section", "2"], f"{WORK}, sec. 2."),
        (["003", "--article", "3"], f"{WORK}, art. 3."),
        (["003", "--verse", "4-5"], f"{WORK}, vv. 4–5."),
        (["003", "--timestamp", "0:12:45"], f"{WORK}, 0:12:45."),
        (["003", "--at", "fig. 3"], f"{WORK}, fig. 3."),
        (["003:hall-menon-2014", "--page", "5"], f"{HALL} (Australian National University, 2014), 5."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_any_place_in_any_work(run: Run, arguments: list[str], citation: str) -> None:
    assert printed(run, *arguments) == f"{citation}\n"


def test_a_quotation_over_a_paragraphs_end_leaves_nothing_out(run: Run) -> None:
    answer = printed(run, "001/s4", "--quote")
    assert "or even a new arms race. This worrisome trend" in answer


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["003/p12", "--page", "5"],
            "003/p12 is a place already; leave out the place, or name the whole work",
        ),
        (["003", "--page", "5", "--at", "p. 6"], "several places are given"),
        (["003", "--at", "somewhere"], "“somewhere” is no place; write it as in a note"),
        (["003/p14-p12"], "003/p14-p12 runs backwards"),
        (["003/p12-p14", "--quote"], "003/p12-p14 is more than one passage"),
        (["003", "--page", "5", "--quote"], "003 is no passage that could be quoted"),
        (["003", "--page", "5", "-f", "bibtex"], "bibtex is no citation style: a place cannot change it"),
    ],
)
def test_places_that_are_none(run: Run, arguments: list[str], message: str) -> None:
    answer = run("cite", *arguments)
    assert answer.status == 2
    assert message in answer.stderr


@pytest.mark.parametrize(("style", "form"), [("vancouver", "note"), ("chicago", "bibliography")])
def test_a_place_that_is_not_printed_is_told(run: Run, style: str, form: str) -> None:
    assert "page 5 of 003" in run("cite", "003", "--page", "5", "-f", style, "--as", form).stderr


@pytest.mark.parametrize(
    ("lang", "words"), [("vi", "para"), ("km", "para"), ("id", "para"), ("fr", ""), ("de", ""), ("es", "")]
)
def test_words_that_csl_has_in_english_alone_are_told(run: Run, lang: str, words: str) -> None:
    told = run("cite", "003/p12", "-f", "apa", "--lang", lang).stderr
    assert (f"for {words}: they stand in English" in told) == bool(words)


def test_a_note_s_works_come_in_its_order(run: Run) -> None:
    first, second = printed(run, "003/n24", "--as", "note").splitlines()
    assert first.startswith("Rectangular Strategy-Phase III, ")
    assert second.startswith("Chheang Vannarith, ")


WORDS = "We need to act together to address our common traditional and non-traditional security challenges."
FN = "news report on Prime Minister Hun Sen’s five elements of a harmonised security, November 23, [2022], para. 8."


@pytest.mark.parametrize(
    ("options", "pasted"),
    [
        ([], f"“{WORDS}”\nHun Sen, quoted in FN, {FN}\n"),
        (
            ["--markup", "markdown"],
            f"“{WORDS}”^[Hun Sen, quoted in *FN*, {FN}]\n".replace("[2022]", "\\[2022\\]"),
        ),
        (["--markup", "latex"], f"“{WORDS}”\\footnote{{Hun Sen, quoted in \\emph{{FN}}, {FN}}}\n"),
        (
            ["-f", "apa"],
            f"“{WORDS[:-1]}” (Hun Sen, as cited in [News report on Prime Minister Hun Sen’s five elements of a "
            "harmonised security], [2022], para. 8).\n",
        ),
    ],
    ids=["text", "markdown", "latex", "apa"],
)
def test_a_quotation_to_paste(run: Run, options: list[str], pasted: str) -> None:
    assert printed(run, "000/s8", "--quote", *options) == pasted


def test_a_statement_that_leaves_words_out_says_so(run: Run) -> None:
    quoted = printed(run, "001/s4", "--quote").splitlines()
    assert " arms race. This worrisome trend" in quoted[0]
    assert quoted[1].endswith("paras. 6–7.")


def test_a_paragraph_of_quotations(run: Run, validate: Validate) -> None:
    answer = run("cite", "001/p11", "--quote", "--json")
    (item,) = validate("cite", answer.stdout)["items"]
    assert item["quote"].startswith("“‘I am optimistic that Russia and ASEAN")
    assert ",’ he said" in item["quote"]
    assert item["text"].startswith(item["quote"])
    assert item["style_edition"] == "18th edition"


def test_rtf_is_a_document(run: Run) -> None:
    text = printed(run, "000/s8", "--quote", "--markup", "rtf")
    assert text.startswith("{\\rtf1\\ansi\n{\\pard ")
    assert "{\\footnote\\pard\\plain" in text
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize(
    ("arguments", "warnings"),
    [
        (["004"], []),
        (["004/p2", "-f", "apa"], []),
        (["001", "-f", "apa"], ["001 is thin for apa: no newspaper"]),
        (
            ["004/p2", "-f", "nature"],
            [
                "nature numbers the works of a text: --as bibliography gives the entry of 004",
                "nature does not print paragraph 2 of 004",
            ],
        ),
        (
            ["004/p2", "-f", "ieee"],
            ["ieee numbers the works of a text: --as bibliography gives the entry of 004"],
        ),
        (["004/b1"], ["004/b1 is a boilerplate, which has no number: the whole document is cited"]),
        (["004", "--accessed", "2024"], ["no work here has an address (URL): --accessed changes nothing"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_warnings(run: Run, validate: Validate, arguments: list[str], warnings: list[str]) -> None:
    stderr = run("cite", *arguments).stderr
    assert stderr == "".join(f"secpol: warning: {warning}\n" for warning in warnings)
    assert validate("cite", run("cite", *arguments, "--json").stdout)["warnings"] == warnings


def test_many_thin_works_are_not_many_lines(run: Run) -> None:
    warnings = run("cite", "003", "--references", "-f", "ama", "--json").json["warnings"]
    assert len(warnings) <= 11


def test_accessed(run: Run) -> None:
    entry = printed(run, "003:friends-of-europe-2015", "--accessed", "2024-05-06", "-f", "harvard")
    assert "(Accessed: 6 May 2024)" in entry
    assert "urldate = {2024-05}," in printed(run, "003/n14", "--accessed", "2024-05", "-f", "biblatex")


def test_all_that_all_documents_cite(run: Run) -> None:
    every = printed(run, "--all", "--references", "-f", "bibtex")
    assert every == printed(run, "003", "--references", "-f", "bibtex")
    assert run("cite", "004", "--references").status == 1


def test_the_second_time_needs_no_pandoc(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first = printed(run, "003", "--format", "chicago")
    monkeypatch.setattr(pandoc, "find_pandoc", lambda: pytest.fail("pandoc was looked for"))
    assert printed(run, "003", "--format", "chicago") == first


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "tsv", "markdown", "latex", "html"])
def test_styles_in_every_format(run: Run, form: str) -> None:
    listed = printed(run, "--styles", "Chicago", "18th", "edition", "-f", form)
    assert "chicago-author-date" in listed
    assert "chicago-notes-bibliography-17th-edition" not in listed


def test_styles(run: Run, validate: Validate) -> None:
    items = validate("cite", run("cite", "--styles", "mla", "--json").stdout)["items"]
    assert {"modern-language-association"} <= {item["id"] for item in items}
    (apa,) = [
        i
        for i in validate("cite", run("cite", "--styles", "apa", "--json").stdout)["items"]
        if i["id"] == "apa"
    ]
    assert (apa["kind"], apa["edition"], apa["names"], apa["parent"]) == (
        "author-date",
        "7th edition",
        [],
        None,
    )
    nothing = run("cite", "--styles", "qqqq")
    assert (nothing.status, nothing.stderr) == (1, "secpol: no style is called “qqqq”\n")


def test_a_style_that_does_not_print_when_a_work_was_seen_says_so(run: Run) -> None:
    seen = ("cite", "003/n14", "--accessed", "2024-05-01")
    assert "chicago does not print when phnom-penh-post-2019-values was seen" in run(*seen).stderr
    printed = run(*seen, "--format", "harvard-cite-them-right")
    assert "1 May 2024" in printed.stdout
    assert "does not print" not in printed.stderr


def test_numbers_of_a_list_stand_for_its_entries(run: Run) -> None:
    """Notes of some works beside entries of others would both begin at 1."""
    answer = run("cite", "000", "001/p13", "--format", "ieee")
    assert [line[:3] for line in answer.stdout.splitlines()] == ["[1]", "[2]"]
    assert "ieee numbers the works of a text: the entries are given, without places" in answer.stderr


def test_one_stop_after_no_date(run: Run) -> None:
    assert run("cite", "000", "--stated-only").stdout.endswith("November 23, n.d.\n")
