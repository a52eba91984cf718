"""secpol docs"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.output.result import Result, found

if TYPE_CHECKING:
    from secpol_cli.session import Session


def run(session: Session) -> Result:
    """List the documents, with their dates, authors and how much is annotated.

    A title in square brackets describes a text that has none.

    \b
    secpol docs
    secpol docs --format csv > documents.csv
    """
    from secpol_cli.queries.entities import list_documents
    from secpol_cli.queries.stats import describe_corpus

    items = list_documents(session.store)
    about = {"corpus": describe_corpus(session.store)}
    said = None if items else "no document"
    return Result("docs", items, {}, layout="documents", status=found(items), summary=said, about=about)
