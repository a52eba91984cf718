"""The command line: the command table, the options all commands share, and the one place where
answers are written and errors become messages and statuses."""

from __future__ import annotations

import importlib
import inspect
import os
import sqlite3
import sys
from contextlib import suppress
from errno import EINVAL
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer
from typer.core import TyperGroup

from secpol_cli import __version__
from secpol_cli.command_help import HelpfulCommand
from secpol_cli.commands import COMMANDS, GROUPS, INSTEAD
from secpol_cli.commands.options import SHARED, SHARED_DEFAULTS
from secpol_cli.errors import CorpusError, ExitStatus, SecpolError, ToolError, UsageError
from secpol_cli.output.parts import printable
from secpol_cli.output.render import ROWS, Screen, known_formats, render
from secpol_cli.record import replace
from secpol_cli.session import KeptInput, Session

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secpol_cli.output.result import Result

_INTERRUPTED = 130  # what shells expect after Ctrl-C


class _ReaderGone(Exception):
    """Whoever read stdout has closed it.  (Typer would make a BrokenPipeError status 1.)"""


class _Commands(TyperGroup):
    """Loads a command's module only when that command is asked for."""

    def list_commands(self, _ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: Any, cmd_name: str) -> Any:
        return load_command(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] in INSTEAD:
            raise UsageError(f"no command “{args[0]}”", f"use {INSTEAD[args[0]]}")
        self.commands = dict.fromkeys(COMMANDS, self)  # only the names count, for “did you mean”
        return super().resolve_command(ctx, args)

    def format_commands(self, _ctx: Any, formatter: Any) -> None:
        width = max(map(len, COMMANDS))
        for title, commands in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(f"{name:{width}}", line) for name, line in commands.items()])


