"""secpol network"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from secpol_cli.commands.options import (
    Chart,
    ChartFile,
    Doc,
    Limit,
    Mode,
    Org,
    PrincipleName,
    Since,
    Speaker,
    Until,
    asked,
    chart_file,
    paged,
)
from secpol_cli.output.result import Result, found

if TYPE_CHECKING:
    from secpol_cli.output.result import Written
    from secpol_cli.queries.network import Network
    from secpol_cli.session import Session


def run(
    session: Session,
    file: ChartFile = None,
    speaker: Speaker = None,
    principle: PrincipleName = None,
    doc: Doc = None,
    org: Org = None,
    mode: Mode = None,
    since: Since = None,
    until: Until = None,
    least: Annotated[
        int, typer.Option("--min", metavar="N", min=1, help="Only ties of N principles and disputes or more.")
    ] = 1,
    holders: Annotated[
        bool, typer.Option("--holders", help="Tie who is said to hold a principle, not who speaks.")
    ] = False,
    chart: Chart = False,
    limit: Limit = None,
    form: Annotated[
        str,
        typer.Option(
            "-f",
            "--format",
            metavar="FORMAT",
            help="table, json, jsonl, csv, tsv, markdown, latex, html or graphml.",
        ),
    ] = "table",
) -> Result:
    """Show who shares principles with whom, agreeing and differing, and in which two statements.

    The voices are those who speak. Two agree where both affirm or both reject a principle
    as their own, and differ where one affirms what the other rejects, or disputes or doubts
    a statement of the other; a mere mention ties nobody. One --speaker: all ties of that
    one; several: those between them.

    \b
    secpol network
    secpol network --speaker "Hun Sen" --min 3
    secpol network --speaker "Hun Sen" --speaker "Kin Phea"
    secpol network --holders
    secpol network --chart network.svg
    secpol network --format graphml > network.graphml
    """
    from secpol_cli.queries.names import find_each
    from secpol_cli.queries.network import around, load_network
    from secpol_cli.queries.statements import parse_filters

    to = chart_file(chart, file)
    filters = parse_filters(
        session.store, orgs=org, principles=principle, docs=doc, mode=mode, since=since, until=until
    )
    speakers = find_each(session.store, "person", speaker)
    network = load_network(session.store, filters, holders=holders, least=least)
    network = around(network, speakers) if speakers else network
    shown = paged(session, "ties", network.ties, limit, form)
    return Result(
        "network",
        query=asked(
            speaker=speakers,
            principle=filters.principles,
            doc=filters.docs,
            org=filters.orgs,
            mode=mode,
            since=since,
            until=until,
            holders=holders,
            min=least if least > 1 else None,
            limit=limit,
        ),
        layout="network",
        status=found(network.ties),
        summary=None if network.ties else "no two voices share or dispute so much",
        form=form,
        about={"voices": tuple(network.voices)},
        written=_draw(session, network, to) if to else (),
        **shown,
    )


def _draw(session: Session, network: Network, file: str) -> tuple[Written, ...]:
    from secpol_cli.charts.svg.network import draw_network
    from secpol_cli.pages.charts import write_chart

    return (write_chart(session.store, draw_network(network.voices, network.ties), file),)
