"""A network of voices as a picture: a ring, on which those that share much stand side by side."""

from __future__ import annotations

from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING

from secpol_cli.charts.svg.elements import Drawing, element, titled, wrapped, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.model import Dispute, NetworkTie, NetworkVoice

_WIDTH, _MARGIN, _TOP = 1180, 24, 190  # pixels
_LABEL, _LEADING = 300, 17
_MOST = 60  # voices on the ring; those with fewest ties are named below it
_THICKEST = 14.0
AGREEING, DIFFERING = "tie", "tie differing"


def draw_network(voices: Sequence[NetworkVoice], ties: Sequence[NetworkTie]) -> Drawing:
    """Voices as dots as large as the principles they speak of, ties as lines as thick as those shared.

    A second, dashed line stands for what two differ on or dispute.  Voices without a tie are named below.
    """
    ring = tied_in_order(voices, ties)
    radius = max(230.0, 32.0 * len(ring) / pi)
    centre = (_WIDTH / 2, _TOP + radius)
    places = {
        voice.id: _on_ring(centre, radius, (number + 0.5) / max(len(ring), 1))
        for number, voice in enumerate(ring)
    }
    drawn = [*_lines(ties, places, centre), *_dots(ring, places, centre)]
    shown = {voice.id for voice in ring}
    below, bottom = _below([voice for voice in voices if voice.id not in shown], centre[1] + radius + 90)
    title = f"Network: {len(voices)} voices, {len(ties)} ties"
    head = ("Voice", "Voice", "Agree", "Differ", "Disputes", "On")
    return Drawing(
        title=title,
        width=_WIDTH,
        height=int(bottom + _MARGIN),
        elements=(*_key(), *drawn, *below),
        table=(head, *(_in_words(tie) for tie in ties)),
    )


def against(tie: NetworkTie) -> int:
    """On how much two differ or dispute."""
    return tie.differ + len(tie.disputes)


def weight(tie: NetworkTie) -> int:
    """How much ties two, agreeing or not."""
    return tie.agree + against(tie)


def tied_in_order(voices: Sequence[NetworkVoice], ties: Sequence[NetworkTie]) -> list[NetworkVoice]:
    """The voices that have ties, those with most of them, 60 at most: behind each the one it shares most with
    of those not yet placed."""
    strength: dict[str, int] = {}
    for tie in ties:
        for end in (tie.speaker, tie.other):
            strength[end] = strength.get(end, 0) + weight(tie)
    tied = [voice for voice in voices if voice.id in strength]
    weights = {frozenset((tie.speaker, tie.other)): weight(tie) for tie in ties}
    left = sorted(tied, key=lambda voice: -strength[voice.id])[:_MOST]
    ring = left[:1]
    left = left[1:]
    while left:
        best = max(left, key=lambda voice: weights.get(frozenset((ring[-1].id, voice.id)), 0))
        left.remove(best)
        ring.append(best)
    return ring


def _on_ring(centre: tuple[float, float], radius: float, share: float) -> tuple[float, float]:
    angle = 2 * pi * share - pi / 2
    return centre[0] + radius * cos(angle), centre[1] + radius * sin(angle)


def _lines(
    ties: Sequence[NetworkTie], places: dict[str, tuple[float, float]], centre: tuple[float, float]
) -> list[str]:
    """Ties as curves that bend to the middle, the weakest drawn first; differences lie over the rest."""
    drawn = [tie for tie in reversed(ties) if tie.speaker in places and tie.other in places]
    most = max((max(tie.agree, against(tie)) for tie in drawn), default=1)
    agreeing = [_line(tie, tie.agree, most, places, centre, 0.35, AGREEING) for tie in drawn if tie.agree]
    differing = [
        _line(tie, against(tie), most, places, centre, 0.5, DIFFERING) for tie in drawn if against(tie)
    ]
    return agreeing + differing


def _line(
    tie: NetworkTie,
    number: int,
    most: int,
    places: dict[str, tuple[float, float]],
    centre: tuple[float, float],
    bend: float,
    class_: str,
) -> str:
    (x1, y1), (x2, y2) = places[tie.speaker], places[tie.other]
    mx, my = ((1 - bend) * (one + other) / 2 + bend * middle for one, other, middle in
              ((x1, x2, centre[0]), (y1, y2, centre[1])))  # fmt: skip
    path = f"M{x1:.1f} {y1:.1f}Q{mx:.1f} {my:.1f} {x2:.1f} {y2:.1f}"
    return titled(
        told(tie), element("path", d=path, class_=class_, stroke_width=thickness(number, most, class_))
    )


def thickness(number: int, most: int, class_: str) -> float:
    """How thick a tie of so many principles is, where the strongest has `most`, in pixels."""
    if class_ == DIFFERING:
        return max(2.0, 6 * number / most)
    return max(1.2, _THICKEST * number / most)


