"""A new id is written wherever the old one was named, and nowhere else; what goes takes what points to it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SHIPPED

from secpol_cli.corpus.checks import check_corpus

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The shipped corpus, to be changed."""
    shutil.copytree(SHIPPED, tmp_path / "corpus")
    return tmp_path / "corpus"


def _texts(root: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in root.rglob("*.yaml")}


@pytest.mark.parametrize(
    ("id_", "new"),
    [("hun-sen", "samdech"), ("asean", "the-ten"), ("peace", "quiet"), ("hun-sen-five-elements", "five")],
)
def test_an_entity_has_its_new_id_everywhere(run: Run, copy: Path, id_: str, new: str) -> None:
    before = _texts(copy)
    assert run("rename", id_, new, "--yes", "--corpus", str(copy)).status == 0
    assert check_corpus(copy) == check_corpus(SHIPPED)
    changed = [name for name, text in _texts(copy).items() if text != before[name]]
    assert changed
    for name in changed:
        for old, now in zip(before[name].splitlines(), _texts(copy)[name].splitlines(), strict=True):
            assert now == old or (id_ in old and new in now)


def test_a_document_takes_its_source_and_evidence_along(run: Run, copy: Path) -> None:
    assert run("rename", "003", "asem", "--yes", "--corpus", str(copy)).status == 0
    assert (copy / "sources" / "asem.txt").exists()
    assert not (copy / "documents" / "003.yaml").exists()
    assert [each for each in check_corpus(copy) if each.level == "error"] == []


def test_nothing_is_lost_without_yes(run: Run, copy: Path) -> None:
    before = _texts(copy)
    for command in (["rename", "003", "asem"], ["remove", "003"], ["remove", "000", "--dry-run"]):
        run(*command, "--corpus", str(copy))
    assert _texts(copy) == before
    answer = run("remove", "003", "--corpus", str(copy))
    assert (answer.status, "say --yes" in answer.stderr) == (2, True)


@pytest.mark.parametrize("id_", ["000", "001", "002", "003", "004"])
def test_a_document_goes_with_what_quotes_it_and_can_be_put_back(run: Run, copy: Path, id_: str) -> None:
    before = _texts(copy)
    assert run("remove", id_, "--yes", "--corpus", str(copy)).status == 0
    assert f"{id_}.yaml" not in _texts(copy)
    assert not (copy / "sources" / f"{id_}.txt").exists()
    assert [each.message for each in check_corpus(copy) if each.level == "error"] == []
    assert run("update", id_, "--undo", "--corpus", str(copy)).status == 0
    assert _texts(copy) == before


def test_what_is_named_elsewhere_stays(run: Run, copy: Path) -> None:
    answer = run("remove", "asean", "--yes", "--corpus", str(copy))
    assert answer.status == 2
    assert "is named in people.yaml:" in answer.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["rename", "hun-senn", "x"], "did you mean hun-sen"),
        (["rename", "hun-sen", "Hun Sen"], "is no id"),
        (["rename", "hun-sen", "prak-sokhonn"], "is there already"),
        (["rename", "000", "../x"], "is no id"),
        (["remove", "nobody-at-all"], "no document, person"),
    ],
)
def test_what_is_wrong_is_said(run: Run, copy: Path, arguments: list[str], told: str) -> None:
    answer = run(*arguments, "--yes", "--corpus", str(copy))
    assert answer.status == 2
    assert told in answer.stderr
