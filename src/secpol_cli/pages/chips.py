"""The principles of a statement, as margins and cards show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.pages.records import Chip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secpol_cli.model import Statement


def chips_of(statement: Statement, groups: Mapping[str, str]) -> tuple[Chip, ...]:
    """The principles of a statement, with the names of the stated lists that they are in."""
    return tuple(
        Chip(use.principle, use.label, use.stance, use.order, groups.get(use.group or ""), use.holder_names)
        for use in statement.principles
    )


def by_holder(chips: Sequence[Chip]) -> tuple[Chip, ...]:
    """The speaker's own first, then those of each holder together, otherwise in their order."""
    order = list(dict.fromkeys([(), *(chip.holders for chip in chips)]))
    return tuple(sorted(chips, key=lambda chip: order.index(chip.holders)))