def _dots(
    ring: Sequence[NetworkVoice], places: dict[str, tuple[float, float]], centre: tuple[float, float]
) -> list[str]:
    most = max((voice.principles for voice in ring), default=1)
    sizes = {voice.id: 5 + 12 * sqrt(voice.principles / most) for voice in ring}
    names = {voice.id: wrapped(f"{voice.name} {voice.principles}", _LABEL - 30, 14, most=2) for voice in ring}
    heights = _heights(places, {id_: _LEADING * len(lines) + 4 for id_, lines in names.items()}, centre)
    drawn: list[str] = []
    for voice in ring:
        x, y = places[voice.id]
        drawn.append(
            titled(
                f"{voice.name}: {voice.principles} principles in {voice.statements} statements",
                *_name(names[voice.id], x, y, heights[voice.id], sizes[voice.id], centre),
                element("circle", cx=x, cy=y, r=sizes[voice.id], class_="dot"),
            )
        )
    return drawn


def _heights(
    places: dict[str, tuple[float, float]], needed: dict[str, float], centre: tuple[float, float]
) -> dict[str, float]:
    """How high the middle of each name stands: beside its dot, or as far up or down as names before it need,
    counted from the height of the ring's middle."""
    found: dict[str, float] = {}
    for is_right in (False, True):
        for step in (-1, 1):
            side = [
                (y, id_)
                for id_, (x, y) in places.items()
                if (x >= centre[0]) == is_right and (y < centre[1]) == (step < 0)
            ]
            edge = centre[1]
            for y, id_ in sorted(side, key=lambda place: step * place[0]):
                half = needed[id_] / 2
                found[id_] = step * max(step * y, step * edge + half)
                edge = found[id_] + step * half
    return found


def _name(
    lines: Sequence[str], x: float, y: float, middle: float, size: float, centre: tuple[float, float]
) -> list[str]:
    """A voice's name beside its dot, outside the ring; a line leads to one that had to give way."""
    side = 1 if x >= centre[0] else -1
    at = x + side * (size + 8)
    top = middle + 5 - _LEADING * (len(lines) - 1) / 2
    texts = [
        write(line, at, top + _LEADING * number, text_anchor="start" if side > 0 else "end")
        for number, line in enumerate(lines)
    ]
    is_moved = abs(middle - y) > size
    lead = element("line", x1=x, y1=y, x2=at - side * 3, y2=middle, class_="lead")
    return [*([lead] if is_moved else []), *texts]


def _below(voices: Sequence[NetworkVoice], y: float) -> tuple[list[str], float]:
    if not voices:
        return [], y
    names = ", ".join(voice.name for voice in voices)
    lines = wrapped(f"Not drawn, with no tie or the fewest: {names}", _WIDTH - 2 * _MARGIN, 12, most=6)
    return [write(line, _MARGIN, y + 17 * n, "note") for n, line in enumerate(lines)], y + 17 * len(lines)


def _key() -> list[str]:
    texts = (
        ("tie", "principles on which both take one side: the thicker, the more", 24, 8.0),
        ("tie differing", "one affirms what the other rejects, or disputes or doubts what it says", 500, 3.0),
    )
    drawn = [
        joined
        for class_, text, x, width in texts
        for joined in (
            element("path", d=f"M{x} 68h44", class_=class_, stroke_width=width),
            write(text, x + 54, 73, "note"),
        )
    ]
    figure = "The figure behind a name counts the principles that its statements speak of, shared or not."
    return [*drawn, write(figure, _MARGIN, 96, "note")]


def told(tie: NetworkTie) -> str:
    """A tie in words."""
    agreeing = ", ".join(stance.label for stance in tie.shared if stance.agrees)
    differing = ", ".join(stance.label for stance in tie.shared if not stance.agrees)
    parts = [f"agree on {tie.agree}: {agreeing}"] if agreeing else []
    parts += [f"differ on {tie.differ}: {differing}"] if differing else []
    parts += [_disputed(dispute) for dispute in tie.disputes]
    return f"{tie.speaker_name} – {tie.other_name}: {'; '.join(parts)}"


def _disputed(dispute: Dispute) -> str:
    return f"{dispute.statements[0]} {dispute.how} {dispute.statements[1]}"


def _in_words(tie: NetworkTie) -> tuple[str, ...]:
    on = "; ".join(
        f"{stance.label} ({'' if stance.agrees else 'differ: '}{', '.join(stance.statements)})"
        for stance in tie.shared
    )
    on = "; ".join([*([on] if on else []), *(_disputed(dispute) for dispute in tie.disputes)])
    return tie.speaker_name, tie.other_name, str(tie.agree), str(tie.differ), str(len(tie.disputes)), on
