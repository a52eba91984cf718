"""Two texts beside each other, as a unified diff."""

from __future__ import annotations

from difflib import unified_diff

from secpol_cli.output.parts import printable


def diff_text(file: str, target: str, before: str, after: str) -> str:
    """The differences between the texts of two files, which are called so, with nothing that could command
    a terminal; empty where there are none."""
    names = printable(file), printable(target)
    lines = unified_diff(before.splitlines(), after.splitlines(), *names, lineterm="")
    return "\n".join("\t".join(map(printable, line.split("\t"))) for line in lines)
