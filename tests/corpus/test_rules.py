"""Every rule of `check`: one edit of the small corpus breaks it, and breaks nothing else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from secpol_cli.corpus.checks import check_corpus
from secpol_cli.corpus.consistency import find_circles
from secpol_cli.corpus.file_names import check_file_names
from secpol_cli.corpus.load import load_document, load_vocabulary
from secpol_cli.corpus.rules import RULES

if TYPE_CHECKING:
    from tests.conftest import MakeCorpus, Run

D10, D11 = "documents/010.yaml", "documents/011.yaml"

# rule: (edits, file and words of the line where the finding stands)
BROKEN: dict[str, tuple[list[tuple[str, str, str]], str, str]] = {
    "format": ([("people.yaml", "kind: collective", "kind: crowd")], "people.yaml", "kind: crowd"),
    "id-form": ([(D10, "id: l1,", "id: L1,"), (D10, "block: l1}", "block: L1}"), (D10, "block: l1,", "block: L1,")], D10, "{id: L1"),
    "file-name": ([(D11, "sources/011.txt", "'sources/011.txt '")], D11, "sources/011.txt "),
    "source-twice": ([(D11, "sources/011.txt", "./sources/010.txt")], D11, "sources/010.txt"),
    "control-character": ([("people.yaml", "name: Lim Sokha\n", 'name: "Lim\\0 Sokha"\n'), ("people.yaml", "aliases: [Speaker Lim", "aliases: [Lim Sokha, Speaker Lim")], "people.yaml", "name: "),
    "circle": ([("principles.yaml", "related: [rule-of-law]", "broader: [rule-of-law]")], "principles.yaml", "broader: [rule-of-law]"),
    "id-twice": ([(D10, "id: b1,", "id: h1,")], D10, "{id: h1, kind: byline"),
    "dangling": ([(D11, "speaker: pact-ministers", "speaker: pact-minister")], D11, "speaker: pact-minister"),
    "unused": ([("organisations.yaml", "pact:\n", "club:\n  name: A club\n  kind: party\n\npact:\n")], "organisations.yaml", "club:"),
    "anchor-not-found": ([(D11, "exact: They rejected", "exact: They refused")], D11, "exact: They refused"),
    "anchor-ambiguous": ([("events.yaml", "block: n2, exact: Interview", "block: n2, exact: t")], "events.yaml", "exact: t}"),
    "anchor-crosses-block": ([(D10, "{block: l1, exact: Patience}", '{block: b1, exact: "Us By"}')], D10, 'exact: "Us By"'),
    "no-passage": ([(D11, "passage: [{block: p1, exact: They rejected the use of force.}]", "passage: []")], D11, "passage: []"),
    "csl-form": ([(D11, "title: Communiqué of the Pact", "title: 1984")], D11, "title: 1984"),
    "csl-unknown": ([(D11, "title: Communiqué of the Pact", "titel: Communiqué")], D11, "titel: Communiqué"),
    "date-not-edtf": ([("events.yaml", "stated: ../2020", "stated: before 2020")], "events.yaml", "stated: before 2020"),
    "date-without-basis": ([(D10, ', basis: "Note 1."', "")], D10, "inferred: 2019-03-08"),
    "date-outside-stated": ([("events.yaml", "inferred: 2019-03-11", "inferred: 2019-04-11")], "events.yaml", "inferred: 2019-04-11"),
    "source-unreadable": ([(D11, "sources/011.txt", "sources/012.txt")], D11, "sources/012.txt"),
    "source-changed": ([("sources/011.txt", "use of force.\n", "use of force.\n\n\n")], D11, "sha256"),
    "words-added": ([(D10, "be signed soon.[^2]", "be signed soon.[^2] Amen.")], D10, "text: >-"),
    "words-lost": ([("sources/010.txt", "By Lim Sokha", "By Lim Sokha\n\nRead more")], D10, "blocks:"),
    "join-unlisted": ([(D10, '  - {change: joined, block: p1, at: "million, and | law costs", by: caption}\n', "")], D10, "text: >-"),
    "join-unneeded": ([(D10, "by: caption}\n", 'by: caption}\n  - {change: joined, block: l1, at: "Patience | comes"}\n')], D10, "Patience | comes"),
    "undone-unlisted": ([(D10, '  - {change: unescaped, block: p1, at: "$5"}\n', "")], D10, "text: >-"),
    "bullet-unneeded": ([(D10, "block: l1}\n", "block: l1}\n  - {change: list-marker, block: h1}\n")], D10, "list-marker, block: h1"),
    "out-of-order": (
        [
            (D10, "  - {id: h1, kind: heading, text: The Sea and Us}\n", ""),
            (D10, "kind: byline, text: By Lim Sokha}\n", "kind: byline, text: By Lim Sokha}\n  - {id: h1, kind: heading, text: The Sea and Us}\n"),
        ],
        D10,
        "{id: h1",
    ),
    "note-without-mark": ([(D10, "signed soon.[^2]", "signed soon."), ("sources/010.txt", "soon.²", "soon.")], D10, "{n: 2"),
    "mark-without-note": ([(D10, "Patience comes first.}", '"Patience comes first.[^9]"}'), ("sources/010.txt", "comes first.", "comes first.⁹")], D10, "{id: l1"),
    "quotation-unaccounted": ([(D11, "They rejected the use of force.\nstatements", "They rejected the “use” of force.\nstatements"), (D11, "exact: They rejected the use of force.", "exact: They rejected the “use” of force."), ("sources/011.txt", "the use", "the “use”")], D11, "text: The ministers"),
    "acronym-unknown": ([(D11, "met in Kep. They", "met in Kep (NKP). They"), ("sources/011.txt", "in Kep.", "in Kep (NKP).")], D11, "text: The ministers"),
    "date-uncovered": ([(D11, "met in Kep. They", "met in Kep in 2019. They"), ("sources/011.txt", "in Kep.", "in Kep in 2019.")], D11, "text: The ministers"),
    "alias-shared": ([("organisations.yaml", "aliases: [the Assembly]", "aliases: [Pact of the Gulf]")], "organisations.yaml", "pact:"),
    "cue-unlike": ([(D10, "    cites: [1]\n    principles", "    force: {act: assertive, cue: must}\n    cites: [1]\n    principles"), (D10, "    date: {stated: 2019-03}", "    force: {act: assertive}\n    date: {stated: 2019-03}")], D10, "cue: must"),
    "answer-own": ([(D10, "    date: {stated: 2019-03}", "    answers: [{statement: s1, how: supports}]\n    date: {stated: 2019-03}")], D10, "statement: s1"),
    "force-open": ([(D10, "    cites: [1]\n    principles", "    force: {act: assertive, cue: stand}\n    cites: [1]\n    principles")], D10, "id: s2"),
    "holder-open": (
        [
            (D11, "They rejected the use of force.\nstatements", "The Assembly rejected the use of force. They want peace.\nstatements"),
            (D11, "exact: They rejected", "exact: The Assembly rejected"),
            (D11, "principles: [{principle: use-of-force, stance: rejects}]\n", "principles: [{principle: use-of-force, stance: rejects}]\n  - id: s2\n    speaker: pact-ministers\n    mode: indirect\n    passage: [{block: p1, exact: They want peace.}]\n    principles: [{principle: peace, stance: affirms, holder: pact}]\n"),
            ("sources/011.txt", "They rejected the use of force.", "The Assembly rejected the use of force. They want peace."),
        ],
        D11,
        "id: s1",
    ),
    "date-too-wide": ([(D10, "issued: 2019-03-08", "issued: 2019-03-09")], D10, "inferred: 2019-03-08"),
    "alias-within": ([("people.yaml", "kind: collective\n", "kind: collective\n  aliases: [Assembly]\n")], "people.yaml", "aliases: [Assembly]"),
    "part-unsaid": ([("organisations.yaml", "acronym: PG", "acronym: PG\n  aliases: [the Assembly’s Pact]")], "organisations.yaml", "pact:"),
    "office-elsewhere": ([("people.yaml", "title: Speaker,", "title: Speaker of the Pact of the Gulf,")], "people.yaml", "title: Speaker of"),
    "author-unlinked": ([(D10, "author: [{person: lim-sokha}]", "author: [{literal: Speaker Lim}]")], D10, "literal: Speaker Lim"),
    "name-inverted": ([(D10, "author: [{person: lim-sokha}]", "author: [{family: Lim, given: Sokha}]")], D10, "{family: Lim"),
}  # fmt: skip


# What reading originals again finds: tests/authoring/test_originals.py
OF_ORIGINALS = {"original-changed", "original-differs", "reader-newer"}
OF_THE_CORPUS = [rule for rule in RULES if rule not in OF_ORIGINALS]


def test_every_rule_is_tried() -> None:
    assert BROKEN.keys() == set(OF_THE_CORPUS)


def test_the_small_corpus_breaks_none(corpus_dir: MakeCorpus) -> None:
    assert check_corpus(corpus_dir().root) == []


@pytest.mark.parametrize("rule", OF_THE_CORPUS)
def test_rule(rule: str, corpus_dir: MakeCorpus) -> None:
    edits, file, words = BROKEN[rule]
    corpus = corpus_dir()
    for edit in edits:
        corpus.replace(*edit)
    if rule == "file-name":
        if os.name == "nt":
            pytest.skip("no such file can be made here")
        (corpus.root / "sources" / "011.txt").rename(corpus.root / "sources" / "011.txt ")
    if any(name.startswith("sources") for name, *_ in edits) and rule != "source-changed":
        corpus.sign()
    findings = check_corpus(corpus.root)
    if rule == "source-twice":  # then the text is another's, too
        findings = [
            each for each in findings if each.rule not in ("source-changed", "words-added", "words-lost")
        ]
    assert {finding.rule for finding in findings} == {rule}
    (line,) = {finding.line for finding in findings}
    assert (findings[0].file, line) == (file, corpus.line_of(file, words))
    assert findings[0].severity == RULES[rule].severity


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("sources/aux.txt", "Windows has no file of the name “sources/aux.txt”"),
        ("CON", "Windows has no file of the name “CON”"),
        ("sources/a:b.txt", "Windows has no file of the name “sources/a:b.txt”"),
        ("sources/end./a.txt", "Windows has no file of the name “sources/end./a.txt”"),
        ("SOURCES/010.txt", "“SOURCES/010.txt” and “sources/010.txt” are one file on Windows and macOS"),
        ("sources/console.txt", None),
        ("sources/010.txt", "document 010 has the same source, sources/010.txt"),
        ("./sources/../sources/010.txt", "document 010 has the same source, ./sources/../sources/010.txt"),
        ("./sources/../sources/com.txt", None),
    ],
)
def test_names_of_files_that_some_systems_cannot_have(
    corpus_dir: MakeCorpus, name: str, said: str | None
) -> None:
    corpus = corpus_dir((D11, "file: sources/011.txt", f"file: {name}"))
    vocabulary = load_vocabulary(corpus.root)
    documents = [load_document(corpus.root, file) for file in (D10, D11)]
    assert [each.message for each in check_file_names(vocabulary, documents)] == ([said] if said else [])


@pytest.mark.parametrize("rule", RULES)
def test_rule_explains_itself(rule: str, run: Run) -> None:
    answer = run("check", "--explain", rule)
    assert answer.status == 0
    assert RULES[rule].meaning in answer.stdout
    assert RULES[rule].mend in answer.stdout


def test_findings_come_by_file_and_line(corpus_dir: MakeCorpus, run: Run) -> None:
    corpus = corpus_dir(
        (D11, "speaker: pact-ministers", "speaker: nobody"),
        (D10, ', basis: "Note 1."', ""),
        ("events.yaml", "stated: ../2020", "stated: soon"),
    )
    answer = run("check", str(corpus.root), "--json")
    places = [(item["file"], item["line"], item["column"]) for item in answer.json["items"]]
    assert answer.status == 1
    assert places == sorted(places)
    assert [item["rule"] for item in answer.json["items"]] == [
        "date-without-basis",
        "dangling",
        "date-not-edtf",
    ]


WAITS = ["acronym-unknown", "date-uncovered", "force-open", "holder-open", "quotation-unaccounted", "unused"]


def test_what_waits_for_annotation_is_one_line_and_no_error(corpus_dir: MakeCorpus, run: Run) -> None:
    corpus = corpus_dir(*_waiting())
    corpus.sign()
    answer = run("check", str(corpus.root))
    assert (answer.status, answer.stdout) == (0, "3 open: 1 acronym, 1 date, 1 unused\n")
    listed = run("check", "--todo", str(corpus.root))
    assert listed.status == 0
    assert [line.rpartition("[")[2] for line in listed.stdout.splitlines()[:-1]] == [
        "acronym-unknown]", "date-uncovered]", "unused]",
    ]  # fmt: skip
    items = run("check", str(corpus.root), "--json").json["items"]
    assert [item["level"] for item in items] == ["open"] * 3


def test_an_error_is_told_beside_what_waits(corpus_dir: MakeCorpus, run: Run) -> None:
    corpus = corpus_dir(*_waiting(), BROKEN["anchor-not-found"][0][0])
    corpus.sign()
    answer = run("check", str(corpus.root))
    first, last = answer.stdout.splitlines()
    assert (answer.status, last) == (1, "3 open: 1 acronym, 1 date, 1 unused")
    assert first.endswith("[anchor-not-found]")
    levels = {item["rule"]: item["level"] for item in run("check", str(corpus.root), "--json").json["items"]}
    assert levels["anchor-not-found"] == "error"


@pytest.mark.parametrize("rule", OF_THE_CORPUS)
def test_a_finding_has_its_rule_s_level(rule: str) -> None:
    assert RULES[rule].level == ("open" if rule in WAITS else "error")


def _waiting() -> list[tuple[str, str, str]]:
    return [
        (D11, "met in Kep. They", "met in Kep in 2019 (NKP). They"),
        ("sources/011.txt", "in Kep.", "in Kep in 2019 (NKP)."),
        *BROKEN["unused"][0],
    ]


@pytest.mark.parametrize(
    ("edits", "way"),
    [
        ([("principles.yaml", "broader: [peace]", "broader: [rule-of-law]")], "rule-of-law → rule-of-law"),
        ([("organisations.yaml", "kind: treaty\n", "kind: treaty\n  part-of: pact\n")], "pact → pact"),
        ([("events.yaml", "place: Kep", "part-of: signing")], "kep-meeting → signing → kep-meeting"),
        ([("people.yaml", "members: [lim-sokha]", "members: [lim-sokha, pact-ministers]")], "pact-ministers → pact-ministers"),
    ],
)  # fmt: skip
def test_circles(corpus_dir: MakeCorpus, edits: list[tuple[str, str, str]], way: str) -> None:
    (found,) = check_corpus(corpus_dir(*edits).root)
    assert found.rule == "circle"
    assert found.message.endswith(f": {way}")


@pytest.mark.parametrize(
    ("links", "circles"),
    [
        ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, []),
        ({"a": ["b"], "b": ["a"], "c": ["a"]}, [["a", "b"]]),
        ({"a": ["a", "b"], "b": ["c", "a"], "c": [None, "nobody"]}, [["a"], ["a", "b"]]),
        ({str(n): [str(n + 1)] for n in range(50_000)}, []),
    ],
)
def test_circles_of_a_graph(links: dict[str, list[str | None]], circles: list[list[str]]) -> None:
    assert list(find_circles(links)) == circles


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("organisations.yaml", "acronym: PG", 'acronym: "PG\\e[31m"'),
        ("events.yaml", "place: Kep", 'place: "K\\u202eep"'),
        ("corpus.yaml", "title: A small corpus", 'title: "A small\\x9b corpus"'),
        (D10, "title: The Sea and Us", 'title: "The Sea\\a and Us"'),
    ],
)
def test_control_characters_are_found_wherever_there_are_names(
    corpus_dir: MakeCorpus, file: str, old: str, new: str
) -> None:
    (found,) = check_corpus(corpus_dir((file, old, new)).root)
    assert (found.rule, found.file) == ("control-character", file)


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        (['date: {stated: "2019-03"}\n'], "the key “date” is missing; say when the text was written or published: date: {stated: 2019-03-11}, or date: {} where nothing tells"),
        (["citation: {type: report, title: Communiqué of the Pact}\n", 'date: {stated: "2019-03"}\n'], "the keys “citation” and “date” are missing; say what"),
        (["    speaker: pact-ministers\n", "    mode: indirect\n"], "the keys “speaker” and “mode” are missing"),
        (["    kind: paragraph\n", "    mode: indirect\n", 'date: {stated: "2019-03"}\n'], "the key “kind” is missing; line 8: the key “mode” is missing; line 1: the key “date” is missing"),
    ],
)  # fmt: skip
def test_all_that_is_missing_is_said_at_once(corpus_dir: MakeCorpus, gone: list[str], said: str) -> None:
    corpus = corpus_dir(*((D11, words, "") for words in gone))
    (found,) = (each for each in check_corpus(corpus.root) if each.rule == "format")
    assert f"{found.message}; {found.hint}".startswith(said)


@pytest.mark.parametrize(
    "date", ["Y1E9999999", "{" + ",".join(f"{year}" for year in range(1000, 4000)) + "}"]
)
def test_a_date_of_absurd_size_is_one_short_line(corpus_dir: MakeCorpus, run: Run, date: str) -> None:
    corpus = corpus_dir((D11, 'stated: "2019-03"', f'stated: "{date}"'))
    answer = run("docs", "--corpus", str(corpus.root))
    assert answer.status == 3
    assert len(answer.stderr.splitlines()) == 1
    assert len(answer.stderr) < 400
