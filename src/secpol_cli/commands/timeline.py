"""secpol timeline"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from secpol_cli.commands.options import (
    Chart,
    ChartFile,
    Doc,
    Limit,
    Org,
    PrincipleName,
    Since,
    Until,
    asked,
    chart_file,
    paged,
)
from secpol_cli.output.result import Result, found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.model import Event
    from secpol_cli.output.result import Written
    from secpol_cli.session import Session


def run(
    session: Session,
    file: ChartFile = None,
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
    form: Annotated[
        str,
        typer.Option(
            "-f",
            "--format",
            metavar="FORMAT",
            help="table, json, jsonl, csv, tsv, markdown, latex, html, ics or timelinejs.",
        ),
    ] = "table",
) -> Result:
    """List events in the order of time, with the passages that speak of them.

    What a reader infers about a date stands in square brackets; events whose time
    the texts do not tell come last.

    \b
    secpol timeline --org ASEM
    secpol timeline --since 2018 --until 2019-06 --chart
    secpol timeline --status planned --format markdown
    secpol timeline --chart timeline.svg
    secpol timeline --org ASEM --format ics > asem.ics
    """
    from secpol_cli.queries.timeline import find_events, load_events_at, parse_event_filters

    to = chart_file(chart, file)
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
    shown = paged(session, "events", find_events(session.store, filters), limit, form)
    items = load_events_at(session.store, shown["items"])
    shown["warnings"] = (*shown["warnings"], *_without_place(items, form))
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
        layout="timeline_chart" if chart and not to else "timeline",
        status=found(items),
        summary=None if items else "no such event",
        form=form,
        written=_draw(session, items, to) if to else (),
        **shown | {"items": items},
    )


def _without_place(events: Sequence[Event], form: str) -> tuple[str, ...]:
    """A line that names the events for which a format has no place."""
    if form not in ("ics", "timelinejs"):
        return ()
    from secpol_cli.charts import placing, timelinejs

    left_out = placing.unplaced(events) if form == "ics" else timelinejs.unplaced(events)
    labels = "; ".join(event.label for event in left_out)
    return (
        (f"no place for {len(left_out)} of {len(events)} events, whose time is not known: {labels}",)
        if left_out
        else ()
    )


def _draw(session: Session, events: Sequence[Event], file: str) -> tuple[Written, ...]:
    from secpol_cli.charts.svg.timeline import draw_timeline
    from secpol_cli.charts.timeline import event_bars
    from secpol_cli.pages.charts import write_chart

    return (write_chart(session.store, draw_timeline(event_bars(events)), file),)
