"""What the styles' manuals settle, rule by rule: the section of the manual, in our words, and what it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from secpol_cli.citation.csl import to_csl
from secpol_cli.citation.engine.run import format_citations, format_sequence
from secpol_cli.citation.requests import Form, Request
from secpol_cli.citation.styles import find_style
from secpol_cli.model import Date, Locator

if TYPE_CHECKING:
    from secpol_cli.citation.markup import Markup

BOOK: dict[str, Any] = {
    "type": "book",
    "title": "Small States and Large Neighbours",
    "author": [{"family": "Alder", "given": "Mary"}],
    "publisher": "Harbour Press",
    "issued": "1987",
}
STYLES: tuple[str, ...] = (
    "chicago",
    "chicago-author-date",
    "apa",
    "mla",
    "asa",
    "harvard",
    "ieee",
    "mhra",
    "oscola",
    "ama",
)
STYLES += ("vancouver", "turabian", "bluebook")
MONTH_FIRST = ("chicago", "chicago-author-date", "apa", "asa", "ama", "turabian", "bluebook", "vancouver")


def cite(
    style: str,
    form: Form = "bibliography",
    at: Locator | None = None,
    markup: Markup = "text",
    date: Date | None = None,
    **variables: object,
) -> str:
    """One work, as a style prints it."""
    return cite_each(style, [(to_csl("work", {**BOOK, **variables}, date), at)], form, markup)[0]


def cite_each(
    style: str,
    works: list[tuple[dict[str, Any], Locator | None]],
    form: Form = "bibliography",
    markup: Markup = "text",
) -> list[str]:
    """Several works, in one run, each with its place, in their order."""
    requests = [Request({**work, "id": str(number)}, at) for number, (work, at) in enumerate(works)]
    printed = format_citations(requests, find_style(style), form=form, markup=markup)
    return [citation.text for citation in sorted(printed, key=lambda citation: citation.index)]


def books(**values: list[object]) -> list[tuple[dict[str, Any], Locator | None]]:
    """The book, with each of the values for a variable."""
    ((variable, each),) = values.items()
    return [(to_csl("work", {**BOOK, variable: value}), None) for value in each]


# --- places ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "printed", "manual"),
    [
        ("asa", "(Alder 1987:para. 12)", "ASA, text citations: what stands behind the colon is a page"),
        ("sage-harvard", "(Alder, 1987: para. 12)", "Sage Harvard, text citations: so too"),
        ("bluebook", "Large Neighbours ¶ 12 (1987)", "Bluebook 21, rule 3.3: a paragraph has its sign"),
        (
            "chicago",
            "(Harbour Press, 1987), para. 12.",
            "Chicago 17, 14.150: other places than pages are named",
        ),
        ("apa", "(Alder, 1987, para. 12)", "APA 7, 8.13: a part of a source is named"),
        ("mla", "(Alder, par. 12)", "MLA 9, 6.19: paragraphs are par."),
    ],
)
def test_a_paragraph_reads_as_no_page(style: str, printed: str, manual: str) -> None:
    assert printed in cite(style, "note", Locator("paragraph", "12")), manual


@pytest.mark.parametrize("style", [style for style in STYLES if style != "vancouver"])
def test_no_place_reads_as_a_page(style: str) -> None:
    """All manuals: a bare number is a page's."""
    labels = ("page", "article-locator", "chapter", "figure", "section", "verse", "rule")
    work = to_csl("work", BOOK)
    page, *others = cite_each(style, [(work, Locator(label, "12")) for label in labels], "note")
    assert page not in others
    assert len(set(others)) == len(others)
    assert all("12" in other for other in others)


@pytest.mark.parametrize("heading", ["What next?", "Peace, War, and Trade", "1. Introduction", "Trade & War"])
@pytest.mark.parametrize(
    ("style", "label"),
    [("chicago", "sec. “"), ("mla", "sec. “"), ("apa", "Section “"), ("harvard", "sec. ‘")],
)
def test_one_heading_is_one_section(style: str, label: str, heading: str) -> None:
    """Chicago 17, 10.42: abbreviations for plurals are those of several."""
    marks = "‘’" if style == "harvard" else "“”"
    printed = cite(style, "note", Locator("section", f"{marks[0]}{heading}{marks[1]}"))
    assert f"{label}{heading}" in printed
    assert ",”" not in printed
    assert "ections" not in printed


