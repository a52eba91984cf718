"""The picture of a timeline: on a screen of any width, through a pipe, without colour, in every format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from secpol_cli.model import Date, Event
from secpol_cli.output.render import Screen, render
from secpol_cli.output.result import Result

if TYPE_CHECKING:
    from tests.conftest import Run

EVENTS = [
    Event(label, label, Date(stated, inferred), status, "meeting", (), (), (), None, None, ())
    for label, stated, inferred, status in [
        ("War", None, "1947~/1991~", "held"),
        ("Enlargement, from twenty-six members to fifty-three", "1996/..", "1996/2019", "held"),
        ("Summit", "2018", "[2018-10-02..2018-12-31]", "held"),
        ("Signing", "2018-11-05", None, "held"),
        ("Festival", None, "2020", "planned"),
        ("Talks", None, None, "held"),
    ]
]


def _answer(form: str = "table", screen: Screen | None = None) -> str:
    return render(Result("timeline", EVENTS, {}, "timeline_chart"), form, screen or Screen())


def _bare(answer: str) -> list[str]:
    """The lines without escape sequences."""
    return [re.sub(r"\x1b\[[\d;]*m", "", line).rstrip() for line in answer.splitlines()]


def test_a_line_an_event_the_date_beside_it() -> None:
    lines = _answer().splitlines()
    axis, ruler, war, enlargement, summit, signing, festival, talks, gap, *key = lines
    assert axis.split()[0] == "1945"
    assert set(ruler) == set("─┴┼")
    assert war.split(None, 1) == ["~╍╍╍╍╍╍╍╍╍╍~", war.split(None, 1)[1]]
    assert "since 1996 [1996–2019]" in enlargement
    assert enlargement.endswith("Enlargement, from twenty-six members to fifty-three")
    assert "[between 2 Oct and 31 Dec] 2018" in summit
    assert "●" in signing
    assert festival.endswith("Festival (planned)")
    assert talks.replace("│", "").split() == ["n.d.", "Talks"]
    assert gap == ""
    assert "a column is " in key[0]
    assert key[-1] == "hollow or dashed: inferred, as what stands in [ ]"


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160, 300])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    shown = _bare(_answer(screen=Screen(width, styled=True)))
    assert max(map(cell_len, shown)) <= width
    assert [line for line in shown if "Talks" in line]


def test_where_text_is_wrapped_the_change_of_measure_is_drawn_on() -> None:
    shown = _bare(_answer(screen=Screen(60, styled=True)))
    first = next(place for place, line in enumerate(shown) if "Enlargement" in line)
    assert "│" in shown[first + 1]
    assert shown[first + 1].index("│") == next(line.index("│") for line in shown if "Talks" in line)


def test_colour_adds_nothing_that_signs_do_not_say() -> None:
    coloured = _answer(screen=Screen(80, styled=True, color=True))
    assert "\x1b[3;38" in coloured
    assert _bare(coloured) == _bare(_answer(screen=Screen(80, styled=True)))


def test_a_terminal_without_unicode_has_ascii() -> None:
    shown = _answer(screen=Screen(80, styled=True, encoding="ascii"))
    assert "~::::" in shown
    assert not set("●○━╍┄├┤│") & set(shown)


@pytest.mark.parametrize(
    ("form", "opening"),
    [("markdown", "     1945"), ("html", "<pre> 1945"), ("latex", "\\begin{verbatim}\n 1945")],
)
def test_fragments_keep_the_columns(form: str, opening: str) -> None:
    assert _answer(form).startswith(opening)


def test_the_command_draws_where_it_is_asked(run: Run) -> None:
    answer = run("timeline", "--chart", "--org", "ASEM")
    assert (answer.status, answer.stderr) == (0, "")
    assert "a column is" in answer.stdout
    assert run("timeline", "--chart", "--json").json["items"] == run("timeline", "--json").json["items"]
