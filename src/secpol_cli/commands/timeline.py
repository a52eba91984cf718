"""secpol timeline"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from secpol_cli.commands.options import (
    Chart,
    Doc,
    Limit,
    Org,
    PrincipleName,
    Since,
    Until,
    asked,
    paged,
)
from secpol_cli.output.result import Result, found

if TYPE_CHECKING:
    from secpol_cli.session import Session


def run(
    session: Session,
    org: Org = None,
    person: Annotated[
        Optional[str], typer.Option("--person", metavar="NAME", help="Only events of this person.")
    ] = None,
    place: Annotated[
        Optional[str], typer.Option("--place", metavar="PLACE", help="Only events held there.")
    ] = None,
    principle: PrincipleName = None,
    doc: Doc = None,
    since: Since = None,
    until: Until = None,
    status: Annotated[
        Optional[str], typer.Option("--status", metavar="STATUS", help="Only events held, or planned.")
    ] = None,
    chart: Chart = False,
    limit: Limit = None,
) -> Result:
    """List events in the order of time, with the passages that speak of them.

    What a reader infers about a date stands in square brackets; events whose time
    the texts do not tell come last.

    \b
    secpol timeline --org ASEM
    secpol timeline --since 2018 --until 2019-06 --chart
    secpol timeline --status planned --format markdown
    """
    from secpol_cli.queries.timeline import find_events, load_events_at, parse_event_filters

    filters = parse_event_filters(
        session.store,
        orgs=org,
        person=person,
        principles=principle,
        docs=doc,
        place=place,
        status=status,
        since=since,
        until=until,
    )
    shown = paged(session, "events", find_events(session.store, filters), limit)
    items = load_events_at(session.store, shown["items"])
    return Result(
        "timeline",
        query=asked(
            org=filters.orgs,
            person=filters.person,
            principle=filters.principles,
            doc=filters.docs,
            place=place,
            status=status,
            since=since,
            until=until,
            limit=limit,
        ),
        layout="timeline_chart" if chart else "timeline",
        status=found(items),
        summary=None if items else "no such event",
        **shown | {"items": items},
    )
