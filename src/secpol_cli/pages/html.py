"""A reading edition as one HTML page: texts, a style sheet and a small script; nothing from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.charts.svg.elements import element
from secpol_cli.charts.svg.marks import DEFINITIONS
from secpol_cli.pages.templates import content_policy, load_template, page_style, read_part
from secpol_cli.pages.words import MODES

if TYPE_CHECKING:
    from collections.abc import Callable

    from secpol_cli.pages.citations import Citations
    from secpol_cli.pages.records import Edition


def write_page(edition: Edition, citations: Callable[[], Citations]) -> bytes:
    """The edition as an HTML document in UTF-8; its citations are asked for last, as they may still be made.

    All text is in it as HTML, so that it can be read, searched for and printed
    without the script; its policy allows its own style sheet and script, no more.
    """
    style = page_style("page.css")
    script = read_part("page.js")
    template = load_template("page.html")
    page = template.render(
        edition=edition,
        citations=citations(),
        modes=MODES,
        addresses=_addresses(edition),
        style=style,
        script=script,
        policy=content_policy(style, script),
        definitions=element("svg", DEFINITIONS, class_="definitions", width=0, height=0, aria_hidden="true"),
    )
    return page.encode()


def _addresses(edition: Edition) -> set[str]:
    """Every address that has its place on the page: blocks, notes and statements."""
    found: set[str] = set()
    for text in edition.texts:
        found.update(card.address for card in text.cards)
        found.update(row.address for row in text.rows)
        found.update(note.address for row in text.rows for note in row.notes)
        found.update(note.address for note in text.loose_notes)
    return found
