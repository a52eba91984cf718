"""Ties between voices: what is an agreement, what a difference, and what neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.queries.network import around, tie_voices
from secpol_cli.queries.principles import list_principles

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


def network(store: Store, least: int = 1) -> Network:
    return tie_voices(store, list_principles(store), least=least)


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


def test_who_is_said_to_hold_a_principle_is_tied_by_it(compiled: Compile) -> None:
    held = _statements(("seng", "peace", "affirms"), ("chan", "peace", "affirms"))
    edit = (
        held[0],
        held[1],
        held[2].replace("{principle: peace, stance", "{holder: pact, principle: peace, stance", 1),
    )
    ties = [{tie.speaker, tie.other} for tie in network(compiled(_SPEAKERS, edit)).ties]
    assert {"pact", "chan"} in ties
    assert not [tie for tie in ties if "seng" in tie]


def test_two_of_whom_one_statement_speaks_are_not_tied_by_it(compiled: Compile) -> None:
    file, old, new = _statements(("seng", "peace", "affirms"))
    both = new.replace("{principle: peace, stance", "{holder: [pact, assembly], principle: peace, stance", 1)
    ties = [{tie.speaker, tie.other} for tie in network(compiled(_SPEAKERS, (file, old, both))).ties]
    assert {"pact", "lim-sokha"} in ties
    assert {"pact", "assembly"} not in ties


def test_each_tie_of_the_shipped_corpus_rests_on_its_statements(run: Run) -> None:
    stances = {
        (item["statement"], item["principle"], holder): item["stance"]
        for item in run("principles", "--json").json["items"]
        for holder in item["holders"] or [item["speaker"]]
    }
    for tie in run("network", "--json").json["items"]:
        for shared in tie["shared"]:
            one, other = (
                stances[address, shared["principle"], speaker]
                for address, speaker in zip(shared["statements"], (tie["speaker"], tie["other"]), strict=True)
            )
            assert (one == other) is shared["agrees"]
            assert "mentions" not in (one, other)
