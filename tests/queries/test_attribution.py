"""Whose words a stretch is: shares, second speakers, collectives, authors; the same for search and verification."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from secpol_cli.queries.attribution import Attribution, Attributions
from secpol_cli.queries.utterances import Utterances

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Compile

    from secpol_cli.queries.utterances import Utterance
    from secpol_cli.store.store import Store

REPORT = "The ministers of the Pact met in Kep. "  # of 011/p1: the report's own words,
SAID = "They rejected the use of force."  # and those of the ministers
ASEM = "003/p8"  # Zhang Xiaokang is reported there, and Henrik Hololei right behind him


def whose(store: Store, address: str, words: str) -> Attribution:
    """Whose some words of a block are."""
    text = str(store.value("SELECT text FROM block WHERE doc = ? AND block = ?", tuple(address.split("/"))))
    start = text.index(words)
    return Attributions(store).of([(address, start, start + len(words))])


def speaker(attribution: Attribution) -> str | None:
    """The id of the speaker whose words they are."""
    return attribution.owner.speaker if attribution.owner else None


# --- how much is enough -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "is_theirs"), [(0, True), (10, True), (11, False), (20, False), (len(REPORT), False)]
)
def test_three_quarters_of_a_quotation_must_be_the_speakers(
    compiled: Compile, before: int, is_theirs: bool
) -> None:
    """31 letters are the ministers': of 41 they are three quarters, of 42 they are not."""
    attribution = whose(compiled(), "011/p1", REPORT[len(REPORT) - before :] + SAID)
    assert attribution.is_of({"pact-ministers"}) is is_theirs
    assert speaker(attribution) == ("pact-ministers" if is_theirs else None)


@pytest.mark.parametrize(("said", "is_its"), [(19, True), (18, False)])
def test_a_third_of_a_hit_must_be_the_statements(compiled: Compile, said: int, is_its: bool) -> None:
    """Before them are 38 letters that are no statement's."""
    attribution = whose(compiled(), "011/p1", REPORT + SAID[:said])
    assert attribution.statement_of() == ("011/s1" if is_its else None)
    assert attribution.statement_of({"010/s1"}) is None
    assert not attribution.is_of({"pact-ministers"})


def test_shares_are_of_all_letters(compiled: Compile) -> None:
    attribution = whose(compiled(), "011/p1", REPORT + SAID)
    assert [(share.voice.statement, round(share.part, 3)) for share in attribution.shares] == [
        (None, round(38 / 69, 3)),
        ("011/s1", round(31 / 69, 3)),
    ]


# --- a second speaker ---------------------------------------------------------------------


def test_words_of_two_are_neithers(store: Store) -> None:
    words = (
        "this channel could embrace all stakeholders in the ASEM process. Similarly, Henrik Hololei,"
        " European Commission Deputy Secretary, stated that"
    )
    attribution = whose(store, ASEM, words)
    assert attribution.owner is None
    assert not attribution.is_of({"henrik-hololei"})
    assert not attribution.is_of({"zhang-xiaokang"})
    assert attribution.statement_of() is None
    assert [voice.name for voice in attribution.speakers] == ["Zhang Xiaokang", "Henrik Hololei"]


def test_even_a_few_words_of_a_second_speaker_count(store: Store) -> None:
    """Nine tenths are not enough where the rest is another's."""
    words = (
        "process. Similarly, Henrik Hololei, European Commission Deputy Secretary, stated that ASEM had"
        " presented an opportunity to tap into Asia's high-growth economies"
    )
    attribution = whose(store, ASEM, words)
    assert attribution.shares[0].part > 0.9
    assert not attribution.is_of({"henrik-hololei"})
    assert attribution.owner is None
    assert attribution.statement_of() is None
    alone = whose(store, ASEM, words.removeprefix("process. "))
    assert alone.is_of({"henrik-hololei"})
    assert (speaker(alone), alone.statement_of()) == ("henrik-hololei", "003/s31")


