"""Who shares principles with whom: ties between voices that agree or differ on them, or dispute each other.

Two voices agree on a principle where both affirm or both reject it, and differ where one affirms what the
other rejects: the congruence and the conflict of discourse network analysis (Leifeld, “Discourse Network
Analysis”, in The Oxford Handbook of Political Networks, 2017).  A mere mention ties nobody.  A statement that
disputes or doubts another's ties the two speakers too, whatever principles they name.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.model import Dispute, NetworkTie, NetworkVoice, SharedStance
from secpol_cli.queries.principles import as_held, list_principles
from secpol_cli.queries.speakers import load_members
from secpol_cli.queries.statements import NO_FILTERS, Filters, load_statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from secpol_cli.model import PrincipleItem, Statement
    from secpol_cli.store.store import Store

_OPPOSITE = {"affirms": "rejects", "rejects": "affirms"}
_AGAINST = ("disputes", "doubts")


class StanceTaken(NamedTuple):
    """A statement, by address, and who speaks in it, by id."""

    statement: str
    speaker: str


# Of a voice the statements that take a stance on a principle, in their order: by principle, and by stance.
Stances = dict[str, dict[str, list[StanceTaken]]]
# The members of each collective.
Members = dict[str, frozenset[str]]


class Network(NamedTuple):
    """Voices, those that speak of most principles first, and their ties, the strongest first."""

    voices: list[NetworkVoice]
    ties: list[NetworkTie]


def load_network(
    store: Store, filters: Filters = NO_FILTERS, *, holders: bool = False, least: int = 1
) -> Network:
    """The network of the statements that pass the filters; ties of fewer than `least` principles and disputes
    are left out.

    The voices are those who speak, and a stance ties its speaker where it is the speaker's own, not where it
    is said to be another's; with `holders` they are those who are said to hold what is said.  Two voices are
    tied by two statements of different speakers, never by two of one person, nor by those of a collective and
    of its member.
    """
    return tie_voices(store, list_principles(store, filters), load_statements(store, filters),
                      holders=holders, least=least)  # fmt: skip


def tie_voices(
    store: Store,
    items: Sequence[PrincipleItem],
    statements: Sequence[Statement],
    *,
    holders: bool = False,
    least: int = 1,
) -> Network:
    """What `load_network` gives, of stances and statements that are at hand."""
    members = load_members(store)
    disputes = _disputes(statements, members)
    names = {statement.speaker: statement.speaker_name for statement in statements}
    spoken, held = _stances(items, holders=holders)
    names |= {item.speaker: item.speaker_name for item in (as_held(items) if holders else items)}
    voices = [
        NetworkVoice(
            id=id_,
            name=names[id_],
            principles=len(spoken[id_]),
            statements=len({said.statement for said in _all(spoken[id_])}),
        )
        for id_ in dict.fromkeys([*spoken, *(id_ for pair in disputes for id_ in sorted(pair))])
    ]
    voices.sort(key=lambda voice: (-voice.principles, -voice.statements))
    labels = {item.principle: item.label or "" for item in items if item.principle}
    ties = [
        tie
        for one, other in combinations(voices, 2)
        if not _is_one(one.id, other.id, members)
        if (tie := _tie(one, other, _shared(held[one.id], held[other.id], labels, members),
                        disputes.get(frozenset((one.id, other.id)), ()))) is not None
        and weight(tie) >= least
    ]  # fmt: skip
    ties.sort(key=lambda tie: (-weight(tie), -tie.differ - len(tie.disputes)))
    return Network(voices, ties)


def weight(tie: NetworkTie) -> int:
    """How much ties two voices: principles on which they agree or differ, and disputes."""
    return tie.agree + tie.differ + len(tie.disputes)


def around(network: Network, speakers: Sequence[str]) -> Network:
    """The ties of one speaker, by id, or those between several; and the voices at their ends."""
    wanted = set(speakers)
    ties = [tie for tie in network.ties if len(wanted & {tie.speaker, tie.other}) == min(len(wanted), 2)]
    kept = {*wanted, *(tie.speaker for tie in ties), *(tie.other for tie in ties)}
    return Network([voice for voice in network.voices if voice.id in kept], ties)


def _stances(
    items: Sequence[PrincipleItem], *, holders: bool
) -> tuple[dict[str, Stances], dict[str, Stances]]:
    """By voice all stances that count for it, and those that are its own."""
    spoken: defaultdict[str, Stances] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    held: defaultdict[str, Stances] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for item in items:
        if item.principle is None or item.stance is None:
            continue
        said = StanceTaken(item.statement, item.speaker)
        for each in as_held([item]) if holders else [item]:
            spoken[each.speaker][item.principle][item.stance].append(said)
            if holders or not item.holders or item.speaker in item.holders:
                held[each.speaker][item.principle][item.stance].append(said)
    return spoken, held


def _all(stances: Stances) -> Iterator[StanceTaken]:
    return (said for by_stance in stances.values() for each in by_stance.values() for said in each)


def _disputes(statements: Sequence[Statement], members: Members) -> dict[frozenset[str], tuple[Dispute, ...]]:
    """The disputes between those statements, by their two speakers."""
    here = {statement.address for statement in statements}
    found: dict[frozenset[str], tuple[Dispute, ...]] = {}
    for statement in statements:
        for reply in statement.answers:
            if reply.how not in _AGAINST or reply.statement not in here:
                continue
            if not _is_one(statement.speaker, reply.speaker, members):
                pair = frozenset((statement.speaker, reply.speaker))
                dispute = Dispute(
                    speaker=statement.speaker, how=reply.how, statements=(statement.address, reply.statement)
                )
                found[pair] = (*found.get(pair, ()), dispute)
    return found


def _is_one(one: str, other: str, members: Members) -> bool:
    """Whether two are one person, or a collective and its member: they would agree with themselves."""
    return one == other or one in members.get(other, ()) or other in members.get(one, ())


def _tie(
    one: NetworkVoice, other: NetworkVoice, shared: Sequence[SharedStance], disputes: Sequence[Dispute]
) -> NetworkTie | None:
    """The tie of two voices; None where they share and dispute nothing."""
    if not shared and not disputes:
        return None
    agree = sum(stance.agrees for stance in shared)
    return NetworkTie(
        speaker=one.id,
        speaker_name=one.name,
        other=other.id,
        other_name=other.name,
        agree=agree,
        differ=len(shared) - agree,
        shared=tuple(shared),
        disputes=tuple(disputes),
    )


def _shared(
    mine: Stances, theirs: Stances, labels: Mapping[str, str], members: Members
) -> list[SharedStance]:
    """What two voices share, differences first."""
    shared = [
        SharedStance(principle=id_, label=labels[id_], agrees=agrees, statements=statements)
        for id_, stances in mine.items()
        if id_ in theirs
        for agrees, statements in _compare(stances, theirs[id_], members)
    ]
    return sorted(shared, key=lambda stance: (stance.agrees, stance.label.casefold()))


def _compare(
    mine: dict[str, list[StanceTaken]], theirs: dict[str, list[StanceTaken]], members: Members
) -> list[tuple[bool, tuple[str, str]]]:
    """Whether two voices agree on a principle, and in which two statements; both where one of them has said
    both."""
    pairs = [(True, stance, stance) for stance in _OPPOSITE]
    pairs += [(False, stance, opposite) for stance, opposite in _OPPOSITE.items()]
    shown: dict[bool, tuple[str, str]] = {}
    for agrees, one, other in pairs:
        found = _apart(mine.get(one, ()), theirs.get(other, ()), members)
        if found is not None:
            shown.setdefault(agrees, found)
    return list(shown.items())


def _apart(
    mine: Sequence[StanceTaken], theirs: Sequence[StanceTaken], members: Members
) -> tuple[str, str] | None:
    """The first two statements, one of each voice, of different speakers: what one speaker says of both is no
    agreement of the two."""
    return next(
        (
            (one.statement, other.statement)
            for one in mine
            for other in theirs
            if not _is_one(one.speaker, other.speaker, members)
        ),
        None,
    )
