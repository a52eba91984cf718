"""Options that several commands have, spelled once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from secpol_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.session import Session

# What every command has beside its own, by parameter; `cli` answers to them.
SHARED: dict[str, Any] = {
    "form": Annotated[
        str,
        typer.Option(
            "-f",
            "--format",
            metavar="FORMAT",
            help="table, json, jsonl, csv, tsv, markdown, latex or html.",
        ),
    ],
    "as_json": Annotated[bool, typer.Option("--json", help="The same as --format json.")],
    "brief": Annotated[
        bool, typer.Option("--brief", help="JSON without the whole block that stands round each passage.")
    ],
    "corpus": Annotated[
        Optional[str], typer.Option("--corpus", metavar="DIR", help="Another corpus (or set SECPOL_CORPUS).")
    ],
    "store": Annotated[
        Optional[str],
        typer.Option("--store", metavar="FILE", help="A store that somebody made of this very corpus."),
    ],
    "color": Annotated[str, typer.Option("--color", metavar="WHEN", help="Colour: auto, always or never.")],
    "no_color": Annotated[bool, typer.Option("--no-color", help="The same as --color never.")],
}
SHARED_DEFAULTS = {
    "form": "table",
    "as_json": False,
    "brief": False,
    "corpus": None,
    "store": None,
    "color": "auto",
    "no_color": False,
}

# These may be given again, and then mean either.
Speaker = Annotated[
    Optional[list[str]],
    typer.Option(
        "--speaker",
        metavar="NAME",
        help="Only what NAME says: an id, a name or an alias; may be given again.",
    ),
]
Org = Annotated[
    Optional[list[str]],
    typer.Option(
        "--org", metavar="NAME", help="Only this organisation: id, name or acronym; may be given again."
    ),
]
PrincipleName = Annotated[
    Optional[list[str]],
    typer.Option(
        "--principle", metavar="NAME", help="Only this principle, and narrower ones; may be given again."
    ),
]
Doc = Annotated[
    Optional[list[str]],
    typer.Option("--doc", metavar="ID", help="Only this document; may be given again."),
]
Holder = Annotated[
    Optional[list[str]],
    typer.Option(
        "--holder",
        metavar="NAME",
        help="Only what NAME is said to hold, whoever says so; may be given again.",
    ),
]
About = Annotated[
    Optional[list[str]],
    typer.Option(
        "--about",
        metavar="NAME",
        help="Only what names this person or organisation; may be given again.",
    ),
]
Act = Annotated[
    Optional[str],
    typer.Option(
        "--act",
        metavar="ACT",
        help="Only assertive, directive, commissive, expressive or declarative statements.",
    ),
]
Mode = Annotated[
    Optional[str],
    typer.Option(
        "--mode", metavar="MODE", help="Only quoted, reported or author (direct, indirect, authorial)."
    ),
]
Stance = Annotated[
    Optional[str], typer.Option("--stance", metavar="STANCE", help="Only affirms, rejects or mentions.")
]
Group = Annotated[
    Optional[str], typer.Option("--group", metavar="ID", help="Only this stated list of principles.")
]
Since = Annotated[
    Optional[str],
    typer.Option("--since", metavar="DATE", help="Not before DATE: 2018, 2018-10 or 2018-10-20."),
]
Until = Annotated[Optional[str], typer.Option("--until", metavar="DATE", help="Not after DATE.")]
Jobs = Annotated[
    Optional[int],
    typer.Option(
        "--jobs",
        metavar="N",
        min=1,
        help="At most N processes; otherwise one a core, where there is much to do.",
    ),
]
Cluster = Annotated[
    Optional[str],
    typer.Option(
        "--cluster", metavar="ADDRESS", help="Have the workers of a Dask scheduler do it: tcp://HOST:8786."
    ),
]
Chart = Annotated[
    bool,
    typer.Option(
        "--chart", help="Draw it; with FILE behind it into that: .svg, .png or .html, by the ending."
    ),
]
ChartFile = Annotated[
    Optional[str], typer.Argument(metavar="[FILE]", help="With --chart: where to draw.", hidden=True)
]


def chart_file(chart: bool, file: str | None) -> str | None:
    """The file that a chart goes to, if one was named.

    Raises UsageError for a file without --chart, and for one that no chart can be written to.
    """
    if file is None:
        return None
    from secpol_cli.pages.files import CHARTS, check_file

    if not chart:
        raise UsageError(f"“{file}” is no option", "a file that a chart goes to stands behind --chart")
    check_file("--chart", file, CHARTS)
    return file


# Of what may be long, all is given to programs and so much in a table, if nothing else is asked for.
PAGE = 200
Limit = Annotated[
    Optional[int],
    typer.Option(
        "-n",
        "--limit",
        metavar="N",
        min=0,
        help=f"At most N, 0 for all; otherwise {PAGE} in tables, else all.",
    ),
]


def page_size(session: Session, limit: int | None, page: int = PAGE) -> int:
    """How many are shown where a user asked for `limit`, or did not say; 0 for all."""
    return limit if limit is not None else page if session.for_reading else 0


def cut_short(limit: int | None, **shown: tuple[int, int]) -> tuple[str, ...]:
    """What is said where not all are shown though nobody asked for fewer: of each kind how many are, of how
    many there are."""
    return tuple(
        f"{some:,} of {total:,} {what}; -n 0 gives all"
        for what, (some, total) in shown.items()
        if limit is None and some < total
    )


def paged(
    session: Session, what: str, items: Sequence[Any], limit: int | None, form: str = "table"
) -> dict[str, Any]:
    """What of a list is shown, as a Result has it: items, how many there are, what is said of the rest.

    `form` is the format, where the command reads that itself.
    """
    most = page_size(session, limit) if form == "table" else limit or 0
    shown = items[:most] if most else items
    told = cut_short(limit, **{what: (len(shown), len(items))})
    return {"items": shown, "counts": {"total": len(items)}, "warnings": told}


def asked(**options: object) -> dict[str, object]:
    """What was asked, as the JSON's `query` shows it: options that were given.

    Tuples are the values of an option that may be given again: one stands by
    itself, several stand in a list.
    """
    given = {name: value for name, value in options.items() if value not in (None, False, ())}
    return {name: _one_or_all(value) if isinstance(value, tuple) else value for name, value in given.items()}


def _one_or_all(values: tuple[object, ...]) -> object:
    return values[0] if len(values) == 1 else list(values)