def test_an_authors_telling_is_no_second_speaker(store: Store) -> None:
    quoted = '"Cambodia is committed to ensuring a successful summit"'
    attribution = whose(store, "003/p13", f"last year: {quoted}")
    assert [voice.name for voice in attribution.speakers] == ["Un Samnang and Yen Samnang", "Hun Sen"]
    assert attribution.is_of({"hun-sen"})
    assert speaker(attribution) == "hun-sen"


def test_one_who_speaks_for_it_speaks_for_the_organisation(store: Store) -> None:
    attribution = whose(store, ASEM, "ASEM had presented an opportunity")
    assert attribution.is_of((), {"european-commission"})
    assert not attribution.is_of((), {"asean"})


# --- collectives and authors --------------------------------------------------------------


def test_a_collective_says_what_its_members_say_and_they_what_it_says(compiled: Compile) -> None:
    small = compiled()
    assert whose(small, "011/p1", SAID).is_of({"lim-sokha"})
    assert whose(small, "010/p1", "for the rule of law at sea").is_of({"pact-ministers"})


def test_authors_together_are_the_collective_that_is_they(store: Store) -> None:
    """Where what they write is no statement, too."""
    attribution = whose(store, "003/p10", "sheds light on Cambodia's dynamic engagement")
    assert attribution.is_of({"un-samnang-and-yen-samnang"})
    assert attribution.is_of({"yen-samnang"})
    assert not attribution.is_of({"hun-sen"})
    owner = attribution.owner
    assert owner is not None
    assert (owner.statement, owner.speaker, owner.name) == (None, None, "Un Samnang and Yen Samnang")


def test_where_one_voice_is_inside_another_the_inner_one_is_heard(compiled: Compile) -> None:
    """Where the authors quote somebody, it is not they who speak."""
    said = "  - id: s1\n    speaker: pact-ministers\n    mode: indirect\n"
    whole = "    passage: [{block: p1, exact: The ministers of the Pact met in Kep. They rejected the use of force.}]\n"
    authors = said.replace("s1", "s0").replace("pact-ministers", "lim-sokha").replace("indirect", "authorial")
    small = compiled(("documents/011.yaml", said, authors + whole + said))
    assert whose(small, "011/p1", SAID).statement_of() == "011/s1"
    assert speaker(whose(small, "011/p1", SAID)) == "pact-ministers"
    assert speaker(whose(small, "011/p1", REPORT)) == "lim-sokha"


def test_nobody_can_tell_of_one_without_a_name(store: Store) -> None:
    attribution = whose(store, "002/p2", "security")
    assert attribution.may_be_of({"didier-burkhalter"})
    assert not attribution.may_be_of({"hun-sen"})  # of whom there are words
    assert not whose(store, ASEM, "ASEM had presented").may_be_of((), {"cambodia"})  # a state
    assert not whose(store, ASEM, "ASEM had presented").may_be_of((), {"asean"})


# --- the whole corpus ---------------------------------------------------------------------


def test_search_and_verification_never_name_two(store: Store) -> None:
    """Half of one speaker's words and half of the next one's, everywhere in the corpus."""
    number = 0
    for address, one, other in _neighbours(store):
        for words in (6, 30, 80):
            span = (address, one.end - words, other.start + words)
            attribution = Attributions(store).of([span])
            assert attribution.statement_of() is None
            if one.voice.is_told and other.voice.is_told:
                assert attribution.owner is None
            number += 1
    assert number > 30


def _neighbours(store: Store) -> Iterator[tuple[str, Utterance, Utterance]]:
    """Passages of two speakers that follow each other in a block, with its address."""
    said = Utterances(store)
    for (address,) in store.rows("SELECT doc || '/' || block FROM block"):
        for one, other in pairwise(said.at(address)):
            if one.voice.speaker != other.voice.speaker and 0 <= other.start - one.end <= 2:
                yield address, one, other
