"""Cards: all that is known of a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.dates.words import date_parts
from secpol_cli.pages.chips import chips_of
from secpol_cli.pages.records import Card, OfficeHeld
from secpol_cli.pages.words import link_to, when
from secpol_cli.store.address import number_of, part_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.model import Date, Statement
    from secpol_cli.pages.sources import EditionSources


def make_cards(statements: Sequence[Statement], sources: EditionSources) -> tuple[Card, ...]:
    """The cards of a document's statements, in their order, each with those before and behind it."""
    addresses = [None, *(statement.address for statement in statements), None]
    return tuple(
        _card(statement, sources, addresses[place], addresses[place + 2])
        for place, statement in enumerate(statements)
    )


def _card(
    statement: Statement,
    sources: EditionSources,
    before: str | None,
    behind: str | None,
) -> Card:
    occasion = statement.occasion
    event = next((event for event in sources.events if occasion and event.id == occasion.event), None)
    notes = [number_of(part_of(note), "n") for note in statement.notes]
    return Card(
        address=statement.address,
        place=statement.passages[0].address if statement.passages else statement.doc,
        speaker=statement.speaker,
        name=statement.speaker_name,
        hue=sources.hue_of(statement),
        mode=statement.mode,
        offices=_offices(statement, sources),
        organisation=sources.organisations.get(statement.organisation or ""),
        words=tuple(passage.exact for passage in statement.passages),
        when=when(statement.date),
        dated_by=statement.dated_by,
        occasion=occasion.text if occasion else None,
        event=link_to(event) if event else None,
        chips=chips_of(statement, sources.groups),
        act=statement.force.act if statement.force else None,
        cue=statement.force.cue if statement.force else None,
        answers=statement.answers,
        answered_by=statement.answered_by,
        notes=tuple(n for n in notes if n is not None),
        remark=statement.note,
        before=before,
        behind=behind,
    )


def _offices(statement: Statement, sources: EditionSources) -> tuple[OfficeHeld, ...]:
    """The offices that the speaker may have held when it was said: those whose dates do not rule it out."""
    speaker = sources.speakers.get(statement.speaker)
    return tuple(
        OfficeHeld(
            office.title, sources.organisations.get(office.organisation or ""), date_parts(office.date)
        )
        for office in (speaker.offices if speaker else ())
        if _may_meet(office.date, statement.date)
    )


def _may_meet(one: Date, other: Date) -> bool:
    """Whether two dates may have a day in common; an unknown end rules nothing out."""
    return not (
        (one.latest and other.earliest and one.latest < other.earliest)
        or (other.latest and one.earliest and other.latest < one.earliest)
    )
