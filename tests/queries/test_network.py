"""Ties between voices: what is an agreement, what a difference, and what neither."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from secpol_cli.model import Dispute
from secpol_cli.queries.network import around, load_network

if TYPE_CHECKING:
    from tests.conftest import Compile, Run

    from secpol_cli.queries.network import Network
    from secpol_cli.store.store import Store

_SPEAKERS = (
    "people.yaml",
    "pact-ministers:\n",
    "seng: {name: Seng}\nchan: {name: Chan}\n\npact-ministers:\n",
)


def _statements(*lines: tuple[str, str, str]) -> tuple[str, str, str]:
    """An edit that lets people say that they take stances on principles."""
    end = "    principles: [{principle: use-of-force, stance: rejects}]\n"
    said = "".join(
        f"  - id: s{number}\n    speaker: {speaker}\n    mode: indirect\n"
        f"    passage: [{{block: p1, exact: The ministers of the Pact met in Kep.}}]\n"
        f"    principles: [{{principle: {principle}, stance: {stance}}}]\n"
        for number, (speaker, principle, stance) in enumerate(lines, 2)
    )
    return "documents/011.yaml", end, end + said


def network(store: Store, least: int = 1, *, holders: bool = False) -> Network:
    return load_network(store, least=least, holders=holders)


def pairs(found: Network) -> list[set[str]]:
    return [{tie.speaker, tie.other} for tie in found.ties]


def held_by(holders: str, edit: tuple[str, str, str]) -> tuple[str, str, str]:
    """An edit whose first stance is said to be that of others."""
    file, old, new = edit
    added = new.removeprefix(old)
    return (
        file,
        old,
        old + added.replace("{principle: ", f"{{holder: {holders}, principle: ", 1),
    )


def test_two_agree_who_affirm_or_reject_alike_and_differ_who_do_not(compiled: Compile) -> None:
    store = compiled(
        _SPEAKERS,
        _statements(
            ("seng", "peace", "affirms"),
            ("chan", "peace", "rejects"),
            ("seng", "use-of-force", "rejects"),
            ("chan", "use-of-force", "rejects"),
        ),
    )
    ties = {(tie.speaker, tie.other): tie for tie in network(store).ties}
    tie = ties["seng", "chan"]
    assert (tie.agree, tie.differ) == (1, 1)
    differing, agreeing = tie.shared
    assert (differing.principle, differing.agrees, differing.statements) == (
        "peace",
        False,
        ("011/s2", "011/s3"),
    )
    assert (agreeing.principle, agreeing.agrees, agreeing.statements) == (
        "use-of-force",
        True,
        ("011/s4", "011/s5"),
    )


def test_who_says_both_agrees_and_differs(compiled: Compile) -> None:
    store = compiled(
        _SPEAKERS,
        _statements(("seng", "peace", "affirms"), ("seng", "peace", "rejects"), ("chan", "peace", "rejects")),
    )
    (tie,) = [tie for tie in network(store).ties if {tie.speaker, tie.other} == {"seng", "chan"}]
    assert [(one.agrees, one.statements) for one in tie.shared] == [
        (False, ("011/s2", "011/s4")),
        (True, ("011/s3", "011/s4")),
    ]


def test_a_mention_ties_nobody(compiled: Compile) -> None:
    store = compiled(_SPEAKERS, _statements(("seng", "peace", "mentions"), ("chan", "peace", "mentions")))
    found = network(store)
    assert not [tie for tie in found.ties if "seng" in (tie.speaker, tie.other)]
    assert {"seng", "chan"} <= {voice.id for voice in found.voices}


def test_a_collective_is_not_tied_to_its_members(compiled: Compile) -> None:
    store = compiled(_statements(("lim-sokha", "use-of-force", "rejects")))
    assert network(store).ties == []


def test_few_shared_principles_and_others_voices_can_be_left_out(compiled: Compile) -> None:
    store = compiled(
        _SPEAKERS,
        _statements(("seng", "use-of-force", "rejects"), ("chan", "use-of-force", "affirms")),
    )
    assert len(network(store).ties) == 3
    assert network(store, least=2).ties == []
    found = around(network(store), ["seng"])
    assert {frozenset((tie.speaker, tie.other)) for tie in found.ties} == {
        frozenset(("seng", "chan")),
        frozenset(("seng", "pact-ministers")),
    }
    assert {voice.id for voice in found.voices} == {"seng", "chan", "pact-ministers"}


def test_between_two_that_are_named_there_is_their_tie_alone(compiled: Compile) -> None:
    store = compiled(
        _SPEAKERS,
        _statements(("seng", "use-of-force", "rejects"), ("chan", "use-of-force", "affirms")),
    )
    found = around(network(store), ["seng", "chan"])
    assert pairs(found) == [{"seng", "chan"}]
    assert {voice.id for voice in found.voices} == {"seng", "chan"}


def test_the_voices_are_those_who_speak_and_with_holders_those_of_whom_they_do(compiled: Compile) -> None:
    held = held_by("pact", _statements(("seng", "peace", "affirms"), ("chan", "peace", "affirms")))
    store = compiled(_SPEAKERS, held)
    speaking = network(store)
    assert {"lim-sokha", "chan"} in pairs(speaking)
    assert not [tie for tie in speaking.ties if "seng" in (tie.speaker, tie.other)]
    assert "pact" not in {voice.id for voice in speaking.voices}
    assert {voice.id: voice.principles for voice in speaking.voices}["seng"] == 1
    holding = network(store, holders=True)
    assert {"pact", "chan"} in pairs(holding)
    assert "seng" not in {voice.id for voice in holding.voices}


def test_what_is_said_to_be_one_s_own_ties_the_speaker(compiled: Compile) -> None:
    held = held_by("seng", _statements(("seng", "peace", "affirms"), ("chan", "peace", "affirms")))
    assert {"seng", "chan"} in pairs(network(compiled(_SPEAKERS, held)))


def test_what_one_speaker_says_of_others_makes_these_no_allies(compiled: Compile) -> None:
    said = _statements(("seng", "peace", "affirms"), ("seng", "peace", "affirms"))
    assert {"pact", "seng"} not in pairs(network(compiled(_SPEAKERS, held_by("pact", said)), holders=True))
    both = held_by("[pact, assembly]", _statements(("seng", "peace", "affirms")))
    found = pairs(network(compiled(_SPEAKERS, both), holders=True))
    assert {"pact", "lim-sokha"} in found
    assert {"pact", "assembly"} not in found


def test_nor_does_what_a_collective_and_its_member_say(compiled: Compile) -> None:
    """Lim Sokha is of the ministers, who reject the use of force."""
    held = held_by("assembly", _statements(("lim-sokha", "use-of-force", "rejects")))
    store = compiled(held)
    assert {"assembly", "pact-ministers"} not in pairs(network(store, holders=True))


def test_who_disputes_is_tied_whatever_principle_is_named(compiled: Compile) -> None:
    file, old, new = _statements(("seng", "peace", "mentions"), ("chan", "peace", "mentions"))
    for how, is_tied in (("disputes", True), ("doubts", True), ("supports", False)):
        answer = f"    answers: [{{statement: s2, how: {how}}}]\n"
        found = network(compiled(_SPEAKERS, (file, old, new + answer)))
        ties = [tie for tie in found.ties if {tie.speaker, tie.other} == {"seng", "chan"}]
        told = [(tie.agree, tie.differ, each) for tie in ties for each in tie.disputes]
        assert told == ([(0, 0, Dispute("chan", how, ("011/s3", "011/s2")))] if is_tied else [])


@pytest.mark.parametrize("holders", [False, True])
def test_each_tie_of_the_shipped_corpus_rests_on_its_statements(run: Run, holders: bool) -> None:
    items = run("principles", "--json").json["items"]
    says = {item["statement"]: item["speaker"] for item in items}
    stances = {
        (item["statement"], item["principle"], voice): item["stance"]
        for item in items
        for voice in (item["holders"] or [item["speaker"]])
    }
    members = {item["id"]: item["members"] for item in run("speakers", "--json").json["items"]}
    answer = run("network", "--json", *(["--holders"] if holders else [])).json
    assert answer["items"]
    for tie in answer["items"]:
        for shared in tie["shared"]:
            one, other = (
                stances[address, shared["principle"], speaker]
                for address, speaker in zip(shared["statements"], (tie["speaker"], tie["other"]), strict=True)
            )
            assert (one == other) is shared["agrees"]
            assert "mentions" not in (one, other)
            first, second = (says[address] for address in shared["statements"])
            assert first != second
            assert first not in members[second]
            assert second not in members[first]
            assert holders or (first, second) == (tie["speaker"], tie["other"])


@pytest.mark.parametrize("holders", [False, True])
def test_voices_count_as_the_matrix_of_principles_does(run: Run, holders: bool) -> None:
    asked = ["--holders"] if holders else []
    rows = run("principles", "--matrix", "--json", *asked).json["items"]
    counted = Counter(voice["speaker"] for row in rows for voice in row["voices"])
    voices = run("network", "--json", *asked).json["voices"]
    assert {voice["id"]: voice["principles"] for voice in voices if voice["principles"]} == dict(counted)


def test_dissent_in_the_shipped_corpus_is_a_tie(run: Run) -> None:
    said = run("speakers", "--json").json["items"]
    names = {item["id"]: item["name"] for item in said}
    (tie,) = run("network", "--speaker", "Kin Phea", "--json").json["items"]
    assert {names[tie["speaker"]], names[tie["other"]]} == {"Kin Phea", "Hun Sen"}
    assert [(each["how"], each["statements"]) for each in tie["disputes"]] == [
        ("doubts", ["001/s17", "001/s7"]),
        ("doubts", ["001/s18", "001/s7"]),
    ]
