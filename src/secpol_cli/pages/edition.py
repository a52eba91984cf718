"""Writing the reading edition of a corpus into a file."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.errors import ToolError, UsageError
from secpol_cli.model import WrittenPage
from secpol_cli.pages.files import PAGES, check_file
from secpol_cli.queries.entities import list_documents
from secpol_cli.queries.names import find_each
from secpol_cli.verification.fixing import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secpol_cli.model import DocumentSummary
    from secpol_cli.pages.citations import Citable, Citations
    from secpol_cli.pages.sources import EditionSources
    from secpol_cli.store.store import Store

# Words of text that one page holds: with more, a browser is slow to open and to search it.  By
# tests/bench/page.py, 91,000 words make a page of 2 MB in 1.3 seconds of a processor's time.
MOST_WORDS = 150_000
_STYLE = "chicago"


class EditionWritten(NamedTuple):
    """The page that was written, and what should be known of it."""

    page: WrittenPage
    warnings: tuple[str, ...]


def write_edition(
    store: Store, name: str, *, docs: Sequence[str] | None = None, styles: Sequence[str] = ()
) -> EditionWritten:
    """Write the documents, by ids or other names, or all, as a page; whole or not at all.

    Raises UsageError where the file cannot be written or the texts are too long
    for one page, and UnknownValue for documents and styles that there are not.
    """
    from secpol_cli.pages.sources import load_sources

    check_file("page", name, PAGES)
    chosen = find_each(store, "document", list(docs or ()))
    documents = [doc for doc in list_documents(store) if not chosen or doc.id in chosen]
    words = sum(doc.words for doc in documents)
    if words > MOST_WORDS:
        raise UsageError(
            f"{len(documents):,} documents with {words:,} words are too much for one page, "
            f"which holds {MOST_WORDS:,}",
            "choose some: secpol page FILE.html --doc ID --doc ID",
        )
    with _without_collection():
        page, warnings = _make(store, documents, load_sources(store, chosen), styles or (_STYLE,))
    write_whole(Path(name), page, like=None)
    made = WrittenPage(
        file=name,
        bytes=len(page),
        documents=len(documents),
        words=words,
        statements=sum(doc.statements for doc in documents),
    )
    return EditionWritten(made, warnings)


def _make(
    store: Store, documents: Sequence[DocumentSummary], sources: EditionSources, styles: Sequence[str]
) -> tuple[bytes, tuple[str, ...]]:
    """The page, and what should be known of its citations; all else is made while the engine makes these."""
    from concurrent.futures import ThreadPoolExecutor

    from secpol_cli.pages.citations import find_citable
    from secpol_cli.pages.gather import gather_edition
    from secpol_cli.pages.html import write_page

    said = [statement.address for statement in sources.statements]
    citable = find_citable(store, [doc.id for doc in documents], said)
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(_cite, citable, styles)
        page = write_page(gather_edition(store, documents, sources), lambda: asked.result()[0])
    return page, asked.result()[1]


@contextmanager
def _without_collection() -> Iterator[None]:
    """Nothing is looked through for garbage: what is made for a page is kept until it is written."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _cite(citable: Citable, styles: Sequence[str]) -> tuple[Citations, tuple[str, ...]]:
    """Citations for the page; none, and why, where the program that makes them fails."""
    from secpol_cli.pages.citations import NO_CITATIONS, cite_edition

    try:
        citations = cite_edition(citable, styles)
    except ToolError as error:
        return NO_CITATIONS, (f"the page has no citations: {error.message}",)
    return citations, citations.warnings
