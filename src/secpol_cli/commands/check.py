"""secpol check"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from secpol_cli.errors import ExitStatus
from secpol_cli.output.result import Result

if TYPE_CHECKING:
    from secpol_cli.session import Session


def run(
    session: Session,
    path: Annotated[Optional[str], typer.Argument(metavar="PATH", help="The corpus to check.")] = None,
) -> Result:
    """Find everything wrong with a corpus: each finding with file, line, column and rule.

    \b
    secpol check
    secpol check my-corpus --json | jq -r '.items[].rule' | sort | uniq -c
    """
    from secpol_cli.corpus.checks import check_corpus

    root = Path(path).expanduser().resolve() if path is not None else session.root
    items = check_corpus(root)
    errors = sum(item.severity == "error" for item in items)
    summary = f"{len(items)} findings, {errors} of them errors" if items else f"{root}: nothing to mend"
    return Result(
        "check",
        items,
        {"path": str(root)},
        layout="findings",
        status=ExitStatus.NOTHING_FOUND if items else ExitStatus.OK,
        summary=summary,
    )