# --- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("form", ["bibliography", "note"])
def test_a_name_of_static_order_keeps_it(style: str, form: Form) -> None:
    """CSL-JSON: `static-ordering`; Chicago 17, 16.81: names that begin with the family name keep that order."""
    printed = cite(style, form, author=[{"family": "Hun", "given": "Sen", "static-ordering": True}])
    assert "Sen Hun" not in printed
    assert "Hun, S" not in printed
    if form == "bibliography":
        assert "Hun Sen" in printed


@pytest.mark.parametrize("given", ["C. Fred", "J. William"])
def test_an_initial_is_parted_from_a_name(given: str) -> None:
    """OSCOLA 4, 1.4 and 3.2.1: names as they are in the work, without stops."""
    whole: dict[str, Any] = {
        "container-title": "The Whole",
        "editor": [{"family": "Bergsten", "given": given}],
    }
    printed = cite("oscola", type="chapter", **whole)
    assert f"in {given.replace('.', '')} Bergsten (ed)" in printed


# --- dates ----------------------------------------------------------------------------------------


SPANS = {
    "198X": "1980s",
    "19XX": "between 1900 and 1999",
    "[1987..1989]": "between 1987 and 1989",
    "{1987,1989}": "1987 and 1989",
    "[1987,1989]": "1987 or 1989",
    "2006/..": "2006–",
}


@pytest.mark.parametrize("style", STYLES)
def test_a_date_that_is_no_year_is_told_in_words(style: str) -> None:
    """Chicago 17, 9.33 and 14.144: decades and dates over several years are written out for readers."""
    stated: list[tuple[dict[str, Any], Locator | None]] = [
        (to_csl("work", BOOK, Date(stated=edtf)), None) for edtf in SPANS
    ]
    for works in (books(issued=list(SPANS)), stated):
        for words, printed in zip(SPANS.values(), cite_each(style, works), strict=True):
            assert words in printed


@pytest.mark.parametrize("style", STYLES)
def test_doubts_about_a_year_are_told_and_told_apart(style: str) -> None:
    """Chicago 17, 14.145: [1987?] is a guess; APA 7 and MLA 9: ca., circa; none of them is certain."""
    about, guessed, both = cite_each(style, books(issued=["1987~", "1987?", "1987%"]))
    assert "ca. 1987" in about or "circa 1987" in about
    assert "1987?" not in about
    assert "[1987?]" in guessed
    assert "[ca. 1987?]" in both


@pytest.mark.parametrize("style", MONTH_FIRST)
def test_a_day_without_a_year_has_the_style_s_order(style: str) -> None:
    """Chicago 17, 14.171 and 9.35: Month Day in citations."""
    newspaper: dict[str, Any] = {"type": "article-newspaper", "container-title": "Post"}
    assert "May 6" in cite(style, issued="XXXX-05-06", **newspaper)
    assert "May 6" in cite(style, date=Date(stated="XXXX-05-06"), **newspaper)


@pytest.mark.parametrize(
    ("style", "day", "manual"),
    [
        ("harvard", "31 July", "Cite Them Right, newspaper articles: day and month"),
        ("vancouver", "2019 Jul 31", "Citing Medicine, newspaper articles: year, month, day"),
        ("bluebook", "July 31, 2019", "Bluebook 21, rule 16.6: the date of a newspaper"),
        ("asa", "July 31", "ASA, newspaper articles: month and day"),
    ],
)
@pytest.mark.parametrize("kind", ["article-newspaper", "article-magazine", "post-weblog"])
def test_an_article_without_its_periodical_keeps_its_day(
    style: str, day: str, manual: str, kind: str
) -> None:
    printed = cite(style, type=kind, issued="2019-07-31")
    assert day in printed, manual
    assert ", (" not in printed
    assert ",," not in printed


def test_no_comma_stands_before_a_bracket() -> None:
    """Bluebook 21, rule 17: the date in brackets follows the title without a comma."""
    assert ", (" not in cite("bluebook", type="article-newspaper", issued="2019")


