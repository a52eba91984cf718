"""secpol stats"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from secpol_cli.errors import UsageError
from secpol_cli.output.parts import printable
from secpol_cli.output.result import Result, found

if TYPE_CHECKING:
    from secpol_cli.session import Session


def run(
    session: Session,
    file: Annotated[
        Optional[str], typer.Argument(metavar="FILE", help="With --store: count in that store.", hidden=True)
    ] = None,
    store: Annotated[
        bool, typer.Option("--store", help="Say where the store is; with a file behind it, count in that.")
    ] = False,
) -> Result:
    """Count documents, words, statements, principles, events and references, and the share annotated.

    \b
    secpol stats
    secpol stats --store
    secpol stats --json | jq '.items[-1].speakers'
    """
    from secpol_cli.queries.stats import count_corpus, describe_corpus

    if file is not None:
        if not store:
            raise UsageError(f"“{file}” is no option", "another corpus is named with --corpus DIR")
        session.name_store(file)
    items = count_corpus(session.store)
    about = {"corpus": describe_corpus(session.store)}
    if not store or file is not None:
        return Result("stats", items, {}, layout="stats", status=found(items), about=about)
    path = str(session.store_path or "")
    text = printable(path or "the store is in memory: the cache cannot be written")
    query = {"store": path}
    return Result("stats", items, query, layout="stats", status=found(items), text=text, about=about)
