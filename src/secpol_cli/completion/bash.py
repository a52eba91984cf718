"""The completion script for bash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.completion.shells import fill_template

if TYPE_CHECKING:
    from secpol_cli.completion.table import Argument, Command, Option, Values


def bash_script(table: tuple[Command, ...]) -> str:
    """The functions that bash calls, and what each command takes, one line a piece."""
    names = " ".join(command.name for command in table if command.name)
    return fill_template("secpol.bash", commands=names, cases="\n".join(map(_case, table)))


def _case(command: Command) -> str:
    lines = [f"    {command.name or _quoted('')})"]
    lines += _assignment("options", [_option(option) for option in command.options])
    if command.arguments:
        lines += _assignment("arguments", [_argument(argument) for argument in command.arguments])
    return "\n".join([*lines, "      ;;"])


def _assignment(variable: str, values: list[str]) -> list[str]:
    return [f"      {variable}={_quoted(' '.join(values))}"]


def _option(option: Option) -> str:
    values = "" if option.values is None else f"={_values(option.values)}"
    return f"{','.join(option.names)}{'+' if option.repeatable else ''}{values}"


def _argument(argument: Argument) -> str:
    return f"{argument.name}{'+' if argument.repeatable else ''}={_values(argument.values)}"


def _values(values: Values) -> str:
    kind = [f"@{values.kind}"] if values.kind else []
    if values.folders or values.files:
        return "/" if values.folders else "/*"
    return ",".join([*values.words, *kind])


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
