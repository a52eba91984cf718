"""Integrity: what keeps a corpus from being compiled, each rule broken by one edit of the small corpus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secpol_cli.corpus.build import current_store
from secpol_cli.corpus.checks import check_corpus
from secpol_cli.errors import CorpusInvalid

if TYPE_CHECKING:
    from tests.conftest import MakeCorpus

SHIPPED = Path(__file__).resolve().parents[2] / "corpus"
D10, D11 = "documents/010.yaml", "documents/011.yaml"
PEOPLE, ORGS, PRINCIPLES, EVENTS = "people.yaml", "organisations.yaml", "principles.yaml", "events.yaml"

# rule, file, what stands there, what is put there (the finding is where ¦ stands), words of the message or hint
BROKEN = [
    # --- ids ---
    ("id-form", D11, 'id: "011"', '¦id: "012"', "the id is “012”; call the file 012.yaml"),
    ("id-form", D11, 'id: "011"', '¦id: "0 11"', "“0 11” is no document id"),
    ("id-form", D11, 'id: "011"', '¦id: ""', "“” is no document id"),
    ("id-form", D10, "id: h1,", "¦id: n1,", "“n1” is no id for blocks"),
    ("id-form", D10, "id: h1,", "¦id: s9,", "“s9” is no id for blocks"),
    ("id-form", D10, "id: h1,", "¦id: H1,", "“H1” is no id for blocks"),
    ("id-form", D10, "id: h1,", "¦id: 1h,", "“1h” is no id for blocks"),
    ("id-form", D10, "id: h1,", '¦id: "h1\\n",', "is no id for blocks"),
    ("id-form", D10, "id: s2", "¦id: t2", "“t2” is no id for statements"),
    ("id-form", D10, "id: s2", "¦id: s", "“s” is no id for statements"),
    ("id-form", PEOPLE, "pact-ministers:\n", "¦Pact Ministers:\n  name: P\npact-ministers:\n", "“Pact Ministers” is no id"),
    ("id-form", ORGS, "assembly:\n  name", "¦as--sembly:\n  name: A\n  kind: party\nassembly:\n  name", "“as--sembly” is no id"),
    ("id-form", PRINCIPLES, "  use-of-force:", "  ¦use_of:\n    label: U\n    definition: D\n  use-of-force:", "“use_of” is no id"),
    ("id-form", PRINCIPLES, "  two-aims:", "  ¦-two:\n    label: T\n  two-aims:", "“-two” is no id"),
    ("id-form", EVENTS, "signing:", "¦Signing:", "“Signing” is no id"),
    ("id-twice", D10, "id: c1,", "¦id: p1,", "the id “p1” stands here again"),
    ("id-twice", D10, "id: s2", "¦id: s1", "the id “s1” stands here again"),
    ("id-twice", D10, "{n: 2,", "{¦n: 1,", "the id “1” stands here again"),
    # --- what is named ---
    ("dangling", D10, "author: [{person: lim-sokha}]", "author: [¦{person: lim-soka}]", "no person “lim-soka”; did you mean lim-sokha?"),
    ("dangling", D10, "author: [{organisation: assembly}]", "author: [¦{organisation: asembly}]", "no organisation “asembly”"),
    ("dangling", D10, "    organisation: assembly", "    ¦organisation: asean", "no organisation “asean”"),
    ("dangling", D10, "event: kep-meeting", "¦event: kampot", "no event “kampot”"),
    ("dangling", D10, "principle: peace", "¦principle: peaces", "no principle “peaces”; did you mean peace"),
    ("dangling", D10, "group: two-aims, order: 2", "¦group: three-aims, order: 2", "no group “three-aims”; did you mean two-aims?"),
    ("dangling", D10, "cites: [1]", "cites: [1, ¦4]", "there is no note 4"),
    ("dangling", D10, "cites: [remarks]", "cites: [¦remark]", "no reference “remark”; did you mean remarks?"),
    ("dangling", D10, "block: l1, exact", "¦block: l2, exact", "no block “l2” in document “010”"),
    ("dangling", D10, "list-marker, block: l1", "list-marker, ¦block: l7", "no block “l7”"),
    ("dangling", D11, "speaker: pact-ministers", "¦speaker: zzz", "no person “zzz”; add it, or correct the id"),
    ("dangling", PEOPLE, "members: [lim-sokha]", "members: [¦sokha]", "no person “sokha”"),
    ("dangling", PEOPLE, "organisation: pact", "¦organisation: club", "no organisation “club”"),
    ("dangling", PEOPLE, "title: Speaker, organisation: assembly", "title: Speaker, ¦organisation: club", "no organisation “club”"),
    ("dangling", ORGS, "acronym: PG", "acronym: PG\n  ¦part-of: club", "no organisation “club”"),
    ("dangling", PRINCIPLES, "broader: [peace]", "broader: [¦peaces]", "no principle “peaces”"),
    ("dangling", PRINCIPLES, "related: [rule-of-law]", "related: [¦law]", "no principle “law”"),
    ("dangling", EVENTS, "organisations: [pact]", "organisations: [¦pakt]", "no organisation “pakt”"),
    ("dangling", EVENTS, "people: [pact-ministers]", "people: [¦pact-minister]", "no person “pact-minister”"),
    ("dangling", EVENTS, "principles: [peace]", "principles: [¦pease]", "no principle “pease”"),
    ("dangling", EVENTS, "part-of: kep-meeting", "¦part-of: kampot", "no event “kampot”"),
    ("dangling", EVENTS, '"011", block: p1', '"011", ¦block: p2', "no block “p2” in document “011”"),
    ("dangling", EVENTS, '"010", block: n2', '"010", ¦block: n3', "no block “n3” in document “010”"),
    ("dangling", EVENTS, 'document: "011", block', "¦block", "no document named"),
    # --- what is quoted ---
    ("anchor-not-found", D11, "exact: They rejected", "¦exact: They refused", "the nearest words there are “They rejected the use of force.”"),
    ("anchor-not-found", D10, "suffix: costs nothing", "suffix: costs much", "does not stand between this prefix and suffix"),
    ("anchor-not-found", EVENTS, "exact: Interview}", "¦exact: interview}", "“interview” does not occur in block n2"),
    ("anchor-ambiguous", D10, ', prefix: "and", suffix: costs nothing', "", "“law” occurs 2 times in block p1; add a prefix or a suffix"),
    ("anchor-not-found", D10, "    cites: [1]\n", "    force: {act: assertive, ¦cue: adds}\n    cites: [1]\n", "the cue “adds” stands neither in the statement's words nor around them"),
    ("anchor-ambiguous", D10, "    cites: [1]\n", "    force: {act: assertive, ¦cue: for}\n    cites: [1]\n", "the cue “for” stands there 2 times"),
    # --- who holds, and whom a statement answers ---
    ("dangling", D10, "group: two-aims, order: 1", "¦holder: club", "no person or organisation “club”"),
    ("dangling", D10, "    cites: [1]\n", "    force: {act: assertive, cue: {¦block: p7, exact: We}}\n    cites: [1]\n", "no block “p7” in document “010”"),
    ("dangling", D10, "    cites: [1]\n", "    answers: [{¦statement: s7, how: doubts}]\n    cites: [1]\n", "there is no statement 010/s7"),
    ("answer-own", D10, "    date: {stated: 2019-03}", "    answers: [{¦statement: 010/s1, how: doubts}]\n    date: {stated: 2019-03}", "s2 answers 010/s1, which the same speaker says"),
    # --- dates ---
    ("date-not-edtf", D10, "stated: XXXX-03-08", "¦stated: 8 March", "“8 March” is no EDTF date"),
    ("date-not-edtf", D10, "inferred: 2019-03-08", "¦inferred: 2019-02-30", "“2019-02-30” is no EDTF date"),
    ("date-not-edtf", D10, "date: {stated: 2019-03}", "date: {¦stated: 2019-3}", "“2019-3” is no EDTF date"),
    ("date-not-edtf", EVENTS, "stated: ../2020", "¦stated: 2021/2020", "“2021/2020” is no EDTF date"),
    ("date-not-edtf", PEOPLE, "stated: 2018/2020", '¦stated: ""', "“” is no EDTF date"),
    # --- CSL variables ---
    ("csl-form", D10, "author: [{person: lim-sokha}]", "¦author: Lim Sokha", "author: names stand in a list"),
    ("csl-form", D10, "author: [{person: lim-sokha}]", "¦author: {person: lim-sokha}", "author: names stand in a list"),
    ("csl-form", D10, "author: [{person: lim-sokha}]", "¦author: [Lim Sokha]", "author: names stand in a list"),
    ("csl-form", D10, "author: [{person: lim-sokha}]", "¦author: [{given: Sokha}]", "author: names stand in a list"),
    ("csl-form", D10, "author: [{person: lim-sokha}]", "¦author: [{person: lim-sokha, suffix: Jr}]", "author: names stand"),
    ("csl-form", D10, "author: [{person: lim-sokha}]", "¦author: [{literal: [Lim]}]", "author: names stand in a list"),
    ("csl-form", D10, "author: [{person: lim-sokha}]", "¦author: [{person: true}]", "author: names stand in a list"),
    ("csl-form", D10, "issued: 2019-03-08", "¦issued: 2019", "issued: “2019” is no EDTF date; write it as EDTF, in quotes"),
    ("csl-form", D10, "issued: 2019-03-08", "¦issued: March 2019", "issued: “March 2019” is no EDTF date"),
    ("csl-form", D10, "issued: 2019-03-08", "¦accessed: {date-parts: [[2019]]}", "accessed: “"),
    ("csl-form", D10, "title: The Sea and Us", "¦title: 1984", "title: text is wanted here; put it in quotes"),
    ("csl-form", D10, "type: speech", "¦type: true", "type: text is wanted here"),
    ("csl-form", D10, "issued: 2019-03-08", "¦page: [1, 2]", "page: text or a number is wanted here"),
    ("csl-unknown", D10, "title: The Sea and Us", "¦titel: The Sea", "CSL has no variable “titel”; did you mean title?"),
    ("csl-unknown", D10, "issued: 2019-03-08", '¦isued: "2019"', "CSL has no variable “isued”; did you mean issued"),
    ("csl-unknown", D10, "issued: 2019-03-08", "¦pubisher: Kep", "did you mean publisher"),
    ("csl-unknown", D10, "type: speech", "¦type: press-release", "no type of work “press-release”; did you mean document"),
    ("csl-unknown", D10, "type: speech", "¦type: newspaper", "did you mean article-newspaper"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "file", "old", "new", "words"), BROKEN, ids=lambda text: text[:30])
def test_one_edit_breaks_it(
    rule: str, file: str, old: str, new: str, words: str, corpus_dir: MakeCorpus, tmp_path: Path
) -> None:
    corpus = corpus_dir((file, old, new))
    before, bar, after = corpus.read(file).partition("¦")
    corpus.write(file, before + after)
    findings = check_corpus(corpus.root)
    found = [finding for finding in findings if finding.rule == rule]
    assert [finding.file for finding in found] == [file]
    assert words in f"{found[0].message}; {found[0].hint}"
    if bar:
        assert (found[0].line, found[0].column) == (
            before.count("\n") + 1,
            len(before.rpartition("\n")[2]) + 1,
        )
    if rule.startswith("csl-") and not words.startswith("title:"):  # one work fails, and nothing else
        current_store(corpus.root, tmp_path / "cache").store.close()
        return
    # what `check` lists, compiling stops at
    with pytest.raises(CorpusInvalid) as caught:
        current_store(corpus.root, tmp_path / "cache")
    first = next(finding for finding in findings if finding.message in caught.value.message)
    assert (caught.value.file, caught.value.line) == (first.file, first.line)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (
            D10,
            "author: [{person: lim-sokha}]",
            "author: [{family: Lim, given: Rith, comma-suffix: true}, {literal: The Sea Group}]",
        ),
        (D10, "issued: 2019-03-08", 'issued: 2019-03~\n    volume: 12\n    page: "3-4"\n    publisher: null'),
        (D10, "issued: 2019-03-08", 'issued: "2019"\n    custom: {note: [anything]}'),
        (D10, "id: s2", "id: s12b"),
        (D10, "stated: XXXX-03-08", "stated: null"),
        (D10, "stated: 2019-03}", 'stated: "2019"}'),
        (PEOPLE, "kind: collective\n", "kind: collective\n  note: null\n"),
    ],
)
def test_what_is_allowed(file: str, old: str, new: str, corpus_dir: MakeCorpus, tmp_path: Path) -> None:
    corpus = corpus_dir((file, old, new))
    assert [finding for finding in check_corpus(corpus.root) if finding.severity == "error"] == []
    current_store(corpus.root, tmp_path / "cache").store.close()


def test_everything_at_once(corpus_dir: MakeCorpus) -> None:
    corpus = corpus_dir((D11, "speaker: pact-ministers", "speaker: nobody"), (EVENTS, "../2020", "soon"))
    assert [finding.rule for finding in check_corpus(corpus.root)] == ["dangling", "date-not-edtf"]


def test_the_shipped_corpus_is_whole() -> None:
    assert check_corpus(SHIPPED) == []
