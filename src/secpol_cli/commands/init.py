"""secpol init"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from secpol_cli.commands.options import asked
from secpol_cli.output.result import Result

if TYPE_CHECKING:
    from secpol_cli.session import Session


def run(
    session: Session,
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder; here, if none is named.")] = ".",
    example: Annotated[
        bool, typer.Option("--example", help="A small corpus with everything in it, to look at and change.")
    ] = False,
    vocabulary: Annotated[
        Optional[str],
        typer.Option(
            "--vocabulary",
            metavar="PATH",
            help="Take people, organisations and principles of another corpus over; shipped: secpol's own.",
        ),
    ] = None,
    language: Annotated[
        Optional[str],
        typer.Option("--language", metavar="CODE", help="Of most texts: en, fr, …; otherwise guessed."),
    ] = None,
) -> Result:
    """Begin a corpus of your own.

    Title and language are guessed from the folder, and stand in corpus.yaml to be corrected.
    Nothing is overwritten, and the corpus passes check at once.

    \b
    secpol init my-texts
    secpol init my-texts-2 --vocabulary shipped
    secpol init my-example --example
    """
    from secpol_cli.authoring.answer import start_corpus

    del session  # which has another corpus
    items = start_corpus(folder, example=example, vocabulary=vocabulary, language=language)
    return Result(
        "init",
        items,
        asked(dir=folder, example=example, vocabulary=vocabulary, language=language),
        layout="written",
        ledger=f"{folder}: begun; next: {_enter(folder)}secpol add FILE …",
    )


def _enter(folder: str) -> str:
    return "" if folder in (".", "./") else f"cd {folder} && "
