"""Errors: one line that says what is wrong and names what may be meant, and a status."""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
import typer

from secpol_cli.errors import SecpolError, ToolError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Validate
    from tests.conftest import MakeCorpus, Run

USAGE = [
    # a value that is nearly one
    (["search", "x", "--speaker", "Hun Sem"], "no speaker or person “Hun Sem”; did you mean Hun Sen?"),
    (["search", "x", "--org", "ASIAN"], "no organisation “ASIAN”; did you mean ASEAN?"),
    (["search", "x", "--doc", "33"], "no document “33” in this corpus; list them with: secpol docs"),
    (["timeline", "--org", "NATO"], "no organisation “NATO” in this corpus; list them with: secpol orgs"),
    (["timeline", "--place", "Oslo"], "no place “Oslo” in this corpus; see them with: secpol timeline"),
    (["principles", "--group", "x"], "no group “x” in this corpus; there are "),
    (["show", "NATO"], "no document, passage or name “NATO” in this corpus; list with: secpol docs"),
    (["show", "003:hall-2014"], "no work cited by 003 “hall-2014”; did you mean hall-menon-2014"),
    (["search", "x", "--principle", "neutralty"], "no principle “neutralty”; did you mean Neutrality?"),
    (["search", "x", "--mode", "dirct"], "no mode “dirct”; did you mean direct?"),
    (["search", "ASEAN", "--cite", "chicagoo"], "“chicagoo”; did you mean chicago"),
    (["principles", "--group", "hun-sen-five-element"], "did you mean hun-sen-five-elements"),
    (["timeline", "--person", "Trunp"], "no speaker or person “Trunp”; did you mean Trump?"),
    (["timeline", "--place", "Hanoy"], "no place “Hanoy”; did you mean Hanoi?"),
    (["timeline", "--status", "hold"], "no status “hold”; there are held and planned"),
    (["orgs", "--kind", "treatie"], "no kind “treatie”"),
    (["show", "003/p99"], "no passage “003/p99”; did you mean 003/p9"),
    (["show", "Hun Sem"], "did you mean Hun Sen"),
    (["cite", "003/n99"], "no passage “003/n99”; did you mean 003/n9"),
    (["cite", "003", "--format", "chicagoo"], "“chicagoo”; did you mean chicago"),
    (["cite", "003", "--format", "bibtexx"], "did you mean bibtex"),
    (["cite", "003", "--as", "noote"], "no form “noote”; did you mean note"),
    (["cite", "003", "--markup", "htlm"], "no markup “htlm”; did you mean html"),
    (["check", "--explain", "danglin"], "no rule “danglin”; did you mean dangling?"),
    (["completion", "bsh"], "no shell “bsh”; did you mean bash"),
    (["docs", "--format", "jsn"], "no format “jsn”; did you mean json?"),
    (["docs", "--format", "xml"], "there are table, json, jsonl, csv, tsv, markdown, latex, html"),
    (["docs", "--color", "sometimes"], "no colour “sometimes”; there are auto, always and never"),
    # what is tried and is no command
    (["list"], "no command “list”; use secpol docs, secpol speakers, secpol orgs, secpol principles or"),
    (["export", "003"], "no command “export”; use secpol cite --all --format bibtex, or any other command"),
    (["open", "003"], "no command “open”; use secpol show ADDRESS"),
    (["version"], "no command “version”; use secpol --version"),
    # a command or an option that is nearly one: the words are Typer's, the command and the hint are ours
    (["serch", "x"], "'search'"),
    (["help", "serch"], "'search'"),
    (["search", "x", "--speker", "y"], "--speaker"),
    (["search", "x", "-Q"], "-Q; see: secpol search --help"),
    # nothing to do, or too much
    (["search"], "what should be searched for?"),
    (["search", ""], "there is no word to look for"),
    (["search", " …!? "], "there is no word to look for"),
    (["search", "\udcff"], "there is no word to look for"),
    (["search", "word " * 401], "the query has 401 words; 400 at most"),
    (["show", "003", "004"], "(004); see: secpol show --help"),
    (["show"], "'ADDRESS'; see: secpol show --help"),
    (["show", ""], "no document, passage or name “”"),
    (["cite"], "what should be cited?"),
    (["cite", "asem"], "“asem” is nothing to cite"),
    (["cite", "003", "--all"], "--all is every document; leave out --all, or the addresses"),
    (["cite", "003", "--lang", "en-UK"], "no language “en-UK”; did you mean en-GB or en-US?"),
    (
        ["cite", "003", "--accessed", "2024-02-30"],
        "“2024-02-30” is no date; write 2024, 2024-05 or 2024-05-06",
    ),
    (["cite", "003", "-f", "html"], "“html”; for the citation in html: --markup html"),
    (["cite", "003", "-f", "csv"], "“csv”; for the answer as JSON: --json"),
    (["cite", "003", "-f", "bibtex", "--as", "note"], "bibtex is no citation style: --as cannot change it"),
    (["cite", "003", "--quote"], "003 is no passage that could be quoted"),
    (["cite", "003/n14", "--quote"], "003/n14 is no passage that could be quoted"),
    (["cite", "003/p1", "--quote", "--as", "bibliography"], "a quotation has a note, no entry"),
    (["cite", "--styles", "apa", "-f", "apa"], "no format “apa”"),
    (["verify", "-q", "x", "--speaker", "A", "--speaker", "B"], "--speaker is given 2 times; one is claimed"),
    (["verify", "-q", "x", "--doc", "1", "--doc", "2"], "--doc is given 2 times; one is claimed"),
    (["search", "x", "--speaker", "Hun Sen", "--speaker", "Hun Sem"], "“Hun Sem”; did you mean Hun Sen?"),
    # values out of bounds
    (["search", "x", "--limit", "-1"], "-1"),
    (["search", "x", "--limit", "many"], "'many'"),
    (["search", "x", "--min-score", "200"], "200"),
    (["search", "x", "--min-score", "nan"], "“nan” is no score; write a number from 0 to 100"),
    (["search", "x", "-C", "-1"], "-1"),
    (["search", "x", "--since", "2019-13"], "“2019-13” is no date; write 2018, 2018-10 or 2018-10-20"),
    (["search", "x", "--until", "2019-02-30"], "“2019-02-30” is no date; 2019-02 has 28 days"),
    (["search", "x", "--since", "2020", "--until", "2019"], "--since 2020 is after --until 2019"),
    # arguments that no keyboard can type
    (["search", "x", "--speaker", "\udcff"], "no speaker or person “\\udcff”"),
    (["search", "x", "--since", "\udcff"], "“\\udcff” is no date"),
    (["show", "\udcff"], "no document, passage or name"),
    (["show", "003/\udcff"], "no passage"),
    (["cite", "\udcff"], "no document, passage or name"),
    (["cite", "003", "-f", "\udcff"], "“\\udcff”"),
    (["timeline", "--place", "\udcff"], "no place “\\udcff”"),
    (["docs", "-f", "\udcff"], "no format “\\udcff”"),
    (["\udcff"], "see: secpol --help"),
    (["show", "\x1b[31m\u202e\n"], "\\x1b[31m\\u202e"),
]


