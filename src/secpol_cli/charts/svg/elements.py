"""The elements of SVG, escaped, and a whole picture as a file.

Elements have classes, no colours: `chart.css` gives these, also in a page,
whose style sheet it joins.
"""

from __future__ import annotations

from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from secpol_cli.record import Record
from secpol_cli.text.shown import legible

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDE = "WF"  # of East Asian width
_LETTER = 0.53  # of a letter's size, how wide it is at the mean in Arial and DejaVu Sans set for labels


_TITLE = (24, 42)  # where a file has the title, in pixels
_ABOVE = 50  # pixels above a drawing's elements, which are the title's


class Drawing(Record):
    """A drawing: its title, size in pixels, elements below the title, and what it shows as a table (head
    first)."""

    title: str
    width: int
    height: int
    elements: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]


def element(name: str, *content: str, **attributes: str | float | None) -> str:
    """An element; `class_` and such lose their underscore, others become hyphens; None is left out."""
    given = "".join(
        f' {key.removesuffix("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(content)
    return f"<{name}{given}>{inside}</{name}>" if inside else f"<{name}{given}/>"


def words(text: str) -> str:
    """A text as the content of an element."""
    return escape(legible(text), quote=False)


def write(text: str, x: float, y: float, class_: str = "label", **attributes: str | float | None) -> str:
    """A line of text at a place."""
    return element("text", words(text), x=x, y=y, class_=class_, **attributes)


def titled(title: str, *content: str, class_: str | None = None) -> str:
    """Elements with a title, which readers of screens say and browsers show under the mouse."""
    return element("g", element("title", words(title)), *content, class_=class_)


def width_of(text: str, size: float) -> float:
    """About how wide a text is, in pixels, in letters of a size; no font is known here."""
    cells = sum(0 if combining(char) else 1.9 if east_asian_width(char) in _WIDE else 1 for char in text)
    return cells * size * _LETTER


def wrapped(text: str, width: float, size: float, most: int = 3) -> list[str]:
    """A text in lines of about that width, at most so many; an ellipsis ends what is cut short."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [cut(line, width, size) for line in lines]


def cut(text: str, width: float, size: float) -> str:
    """A text on one line of about that width, with an ellipsis where it is longer."""
    if width_of(text, size) <= width:
        return text
    while text and width_of(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def chart_style() -> str:
    """The style sheet of charts, in light colours."""
    return files("secpol_cli.charts.svg").joinpath("chart.css").read_text("utf-8")


def inside(picture: Drawing, *, above: int = _ABOVE) -> str:
    """A picture as an element of a page, which scales it to its width and has the title itself; `above` are
    the pixels that are left out, as they are the title's."""
    return element(
        "svg",
        *picture.elements,
        class_="chart",
        viewBox=f"0 {above} {picture.width} {picture.height - above}",
        role="img",
        aria_label=picture.title,
    )


def alone(picture: Drawing) -> str:
    """A picture as a file of SVG: on white, with its style sheet in it."""
    return element(
        "svg",
        element("title", words(picture.title)),
        element("style", words(chart_style())),
        element("rect", width=picture.width, height=picture.height, class_="ground"),
        write(picture.title, *_TITLE, "title"),
        *picture.elements,
        xmlns="http://www.w3.org/2000/svg",
        class_="chart",
        width=picture.width,
        height=picture.height,
        viewBox=f"0 0 {picture.width} {picture.height}",
        role="img",
    )


def joined(elements: Iterable[str]) -> str:
    """Elements in a row."""
    return "".join(elements)


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return escape(legible(value))
    return f"{value:.1f}".rstrip("0").rstrip(".")
