"""A corpus that was begun passes `check` at once, and nothing is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import SHIPPED

from secpol_cli.authoring.answer import start_corpus
from secpol_cli.authoring.starting import start
from secpol_cli.corpus.checks import check_corpus
from secpol_cli.errors import CorpusNotFound, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run


def test_it_passes_check_and_has_its_folder_s_name(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "Treaties of_the Gulf"
    answer = run("init", str(folder), "--json")
    assert answer.status == 0
    assert {item["file"] for item in answer.json["items"]} >= {"corpus.yaml", "people.yaml", "README.md"}
    assert check_corpus(folder) == []
    assert "title: Treaties of the Gulf" in (folder / "corpus.yaml").read_text("utf-8")
    assert run("check", str(folder)).status == 0


def test_what_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine\n", "utf-8")
    start(tmp_path, "en")
    assert (tmp_path / "README.md").read_text("utf-8") == "mine\n"
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")}
    with pytest.raises(UsageError, match="nothing is overwritten"):
        start(tmp_path, "fr")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")} == before


def test_the_example_is_the_guide_s(tmp_path: Path) -> None:
    start_corpus(str(tmp_path / "example"), example=True)
    findings = check_corpus(tmp_path / "example")
    assert [each for each in findings if each.level == "error"] == []
    text = (tmp_path / "example" / "people.yaml").read_text("utf-8")
    assert text in (SHIPPED / "GUIDE.md").read_text("utf-8")


def test_a_vocabulary_is_taken_over(tmp_path: Path) -> None:
    start_corpus(str(tmp_path / "own"), vocabulary=str(SHIPPED))
    assert (tmp_path / "own" / "people.yaml").read_bytes() == (SHIPPED / "people.yaml").read_bytes()
    assert [each for each in check_corpus(tmp_path / "own") if each.level == "error"] == []
    with pytest.raises(CorpusNotFound, match=r"no corpus\.yaml"):
        start_corpus(str(tmp_path / "other"), vocabulary=str(tmp_path))


def test_the_language_is_that_of_the_texts_that_are_there(tmp_path: Path) -> None:
    words = (
        "Die Minister haben sich nicht auf den Vertrag geeinigt, und das ist für die Region nicht gut. " * 5
    )
    (tmp_path / "rede.txt").write_text(words, "utf-8")
    start_corpus(str(tmp_path))
    assert "language: de" in (tmp_path / "corpus.yaml").read_text("utf-8")
