"""secpol principles"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from secpol_cli.commands.options import (
    Chart,
    ChartFile,
    Doc,
    Group,
    Limit,
    Mode,
    Org,
    PrincipleName,
    Since,
    Speaker,
    Stance,
    Until,
    asked,
    chart_file,
    cut_short,
    page_size,
)
from secpol_cli.errors import UsageError
from secpol_cli.output.result import Result, found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.model import MatrixRow, PrincipleItem
    from secpol_cli.output.result import Written
    from secpol_cli.session import Session

_PAGE = 1000  # stances in a table: several are in one row, unlike elsewhere


def run(
    session: Session,
    file: ChartFile = None,
    speaker: Speaker = None,
    principle: PrincipleName = None,
    doc: Doc = None,
    org: Org = None,
    group: Group = None,
    stance: Stance = None,
    mode: Mode = None,
    since: Since = None,
    until: Until = None,
    words: Annotated[bool, typer.Option("--words", help="Show the words of each statement.")] = False,
    matrix: Annotated[bool, typer.Option("--matrix", help="Count speakers against principles.")] = False,
    chart: Chart = False,
    limit: Limit = None,
) -> Result:
    """List which principles each speaker affirms, rejects or mentions, and where.

    Lists that a text states in order (five elements, six principles) keep their
    order.

    \b
    secpol principles --speaker "Hun Sen"
    secpol principles --stance rejects
    secpol principles --principle neutrality --words
    secpol principles --matrix
    secpol principles --matrix --chart matrix.svg
    secpol principles --json | jq -r '.items[] | [.speaker, .principle] | @tsv'
    """
    from secpol_cli.queries.principles import list_some_principles, principle_matrix
    from secpol_cli.queries.statements import check_stance, parse_filters

    to = _chart(chart, file, matrix)
    filters = parse_filters(
        session.store,
        speakers=speaker,
        orgs=org,
        principles=principle,
        docs=doc,
        mode=mode,
        group=group,
        since=since,
        until=until,
    )
    most = 0 if matrix else page_size(session, limit, _PAGE)
    held = list_some_principles(session.store, filters, stance=check_stance(stance), most=most)
    rows = principle_matrix(held.items) if matrix else []
    items: Sequence[PrincipleItem | MatrixRow] = rows if matrix else held.items
    total = len(items) if matrix else held.total
    items = items[:limit] if limit else items
    return Result(
        "principles",
        items,
        asked(
            speaker=filters.speakers,
            principle=filters.principles,
            doc=filters.docs,
            org=filters.orgs,
            group=filters.group,
            stance=stance,
            mode=mode,
            since=since,
            until=until,
            matrix=matrix,
            limit=limit,
        ),
        layout="matrix" if matrix else "principles",
        status=found(items),
        summary=None if items else "no principle is stated there",
        warnings=cut_short(limit, stances=(len(items), total)),
        options={"words": words},
        counts={"total": total},
        written=_draw(session, rows[:limit] if limit else rows, to) if to else (),
    )


def _chart(chart: bool, file: str | None, matrix: bool) -> str | None:
    """The file that the matrix is drawn into, if one was named.  Raises UsageError."""
    if chart and not matrix:
        raise UsageError("--chart draws the matrix", "add --matrix")
    return chart_file(chart, file)


def _draw(session: Session, rows: Sequence[MatrixRow], file: str) -> tuple[Written, ...]:
    from secpol_cli.charts.svg.matrix import draw_matrix
    from secpol_cli.pages.charts import write_chart

    return (write_chart(session.store, draw_matrix(rows), file),)
