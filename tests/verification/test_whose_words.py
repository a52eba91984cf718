"""What `verify` says of words that are another's, and of words that run over two speakers'."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from secpol_cli.manuscript.quotation import Claim, ClaimedSpeaker, Quotation
from secpol_cli.queries.utterances import Utterances
from secpol_cli.readers.records import CitationItem, Place
from secpol_cli.text.folding import fold_words
from secpol_cli.verification.judge import Judge

if TYPE_CHECKING:
    from secpol_cli.store.store import Store
    from secpol_cli.verdicts import VerifyItem

BOTH = (
    "this channel could embrace all stakeholders in the ASEM process. Similarly, Henrik Hololei, European"
    " Commission Deputy Secretary, stated that"
)
# A word of the one who spoke before, and more than nine tenths of Henrik Hololei's.
FEW = (
    "process. Similarly, Henrik Hololei, European Commission Deputy Secretary, stated that ASEM had presented"
    " an opportunity to tap into Asia's high-growth economies"
)
# The authors' sentence ends, and that in which they report Prak Sokhonn begins: one third and two.
TOLD = (
    "and the unleashing of potentials of regional integration. Foreign Minister Prak Sokhonn stressed that"
    " Cambodia’s modern diplomacy had attached her great importance to economy, tourism and culture in"
    " response to"
)


def verify(judge: Judge, speaker: str, words: str, doc: str = "003") -> VerifyItem:
    """What is said of words that somebody is said to say in a document."""
    claim = Claim((ClaimedSpeaker(speaker, "says", Place(0)),), (CitationItem(doc, key=doc),))
    return judge.judge(Quotation(text=words, kind="inline", place=Place(0), claim=claim), "draft.md").item


@pytest.mark.parametrize(
    ("speaker", "words", "reason"),
    [
        ("Henrik Hololei", BOTH, "runs over words of Zhang Xiaokang and of Henrik Hololei"),
        ("Zhang Xiaokang", BOTH, "runs over words of Zhang Xiaokang and of Henrik Hololei"),
        ("Hun Sen", BOTH, "runs over words of Zhang Xiaokang and of Henrik Hololei, not of Hun Sen"),
        ("Henrik Hololei", FEW, "runs over words of Zhang Xiaokang and of Henrik Hololei"),
        ("Prak Sokhonn", TOLD, "runs over words of Un Samnang and Yen Samnang and of Prak Sokhonn"),
    ],
)
def test_words_of_two_are_neithers(store: Store, speaker: str, words: str, reason: str) -> None:
    item = verify(Judge(store), speaker, words)
    assert (item.status, item.reason) == ("misattributed", reason)
    assert item.match is not None
    assert (item.match.speaker, item.match.speaker_name, item.match.statement) == (None, None, None)


def test_words_of_another_are_the_others(store: Store) -> None:
    item = verify(Judge(store), "Kin Phea", BOTH.partition("Similarly, ")[2] + " ASEM had presented")
    assert item.reason == "words of Henrik Hololei (reported), not of Kin Phea"
    assert item.match is not None
    assert (item.match.speaker, item.match.statement) == ("henrik-hololei", "003/s31")


def test_a_little_of_what_introduces_them_leaves_words_the_speakers(store: Store) -> None:
    """Eleven letters of the authors' before 54 of Hun Sen's: five sixths are enough, nine tenths not asked."""
    item = verify(
        Judge(store), "Hun Sen", 'last year: "Cambodia is committed to ensuring a successful summit"'
    )
    assert item.status == "verbatim"
    assert item.match is not None
    assert item.match.speaker == "hun-sen"


def test_authors_are_known_by_the_name_for_all_of_them(store: Store) -> None:
    """Also where what they write is no statement."""
    words = "sheds light on Cambodia's dynamic engagement in this"
    for name in ("Un Samnang and Yen Samnang", "Yen Samnang", "Un and Yen"):
        assert verify(Judge(store), name, words).status == "verbatim"
    other = verify(Judge(store), "Hun Sen", words)
    assert other.reason == "words of Un Samnang and Yen Samnang, who wrote the text, not of Hun Sen"


def test_no_words_are_somebodys_and_not_theirs(store: Store) -> None:
    """Wherever two speak one behind the other, and either is named for the words of both: seven of each."""
    said, judge, number = Utterances(store), Judge(store), 0
    for address, text in store.rows("SELECT doc || '/' || block, text FROM block"):
        for one, other in pairwise(said.at(address)):
            if one.voice.speaker == other.voice.speaker or other.start - one.end > 2:
                continue
            before, behind = text[one.start : one.end].split(), text[other.start : other.end].split()
            words = " ".join([*before[-7:], *behind[:7]])
            assert len(fold_words(words)) > 7
            for name in (one.voice.name, other.voice.name):
                item = verify(judge, str(name), words, address[:3])
                assert not item.reason.startswith(f"words of {name}"), item.reason
                assert "misattributed" not in item.findings or f"not of {name}" not in item.reason
                number += 1
    assert number > 30
