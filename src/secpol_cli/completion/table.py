"""The command table as completion sees it: which options and arguments there are, and what they take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import typer

from secpol_cli.citation.formats.registry import FORMATS as CITATION_FORMATS
from secpol_cli.citation.languages import LANGUAGES
from secpol_cli.citation.markup import Markup
from secpol_cli.citation.requests import FORMS
from secpol_cli.cli import app, load_command
from secpol_cli.commands import COMMANDS
from secpol_cli.completion.shells import SHELLS
from secpol_cli.corpus.rules import RULES
from secpol_cli.output.render import FORMATS, OWN_FORMATS
from secpol_cli.queries.statements import ACTS, MODES, STANCES
from secpol_cli.queries.timeline import STATUSES
from secpol_cli.readers.formats import FORMATS as READ_FORMATS
from secpol_cli.record import Record
from secpol_cli.verdicts import VERDICTS
from secpol_cli.verification.outcome.status import NONE

if TYPE_CHECKING:
    from collections.abc import Iterable


class Values(Record):
    """Where values come from; nowhere, for text that nobody can foresee.

    `kind` is one of `values.KINDS`, `words` are offered beside it, `folders`
    stands for the folders of the file system, `files` for its files.
    """

    kind: str | None = None
    words: tuple[str, ...] = ()
    folders: bool = False
    files: bool = False


class Option(Record):
    """An option by its names, as they are declared; `values` is None for a flag."""

    names: tuple[str, ...]
    help: str
    values: Values | None = None
    repeatable: bool = False


class Argument(Record):
    """What stands on the command line without an option before it."""

    name: str
    values: Values
    repeatable: bool = False


class Command(Record):
    """A command with its options and arguments, in their order; the program itself has an empty name."""

    name: str
    help: str
    options: tuple[Option, ...]
    arguments: tuple[Argument, ...] = ()


FREE_TEXT = Values()
_HELP = Option(("-h", "--help"), "Show this message and exit")

# By parameter, or by command and parameter where commands differ.  What is missing takes free text.
VALUES: dict[str, Values] = {
    "speaker": Values("people"),
    "person": Values("people"),
    "org": Values("organisations"),
    "principle": Values("principles"),
    "group": Values("groups"),
    "doc": Values("documents"),
    "place": Values("places"),
    "mode": Values(words=MODES),
    "stance": Values(words=STANCES),
    "holder": Values("entities"),
    "about": Values("entities"),
    "act": Values(words=ACTS),
    "status": Values(words=STATUSES),
    "form": Values(words=tuple(FORMATS)),
    "color": Values(words=("auto", "always", "never")),
    "corpus": Values(folders=True),
    "store": Values(files=True),
    "stats file": Values(files=True),
    "since": FREE_TEXT,
    "until": FREE_TEXT,
    "limit": FREE_TEXT,
    "principles top": FREE_TEXT,
    "jobs": FREE_TEXT,
    "cluster": FREE_TEXT,
    "search query": FREE_TEXT,
    "search min_score": FREE_TEXT,
    "search context": FREE_TEXT,
    "search cite": Values("styles"),
    "search batch": Values(files=True),
    "search sources": Values(folders=True),
    "show address": Values("subjects"),
    "orgs kind": Values("organisation-kinds"),
    "timeline file": Values(files=True),
    "timeline form": Values(words=(*FORMATS, *OWN_FORMATS["timeline"])),
    "principles file": Values(files=True),
    "network file": Values(files=True),
    "network form": Values(words=(*FORMATS, *OWN_FORMATS["network"])),
    "network least": FREE_TEXT,
    "page file": Values(files=True),
    "page style": Values("styles"),
    "cite address": Values("addresses"),
    "cite form": Values("styles", words=tuple(CITATION_FORMATS)),
    "cite as_": Values(words=FORMS),
    "cite lang": Values(words=tuple(LANGUAGES)),
    "cite accessed": FREE_TEXT,
    "cite page": FREE_TEXT,
    "cite section": FREE_TEXT,
    "cite article": FREE_TEXT,
    "cite verse": FREE_TEXT,
    "cite timestamp": FREE_TEXT,
    "cite at": FREE_TEXT,
    "cite markup": Values(words=get_args(Markup)),
    "verify file": Values(files=True),
    "verify quote": FREE_TEXT,
    "verify form": Values(words=(*FORMATS, *OWN_FORMATS["verify"])),
    "verify only": Values(words=VERDICTS),
    "verify allow": Values(words=(*VERDICTS, NONE)),
    "verify accepted": Values(files=True),
    "verify sources": Values(folders=True),
    "verify bib": Values(files=True),
    "verify from_": Values(words=tuple(READ_FORMATS)),
    "verify stdin_name": FREE_TEXT,
    "verify report": Values(files=True),
    "verify cite": Values("styles"),
    "check path": Values(folders=True),
    "check form": Values(words=(*FORMATS, *OWN_FORMATS["check"])),
    "check explain": Values(words=("all", *RULES)),
    "check accept": FREE_TEXT,
    "completion shell": Values(words=SHELLS),
    "init folder": Values(folders=True),
    "init vocabulary": Values(words=("shipped",), folders=True),
    "init language": FREE_TEXT,
    "add file": Values(files=True),
    "add id_": FREE_TEXT,
    "add set_": FREE_TEXT,
    "add bib": Values(files=True),
    "add alike": Values(words=("skip", "both", "update")),
    "update id_": Values("documents"),
    "update file": Values(files=True),
    "rename id_": Values("subjects"),
    "rename new": FREE_TEXT,
    "remove id_": Values("subjects"),
}


# Options that are read as lists only so that a second one can be refused.
_ONCE = frozenset(["verify speaker", "verify doc"])


def load_table() -> tuple[Command, ...]:
    """The program's own options first, then every command, in the order of the help."""
    program = Command("", "", _options("", typer.main.get_command(app).params))
    return (program, *(_command(name, summary) for name, summary in COMMANDS.items()))


def _command(name: str, summary: str) -> Command:
    parameters = load_command(name).params
    arguments = tuple(
        Argument(each.name, _values(name, each.name), repeatable=each.nargs == -1)
        for each in parameters
        if each.param_type_name == "argument"
    )
    return Command(name, summary.rstrip("."), _options(name, parameters), arguments)


def _options(command: str, parameters: Iterable[Any]) -> tuple[Option, ...]:
    options = tuple(
        Option(
            (*each.opts, *each.secondary_opts),
            (each.help or "").rstrip("."),
            None if each.is_flag or each.count else _values(command, each.name),
            each.multiple and f"{command} {each.name}" not in _ONCE,
        )
        for each in parameters
        if each.param_type_name == "option" and not each.hidden
    )
    return (*options, _HELP)


def _values(command: str, parameter: str) -> Values:
    return VALUES.get(f"{command} {parameter}") or VALUES.get(parameter, FREE_TEXT)
