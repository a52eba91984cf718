"""What a command returns: plain data, which one renderer turns into any format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from secpol_cli.errors import ExitStatus, SecpolError
from secpol_cli.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secpol_cli.model import UnreadSource


class Written(Record):
    """A file that a command wrote beside its answer, and a sentence about it."""

    file: str
    told: str


class Result(Record):
    """The answer of a command.

    `items` are records of `model`, in the order to show them; `query` is what
    was asked, as JSON shows it.  `layout` names the picture that the formats
    for people draw (see `layouts`), `summary` is a closing line for a terminal,
    `warnings` go to stderr and into the JSON, `options` to the layout.  `text`,
    where there is one, is the whole answer for people, to be copied as it is.
    `form` is the format that was asked for, where the command reads that itself.
    `errors` are what stopped a part of the work; the rest was done.  `counts`,
    where there are any, go into the JSON beside the items.  `ledger` is a line
    on what was looked at: layouts that know it end with it, and it goes to stderr
    where the answer has no room for it.  `about`, records by their keys, goes into the
    JSON's envelope: the corpus as a whole, the files that were read.  `written` are files that the
    command made: told on stderr.  `unread` are the sources that could not be
    read, or not whole; None where the answer is not from a folder of files.
    `brief` leaves the blocks round passages out of the JSON.
    """

    command: str
    items: Sequence[Any]
    query: Mapping[str, object]
    layout: str
    status: ExitStatus = ExitStatus.OK
    summary: str | None = None
    warnings: tuple[str, ...] = ()
    options: Mapping[str, Any] = {}
    text: str | None = None
    form: str | None = None
    errors: tuple[SecpolError, ...] = ()
    counts: Mapping[str, int] = {}
    ledger: str | None = None
    about: Mapping[str, Any] = {}
    written: tuple[Written, ...] = ()
    unread: Sequence[UnreadSource] | None = None
    brief: bool = False


def found(items: Sequence[Any]) -> ExitStatus:
    """OK, or NOTHING_FOUND where there are no items."""
    return ExitStatus.OK if items else ExitStatus.NOTHING_FOUND