def _name(value: object) -> str | None:
    return ascii(" ".join(value))[:60] if isinstance(value, list) else ""


@pytest.mark.parametrize(("arguments", "said"), USAGE, ids=_name)
def test_one_line_that_helps(run: Run, arguments: list[str], said: str) -> None:
    answer = run(*arguments)
    assert (answer.status, answer.stdout) == (2, "")
    assert answer.stderr.startswith("secpol: error: ")
    assert said in answer.stderr
    assert answer.stderr.count("\n") == 1
    assert "\x1b" not in answer.stderr


@pytest.mark.parametrize(
    "arguments",
    [arguments for arguments, said in USAGE if "json" not in said and "format “" not in said],
    ids=_name,
)
def test_the_same_as_json(run: Run, validate: Validate, arguments: list[str]) -> None:
    answer = run(*arguments, "--json")
    assert answer.status == 2
    envelope = validate("error", answer.stdout)
    assert (envelope["command"], envelope["items"]) == (arguments[0], [])
    assert answer.stderr.count("\n") == 1


def test_json_is_asked_for_in_several_ways(run: Run) -> None:
    asked = ["--json"], ["--format", "json"], ["--format=json"], ["-f", "json"], ["-fjson"]
    answers = {run("show", "003/p99", *words).stdout for words in asked}
    assert len(answers) == 1
    assert json.loads(answers.pop())["error"]["code"] == "unknown-value"


def test_no_arguments_is_a_call_for_help(run: Run) -> None:
    answer = run()
    assert (answer.status, answer.stderr) == (2, "")
    assert answer.stdout == run("--help").stdout
    assert run("--help").status == run("-h").status == run("search", "-h").status == 0


def test_version(run: Run) -> None:
    from secpol_cli import __version__

    assert run("--version") == run("-V") == (0, f"secpol {__version__}\n", "")


def test_help_is_a_word_too(run: Run) -> None:
    assert run("help") == run("help", "help") == run("--help")
    for command in ("search", "cite"):
        assert run("help", command) == run(command, "--help")
        assert run("help", command).status == 0


# --- the corpus ---------------------------------------------------------------------------


@pytest.mark.parametrize("command", [["docs"], ["search", "x"], ["check"], ["cite", "--all"]], ids=" ".join)
def test_no_corpus_there(run: Run, validate: Validate, tmp_path: Path, command: list[str]) -> None:
    answer = run(*command, "--corpus", str(tmp_path / "nowhere"), "--json")
    assert answer.status == 3
    assert validate("error", answer.stdout)["error"]["code"] == "corpus-not-found"
    assert "nowhere" in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_a_corpus_that_cannot_be_compiled(run: Run, validate: Validate, corpus_dir: MakeCorpus) -> None:
    corpus = corpus_dir(("documents/011.yaml", "speaker: pact-ministers", "speaker: nobody"))
    line = corpus.line_of("documents/011.yaml", "speaker: nobody")
    answer = run("docs", "--corpus", str(corpus.root), "--json")
    assert answer.status == 3
    error = validate("error", answer.stdout)["error"]
    assert error["code"] == "corpus-invalid"
    assert error["message"].startswith(f"documents/011.yaml:{line}:")


