"""The parts in Markdown, HTML and LaTeX: fragments to paste into a document."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from secpol_cli.output.parts import Gap, Grid, Heading, Line, Picture, Quote, Spans, full_row, printable
from secpol_cli.output.plain import picture_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secpol_cli.output.parts import Part


@dataclass(frozen=True, slots=True)
class _Language:
    """How a language spells what the parts are made of; `{}` takes the text.

    `paragraph` and `row` keep the first signs of one, already escaped, from meaning something there.
    """

    escape: Callable[[str], str]
    paragraph: Callable[[str], str]
    row: Callable[[str], str]
    styles: dict[str, str]
    heading: Callable[[str, int], str]
    line: str
    quote: str
    verbatim: Callable[[str], str]
    table: str  # tabulate's name


def render_markdown(parts: Sequence[Part]) -> str:
    """CommonMark with pipe tables."""
    return _render_all(parts, _MARKDOWN)


def render_html(parts: Sequence[Part]) -> str:
    """An HTML fragment; the words found are in <mark>."""
    return _render_all(parts, _HTML)


def render_latex(parts: Sequence[Part]) -> str:
    """A LaTeX fragment that needs no package; the words found are bold."""
    return _render_all(parts, _LATEX)


def _render_all(parts: Sequence[Part], language: _Language) -> str:
    blocks = [_render(part, language) for part in parts if not isinstance(part, Gap)]
    return "\n\n".join(block for block in blocks if block)


def _render(part: Part, language: _Language) -> str:
    match part:
        case Heading(run, level):
            return language.heading(_text(run, language), level)
        case Line(run, right, _):
            text = _text(run, language) + (" — " + _text(right, language) if right else "")
            return language.line.format(language.paragraph(text.strip()))
        case Quote(run, _, label):
            text = (_text(label, language).strip() + " " if label else "") + _text(run, language)
            return language.quote.format(language.paragraph(text))
        case Grid():
            return _grid(part, language)
        case Picture():
            return language.verbatim("\n".join(picture_lines(part)))
        case _:
            return ""


def _grid(grid: Grid, language: _Language) -> str:
    from tabulate import tabulate

    rows = [[_text(cell, language) for cell in full_row(grid, row)] for row in grid.rows]
    rows = [[language.row(first), *others] for first, *others in rows]
    align = ["right" if column in grid.right else "left" for column in range(len(grid.headers))]
    headers = [language.escape(printable(header)) for header in grid.headers]
    return tabulate(
        rows, headers, tablefmt=language.table, disable_numparse=True, colalign=align if rows else None
    )


def _text(run: Spans, language: _Language) -> str:
    return "".join(
        _span(printable(span.text), language.styles.get(span.style, "{}"), language) for span in run
    )


def _span(text: str, form: str, language: _Language) -> str:
    """A span in its form; space at its ends stays outside, where emphasis must not have it."""
    core = text.strip()
    if not core or form == "{}":
        return language.escape(text)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return before + form.format(language.escape(core)) + after


def _escape_markdown(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|#~$^&])", r"\\\1", text)


def _no_list(text: str) -> str:
    return re.sub(r"^(\d*)([-+.)])(?=\s|-|$)", r"\1\\\2", text)


def _no_option(text: str) -> str:
    return "{}" + text if text.startswith(("[", "*")) else text  # of the \\ that ends the row before


_LATEX_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "`": r"\textasciigrave{}",
    **{char: "\\" + char for char in "&%$#_{}"},
}


def _escape_latex(text: str) -> str:
    escaped = "".join(_LATEX_SPECIAL.get(char, char) for char in text)
    return re.sub(r"([-'])(?=\1)", r"\1{}", escaped)  # -- would be a dash, '' a double quote


_MARKDOWN = _Language(
    escape=_escape_markdown,
    paragraph=_no_list,
    row=str,
    styles={"hit": "**{}**", "name": "**{}**", "title": "**{}**", "deleted": "~~{}~~", "inserted": "**{}**"},
    heading=lambda text, level: "#" * level + " " + text,
    line="{}",
    quote="> {}",
    verbatim=lambda text: "\n".join("    " + line for line in text.splitlines()),
    table="github",
)
_HTML = _Language(
    escape=html.escape,
    paragraph=str,
    row=str,
    styles={
        "hit": "<mark>{}</mark>",
        "name": "<strong>{}</strong>",
        "title": "<strong>{}</strong>",
        "deleted": "<del>{}</del>",
        "inserted": "<ins>{}</ins>",
    },
    heading=lambda text, level: f"<h{level}>{text}</h{level}>",
    line="<p>{}</p>",
    quote="<blockquote>{}</blockquote>",
    verbatim=lambda text: f"<pre>{html.escape(text)}</pre>",
    table="unsafehtml",
)
_LATEX = _Language(
    escape=_escape_latex,
    paragraph=str,
    row=_no_option,
    styles={
        "hit": r"\textbf{{{}}}",
        "name": r"\textbf{{{}}}",
        "title": r"\emph{{{}}}",
        "deleted": r"{{[}}\emph{{{}}}{{]}}",
        "inserted": r"\textbf{{{}}}",
    },
    heading=lambda text, level: (
        "\\" + ("section", "subsection", "subsubsection")[min(level, 3) - 1] + f"*{{{text}}}"
    ),
    line="{}",
    quote="\\begin{{quote}}\n{}\n\\end{{quote}}",
    verbatim=lambda text: "\\begin{verbatim}\n" + text.replace("\\end{", "\\end {") + "\n\\end{verbatim}",
    table="latex_raw",
)
