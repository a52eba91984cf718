"""Markdown, HTML and LaTeX: what is text stays text."""

from __future__ import annotations

import subprocess
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from tests.output.conftest import ESCAPE, MISCHIEF

from secpol_cli.output.markup import render_html, render_latex, render_markdown
from secpol_cli.output.parts import Gap, Grid, Heading, Line, Quote, Span, spans
from secpol_cli.pandoc import find_pandoc

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.conftest import Run

    from secpol_cli.output.parts import Part

RENDERERS: dict[str, Callable[[Sequence[Part]], str]] = {
    "gfm": render_markdown,
    "html": render_html,
    "latex": render_latex,
}
PARTS: list[Part] = [
    Heading(spans(Span("A title", "title")), 1),
    Line(spans("     ", Span("Hun Sen", "name"), " · 000/p3"), spans(Span("centrality", "principle"))),
    Gap(),
    Quote(
        spans("… promoting ", Span(" ASEAN Centrality ", "hit"), ", which"), 5, spans(Span("p3", "address"))
    ),
    Grid(
        ("date", "n"),
        ((spans(Span("[2019]", "inferred")), spans("1")), (spans("a|b"), ()), (spans("*"), spans("2"))),
        right=frozenset({1}),
    ),
]


def test_markdown() -> None:
    assert render_markdown(PARTS) == (
        "# **A title**\n\n"
        "**Hun Sen** · 000/p3 — centrality\n\n"
        "> p3 … promoting  **ASEAN Centrality** , which\n\n"
        "| date     |   n |\n"
        "|----------|-----|\n"
        "| \\[2019\\] |   1 |\n"
        "| a\\|b     |     |\n"
        "| \\*       |   2 |"
    )


def test_html() -> None:
    text = render_html([*PARTS[:4], Line(spans("a < b & “c”"))])
    assert text == (
        "<h1><strong>A title</strong></h1>\n\n"
        "<p><strong>Hun Sen</strong> · 000/p3 — centrality</p>\n\n"
        "<blockquote>p3 … promoting  <mark>ASEAN Centrality</mark> , which</blockquote>\n\n"
        "<p>a &lt; b &amp; “c”</p>"
    )


def test_latex() -> None:
    text = render_latex(PARTS)
    assert "\\section*{\\emph{A title}}\n" in text
    assert "\\begin{quote}\np3 … promoting  \\textbf{ASEAN Centrality} , which\n\\end{quote}" in text
    rows = [line.strip() for line in text.splitlines() if line.rstrip().endswith("\\\\")][1:]
    assert not [row for row in rows if row.startswith(("[", "*"))]  # it would be an option of the \\ above


@pytest.mark.parametrize("text", ["1. one", "2) two", "- three", "+ four", "--- five", "12. six", "-"])
def test_a_paragraph_is_no_markdown_list(text: str) -> None:
    shown = render_markdown([Line(spans(text)), Quote(spans(text))])
    assert [part.rstrip() for part in _read(shown, "gfm").split("\n\n")] == [text, f"  {text}"]


@pytest.mark.parametrize("text", ["2019-03-11", "1.5 per cent", "-5", "3rd"])
def test_numbers_are_left_alone(text: str) -> None:
    assert render_markdown([Line(spans(text))]) == text


@pytest.mark.parametrize("form", RENDERERS)
def test_another_program_reads_what_was_written(form: str) -> None:
    text = MISCHIEF
    if form == "latex":  # pandoc does not know \textbar and \textasciigrave
        text = text.replace("|", "").replace("`", "")
    cell = spans(Span(text, "name"))
    parts: list[Part] = [
        Line(spans(text)),
        Quote(spans(Span(text, "hit"))),
        Grid(("a", "b"), ((cell, cell),)),
    ]
    paragraph, quote, table = _read(RENDERERS[form](parts), form).split("\n\n", 2)
    assert _straight(paragraph) == _straight(text)
    assert _straight(quote) == _straight(text)
    assert _straight(table).count(_straight(text)) == 2


def test_html_has_no_element_but_ours(run: Run, hostile: str) -> None:
    found: set[str] = set()

    class Elements(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            found.add(tag)

    for command in (["show", "010"], ["search", "Patience"], ["timeline"], ["principles"], ["docs"]):
        Elements().feed(run(*command, "--corpus", hostile, "-f", "html").stdout)
    assert found == {
        "h1", "h2", "p", "strong", "mark", "blockquote", "table", "thead", "tbody", "tr", "th", "td"
    }  # fmt: skip


@pytest.mark.parametrize("form", ["markdown", "html", "latex", "table"])
def test_no_escape_sequence_comes_through(run: Run, hostile: str, form: str) -> None:
    for command in (
        ["show", "010"],
        ["show", "lim-sokha"],
        ["search", "Patience"],
        ["timeline"],
        ["principles"],
    ):
        text = run(*command, "--corpus", hostile, "-f", form).stdout
        assert "x1b[31mred" in _straight(text).replace("\\", "").replace("{}", "")
        assert not {"\x1b", "\x9b"} & set(text)
        assert ESCAPE not in text


def _read(text: str, form: str) -> str:
    """What pandoc reads, as plain text on long lines."""
    command = [find_pandoc(), "-f", form, "-t", "plain", "--wrap=none", "--columns=9999"]
    return subprocess.run(
        command, input=text, capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout.rstrip("\n")


def _straight(text: str) -> str:
    """Without what pandoc's plain text changes: the shape of quotes, and how much space there is."""
    for old, new in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\u00a0", " ")):
        text = text.replace(old, new)
    return " ".join(text.split())
