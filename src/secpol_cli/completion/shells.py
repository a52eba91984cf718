"""The shells there are scripts for, and the frame that each script's table is put into."""

from __future__ import annotations

from importlib import resources

from secpol_cli.record import Record

SHELLS = ("bash", "zsh", "fish")


class CompletionScript(Record):
    """What a shell loads to complete `secpol`."""

    shell: str
    script: str


def fill_template(name: str, **parts: str) -> str:
    """A file of `templates` in which each `@part@` is replaced."""
    text = resources.files("secpol_cli.completion").joinpath("templates", name).read_text("utf-8")
    for part, content in parts.items():
        text = text.replace(f"@{part}@", content)
    return text
