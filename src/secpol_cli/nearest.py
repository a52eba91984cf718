"""“Did you mean”: the known values nearest to one that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MEANT = 75  # likeness (0-100) of a value and what somebody may well have meant by it
_PART = 0.9  # what it counts to be some of another value's words


def nearest(value: str, known: Iterable[str], *, limit: int = 3, cutoff: float = 60) -> list[str]:
    """The `limit` values of `known` most like `value`, best first; none below `cutoff` (0-100).

    Those that it misspells, or of which it is some words; where there are none,
    those that share parts with it.
    """
    from rapidfuzz import fuzz, process

    def meant(one: str, other: str, **_: object) -> float:
        whole = fuzz.ratio(one, other)
        return max(whole, _PART * fuzz.token_set_ratio(one, other)) + whole / 100  # of equals the shorter

    wanted = value.casefold()
    choices = [choice for choice in dict.fromkeys(known) if 2 * len(choice) >= len(wanted)]
    folded = [choice.casefold() for choice in choices]
    for scorer, least in ((meant, max(cutoff, _MEANT)), (fuzz.WRatio, cutoff)):
        matches = process.extract(wanted, folded, scorer=scorer, limit=limit, score_cutoff=least)
        if matches:
            return [choices[index] for _, _, index in matches]
    return []