# --- titles and numbers ---------------------------------------------------------------------------


CASES: list[object] = [
    "Chevron U.S.A., Inc. v. Natural Resources Defense Council, Inc.",
    "R. v. Panel on Mergers",
    "Alder v Birch",
    "Alder et al. vs. the Crown",
    "The U.S. and the World",
]


@pytest.mark.parametrize("style", STYLES)
def test_a_small_word_behind_an_abbreviation_stays_small(style: str) -> None:
    """Chicago 17, 8.159 and 14.276: v. in the names of cases, and conjunctions, in lower case."""
    for printed in cite_each(style, books(title=CASES)):
        assert not {"V.", "Vs.", "And", "V"} & set(printed.split())


def test_a_word_behind_a_full_stop_has_its_capital() -> None:
    """Chicago 17, 8.159: the first word."""
    assert "War Is Here. And Then" in cite("chicago", title="War is here. And then")


SCRIPTS: list[object] = ["東南亞的安全", "日本の防衛", "한국의 안보 정책", "האומות", "الأمن الجماعي"]


@pytest.mark.parametrize("style", STYLES)
def test_scripts_without_italics_are_upright(style: str) -> None:
    """Chicago 17, 11.97 and 11.110: no italics in Chinese, Japanese, Korean and Hebrew characters."""
    for title, printed in zip(SCRIPTS, cite_each(style, books(title=SCRIPTS), markup="html"), strict=True):
        assert str(title) in printed
        assert "<i>" not in printed


def test_a_title_in_two_scripts_is_italic_in_one() -> None:
    printed = cite("chicago", markup="html", title="Zhongguo 中國 waijiao", language="zh")
    assert "<i>Zhongguo</i> 中國 <i>waijiao</i>" in printed


@pytest.mark.parametrize("variable", ["number", "page", "issue", "volume"])
@pytest.mark.parametrize("style", ["chicago", "apa", "mla", "oscola", "ieee"])
def test_a_hyphen_that_is_escaped_is_a_hyphen(style: str, variable: str) -> None:
    """CSL 1.0.2, numbers: an escaped hyphen is no range."""
    journal: dict[str, Any] = {"type": "article-journal", "container-title": "Review", variable: "18\\-2424"}
    printed = cite(style, **journal)
    assert "\\" not in printed
    assert "18–2424" not in printed


@pytest.mark.parametrize("style", ["chicago", "apa", "bluebook", "turabian"])
def test_a_section_and_what_follows_has_one_sign(style: str) -> None:
    """Bluebook 21, rule 3.3: one sign for one section, and et seq. behind it is none."""
    act: dict[str, Any] = {
        "type": "legislation",
        "title": "Disabilities Act",
        "container-title": "U.S.C.",
        "volume": "42",
    }
    printed = cite(style, author=[], section="12101 et seq.", **act)
    assert "§ 12101 et seq." in printed
    assert "§§" not in printed


def test_a_suffix_has_no_stop_in_oscola() -> None:
    """OSCOLA 4, 1.3.1: no stops in abbreviations."""
    assert "Kenner Jr," in cite(
        "oscola", "note", author=[{"family": "Kenner", "given": "R", "suffix": "Jr."}]
    )


def test_a_french_title_keeps_its_capitals() -> None:
    """Chicago 17, 11.27: titles in French have sentence style."""
    for style in ("chicago", "mla", "oscola"):
        assert "Le Cambodge et l’ASEM" in cite(style, title="Le Cambodge et l’ASEM", language="fr")


# --- siblings of these rules ------------------------------------------------------------------------


ARTICLES = Locator("article-locator", "3–5")