@pytest.mark.parametrize(
    "name", ["co'rp\"us; $(x) `y` %s", "--corpus", "two\nlines", "\x1b[31mred", "ខ្មែរ", " ", "\udcff"]
)
def test_hostile_paths(run: Run, corpus_dir: MakeCorpus, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    corpus = corpus_dir(("corpus.yaml", "name: small", 'name: "\\n; DROP TABLE x"'))
    root = corpus.root.rename(corpus.root.with_name(name))
    monkeypatch.chdir(root.parent)
    by_option = run("docs", f"--corpus={root}")
    assert by_option.status == 0
    assert "The Sea and Us" in by_option.stdout
    monkeypatch.setenv("SECPOL_CORPUS", str(root))
    assert run("docs") == by_option
    checked = run("check")
    assert checked.stderr.count("\n") == 1
    assert "\x1b" not in checked.stderr + checked.stdout


def test_a_corpus_with_nothing_in_it(run: Run, validate: Validate, tmp_path: Path) -> None:
    (tmp_path / "corpus.yaml").write_text('{name: e, title: E, version: "1", language: en, description: d}\n')
    commands = [
        ["search", "x"],
        ["docs"],
        ["speakers"],
        ["orgs"],
        ["timeline"],
        ["principles"],
        ["cite", "--all"],
    ]
    for command in commands:
        answer = run(*command, "--corpus", str(tmp_path))
        assert (answer.status, answer.stdout) == (1, ""), command
        as_json = run(*command, "--corpus", str(tmp_path), "--json")
        assert validate(command[0], as_json.stdout)["items"] == []
    assert run("check", str(tmp_path)).status == 0


# --- what is not the user's fault ---------------------------------------------------------


def test_a_bug_ends_in_70_with_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secpol_cli.queries.entities.list_documents", lambda _store: 1 / 0)
    answer = run("docs")
    assert (answer.status, answer.stdout) == (70, "")
    assert "Traceback" in answer.stderr
    assert "ZeroDivisionError" in answer.stderr
    assert answer.stderr.splitlines()[-1].startswith("secpol: this is a bug of secpol's")


@pytest.mark.parametrize(
    ("links", "where"),
    [
        (None, ""),
        (["Homepage, https://example.org"], ""),
        (["Homepage, https://example.org", "Issues, https://example.org/i"], " at https://example.org/i"),
        (["Bug Tracker, https://example.org/a,b"], " at https://example.org/a,b"),
    ],
)
def test_a_bugs_message_says_where_to_report_it_if_the_package_does(
    run: Run, monkeypatch: pytest.MonkeyPatch, links: list[str] | None, where: str
) -> None:
    from email.message import Message

    told = Message()
    for link in links or ():
        told["Project-URL"] = link
    monkeypatch.setattr("importlib.metadata.metadata", lambda _name: told)
    monkeypatch.setattr("secpol_cli.queries.entities.list_documents", lambda _store: 1 / 0)
    last = run("docs").stderr.splitlines()[-1]
    assert last == f"secpol: this is a bug of secpol's; please report the lines above and the command{where}"


def test_a_bug_of_a_program_that_is_not_installed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib.metadata import PackageNotFoundError

    def fail(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.metadata", fail)
    monkeypatch.setattr("secpol_cli.queries.entities.list_documents", lambda _store: 1 / 0)
    assert run("docs").stderr.endswith("please report the lines above and the command\n")


def test_an_error_nobody_foresaw_is_a_bug_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_store: object) -> None:
        raise SecpolError("odd")

    monkeypatch.setattr("secpol_cli.queries.entities.list_documents", fail)
    assert run("docs").status == 70


def test_a_failed_tool_is_4(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_store: object) -> None:
        raise ToolError("pandoc hung", "try again")

    monkeypatch.setattr("secpol_cli.queries.entities.list_documents", fail)
    assert run("docs") == (4, "", "secpol: error: pandoc hung; try again\n")


def test_ctrl_c(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_store: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("secpol_cli.queries.entities.list_documents", interrupt)
    assert run("docs") == (130, "", "")


def test_a_cache_that_cannot_be_written_is_a_warning(
    run: Run, validate: Validate, monkeypatch: pytest.MonkeyPatch, corpus_dir: MakeCorpus, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    root = str(corpus_dir().root)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    answer = run("docs", "--corpus", root, "--json")
    assert answer.status == 0
    (warning,) = validate("docs", answer.stdout)["warnings"]
    assert "cannot be written" in warning
    assert answer.stderr == f"secpol: warning: {warning}\n"


@pytest.mark.parametrize("words", [None, "Diese Option gibt es nicht"])
def test_options_stand_behind_the_command(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: str | None
) -> None:
    if words:  # whatever the library says
        kind = import_module(typer.BadParameter.__module__).NoSuchOption
        monkeypatch.setattr(kind, "format_message", lambda _error: words)
    answer = run("--corpus", ".", "docs")
    assert answer.status == 2
    assert "options stand behind the command, as in: secpol docs --corpus DIR" in answer.stderr
