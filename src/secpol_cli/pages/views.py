"""The timeline, the matrix and the network of an edition."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from secpol_cli.charts.svg.arcs import draw_arcs
from secpol_cli.charts.svg.axis import make_axis
from secpol_cli.charts.svg.elements import element, inside
from secpol_cli.charts.svg.marks import Lane, draw_marks
from secpol_cli.charts.svg.matrix import cell_text, degree, in_words
from secpol_cli.charts.svg.network import draw_network
from secpol_cli.charts.svg.timeline import key_marks, year_words
from secpol_cli.charts.timeline import event_bars
from secpol_cli.pages.records import (
    EventRow,
    Evidence,
    Held,
    Matrix,
    MatrixCell,
    NetworkView,
    PrincipleEntry,
    Timeline,
)
from secpol_cli.pages.words import when
from secpol_cli.queries.network import tie_voices
from secpol_cli.text.short_heads import short_heads

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secpol_cli.charts.svg.axis import Axis
    from secpol_cli.charts.timeline import EventBars
    from secpol_cli.model import Event, Principle, PrincipleItem, Speaker, Statement
    from secpol_cli.store.store import Store

_LANE = Lane(1, 98, "%")
_SPACING = 0.1  # of the axis, between years that are written: 45 pixels of the narrowest lane
_COLUMNS = 24  # voices in the matrix; the page has all others under each principle
_WORDS = 90  # characters of a statement's words that a list shows


def make_timeline(
    events: Sequence[Event], organisations: Mapping[str, str], people: Mapping[str, Speaker]
) -> Timeline:
    """The events in the order of time, each with its lane."""
    bars = event_bars(events)
    axis = make_axis(bars, spacing=_SPACING)
    named = Counter(id_ for event in events for id_ in event.organisations)
    return Timeline(
        rows=tuple(
            EventRow(
                id=event.id,
                label=event.label,
                is_planned=event.status == "planned",
                kind=event.kind,
                place=event.place,
                when=when(event.date),
                organisations=tuple((id_, organisations.get(id_, id_)) for id_ in event.organisations),
                people=tuple(people[id_].name if id_ in people else id_ for id_ in event.people),
                docs=tuple(dict.fromkeys(passage.doc for passage in event.evidence)),
                evidence=tuple(Evidence(passage.address, passage.exact) for passage in event.evidence),
                note=event.note,
                lane=_lane(drawn, axis),
            )
            for event, drawn in zip(events, bars, strict=True)
        ),
        axis=_axis(axis) if axis else "",
        key=tuple(
            (
                name,
                element(
                    "svg", mark, class_="key", viewBox="0 -10 46 20", width=46, height=20, aria_hidden="true"
                ),
            )
            for name, mark in key_marks(Lane(1, 44))
        ),
        organisations=tuple((id_, organisations.get(id_, id_)) for id_, _ in named.most_common()),
    )


def _lane(event: EventBars, axis: Axis | None) -> str:
    if axis is None:
        return ""
    grid = [_upright(at, "grid") for at, _ in axis.ticks] + [_upright(at, "change") for at, _ in axis.changes]
    marks = element(
        "svg", *draw_marks(event, axis, _LANE, 0), y="50%", overflow="visible"
    )  # around the middle
    return element("svg", *grid, marks, class_="chart lane", width="100%", aria_hidden="true")


def _upright(at: float, class_: str) -> str:
    place = _LANE.at(at)
    return element("line", x1=place, x2=place, y1="0", y2="100%", class_=class_)


def _axis(axis: Axis) -> str:
    years = [
        element("text", year_words(year), x=_LANE.at(at), y=20, class_="tick", text_anchor="middle")
        for at, year in axis.ticks
    ]
    return element("svg", *years, class_="chart lane", width="100%", aria_hidden="true")


def make_matrix(principles: Sequence[Principle], items: Sequence[PrincipleItem]) -> Matrix:
    """The principles that somebody speaks of: those of most voices first, then those of most statements."""
    said = Counter(item.speaker for item in items)
    names = {item.speaker: item.speaker_name for item in items}
    columns = [speaker for speaker, _ in said.most_common(_COLUMNS)]
    labels = {principle.id: principle.label for principle in principles}
    by_principle: dict[str, list[PrincipleItem]] = {}
    for item in items:
        if item.principle is not None:
            by_principle.setdefault(item.principle, []).append(item)
    entries = [
        _entry(principle, by_principle[principle.id], columns, labels, set(by_principle))
        for principle in principles
        if principle.id in by_principle
    ]
    entries.sort(
        key=lambda entry: (
            -entry.voices,
            -len(by_principle[entry.principle.id]),
            entry.principle.label.casefold(),
        )
    )
    short = short_heads({speaker: names[speaker] for speaker in columns})
    heads = tuple((short[speaker], names[speaker]) for speaker in columns)
    return Matrix(heads=heads, entries=tuple(entries))


def _entry(
    principle: Principle,
    items: Sequence[PrincipleItem],
    columns: Sequence[str],
    labels: Mapping[str, str],
    spoken_of: set[str],
) -> PrincipleEntry:
    by_voice: dict[str, list[PrincipleItem]] = {}
    for item in items:
        by_voice.setdefault(item.speaker, []).append(item)
    return PrincipleEntry(
        principle=principle,
        broader=tuple((id_ if id_ in spoken_of else "", labels[id_]) for id_ in principle.broader),
        related=tuple((id_ if id_ in spoken_of else "", labels[id_]) for id_ in principle.related),
        voices=len(by_voice),
        is_rejected=any(item.stance == "rejects" for item in items),
        cells=tuple(_cell(by_voice.get(speaker, ())) for speaker in columns),
        held=tuple(
            Held(
                speaker=speaker,
                name=same[0].speaker_name,
                holders=holders,
                statements=tuple((item.statement, item.stance or "", _beginning(item)) for item in same),
            )
            for (speaker, holders), same in _by_holder(items).items()
        ),
    )


def _by_holder(items: Sequence[PrincipleItem]) -> dict[tuple[str, tuple[str, ...]], list[PrincipleItem]]:
    """Stances by who says so and who is said to hold it, those of one speaker together."""
    found: dict[tuple[str, tuple[str, ...]], list[PrincipleItem]] = {}
    speakers = list(dict.fromkeys(item.speaker for item in items))
    for item in sorted(items, key=lambda item: (speakers.index(item.speaker), bool(item.holders))):
        found.setdefault((item.speaker, item.holder_names), []).append(item)
    return found


def _cell(items: Sequence[PrincipleItem]) -> MatrixCell:
    stances = Counter(item.stance for item in items if item.stance)
    held, rejected = cell_text(stances)
    name = items[0].speaker_name if items else ""
    return MatrixCell(
        held, rejected, degree(stances["affirms"]), f"{name}: {in_words(stances)}" if items else ""
    )


def _beginning(item: PrincipleItem) -> str:
    """The first words of a statement."""
    text = item.passages[0].exact if item.passages else ""
    return text if len(text) <= _WORDS else text[:_WORDS].rsplit(" ", 1)[0] + " …"


def make_network(
    store: Store, items: Sequence[PrincipleItem], statements: Sequence[Statement]
) -> NetworkView:
    """The network of all who speak."""
    network = tie_voices(store, items, statements)
    voices, ties = tuple(network.voices), tuple(network.ties)
    wide, narrow = inside(draw_network(voices, ties)), inside(draw_arcs(voices, ties), above=0)
    return NetworkView(wide, narrow, voices, ties)
