"""secpol check"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from secpol_cli.commands.options import asked
from secpol_cli.errors import ExitStatus
from secpol_cli.output.result import Result
from secpol_cli.places import cache_folder
from secpol_cli.session import find_corpus

if TYPE_CHECKING:
    from secpol_cli.session import Session


def run(
    session: Session,
    path: Annotated[Optional[str], typer.Argument(metavar="PATH", help="The corpus to check.")] = None,
    todo: Annotated[
        bool, typer.Option("--todo", help="List what waits for annotation, too, instead of counting it.")
    ] = False,
    explain: Annotated[
        Optional[str],
        typer.Option("--explain", metavar="RULE", help="Say what a rule means; all: every rule."),
    ] = None,
    accept: Annotated[
        Optional[tuple[str, str]],
        typer.Option("--accept", metavar="RULE WORD", help="Write down that WORD needs no annotation."),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "-f",
            "--format",
            metavar="FORMAT",
            help="table, json, jsonl, csv, tsv, markdown, latex, html or sarif.",
        ),
    ] = "table",
) -> Result:
    """Find everything wrong with a corpus: each finding with file, line, column and rule.

    Every annotation must stand in the words, and every block must have exactly the words
    of its source: what departs from that is an error, and status 1.  What a text quotes,
    names and dates waits to be annotated: that is open, and counted in one line.  Formats
    for programs have both, with their level.

    \b
    secpol check
    secpol check --todo
    secpol check --explain date-outside-stated
    secpol check --accept acronym-unknown ERW --corpus my-corpus
    secpol check my-corpus --json | jq -r '.items[].rule' | sort | uniq -c
    """
    from secpol_cli.corpus.rules import RULES, find_rules

    told = {"rules": RULES.values()}
    if explain is not None:
        rules = find_rules(explain)
        return Result("check", rules, {"explain": explain}, layout="rules", options=told, form=form)
    from secpol_cli.authoring.originals import check_originals
    from secpol_cli.corpus.checks import check_corpus, count_open
    from secpol_cli.corpus.excerpts import lines_of

    if accept is not None:
        return _accepted(session, path, accept)
    root = find_corpus(path, {}, "") if path is not None else session.root
    items = check_corpus(root, session.report)
    items += check_originals(root, Path(cache_folder()), session.report)
    errors = sum(item.level == "error" for item in items)
    found = f"{errors} error{'s' if errors > 1 else ''}; secpol check --explain RULE says more"
    waiting = count_open(items)
    return Result(
        "check",
        items,
        asked(path=str(root), todo=todo),
        layout="findings",
        status=ExitStatus.NOTHING_FOUND if errors else ExitStatus.OK,
        summary=_summary(str(root), found if errors else None, waiting, todo=todo),
        options={
            "todo": todo,
            "open": waiting,
            "lines": lines_of(root, items) if session.for_reading else {},
            **told,
        },
        form=form,
    )


def _accepted(session: Session, path: str | None, accept: tuple[str, str]) -> Result:
    """An exception, written where it belongs."""
    from secpol_cli.authoring.accepting import accept as write_exception

    root = find_corpus(path, {}, "") if path is not None else session.own_root
    items = write_exception(root, *accept)
    return Result("check", items, asked(path=path, accept=list(accept)), layout="written")


def _summary(root: str, found: str | None, waiting: str | None, *, todo: bool) -> str:
    """The closing line: how much is wrong, and how to see what is open."""
    hint = "secpol check --todo lists what is open" if waiting and not todo else None
    return "; ".join(filter(None, (found or f"{root}: nothing to mend", hint)))
