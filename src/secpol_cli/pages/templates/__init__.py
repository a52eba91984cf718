"""The templates of pages (Jinja), their style sheets and their script."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from secpol_cli.charts.svg.elements import chart_style
from secpol_cli.text.shown import legible

if TYPE_CHECKING:
    from jinja2 import Template


def load_template(name: str) -> Template:
    """A template by its name (`page.html`), in which every value is legible and escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("secpol_cli.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_legible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(f"{name}.j2")


def _legible(value: object) -> object:
    """A text as it may be shown; what is HTML already, and all that is no text, as it is."""
    return legible(value) if type(value) is str else value


def read_part(name: str) -> str:
    """A style sheet or script, as it stands in a page."""
    return files(__package__).joinpath(name).read_text("utf-8")


def page_style(name: str) -> str:
    """A page's own style sheet with those that all pages share: colours by light and by dark, and charts'."""
    return read_part("light.css") + read_part(name) + chart_style() + read_part("dark.css")


def content_policy(style: str, script: str | None = None) -> str:
    """A content security policy that allows nothing but this style sheet and this script."""
    allowed = ["default-src 'none'", f"style-src '{_digest(style)}'"]
    allowed += [f"script-src '{_digest(script)}'"] if script is not None else []
    return "; ".join([*allowed, "base-uri 'none'", "form-action 'none'"])


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
