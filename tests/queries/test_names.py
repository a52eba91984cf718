"""Looking up entities and addresses by id or any name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secpol_cli.errors import UnknownValue, UsageError
from secpol_cli.queries.addresses import Target, find_citable, find_targets
from secpol_cli.queries.names import find_entities, find_entity, nearest_names

if TYPE_CHECKING:
    from tests.conftest import Compile

    from secpol_cli.store.store import Store


@pytest.mark.parametrize(
    ("kind", "value", "id_"),
    [
        ("person", "hun-sen", "hun-sen"),
        ("person", "Hun Sen", "hun-sen"),
        ("person", "HUN SEN", "hun-sen"),
        ("person", "  hun   sen ", "hun-sen"),
        ("person", "Prime Minister Hun Sen", "hun-sen"),
        ("person", "Samdech", "hun-sen"),
        ("person", "Vannarith Chheang", "chheang-vannarith"),
        ("organisation", "ASEM", "asem"),
        ("organisation", "asia europe meeting", "asem"),
        ("organisation", "Asia-Europe Meeting", "asem"),
        ("organisation", "Cambodian People's Party", "cambodian-peoples-party"),  # ’ in the corpus
        ("organisation", "ASEAN Outlook on the Indo-Pacific", "aoip"),  # an outside alias
        ("organisation", "the Treaty of Amity", "tac"),  # the words with which its name begins
        ("organisation", "ASEAN Regional Mine Action", "armac"),
        ("principle", "centrality of ASEAN", "asean-centrality"),
        ("person", "Cambodia's Foreign Minister", "prak-sokhonn"),
        ("person", "Cambodia’s top diplomat", "prak-sokhonn"),
        ("person", "the Foreign Minister of the Kingdom of Cambodia", "prak-sokhonn"),
        ("person", "Minister of Foreign Affairs and International Cooperation of Cambodia", "prak-sokhonn"),
        ("person", "Foreign Minister Prak Sokhonn of Cambodia", "prak-sokhonn"),
        ("person", "Mongolian Minister for Foreign Affairs", "lundeg-purevsuren"),
        ("person", "Switzerland's Federal Councillor", "didier-burkhalter"),
        ("person", "PM of Cambodia", "hun-sen"),
        ("person", "Phnom Penh's Premier", "hun-sen"),
        ("person", "His Majesty the King of Cambodia", "norodom-sihamoni"),
        ("person", "CPP's President", "hun-sen"),
        (
            "person",
            "director of the Royal Academy of Cambodia's International Relations Institute",
            "kin-phea",
        ),
        ("person", "Deputy Secretary of the European Commission", "henrik-hololei"),
        ("person", "China's Ambassador", "zhang-xiaokang"),
        ("person", "Commerce Minister of Cambodia", "cambodian-minister-of-commerce"),
        ("person", "Foreign Ministers of ASEAN", "asean-foreign-ministers"),
        ("person", "ASEM's leaders", "asem-leaders"),
        ("document", "003", "003"),
        ("document", "3", "003"),
        ("document", " 03 ", "003"),
        ("document", "0003", "003"),
        ("document", "0", "000"),
        ("document", "institiutionalized security cooperation is the key", "002"),
        ("event", "Cold War", "cold-war"),
    ],
)
def test_an_id_or_any_name(store: Store, kind: str, value: str, id_: str) -> None:
    assert find_entity(store, kind, value) == id_


def test_khmer_names_keep_their_order(store: Store) -> None:
    with pytest.raises(UnknownValue, match="Samnang Un"):
        find_entity(store, "person", "Samnang Un")


@pytest.mark.parametrize(
    ("kind", "value", "nearest"),
    [
        ("person", "Hun Sem", ("Hun Sen",)),
        ("person", "hun-sem", ("hun-sen",)),
        ("person", "Hun", ("Hun Sen",)),
        ("organisation", "ASIAN", ("ASEAN",)),
        ("principle", "neutralty", ("Neutrality",)),
    ],
)
def test_did_you_mean(store: Store, kind: str, value: str, nearest: tuple[str, ...]) -> None:
    with pytest.raises(UnknownValue) as caught:
        find_entity(store, kind, value)
    assert caught.value.nearest == nearest
    assert value in caught.value.message
    assert caught.value.hint == f"did you mean {nearest[0]}?"


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        ("organisation", "NATO", "no organisation “NATO” in this corpus"),
        ("organisation", "OPEC", "no organisation “OPEC” in this corpus"),
        ("organisation", "World Bank", "no organisation “World Bank” in this corpus"),
        ("person", "Obama", "no speaker or person “Obama” in this corpus"),
        ("principle", "nukes", "no principle “nukes” in this corpus"),
        ("document", "99", "no document “99” in this corpus"),
    ],
)
def test_nothing_far_fetched_is_suggested(store: Store, kind: str, value: str, message: str) -> None:
    with pytest.raises(UnknownValue) as caught:
        find_entity(store, kind, value)
    assert (caught.value.message, caught.value.nearest) == (message, ())
    assert (caught.value.hint or "").startswith("list them with: secpol ")


def test_suggestions_are_of_three_entities_at_most_and_never_from_outside(store: Store) -> None:
    near = nearest_names(store, "foreign minister", "person")
    assert len(near) == 3
    assert len({find_entity(store, "person", name) for name in near}) == 3
    outside = {text for (text,) in store.rows("SELECT text FROM alias WHERE origin = 'outside'")}
    assert not outside & set(nearest_names(store, "ASEAN Defence Ministers' Meeting"))


@pytest.mark.parametrize("value", ["", "   ", "…", "\udcff"])
def test_no_name_at_all(store: Store, value: str) -> None:
    with pytest.raises(UnknownValue) as caught:
        find_entity(store, "organisation", value)
    assert caught.value.hint == "list them with: secpol orgs"


def test_a_name_of_two_is_asked_back(compiled: Compile) -> None:
    small = compiled(
        ("people.yaml", "  kind: collective\n", "  kind: collective\n  aliases: [Speaker Lim]\n")
    )
    assert find_entities(small, "person", "speaker lim") == ["lim-sokha", "pact-ministers"]
    with pytest.raises(UsageError, match="“speaker lim” may be lim-sokha or pact-ministers"):
        find_entity(small, "person", "speaker lim")
    assert find_entity(small, "person", "Sokha Lim") == "lim-sokha"  # outside


def test_an_id_comes_before_names(compiled: Compile) -> None:
    small = compiled(("people.yaml", "  kind: collective\n", "  kind: collective\n  aliases: [lim-sokha]\n"))
    assert find_entity(small, "person", "lim-sokha") == "lim-sokha"


# --- addresses ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("003", Target("document", "003", "003")),
        ("003/p12", Target("block", "003", "p12")),
        (" 003/p12 ", Target("block", "003", "p12")),
        ("003/h1", Target("block", "003", "h1")),
        ("003/n14", Target("note", "003", "n14")),
        ("003/s14", Target("statement", "003", "s14")),
        ("003:hall-menon-2014", Target("reference", "003", "hall-menon-2014")),
        ("Hun Sen", Target("person", "", "hun-sen")),
        ("ASEM", Target("organisation", "", "asem")),
        ("neutrality", Target("principle", "", "neutrality")),
        ("cold-war", Target("event", "", "cold-war")),
    ],
)
def test_addresses(store: Store, address: str, target: Target) -> None:
    assert find_targets(store, address) == [target]
    assert target.address == (address.strip() if address.strip().startswith("003") else target.part)


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("3", Target("document", "003", "003")),
        ("3/p12", Target("block", "003", "p12")),
        ("03/n14", Target("note", "003", "n14")),
        ("3:hall-menon-2014", Target("reference", "003", "hall-menon-2014")),
        (
            "ASEM in the Eyes of Cambodia: A Key Diplomatic Option for Her Future Global and Regional Integration",
        )
        + (Target("document", "003", "003"),),
    ],
)
def test_numbers_without_zeros_and_names_with_colons(store: Store, address: str, target: Target) -> None:
    assert find_targets(store, address) == [target]
    assert find_citable(store, address) == target


def test_a_number_of_two_documents_is_asked_back(compiled: Compile) -> None:
    small = compiled()
    assert find_entity(small, "document", "10") == "010"
    assert find_entities(small, "document", "10") == []  # nor does a citation key mean it
    small.connection.execute("PRAGMA query_only = 0")
    small.connection.execute("UPDATE alias SET entity = '0010', text = '0010' WHERE entity = '011'")
    small.connection.execute("UPDATE document SET id = '0010' WHERE id = '011'")
    with pytest.raises(UsageError, match="“10” may be 0010 or 010"):
        find_entity(small, "document", "10")
    assert find_entity(small, "document", "010") == "010"


def test_one_name_for_things_of_two_kinds(compiled: Compile) -> None:
    small = compiled(("organisations.yaml", "aliases: [the Assembly]", "aliases: [Peace]"))
    assert [target.kind for target in find_targets(small, "peace")] == ["organisation", "principle"]


@pytest.mark.parametrize(
    ("address", "nearest"),
    [
        ("003/p99", "003/p9"),
        ("3/p99", "003/p9"),
        ("003/P12", "003/p12"),
        ("003:hall-2014", "hall-menon-2014"),
        ("Hun Sem", "Hun Sen"),
        ("cold-wars", "cold-war"),
    ],
)
def test_unknown_addresses(store: Store, address: str, nearest: str) -> None:
    with pytest.raises(UnknownValue) as caught:
        find_targets(store, address)
    assert caught.value.nearest[0] == nearest


@pytest.mark.parametrize(
    "address", ["", "/", "003/\udcff", "\udcff", "999/p1", "999:x", "003:nosuch", "../../etc/passwd"]
)
def test_hopeless_addresses(store: Store, address: str) -> None:
    with pytest.raises(UnknownValue):
        find_targets(store, address)


def test_only_documents_places_in_them_and_works_they_cite_are_cited(store: Store) -> None:
    assert find_citable(store, "003:hall-menon-2014").kind == "reference"
    assert find_citable(store, "003/s14").kind == "statement"
    with pytest.raises(UsageError, match="nothing to cite"):
        find_citable(store, "asem")


@pytest.mark.parametrize(
    "post",
    [
        "Foreign Minister of Vietnam",  # a state of which nobody is known
        "Cambodia's Deputy Foreign Minister",  # another post
        "Secretary of the European Commission",  # of which a deputy is known
        "Foreign Minister Hun Sen of Cambodia",  # who is not
        "ASEAN's Foreign Minister",  # there is none; the ministers are several
        "Foreign Ministers of Cambodia",
    ],
)
def test_who_holds_another_post_is_not_meant(store: Store, post: str) -> None:
    with pytest.raises(UnknownValue):
        find_entity(store, "person", post)


def test_a_post_that_several_hold_is_theirs_to_be_named(store: Store) -> None:
    with pytest.raises(UsageError, match="lundeg-purevsuren or prak-sokhonn"):
        find_entity(store, "person", "the Foreign Minister")
    with pytest.raises(UsageError, match="cambodian-minister-of-commerce or hun-sen or prak-sokhonn"):
        find_entity(store, "person", "Minister of Cambodia")


@pytest.mark.parametrize(
    "words", ["Asia-Europe", "ASEAN", "Asia-Europe Par", "the Asia", "of Amity and Cooperation"]
)
def test_words_that_begin_several_names_or_a_part_of_a_word_are_no_name(store: Store, words: str) -> None:
    """Three words, whole, and the first of one organisation's name alone stand for it."""
    assert find_entities(store, "organisation", words) in ([], ["asean"])
    assert find_entities(store, "organisation", words) != ["tac"]