@pytest.mark.parametrize(
    ("style", "at", "printed", "manual"),
    [
        ("chicago", ARTICLES, "arts. 3–5", "Chicago 18, 10.48: abbreviations for several"),
        ("oscola", ARTICLES, "arts 3–5", "OSCOLA 4, 2.4.2: articles are art and arts"),
        ("apa", Locator("table", "2"), "Table 2", "APA 7, 8.13: tables by their names, with capitals"),
        ("apa", Locator("appendix", "1"), "Appendix 1", "APA 7, 8.13"),
        ("ieee", Locator("appendix", "1"), "App. 1", "IEEE Reference Guide: parts of a work"),
        ("oscola", Locator("article", "2, para. 4"), "art 2, para 4", "OSCOLA 4, 1.3.1: no stops"),
        ("mla", Locator("line", "12"), ", line 12)", "MLA 9, 6.22: line numbers are not taken for pages"),
        ("bluebook", Locator("chapter", "3"), "ch. 3", "Bluebook 21, table 16: ch."),
        ("bluebook", Locator("note", "4"), "n.4", "Bluebook 21, rule 3.2(b): n.4"),
    ],
)
def test_places_are_labelled_as_a_manual_has_them(style: str, at: Locator, printed: str, manual: str) -> None:
    assert printed in cite(style, "note", at), manual


HUN: dict[str, Any] = {"family": "Hun", "given": "Sen", "static-ordering": True}
ALDER: dict[str, Any] = {"family": "Alder", "given": "Mary"}


@pytest.mark.parametrize(
    ("style", "names", "printed"),
    [
        ("chicago", {"author": [HUN, ALDER]}, "Hun Sen and Mary Alder."),
        ("mla", {"author": [{"literal": "Suharto"}, ALDER]}, "Suharto and Mary Alder."),
        ("harvard", {"author": [HUN]}, "Hun Sen (1987)"),
        ("apa", {"author": [], "editor": [HUN]}, "Hun Sen (Ed.). (1987)"),
        ("ama", {"author": [{"family": "Lin", "given": "W.-K."}]}, "Lin WK."),
    ],
)
def test_names_in_their_own_order_have_no_stray_marks(
    style: str, names: dict[str, Any], printed: str
) -> None:
    """Chicago 18, 13.23: a comma follows an inverted name alone; AMA 11, 3.7: initials without hyphens."""
    assert printed in cite(style, **names)


@pytest.mark.parametrize(
    ("style", "kind", "day", "manual"),
    [
        ("bluebook", "article-magazine", "July 31, 2019", "Bluebook 21, rule 16.5: the date on the cover"),
        ("bluebook", "interview", "July 31, 2019", "Bluebook 21, rule 17.2.5: the day of an interview"),
        ("bluebook", "speech", "July 31, 2019", "Bluebook 21, rule 17.2.6: the day of a speech"),
        ("harvard", "post", "31 July", "Cite Them Right, social media: day and month of the post"),
        ("mla", "speech", "31 July 2019", "MLA 9, 5.69: the day of a talk"),
        ("oscola", "post", "31 July 2019", "OSCOLA 4, 3.4.8: the full date of what is on the web"),
        ("oscola", "dataset", "2019", "OSCOLA 4, 3.4: other sources have their date"),
        ("oscola", "hearing", "2019", "OSCOLA 4, 3.4"),
    ],
)
def test_no_work_loses_its_date(style: str, kind: str, day: str, manual: str) -> None:
    facts: dict[str, Any] = {"container-title": "Kep Post", "URL": "https://e.org", "issued": "2019-07-31"}
    printed = cite(style, type=kind, **facts)
    assert day in printed, manual


@pytest.mark.parametrize(
    ("section", "printed"),
    [
        ("12101-12103", "§§ 12101"),
        ("12101, 12103", "§§ 12101, 12103"),
        ("§ 12101", "C. § 12101"),
        ("§§ 12101 and 12103", "C. §§ 12101 and"),
        ("300aa-1", "§ 300aa-1"),
        ("12101(a)(1)", "§ 12101(a)(1)"),
    ],
)
@pytest.mark.parametrize("style", ["chicago", "apa", "bluebook"])
def test_signs_of_sections_are_as_many_as_sections(style: str, section: str, printed: str) -> None:
    """Bluebook 21, rules 3.3 and 12: § for one section, §§ for several; a hyphen may be a part of a number."""
    act: dict[str, Any] = {"type": "legislation", "title": "Act", "container-title": "U.S.C.", "volume": "42"}
    assert printed in cite(style, author=[], section=section, **act)


