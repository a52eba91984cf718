"""The shells there are scripts for, and the frame that each script's table is put into."""

from __future__ import annotations

from importlib import resources

SHELLS = ("bash", "zsh", "fish")


def fill_template(name: str, **parts: str) -> str:
    """A file of `templates` in which each `@part@` is replaced."""
    text = resources.files("secpol_cli.completion").joinpath("templates", name).read_text("utf-8")
    for part, content in parts.items():
        text = text.replace(f"@{part}@", content)
    return text
