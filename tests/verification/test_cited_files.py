"""Files that are cited by author and year, by the keys of a bibliography, by pages that they do not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

PATROLS = "The ministers were glad of the joint patrols this year and said so often.\n"
MANDATE = "The council decided to extend the mandate of the mission for another year.\n"
BIB = "@book{poe19, author={Poe, Edgar}, title={A Council Decides}, year=2019, file={b.txt}}\n"
OWN = "@misc{roe, author={Roe, Jane}, title={On Patrols in Troubled Seas}, year=2020}\n"


@pytest.mark.parametrize(
    ("citation", "status", "place", "document"),
    [
        ("(Smith, 2023)", "verbatim", "right", "smith2023"),
        ("(Roe 2020)", "mislocated", "wrong", "a"),
        ("(Poe 2019)", "mislocated", "wrong", "b"),
        ("[@poe19]", "mislocated", "wrong", "b"),
        ("[@roe]", "mislocated", "wrong", "a"),
        ("[@smith2023, p. 225]", "verbatim", "unchecked", "smith2023"),
        ("[@nobody]", "unchecked", "unchecked", None),
        ("", "verbatim", None, None),
    ],
)
def test_files(
    citation: str, status: str, place: str | None, document: str | None, tmp_path: Path, run: Run
) -> None:
    folder = tmp_path / "src"
    folder.mkdir()
    front = "---\ntitle: On Patrols in Troubled Seas\nauthor: Jane Roe\ndate: 2020-03-02\n---\n\n"
    texts = {"smith2023.md": PATROLS, "a.md": front + "The sea is wide.\n", "b.txt": MANDATE, "refs.bib": BIB}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (tmp_path / "own.bib").write_text(OWN, encoding="utf-8")
    draft = tmp_path / "draft.md"
    draft.write_text(f"They “were glad of the joint patrols this year” {citation}.\n", encoding="utf-8")
    answer = run("verify", str(draft), "--sources", str(folder), "--bib", str(tmp_path / "own.bib"), "--json")
    (item,) = answer.json["items"]
    assert (item["status"], item["place"]) == (status, place)
    assert item["claimed"]["documents"] == ([document] if document else [])
    assert bool(item["remarks"]) == (place == "unchecked")


def test_words_that_stand_twice_are_those_of_the_place_where_nothing_is_cut_off(
    tmp_path: Path, run: Run
) -> None:
    folder = tmp_path / "src"
    folder.mkdir()
    (folder / "a.md").write_text(
        "Some argue that the council has lost its way for good.\n\n"
        "In the end the council has lost its way for good.\n",
        encoding="utf-8",
    )
    draft = tmp_path / "draft.md"
    draft.write_text("It says “the council has lost its way for good”.\n", encoding="utf-8")
    answer = run("verify", str(draft), "--sources", str(folder), "--json")
    (item,) = answer.json["items"]
    assert (item["status"], item["match"]["address"]) == ("verbatim", "a/p2")


def test_a_letter_that_could_not_be_read_proves_nothing_and_corrects_nothing(
    tmp_path: Path, run: Run
) -> None:
    folder = tmp_path / "src"
    folder.mkdir()
    (folder / "a.md").write_text("The municipal o\ufffdcers understood the danger well.\n", encoding="utf-8")
    draft = tmp_path / "draft.md"
    draft.write_text("“The municipal officers understood the danger well.”\n", encoding="utf-8")
    answer = run("verify", str(draft), "--sources", str(folder), "--json")
    (item,) = answer.json["items"]
    assert (item["status"], item["correction"]) == ("unchecked", None)
