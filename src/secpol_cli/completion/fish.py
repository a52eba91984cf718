"""The completion script for fish: a `complete` line for each option and argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.completion.shells import fill_template

if TYPE_CHECKING:
    from secpol_cli.completion.table import Argument, Command, Option, Values


def fish_script(table: tuple[Command, ...]) -> str:
    """The functions that the conditions use, then the lines, command by command."""
    program, *commands = table
    lines = [f"{_complete('')} -a {command.name} -d {_quoted(command.help)}" for command in commands]
    lines += _lines(program)
    for command in commands:
        lines += ["", *_lines(command)]
    valued = "\n".join(map(_valued, commands))
    return fill_template("secpol.fish", valued=valued, lines="\n".join(lines))


def _lines(command: Command) -> list[str]:
    lines = [_option(command, option) for option in command.options]
    arguments = enumerate(command.arguments, 1)
    return lines + [
        _argument(command, place, argument) for place, argument in arguments if _values(argument.values)
    ]


def _valued(command: Command) -> str:
    """The options after which a word is their value."""
    names = [name for option in command.options if option.values is not None for name in option.names]
    return f"        case {command.name}\n            contains -- $argv[2] {' '.join(names)}"


def _option(command: Command, option: Option) -> str:
    spelled = " ".join(
        f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names
    )
    takes = "flag" if option.values is None else "value"
    condition = "" if option.repeatable else f"; and __secpol_lacks {takes} {' '.join(option.names)}"
    takes = "r" if option.values is not None and option.values.files else "x"  # x offers no files beside
    values = "" if option.values is None else f" -{takes}{_values(option.values)}"
    return f"{_complete(command.name, condition)} {spelled}{values} -d {_quoted(option.help)}"


def _argument(command: Command, place: int, argument: Argument) -> str:
    condition = "" if argument.repeatable else f"; and __secpol_at {place}"
    return f"{_complete(command.name, condition)}{_values(argument.values)}"


def _values(values: Values) -> str:
    if values.folders:
        return " -a '(__fish_complete_directories)'"
    if values.files:
        return " -F"
    offered = [*values.words, *([f"(__secpol_values {values.kind})"] if values.kind else [])]
    return f" -k -a {_quoted(' '.join(offered))}" if offered else ""


def _complete(command: str, condition: str = "") -> str:
    in_command = f"__secpol_in {command}" if command else "__secpol_in"
    return f"complete -c secpol -n {_quoted(in_command + condition)}"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
