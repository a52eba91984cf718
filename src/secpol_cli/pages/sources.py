"""What an edition is made from: the statements, events and names of the chosen documents."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.queries.entities import list_organisations, list_speakers
from secpol_cli.queries.principles import stances_of
from secpol_cli.queries.statements import Filters, load_statements
from secpol_cli.queries.timeline import EventFilters, list_events

if TYPE_CHECKING:
    from secpol_cli.model import Event, PrincipleItem, Speaker, Statement
    from secpol_cli.store.store import Store

_HUES = 5  # colours for those whom texts quote and report; 0 is the authors' own


class EditionSources(NamedTuple):
    """What the store has on the chosen documents, by which cards and margins are made."""

    statements: list[Statement]
    stances: list[PrincipleItem]
    events: list[Event]
    speakers: dict[str, Speaker]
    organisations: dict[str, str]
    groups: dict[str, str]
    hues: dict[str, int]

    def hue_of(self, statement: Statement) -> int:
        """The colour of a statement, 0 to 5."""
        return 0 if statement.mode == "authorial" else self.hues[statement.speaker]


def load_sources(store: Store, docs: tuple[str, ...]) -> EditionSources:
    """What the store has on these documents, or on all where none is named."""
    statements = load_statements(store, Filters(docs=docs))
    stances = stances_of(store, statements)
    said = Counter(statement.speaker for statement in statements if statement.mode != "authorial")
    return EditionSources(
        statements=statements,
        stances=stances,
        events=list_events(store, EventFilters(docs=docs)),
        speakers={speaker.id: speaker for speaker in list_speakers(store)},
        organisations={organisation.id: organisation.name for organisation in list_organisations(store)},
        groups={item.group: item.group_label or item.group for item in stances if item.group},
        hues={speaker: place % _HUES + 1 for place, (speaker, _) in enumerate(said.most_common())},
    )
