"""The matrix on a screen: every count under the right head, whatever the width."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from secpol_cli.model import MatrixRow, MatrixVoice
from secpol_cli.output.render import Screen, render
from secpol_cli.output.result import Result

if TYPE_CHECKING:
    from tests.conftest import Run

NAMES = ["Hun Sen", "Prak Sokhonn", "ASEAN Foreign Ministers", "ASEM leaders", "many scholars"]


def _row(label: str, **stances: str) -> MatrixRow:
    """A row of voices, each `v` and a number, with stances as letters: a, r, m."""
    words = {"a": "affirms", "r": "rejects", "m": "mentions"}
    voices = tuple(
        MatrixVoice(
            voice, NAMES[int(voice[1:])], {words[letter]: taken.count(letter) for letter in set(taken)}
        )
        for voice, taken in stances.items()
    )
    return MatrixRow(label.casefold(), label, {voice.speaker_name: voice.stances for voice in voices}, voices)


ROWS = [
    _row("Dialogue", v0="aaa", v1="a", v2="am", v3="m", v4="mm"),
    _row("Force", v0="rr", v1="aar"),
    _row("Neutrality", v0="aa"),
]


def _shown(width: int, *, shared: bool = True, rows: list[MatrixRow] = ROWS) -> list[str]:
    result = Result("principles", rows, {}, "matrix", options={"shared": shared})
    text = render(result, "table", Screen(width, styled=True))
    return [re.sub(r"\x1b\[[\d;]*m", "", line).rstrip() for line in text.splitlines()]


def test_what_two_share_under_two_letters_each_with_the_legend_above() -> None:
    assert _shown(80) == [
        "2 of 3 principles are shared by two voices or more; -n 0 shows every one",
        "",
        "Hs Hun Sen · Ps Prak Sokhonn · Af ASEAN Foreign Ministers · ms many scholars",
        "Al ASEM leaders",
        "",
        "principle Hs  Ps Af ms Al",
        "─────────────────────────",
        "Dialogue   3   1  1  ○  ○",
        "Force     −2 2−1  ·  ·  ·",
        "",
        "3: affirmed in three statements · −2: rejected in two · ○: only mentioned",
    ]


def test_all_where_all_is_asked_for() -> None:
    lines = _shown(80, shared=False)
    assert lines[0].startswith("Hs Hun Sen")
    assert "Neutrality  2   ·  ·  ·  ·" in lines


def test_all_where_nothing_is_shared() -> None:
    assert any(line.startswith("Neutrality") for line in _shown(80, rows=ROWS[2:]))


def test_voices_without_room_share_a_column() -> None:
    lines = _shown(24)
    assert "others: 3 voices more" in lines
    head = next(line for line in lines if line.startswith("principle"))
    assert head.split() == ["principle", "Hs", "Ps", "others"]
    (dialogue,) = (line for line in lines if line.startswith("Dialogue"))
    assert dialogue.split() == ["Dialogue", "3", "1", "1"]


@pytest.mark.parametrize("width", [20, 30, 40, 60, 80, 100, 160])
def test_the_shipped_matrix_fits(run: Run, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    answer = run("principles", "--matrix", "--color", "always")
    lines = [re.sub(r"\x1b\[[\d;]*m", "", line) for line in answer.stdout.splitlines()]
    assert max(map(cell_len, lines)) <= width


def test_of_a_pipe_every_principle_under_the_names() -> None:
    text = render(Result("principles", ROWS, {}, "matrix", options={"shared": True}), "table", Screen())
    assert all(name in text.splitlines()[0] for name in NAMES)
    assert "Neutrality" in text


def test_the_first_that_most_share(run: Run) -> None:
    every = run("principles", "--matrix", "--json").json
    first = run("principles", "--matrix", "--top", "3", "--json").json
    assert first["items"] == every["items"][:3]
    assert first["query"] == {"matrix": True, "top": 3}
    sizes = [len(item["voices"]) for item in every["items"]]
    assert sizes == sorted(sizes, reverse=True)


def test_top_is_of_the_matrix(run: Run) -> None:
    answer = run("principles", "--top", "3")
    assert (answer.status, answer.stdout) == (2, "")
    assert answer.stderr == "secpol: error: --top is of the matrix; add --matrix, or use -n\n"
