"""secpol add"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from secpol_cli.commands.options import asked
from secpol_cli.errors import ExitStatus
from secpol_cli.output.result import Result

if TYPE_CHECKING:
    from secpol_cli.session import Session


def run(
    session: Session,
    file: Annotated[
        list[str], typer.Argument(metavar="FILE|DIR|URL|-…", help="Texts, folders of them, addresses, stdin.")
    ],
    id_: Annotated[
        Optional[str], typer.Option("--id", metavar="ID", help="The document's id, of a single file.")
    ] = None,
    set_: Annotated[
        Optional[list[str]],
        typer.Option(
            "--set", metavar="KEY=VALUE", help="What you know: title, author, speaker, date; again for more."
        ),
    ] = None,
    bib: Annotated[
        Optional[list[str]],
        typer.Option(
            "--bib", metavar="FILE", help="A bibliography that may describe the texts: .bib, .ris, .json."
        ),
    ] = None,
    alike: Annotated[
        Optional[str],
        typer.Option(
            "--alike",
            metavar="WHAT",
            help="With a text nearly the same as one that is here: skip, both, update.",
        ),
    ] = None,
    yes: Annotated[
        bool, typer.Option("-y", "--yes", help="Ask nothing: what is guessed stands as inferred.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be added, and write nothing.")
    ] = False,
    private_addresses: Annotated[
        bool, typer.Option("--private-addresses", help="Fetch from machines of your own network, too.")
    ] = False,
) -> Result:
    """Add texts to a corpus, as files, folders or addresses, or a bibliography with its files.

    The file is kept as it came, beside the text made from it, and every word of the document is
    proved against that text before it is written.  Title, author and date are taken from the
    first page where they are sure, and left out where they are not; say better with --set, or
    with --bib.  At a terminal each document is shown: Enter takes it, e edits, s skips.

    \b
    secpol add paper.pdf speech.docx --corpus my-corpus
    secpol add speech.txt --set speaker="{Lim Sokha}" --set date=2019-07-31 --corpus my-corpus
    secpol add refs.bib --corpus my-corpus --dry-run     works, and the files that they name
    """
    from secpol_cli.authoring.answer import Wanted, add_named

    wanted = Wanted(file, id_, set_ or (), bib or (), alike, yes, dry_run, private_addresses)
    items, warnings = add_named(session.own_root, wanted, session.report)
    failed = any(item.action == "failed" for item in items)
    count = sum(item.action == "added" for item in items)
    return Result(
        "add",
        items,
        asked(
            file=file,
            id=id_,
            set=list(set_ or ()) or None,
            bib=list(bib or ()) or None,
            alike=alike,
            yes=yes,
            dry_run=dry_run,
            private_addresses=private_addresses,
        ),
        layout="added",
        status=ExitStatus.NOTHING_FOUND if failed else ExitStatus.OK,
        summary=f"{count} added; next: secpol search WORDS, or secpol docs",
        warnings=warnings,
    )
