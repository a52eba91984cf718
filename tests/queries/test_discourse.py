"""Who is said to hold what, with what force, who disputes whom, who is named: what a political scientist asks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secpol_cli.corpus.load import load_document
from secpol_cli.errors import UnknownValue, UsageError
from secpol_cli.model import Reply
from secpol_cli.queries.principles import as_held, list_principles, list_some_principles, principle_matrix
from secpol_cli.queries.show import load_pages
from secpol_cli.queries.statements import Filters, load_statements, load_statements_at, parse_filters

if TYPE_CHECKING:
    from tests.conftest import Compile, Run

    from secpol_cli.store.store import Store


SHIPPED = Path(__file__).resolve().parents[2] / "corpus"


def test_who_is_said_to_hold_neutrality_and_by_whom(store: Store) -> None:
    filters = parse_filters(store, holders=["Cambodia"], principles=["neutrality"])
    found = list_principles(store, filters)
    assert [(item.statement, item.speaker, item.holders) for item in found] == [
        ("003/s56", "un-samnang-and-yen-samnang", ("cambodia",)),
        ("003/s78", "un-samnang-and-yen-samnang", ("cambodia",)),
        ("003/s88", "un-samnang-and-yen-samnang", ("cambodia",)),
    ]
    assert found[0].holder_names == ("Cambodia",)
    assert (found[2].act, found[2].cue) == ("directive", "has to")


def test_what_the_ministers_note_and_what_they_urge(store: Store) -> None:
    def said(act: str) -> list[str]:
        filters = parse_filters(store, speakers=["ASEAN Foreign Ministers"], act=act)
        return [statement.address for statement in load_statements(store, filters)]

    assert said("assertive") == ["004/s6", "004/s10"]
    assert said("directive") == ["004/s1", "004/s2", "004/s7", "004/s9"]
    assert said("commissive") == ["004/s4"]
    assert said("expressive") == ["004/s3", "004/s5"]


def test_who_disputes_what_whom_says(store: Store) -> None:
    found = load_statements_at(store, ["003/s63", "003/s64", "001/s7", "001/s17"])
    assert found["003/s64"].answers == (
        Reply(statement="003/s63", how="disputes", speaker="some-observers", speaker_name="some observers"),
    )
    assert [(r.statement, r.how) for r in found["003/s63"].answered_by] == [
        ("003/s64", "disputes"), ("003/s65", "disputes"), ("003/s66", "disputes"),
    ]  # fmt: skip
    assert [(r.speaker, r.how) for r in found["001/s7"].answered_by] == [("kin-phea", "doubts")] * 2
    disputed = {s.address for s in load_statements(store, parse_filters(store, disputed=True))}
    assert {"001/s7", "001/s17", "003/s63", "003/s64"} <= disputed
    assert "003/s30" not in disputed  # supported, by s31


@pytest.mark.parametrize("most", [0, 3, 1000])
def test_what_disputes_without_a_principle_is_listed(store: Store, most: int) -> None:
    found = list_some_principles(store, Filters(disputed=True, docs=("003",)), most=most)
    assert found.total == 15
    assert [item.statement for item in found.items][:1] == ["003/s3"]
    if most != 3:
        (bare,) = [item for item in found.items if item.statement == "003/s64"]
        assert (bare.principle, bare.label, bare.stance, bare.holders) == (None, None, None, ())
        assert [reply.statement for reply in bare.answers] == ["003/s63"]
        assert principle_matrix(found.items)  # which counts principles, and so not that one


@pytest.mark.parametrize(
    "filters",
    [
        Filters(disputed=True, principles=("balanced-foreign-policy",)),
        Filters(disputed=True, holders=("cambodia",)),
        Filters(docs=("003",)),
    ],
)
def test_what_has_no_principle_is_no_answer_about_one(store: Store, filters: Filters) -> None:
    found = list_principles(store, filters)
    assert found
    assert all(item.principle for item in found)


def test_disputes_at_the_command_line(run: Run) -> None:
    shown = run("principles", "--disputed", "--doc", "003").stdout
    assert "12 principles in 4 statements" in shown
    assert "This argument does not totally hold" in shown
    assert run("principles", "--disputed", "--matrix").status == 0
    assert run("principles", "--disputed", "--holders").status == 0


def test_where_a_treaty_is_spoken_of_and_by_whom(store: Store) -> None:
    filters = parse_filters(store, about=["Treaty of Amity and Cooperation in Southeast Asia"])
    (found,) = load_statements(store, filters)
    assert (found.address, found.speaker) == ("004/s4", "asean-foreign-ministers")
    assert [each.id for each in found.mentions] == ["asean-foreign-ministers", "asean", "tac"]
    (page,) = load_pages(store, "TAC")
    assert [p.exact for p in page.mentions] == ["Treaty of Amity and Cooperation in Southeast Asia", "TAC"]


def test_every_statement_about_someone_has_the_name_in_its_words(store: Store) -> None:
    for statement in load_statements(store, Filters(about=("united-nations",))):
        words = " ".join(passage.exact for passage in statement.passages)
        assert any(name in words for name in ("United Nations", "UN", "2030 Agenda")), words


def test_parts_are_spoken_of_with_their_whole(store: Store) -> None:
    about = {s.address for s in load_statements(store, Filters(about=("asean",)))}
    assert {s.address for s in load_statements(store, Filters(about=("armac",)))} <= about
    assert {s.address for s in load_statements(store, Filters(about=("hun-sen",)))} - about


def test_an_organisation_speaks_by_its_parts(store: Store) -> None:
    said = {s.address for s in load_statements(store, Filters(orgs=("cambodia",)))}
    minister = {s.address for s in load_statements(store, Filters(speakers=("prak-sokhonn",)))}
    assert len(minister) == 10
    assert minister <= said


def test_who_holds_without_being_named_as_holder(store: Store) -> None:
    """An organ's own words are its organisation's: the ministers are ASEAN's, Cambodia as a state Cambodia's."""
    asean = {item.statement for item in list_principles(store, Filters(holders=("asean",)))}
    assert {"004/s4", "002/s20"} <= asean
    cambodia = {item.statement for item in list_principles(store, Filters(holders=("cambodia",)))}
    assert "003/s80" in cambodia
    assert "001/s2" not in cambodia  # Hun Sen's own, as president of a party
    person = list_principles(store, Filters(holders=("hun-sen",)))
    assert {item.speaker for item in person if not item.holders} == {"hun-sen"}
    assert {item.holders for item in person if item.holders} == {("cambodian-leaders",)}  # he is one of them


def test_a_link_without_holder_is_the_speakers_beside_one_that_has_one(compiled: Compile) -> None:
    said = "principles: [{principle: use-of-force, stance: rejects}"
    two = f"{said}, {{principle: peace, stance: affirms, holder: assembly}}"
    store = compiled(("documents/011.yaml", said, two))
    for most in (0, 5):
        for holder, principle in (("pact", "use-of-force"), ("assembly", "peace")):
            held = list_some_principles(store, Filters(holders=(holder,)), most=most).items
            assert [item.principle for item in held if item.doc == "011"] == [principle]


def test_only_the_links_that_are_theirs(store: Store) -> None:
    for item in list_principles(store, Filters(holders=("asem",))):
        assert "asem" in item.holders or item.speaker == "asem-leaders"
        assert item.holders or item.speaker == "asem-leaders"


@pytest.mark.parametrize("holder", ["cambodia", "asem", "hun-sen", "united-states"])
def test_a_page_begins_what_all_are(store: Store, holder: str) -> None:
    filters = Filters(holders=(holder,))
    whole = list_principles(store, filters)
    page = list_some_principles(store, filters, most=5)
    assert page.items == whole[:5]
    assert page.total == len(whole)


def test_holders_as_they_are_written(store: Store) -> None:
    names = sorted((SHIPPED / "documents").glob("*.yaml"))
    documents = [load_document(SHIPPED, f"documents/{name.name}").record for name in names]
    written = {
        (f"{record.id}/{statement.id}", link.principle): tuple(
            holder for holder in link.holders if holder != statement.speaker
        )
        for record in documents
        for statement in record.statements
        for link in statement.principles
    }
    found = {(item.statement, item.principle): item.holders for item in list_principles(store)}
    assert found == written


def test_stances_under_who_is_said_to_hold_them(store: Store) -> None:
    items = [item for item in list_principles(store) if item.statement == "003/s62"]
    held = as_held(items)
    assert len(held) == 2 * len(items)
    assert {(item.speaker, item.speaker_name) for item in held} == {
        ("cambodia", "Cambodia"),
        ("turkey", "Turkey"),
    }
    own = [item for item in list_principles(store) if item.statement == "000/s2"]
    assert as_held(own) == own


def test_a_matrix_of_holders(store: Store) -> None:
    rows = {row.principle: row for row in principle_matrix(as_held(list_principles(store)))}
    assert rows["neutrality"].speakers == {"Cambodia": {"affirms": 3}}


def test_cues_stand_where_they_are_said_to(store: Store) -> None:
    texts = {(row["doc"], row["block"]): row["text"] for row in store.rows("SELECT * FROM block")}
    forces = [s.force for s in load_statements(store) if s.force and s.force.cue]
    assert len(forces) > 70
    for force in forces:
        doc, _, block = str(force.address).partition("/")
        assert texts[doc, block][force.start : force.end] == force.cue


def test_every_quoted_and_reported_statement_has_a_force(store: Store) -> None:
    assert [s.address for s in load_statements(store) if s.force is None and s.mode != "authorial"] == []


def test_works_are_shown_with_their_author(store: Store) -> None:
    (page,) = load_pages(store, "Chheang Vannarith")
    assert [work.id for work in page.references] == ["chheang-2018-pragmatism", "chheang-2018-neutral"]
    (page,) = load_pages(store, "Shada Islam")
    assert [work.id for work in page.references] == ["islam-2018"]


def test_a_corpus_without_any_of_it(compiled: Compile) -> None:
    store = compiled()
    assert all(not s.answers and not s.answered_by and s.force is None for s in load_statements(store))
    assert load_statements(store, Filters(disputed=True)) == []
    held = list_principles(store, Filters(holders=("pact",)))
    assert [item.statement for item in held] == ["011/s1"]  # its ministers' own words


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--act", "direct"], "no act “direct”"),
        (["--holder", "Cambodja"], "no person or organisation “Cambodja”"),
    ],
)
def test_what_is_unknown(run: Run, options: list[str], said: str) -> None:
    answer = run("principles", *options)
    assert answer.status == 2
    assert said in answer.stderr


def test_unknown_names_are_near_to_both_kinds(store: Store) -> None:
    with pytest.raises(UnknownValue, match="Hun Zen"):
        parse_filters(store, about=["Hun Zen"])
    with pytest.raises(UsageError, match="no act"):
        parse_filters(store, act="noting")


def test_what_a_reader_sees(run: Run) -> None:
    shown = run("principles", "--disputed").stdout
    assert "disputed by 003/s64 of Un Samnang and Yen Samnang" in shown
    assert "doubts 001/s7 of Hun Sen" in shown
    table = run("principles", "--holder", "Cambodia", "--principle", "neutrality").stdout
    assert table.startswith("Un Samnang and Yen Samnang  1 principle of Cambodia in 3 statements\n")
    assert "(of" not in table
    held = run("principles", "--holder", "Cambodia", "--principle", "neutrality", "--words").stdout
    assert "Neutrality (1, of Cambodia) · 003/s56" in held
    assert "directive (“has to”)" in held
    statement = run("show", "003/s62").stdout
    assert "of Cambodia and Turkey: Bilateral cooperation, Economic cooperation" in statement
    hits = run("search", "--about", "TAC").stdout
    assert "004/p4" in hits
    assert len(hits.splitlines()) == 3  # who and where, the words, their principles


def test_an_organisation_for_which_nobody_speaks_is_spoken_of(run: Run) -> None:
    named, spoken = run("search", "--org", "TAC"), run("search", "--about", "TAC")
    assert named.stdout == spoken.stdout
    assert "nobody speaks for it" in named.stderr
    assert (
        run("search", "sustainable security", "--org", "TAC", "--json").json["items"][0]["statement"]
        == "004/s4"
    )
    assert "nobody speaks" not in run("search", "--org", "ASEAN").stderr


def test_a_note_stands_wherever_the_statement_does(run: Run) -> None:
    words = "A charge that the authors go on to dispute."
    for command in (
        ["show", "003/s63"],
        ["show", "003/p21"],
        ["show", "003"],
        ["show", "some observers"],
        ["search", "Cambodia is tilting toward China"],
        ["principles", "--speaker", "some observers", "--words"],
    ):
        assert words in run(*command).stdout, command
