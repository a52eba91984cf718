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
    [
        ("hun-sen", "samdech"),
        ("asean", "the-ten"),
        ("peace", "quiet"),
        ("hun-sen-five-elements", "five"),
        ("turkey", "turkiye"),
        ("russia", "rossiya"),
    ],
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


@pytest.fixture
def answered(copy: Path) -> Path:
    """The corpus with answers to 003 in 003 itself, by its id, and in two others, in lists of both kinds."""
    for name, old, new in (
        ("003", "statement: s3, how: doubts", "statement: 003/s3, how: doubts"),
        ("001", "- {statement: s7, how: doubts}", "- {statement: 003/s63, how: doubts}  # seen"),
        (
            "000",
            "id: s5\n",
            "id: s5\n    answers: [{how: supports, statement: 003/s3}, {statement: 001/s17, how: doubts}]\n",
        ),
    ):
        path = copy / "documents" / f"{name}.yaml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
    assert [each.message for each in check_corpus(copy) if each.level == "error"] == []
    return copy


def test_a_document_takes_the_answers_to_it_along(run: Run, answered: Path) -> None:
    before = _texts(answered)
    assert run("rename", "003", "asem", "--yes", "--corpus", str(answered)).status == 0
    assert [each.message for each in check_corpus(answered) if each.level == "error"] == []
    after = _texts(answered)
    for name in ("000.yaml", "001.yaml"):
        assert after[name] == before[name].replace("statement: 003/", "statement: asem/") != before[name]
    assert "{statement: asem/s3, how: doubts}" in after["asem.yaml"]
    assert "{statement: s63, how: disputes}" in after["asem.yaml"]


def test_a_document_goes_with_the_answers_to_it(run: Run, answered: Path) -> None:
    before = _texts(answered)
    answer = run("remove", "003", "--dry-run", "--corpus", str(answered))
    assert "2 answers to it" in answer.stdout + answer.stderr
    assert run("remove", "003", "--yes", "--corpus", str(answered)).status == 0
    assert [each.message for each in check_corpus(answered) if each.level == "error"] == []
    gone = "    answers:\n      - {statement: 003/s63, how: doubts}  # seen\n"
    assert _texts(answered)["001.yaml"] == before["001.yaml"].replace(gone, "")
    left = before["000.yaml"].replace("{how: supports, statement: 003/s3}, ", "")
    assert _texts(answered)["000.yaml"] == left
    assert run("update", "003", "--undo", "--corpus", str(answered)).status == 0
    assert _texts(answered) == before


def test_what_waits_has_the_new_ids(run: Run, answered: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.txt"
    text = (answered / "sources/003.txt").read_text("utf-8")
    new.write_text(text.replace("Some observers argue that Cambodia is tilting", "It is leaning"), "utf-8")
    assert run("update", "003", str(new), "--corpus", str(answered)).status == 0
    for old, other in (
        ("some-observers", "critics"),
        ("balanced-foreign-policy", "balance"),
        ("003", "asem"),
    ):
        assert run("rename", old, other, "--yes", "--corpus", str(answered)).status == 0
    assert not (answered / "suggestions/003.yaml").exists()
    waiting = (answered / "suggestions/asem.yaml").read_text("utf-8")
    assert "speaker: critics" in waiting
    assert "principle: balance," in waiting
    assert "annotation: asem/s63" in waiting
    assert "{statement: asem/s63, how: doubts}" in waiting
    for gone in ("003/", "some-observers", "balanced-foreign-policy"):
        assert gone not in waiting.partition("\n\n")[2]


def test_who_holds_a_principle_is_not_removed(run: Run, copy: Path) -> None:
    for id_ in ("turkey", "russia"):
        answer = run("remove", id_, "--yes", "--corpus", str(copy))
        assert (answer.status, "is named in" in answer.stderr) == (2, True)


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
        (["rename", "hun-sen", "asean"], "is there already"),  # either may hold a principle
        (["rename", "000", "../x"], "is no id"),
        (["remove", "nobody-at-all"], "no document, person"),
    ],
)
def test_what_is_wrong_is_said(run: Run, copy: Path, arguments: list[str], told: str) -> None:
    answer = run(*arguments, "--yes", "--corpus", str(copy))
    assert answer.status == 2
    assert told in answer.stderr


@pytest.mark.parametrize(
    ("id_", "new", "doc"),
    [
        ("000", "hanoi", "hanoi"),
        ("hun-sen", "samdech", "000"),
        ("004", "amm", "000"),
        ("peace", "quiet", "000"),
    ],
)
def test_an_update_is_undone_under_whatever_id(
    run: Run, copy: Path, tmp_path: Path, id_: str, new: str, doc: str
) -> None:
    at = ("--corpus", str(copy))
    before = _texts(copy)
    run("rename", id_, new, "--yes", *at)
    renamed = _texts(copy)
    run("rename", new, id_, "--yes", *at)
    assert _texts(copy) == before
    text = (copy / "sources/000.txt").read_text("utf-8")
    (tmp_path / "new.txt").write_text(text.replace("security", "safety"), "utf-8")
    run("update", "000", str(tmp_path / "new.txt"), *at)
    run("rename", id_, new, "--yes", *at)
    assert _texts(copy) != renamed
    assert run("update", doc, "--undo", *at).status == 0
    assert _texts(copy) == renamed
    assert (copy / "sources" / f"{doc}.txt").read_text("utf-8") == text


def test_what_was_removed_is_put_back_with_new_ids(run: Run, copy: Path) -> None:
    at = ("--corpus", str(copy))
    run("remove", "000", "--yes", *at)
    run("rename", "hun-sen", "samdech", "--yes", *at)
    assert run("update", "000", "--undo", *at).status == 0
    assert "speaker: samdech" in _texts(copy)["000.yaml"]
    assert [each.message for each in check_corpus(copy) if each.level == "error"] == []
