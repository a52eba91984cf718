"""What `verify` says of speakers: names that nobody knows, states, offices, groups, and what is nobody."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from secpol_cli.manuscript.read import read_manuscript
from secpol_cli.verdicts import PROVED
from secpol_cli.verification.judge import Judge
from secpol_cli.verification.linking.roles import read_role
from secpol_cli.verification.verify import verify_quotes

if TYPE_CHECKING:
    from secpol_cli.store.store import Store
    from secpol_cli.verdicts import VerifyItem

WORDS = "all of which could bring military confrontation or even a new arms race"  # Hun Sen's
Q = f"“{WORDS}” [@001]."


def verify(store: Store, text: str) -> VerifyItem:
    """What is said of the first quotation of a text."""
    quotation = read_manuscript(io.BytesIO(text.encode()), format_="markdown").quotations[0]
    return Judge(store).judge(quotation, "draft.md").item


@pytest.mark.parametrize(
    "leading",
    [
        "Putin said", "Smith and Jones (2015) hold that", "NATO said", "China said", "Beijing warned that",
        "the Chinese president said", "the foreign minister of Vietnam said", "The king said", "his critics said",
        "Chinese officials said", "President Xi said", "the Kremlin said", "Hun Manet said", "ASEAN said",
        "Hun Sen’s spokesman said", "Macron:", "Kin Phea complained that", "Kin Phea went further:",
    ],
)  # fmt: skip
def test_words_are_not_of_another_whoever_that_is(store: Store, leading: str) -> None:
    assert verify(store, f"{leading} {Q}").status == "misattributed"


@pytest.mark.parametrize(
    "leading",
    [
        "The prime minister said", "Cambodia’s premier said", "Phnom Penh said", "Cambodia said", "H.E. Hun Sen said",
        "The Cambodian government said", "Hun Sen’s government said", "The CPP president said", "Samdech said",
        "A Cambodian official said", "Research suggests that", "Despite the talks,", "Many say that",
        "A caption reads", "Article 5 states that", "Participants noted that", "The report says that",
        "Kin Phea heard that", "Kin Phea was told by Hun Sen that", "Example:", "Smirnov went on to the point of",
    ],
)  # fmt: skip
def test_nobody_is_accused_who_speaks_or_is_nobody(store: Store, leading: str) -> None:
    assert verify(store, f"{leading} {Q}").status in PROVED


@pytest.mark.parametrize(
    ("name", "sort", "state"),
    [
        ("the Chinese president", "office", "China"),
        ("the US Secretary of State", "office", "United States"),
        ("the Kremlin", "name", "Russia"),
        ("his critics", "group", None),
        ("President Biden", "name", None),
        ("the report", "nobody", None),
        ("an official", "office", None),
    ],
)
def test_what_an_unknown_name_means(name: str, sort: str, state: str | None) -> None:
    role = read_role(name)
    assert (role.sort, role.state) == (sort, state)


@pytest.mark.parametrize(
    ("speaker", "status"),
    [("Hun Sen", "verbatim"), ("Prime Minister", "verbatim"), ("Putin", "misattributed"), ("somebody", "unchecked")],
)  # fmt: skip
def test_a_claimed_speaker_whom_nobody_knows_is_never_proved(store: Store, speaker: str, status: str) -> None:
    assert [item.status for item in verify_quotes(store, [WORDS], speaker, None).items] == [status]
