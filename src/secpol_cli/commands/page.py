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

    Texts with their statements, notes and events; a card for each statement, with
    citations to copy; timeline, principles, network.  #003/p12 behind the file's name
    opens it there.  What is too large for one page is chosen with --doc.

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
        layout="written",
        warnings=written.warnings,
    )
