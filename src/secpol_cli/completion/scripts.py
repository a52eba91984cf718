"""The completion scripts: the command table in the language of each shell."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from secpol_cli.completion.table import load_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from secpol_cli.completion.table import Argument, Command, Option, Values


def completion_script(shell: str) -> str:
    """What a shell loads to complete `secpol`; it ends in a line end.

    Raises KeyError for a shell that is not one of SHELLS.
    """
    return _WRITERS[shell](load_table())


def _bash(table: tuple[Command, ...]) -> str:
    cases = []
    for command in table:
        options = " ".join(_bash_option(option) for option in command.options)
        arguments = " ".join(_bash_argument(argument) for argument in command.arguments)
        cases.append(f"    {command.name or _quoted('')})\n      options={_quoted(options)}")
        if arguments:
            cases.append(f"      arguments={_quoted(arguments)}")
        cases.append("      ;;")
    names = " ".join(command.name for command in table if command.name)
    return _fill("secpol.bash", {"commands": names, "cases": "\n".join(cases)})


def _bash_option(option: Option) -> str:
    again = "+" if option.repeatable else ""
    return ",".join(option.names) + again + ("" if option.values is None else f"={_bash_values(option.values)}")


def _bash_argument(argument: Argument) -> str:
    return f"{argument.name}{'+' if argument.repeatable else ''}={_bash_values(argument.values)}"


def _bash_values(values: Values) -> str:
    kind = [f"@{values.kind}"] if values.kind else []
    return "/" if values.folders else ",".join([*kind, *values.words])


def _zsh(table: tuple[Command, ...]) -> str:
    program, *commands = table
    described = (f"    {_quoted(f'{command.name}:{_colons(command.help)}')}" for command in commands)
    cases = []
    for command in commands:
        specs = [*map(_zsh_option, command.options)]
        specs += [_zsh_argument(place, argument) for place, argument in enumerate(command.arguments, 1)]
        cases.append(f"    ({command.name}) _arguments -s -S : \\\n{_continued(specs, 8)} ;;")
    own = [_zsh_option(option) for option in program.options]
    return _fill(
        "_secpol",
        {"commands": "\n".join(described), "options": _continued(own, 4), "cases": "\n".join(cases)},
    )


def _zsh_option(option: Option) -> str:
    again = "*" if option.repeatable else ""
    others = "(- *)" if option.values is None and option.names[-1] in ("--help", "--version") else ""
    if not others and not option.repeatable and len(option.names) > 1:
        others = f"({' '.join(option.names)})"
    about = _quoted(f"[{_escaped(option.help, '[]')}]{_zsh_values(option.names[-1].lstrip('-'), option.values)}")
    takes = {False: "", True: "="} if option.values else {False: "", True: ""}
    names = [name + (takes[name.startswith("--")] or ("+" if option.values else "")) for name in option.names]
    spelled = names[0] if len(names) == 1 else "{" + ",".join(names) + "}"
    head = _quoted(again + others) if again + others else ""
    return f"{head}{spelled}{about}"


def _zsh_argument(place: int, argument: Argument) -> str:
    where = "*" if argument.repeatable else str(place)
    return _quoted(where + _zsh_values(argument.name, argument.values))


def _zsh_values(message: str, values: Values | None) -> str:
    if values is None:
        return ""
    if values.folders:
        return f":{message}:_files -/"
    if values.kind:
        return f":{message}:_secpol_values {' '.join([values.kind, *values.words])}"
    return f":{message}:({' '.join(values.words)})" if values.words else f":{message}: "


def _fish(table: tuple[Command, ...]) -> str:
    program, *commands = table
    lines = [_fish_line("__secpol_command ''", f"-a {c.name} -d {_fish_quoted(c.help)}") for c in commands]
    lines += [_fish_option(program, option) for option in program.options]
    for command in commands:
        lines += [_fish_option(command, option) for option in command.options]
        lines += [_fish_argument(command, place, argument) for place, argument in enumerate(command.arguments, 1)]
    valued = "\n".join(
        f"        case {_fish_quoted(command.name)}\n            printf '%s\\n' {' '.join(names)}"
        for command in commands
        if (names := [name for option in command.options if option.values is not None for name in option.names])
    )
    return _fill("secpol.fish", {"valued": valued, "lines": "\n".join(lines)})


def _fish_option(command: Command, option: Option) -> str:
    condition = f"__secpol_command {command.name or _fish_quoted('')}"
    if not option.repeatable:
        takes = "flag" if option.values is None else "value"
        condition += f"; and __secpol_lacks {takes} {' '.join(option.names)}"
    spelled = " ".join(f"-l {n[2:]}" if n.startswith("--") else f"-s {n[1:]}" for n in option.names)
    values = "" if option.values is None else f" -x{_fish_values(option.values)}"
    return _fish_line(condition, f"{spelled}{values} -d {_fish_quoted(option.help)}")


def _fish_argument(command: Command, place: int, argument: Argument) -> str:
    which = "" if argument.repeatable else f" {place}"
    condition = f"__secpol_command {command.name}; and __secpol_place {command.name}{which}"
    return _fish_line(condition, _fish_values(argument.values).strip()) if _fish_values(argument.values) else ""


def _fish_values(values: Values) -> str:
    if values.folders:
        return " -a '(__fish_complete_directories)'"
    calls = [f"(__secpol_values {values.kind})"] if values.kind else []
    offered = " ".join([*values.words, *calls])
    return f" -k -a {_fish_quoted(offered)}" if offered else ""


def _fish_line(condition: str, rest: str) -> str:
    return f"complete -c secpol -n {_fish_quoted(condition)} {rest}"


def _continued(specs: Iterable[str], indent: int) -> str:
    return " \\\n".join(" " * indent + spec for spec in specs)


def _quoted(text: str) -> str:
    """In single quotes, for bash and zsh."""
    return "'" + text.replace("'", "'\\''") + "'"


def _fish_quoted(text: str) -> str:
    return "'" + _escaped(text, "'") + "'"


def _escaped(text: str, special: str) -> str:
    for character in f"\\{special}":
        text = text.replace(character, f"\\{character}")
    return text


def _colons(text: str) -> str:
    return text.replace("\\", "\\\\").replace(":", "\\:")


def _fill(template: str, parts: dict[str, str]) -> str:
    """A template with its lines `@name@` replaced, or the words `@name@` in a line."""
    text = resources.files("secpol_cli.completion").joinpath("templates", template).read_text("utf-8")
    for name, part in parts.items():
        text = text.replace(f"@{name}@", part)
    return text


_WRITERS: dict[str, Callable[[tuple[Command, ...]], str]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
