"""Who shares principles with whom: ties between voices that agree or differ on them.

Two voices agree on a principle where both affirm or both reject it, and differ where one affirms what the
other rejects: the congruence and the conflict of discourse network analysis (Leifeld, “Discourse Network
Analysis”, in The Oxford Handbook of Political Networks, 2017).  A mere mention ties nobody.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.model import NetworkTie, NetworkVoice, SharedStance
from secpol_cli.queries.principles import as_held
from secpol_cli.queries.speakers import load_members

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.model import PrincipleItem
    from secpol_cli.store.store import Store

_OPPOSITE = {"affirms": "rejects", "rejects": "affirms"}

# Of a voice the statements that take a stance on a principle, in their order: by principle, and by stance.
Stances = dict[str, dict[str, list[str]]]


class Network(NamedTuple):
    """Voices, those that take most stances first, and their ties, the strongest first."""

    voices: list[NetworkVoice]
    ties: list[NetworkTie]


def tie_voices(store: Store, items: Sequence[PrincipleItem], *, least: int = 1) -> Network:
    """The network of those who hold what is said, whoever says it of them; ties of fewer than `least`
    principles are left out.

    A collective is not tied to its own members: they would agree with themselves.
    """
    held: defaultdict[str, Stances] = defaultdict(lambda: defaultdict(dict))
    names: dict[str, str] = {}
    said: defaultdict[str, set[str]] = defaultdict(set)
    for item in as_held(items):
        names[item.speaker] = item.speaker_name
        said[item.speaker].add(item.statement)
        held[item.speaker][item.principle].setdefault(item.stance, []).append(item.statement)
    labels = {item.principle: item.label for item in items}
    members = load_members(store)
    voices = [
        NetworkVoice(id=id_, name=names[id_], principles=len(held[id_]), statements=len(said[id_]))
        for id_ in names
    ]
    voices.sort(key=lambda voice: (-voice.principles, -voice.statements))
    ties = [
        tie
        for one, other in combinations(voices, 2)
        if other.id not in members.get(one.id, ()) and one.id not in members.get(other.id, ())
        if (tie := _tie(one, other, held, labels)) is not None and len(tie.shared) >= least
    ]
    ties.sort(key=lambda tie: (-tie.agree - tie.differ, -tie.differ))
    return Network(voices, ties)


def around(network: Network, speakers: Sequence[str]) -> Network:
    """The ties of some speakers, by id, and the voices at their ends."""
    ties = [tie for tie in network.ties if tie.speaker in speakers or tie.other in speakers]
    kept = {*speakers, *(tie.speaker for tie in ties), *(tie.other for tie in ties)}
    return Network([voice for voice in network.voices if voice.id in kept], ties)


def _tie(
    one: NetworkVoice, other: NetworkVoice, held: dict[str, Stances], labels: dict[str, str]
) -> NetworkTie | None:
    """What two voices share, differences first; None where that is nothing."""
    shared = [
        SharedStance(principle=id_, label=labels[id_], agrees=agrees, statements=statements)
        for id_, stances in held[one.id].items()
        if id_ in held[other.id]
        for agrees, statements in _compare(stances, held[other.id][id_])
    ]
    if not shared:
        return None
    shared.sort(key=lambda stance: (stance.agrees, stance.label.casefold()))
    agree = sum(stance.agrees for stance in shared)
    return NetworkTie(
        speaker=one.id,
        speaker_name=one.name,
        other=other.id,
        other_name=other.name,
        agree=agree,
        differ=len(shared) - agree,
        shared=tuple(shared),
    )


def _compare(mine: dict[str, list[str]], theirs: dict[str, list[str]]) -> list[tuple[bool, tuple[str, str]]]:
    """Whether two voices agree on a principle, and in which two statements; both where one of them has said
    both."""
    pairs = [(True, stance, stance) for stance in _OPPOSITE]
    pairs += [(False, stance, opposite) for stance, opposite in _OPPOSITE.items()]
    shown: dict[bool, tuple[str, str]] = {}
    for agrees, one, other in pairs:
        found = _apart(mine.get(one, ()), theirs.get(other, ()))
        if found is not None:
            shown.setdefault(agrees, found)
    return list(shown.items())


def _apart(mine: Sequence[str], theirs: Sequence[str]) -> tuple[str, str] | None:
    """The first two statements, one of each voice, that are not one: what one speaker says of both at once
    is no agreement of the two."""
    return next(((one, other) for one in mine for other in theirs if one != other), None)
