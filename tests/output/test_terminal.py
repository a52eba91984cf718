"""On a terminal: never wider than it, and never the corpus's own escape sequences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from secpol_cli.output.parts import Grid, Line, Quote, Span, plain, spans
from secpol_cli.output.terminal import STYLES, render_terminal

if TYPE_CHECKING:
    from tests.conftest import Run

    from secpol_cli.output.parts import Part

ANSI = re.compile(r"\x1b\[[0-9;]*m")
COMMANDS = [
    ["search", "ASEAN centrality", "-C", "1"],
    ["search", "peace and security", "--min-score", "30"],
    ["search", "--speaker", "Hun Sen"],
    ["show", "002"],
    ["show", "003", "--text"],
    ["show", "003/p27"],
    ["show", "003/n14"],
    ["show", "001/s4"],
    ["show", "Hun Sen"],
    ["show", "ASEM"],
    ["show", "neutrality"],
    ["show", "asem-13"],
    ["principles", "--doc", "001"],
    ["principles", "--speaker", "Prak Sokhonn", "--words"],
    ["principles", "--matrix", "--doc", "003"],
    ["speakers"],
    ["orgs"],
    ["docs"],
    ["timeline"],
    ["stats"],
    ["check", "--explain", "all"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_never_wider_than_the_screen(run: Run, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    for width in (40, 80, 200):
        monkeypatch.setenv("COLUMNS", str(width))
        answer = run(*command, "--color", "always")
        assert answer.status == 0
        lines = [ANSI.sub("", line) for line in answer.stdout.splitlines()]
        assert max(cell_len(line) for line in lines) <= width, f"at {width} columns"


@pytest.mark.parametrize("width", [0, 1, 20, 39])
@pytest.mark.parametrize("command", [["docs"], ["search", "ASEAN centrality"], ["stats"]], ids=" ".join)
def test_absurd_widths(run: Run, monkeypatch: pytest.MonkeyPatch, width: int, command: list[str]) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    answer = run(*command, "--color", "always")
    assert answer.status == 0
    lines = [ANSI.sub("", line) for line in answer.stdout.splitlines()]
    assert max(cell_len(line) for line in lines) <= (max(width, 20) if width else 80)


def test_a_word_longer_than_the_screen_is_cut_not_lost() -> None:
    word = "https://example.org/" + "a" * 90
    shown = render_terminal([Line(spans(word)), Quote(spans(word))], width=40, color=False)
    assert ANSI.sub("", shown).replace("\n", "").replace(" ", "") == word * 2
    assert max(map(len, ANSI.sub("", shown).splitlines())) <= 40


def drawn(*parts: Part, width: int) -> list[str]:
    return ANSI.sub("", render_terminal(parts, width=width, color=True)).splitlines()


def test_no_line_ends_inside_a_date_or_in_spaces() -> None:
    run = (
        Span("until 2016 "),
        Span("[c. 1 March 2016]", "inferred"),
        Span(" · "),
        Span("in Ulaanbaatar", "dim"),
    )
    assert drawn(Line(run), width=24) == ["until 2016", "[c. 1 March 2016] · in", "Ulaanbaatar"]
    assert drawn(Line((Span("[between 21 March 2019 and 31 Dec 2019]", "inferred"),)), width=24) == [
        "[between 21 March 2019",
        "and 31 Dec 2019]",
    ]


def test_a_label_that_goes_on_is_set_in() -> None:
    rows = (((Span("… many diplomats and specialists"),), (Span("12"),)), ((Span("Hun Sen"),), (Span("3"),)))
    grid = Grid(("who", "said"), rows, right=frozenset({1}), wide=frozenset({0}))
    assert drawn(grid, width=30) == [
        "who                       said",
        "──────────────────────────────",
        "… many diplomats and        12",
        "    specialists",
        "Hun Sen                      3",
    ]


def test_wide_characters_count_twice() -> None:
    shown = render_terminal([Quote(spans("東南亞國家聯盟" * 20))], width=40, color=False)
    assert max(cell_len(ANSI.sub("", line)) for line in shown.splitlines()) <= 40


def test_text_is_no_markup() -> None:
    text = "[sic] [bold]b[/bold] [/] :smile: https://x.y 'q' 12"
    shown = render_terminal([Line(spans(text))], width=200, color=True)
    assert shown == text


def test_colour_and_no_colour() -> None:
    parts = [Line(spans(Span("003/p12", "address"), " ", Span("found", "hit")))]
    colored, plain_ = (render_terminal(parts, width=80, color=color) for color in (True, False))
    assert ANSI.sub("", colored) == ANSI.sub("", plain_) == "003/p12 found"
    assert re.search(r"\x1b\[[0-9;]*38;5;\d+m", colored)
    assert not re.search(r"\x1b\[[0-9;]*[34][0-7]m", plain_)


def test_the_corpus_sends_no_escape_sequence(run: Run, hostile: str) -> None:
    for command in (
        ["show", "010"],
        ["search", "Patience"],
        ["timeline"],
        ["principles"],
        ["docs"],
        ["speakers"],
    ):
        answer = run(*command, "--corpus", hostile, "--color", "always")
        rest = ANSI.sub("", answer.stdout)
        assert not {"\x1b", "\x9b"} & set(rest)
        assert "\x1b[31mred" not in answer.stdout
        assert "\\x1b[31mred" in "".join(rest.split())


def test_a_table_keeps_every_word_at_any_width() -> None:
    cells = tuple(
        spans(text) for text in ("asean-centrality", "Promotion of the centrality of ASEAN", "000/s2")
    )
    grid = Grid(("id", "principle", "statements"), (cells,), wide=frozenset({1}))
    for width in (20, 40, 80):
        shown = ANSI.sub("", render_terminal([grid], width=width, color=False))
        letters = sorted("".join(plain(cell) for cell in cells).replace(" ", ""))
        body = "".join(shown.split("\n", 2)[2:] if width > 40 else shown.split("─")[-1:])
        assert sorted("".join(body.split())) == letters, width


def _luminance(number: int) -> float:
    """Relative luminance (WCAG 2.2) of one of the 256 colours that terminals have alike (16 and above)."""
    steps = (0, 95, 135, 175, 215, 255)
    cube = number - 16
    rgb = (
        (steps[cube // 36], steps[cube // 6 % 6], steps[cube % 6])
        if cube < 216
        else (8 + 10 * (cube - 216),) * 3
    )
    linear = [c / 12.92 if (c := each / 255) <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for each in rgb]
    return float(sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True)))


@pytest.mark.parametrize(("name", "style"), STYLES.items())
def test_every_colour_reads_on_white_and_on_black(name: str, style: str) -> None:
    """4.5 to 1, as WCAG wants it; a style without a colour has the terminal's own."""
    assert "dim" not in style.split()
    for number in re.findall(r"color\((\d+)\)", style):
        light = _luminance(int(number))
        assert 1.05 / (light + 0.05) >= 4.5
        assert (light + 0.05) / 0.05 >= 4.5
    assert not re.search(r"\b(red|green|yellow|blue|magenta|cyan)\b", style)  # which each theme draws anew
