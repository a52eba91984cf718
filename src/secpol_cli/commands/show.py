"""secpol show"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from secpol_cli.commands.options import Limit, asked, cut_short, page_size
from secpol_cli.output.result import Result

if TYPE_CHECKING:
    from secpol_cli.session import Session


def run(
    session: Session,
    address: Annotated[
        str, typer.Argument(metavar="ADDRESS", help="An address, an id, or any name or alias.")
    ],
    text: Annotated[bool, typer.Option("--text", help="Show a document without its annotations.")] = False,
    limit: Limit = None,
) -> Result:
    """Show a document, a passage, a note, a statement, a cited work, or a person, organisation, principle
    or event.

    Documents come with numbered paragraphs and, under each, who says what in it
    and which events it speaks of; -n N gives the first N of these.

    \b
    secpol show 003           a document
    secpol show 003/p12       a paragraph: who speaks, on what principle, when
    secpol show 003/n14       a note and the works it cites
    secpol show 001/s4        a statement
    secpol show 003:friends-of-europe-2015      a work it cites, and the notes that do
    secpol show "Hun Sen"     a person, by any name
    """
    from secpol_cli.queries.beginning import first_blocks
    from secpol_cli.queries.show import open_pages

    opened = open_pages(session.store, address, page_size(session, limit))
    pages = [first_blocks(page, limit or 0) for page in opened.pages]
    said, happened = (sum(len(getattr(page, name)) for page in pages) for name in ("statements", "events"))
    return Result(
        "show",
        pages,
        asked(address=address, limit=limit),
        layout="pages",
        warnings=cut_short(limit, statements=(said, opened.statements), events=(happened, opened.events)),
        options={"text": text},
        counts={"statements": opened.statements, "events": opened.events},
    )
