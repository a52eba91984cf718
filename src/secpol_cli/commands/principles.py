"""secpol principles"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from secpol_cli.commands.options import (
    Act,
    Chart,
    ChartFile,
    Doc,
    Group,
    Holder,
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
    paged,
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
    holder: Holder = None,
    principle: PrincipleName = None,
    doc: Doc = None,
    org: Org = None,
    group: Group = None,
    stance: Stance = None,
    mode: Mode = None,
    act: Act = None,
    disputed: Annotated[
        bool,
        typer.Option("--disputed", help="Only statements that dispute or doubt another, or are disputed."),
    ] = False,
    since: Since = None,
    until: Until = None,
    words: Annotated[bool, typer.Option("--words", help="Show the words of each statement.")] = False,
    matrix: Annotated[bool, typer.Option("--matrix", help="Count speakers against principles.")] = False,
    chart: Chart = False,
    holders: Annotated[
        bool, typer.Option("--holders", help="Under who is said to hold it, instead of who says so.")
    ] = False,
    vocabulary: Annotated[
        bool,
        typer.Option("--vocabulary", help="List the principles themselves: what they mean, how they relate."),
    ] = False,
    top: Annotated[
        Optional[int],
        typer.Option(
            "--top", metavar="N", min=1, help="With --matrix: the N principles that most voices share."
        ),
    ] = None,
    limit: Limit = None,
) -> Result:
    """List which principles each speaker affirms, rejects or mentions, and where.

    Lists that a text states in order (five elements, six principles) keep their
    order.

    \b
    secpol principles --speaker "Hun Sen"
    secpol principles --holder Cambodia --principle neutrality --words
    secpol principles --speaker "ASEAN Foreign Ministers" --act directive --words
    secpol principles --disputed
    secpol principles --stance rejects
    secpol principles --principle neutrality --words
    secpol principles --matrix --top 20
    secpol principles --matrix --chart matrix.svg
    secpol principles --matrix --holders
    secpol principles --vocabulary --principle "ASEAN centrality"
    secpol principles --json | jq -r '.items[] | [.speaker, .principle] | @tsv'
    """
    if top and not matrix:
        raise UsageError("--top is of the matrix", "add --matrix, or use -n")
    if vocabulary:
        return _vocabulary(session, principle, limit)
    from secpol_cli.queries.principles import as_held, list_some_principles, principle_matrix
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
        holders=holder,
        act=act,
        disputed=disputed,
    )
    most = 0 if matrix else page_size(session, limit, _PAGE)
    held = list_some_principles(session.store, filters, stance=check_stance(stance), most=most)
    stances = as_held(held.items) if holders else held.items
    items: Sequence[PrincipleItem | MatrixRow] = principle_matrix(stances) if matrix else stances
    total = len(items) if matrix else held.total
    items = items[: top or limit] if top or limit else items
    answered = asked(
        speaker=filters.speakers, holder=filters.holders, principle=filters.principles, doc=filters.docs,
        org=filters.orgs, group=filters.group, stance=stance, mode=filters.mode, act=act, disputed=disputed,
        since=since, until=until, matrix=matrix, holders=holders, top=top, limit=limit,
    )  # fmt: skip
    return Result(
        "principles",
        items,
        answered,
        layout="matrix" if matrix else "principles",
        status=found(items),
        summary=None if items else "no principle is stated there",
        warnings=cut_short(top or limit, stances=(len(items), total)),
        options={"words": words or disputed, "shared": top is None and limit is None},
        counts={"total": total},
        written=_draw(session, items, to, shared=top is None and limit is None),
    )


def _chart(chart: bool, file: str | None, matrix: bool) -> str | None:
    """The file that the matrix is drawn into, if one was named.  Raises UsageError."""
    if chart and not matrix:
        raise UsageError("--chart draws the matrix", "add --matrix")
    return chart_file(chart, file)


def _draw(
    session: Session, items: Sequence[PrincipleItem | MatrixRow], file: str | None, *, shared: bool
) -> tuple[Written, ...]:
    """The matrix drawn into a file, where one was named; `shared`: only what two voices or more share, if
    there is such."""
    if file is None:
        return ()
    from secpol_cli.charts.svg.matrix import draw_matrix
    from secpol_cli.model import MatrixRow
    from secpol_cli.pages.charts import write_chart

    rows = [item for item in items if isinstance(item, MatrixRow)]
    some = [row for row in rows if len(row.voices) > 1] if shared else []
    picture = draw_matrix(some, shared_of=len(rows)) if 0 < len(some) < len(rows) else draw_matrix(rows)
    return (write_chart(session.store, picture, file),)


def _vocabulary(session: Session, names: list[str] | None, limit: int | None) -> Result:
    """The principles themselves: all, or those named with their narrower ones."""
    from secpol_cli.queries.entities import find_principles

    chosen, items = find_principles(session.store, names)
    return Result(
        "principles",
        query=asked(principle=chosen, vocabulary=True, limit=limit),
        layout="vocabulary",
        status=found(items),
        **paged(session, "principles", items, limit),
    )
