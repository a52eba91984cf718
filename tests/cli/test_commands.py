"""Every command in every format: the right status, and JSON as the schemas promise it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from secpol_cli.citation.formats.registry import FORMATS as RECORDS
from secpol_cli.commands import COMMANDS
from secpol_cli.output.render import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Validate
    from tests.conftest import MakeCorpus, Run

FOUND = [
    ["search", "ASEAN centrality"],
    ["search", "security cooperation", "--doc", "002", "-n", "2", "-C", "1", "--min-score", "40"],
    ["search", "--speaker", "Kin Phea"],
    ["show", "000"],
    ["show", "003", "--text"],
    ["show", "003/p27"],
    ["show", "003/n14"],
    ["show", "003/s14"],
    ["show", "003:hall-menon-2014"],
    ["show", "3"],
    ["show", "Hun Sen"],
    ["show", "ASEM"],
    ["show", "neutrality"],
    ["show", "cold-war"],
    ["principles", "--speaker", "Hun Sen"],
    ["principles", "--doc", "000", "--words"],
    ["principles", "--doc", "001", "--matrix"],
    ["speakers"],
    ["orgs", "--kind", "treaty"],
    ["docs"],
    ["timeline", "--org", "ASEM"],
    ["network", "--doc", "000", "--doc", "004"],
    ["stats"],
    ["check", "--explain", "all"],
    [
        "verify",
        "-q",
        "mutual respect, mutual understanding",
        "-q",
        "is the foundation of international cooperation",
    ],
]
NOTHING = [
    ["search", "zzzqqq"],
    ["search", "--speaker", "Kin Phea", "--mode", "authorial"],
    ["principles", "--speaker", "Kin Phea", "--mode", "authorial"],
    ["principles", "--speaker", "Kin Phea", "--mode", "authorial", "--matrix"],
    ["timeline", "--place", "Hanoi", "--status", "planned"],
]


def _cite(*more: str) -> list[str]:
    return ["cite", *more]


# --- success ------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in ("json", "jsonl")])
@pytest.mark.parametrize("command", FOUND, ids=" ".join)
def test_found(run: Run, command: list[str], form: str) -> None:
    answer = run(*command, "--format", form)
    told = "secpol: words " if command[0] == "verify" and form in ("csv", "tsv") else ""
    assert (answer.status, answer.stderr[: len(told) or None]) == (0, told)
    assert answer.stdout.endswith("\n")
    assert answer.stdout.strip()


@pytest.mark.parametrize("command", FOUND, ids=" ".join)
def test_found_as_json(run: Run, validate: Validate, command: list[str]) -> None:
    answer = run(*command, "--json")
    assert (answer.status, answer.stderr) == (0, "")
    envelope = validate(command[0], answer.stdout)
    assert envelope["items"]
    assert run(*command, "-f", "json") == answer
    lines = run(*command, "-f", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == envelope["items"]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("command", NOTHING, ids=" ".join)
def test_nothing_found(run: Run, validate: Validate, command: list[str], form: str) -> None:
    answer = run(*command, "-f", form)
    assert answer.status == 1
    if form == "json":
        assert validate(command[0], answer.stdout)["items"] == []
    else:
        assert answer.stdout == ""
    assert answer.stderr.count("\n") == (0 if form == "json" else 1)


def test_every_command_is_tried() -> None:
    elsewhere = {"cite", "completion", "page"}  # what page writes, tests/pages reads
    of_authoring = {"init", "add", "update", "rename", "remove"}  # tests/authoring
    tried = {command[0] for command in FOUND} | elsewhere | of_authoring
    assert tried == COMMANDS.keys()


@pytest.mark.parametrize(
    ("command", "option", "given", "ids"),
    [
        (["search", "security"], "speaker", ["Hun Sen", "Kin Phea"], ["hun-sen", "kin-phea"]),
        (["search", "security"], "doc", ["1", "002"], ["001", "002"]),
        (["search"], "org", ["ASEAN", "ASEM"], ["asean", "asem"]),
        (["principles"], "speaker", ["Hun Sen", "Kin Phea"], ["hun-sen", "kin-phea"]),
        (["principles", "--matrix"], "principle", ["neutrality", "peace"], ["neutrality", "peace"]),
        (["timeline"], "org", ["ASEM", "ASEAN"], ["asem", "asean"]),
        (["timeline"], "doc", ["003", "4"], ["003", "004"]),
    ],
)
def test_an_option_given_again_means_either(
    run: Run, validate: Validate, command: list[str], option: str, given: list[str], ids: list[str]
) -> None:
    def answer(*values: str) -> Any:
        chosen = (f"--{option}={value}" for value in values)
        return validate(command[0], run(*command, *chosen, "--json").stdout)

    one, other, both = answer(given[0]), answer(given[1]), answer(*given)
    assert [one["query"][option], other["query"][option]] == ids
    assert both["query"][option] == ids
    assert answer(given[0], ids[0]) == one
    assert one["items"] != other["items"]
    assert len(both["items"]) >= max(len(one["items"]), len(other["items"])) > 0


# --- cite: styles and formats -------------------------------------------------------------


@pytest.mark.parametrize("form", RECORDS)
def test_cite_as_records(run: Run, validate: Validate, form: str) -> None:
    answer = run(*_cite("--all", "--format", form))
    assert (answer.status, answer.stderr) == (0, "")
    envelope = validate("cite", run(*_cite("--all", "--format", form, "--json")).stdout)
    assert [item["address"] for item in envelope["items"]] == ["000", "001", "002", "003", "004"]
    assert {(item["as"], item["style"]) for item in envelope["items"]} == {("record", form)}


@pytest.mark.parametrize("style", ["chicago", "apa"])
def test_cite_in_a_style(run: Run, validate: Validate, style: str) -> None:
    answer = run(*_cite("003", "003/p12", "--format", style))
    thin = f"003 is thin for {style}: no journal, no volume, issue or page"
    assert (answer.status, answer.stderr) == (0, f"secpol: warning: {thin}\n")
    assert "ASEM in the Eyes of Cambodia" in answer.stdout
    envelope = validate("cite", run(*_cite("003", "003/p12", "-f", style, "--json")).stdout)
    assert [item["text"] for item in envelope["items"]] == answer.stdout.splitlines()
    assert [item["address"] for item in envelope["items"]] == ["003", "003/p12"]
    assert envelope["query"]["format"] == style
    assert envelope["warnings"] == [thin]


def test_cite_003_in_chicago(run: Run) -> None:
    assert run("cite", "003", "--format", "chicago").stdout == (
        "Un Samnang and Yen Samnang. “ASEM in the Eyes of Cambodia: A Key Diplomatic Option for Her Future Global "
        "and Regional Integration.” [2019].\n"
    )


def test_search_with_citations(run: Run, validate: Validate) -> None:
    answer = run("search", "Cambodia is tilting toward China", "--cite", "apa", "--json")
    item = validate("search", answer.stdout)["items"][0]
    assert "Un Samnang" in item["citation"]
    assert "para. 21" in item["citation"]


# --- check --------------------------------------------------------------------------------


def test_check_a_sound_corpus(run: Run, validate: Validate, corpus_dir: MakeCorpus) -> None:
    root = str(corpus_dir().root)
    answer = run("check", root)
    assert (answer.status, answer.stdout) == (0, "")
    assert answer.stderr == f"secpol: {root}: nothing to mend\n"
    assert validate("check", run("check", root, "--json").stdout)["items"] == []


@pytest.mark.parametrize("form", FORMATS)
def test_check_finds(run: Run, validate: Validate, corpus_dir: MakeCorpus, form: str) -> None:
    corpus = corpus_dir(("documents/011.yaml", "speaker: pact-ministers", "speaker: nobody"))
    line = corpus.line_of("documents/011.yaml", "speaker: nobody")
    answer = run("check", str(corpus.root), "-f", form)
    assert answer.status == 1
    if form == "json":
        found: list[dict[str, Any]] = validate("check", answer.stdout)["items"]
        assert {("documents/011.yaml", line, "error")} <= {
            (f["file"], f["line"], f["severity"]) for f in found
        }
    elif form == "table":
        assert f"documents/011.yaml:{line}:" in answer.stdout


# --- the README's own lines ---------------------------------------------------------------


def test_asean_centrality(run: Run) -> None:
    items = run("search", "ASEAN centrality", "--json").json["items"]
    assert [item["address"] for item in items] == ["000/p3", "000/p4", "001/p13", "002/p11"]


def test_search_reads_stdin(run: Run) -> None:
    asked = run("search", "ASEAN centrality")
    assert run("search", "-", stdin="ASEAN centrality\n") == asked
    assert run("search", "-", stdin="\ufeffASEAN\ncentrality\r\n") == asked


def test_limit(run: Run) -> None:
    def number(*more: str) -> int:
        return len(run("search", "security", "--json", *more).json["items"])

    assert (number("-n", "3"), number()) == (3, 10)
    assert number("--limit", "0") > 10


def test_the_query_shows_ids(run: Run) -> None:
    answer = run("search", "ASEAN", "--speaker", "Samdech", "--doc", "000", "--since", "2022", "--json")
    query = answer.json["query"]
    assert query == {
        "text": "ASEAN", "speaker": "hun-sen", "doc": "000", "since": "2022", "min_score": 55.0, "limit": 10
    }  # fmt: skip


# --- many queries at once -----------------------------------------------------------------

BATCH = "ASEAN centrality\n\nno such words anywhere\n…\ntilting towards China\n"


def test_a_batch_is_answered_line_by_line(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "queries.txt"
    file.write_text(BATCH, "utf-8")
    answer = run("search", "--batch", str(file), "--json")
    assert [(item["query"], item["address"]) for item in answer.json["items"]] == [
        ("ASEAN centrality", "000/p3"),
        ("tilting towards China", "003/p21"),
    ]
    assert answer.status == 1
    third, fourth = answer.json["warnings"]
    assert third.startswith("line 3: nothing like “no such words anywhere” found")
    assert fourth == "line 4: there is no word to look for"
    assert run("search", "--batch", "-", "--json", stdin=BATCH).json["items"] == answer.json["items"]
    shown = run("search", "--batch", str(file)).stdout
    assert shown.index("“ASEAN centrality”") < shown.index("000/p3") < shown.index("“tilting towards China”")


def test_a_batch_that_is_found_whole_is_a_success(run: Run) -> None:
    assert run("search", "--batch", "-", stdin="ASEAN centrality\n").status == 0
    three = run("search", "--batch", "-", "-n", "3", "--json", stdin="ASEAN centrality\n").json["items"]
    assert len(three) == 3


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "has no line to look for; write a query a line"),
        (b" \n\n", "has no line to look for; write a query a line"),
        (b"a\nb\xff\n", ":2:2: not UTF-8; save it as UTF-8"),
    ],
)
def test_a_batch_that_cannot_be_read(run: Run, tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "queries.txt"
    file.write_bytes(content)
    answer = run("search", "--batch", str(file))
    assert answer.status == 2
    assert answer.stderr.startswith(f"secpol: error: {file}")
    assert message in answer.stderr


def test_a_batch_and_a_query(run: Run, tmp_path: Path) -> None:
    assert "give one of them" in run("search", "--batch", "x.txt", "words").stderr
    assert f"{tmp_path} cannot be read: " in run("search", "--batch", str(tmp_path)).stderr


def test_an_explanation_is_shown(run: Run) -> None:
    shown = run("search", "tilts towards chinna", "--explain", "-n", "1").stdout
    assert (
        "0 of 3 words as they are; spelling: towards → toward; form: tilts → tilting; typo: chinna → China"
        in shown
    )
    (item,) = run("search", "tilts towards chinna", "--explain", "-n", "1", "--json").json["items"]
    assert [answer["how"] for answer in item["explanation"]["answers"]] == ["inflection", "variety", "typo"]


def test_the_nearest_miss_is_told(run: Run) -> None:
    answer = run("search", "ASEAN Charter")
    assert answer.status == 1
    assert "nothing like “ASEAN Charter” found" in answer.stderr + answer.stdout


def test_nothing_within_the_filters_is_told(run: Run) -> None:
    answer = run("search", "ASEAN centrality", "--doc", "004")
    assert answer.status == 1
    assert "4 without the filters" in answer.stderr + answer.stdout
