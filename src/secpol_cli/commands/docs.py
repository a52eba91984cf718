"""secpol docs"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.commands.options import Limit, asked, paged
from secpol_cli.output.result import Result, found

if TYPE_CHECKING:
    from secpol_cli.session import Session


def run(session: Session, limit: Limit = None) -> Result:
    """List the documents, with their dates, authors and how much is annotated.

    A title in square brackets describes a text that has none.

    \b
    secpol docs
    secpol docs --format csv > documents.csv
    """
    from secpol_cli.queries.entities import list_documents
    from secpol_cli.queries.stats import describe_corpus

    items = list_documents(session.store)
    return Result(
        "docs",
        query=asked(limit=limit),
        layout="documents",
        status=found(items),
        summary=None if items else "no document",
        about={"corpus": describe_corpus(session.store)},
        **paged(session, "documents", items, limit),
    )
