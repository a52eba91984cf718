"""What the shipped edition decides, by its guide, where two readings were possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secpol_cli.queries.entities import document_dates, list_organisations, list_speakers, load_principles
from secpol_cli.queries.names import find_entities
from secpol_cli.queries.statements import load_statements_at

if TYPE_CHECKING:
    from secpol_cli.store.store import Store


def _stances(store: Store, address: str) -> dict[str, str]:
    return {use.principle: use.stance for use in load_statements_at(store, [address])[address].principles}


def test_what_nobody_named_says_is_not_the_meetings(store: Store) -> None:
    said = load_statements_at(store, ["004/s8"])["004/s8"]
    assert (said.speaker, said.organisation) == ("those-who-expressed-concerns", None)


@pytest.mark.parametrize(
    ("address", "principle"),
    [
        ("003/s4", "tangible-outcomes"),
        ("003/s5", "tangible-outcomes"),
        ("003/s46", "security"),
        ("003/s74", "non-interference"),
        ("003/s77", "non-interference"),
        ("003/s79", "non-interference"),
        ("002/s22", "multilateralism"),
        ("004/s8", "mutual-trust"),
    ],
)
def test_to_deplore_the_loss_of_something_affirms_it(store: Store, address: str, principle: str) -> None:
    assert _stances(store, address)[principle] == "affirms"
    note = load_statements_at(store, [address])[address].note
    assert note is not None
    assert "ffirmed" in note  # the stance alone would read as praise


def test_a_law_is_no_treaty_and_a_declaration_is_one(store: Store) -> None:
    kinds = {organisation.id: organisation.kind for organisation in list_organisations(store)}
    assert kinds["constitution-of-cambodia"] == "law"
    assert (kinds["doc"], kinds["coc"], kinds["tac"]) == ("treaty", "treaty", "treaty")


@pytest.mark.parametrize(
    ("address", "linked", "not_linked"),
    [
        ("002/s12", "international-cooperation", "un-centred-system"),
        ("003/s58", "international-cooperation", "bilateral-cooperation"),
        ("003/s80", "no-sovereignty-for-aid", "reduced-aid-dependency"),
        ("003/s65", "reduced-aid-dependency", "no-sovereignty-for-aid"),
        ("003/s92", "market-opening", "economic-cooperation"),
        *((f"001/{s}", "party-to-party-dialogue", "dialogue") for s in ("s8", "s9", "s12", "s14")),
        *((f"003/{s}", "active-participation", "dual-focus") for s in ("s6", "s43", "s136", "s143", "s154")),
        ("003/s138", "national-prestige", "active-participation"),
    ],
)
def test_an_idea_is_linked_wherever_it_is_stated(
    store: Store, address: str, linked: str, not_linked: str
) -> None:
    stances = _stances(store, address)
    assert linked in stances
    assert not_linked not in stances


def test_a_series_of_meetings_is_a_forum(store: Store) -> None:
    by_id = {each.id: each for each in list_organisations(store)}
    for forum in ("asem-summit", "asem-foreign-ministers-meeting"):
        assert (by_id[forum].kind, by_id[forum].part_of) == ("forum", "asem")
    assert by_id["ministry-of-foreign-affairs"].part_of == "cambodia"


def test_a_name_that_others_have_in_theirs_is_nobodys(store: Store) -> None:
    assert find_entities(store, "person", "Foreign Ministers") == []
    assert find_entities(store, "principle", "regional security") == []


def test_a_post_is_of_those_for_whom_it_is_held(store: Store) -> None:
    (person,) = list_speakers(store, "person.id = ?", ("un-samnang",))
    assert {office.title: office.organisation for office in person.offices}[
        "ASEM contact point for Cambodia"
    ] == "cambodia"


def test_documents_are_no_older_than_what_they_tell(store: Store) -> None:
    dates = document_dates(store)
    assert (dates["001"].earliest, dates["001"].latest) == ("2021-06-29", "2021-12-31")
    assert (dates["003"].earliest, dates["003"].latest) == ("2019-03-21", "2019-12-31")


def test_two_ideas_are_two_entries(store: Store) -> None:
    by_id = {each.id: each for each in load_principles(store)}
    assert by_id["no-sovereignty-for-aid"].statements == 1
    assert by_id["reduced-aid-dependency"].statements == 2
