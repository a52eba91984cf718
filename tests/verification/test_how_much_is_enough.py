"""How many of a quotation's words a passage must have to be the one quoted: more for a short one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secpol_cli.manuscript.quotation import Claim, ClaimedSpeaker, Quotation
from secpol_cli.readers.records import CitationItem, Place
from secpol_cli.verification.judge import Judge

if TYPE_CHECKING:
    from secpol_cli.store.store import Store
    from secpol_cli.verdicts import VerifyItem

NOTHING = Claim()
SOURCE = "frank, and inclusive dialogue and communication is the way forward to de-escalate".split()  # 000/p8


def verify(store: Store, words: int, wrong: int, claim: Claim = NOTHING) -> VerifyItem:
    """What is said of the source's first words, of which some, from the second on, are wrong."""
    quoted = [*SOURCE[:1], *["banana"] * wrong, *SOURCE[wrong + 1 : words]]
    return Judge(store).judge(Quotation(" ".join(quoted), "inline", Place(0), claim=claim), "draft.md").item


@pytest.mark.parametrize(
    ("words", "wrong", "least", "is_enough"),
    [
        (10, 4, 60, True),
        (10, 5, 60, False),
        (8, 2, 70, True),
        (8, 3, 70, False),
        (7, 1, 75, True),
        (7, 2, 75, False),
        (6, 1, 80, True),
        (6, 2, 80, False),
        (5, 1, 85, False),
        (5, 0, 85, True),
        (4, 1, 90, False),
    ],
)
def test_a_short_quotation_must_have_more_of_its_words(
    store: Store, words: int, wrong: int, least: int, is_enough: bool
) -> None:
    """Each word fewer than ten asks for five points more, where nothing ties the quotation to a place."""
    assert (100 * (words - wrong) / words >= least) is is_enough
    item = verify(store, words, wrong)
    assert item.match is not None
    assert item.match.score == int(1000 * (words - wrong) / words) / 10
    assert (item.status != "not-found") is is_enough


@pytest.mark.parametrize(
    "claim",
    [
        Claim(citations=(CitationItem("000", key="000"),)),
        Claim((ClaimedSpeaker("Hun Sen", "says", Place(0)),)),
    ],
)
def test_one_that_is_cited_or_has_its_speaker_need_not(store: Store, claim: Claim) -> None:
    assert verify(store, 5, 1, claim).status == "altered"
    assert verify(store, 5, 3, claim).status == "not-found"


def test_another_speaker_or_work_ties_nothing(store: Store) -> None:
    assert verify(store, 5, 1, Claim((ClaimedSpeaker("Kin Phea", "says", Place(0)),))).status == "not-found"
    assert verify(store, 5, 1, Claim(citations=(CitationItem("001", key="001"),))).status == "not-found"
