"""Long answers: a page of them in a table, with what is left said; all of them to programs."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from secpol_cli.commands import options, principles, stats

if TYPE_CHECKING:
    from tests.conftest import Run

LISTS = ("docs", "speakers", "orgs", "timeline", "principles")
WHAT = {
    "docs": "documents",
    "speakers": "speakers",
    "orgs": "organisations",
    "timeline": "events",
    "principles": "stances",
}


@pytest.fixture
def small_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "PAGE", 3)
    monkeypatch.setattr(options.page_size, "__defaults__", (3,))
    monkeypatch.setattr(principles, "_PAGE", 3)


@pytest.mark.usefixtures("small_page")
@pytest.mark.parametrize("command", LISTS)
def test_a_table_has_a_page(command: str, run: Run) -> None:
    whole = run(command, "--json").json
    total = len(whole["items"])
    assert whole["counts"] == {"total": total}
    assert whole["warnings"] == []
    answer = run(command)
    assert answer.stderr == f"secpol: warning: 3 of {total:,} {WHAT[command]}; -n 0 gives all\n"
    everything = run(command, "-n", "0")
    assert everything.stderr == ""
    assert len(everything.stdout) > len(answer.stdout)


@pytest.mark.usefixtures("small_page")
@pytest.mark.parametrize("command", LISTS)
def test_what_is_asked_for_is_given_without_a_word(command: str, run: Run) -> None:
    whole = run(command, "--json").json
    some = run(command, "-n", "2", "--json")
    assert some.json["items"] == whole["items"][:2]
    assert some.json["counts"] == {"total": len(whole["items"])}
    assert some.json["query"] == {"limit": 2}
    assert (some.json["warnings"], some.stderr) == ([], "")
    assert run(command, "-n", "2").stderr == ""


@pytest.mark.usefixtures("small_page")
@pytest.mark.parametrize("command", LISTS)
def test_programs_get_all(command: str, run: Run) -> None:
    whole = run(command, "--json").json["items"]
    lines = run(command, "-f", "jsonl")
    assert [json.loads(line) for line in lines.stdout.splitlines()] == whole
    assert len(list(csv.reader(io.StringIO(run(command, "-f", "csv").stdout)))) == len(whole) + 1
    assert lines.stderr == ""


@pytest.mark.parametrize(
    "filters",
    [
        ["--principle", "sovereignty"],
        ["--stance", "rejects"],
        ["--group", "hun-sen-five-elements"],
        ["--speaker", "Hun Sen", "--mode", "direct"],
        ["--org", "ASEAN", "--since", "2018"],
    ],
)
def test_principles_are_cut_behind_the_filters(filters: list[str], run: Run) -> None:
    whole = run("principles", *filters, "--json").json
    for number in (1, 2, 7):
        some = run("principles", *filters, "-n", str(number), "--json").json
        assert some["items"] == whole["items"][:number]
        assert some["counts"] == whole["counts"] == {"total": len(whole["items"])}


@pytest.mark.usefixtures("small_page")
@pytest.mark.parametrize("name", ["Hun Sen", "ASEAN", "asean-centrality"])
def test_show_has_a_page_of_statements_and_of_events(name: str, run: Run) -> None:
    whole = run("show", name, "--json").json
    counts = {key: sum(len(page[key]) for page in whole["items"]) for key in ("statements", "events")}
    assert whole["counts"] == counts
    told = "".join(
        f"secpol: warning: 3 of {total} {key}; -n 0 gives all\n" for key, total in counts.items() if total > 3
    )
    assert run("show", name).stderr == told != ""
    some = run("show", name, "-n", "2", "--json").json
    assert some["counts"] == counts
    for part, all_of_it in zip(some["items"], whole["items"], strict=True):
        assert part["subject"] == all_of_it["subject"]
        for key in counts:
            assert part[key] == all_of_it[key][:2]


@pytest.mark.usefixtures("small_page")
def test_a_document_is_shown_whole(run: Run) -> None:
    assert run("show", "003").stderr == ""
    assert run("show", "003", "-n", "0").stdout == run("show", "003").stdout


def test_the_shipped_corpus_fits_a_page(run: Run) -> None:
    for command in (*LISTS, "stats"):
        assert run(command).stderr == ""


def test_stats_have_a_column_each_for_a_page_of_documents(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stats, "_PAGE", 2)
    whole = run("stats", "--json").json
    speakers = len(whole["items"][-1]["speakers"])
    assert whole["counts"] == {"documents": 5, "speakers": speakers}
    answer = run("stats")
    assert answer.stdout.split()[:3] == ["000", "001", "all"]
    assert answer.stderr == (
        "secpol: warning: 2 of 5 documents; -n 0 gives all\n"
        f"secpol: warning: 2 of {speakers} speakers; -n 0 gives all\n"
    )
    some = run("stats", "-n", "1", "--json").json
    assert some["items"] == [whole["items"][0], whole["items"][-1]]
