"""What a reading edition shows, as plain records, before any HTML.

Addresses are those that `store.address` gives (003/p12); a page has each as the
id of an element, so that `#003/p12` is where it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.dates.words import Part
    from secpol_cli.model import CorpusFacts, Date, NetworkTie, NetworkVoice, Note, Principle, Reply


class ReadingPiece(Record):
    """A run of a paragraph's text in which the same statements speak; `note` is the number of a mark.

    `address` and `mode` are those of the innermost statement, None where nobody
    speaks; `covering` are the addresses of all.  `letters` are those of the
    statements that begin here.
    """

    text: str = ""
    address: str | None = None
    mode: str | None = None
    hue: int = 0
    covering: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    note: int | None = None


class Chip(Record):
    """A principle with the stance that is taken on it, its place in a stated list, and who is said to hold it
    (names; none where the speaker does)."""

    principle: str
    label: str
    stance: str
    order: int | None
    group: str | None
    holders: tuple[str, ...]


class MarginVoice(Record):
    """A statement in the margin: its letter where several begin in a paragraph, who speaks and how.

    `name` is empty where the one before it in the paragraph is of the same speaker;
    `chips` has those of one holder together, the speaker's own first.
    """

    address: str
    letter: str
    name: str
    mode: str
    hue: int
    chips: tuple[Chip, ...]


class EventLink(Record):
    """An event that a paragraph speaks of."""

    id: str
    label: str
    date: tuple[Part, ...]
    is_planned: bool


class Row(Record):
    """A block of a text, with what stands beside it."""

    address: str
    number: str
    kind: str
    pieces: tuple[ReadingPiece, ...]
    voices: tuple[MarginVoice, ...]
    notes: tuple[Note, ...]
    events: tuple[EventLink, ...]
    remark: str | None


class When(Record):
    """A date with its words: as a whole, as it is stated, and as it is inferred."""

    date: Date
    parts: tuple[Part, ...]
    stated: str
    inferred: str


class OfficeHeld(Record):
    """An office as a card names it."""

    title: str
    organisation: str | None
    date: tuple[Part, ...]


class ReadyCitation(Record):
    """A citation to copy, and the style or format that it is in."""

    style: str
    text: str


class Card(Record):
    """All that is known of a statement; `place` is the paragraph in which it begins."""

    address: str
    place: str
    speaker: str
    name: str
    hue: int
    mode: str
    offices: tuple[OfficeHeld, ...]
    organisation: str | None
    words: tuple[str, ...]
    when: When
    dated_by: str
    occasion: str | None
    event: EventLink | None
    chips: tuple[Chip, ...]
    act: str | None
    cue: str | None
    answers: tuple[Reply, ...]
    answered_by: tuple[Reply, ...]
    notes: tuple[int, ...]
    remark: str | None
    before: str | None
    behind: str | None


class TextView(Record):
    """A document of the edition."""

    id: str
    name: str
    is_described: bool
    type: str
    authors: tuple[str, ...]
    when: When
    words: int
    modes: tuple[tuple[str, int], ...]
    speakers: tuple[tuple[str, int], ...]
    departure: str | None
    note: str | None
    headings: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    loose_notes: tuple[Note, ...]
    cards: tuple[Card, ...]


class Evidence(Record):
    """Words of a text that speak of an event."""

    address: str
    text: str


class EventRow(Record):
    """An event on the timeline; `lane` is its picture, as SVG."""

    id: str
    label: str
    is_planned: bool
    kind: str
    place: str | None
    when: When
    organisations: tuple[tuple[str, str], ...]
    people: tuple[str, ...]
    docs: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    note: str | None
    lane: str


class Timeline(Record):
    """The events, the axis over their lanes, the marks explained, and by what they can be chosen."""

    rows: tuple[EventRow, ...]
    axis: str
    key: tuple[tuple[str, str], ...]
    organisations: tuple[tuple[str, str], ...]


class MatrixCell(Record):
    """What a voice says of a principle, in a matrix: `degree` is how often it affirms, 0 to 4."""

    held: str
    rejected: str
    degree: int
    told: str


class Held(Record):
    """What one voice says of a principle, for itself or as held by others (names): statements, each with its
    stance and its first words."""

    speaker: str
    name: str
    holders: tuple[str, ...]
    statements: tuple[tuple[str, str, str], ...]


class PrincipleEntry(Record):
    """A principle with who speaks of it, and its row of the matrix."""

    principle: Principle
    broader: tuple[tuple[str, str], ...]
    related: tuple[tuple[str, str], ...]
    voices: int
    is_rejected: bool
    cells: tuple[MatrixCell, ...]
    held: tuple[Held, ...]


class Matrix(Record):
    """The voices that have a column, those with most statements first, each by two letters and by name; and
    the principles."""

    heads: tuple[tuple[str, str], ...]
    entries: tuple[PrincipleEntry, ...]


class NetworkView(Record):
    """The picture of a network, as SVG, wide and for narrow screens, and the ties in words."""

    picture: str
    narrow: str
    voices: tuple[NetworkVoice, ...]
    ties: tuple[NetworkTie, ...]


class Edition(Record):
    """A corpus as a page."""

    corpus: CorpusFacts
    title: str
    version: str
    texts: Sequence[TextView]
    timeline: Timeline
    matrix: Matrix
    network: NetworkView
    speakers: tuple[tuple[str, str], ...]
