"""secpol page"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from secpol_cli.commands.options import Doc, asked
from secpol_cli.output.result import Result

if TYPE_CHECKING:
    from secpol_cli.session import Session


def run(
    session: Session,
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where to write: a name that ends in .html.")],
    doc: Doc = None,
    style: Annotated[
        Optional[list[str]],
        typer.Option("--style", metavar="STYLE", help="Cite in this style, not chicago; may be given again."),
    ] = None,
) -> Result:
    """Write the corpus as one page to read, search and print, which opens from disk and asks for nothing.

    With --doc only some texts, which a large corpus needs. The page has a card for each
    statement, with citations to copy; search, timeline, principles and network. A place in
    it has an address, as in edition.html#003/p12.

    \b
    secpol page edition.html
    secpol page hun-sen.html --doc 000 --doc 001 --style apa
    """
    from secpol_cli.pages.edition import write_edition

    written = write_edition(session.store, file, docs=doc, styles=style or ())
    return Result(
        "page",
        [written.page],
        asked(file=file, doc=tuple(doc or ()), style=tuple(style or ())),
        layout="page",
        warnings=written.warnings,
    )
