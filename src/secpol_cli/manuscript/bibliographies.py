"""The bibliographies that a manuscript names for its citation keys."""

from __future__ import annotations

import re

_COMMAND = re.compile(
    r"^[^%\n]*?\\(?P<name>bibliography|addbibresource)\s*(?:\[[^\]]*\])?\s*\{(?P<files>[^{}]+)\}",
    re.MULTILINE,
)
_KEYWORD = re.compile(r"^#\+bibliography:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)


def named_bibliographies(text: str, format_: str) -> tuple[str, ...]:
    """The files that a manuscript's text names as its bibliographies, as it writes them: in the front matter
    of Markdown, by LaTeX's commands, by Org's keyword."""
    if format_ == "latex":
        return tuple(name for match in _COMMAND.finditer(text) for name in _of_latex(match))
    if format_ == "org":
        return tuple(_KEYWORD.findall(text))
    return _of_front_matter(text) if format_ == "markdown" and "bibliography" in text else ()


def _of_latex(match: re.Match[str]) -> list[str]:
    names = [name.strip() for name in match["files"].split(",") if name.strip()]
    is_bare = match["name"] == "bibliography"
    return [name if not is_bare or name.endswith(".bib") else f"{name}.bib" for name in names]


def _of_front_matter(text: str) -> tuple[str, ...]:
    from secpol_cli.text.front_matter import read_front_matter

    named = read_front_matter(text).get("bibliography")
    return tuple(str(name) for name in (named if isinstance(named, list) else [named]) if name)
