"""The completion scripts: the command table in the language of each shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.completion.bash import bash_script
from secpol_cli.completion.fish import fish_script
from secpol_cli.completion.shells import SHELLS
from secpol_cli.completion.table import load_table
from secpol_cli.completion.zsh import zsh_script
from secpol_cli.errors import UnknownValue

if TYPE_CHECKING:
    from collections.abc import Callable

    from secpol_cli.completion.table import Command

_WRITERS: dict[str, Callable[[tuple[Command, ...]], str]] = {
    "bash": bash_script,
    "zsh": zsh_script,
    "fish": fish_script,
}


def completion_script(shell: str) -> str:
    """What a shell loads to complete `secpol`; it ends in a line end.

    Raises UnknownValue for a shell that is not one of SHELLS.
    """
    if shell not in SHELLS:
        from secpol_cli.nearest import nearest

        raise UnknownValue("shell", shell, nearest(shell, SHELLS), f"there are {', '.join(SHELLS)}")
    return _WRITERS[shell](load_table())
