"""secpol check"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from secpol_cli.errors import ExitStatus
from secpol_cli.output.result import Result
from secpol_cli.session import find_corpus

if TYPE_CHECKING:
    from secpol_cli.session import Session


def run(
    session: Session,
    path: Annotated[Optional[str], typer.Argument(metavar="PATH", help="The corpus to check.")] = None,
    explain: Annotated[
        Optional[str],
        typer.Option("--explain", metavar="RULE", help="Say what a rule means; all: every rule."),
    ] = None,
) -> Result:
    """Find everything wrong with a corpus: each finding with file, line, column and rule.

    Every annotation must stand in the words, every block must have exactly the
    words of its source, and what a text quotes, names and dates must be annotated.

    \b
    secpol check
    secpol check --explain date-outside-stated
    secpol check my-corpus --json | jq -r '.items[].rule' | sort | uniq -c
    """
    if explain is not None:
        from secpol_cli.corpus.rules import find_rules

        return Result("check", find_rules(explain), {"explain": explain}, layout="rules")
    from secpol_cli.corpus.checks import check_corpus

    root = find_corpus(path, {}, "") if path is not None else session.root
    items = check_corpus(root, session.report)
    errors = sum(item.severity == "error" for item in items)
    found = f"{len(items)} finding{'s' if len(items) > 1 else ''}, {errors} of them errors"
    return Result(
        "check",
        items,
        {"path": str(root)},
        layout="findings",
        status=ExitStatus.NOTHING_FOUND if items else ExitStatus.OK,
        summary=f"{found}; secpol check --explain RULE says more" if items else f"{root}: nothing to mend",
    )
