"""BibTeX, BibLaTeX, RIS, CSL-JSON and CSL-YAML: what they hold, and that others can read it."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from secpol_cli.citation.csl import to_csl
from secpol_cli.citation.formats.registry import FORMATS
from secpol_cli.model import Date
from secpol_cli.pandoc import find_pandoc

if TYPE_CHECKING:
    from collections.abc import Mapping

MINISTRY = "Ministry of Foreign Affairs and International Cooperation"
UNTITLED = to_csl(
    "000",
    {"type": "article-newspaper", "container-title": "FN"},
    Date(stated="XXXX-11-23", inferred="2022-11-23", basis="the calendar"),
    description="News report",
)
ARTICLE = to_csl(
    "003",
    {"type": "article-journal", "title": "ASEM & Cambodia", "author": ["Un Samnang", "Yen Samnang"]},
    Date(inferred="2019"),
)
WEBPAGE = to_csl(
    "burkhalter",
    {
        "type": "webpage",
        "title": "20 years of ASEM",
        "author": [{"family": "Burkhalter", "given": "Didier"}, {"literal": "Lundeg Purevsuren"}],
        "container-title": "Le Temps",
        "issued": "2016-03-01",
        "accessed": "2024-05-06",
        "URL": "https://example.org/a_b%20c~d?x=1&y#z",
        "DOI": "10.1000/a_b&c",
    },
)
REPORT = to_csl(
    "mfaic",
    {
        "type": "report",
        "title": "Annual Outcomes",
        "author": [MINISTRY],
        "publisher": "Smith and Sons",
        "publisher-place": "Phnom Penh",
        "issued": "2014-05",
        "number": "2014/12",
        "page": "57–80",
    },
)
WORKS = [UNTITLED, ARTICLE, WEBPAGE, REPORT]
EMPTY_XML = '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n</records></xml>'


def test_what_bibtex_sorts_a_work_of_nobody_by() -> None:
    """BibTeX, btxdoc 3.2: `key` is for alphabetizing and labels where there is no author."""
    keys = [item.get("title") for item in WORKS if not item.get("author")]
    assert keys == [None]
    assert FORMATS["bibtex"](WORKS).count("  key = ") == 1
    nobody = {**REPORT, "author": []}
    assert "  key = {{Annual Outcomes}}," in FORMATS["bibtex"]([nobody])
    edited = {**nobody, "editor": [{"family": "Stone", "given": "Ann"}]}
    assert "  key = " not in FORMATS["bibtex"]([edited])


def test_bibtex() -> None:
    assert (
        FORMATS["bibtex"](WORKS)
        == r"""@article{news_2022,
  title = {{[News report]}},
  journal = {FN},
  year = {[2022]},
  month = nov,
  day = {23},
  annote = {Date inferred: 23 November [2022] (the calendar)},
  key = {{News report}},
}

@misc{un_asem_2019,
  author = {{Un Samnang} and {Yen Samnang}},
  title = {{ASEM \& Cambodia}},
  year = {[2019]},
  annote = {Date inferred: [2019]},
}

