"""BibTeX, BibLaTeX, RIS, CSL-JSON and CSL-YAML: what they hold, and that others can read it."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from secpol_cli.citation.csl import to_csl
from secpol_cli.citation.formats import FORMATS
from secpol_cli.model import Date
from secpol_cli.pandoc import find_pandoc

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


def test_bibtex() -> None:
    assert (
        FORMATS["bibtex"](WORKS)
        == r"""@article{news_2022,
  title = {{[News report]}},
  journal = {FN},
  year = {[2022]},
  month = nov,
  day = {23},
}

@misc{un_asem_2019,
  author = {{Un Samnang} and {Yen Samnang}},
  title = {{ASEM \& Cambodia}},
  year = {[2019]},
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
}

@misc{un_asem_2019,
  author = {{Un Samnang} and {Yen Samnang}},
  title = {{ASEM \& Cambodia}},
  year = {[2019]},
  sortyear = {2019},
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
TI  - [News report]
T2  - FN
PY  - 2022
DA  - 2022/11/23/
N1  - Date inferred: 23 November [2022] (the calendar)
ER  -

TY  - JOUR
AU  - Un Samnang,
AU  - Yen Samnang,
TI  - ASEM & Cambodia
PY  - 2019
DA  - 2019///
N1  - Date inferred: [2019]
ER  -

TY  - ELEC
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


def test_csl_json_and_yaml() -> None:
    assert json.loads(FORMATS["csl-json"](WORKS)) == WORKS
    (first, *_), references = (
        WORKS,
        yaml.safe_load(FORMATS["csl-yaml"](WORKS).removesuffix("...\n"))["references"],
    )
    assert references[0] == {**first, "issued": {"literal": r"23 November \[2022\]"}}  # Markdown, to pandoc


@pytest.mark.parametrize("name", FORMATS)
def test_no_items(name: str) -> None:
    assert FORMATS[name]([]).strip() in {"", "[]", "---\nreferences: []\n..."}


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
    source = {"csl-json": "csljson", "csl-yaml": "markdown"}.get(name, name)
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
            assert read.get(key) == work.get(key), (name, key)


def _one_name(name: Mapping[str, str]) -> tuple[str, str]:
    return name.get("literal") or name["family"], name.get("given", "")


# Any item in, a file that can be parsed out.

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ["a and b", "And", "{", "}", "}{", "\\", "%", "<i>x", "</i>", "a, b", "\r\nER  - ", "@misc{", "~", "“q”"]
)
NAMES = st.fixed_dictionaries({"literal": WORDS}) | st.fixed_dictionaries(
    {"family": WORDS}, optional={"given": WORDS, "suffix": WORDS, "non-dropping-particle": WORDS}
)
FIELDS = [
    "title",
    "container-title",
    "publisher",
    "publisher-place",
    "genre",
    "note",
    "number",
    "URL",
    "DOI",
    "page",
    "ISBN",
]
ITEMS = st.fixed_dictionaries(
    {
        "id": st.just("x"),
        "type": st.sampled_from(["book", "article-journal", "webpage", "report", "thesis", "x"]),
    },
    optional=dict.fromkeys(FIELDS, WORDS)
    | {"author": st.lists(NAMES, max_size=3), "editor": st.lists(NAMES, max_size=2)},
)


def parse_bibtex(text: str) -> list[dict[str, str]]:
    """Entries of a file, read as BibTeX reads it: by counting braces, escaped or not."""
    entries = []
    for entry in re.split(r"(?m)^(?=@\w+\{\w+,$)", text)[1:]:
        fields, rest = {}, entry.partition("\n")[2]
        while match := re.match(r"  (\w+) = ", rest):
            value = _value(rest[match.end() :])
            fields[match[1]] = value
            rest = rest[match.end() + len(value) :].removeprefix(",\n")
        assert rest.strip() == "}", rest
        entries.append(fields)
    return entries


def _value(text: str) -> str:
    if not text.startswith("{"):
        return re.match(r"\w+", text)[0]  # type: ignore[index]
    depth = 0
    for end, character in enumerate(text, 1):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if not depth:
            return text[:end]
    raise AssertionError(f"unbalanced: {text}")


@settings(max_examples=60, deadline=None)
@given(st.lists(ITEMS, max_size=3), st.sampled_from(["bibtex", "biblatex"]))
def test_any_item_is_parsable_bibtex(items: list[dict[str, Any]], name: str) -> None:
    entries = parse_bibtex(FORMATS[name](items))
    assert len(entries) == len(items)
    for entry, item in zip(entries, items, strict=True):
        named = [n for n in item.get("author", ()) if _written(n)]
        assert len(_divided(entry.get("author", ""))) == len(named)
        for value in entry.values():
            assert not re.search(r"[\x00-\x1f\x7f-\x9f]", value)


def _written(name: Mapping[str, str]) -> bool:
    parts = (" ".join(name.get(part, "").split()) for part in ("family", "given", "literal"))
    return any(re.sub(r"[\x00-\x1f\x7f-\x9f]", "", part) for part in parts)


def _divided(names: str) -> Sequence[str]:
    """Names divided where BibTeX divides them: at an “and” outside all inner braces."""
    depth, outside = 0, ""
    for character in names[1:-1]:
        depth += {"{": 1, "}": -1}.get(character, 0)
        outside += "x" if depth or character in "{}" else character
    return re.split(r"(?i)\sand\s", outside) if outside else []


@settings(max_examples=60, deadline=None)
@given(st.lists(ITEMS, max_size=3))
def test_any_item_is_ris_line_by_line(items: list[dict[str, Any]]) -> None:
    lines = FORMATS["ris"](items).split("\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines if line)
    assert (
        sum(line == "ER  - " for line in lines)
        == sum(line.startswith("TY  - ") for line in lines)
        == len(items)
    )
    assert not any(len(line.splitlines()) > 1 for line in lines)


@settings(max_examples=40, deadline=None)
@given(st.lists(ITEMS, max_size=3))
def test_any_item_is_json_and_yaml(items: list[dict[str, Any]]) -> None:
    assert json.loads(FORMATS["csl-json"](items)) == items
    yaml.safe_load(FORMATS["csl-yaml"](items).removesuffix("...\n"))
