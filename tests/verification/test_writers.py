"""Whose words a text's are, where its authors, itself, or the document it reports on is said to speak."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from secpol_cli.manuscript.read import read_manuscript
from secpol_cli.verdicts import PROVED
from secpol_cli.verification.judge import Judge
from secpol_cli.verification.linking.writers import writer_in

if TYPE_CHECKING:
    from secpol_cli.store.store import Store
    from secpol_cli.verdicts import VerifyItem

OBSERVERS = "“tilting toward China, and turning her back against Western countries”"  # 003/s63
AUTHORS = "“has done her utmost in making substantial reforms”"  # 003/s94
DIRECT = "“all of which could bring military confrontation or even a new arms race”"  # Hun Sen's, 001
REPORTED = "“the corrupting influence of this great geopolitical divide”"  # Hun Sen's, 001/s5
CONCERNS = "“concerns were expressed on the land reclamations, activities and serious incidents in the area”"
MINISTERS = (
    "“emphasized the importance of non-militarization and self-restraint in the conduct of all activities”"
)
WRITERS = [
    "The authors write that", "The authors claim that", "The two authors say that", "The authors of the article argue",
    "The article’s authors hold that", "The article claims that", "The study says that", "The paper says that",
    "This report says that", "The essay says that", "The book says that", "According to the paper,",
    "According to the authors,", "As the article puts it,", "As the authors have it,",
    "The 2019 article claims that", "Their study says that", "The journal article argues that",
    "In the authors’ view,",
    "As Un Samnang and Yen Samnang put it,", "As Un Samnang and Yen Samnang note,", "As Un and Yen have it,",
]  # fmt: skip


def verify(store: Store, text: str) -> VerifyItem:
    """What is said of the first quotation of a text."""
    quotation = read_manuscript(io.BytesIO(text.encode()), format_="markdown").quotations[0]
    return Judge(store).judge(quotation, "draft.md").item


@pytest.mark.parametrize("leading", WRITERS)
def test_what_a_text_ascribes_to_others_is_not_its_authors(store: Store, leading: str) -> None:
    item = verify(store, f"{leading} Cambodia is {OBSERVERS} [@003].")
    assert (item.status, item.speaker) == ("misattributed", "wrong")


@pytest.mark.parametrize("leading", WRITERS)
def test_what_authors_say_stays_theirs(store: Store, leading: str) -> None:
    item = verify(store, f"{leading} Cambodia {AUTHORS} [@003].")
    assert (item.status in PROVED, item.speaker) == (True, "right")


def test_what_authors_claim_may_be_a_noun(store: Store) -> None:
    assert verify(store, f"The authors’ claim that {OBSERVERS} [@003] is odd.").status == "misattributed"


@pytest.mark.parametrize(
    "leading",
    [
        "The article quotes some observers as saying that Cambodia is", "The text says that some observers say it is",
        "The authors report that some observers say Cambodia is", "As the authors note, some observers say it is",
    ],
)  # fmt: skip
def test_one_may_say_whom_a_text_lets_speak(store: Store, leading: str) -> None:
    item = verify(store, f"{leading} {OBSERVERS} [@003].")
    assert (item.status in PROVED, item.speaker) == (True, "right")


@pytest.mark.parametrize("cited", ["", " [@003; @004]"])
@pytest.mark.parametrize("leading", ["The authors claim that", "The study says that"])
def test_without_one_work_nobody_can_tell_whose_words_are_meant(
    store: Store, leading: str, cited: str
) -> None:
    item = verify(store, f"{leading} Cambodia is {OBSERVERS}{cited}.")
    assert (item.status in PROVED, item.speaker) == (True, "unchecked")
    assert item.claimed.speakers[0].name == leading.rsplit(" ", 2)[0]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"The Joint Communique states that {CONCERNS} [@004].", "right"),
        (f"The ASEAN Joint Communique says that {CONCERNS} [@004].", "right"),
        (f"Quang Minh reports that ministers {MINISTERS} [@004].", "right"),
        (f"The author writes that they {MINISTERS} [@004].", "right"),
        (
            "Un Samnang and Yen Samnang write that “Some observers argue that Cambodia is tilting” [@003].",
            "right",
        ),
    ],
)
def test_what_a_text_tells_of_others_is_its_own(store: Store, text: str, speaker: str) -> None:
    item = verify(store, text)
    assert (item.status in PROVED, item.speaker) == (True, speaker)


@pytest.mark.parametrize(
    "text",
    [
        f"The Bangkok Declaration states that {CONCERNS} [@004].",
        "Quang Minh writes that all stand for “non-militarization and self-restraint in the conduct of all"
        " activities by claimants” [@004].",
        "The authors write that the summit “would allow the Kingdom to showcase its achievements” [@003].",
    ],
)
def test_neither_another_document_nor_what_is_reported_is(store: Store, text: str) -> None:
    assert verify(store, text).status == "misattributed"


@pytest.mark.parametrize(
    "subject",
    [
        "The Phnom Penh Post’s editors", "The Phnom Penh Post’s readers", "The Cambodia Daily", "Hun Sen’s readers",
        "Hun Sen’s critics", "Hun Sen’s lawyers", "Cambodian analyst Sok Dara", "Critics", "Cambodia’s allies",
        "Brussels", "Washington", "Hanoi", "The White House",
    ],
)  # fmt: skip
@pytest.mark.parametrize("words", [DIRECT, REPORTED])
def test_what_only_has_a_name_in_it_is_another(store: Store, subject: str, words: str) -> None:
    item = verify(store, f"{subject} say {words} [@001].")
    assert (item.status, item.speaker) == ("misattributed", "wrong")


@pytest.mark.parametrize("subject", ["Brussels", "Hanoi", "Phnom Penh", "The Kremlin"])
def test_a_state_is_no_author_without_a_name(store: Store, subject: str) -> None:
    text = f"{subject} said that “the institution itself needs to be based on certain values” [@002]."
    assert verify(store, text).status == "misattributed"


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        ("Phnom Penh", "right"),
        ("The Cambodian government", "right"),
        ("Cambodia’s Ministry of Defence", "unchecked"),
    ],
)
def test_who_leads_a_state_speaks_for_it_and_not_for_each_of_its_bodies(
    store: Store, subject: str, speaker: str
) -> None:
    item = verify(store, f"{subject} said {DIRECT} [@001].")
    assert (item.status in PROVED, item.speaker) == (True, speaker)


def test_a_capital_is_known(store: Store) -> None:
    assert not verify(store, f"Phnom Penh said {DIRECT} [@001].").remarks


def test_critics_of_authors_are_left_open(store: Store) -> None:
    item = verify(store, f"Critics say that Cambodia {AUTHORS} [@003].")
    assert (item.status in PROVED, item.speaker) == (True, "unchecked")


def test_an_article_inside_a_sentence_is_small(store: Store) -> None:
    reason = verify(store, f"The ASEAN Foreign Ministers said {DIRECT} [@001].").reason
    assert reason == "words of Hun Sen, not of the ASEAN Foreign Ministers"


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("The authors", "author"), ("the article’s authors", "author"), ("the study", "text"),
        ("the author of Genesis", None), ("Article 5", None), ("the minister", None), ("", None),
    ],
)  # fmt: skip
def test_what_words_mean_of_a_work(name: str, sort: str | None) -> None:
    assert writer_in(name) == sort
