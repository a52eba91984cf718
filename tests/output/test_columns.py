"""csv and tsv: every field in a cell that spreadsheets and scripts can read."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest
from tests.output.conftest import ESCAPE, MISCHIEF

from secpol_cli.model import Finding, MatrixRow
from secpol_cli.output.columns import table_of
from secpol_cli.output.parts import printable

if TYPE_CHECKING:
    from tests.conftest import MakeCorpus, Run

DELIMITERS = {"csv": ",", "tsv": "\t"}


def _rows(text: str, form: str) -> list[dict[str, str]]:
    rows = list(csv.DictReader(io.StringIO(text), delimiter=DELIMITERS[form], strict=True))
    assert all(None not in row and None not in row.values() for row in rows), "a row of another length"
    return rows


@pytest.mark.parametrize("form", DELIMITERS)
@pytest.mark.parametrize(
    ("command", "key"),
    [
        (["search", "ASEAN centrality"], "address"),
        (["principles", "--doc", "000"], "principle"),
        (["principles", "--doc", "000", "--matrix"], "principle"),
        (["speakers"], "id"),
        (["orgs"], "id"),
        (["docs"], "id"),
        (["timeline"], "id"),
        (["stats"], "id"),
        (["check", "--explain", "all"], "id"),
    ],
)
def test_one_row_an_item(run: Run, form: str, command: list[str], key: str) -> None:
    rows = _rows(run(*command, "-f", form).stdout, form)
    items = run(*command, "--json").json["items"]
    assert [row[key] for row in rows] == [item[key] or "" for item in items]


def test_the_words_are_as_they_stand(run: Run) -> None:
    rows = _rows(run("search", "ASEAN centrality", "-f", "csv").stdout, "csv")
    items = run("search", "ASEAN centrality", "--json").json["items"]
    for row, item in zip(rows, items, strict=True):
        assert (row["exact"], row["text"]) == (item["exact"], item["text"])
        assert row["date_inferred"] == item["date"]["inferred"]
        assert row["principles"] == "; ".join(item["principles"])
        assert row["citation"] == ""


def test_sides_are_told_by_what_they_are_taken_on(run: Run) -> None:
    rows = _rows(run("principles", "--disputed", "-f", "csv").stdout, "csv")
    taken = {row["statement"]: (row["answers"], row["answered_by"]) for row in rows}
    assert taken["003/s64"] == ("disputes 003/s63", "")
    assert taken["001/s7"] == ("", "doubts 001/s17; doubts 001/s18")
    hits = _rows(run("search", "--speaker", "Kin Phea", "-f", "csv").stdout, "csv")
    assert {hit["answers"] for hit in hits} == {"doubts 001/s7"}
    assert {hit["act"] for hit in hits} == {"assertive"}


@pytest.mark.parametrize(
    "command", [["search", "ASEM"], ["principles"], ["speakers"], ["orgs"], ["timeline"]]
)
def test_no_cell_has_a_record_as_python_shows_it(run: Run, command: list[str]) -> None:
    assert not re.search(r"\b[A-Z]\w+\(\w+='", run(*command, "-f", "csv").stdout)


def test_a_matrix_keeps_stances_apart(run: Run, corpus_dir: MakeCorpus) -> None:
    answer = run("principles", "--matrix", "-f", "csv", "--corpus", str(corpus_dir().root))
    assert _rows(answer.stdout, "csv")[-1] == {
        "principle": "use-of-force",
        "label": "Use of force",
        "Lim Sokha affirms": "",
        "the ministers of the Pact rejects": "1",
    }


def test_a_page_says_of_what_it_is(run: Run) -> None:
    (row,) = _rows(run("show", "asem", "-f", "csv").stdout, "csv")
    assert (row["page"], row["kind"], row["id"]) == ("organisation", "forum", "asem")


@pytest.mark.parametrize("form", DELIMITERS)
def test_mischief_stays_in_its_cell(run: Run, hostile: str, form: str) -> None:
    shown = ESCAPE.replace("\x1b", "\\x1b").replace("\x9b", "\\x9b")
    (row,) = _rows(run("show", "010/l1", "--corpus", hostile, "-f", form).stdout, form)
    assert row["text"] == f"Patience. {MISCHIEF} {shown}"
    first, _ = _rows(run("docs", "--corpus", hostile, "-f", form).stdout, form)
    assert first["title"] == f"'=cmd() {MISCHIEF}{shown}"  # a spreadsheet shows the words, and runs nothing


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
def test_what_a_spreadsheet_would_run_is_text(start: str) -> None:
    item = Finding(file=start, line=-3, column=2, rule="r", severity="error", message="a", hint=f"a {start}")
    headers, (row,) = table_of([item])
    cells = dict(zip(headers, row, strict=True))
    assert cells["file"].startswith("'")
    assert (cells["line"], cells["hint"]) == ("-3", printable(f"a {start}"))


def test_headers_are_as_harmless_as_cells() -> None:
    row = MatrixRow("peace", "Peace", {"=Lim\x1b[31m\u202e": {"affirms": 2}})
    assert table_of([row])[0][2] == "'=Lim\\x1b[31m\\u202e affirms"


@pytest.mark.parametrize("form", [*DELIMITERS, "jsonl"])
def test_nothing_found_is_nothing_at_all(run: Run, form: str) -> None:
    assert run("search", "zzzqqq", "-f", form).stdout == ""
