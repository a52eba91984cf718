"""Whom and what a manuscript means: names with titles, half names, misspelled ones; keys, authors and years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secpol_cli.model import Locator
from secpol_cli.readers.records import CitationItem
from secpol_cli.verification.linking.citations import Works
from secpol_cli.verification.linking.place import is_at
from secpol_cli.verification.linking.speakers import People

if TYPE_CHECKING:
    from secpol_cli.store.store import Store


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Hun Sen", {"hun-sen"}),
        ("Prime Minister Hun Sen", {"hun-sen"}),
        ("Samdech Techo Hun Sen of Cambodia", {"hun-sen"}),
        ("Prime Minister Hun Manet", set()),
        ("Foreign Minister Prak Sokkhon", {"prak-sokhonn"}),
        ("Sokhonn", {"prak-sokhonn"}),
        ("the Foreign Minister", {"prak-sokhonn", "lundeg-purevsuren"}),
        ("Un and Yen", {"un-samnang", "yen-samnang", "un-samnang-and-yen-samnang"}),
        ("The ASEAN Foreign Ministers", {"asean-foreign-ministers"}),
        ("Burkhalter", {"didier-burkhalter"}),
    ],
)
def test_people(store: Store, name: str, ids: set[str]) -> None:
    meant = People(store).find(name)
    assert meant.people == ids
    assert meant.is_proper


@pytest.mark.parametrize(
    "name", ["the report", "an observer", "Both texts", "The author", "these officials", ""]
)
def test_nobody(store: Store, name: str) -> None:
    meant = People(store).find(name)
    assert (meant.people, meant.organisations, meant.is_proper) == (frozenset(), frozenset(), False)


def test_organisations(store: Store) -> None:
    assert People(store).find("the Cambodian People’s Party").organisations == {"cambodian-peoples-party"}


ASEM = "ASEM in the Eyes of Cambodia: A Key Diplomatic Option for Her Future Global and Regional Integration"


@pytest.mark.parametrize(
    ("item", "docs"),
    [
        (CitationItem("[@003]", key="003"), ("003",)),
        (CitationItem("[@un_asem_2019]", key="un_asem_2019"), ("003",)),
        (CitationItem("[@smith2020]", key="smith2020"), ()),
        (CitationItem("(Un and Yen 2019)", names=("Un", "Yen"), year="2019"), ("003",)),
        (CitationItem("(Un et al. 2019a)", names=("Un", "et al."), year="2019a"), ("003",)),
        (CitationItem("(Un and Yen 2011)", names=("Un", "Yen"), year="2011"), ()),
        (CitationItem("(Smith 2019)", names=("Smith",), year="2019"), ()),
        (CitationItem("Un and Yen, ASEM in the eyes of Cambodia (2019).", note="1"), ("003",)),
        (
            CitationItem(
                "ASEAN Foreign Ministers underline need to address cybersecurity challenges", note="1"
            ),
            ("004",),
        ),
        (CitationItem("Another work altogether, 2019.", note="1"), ()),
        (CitationItem("[1]", title=ASEM), ("003",)),
        (CitationItem("[1]", names=("Nobody",), year="2019", title=ASEM.upper()), ("003",)),
        (CitationItem("[1]", year="1999", title=ASEM), ()),
        (CitationItem("[1]", names=("Un", "Yen"), year="2019", title="ASEM in Translation"), ("003",)),
        (CitationItem("[1]", title="ASEM"), ()),
    ],
)
def test_works(store: Store, item: CitationItem, docs: tuple[str, ...]) -> None:
    assert Works(store).documents(item) == docs


def test_the_nearest_citation_counts_and_those_in_its_brackets(store: Store) -> None:
    def item(key: str, text: str) -> CitationItem:
        return CitationItem(text, key=key)

    works = Works(store)
    cited, unknown = works.cited(
        [item("x", "[@x]"), item("003", "[@003; @001]"), item("001", "[@003; @001]")]
    )
    assert [each.doc for each in cited] == ["003", "001"]
    assert unknown == item("x", "[@x]")
    cited, _ = works.cited([item("003", "[@003]"), item("001", "[@001]")])
    assert [each.doc for each in cited] == ["003"]
    assert works.cited([]) == ([], None)


@pytest.mark.parametrize(
    ("label", "value", "addresses", "found"),
    [
        ("paragraph", "7", ["003/p7"], True),
        ("paragraph", "6–7", ["003/p7"], True),
        ("paragraph", "6, 9", ["003/p7"], False),
        ("paragraph", "6, 9", ["003/p9", "003/p10"], True),
        ("paragraph", "123–5", ["x/p124"], True),
        ("paragraph", "4", ["003/c1"], None),
        ("paragraph", "3ff", ["003/p5"], True),
        ("paragraph", "3ff.", ["003/p13"], False),
        ("paragraph", "3f.", ["003/p4"], True),
        ("paragraph", "IV", ["003/p4"], None),
        ("note", "4", ["003/n4"], True),
        ("note", "4", ["003/p4"], False),
        ("page", "12", ["003/p7"], None),
        ("timestamp", "12:31", ["003/p7"], None),
        ("paragraph", "1–999999999999", ["003/p7"], True),
    ],
)
def test_places(label: str, value: str, addresses: list[str], found: bool | None) -> None:
    assert is_at(Locator(label, value), addresses) is found
