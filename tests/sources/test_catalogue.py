"""Folders of PDFs and other files: who wrote what, who speaks where, which page, and what could not be read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.readers.pdf_files import Print, lines, make_pdf

from secpol_cli.errors import UsageError
from secpol_cli.sources.catalogue import read_catalogue
from secpol_cli.sources.describing import describe, of_file_name

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

SPEECH = [
    "We have never asked any state to choose between",
    "its neighbours, and we shall not begin to do so now.",
]
SECOND = [
    "Peace at sea begins with the law of the harbour,",
    "and it ends where nobody keeps that law any more.",
]
SAID = "We have never asked any state to choose between its neighbours"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sources = tmp_path / "sources"
    sources.mkdir()
    pages = [
        [*lines(text), Print(290, 40, str(number))]
        for number, text in ((41, SPEECH), (42, SECOND), (43, SPEECH[::-1]))
    ]
    (sources / "speech.pdf").write_bytes(make_pdf(pages))
    return sources


def verify(folder: Path, text: str, run: Run) -> dict[str, Any]:
    draft = folder.parent / "draft.md"
    draft.write_text(text, "utf-8")
    answer: dict[str, Any] = json.loads(
        run("verify", str(draft), "--sources", str(folder), "--all", "--json").stdout
    )
    return answer


def status(answer: dict[str, Any]) -> list[str]:
    return [item["status"] for item in answer["items"]]


def test_a_page_is_the_one_that_is_printed(folder: Path, run: Run) -> None:
    quoted = "“Peace at sea begins with the law of the harbour” [@speech, p. {}]."
    right = verify(folder, quoted.format(42), run)
    assert status(right) == ["verbatim"]
    assert right["items"][0]["place"] == "right"
    assert right["items"][0]["match"] | {"page": 2, "printed_page": "42"} == right["items"][0]["match"]
    assert right["items"][0]["citation"] == "[@speech, p. 42]"
    wrong = verify(folder, quoted.format(2), run)
    assert status(wrong) == ["mislocated"]
    assert "p. 42 (page 2 of the file)" in wrong["items"][0]["reason"]


def test_who_speaks_is_judged_by_the_catalogue(folder: Path, run: Run) -> None:
    (folder / "sources.yaml").write_text("speech.pdf:\n  speaker: Ana Kepler\n  date: 2014-05-01\n", "utf-8")
    answer = verify(folder, f"Ana Kepler said: “{SAID}.” Bo Lind said: “{SAID}.”", run)
    assert status(answer) == ["verbatim-folded", "misattributed"]
    assert answer["items"][0]["speaker"] == "right"
    assert "words of Ana Kepler, not of Bo Lind" in answer["items"][1]["reason"]


def test_words_of_one_author_are_not_another_s(folder: Path, run: Run) -> None:
    (folder / "other.txt").write_text("Trade follows the flag, as everybody in the harbour knew.\n", "utf-8")
    (folder / "sources.yaml").write_text(
        "speech.pdf: {author: Ana Kepler}\nother.txt: {author: [Bo Lind]}\n", "utf-8"
    )
    answer = verify(
        folder, f"Ana Kepler writes: “{SAID}.” Bo Lind writes: “{SAID}.” Cy Moe writes: “{SAID}.”", run
    )
    assert status(answer) == ["verbatim-folded", "misattributed", "verbatim-folded"]
    assert [item["speaker"] for item in answer["items"]] == ["right", "wrong", "unchecked"]


def test_what_may_stand_in_a_scan_is_unchecked(folder: Path, run: Run) -> None:
    (folder / "scan.pdf").write_bytes(make_pdf([[]], pictures=(0,)))
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    answer = verify(folder, "“The moon is made of the green cheese of the island states.”", run)
    assert status(answer) == ["unchecked"]
    assert [each["file"] for each in answer["unread"]] == ["old.doc", "scan.pdf"]
    assert "ocrmypdf" in answer["unread"][1]["reason"]
    assert "not read: scan.pdf: has no text" in run("search", "green cheese", "--sources", str(folder)).stdout
    cited = verify(
        folder, "“The moon is made of the green cheese of the island states” [@speech, p. 41].", run
    )
    assert status(cited) == ["not-found"]


def test_the_file_is_read_once(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    verify(folder, f"“{SAID}.”", run)
    monkeypatch.setattr("secpol_cli.sources.texts.read_source", None)
    (folder / "sources.yaml").write_text("speech.pdf: {speaker: Ana Kepler}\n", "utf-8")
    assert status(verify(folder, f"Bo Lind said: “{SAID}.”", run)) == ["misattributed"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("speach.pdf: {title: A}\n", "no file “speach.pdf”"),
        ("speech.pdf: {titel: A}\n", "titel"),
        ("speech.pdf: [1]\n", "1:"),
        ("- 1\n", "expected a mapping"),
        ("bibliography: {a: 1}\n", "expected the name of a file"),
        ("a: [\n", "not valid YAML"),
    ],
)
def test_what_the_catalogue_may_not_say(text: str, message: str, folder: Path) -> None:
    (folder / "sources.yaml").write_text(text, "utf-8")
    with pytest.raises(UsageError) as caught:
        read_catalogue(folder, ["speech.pdf"])
    assert message in f"{caught.value.message} {caught.value.hint}"
    assert str(folder / "sources.yaml") in caught.value.message


# --- who wrote what ------------------------------------------------------------------------


def test_a_file_s_name_may_say_who_wrote_it() -> None:
    assert of_file_name("Doe and Roe - 2021 - The Law of the Sea.pdf") == {
        "title": "The Law of the Sea",
        "author": [{"literal": "Doe"}, {"literal": "Roe"}],
        "issued": "2021",
    }
    assert of_file_name("a/Doe et al. - 2021 - The Law.pdf")["author"] == [{"literal": "Doe"}]
    assert of_file_name("notes-2021.pdf") == {}


@pytest.mark.parametrize(
    "record",
    [
        {"id": "x", "file": "/home/me/Zotero/Doe2021.pdf", "title": "The Law"},
        {"id": "doe2021", "title": "The Law"},
        {"id": "x", "title": "The Law", "author": [{"family": "Doe"}], "issued": {"date-parts": [[2021]]}},
    ],
)
def test_a_bibliography_says_more_than_the_file(record: dict[str, Any]) -> None:
    described = describe("Doe2021.pdf" if record["id"] != "x" or "file" in record else "Doe_2021_law.pdf",
                         {"title": "untitled"}, None, [record])  # fmt: skip
    assert described.citation["title"] == "The Law"
