"""Dates in what the program prints: every form of EDTF reads well, and none is printed raw."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from tests.dates.specification import EXAMPLES

from secpol_cli.citation.csl import to_csl
from secpol_cli.citation.formats.registry import FORMATS
from secpol_cli.model import Date

if TYPE_CHECKING:
    from tests.conftest import MakeCorpus, Run

DISTINCT = {example.edtf: example for example in EXAMPLES}
WINDOW = "[2012-03-01..2012-03-11]"
STYLES = ("chicago", "chicago-author-date", "apa", "mla")
PLAIN = ("bibtex", "ris", "endnote-xml")  # CSL's own formats and BibLaTeX have EDTF where it belongs
BASIS = 'basis: "A guess, for tests."'


def _raw(printed: str) -> list[str]:
    """The dates of the specification that stand in a text as EDTF, but those that read so, as 1984?."""
    marked = [example.edtf for example in DISTINCT.values() if example.edtf != example.short]
    return [edtf for edtf in marked if re.search(rf"(?<![\w/-]){re.escape(edtf)}(?![\w/])", printed)]


def _events() -> str:
    """An event for each date of the specification."""
    return "".join(
        f"""
e{number}:
  label: Event {number}
  kind: meeting
  status: held
  date: {{stated: "{edtf}"}}
  evidence: [{{document: "011", block: p1, exact: met}}]
"""
        for number, edtf in enumerate(DISTINCT)
    )


def _references() -> str:
    return "".join(
        f'  r{number}: {{type: report, title: Report {number}, issued: "{edtf}"}}\n'
        for number, edtf in enumerate(DISTINCT)
    )


def test_the_timeline_reads_every_date_of_the_specification(corpus_dir: MakeCorpus, run: Run) -> None:
    root = corpus_dir(("events.yaml", "\nsigning:", f"{_events()}\nsigning:")).root
    answer = run("timeline", "--corpus", str(root))
    assert answer.status == 0, answer.stderr
    assert _raw(answer.stdout) == []
    for number, example in enumerate(DISTINCT.values()):
        assert re.search(rf"^{re.escape(example.short)} +Event {number} ", answer.stdout, re.MULTILINE), (
            example
        )


@pytest.mark.parametrize(
    ("stated", "words"),
    [("1985/", "from 1985 (end unknown)"), ("1985/..", "since 1985"), ("/1985", "until 1985 (start unknown)")]
    + [("../1985", "until 1985")],
)
def test_the_timeline_tells_an_unknown_end_from_an_open_one(
    corpus_dir: MakeCorpus, run: Run, stated: str, words: str
) -> None:
    root = corpus_dir(("events.yaml", "stated: ../2020", f'stated: "{stated}"')).root
    printed = run("timeline", "--corpus", str(root)).stdout
    assert re.search(rf"^{re.escape(words)}  +Signing", printed, re.MULTILINE), printed


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (f'inferred: "{WINDOW}", {BASIS}', "[between 1 March 2012 and 11 March 2012]"),
        (f'stated: "2012-03", inferred: "{WINDOW}", {BASIS}', "[between 1 and 11] March 2012"),
        ('stated: "[2016-03,2016-05]"', "March or May 2016"),
        (f'stated: "2016", inferred: "[2016-03,2016-05]", {BASIS}', "[March or May] 2016"),
        ('stated: "2016-33"', "first quarter of 2016"),
        ('stated: "19XX"', "between 1900 and 1999"),
        ('stated: "2004?-06-11"', "11 June 2004 (year uncertain)"),
        ('stated: "2011-XX-23"', "the 23rd of a month in 2011"),
        ('stated: "1984-1X"', "Oct, Nov, or Dec 1984"),
    ],
)
@pytest.mark.parametrize("command", ["docs", "show"])
def test_documents_have_their_dates_in_words(
    corpus_dir: MakeCorpus, run: Run, command: str, date: str, words: str
) -> None:
    root = corpus_dir(("documents/011.yaml", 'date: {stated: "2019-03"}', f"date: {{{date}}}")).root
    answer = run(command, *(["011"] if command == "show" else []), "--corpus", str(root))
    assert answer.status == 0, answer.stderr
    assert re.search(rf"(?<![\[\w] ){re.escape(words)}(?= · |  )", answer.stdout), answer.stdout


@pytest.mark.parametrize(
    ("inferred", "year", "literal"),
    [
        (WINDOW, "[2012]", "[between 1 March 2012 and 11 March 2012]"),
        ("201X", "[2010s]", "[2010s]"),
        ("[2012,2013]", "[2012 or 2013]", "[2012 or 2013]"),
        ("2012/", "[2012–?]", "[2012–?]"),
        ("1984-1X", "[1984]", "[October, November, or December 1984]"),
    ],
)
def test_an_inferred_date_is_cited_in_one_pair_of_brackets(
    corpus_dir: MakeCorpus, run: Run, inferred: str, year: str, literal: str
) -> None:
    date = f'date: {{inferred: "{inferred}", {BASIS}}}'
    root = corpus_dir(("documents/011.yaml", 'date: {stated: "2019-03"}', date)).root
    for style in STYLES:
        printed = run("cite", "011", "-f", style, "--corpus", str(root)).stdout
        assert year in printed
        assert "[[" not in printed
        assert inferred not in printed
    assert f"year = {{{year}}}" in run("cite", "011", "-f", "bibtex", "--corpus", str(root)).stdout
    for form in PLAIN:
        printed = run("cite", "011", "-f", form, "--corpus", str(root)).stdout
        assert inferred not in printed
        assert f"Date inferred: {literal} (A guess, for tests.)" in printed
    item = json.loads(run("cite", "011", "-f", "csl-json", "--corpus", str(root)).stdout)[0]
    assert item["issued"] == {"literal": literal}
    assert item["custom"]["issued"]["inferred"] == inferred


def test_cited_works_have_every_date_of_the_specification_in_words(corpus_dir: MakeCorpus, run: Run) -> None:
    root = corpus_dir(("documents/010.yaml", "references:\n", f"references:\n{_references()}")).root
    for form in (*STYLES, *PLAIN):
        answer = run("cite", "--all", "--references", "-f", form, "--corpus", str(root))
        assert answer.status == 0, answer.stderr
        assert _raw(answer.stdout) == [], form
        if form not in ("ris", "endnote-xml"):
            for number, example in enumerate(DISTINCT.values()):
                if "literal" in to_csl("x", {"issued": example.edtf}).get("issued", {}):
                    assert example.long in answer.stdout, (form, number, example)


def test_documents_are_cited_with_every_date_of_the_specification_in_words() -> None:
    dates = [Date(stated=edtf) for edtf in DISTINCT] + [Date(inferred=edtf) for edtf in DISTINCT]
    items = [to_csl(f"d{number}", {"title": "T"}, date) for number, date in enumerate(dates)]
    for form in PLAIN:
        assert _raw(FORMATS[form](items)) == [], form
