"""A network of voices as a narrow picture: their names in a column, ties as arcs beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.charts.svg.elements import Drawing, element, titled, wrapped, write
from secpol_cli.charts.svg.network import AGREEING, DIFFERING, against, thickness, tied_in_order, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.model import NetworkTie, NetworkVoice

_WIDTH, _NAMES, _ROW = 360, 184, 46  # pixels; names end where the dots begin
_DOTS = _NAMES + 14
_ROOM = _WIDTH - _DOTS - 10  # beside the dots, for arcs
_THINNER = 0.6  # lines, of those on the ring
_LEADING, _SIZE = 15, 13


def draw_arcs(voices: Sequence[NetworkVoice], ties: Sequence[NetworkTie]) -> Drawing:
    """Voices one below the other, those that share much next to each other; ties as on the ring.

    An arc reaches the farther out the more voices lie between its two.  It has no table: the wide picture
    of the same network has.
    """
    shown = tied_in_order(voices, ties)
    heights = {voice.id: _ROW * (number + 0.5) for number, voice in enumerate(shown)}
    drawn = [tie for tie in reversed(ties) if tie.speaker in heights and tie.other in heights]
    most = max((max(tie.agree, against(tie)) for tie in drawn), default=1)
    agreeing = [_arc(tie, tie.agree, most, heights, AGREEING) for tie in drawn if tie.agree]
    differing = [_arc(tie, against(tie), most, heights, DIFFERING) for tie in drawn if against(tie)]
    return Drawing(
        title=f"Network: {len(voices)} voices, {len(ties)} ties",
        width=_WIDTH,
        height=_ROW * max(len(shown), 1),
        elements=(*agreeing, *differing, *(_named(voice, heights[voice.id]) for voice in shown)),
        table=(),
    )


def _arc(tie: NetworkTie, number: int, most: int, heights: dict[str, float], class_: str) -> str:
    one, other = sorted((heights[tie.speaker], heights[tie.other]))
    share = (other - one) / (_ROW * max(len(heights) - 1, 1))
    out = (
        _DOTS + 4 / 3 * (0.12 + 0.88 * share) * _ROOM
    )  # a cubic curve comes three quarters as far as its handles
    path = f"M{_DOTS} {one:.1f}C{out:.1f} {one:.1f} {out:.1f} {other:.1f} {_DOTS} {other:.1f}"
    width = max(1.0, _THINNER * thickness(number, most, class_))
    return titled(told(tie), element("path", d=path, class_=class_, stroke_width=width))


def _named(voice: NetworkVoice, y: float) -> str:
    lines = wrapped(f"{voice.name} {voice.principles}", _NAMES - 18, _SIZE, most=3)
    top = y + 4.5 - _LEADING * (len(lines) - 1) / 2
    names = [
        write(line, _NAMES, top + _LEADING * n, "narrow", text_anchor="end") for n, line in enumerate(lines)
    ]
    return titled(voice.name, *names, element("circle", cx=_DOTS, cy=y, r=4, class_="dot"))