@pytest.mark.parametrize("style", ["chicago", "oscola", "bluebook", "mhra", "mla"])
@pytest.mark.parametrize("form", ["bibliography", "note"])
def test_a_statute_s_year_is_said_once(style: str, form: Form) -> None:
    """OSCOLA 4, 2.4.1: short title and year."""
    printed = cite(
        style, form, type="legislation", author=[], publisher="", title="Human Rights Act 1998", issued="1998"
    )
    assert printed.count("1998") == 1
    assert "n.d." not in printed
    assert not {",", "("} & {*printed[-3:]}


def test_a_neutral_citation_stands_once() -> None:
    """OSCOLA 4, 2.1.2; and 2.1.6: paragraphs of judgments stand in brackets."""
    case: dict[str, Any] = {"type": "legal_case", "author": [], "publisher": "", "issued": "2019"}
    case |= {"title": "R (Miller) v Prime Minister", "number": "[2019] UKSC 41", "authority": "Supreme Court"}
    printed = cite("oscola", "note", Locator("paragraph", "12"), **case)
    assert printed == "R (Miller) v Prime Minister [2019] UKSC 41 [12]."


def test_editions_and_theses_of_the_bluebook() -> None:
    """Bluebook 21, rules 15.4 and 17.2.2."""
    assert "(2d ed. 1987)" in cite("bluebook", "note", edition="2")
    assert "(PhD thesis, Harbour Press)" in cite("bluebook", "note", type="thesis", genre="PhD thesis")


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        ("chicago", "Peace Without Arms Among the Few"),
        ("turabian", "Peace without Arms among the Few"),
        ("mla", "Peace without Arms among the Few"),
        ("bluebook", "Peace Without Arms Among the Few"),
    ],
)
def test_long_prepositions_in_titles(style: str, printed: str) -> None:
    """Chicago 18, 8.160, and Bluebook 21, rule 8: those of five letters and more have capitals; MLA 9, 2.90,
    and Turabian 9, 22.3.1: none has."""
    title = printed.replace("Without", "without").replace("Among", "among")
    assert printed in cite(style, title=title)


@pytest.mark.parametrize(
    ("style", "title", "printed"),
    [
        ("chicago", "The order we live in", "The Order We Live In."),
        ("chicago", "What is deterrence for?", "What Is Deterrence For?"),
        ("mla", "What peace is made of: a memoir", "What Peace Is Made Of: A Memoir."),
        ("turabian", "So-called facts about by-products", "So-Called Facts about By-Products."),
        ("mhra", "A power to reckon with", "A Power to Reckon With ("),
        ("bluebook", "Talks about in-depth inspections", "Talks About In-Depth Inspections ("),
        ("ama", "Trade with neighbours from over the sea", "Trade With Neighbours From Over the Sea."),
        ("apa", "The order we live in", "The order we live in."),
        ("harvard", "so-called facts", "So-called facts."),
    ],
)
def test_first_and_last_words_of_titles(style: str, title: str, printed: str) -> None:
    """Chicago 18, 8.160 and 8.162, MLA 9, 2.90, and Turabian 9, 22.3.1: first and last words, and the first of
    a compound, have capitals, whatever they are; AMA 11, 2.1 (from memory): prepositions of four letters, too.
    All: a title begins with one."""
    assert printed in cite(style, title=title)


@pytest.mark.parametrize(
    "title", ["Harbours: a history", "Who pays? the price of peace", "Harbours – a history"]
)
def test_a_subtitle_begins_with_a_capital_in_apa(title: str) -> None:
    """APA 7, 6.17: in sentence case the first word of a subtitle has a capital; other languages keep theirs."""
    assert title.replace(" a ", " A ").replace(" the ", " The ", 1) in cite("apa", title=title)
    french = "Le Mékong : une histoire"
    assert french in cite("apa", title=french, language="fr")


@pytest.mark.parametrize("title", ["iPhone diplomacy", "eBay and the state"])
def test_a_word_with_capitals_of_its_own_keeps_them(title: str) -> None:
    assert title in cite("apa", title=title)


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        ("apa", "(2019, December 30–2020, January 2)"),
        ("bluebook", "Dec. 30, 2019–Jan. 2, 2020"),
        ("chicago", "December 30, 2019–January 2, 2020"),
        ("mla", "30 Dec. 2019–2 Jan. 2020"),
        ("oscola", "(30 December 2019–2 January 2020)"),
    ],
)
def test_each_day_of_a_range_over_two_years_has_its_year(style: str, printed: str) -> None:
    """Chicago 18, 9.36, and APA 7, 9.14 (both from memory)."""
    facts: dict[str, Any] = {"type": "article-newspaper", "container-title": "Kep Post"}
    assert printed in cite(style, issued="2019-12-30/2020-01-02", **facts)


