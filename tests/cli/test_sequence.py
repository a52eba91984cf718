"""The notes of a text in a row, as `secpol cite --sequence` prints them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Validate
    from tests.conftest import Run

NOTES = ("see 003/p12; 004", "003:hall-menon-2014, pp. 3, 5", "003:hall-menon-2014, p. 7", "003/p13")


def notes_of(run: Run, style: str, *notes: str) -> list[str]:
    """The notes without the bibliography."""
    answer = run("cite", "--sequence", *(notes or NOTES), "-f", style)
    assert answer.status == 0
    return answer.stdout.partition("\n\n")[0].splitlines()


@pytest.mark.parametrize(
    ("style", "second", "third", "fourth"),
    [
        # OSCOLA 4, 1.2.1: a later note points to the first; the same again is ibid
        ("oscola", " 3, 5.", "3. ibid 7.", "4. Un Samnang and Yen Samnang (n 1) para 13."),
        # Bluebook 21, rule 4: id. and supra note
        ("bluebook", " 3, 5 (2014).", "3. Id. at 7.", "4. Un Samnang & Yen Samnang, supra note 1, ¶ 13."),
        # MHRA 4, 7.5: short forms
        ("mhra", ", pp. 3, 5.", "p. 7.", "para. 13."),
        # IEEE: works are numbered in the order in which they are cited
        ("ieee", "[3, pp. 3, 5]", "[3, p. 7]", "[1, Para. 13]"),
        # APA 7, 8.17
        ("apa", "(Hall & Menon, 2014, pp. 3, 5)", "(Hall & Menon, 2014, p. 7)", "[2019], para. 13)"),
    ],
)
def test_later_notes_have_the_style_s_form(
    run: Run, style: str, second: str, third: str, fourth: str
) -> None:
    notes = notes_of(run, style)
    assert len(notes) == len(NOTES)
    assert "see" in notes[0].casefold()
    assert notes[1].endswith(second)
    assert notes[2].endswith(third)
    assert notes[3].endswith(fourth)


def test_the_bibliography_stands_behind_the_notes(run: Run) -> None:
    _, bibliography = run("cite", "--sequence", *NOTES).stdout.split("\n\n")
    assert [entry[:11] for entry in bibliography.splitlines()] == [
        "Hall, Hil, ",
        "Quang Minh.",
        "Un Samnang ",
    ]


def test_a_file_of_notes(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("# the first chapter\n\nsee 003/p12; 004\n003:hall-menon-2014, pp. 3, 5\n", "utf-8")
    assert notes_of(run, "oscola", str(file)) == notes_of(run, "oscola", *NOTES[:2])


def test_a_suffix_stands_behind_the_place(run: Run) -> None:
    (note,) = notes_of(run, "chicago", "004, p. 5, emphasis added")
    assert note.endswith("July 31, 2019, 5, emphasis added.")


def test_numbers_are_in_the_json(run: Run, validate: Validate) -> None:
    answer = run("cite", "--sequence", *NOTES, "--json")
    validate("cite", answer.stdout)
    items = json.loads(answer.stdout)["items"]
    assert [item["number"] for item in items[:4]] == [1, 2, 3, 4]
    assert items[0]["address"] == "003/p12; 004"
    assert {item["as"] for item in items[4:]} == {"bibliography"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["see nothing"], "note 1: no address in “see nothing”"),
        (["003", "--page", "5"], "a place cannot change a sequence"),
        (["003", "-f", "ris"], "ris is no citation style; a sequence is of notes"),
        (["003/p12, p. 5"], "003/p12 is a place already"),
    ],
)
def test_what_is_no_sequence(run: Run, arguments: list[str], message: str) -> None:
    answer = run("cite", "--sequence", *arguments)
    assert answer.status == 2
    assert message in answer.stderr


def test_a_place_that_is_not_printed_is_told(run: Run) -> None:
    assert (
        "vancouver does not print page 5 in note 1"
        in run("cite", "--sequence", "004, p. 5", "-f", "vancouver").stderr
    )


@pytest.mark.parametrize(("style", "again"), [("oscola", "ibid."), ("bluebook", "Id.")])
def test_what_ibid_stands_for_is_printed(run: Run, style: str, again: str) -> None:
    """OSCOLA 4, 1.2.2, and Bluebook 21, rule 4.1: alone it is the same place as before."""
    answer = run("cite", "--sequence", "004", "003, p. 5", "003, p. 5", "-f", style)
    assert f"3. {again}" in answer.stdout
    assert "does not print" not in answer.stderr
    unseen = run("cite", "--sequence", "003, p. 5", "003, p. 5", "-f", "vancouver").stderr
    assert "does not print page 5 in note 2" in unseen
