"""Charts as files: SVG, PNG, or a page with the picture and, below it, what it shows in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from secpol_cli.charts.svg.elements import alone, inside
from secpol_cli.errors import ToolError
from secpol_cli.output.result import Written
from secpol_cli.pages.files import PAGES
from secpol_cli.pages.templates import content_policy, load_template, page_style
from secpol_cli.queries.stats import describe_corpus
from secpol_cli.verification.fixing import write_whole

if TYPE_CHECKING:
    from secpol_cli.charts.svg.elements import Drawing
    from secpol_cli.store.store import Store

_ZOOM = 2  # pixels of a PNG for one of the drawing: sharp in print up to 190 dpi at half its width


def write_chart(store: Store, picture: Drawing, name: str) -> Written:
    """Write a picture, whole or not at all, over an earlier one, in the format of its file's ending.

    Raises UsageError where the file cannot be written, and ToolError for a PNG without the library that
    makes it.
    """
    path = Path(name)
    ending = path.suffix.lower()
    if ending == ".png":
        data = _png(picture)
    elif ending in PAGES:
        data = _page(store, picture)
    else:
        data = alone(picture).encode()
    write_whole(path, data, like=None)
    return Written(name, f"{name}: {picture.title[:1].lower()}{picture.title[1:]}")


def _png(picture: Drawing) -> bytes:
    try:
        import resvg_py
    except ImportError:
        raise ToolError(
            "a PNG needs resvg-py, which is not installed", "pip install 'secpol-cli[png]'"
        ) from None
    return bytes(resvg_py.svg_to_bytes(svg_string=alone(picture), zoom=_ZOOM))


def _page(store: Store, picture: Drawing) -> bytes:
    style = page_style("chart_page.css")
    head, *rows = picture.table
    page = load_template("chart.html").render(
        title=picture.title,
        style=style,
        policy=content_policy(style),
        picture=inside(picture),
        head=head,
        rows=rows,
        corpus=describe_corpus(store),
    )
    return page.encode()
