"""Events in the order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from secpol_cli.errors import UnknownValue, UsageError
from secpol_cli.queries.timeline import EventFilters, list_events, parse_event_filters

if TYPE_CHECKING:
    from tests.conftest import Compile

    from secpol_cli.store.store import Store


def _ids(store: Store, **wanted: Any) -> list[str]:
    return [event.id for event in list_events(store, parse_event_filters(store, **wanted))]


def test_all_events_by_first_day_then_last_unknown_ones_at_the_end(store: Store) -> None:
    events = list_events(store)
    (number,) = store.rows("SELECT count(*) FROM event")
    assert len(events) == number[0]
    undated = [event.date.earliest is None and event.date.latest is None for event in events]
    assert any(undated)
    assert undated == sorted(undated)
    days = [
        (event.date.earliest or event.date.latest, event.date.latest or "9999")
        for event, unknown in zip(events, undated, strict=True)
        if not unknown
    ]
    assert [first for first, _ in days] == sorted(first for first, _ in days if first)


def test_asem_in_order(store: Store) -> None:
    ids = _ids(store, orgs=["ASEM"])
    wanted = ["asem-founding", "asem-5", "asem-11", "asem-12", "asem-day-2019", "asem-13"]
    assert [id_ for id_ in ids if id_ in wanted] == wanted


def test_inferred_dates_sort_before_stated_ones(compiled: Compile) -> None:
    """The meeting is stated for March 2019 and inferred for the 11th; the other for the 5th."""
    other = """\
before:
  label: The day before
  kind: meeting
  status: held
  date: {stated: 2019-03-05}
  evidence: [{document: "011", block: p1, exact: met}]

kep-meeting:"""
    small = compiled(("events.yaml", "kep-meeting:\n  label", other + "\n  label"))
    assert _ids(small) == ["before", "kep-meeting", "signing"]


def test_an_event_of_which_no_year_is_known_comes_last(compiled: Compile) -> None:
    small = compiled(
        (
            "events.yaml",
            'date: {stated: 2019-03, inferred: 2019-03-11, basis: "A guess, for tests."}',
            "date: {stated: XXXX-03-11}",
        )
    )
    assert _ids(small) == ["signing", "kep-meeting"]
    assert _ids(small, since="1900") == ["signing"]


def test_of_an_organisation_and_its_parts(store: Store) -> None:
    assert "admm-plus-9" in _ids(store, orgs=["ADMM Plus"])
    assert set(_ids(store, orgs=["ADMM Plus"])) < set(
        _ids(store, orgs=["ASEAN"])
    )  # ADMM Plus is part of ASEAN


@pytest.mark.parametrize(
    ("place", "found"),
    [("hanoi", True), ("Siem Reap", True), ("siem  reap hotel", True), ("Ulaanbaatar", True)],
)
def test_place(store: Store, place: str, found: bool) -> None:
    events = list_events(store, parse_event_filters(store, place=place))
    assert bool(events) is found
    assert all(place.split()[0].casefold() in (event.place or "").casefold() for event in events)


@pytest.mark.parametrize(("place", "nearest"), [("Hanoy", "Hanoi"), ("Camb", "Cambodia")])
def test_unknown_place(store: Store, place: str, nearest: str) -> None:
    with pytest.raises(UnknownValue) as caught:
        parse_event_filters(store, place=place)
    assert caught.value.nearest == (nearest,)


@pytest.mark.parametrize("place", ["", "…", "\udcff", "sia"])  # the end of Asia and Indonesia is no place
def test_no_place(store: Store, place: str) -> None:
    with pytest.raises(UnknownValue):
        parse_event_filters(store, place=place)


def test_person_document_principle_and_status(store: Store) -> None:
    assert all("hun-sen" in event.people for event in list_events(store, EventFilters(person="hun-sen")))
    of_004 = list_events(store, EventFilters(docs=("004",)))
    assert of_004
    assert all(any(p.doc == "004" for p in event.evidence) for event in of_004)
    planned = list_events(store, EventFilters(status="planned"))
    assert {event.status for event in planned} == {"planned"}
    held = list_events(store, EventFilters(status="held"))
    assert len(planned) + len(held) == len(list_events(store))
    with pytest.raises(UsageError) as caught:
        parse_event_filters(store, status="hold")
    assert caught.value.hint == "there are held and planned"


def test_a_principle_takes_the_narrower_ones_along(compiled: Compile) -> None:
    small = compiled(("events.yaml", "principles: [peace]", "principles: [rule-of-law]"))
    assert _ids(small, principles=["peace"]) == ["kep-meeting"]
    assert _ids(small, principles=["use-of-force"]) == []


@pytest.mark.parametrize(
    ("since", "until", "ids"),
    [
        ("2019", "2019", ["kep-meeting", "signing"]),  # the signing: some day until 2020
        ("2019-03-11", None, ["kep-meeting", "signing"]),
        ("2019-03-12", None, ["signing"]),
        ("2021", None, []),
        (None, "2018", ["signing"]),
        (None, "2019-03-11", ["kep-meeting", "signing"]),
    ],
)
def test_since_and_until_take_what_may_lie_there(
    compiled: Compile, since: str | None, until: str | None, ids: list[str]
) -> None:
    small = compiled()
    period = parse_event_filters(small, since=since, until=until)
    assert [event.id for event in list_events(small, period)] == ids


def test_evidence_is_every_passage(store: Store) -> None:
    (event,) = [event for event in list_events(store) if event.id == "asem-13"]
    assert {"003/p2", "003/p12", "003/n8"} <= {passage.address for passage in event.evidence}
    assert all(p.exact == p.text[p.start : p.end] for p in event.evidence)


def test_of_several_values_either_will_do(store: Store) -> None:
    for option, values in (
        ("orgs", ["ASEM", "ADMM Plus"]),
        ("principles", ["connectivity", "neutrality"]),
        ("docs", ["2", "004"]),
    ):
        one, other = (set(_ids(store, **{option: [value]})) for value in values)
        assert one != other
        assert set(_ids(store, **{option: values})) == one | other
    both = _ids(store, orgs=["ASEM", "ADMM Plus"], docs=["003", "004"], since="2015")
    assert set(both) <= set(_ids(store, orgs=["ASEM", "ADMM Plus"])) & set(_ids(store, docs=["003", "004"]))
    assert both == [id_ for id_ in _ids(store) if id_ in both]
