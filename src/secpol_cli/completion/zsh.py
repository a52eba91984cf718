"""The completion script for zsh: specifications for its `_arguments`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.completion.shells import fill_template

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secpol_cli.completion.table import Argument, Command, Option, Values

_ENDS_THE_REST = ("--help", "--version")


def zsh_script(table: tuple[Command, ...]) -> str:
    """The function that zsh calls: a branch for each command."""
    program, *commands = table
    described = (_quoted(f"{command.name}:{_escaped(command.help, ':')}") for command in commands)
    return fill_template(
        "_secpol",
        commands="\n".join(f"    {line}" for line in described),
        options=_continued(map(_option, program.options), indent=4),
        cases="\n".join(map(_case, commands)),
    )


def _case(command: Command) -> str:
    specs = [_option(option) for option in command.options]
    specs += [_argument(place, argument) for place, argument in enumerate(command.arguments, 1)]
    return f"    {command.name})\n      _arguments -s -S : \\\n{_continued(specs, indent=8)}\n      ;;"


def _option(option: Option) -> str:
    if option.names[-1] in _ENDS_THE_REST:
        head = "(- *)"
    elif option.repeatable:
        head = "*"
    else:
        head = f"({' '.join(option.names)})"
    names = [name + ("" if option.values is None else _takes(name)) for name in option.names]
    spelled = names[0] if len(names) == 1 else f"{{{','.join(names)}}}"
    about = f"[{_escaped(option.help, '[]')}]{_values(option.names[-1].lstrip('-'), option.values)}"
    return f"{_quoted(head)}{spelled}{_quoted(about)}"


def _takes(name: str) -> str:
    """How the value follows: in the same word after `=` or, for one letter, at once; or in the next."""
    return "=" if name.startswith("--") else "+"


def _argument(place: int, argument: Argument) -> str:
    where = "*" if argument.repeatable else str(place)
    return _quoted(where + _values(argument.name, argument.values))


def _values(message: str, values: Values | None) -> str:
    if values is None:
        return ""
    if values.folders:
        return f":{message}:_files -/"
    if values.files:
        return f":{message}:_files"
    if values.kind:
        # the space keeps _arguments from giving the function options for compadd before its own
        return f":{message}: _secpol_values {' '.join([values.kind, *values.words])}"
    return f":{message}:({' '.join(values.words)})"


def _continued(specs: Iterable[str], indent: int) -> str:
    return " \\\n".join(" " * indent + spec for spec in specs)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _escaped(text: str, special: str) -> str:
    for character in f"\\{special}":
        text = text.replace(character, f"\\{character}")
    return text