def test_a_range_within_a_year_says_it_once() -> None:
    facts: dict[str, Any] = {"type": "article-newspaper", "container-title": "Kep Post"}
    assert "(2019, March 30–April 2)" in cite("apa", issued="2019-03-30/2019-04-02", **facts)
    assert "Mar. 30–Apr. 2, 2019" in cite("bluebook", issued="2019-03-30/2019-04-02", **facts)
    assert "Mar. 4–16, 2019" in cite("bluebook", issued="2019-03-04/2019-03-16", **facts)


def test_a_paper_in_proceedings_keeps_its_year_in_mhra() -> None:
    """MHRA 4, 7.3: a chapter of a book has its publisher and year."""
    proceedings: dict[str, Any] = {"type": "paper-conference", "container-title": "The Sea"}
    assert "in The Sea (Harbour Press, 1987)" in cite("mhra", **proceedings)
    assert "1987" in cite("mhra", type="paper-conference")


CASE: dict[str, Any] = {
    "type": "legal_case",
    "title": "Alder v. Board of Harbours",
    "author": [],
    "publisher": "",
    "container-title": "U.S.",
    "volume": "347",
    "page": "483",
    "issued": "1954-05-17",
}


@pytest.mark.parametrize(
    ("style", "printed", "manual"),
    [
        (
            "asa",
            "Alder v. Board of Harbours. 1954. 347 U.S. 483.",
            "ASA 6, 4.3.2: reports as lawyers cite them",
        ),
        ("harvard", "Alder v. Board of Harbours (1954). 347 U.S. 483.", "Cite Them Right 12, legal material"),
        ("sage-harvard", "Alder v. Board of Harbours (1954) 347 U.S. 483.", "Sage Harvard, legal cases"),
        ("ieee", "Alder v. Board of Harbours. 347 U.S. 483, 1954.", "IEEE Reference Guide, court cases"),
        ("bluebook", "Alder v. Board of Harbours, 347 U.S. 483 (1954).", "Bluebook 21, rule 10"),
        ("apa", "Alder v. Board of Harbours, 347 U.S. 483 (1954).", "APA 7, 11.4"),
    ],
)
def test_a_case_is_found_in_its_report(style: str, printed: str, manual: str) -> None:
    """(ASA, Cite Them Right and IEEE from memory.)"""
    assert printed in cite(style, **CASE), manual


def test_a_case_in_a_report_without_volumes_has_its_comma() -> None:
    """Bluebook 21, rule 10: a comma behind the name of a case; the year stands for the volume."""
    case = {**CASE, "volume": "", "container-title": "ICJ Reports", "page": "6"}
    assert "Harbours, 1954 ICJ Reports 6 (1954)" in cite("bluebook", **case)


@pytest.mark.parametrize("style", ["asa", "harvard", "ieee", "sage-harvard"])
def test_a_section_of_a_code_is_told(style: str) -> None:
    act: dict[str, Any] = {"type": "legislation", "title": "Harbours Act", "container-title": "U.S.C."}
    assert "22 U.S.C. § 2751" in cite(style, author=[], volume="22", section="2751", **act)


def test_an_entry_of_an_encyclopedia_is_in_it() -> None:
    """ASA 6, 4.3.2 (from memory): as a chapter, with its pages, volume, editor and publisher."""
    entry: dict[str, Any] = {
        "type": "entry-encyclopedia",
        "title": "Neutrality",
        "container-title": "Encyclopedia of Peace",
        "volume": "2",
        "page": "45-52",
        "editor": [{"family": "Stone", "given": "Paul"}],
    }
    printed = "“Neutrality.” Pp. 45–52 in Encyclopedia of Peace. Vol. 2, edited by P. Stone. Harbour Press."
    assert printed in cite("asa", **entry)


