"""secpol completion"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from secpol_cli.output.result import Result

if TYPE_CHECKING:
    from secpol_cli.session import Session


def run(
    session: Session,  # noqa: ARG001  # every command is given one
    shell: Annotated[str, typer.Argument(metavar="SHELL", help="bash, zsh or fish.")],
) -> Result:
    """Print a completion script for a shell.

    It completes commands, options and values: documents, speakers, principles,
    styles and the like, of the corpus that --corpus names on the line.

    \b
    bash, in ~/.bashrc:
        source <(secpol completion bash)
    bash 3.2 (macOS), in ~/.bash_profile:
        eval "$(secpol completion bash)"
    zsh, in ~/.zshrc after compinit:
        source <(secpol completion zsh)
    fish, once:
        secpol completion fish > ~/.config/fish/completions/secpol.fish
    """
    from secpol_cli.completion.scripts import completion_script
    from secpol_cli.model import CompletionScript

    script = CompletionScript(shell, completion_script(shell))
    return Result(
        "completion", [script], {"shell": shell}, layout="findings", text=script.script.rstrip("\n")
    )
