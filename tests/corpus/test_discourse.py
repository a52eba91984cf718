"""Names in the texts, cues of force, answers: what is compiled of them, and what `check` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secpol_cli.corpus.anchors import AnchorAmbiguous, AnchorNotFound
from secpol_cli.corpus.build import current_store
from secpol_cli.corpus.checks import check_corpus
from secpol_cli.corpus.discourse.cues import act_against, propose_force, resolve_cue
from secpol_cli.corpus.discourse.namings import NameFinder
from secpol_cli.corpus.format import Selector, Statement

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Compile, CorpusDir, MakeCorpus

    from secpol_cli.store.store import Store

D10, D11 = "documents/010.yaml", "documents/011.yaml"

# --- names ----------------------------------------------------------------------------------

ALIASES = [
    ("organisation", "asean", "ASEAN"),
    ("organisation", "armac", "ASEAN Regional Mine Action Center"),
    ("organisation", "us", "US"),
    ("organisation", "kingdom", "the Kingdom"),
    ("organisation", "tac", "Treaty of Amity"),
    ("organisation", "swiss", "Swiss"),
    ("person", "kim", "Kim"),
    ("person", "burkhalter", "Swiss Councillor Burkhalter"),
]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("the ASEAN Regional Mine Action Center of ASEAN", ["armac", "asean"]),
        ("ASEAN’s own, and ASEAN-Russian", ["asean", "asean"]),
        ("It is for us, says the US, the U.S, US.", ["us", "us", "us"]),
        ("the Kingdom and The kingdom", ["kingdom", "kingdom"]),  # several words: case does not matter
        ("kim, and Kim", ["kim"]),
        ("a treaty of amity", ["tac"]),
        ("Swiss Councillor Burkhalter", ["swiss", "burkhalter"]),
        ("ASEANs", []),
        ("", []),
    ],
)
def test_names_in_a_text(text: str, named: list[str]) -> None:
    found = list(NameFinder(ALIASES).find(text))
    assert [each.entity for each in found] == named
    for each in found:
        assert not text[each.start : each.end].endswith(("’s", "'s"))


def test_two_of_the_same_name_are_both_named() -> None:
    finder = NameFinder([("person", "one", "Kim"), ("person", "two", "Kim")])
    assert [each.entity for each in finder.find("Kim")] == ["one", "two"]


def _namings(store: Store) -> list[tuple[object, ...]]:
    return [tuple(row) for row in store.rows("SELECT * FROM naming ORDER BY 1, 2, 3, 5, 6")]


def test_names_are_compiled(compiled: Compile) -> None:
    found = [(doc, block, entity) for doc, block, _, _, _, entity in _namings(compiled())]
    assert ("010", "b1", "lim-sokha") in found
    assert ("011", "p1", "pact-ministers") in found
    assert ("010", "n1", "assembly") not in found


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (D11, "met in Kep. They", "met in Kep. Lim Sokha did, too. They"),  # a document
        ("organisations.yaml", "aliases: [the Assembly]", "aliases: [Kep, the Assembly]"),  # a name
        ("organisations.yaml", "kind: treaty", "kind: forum"),  # what is no name
        ("people.yaml", "name: Lim Sokha", "name: Lim Soka"),
    ],
)
def test_a_store_that_is_mended_has_the_names_of_one_made_anew(
    corpus_dir: MakeCorpus, tmp_path: Path, file: str, old: str, new: str
) -> None:
    corpus = corpus_dir()
    current_store(corpus.root, tmp_path / "cache").store.close()
    corpus.replace(file, old, new)
    mended = current_store(corpus.root, tmp_path / "cache").store
    anew = current_store(corpus.root, tmp_path / "other").store
    assert _namings(mended) == _namings(anew) != []


def test_a_document_that_goes_takes_its_names_along(corpus_dir: MakeCorpus, tmp_path: Path) -> None:
    corpus = corpus_dir()
    current_store(corpus.root, tmp_path / "cache").store.close()
    events = corpus.read("events.yaml")
    corpus.write("events.yaml", events.replace('    - {document: "011", block: p1, exact: met in Kep}\n', '    - {document: "010", block: n2, exact: Interview}\n'))  # fmt: skip
    (corpus.root / D11).unlink()
    left = current_store(corpus.root, tmp_path / "cache").store
    assert {doc for doc, *_ in _namings(left)} == {"010"}


# --- cues -----------------------------------------------------------------------------------


def _statement(*passages: tuple[str, str]) -> Statement:
    return Statement(
        id="s1",
        speaker="x",
        mode="direct",
        passage=[Selector(block=block, exact=exact) for block, exact in passages],
    )


TEXTS = {"p1": "We need this, he said. He said we needed it.", "p2": "They need that."}


@pytest.mark.parametrize(
    ("cue", "passage", "place"),
    [
        ("need", ("p1", "We need this"), ("p1", 3, 7)),  # not the one in “needed”
        ("he said", ("p1", "We need this"), ("p1", 14, 21)),  # around the words
        ("needed", ("p1", "He said we needed it."), ("p1", 34, 40)),
        ("said", ("p1", "He said we needed it."), ("p1", 26, 30)),  # in the words, and not around them
        (Selector(block="p2", exact="need"), ("p1", "We need this"), ("p2", 5, 9)),
    ],
)
def test_where_a_cue_stands(
    cue: str | Selector, passage: tuple[str, str], place: tuple[str, int, int]
) -> None:
    found = resolve_cue(cue, _statement(passage), TEXTS)
    assert (found.block, *found.span) == place


def test_a_cue_that_stands_nowhere_or_twice() -> None:
    with pytest.raises(AnchorNotFound, match="neither in the statement's words nor around them"):
        resolve_cue("must", _statement(("p1", "We need this")), TEXTS)
    with pytest.raises(AnchorAmbiguous, match="stands there 2 times"):
        resolve_cue("need", _statement(("p1", "We need this"), ("p2", "They need that.")), TEXTS)


@pytest.mark.parametrize(
    ("cue", "act", "other"),
    [
        ("need", "assertive", "directive"),
        ("commitment", "directive", "commissive"),
        ("Noted", "expressive", "assertive"),
        ("need", "directive", None),
        ("reaffirmed", "commissive", None),  # shows many acts, by what is said
        ("whatever", "expressive", None),
    ],
)
def test_a_cue_that_shows_another_act(cue: str, act: str, other: str | None) -> None:
    assert act_against(cue, act) == other


@pytest.mark.parametrize(
    ("text", "act", "cue"),
    [
        ("They emphasized the need to maintain, and thus welcomed", "directive", "need"),
        ("They reaffirmed their commitment, as they should", "commissive", "commitment"),
        ("He noted that it was so", "assertive", "noted"),
        ("They welcomed the endorsement", "expressive", "welcomed"),
    ],
)
def test_the_strongest_act_is_proposed(text: str, act: str, cue: str) -> None:
    assert propose_force(text) == (act, cue)


def test_nothing_is_proposed_without_a_word_for_it() -> None:
    assert propose_force("Those issues were peace and law.") is None


# --- what is compiled -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "held"),
    [
        ("pact-ministers", []),  # who alone holds what they say: as without holder
        ("[pact-ministers]", []),
        ("pact", ["pact"]),
        ("[pact-ministers, pact]", ["pact-ministers", "pact"]),  # together with another
        ("[pact, pact-ministers, pact]", ["pact", "pact-ministers"]),
    ],
)
def test_a_speaker_who_is_holder_alone_is_none(compiled: Compile, written: str, held: list[str]) -> None:
    said = "principle: use-of-force, stance: rejects"
    store = compiled((D11, said, f"{said}, holder: {written}"))
    assert [holder for (holder,) in store.rows("SELECT holder FROM holder ORDER BY place")] == held


def test_a_document_that_changes_leaves_no_holder_or_answer_behind(
    corpus_dir: MakeCorpus, tmp_path: Path
) -> None:
    said = "principles: [{principle: use-of-force, stance: rejects}]"
    new = (
        said.replace("rejects", "rejects, holder: pact") + "\n    answers: [{statement: 010/s1, how: doubts}]"
    )
    corpus = corpus_dir((D11, said, new))
    first = current_store(corpus.root, tmp_path / "cache").store
    assert [first.value(f"SELECT count(*) FROM {table}") for table in ("holder", "reply")] == [1, 1]
    first.close()
    corpus.replace(D11, new, said)
    then = current_store(corpus.root, tmp_path / "cache").store
    assert [then.value(f"SELECT count(*) FROM {table}") for table in ("holder", "reply")] == [0, 0]


# --- what `check` says ----------------------------------------------------------------------


@pytest.fixture
def answering(corpus_dir: MakeCorpus) -> CorpusDir:
    return corpus_dir(
        (
            D11,
            "    mode: indirect\n",
            "    mode: indirect\n    answers: [{statement: 010/s1, how: disputes}]\n",
        )
    )


def test_a_statement_may_answer_one_of_another_document(answering: CorpusDir) -> None:
    assert check_corpus(answering.root) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("010/s1", "010/s9", "there is no statement 010/s9"),
        ("010/s1", "999/s1", "there is no statement 999/s1"),
        ("speaker: pact-ministers", "speaker: lim-sokha", "s1 answers 010/s1, which the same speaker says"),
    ],
)
def test_answers_elsewhere_that_cannot_be(answering: CorpusDir, old: str, new: str, said: str) -> None:
    answering.replace(D11, old, new)
    assert [each.message for each in check_corpus(answering.root)] == [said]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("people.yaml", "aliases: [Speaker Lim", "aliases: [Assembly, Speaker Lim"),  # his own
        ("people.yaml", "title: Speaker,", "title: Speaker of the National Assembly,"),
        ("people.yaml", "title: Speaker,", "title: Speaker of the House,"),
        (
            "organisations.yaml",
            "acronym: PG",
            "acronym: PG\n  part-of: assembly\n  aliases: [the Assembly's Pact]",
        ),
        ("organisations.yaml", "acronym: PG", "acronym: PG\n  aliases: [States’ Pact]"),
        (
            "principles.yaml",
            "aliases: [peaceful settlement]",
            "aliases: [peaceful settlement, rule of]",
        ),  # kin
        (D10, "issued: 2019-03-08", "issued: 2019-03"),
        (D10, "issued: 2019-03-08", "issued: ../2020"),
        (D10, "inferred: 2019-03-08", "inferred: 2020-03-08"),
    ],
)
def test_what_breaks_no_rule(corpus_dir: MakeCorpus, file: str, old: str, new: str) -> None:
    assert check_corpus(corpus_dir((file, old, new)).root) == []


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        (
            [("principles.yaml", "label: Use of force", "label: Peaceful settlement by force")],
            "the alias “peaceful settlement” stands in the name of the principle “use-of-force”, "
            "Peaceful settlement by force",
        ),
        (
            [(D10, "date: {stated: 2019-03}", 'date: {stated: "2019-03-10"}')],
            "“2019-03-08” begins before 2019-03-10, when s2 was said",
        ),
        (
            [("people.yaml", "title: Speaker,", "title: Envoy for the Pact of the Gulf,")],
            "“Envoy for the Pact of the Gulf” is of “pact”, not of “assembly”",
        ),
    ],
)
def test_what_a_rule_says(corpus_dir: MakeCorpus, edits: list[tuple[str, str, str]], said: str) -> None:
    assert [each.message for each in check_corpus(corpus_dir(*edits).root)] == [said]


def test_a_proposal_is_made_where_a_force_is_missing(corpus_dir: MakeCorpus) -> None:
    corpus = corpus_dir(
        (D10, "    cites: [1]\n    principles", "    force: {act: assertive, cue: stand}\n    cites: [1]\n    principles"),
        (D10, "exact: Patience}", "exact: Patience}\n      - {block: p1, exact: must be signed soon}"),
    )  # fmt: skip
    (found,) = check_corpus(corpus.root)
    assert (found.rule, found.hint) == ("force-open", "perhaps {act: directive, cue: must}")