def test_a_treaty_is_in_its_series() -> None:
    """OSCOLA 4, 2.7 (from memory): volume, series and page behind the date."""
    treaty: dict[str, Any] = {"type": "treaty", "author": [], "container-title": "UNTS", "volume": "1025"}
    printed = cite("oscola", title="Harbours Treaty", page="316", issued="1976-02-24", **treaty)
    assert "Harbours Treaty (24 February 1976) 1025 UNTS 316" in printed


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("U.N. Doc. S/2019/120", "U.N. Doc. S/2019/120 (1987)"),
        ("A/RES/70/1", "U.N. Doc. A/RES/70/1 (1987)"),
        ("12", "Neighbours (1987)"),
    ],
)
def test_a_document_of_the_united_nations_has_its_symbol(number: str, printed: str) -> None:
    """Bluebook 21, rule 21.7.1."""
    report: dict[str, Any] = {"type": "report", "number": number}
    assert printed in cite("bluebook", **report)
    assert f"<i>{printed[:5]}" not in cite("bluebook", markup="html", **report)


# --- later notes ------------------------------------------------------------------------------------


def notes_of(style: str, *notes: tuple[dict[str, Any], Locator | None]) -> list[str]:
    """The notes of a text in a row, each of one work."""
    requests = [[Request(work, at)] for work, at in notes]
    return format_sequence(requests, find_style(style))[0]


def work(identifier: str, **variables: object) -> dict[str, Any]:
    return to_csl(identifier, {**BOOK, **variables})


def test_a_later_note_names_the_work_where_its_author_has_two() -> None:
    """OSCOLA 4, 1.2.1: author and short title, where several works by one author are cited."""
    first, second = work("a", title="First Work"), work("b", title="Second Work")
    other = work("c", author=[{"family": "Birch", "given": "Noel"}])
    page = Locator("page", "5")
    notes = notes_of(
        "oscola", (first, None), (second, None), (first, page), (other, None), (other, page), (second, None)
    )
    assert notes[2] == "Alder, First Work (n 1) 5."
    assert notes[4:] == ["ibid 5.", "Alder, Second Work (n 2)."]


def test_id_and_supra_of_the_bluebook() -> None:
    """Bluebook 21, rules 3.3, 4.1 and 4.2: “at” before pages alone, behind a comma after the note's number."""
    alder, birch = work("a"), work("b", author=[{"family": "Birch", "given": "Noel"}])
    places = [Locator("page", "5"), Locator("paragraph", "7"), Locator("chapter", "2")]
    notes = notes_of(
        "bluebook", (alder, None), (alder, places[1]), (birch, None), *((alder, at) for at in places)
    )
    assert notes[1] == "Id. ¶ 7."
    assert notes[3:] == ["Alder, supra note 1, at 5.", "Id. ¶ 7.", "Id. ch. 2."]


def test_authors_are_joined_by_a_sign_in_later_notes_of_the_bluebook() -> None:
    """Bluebook 21, rules 4.2 and 15.1: as in the first."""
    two = work("a", author=[ALDER, {"family": "Birch", "given": "Noel"}])
    notes = notes_of("bluebook", (two, None), (work("b"), None), (two, Locator("page", "5")))
    assert notes[0].startswith("Mary Alder & Noel Birch,")
    assert notes[2] == "Alder & Birch, supra note 1, at 5."


@pytest.mark.parametrize("style", ["bluebook", "oscola", "chicago", "mhra"])
@pytest.mark.parametrize("kind", ["legislation", "bill", "regulation", "treaty", "hearing", "legal_case"])
def test_no_later_note_is_empty(style: str, kind: str) -> None:
    law = work("a", type=kind, author=[], title="The Constitution")
    assert (
        "Constitution" in notes_of(style, (law, None), (work("b"), None), (law, Locator("article", "3")))[2]
    )


def test_a_paragraph_of_a_judgment_stands_in_brackets() -> None:
    """OSCOLA 4, 2.1.6 and 1.2.2."""
    case = work("a", type="legal_case", author=[], title="Alder v Birch", volume="3", page="4")
    assert notes_of("oscola", (case, None), (case, Locator("paragraph", "9")))[1] == "ibid [9]."
