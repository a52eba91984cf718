"""Options that several commands have, spelled once."""

from __future__ import annotations

from typing import Annotated, Any, Optional

import typer

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
Mode = Annotated[
    Optional[str],
    typer.Option("--mode", metavar="MODE", help="Only direct, indirect or authorial statements."),
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


def asked(**options: object) -> dict[str, object]:
    """What was asked, as the JSON's `query` shows it: options that were given.

    Tuples are the values of an option that may be given again: one stands by
    itself, several stand in a list.
    """
    given = {name: value for name, value in options.items() if value not in (None, False, ())}
    return {name: _one_or_all(value) if isinstance(value, tuple) else value for name, value in given.items()}


def _one_or_all(values: tuple[object, ...]) -> object:
    return values[0] if len(values) == 1 else list(values)
