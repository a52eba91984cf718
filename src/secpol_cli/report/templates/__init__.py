"""The report's templates (Jinja), and its style sheet."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Template


def load_template(name: str) -> Template:
    """A template by the name of what it makes (`report.html`); in HTML every value is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("secpol_cli.report", "templates"),
        autoescape=name.endswith(".html"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = escape_markdown
    return environment.get_template(f"{name}.j2")


def read_style() -> str:
    """The style sheet, as it stands in the page."""
    return files(__package__).joinpath("report.css").read_text("utf-8")


def escape_markdown(text: str) -> str:
    """A text in which nothing means something to Markdown: no mark, no item of a list, no cell's end."""
    escaped = re.sub(r"([\\`*_\[\]<>#~$^&@])", r"\\\1", text).replace("|", "&#124;")
    return re.sub(r"^(\d*)([-+.)=])(?=\s|[-=]|$)", r"\1\\\2", escaped)
