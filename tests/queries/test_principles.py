"""Principles per speaker: order of stated lists, filters, the matrix."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from secpol_cli.errors import UnknownValue, UsageError
from secpol_cli.queries.entities import load_principles
from secpol_cli.queries.principles import list_principles, principle_matrix
from secpol_cli.queries.statements import Filters, find_group, parse_filters
from secpol_cli.record import replace

if TYPE_CHECKING:
    from tests.conftest import Compile, Run

    from secpol_cli.store.store import Store


def test_the_five_elements_in_order(store: Store) -> None:
    items = list_principles(store, Filters(docs=("000",), group="hun-sen-five-elements"))
    orders = [item.order for item in items]
    assert orders == sorted(orders, key=lambda order: order or 0)
    first = {item.order: (item.principle, item.statement) for item in reversed(items)}
    assert first == {
        1: ("asean-centrality", "000/s2"),
        2: ("regional-security-architecture", "000/s3"),
        3: ("people-centredness", "000/s4"),
        4: ("comprehensive-security", "000/s5"),
        5: ("cooperative-security", "000/s6"),
    }
    said = {(item.speaker, item.speaker_name, item.stance, item.group_label) for item in items}
    assert said == {("hun-sen", "Hun Sen", "affirms", "Hun Sen's five elements of a harmonised security")}
    assert items[0].passages[0].exact.startswith("First, promoting ASEAN Centrality")


def test_the_six_principles_in_order(store: Store) -> None:
    """003/p17: neutrality and non-alignment are the first of six."""
    items = list_principles(store, Filters(docs=("003",), group="cambodia-six-principles"))
    stated = [(item.order, item.principle) for item in items if item.passages[0].address == "003/p17"]
    assert stated == [
        (1, "neutrality"),
        (1, "non-alignment"),
        (2, "non-interference"),
        (3, "no-military-alliances"),
        (4, "peaceful-coexistence"),
        (5, "no-foreign-military-bases"),
        (6, "right-to-military-aid"),
    ]


def test_by_document_and_place(store: Store) -> None:
    places = {
        f"{doc}/{id_}": (doc, position)
        for doc, id_, position in store.rows("SELECT doc, id, position FROM statement")
    }
    items = list_principles(store)
    assert [places[item.statement] for item in items] == sorted(places[item.statement] for item in items)
    (links,) = store.rows("SELECT count(*) FROM statement_principle")
    assert len(items) == links[0]


def test_narrower_principles_come_along(compiled: Compile) -> None:
    """In the small corpus, the rule of law is a kind of peace."""
    small = compiled()
    of_peace = list_principles(small, parse_filters(small, principles=["peaceful settlement"]))
    assert [item.principle for item in of_peace] == ["peace", "rule-of-law"]
    of_law = list_principles(small, parse_filters(small, principles=["rule-of-law"]))
    assert [item.principle for item in of_law] == ["rule-of-law"]


def test_rejections_stay_rejections(store: Store) -> None:
    stances = {
        item.principle: item.stance
        for item in list_principles(store, Filters(speakers=("hun-sen",), docs=("001",)))
    }
    assert stances["unilateralism"] == stances["cold-war-mentality"] == "rejects"
    assert stances["multilateralism"] == "affirms"


def test_filters(store: Store) -> None:
    by_org = list_principles(store, parse_filters(store, orgs=["ASEAN"]))
    assert {item.speaker for item in by_org} == {"asean-foreign-ministers"}
    assert list_principles(store, parse_filters(store, speakers=["Kin Phea"], mode="authorial")) == []
    of_2022 = list_principles(store, parse_filters(store, since="2022"))
    assert {item.doc for item in of_2022} == {"000"}


@pytest.mark.parametrize(
    "value", ["hun-sen-five-elements", "hun sen's five elements of a harmonised security"]
)
def test_groups_by_id_or_label(store: Store, value: str) -> None:
    assert find_group(store, value) == "hun-sen-five-elements"


def test_unknown_group_and_mode(store: Store) -> None:
    with pytest.raises(UnknownValue) as caught:
        find_group(store, "hun-sen-six-elements")
    assert caught.value.nearest[0] == "hun-sen-five-elements"
    with pytest.raises(UsageError) as usage:
        parse_filters(store, mode="dirct")
    assert usage.value.hint == "did you mean direct?"


def test_the_matrix_counts_every_stance_once(store: Store) -> None:
    items = list_principles(store)
    rows = principle_matrix(items)
    counted = Counter(
        {
            (row.principle, name, stance): number
            for row in rows
            for name, stances in row.speakers.items()
            for stance, number in stances.items()
        }
    )
    assert counted == Counter((item.principle, item.speaker_name, item.stance) for item in items)
    widths = [len(row.speakers) for row in rows]
    assert widths == sorted(widths, reverse=True)
    assert principle_matrix([]) == []


def test_two_of_one_name_stay_two_in_the_matrix(store: Store) -> None:
    (item, *_) = list_principles(store)
    namesake = replace(item, speaker="another", statement="000/s99")
    (row,) = principle_matrix([item, namesake])
    assert [(voice.speaker, voice.stances) for voice in row.voices] == [
        (item.speaker, {item.stance: 1}),
        ("another", {item.stance: 1}),
    ]
    assert row.speakers == {item.speaker_name: {item.stance: 2}}


def test_what_is_rejected(store: Store) -> None:
    items = list_principles(store, stance="rejects")
    assert {item.stance for item in items} == {"rejects"}
    assert {"unilateralism", "protectionism"} <= {item.principle for item in items}
    assert len(items) < len(list_principles(store))


def test_the_vocabulary_says_what_principles_mean_and_how_they_relate(run: Run) -> None:
    every = run("principles", "--vocabulary", "--json").json
    (one,) = run("show", "asean-centrality", "--json").json["items"]
    entry = next(item for item in every["items"] if item["id"] == "asean-centrality")
    assert entry == one["subject"]
    assert entry["groups"][0] == {
        "id": "hun-sen-five-elements",
        "label": "Hun Sen's five elements of a harmonised security",
    }
    assert len(entry["related"]) == len(entry["related_labels"]) > 0
    assert every["counts"] == {"total": len(every["items"])}


def test_a_part_of_the_vocabulary_has_the_narrower_ones(run: Run, store: Store) -> None:
    broad = next(item for item in load_principles(store) if item.narrower)
    found = run("principles", "--vocabulary", "--principle", broad.id, "--json").json
    assert {broad.id, *broad.narrower} <= {item["id"] for item in found["items"]}
    assert len(found["items"]) < len(load_principles(store))
    shown = run("principles", "--vocabulary", "--principle", broad.id).stdout
    assert f"narrower: {'; '.join(broad.narrower_labels)}" in shown
