"""Quotations that are put together from several places of the corpus."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secpol_cli.text.sigla import Quoted
    from secpol_cli.verification.finding import Finder, Spot

_SHORTEST = 3  # words of a part that can be told from others
_APART = 40  # words of one text between two parts that are two places, and not one with something left out
_LONGEST = 400  # words of a quotation that is looked through


def find_joined(finder: Finder, quotation: Sequence[Quoted]) -> list[Spot]:
    """The places from which a quotation is put together, in its order; empty where it is from one place, or a
    part of it stands nowhere.

    Its parts are what ellipses leave; without an ellipsis, a beginning and an
    end that both stand in the corpus word for word.
    """
    if len(quotation) > _LONGEST or any(quoted.kind == "bracketed" for quoted in quotation):
        return []
    parts = _split(quotation)
    spots = [finder.exact(part) for part in parts] if len(parts) > 1 else _halves(finder, quotation)
    if len(spots) < 2 or not all(spots):
        return []
    chosen = [spots[0][0]]
    for found in spots[1:]:
        near = [spot for spot in found if not _are_apart(chosen[-1], spot)]
        chosen.append((near or found)[0])
    return chosen if any(_are_apart(one, other) for one, other in pairwise(chosen)) else []


def _are_apart(one: Spot, other: Spot) -> bool:
    if one.reading.addresses != other.reading.addresses:
        return True
    return other.first < one.end or other.first - one.end > _APART


def _split(quotation: Sequence[Quoted]) -> list[list[Quoted]]:
    """The parts between ellipses; those that are too short to be told from others are left out."""
    parts: list[list[Quoted]] = [[]]
    for quoted in quotation:
        if quoted.kind == "ellipsis":
            parts.append([])
        else:
            parts[-1].append(quoted)
    return [part for part in parts if len(part) >= _SHORTEST]


def _halves(finder: Finder, quotation: Sequence[Quoted]) -> list[list[Spot]]:
    """The places of a beginning and of the end behind it, where both stand in the corpus word for word."""
    length = len(quotation)
    if length < 2 * _SHORTEST:
        return []
    middle = length // 2
    if not finder.exact(quotation[middle:]) and not finder.exact(quotation[: length - middle]):
        return []  # one of the two would have to be as long
    longest = _last(lambda size: bool(finder.exact(quotation[:size])), _SHORTEST, length - _SHORTEST)
    if longest is None:
        return []
    return [finder.exact(quotation[:longest]), finder.exact(quotation[longest:])]


def _last(holds: Callable[[int], bool], first: int, last: int) -> int | None:
    """The greatest number between two, both included, for which a condition holds that, once it does not
    hold, holds for none that is greater; None where it holds for none."""
    if first > last or not holds(first):
        return None
    while first < last:
        middle = (first + last + 1) // 2
        if holds(middle):
            first = middle
        else:
            last = middle - 1
    return first
