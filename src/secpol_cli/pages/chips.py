"""The principles of a statement, as margins and cards show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.pages.records import Chip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from secpol_cli.model import Statement


def chips_of(statement: Statement, groups: Mapping[str, str]) -> tuple[Chip, ...]:
    """The principles of a statement, with the names of the stated lists that they are in."""
    return tuple(
        Chip(use.principle, use.label, use.stance, use.order, groups.get(use.group or ""), use.holder_names)
        for use in statement.principles
    )