app = typer.Typer(
    cls=_Commands,
    name="secpol",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(value: bool) -> None:
    if value:
        _write(f"secpol {__version__}")
        raise typer.Exit


@app.callback()
def secpol(
    version: Annotated[
        bool,
        typer.Option(
            "-V", "--version", callback=_print_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """A research desk for security-policy texts: find the quotation you half remember, see who holds
    which principle, and cite it.

    \b
    secpol search "ASEAN centrality"
    secpol verify draft.docx
    secpol cite 003 --format chicago

    Answers go to stdout, errors to stderr.  Status: 0 found, 1 nothing found, 2 usage, 3 the corpus
    cannot be read, 4 another program failed, 70 a bug.
    """


def load_command(name: str) -> Any:
    """The command of that name, with its own options and the shared ones."""
    module = importlib.import_module(f"secpol_cli.commands.{name}")
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(name, cls=HelpfulCommand, help=inspect.getdoc(module.run))(_bind(module.run))
    command = typer.main.get_command(single)
    command.context_settings = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
    return command


def run_program(arguments: Sequence[str]) -> int:
    """Run `secpol` with these arguments; returns the exit status."""
    command = next((argument for argument in arguments if not argument.startswith("-")), "")
    _prepare_streams()
    try:
        status = typer.main.get_command(app).main(
            _with_files_apart(_without_help(arguments)), prog_name="secpol", standalone_mode=False
        )
        if sys.stdout is not None:
            sys.stdout.flush()
        return int(status or 0)
    except SecpolError as error:
        return _report(error, command, arguments)
    except typer.TyperException as error:
        message = getattr(error, "format_message", error.__str__)()
        if not arguments:  # the message is the help
            with suppress(_ReaderGone, ToolError):
                _write(message)
            return ExitStatus.USAGE
        known = f"secpol {command}" if command in COMMANDS else "secpol"
        hint = f"see: {known} --help"
        if arguments[0].startswith("-") and hasattr(error, "possibilities"):  # there is no such option
            hint = "options stand behind the command, as in: secpol docs --corpus DIR"
        message = message[0].lower() + message[1:].rstrip(".?")
        return _report(UsageError(message, hint), command, arguments)
    except _ReaderGone:
        return ExitStatus.OK
    except (KeyboardInterrupt, typer.Abort):
        return _INTERRUPTED
    except Exception as error:
        if isinstance(error, OSError) and _is_reader_gone(error):  # of the help
            _silence_stdout()
            return ExitStatus.OK
        import traceback

        traceback.print_exc()
        _complain(
            f"secpol: this is a bug of secpol's; please report the lines above and the command{_where()}"
        )
        return ExitStatus.BUG


def _without_help(arguments: Sequence[str]) -> list[str]:
    """`help COMMAND` as `COMMAND --help`; other arguments as they are."""
    if not arguments or arguments[0] != "help":
        return list(arguments)
    names = [argument for argument in arguments[1:] if not argument.startswith("-")]
    return [*names[:1], "--help"] if names != ["help"] else ["--help"]


def _with_files_apart(arguments: Sequence[str]) -> list[str]:
    """`--chart=FILE` as `--chart FILE`: an option that may stand alone takes no value in Typer."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    parted: list[str] = []
    for argument in arguments[:end]:
        option, is_given, file = argument.partition("=")
        parted += [option, file] if option == "--chart" and is_given else [argument]
    return [*parted, *arguments[end:]]


def _where() -> str:
    """Where bugs are reported, as far as the package says so."""
    from secpol_cli.output.links import TRACKERS, project_link

    address = project_link(TRACKERS)
    return f" at {address}" if address else ""


def _bind(run: Callable[..., Result]) -> Callable[..., int]:
    """`run` as a callback for Typer: the shared options join its own, and its answer is written."""
    signature = inspect.signature(run)
    hints = get_type_hints(run, include_extras=True, localns={"Session": Session}, globalns=_names_of(run))
    own = {key: p for key, p in signature.parameters.items() if key != "session"}
    name = run.__module__.rpartition(".")[2]
    shared = {key: hint for key, hint in SHARED.items() if key not in own}

    def callback(**values: Any) -> int:
        settings = {key: values.pop(key, SHARED_DEFAULTS[key]) for key in shared}
        asked = {**SHARED_DEFAULTS, **settings}
        known_formats(name, "json" if asked["as_json"] else asked["form"])  # before anything is changed
        return _execute(lambda session: run(session, **values), asked)

    parameters = [p.replace(annotation=hints[key]) for key, p in own.items()]
    parameters += [
        inspect.Parameter(key, inspect.Parameter.KEYWORD_ONLY, default=SHARED_DEFAULTS[key], annotation=hint)
        for key, hint in shared.items()
    ]
    parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in parameters]
    callback.__signature__ = signature.replace(parameters=parameters, return_annotation=int)  # type: ignore[attr-defined]
    callback.__annotations__ = {p.name: p.annotation for p in parameters}
    callback.__doc__ = run.__doc__
    return callback


def _names_of(run: Callable[..., Any]) -> dict[str, Any]:
    """What the annotations of `run` may name: its module, and what that imports for types alone."""
    return {**vars(sys.modules[run.__module__]), "Session": Session, "Result": Any}


def _execute(run: Callable[[Session], Result], settings: dict[str, Any]) -> int:
    """Run a command, write its answer, its warnings and its closing line; returns the status."""
    from secpol_cli.output.progress import Progress

    if settings["color"] not in ("auto", "always", "never"):
        raise UsageError(f"no colour “{settings['color']}”", "there are auto, always and never")
    screen = _screen("never" if settings["no_color"] else settings["color"])
    chosen, store = settings["corpus"], settings["store"]
    table = settings["form"] == "table" and not settings["as_json"]
    with (
        Progress() as progress,
        Session(chosen, store=store, progress=progress, for_reading=table) as session,
    ):
        result = _with_whole_store(run, session)
    warnings = (*session.warnings, *result.warnings)
    result = replace(result, warnings=warnings, brief=settings["brief"])
    form = "json" if settings["as_json"] else result.form or settings["form"]
    text = render(result, form, screen)
    if text:
        _write(text)
    for warning in result.warnings:
        _complain(f"secpol: warning: {warning}")
    for error in result.errors:
        _complain(_error_line(error))
    for written in result.written:
        _complain(f"secpol: {written.told}")
    if result.summary and form != "json" and (screen.styled or not result.items or result.text is not None):
        _complain(f"secpol: {result.summary}")
    if result.ledger and form != "json" and (form in ROWS or not result.items or result.text is not None):
        _complain(f"secpol: {result.ledger}")
    return result.status


def _with_whole_store(run: Callable[[Session], Result], session: Session) -> Result:
    """What a command answers; where it fails, from a store that is made anew, for it may be damaged.

    Raises CorpusError where that one cannot be read either.
    """
    stdin = sys.stdin
    sys.stdin = kept = KeptInput(stdin) if stdin is not None else None
    try:
        return run(session)
    except (SecpolError, typer.TyperException, typer.Exit, typer.Abort, MemoryError):
        raise
    except Exception:
        if not session.uses_store:
            raise
    finally:
        sys.stdin = stdin
    session.rebuild()
    try:
        sys.stdin = kept.rewound() if kept else None
        return run(session)
    except sqlite3.DatabaseError as error:
        raise CorpusError(f"the store cannot be read: {error}", "look at the disk it is on") from None
    finally:
        sys.stdin = stdin


def _screen(color: str) -> Screen:
    """What the terminal can show, and what the user wants of it."""
    from shutil import get_terminal_size

    dumb = os.environ.get("TERM", "") in ("dumb", "unknown")
    shown = sys.stdout is not None and sys.stdout.isatty() and not dumb
    if shown and sys.platform == "win32":
        from secpol_cli.output.console import shows_styles

        shown = shows_styles(sys.stdout)
    styled = color == "always" or shown
    colored = color == "always" or (styled and color == "auto" and not os.environ.get("NO_COLOR"))
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return Screen(get_terminal_size().columns, styled, colored, encoding)


def _error_line(error: SecpolError) -> str:
    hint = f"; {error.hint}" if error.hint else ""
    return f"secpol: error: {error.message}{hint}"


def _report(error: SecpolError, command: str, arguments: Sequence[str]) -> int:
    """Say what went wrong on one line of stderr; with --json, on stdout as JSON too."""
    _complain(_error_line(error))
    if _wants_json(arguments):
        from secpol_cli.output.json import error_json

        with suppress(_ReaderGone, ToolError):
            _write(error_json(command, error))
    return error.status


def _wants_json(arguments: Sequence[str]) -> bool:
    pairs = zip(arguments, (*arguments[1:], ""), strict=False)
    return any(
        a in ("--json", "--format=json", "-fjson") or (a in ("-f", "--format") and b == "json")
        for a, b in pairs
    )


def _prepare_streams() -> None:
    """Let no character of a corpus break the output, whatever the locale, nor a stream that is closed."""
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="backslashreplace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _write(text: str) -> None:
    if sys.stdout is None:  # closed before we began (`>&-`)
        raise ToolError("the answer cannot be written: stdout is closed")
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except OSError as error:
        _silence_stdout()
        if _is_reader_gone(error):
            raise _ReaderGone from None
        raise ToolError(f"the answer cannot be written: {error.strerror}") from None


def _complain(text: str) -> None:
    with suppress(OSError):  # nothing could be said of it
        sys.stderr.write(printable(text) + "\n")


def _is_reader_gone(error: OSError) -> bool:
    """Whether whoever read has closed the pipe, which on Windows is an “invalid argument”."""
    return isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == EINVAL)


def _silence_stdout() -> None:
    """After the reader has gone: let nothing more be said, not even at exit."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
