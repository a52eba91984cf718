"""secpol principles"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from secpol_cli.commands.options import (
    Doc,
    Group,
    Mode,
    Org,
    PrincipleName,
    Since,
    Speaker,
    Stance,
    Until,
    asked,
)
from secpol_cli.output.result import Result, found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.model import MatrixRow, PrincipleItem
    from secpol_cli.session import Session


def run(
    session: Session,
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
) -> Result:
    """List which principles each speaker affirms, rejects or mentions, and where.

    Lists that a text states in order (five elements, six principles) keep their
    order.

    \b
    secpol principles --speaker "Hun Sen"
    secpol principles --stance rejects
    secpol principles --principle neutrality --words
    secpol principles --matrix
    secpol principles --json | jq -r '.items[] | [.speaker, .principle] | @tsv'
    """
    from secpol_cli.queries.principles import list_principles, principle_matrix
    from secpol_cli.queries.statements import check_stance, parse_filters

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
    items: Sequence[PrincipleItem | MatrixRow] = list_principles(
        session.store, filters, stance=check_stance(stance)
    )
    if matrix:
        items = principle_matrix(items)  # type: ignore[arg-type]
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
        ),
        layout="matrix" if matrix else "principles",
        status=found(items),
        summary=None if items else "no principle is stated there",
        options={"words": words},
    )
