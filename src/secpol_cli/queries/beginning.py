"""The beginning of a document's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.record import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.model import Page, Passage


def first_blocks(page: Page, most: int) -> Page:
    """The page of a document with its first `most` blocks alone, and the statements, events, notes and works
    that stand in them; all for 0, and any other page as it is."""
    if not most or page.kind != "document":
        return page
    blocks = page.blocks[:most]
    numbers = {mark.n for block in blocks for mark in block.marks}
    notes = tuple(note for note in page.notes if note.n in numbers)
    cited = {work for note in notes for work in note.cites}
    places = {block.address for block in blocks} | {note.address for note in notes}

    def is_here(passages: Sequence[Passage]) -> bool:
        return any(passage.address in places for passage in passages)

    return replace(
        page,
        blocks=blocks,
        statements=tuple(statement for statement in page.statements if is_here(statement.passages)),
        events=tuple(event for event in page.events if is_here(event.evidence)),
        notes=notes,
        references=tuple(work for work in page.references if work.id in cited),
    )
