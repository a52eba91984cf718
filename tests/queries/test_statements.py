"""Statements: their dates, occasions, notes and passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.model import Date, Occasion, PrincipleUse
from secpol_cli.queries.statements import Filters, load_statements, load_statements_at, parse_filters

if TYPE_CHECKING:
    from tests.conftest import Compile

    from secpol_cli.store.store import Store

GUESSED = Date(
    stated="2019-03",
    inferred="2019-03-11",
    basis="A guess, for tests.",
    earliest="2019-03-11",
    latest="2019-03-11",
    text="[11] March 2019",
)


def test_the_date_is_its_own_else_its_occasions_else_its_documents(compiled: Compile) -> None:
    small = compiled()
    dates = {statement.address: statement.date for statement in load_statements(small)}
    assert dates == {
        "010/s1": GUESSED,  # of the meeting, not of the report of 8 March
        "010/s2": Date(
            stated="2019-03", earliest="2019-03-01", latest="2019-03-31", text="March 2019"
        ),  # its own
        "011/s1": Date(
            stated="2019-03", earliest="2019-03-01", latest="2019-03-31", text="March 2019"
        ),  # the document's
    }


def test_an_occasion_without_a_date_leaves_the_documents(compiled: Compile) -> None:
    dated = 'date: {stated: 2019-03, inferred: 2019-03-11, basis: "A guess, for tests."}'
    small = compiled(("events.yaml", dated, "date: {}"))
    first = load_statements_at(small, ["010/s1"])["010/s1"]
    assert (first.date.stated, first.date.inferred) == ("XXXX-03-08", "2019-03-08")


def test_a_stated_date_is_never_mixed_with_anothers_inference(compiled: Compile) -> None:
    small = compiled(("documents/010.yaml", "date: {stated: 2019-03}", "date: {stated: XXXX-03}"))
    second = load_statements_at(small, ["010/s2"])["010/s2"]
    assert second.date == Date(stated="XXXX-03", text="March")


def test_all_of_a_statement(compiled: Compile) -> None:
    first = load_statements(compiled())[0]
    assert (first.id, first.address, first.doc) == ("s1", "010/s1", "010")
    assert (first.speaker, first.speaker_name, first.organisation) == ("lim-sokha", "Lim Sokha", "assembly")
    assert first.mode == "direct"
    assert [(p.address, p.exact) for p in first.passages] == [
        ("010/p1", "We stand for peace and for the rule of law at sea.")
    ]
    assert first.occasion == Occasion(text="on Friday", event="kep-meeting")
    assert first.notes == ("010/n1",)
    assert first.principles[1] == PrincipleUse(
        principle="rule-of-law", label="Rule of law", stance="affirms", group="two-aims", order=2
    )


def test_passages_in_several_blocks_keep_their_order(compiled: Compile) -> None:
    second = load_statements(compiled())[1]
    assert [(p.address, p.exact) for p in second.passages] == [("010/p1", "law"), ("010/l1", "Patience")]
    assert second.passages[0].text[second.passages[0].start :].startswith("law costs nothing")
    assert second.occasion is None


def test_offsets_count_in_the_text_without_note_marks(store: Store) -> None:
    for statement in load_statements(store):
        for passage in statement.passages:
            assert passage.text[passage.start : passage.end] == passage.exact != ""
            assert "[^" not in passage.text


def test_by_document_and_place(store: Store) -> None:
    numbers = [int(statement.id[1:]) for statement in load_statements(store, Filters(docs=("001",)))]
    assert numbers == sorted(numbers)
    docs = [statement.doc for statement in load_statements(store)]
    assert docs == sorted(docs)


def test_more_addresses_than_one_query_takes(store: Store) -> None:
    known = [statement.address for statement in load_statements(store)]
    asked = [*known, *(f"999/s{number}" for number in range(2000))]
    assert load_statements_at(store, asked).keys() == set(known)
    assert load_statements_at(store, []) == {}


def test_modes_have_the_names_that_people_read(store: Store) -> None:
    assert parse_filters(store, mode="reported").mode == "indirect"
    assert parse_filters(store, mode="author") == parse_filters(store, mode="authorial")
