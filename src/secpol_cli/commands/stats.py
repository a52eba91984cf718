"""secpol stats"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from secpol_cli.commands.options import Limit, asked, cut_short, page_size
from secpol_cli.errors import UsageError
from secpol_cli.output.parts import printable
from secpol_cli.output.result import Result

if TYPE_CHECKING:
    from secpol_cli.session import Session

_IN_MEMORY = "the store is in memory: the cache cannot be written"
_PAGE = 30  # documents, each of which has a column, and speakers


def run(
    session: Session,
    file: Annotated[
        Optional[str], typer.Argument(metavar="FILE", help="With --store: count in that store.", hidden=True)
    ] = None,
    store: Annotated[
        bool, typer.Option("--store", help="Say where the store is; with a file behind it, count in that.")
    ] = False,
    limit: Limit = None,
) -> Result:
    """Count documents, words, statements, principles, events and references, and the share annotated.

    \b
    secpol stats
    secpol stats --store
    secpol stats --json | jq '.items[-1].speakers'
    """
    from secpol_cli.queries.labels import names_of
    from secpol_cli.queries.stats import count_corpus, describe_corpus

    if file is not None:
        if not store:
            raise UsageError(f"“{file}” is no option", "another corpus is named with --corpus DIR")
        session.name_store(file)
    *each, whole = count_corpus(session.store)
    most = page_size(session, limit, _PAGE)
    shown = each[:most] if most else each
    speakers = len(whole.speakers)
    named = min(most, speakers) if most else speakers
    where = _where(session) if store and file is None else None
    return Result(
        "stats",
        [*shown, whole],
        asked(limit=limit, store=where),
        layout="stats",
        warnings=cut_short(limit, documents=(len(shown), len(each)), speakers=(named, speakers)),
        options={"most": most, "names": names_of(session.store, "person", whole.speakers)},
        counts={"documents": len(each), "speakers": speakers},
        text=None if where is None else printable(where or _IN_MEMORY),
        about={"corpus": describe_corpus(session.store)},
    )


def _where(session: Session) -> str:
    return str(session.store_path or "")