@misc{burkhalter_years_2016,
  author = {Burkhalter, Didier and {Lundeg Purevsuren}},
  title = {{20 years of ASEM}},
  howpublished = {Le Temps},
  year = {2016},
  month = mar,
  day = {1},
  doi = {10.1000/a_b&c},
  url = {https://example.org/a_b%20c~d?x=1&y#z},
  urldate = {2024-05-06},
}

@techreport{ministry_annual_2014,
  author = {{Ministry of Foreign Affairs and International Cooperation}},
  title = {{Annual Outcomes}},
  year = {2014},
  month = may,
  institution = {{Smith and Sons}},
  address = {Phnom Penh},
  number = {2014/12},
  pages = {57--80},
}
"""
    )


def test_biblatex() -> None:
    assert (
        FORMATS["biblatex"](WORKS)
        == r"""@article{news_2022,
  title = {{[News report]}},
  journaltitle = {FN},
  entrysubtype = {newspaper},
  year = {[2022]},
  month = {11},
  day = {23},
  sortyear = {2022},
  annotation = {Date inferred: 23 November [2022] (the calendar)},
}

@misc{un_asem_2019,
  author = {{Un Samnang} and {Yen Samnang}},
  title = {{ASEM \& Cambodia}},
  year = {[2019]},
  sortyear = {2019},
  annotation = {Date inferred: [2019]},
}

@online{burkhalter_years_2016,
  author = {Burkhalter, Didier and {Lundeg Purevsuren}},
  title = {{20 years of ASEM}},
  organization = {Le Temps},
  date = {2016-03-01},
  urldate = {2024-05-06},
  doi = {10.1000/a_b&c},
  url = {https://example.org/a_b%20c~d?x=1&y#z},
}

@report{ministry_annual_2014,
  author = {{Ministry of Foreign Affairs and International Cooperation}},
  title = {{Annual Outcomes}},
  date = {2014-05},
  institution = {{Smith and Sons}},
  location = {Phnom Penh},
  number = {2014/12},
  pages = {57--80},
}
"""
    )


def test_ris() -> None:
    assert (
        FORMATS["ris"](WORKS)
        == """TY  - NEWS
ID  - news_2022
TI  - [News report]
T2  - FN
PY  - 2022
DA  - 2022/11/23/inferred
N1  - Date inferred: 23 November [2022] (the calendar)
ER  -

TY  - JOUR
ID  - un_asem_2019
AU  - Un Samnang,
AU  - Yen Samnang,
TI  - ASEM & Cambodia
PY  - 2019
DA  - 2019///inferred
N1  - Date inferred: [2019]
ER  -

TY  - ELEC
ID  - burkhalter_years_2016
AU  - Burkhalter, Didier
AU  - Lundeg Purevsuren,
TI  - 20 years of ASEM
T2  - Le Temps
PY  - 2016
DA  - 2016/03/01/
DO  - 10.1000/a_b&c
UR  - https://example.org/a_b%20c~d?x=1&y#z
Y2  - 2024/05/06/
ER  -

TY  - RPRT
ID  - ministry_annual_2014
AU  - Ministry of Foreign Affairs and International Cooperation,
TI  - Annual Outcomes
PY  - 2014
DA  - 2014/05//
IS  - 2014/12
SP  - 57
EP  - 80
PB  - Smith and Sons
CY  - Phnom Penh
ER  -
""".replace("ER  -\n", "ER  - \n")
    )


def test_endnote_xml() -> None:
    assert (
        FORMATS["endnote-xml"]([WEBPAGE, UNTITLED])
        == """<?xml version="1.0" encoding="UTF-8"?>
<xml><records>
<record><ref-type name="Web Page">12</ref-type><label>burkhalter_years_2016</label><contributors><authors>\
<author>Burkhalter, Didier</author><author>Lundeg Purevsuren,</author></authors></contributors><titles><title>20 years of ASEM</title>\
<secondary-title>Le Temps</secondary-title></titles><dates><year>2016</year><pub-dates><date>1 March</date>\
</pub-dates></dates><electronic-resource-num>10.1000/a_b&amp;c</electronic-resource-num><urls><related-urls>\
<url>https://example.org/a_b%20c~d?x=1&amp;y#z</url></related-urls></urls><access-date>2024-05-06</access-date>\
</record>
<record><ref-type name="Newspaper Article">23</ref-type><label>news_2022</label><titles><title>[News report]</title>\
<secondary-title>FN</secondary-title></titles><periodical><full-title>FN</full-title></periodical>\
<dates><year>2022</year><pub-dates><date>23 November</date></pub-dates></dates>\
<notes>Date inferred: 23 November [2022] (the calendar)</notes></record>
</records></xml>
"""
    )


def test_an_article_without_its_journal_keeps_its_kind_where_that_is_no_entry_of_a_journal() -> None:
    kinds = {
        "bibtex": "@misc{",
        "biblatex": "@misc{",
        "ris": "TY  - JOUR",
        "endnote-xml": '<ref-type name="Journal Article">',
    }
    assert all(kind in FORMATS[name]([ARTICLE]) for name, kind in kinds.items())


def test_what_a_wholly_inferred_day_is_stays_known() -> None:
    work = to_csl(
        "002", {"type": "post-weblog", "title": "T"}, Date(inferred="2012-03-10", basis="the dialogue")
    )
    for name, line in {
        "bibtex": "  annote = {Date inferred: [10 March 2012] (the dialogue)},",
        "biblatex": "  annotation = {Date inferred: [10 March 2012] (the dialogue)},",
        "ris": "DA  - 2012/03/10/inferred",
    }.items():
        assert line in FORMATS[name]([work]).split("\n")


KEYS = ["news_2022", "un_asem_2019", "burkhalter_years_2016", "ministry_annual_2014"]


def test_csl_json_and_yaml() -> None:
    keyed = [{**work, "citation-key": key} for work, key in zip(WORKS, KEYS, strict=True)]
    keyed[0]["title"] = f"[{keyed[0].pop('genre')}]"
    assert json.loads(FORMATS["csl-json"](WORKS)) == keyed
    references = yaml.safe_load(FORMATS["csl-yaml"](WORKS).removesuffix("...\n"))["references"]
    issued = {"literal": r"23 November \[2022\]"}  # Markdown, to pandoc
    assert references[0] == {**keyed[0], "title": r"\[News report\]", "issued": issued}


@pytest.mark.parametrize("name", FORMATS)
def test_a_work_has_one_key_in_all_formats(name: str) -> None:
    assert all(key in FORMATS[name](WORKS) for key in KEYS)


SOURCES: dict[str, tuple[dict[str, object], list[tuple[str, str]]]] = {
    "a film": (
        {"type": "motion_picture", "director": [{"family": "Panh", "given": "Rithy"}]},
        [("ris", "TY  - MPCT"), ("ris", "AU  - Panh, Rithy"), ("biblatex", "@movie{"), ("endnote-xml", "21")],
    ),
    "a speech": ({"type": "speech"}, [("biblatex", "@unpublished{")]),
    "a broadcast": ({"type": "broadcast"}, [("ris", "TY  - VIDEO"), ("biblatex", "@video{")]),
    "an edited book": (
        {"type": "book", "editor": [{"family": "Wren", "given": "Jo"}], "title-short": "Order"},
        [("ris", "ED  - Wren, Jo"), ("ris", "ST  - Order"), ("endnote-xml", "<short-title>Order<")],
    ),
    "a chapter": (
        {"type": "chapter", "editor": [{"family": "Wren", "given": "Jo"}]},
        [("ris", "A2  - Wren, Jo")],
    ),
    "a translation": (
        {"type": "book", "translator": [{"family": "Wren", "given": "Jo"}], "language": "fr"},
        [("bibtex", "translator = {Wren, Jo}"), ("biblatex", "langid = {french}"), ("ris", "A4  - Wren, Jo")],
    ),
    "an issue with a number": ({"type": "report", "issue": "3", "number": "12"}, [("ris", "M1  - 12")]),
    "a decade": ({"issued": "201X"}, [("biblatex", "date = {201X}"), ("bibtex", "year = {2010s}")]),
    "an open end": ({"issued": "2006/.."}, [("biblatex", "date = {2006/..}")]),
    "a guess": ({"issued": "1987?"}, [("biblatex", "date = {1987?}"), ("bibtex", "year = {[1987?]}")]),
    "about a year": ({"issued": "1987~"}, [("biblatex", "date = {1987~}"), ("ris", "DA  - 1987///ca. 1987")]),
    "both": ({"issued": "1987%"}, [("biblatex", "date = {1987%}"), ("bibtex", "year = {[ca. 1987?]}")]),
    "one of some years": ({"issued": "[1987..1989]"}, [("biblatex", "date = {1987?/1989?}")]),
}


@pytest.mark.parametrize("source", SOURCES)
def test_what_is_known_of_a_source_is_exported(source: str) -> None:
    variables, lines = SOURCES[source]
    work = to_csl("work", {"title": "Order at Sea", **variables})
    for name, line in lines:
        assert line in FORMATS[name]([work])


@pytest.mark.parametrize("name", FORMATS)
def test_no_items(name: str) -> None:
    nothing = {"", "[]", "---\nreferences: []\n...", EMPTY_XML}
    assert FORMATS[name]([]).strip() in nothing


def test_a_name_in_parts_keeps_them() -> None:
    name = {"family": "Gaulle", "given": "Charles", "non-dropping-particle": "de", "suffix": "Jr."}
    work = to_csl(
        "x",
        {
            "title": "<i>The</i> & that",
            "author": [name, {"family": "bell hooks"}, {"family": "Beauchamp Smith", "given": "A"}],
        },
    )
    bibtex = FORMATS["bibtex"]([work])
    assert "author = {de Gaulle, Jr., Charles and {bell hooks} and {Beauchamp Smith}, A}," in bibtex
    assert r"title = {{\emph{The} \& that}}," in bibtex
    assert "AU  - de Gaulle, Charles, Jr.\n" in FORMATS["ris"]([work])
    assert "TI  - The & that\n" in FORMATS["ris"]([work])


# What pandoc reads back: once for each format, all works in one file.


def read_back(text: str, name: str) -> list[dict[str, Any]]:
    source = {"csl-json": "csljson", "csl-yaml": "markdown", "endnote-xml": "endnotexml"}.get(name, name)
    command = [find_pandoc(), f"--from={source}", "--to=csljson"]
    answer = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=True)
    works: list[dict[str, Any]] = json.loads(answer.stdout)
    return works


HARD = [
    to_csl(
        "hard",
        {
            "type": "book",
            "title": r"100 % of {it}: A_b & c #1 \ d~e^f *g* [h] <i>Milieu</i> @j “k”",
            "author": [{"family": "O’Neil", "given": "Thi Lan"}, {"literal": "Smith and Sons"}],
            "publisher": "Trade and Co.",
            "issued": "2001-02-03",
        },
    ),
    WEBPAGE,
    REPORT,
]


@pytest.mark.parametrize("name", FORMATS)
def test_pandoc_reads_back_what_we_write(name: str) -> None:
    for work, read in zip(HARD, read_back(FORMATS[name](HARD), name), strict=True):
        assert [_one_name(author) for author in read["author"]] == [
            _one_name(author) for author in work["author"]
        ]
        title = re.sub("<[^>]*>", "", str(work["title"]))
        assert re.sub("<[^>]*>", "", read["title"]).replace(" ", " ") == title
        assert read["issued"]["date-parts"][0][0] == work["issued"]["date-parts"][0][0]
        for key in ("URL", "DOI", "publisher"):
            if key == "publisher" and work["type"] == "webpage":
                continue  # where BibTeX and BibLaTeX have a site's name
            if name == "endnote-xml" and key in {"URL", "DOI"}:
                continue  # pandoc does not read them
            assert read.get(key) == work.get(key), (name, key)


def _one_name(name: Mapping[str, str]) -> tuple[str, str]:
    return name.get("literal") or name["family"], name.get("given", "")


def test_a_day_without_a_year_is_no_month_in_bibtex() -> None:
    """BibTeX complains of a month without a year; the note has it."""
    written = FORMATS["bibtex"]([to_csl("day", {"type": "book", "title": "T", "issued": "XXXX-05-06"})])
    assert "month" not in written
    assert "6 May" in written


def test_what_is_online_has_an_organisation() -> None:
    """biblatex, 2.1.1: @online has an organization, and no publisher."""
    page = {
        "type": "webpage",
        "title": "T",
        "publisher": "Kep Press",
        "URL": "https://e.org",
        "issued": "2019",
    }
    assert "organization = {Kep Press}" in FORMATS["biblatex"]([to_csl("page", page)])
