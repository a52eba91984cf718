"""What people parted stays parted in a new version: notes, joins, captions; and what is new is found a place."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SHIPPED, Run

from secpol_cli.authoring.revision.updating import Updated, update_document
from secpol_cli.corpus.checks import check_corpus
from secpol_cli.corpus.load import load_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from secpol_cli.corpus.format import Document

    Change = Callable[[str], str]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The shipped corpus, to be changed."""
    shutil.copytree(SHIPPED, tmp_path / "corpus")
    return tmp_path / "corpus"


def _updated(root: Path, tmp_path: Path, change: Change) -> tuple[Document, Document, Updated]:
    before = load_document(root, "documents/003.yaml").record
    text = (root / "sources/003.txt").read_text("utf-8")
    assert change(text) != text
    (tmp_path / "new.txt").write_text(change(text), "utf-8")
    updated = update_document(root, "003", tmp_path / "new.txt", "new.txt")
    assert [each.message for each in check_corpus(root) if each.level == "error"] == []
    return before, load_document(root, "documents/003.yaml").record, updated


def test_notes_joins_and_captions_stay(copy: Path, tmp_path: Path) -> None:
    before, after, updated = _updated(
        copy, tmp_path, lambda text: text.replace('ASEM InfoBoard, "Fostering', 'ASEM Board, "Fostering')
    )
    assert [note.n for note in after.notes] == [note.n for note in before.notes]
    assert after.notes[2].text == before.notes[2].text.replace('ASEM InfoBoard, "F', 'ASEM Board, "F')
    assert after.transcription == before.transcription
    assert [(each.id, each.kind) for each in after.blocks] == [(each.id, each.kind) for each in before.blocks]
    assert after.source.original is None
    assert {each.fate for each in updated.anchors} == {"kept"}
    assert updated.warnings == ()


def test_a_paragraph_that_is_new_becomes_a_block_at_its_place(copy: Path, tmp_path: Path) -> None:
    new = "An altogether new paragraph stands here."
    before, after, _ = _updated(
        copy, tmp_path, lambda text: text.replace("\nConclusion\n", f"\n{new}\n\nConclusion\n")
    )
    assert len(after.blocks) == len(before.blocks) + 1
    at = [block.text for block in after.blocks].index(new)
    assert after.blocks[at + 1].text == "Conclusion"
    assert len(after.notes) == len(before.notes)


def test_a_note_that_is_new_is_one_and_others_are_numbered_anew(copy: Path, tmp_path: Path) -> None:
    def with_note(text: str) -> str:
        text = text.replace("Cambodia.²⁷", "Cambodia.²⁸").replace("²⁷ Cambodia News", "²⁸ Cambodia News")
        text = text.replace("Development Goals.²⁶", "Development Goals.²⁶ It is so.²⁷")
        return text.replace("²⁸ Cambodia News", "²⁷ See the book of the sea.\n\n²⁸ Cambodia News")

    before, after, updated = _updated(copy, tmp_path, with_note)
    notes = {note.n: note.text for note in after.notes}
    assert notes[27] == "See the book of the sea."
    assert notes[28] == {note.n: note.text for note in before.notes}[27]
    assert [each.before for each in updated.anchors if each.fate in ("changed", "lost")] == []


def test_a_mark_whose_note_is_gone_is_a_number(copy: Path, tmp_path: Path) -> None:
    _, after, _ = _updated(
        copy, tmp_path, lambda text: "\n\n".join(p for p in text.split("\n\n") if not p.startswith("²⁶ "))
    )
    assert 26 not in [note.n for note in after.notes]
    assert "Goals.²⁶" in " ".join(block.text for block in after.blocks)


def test_a_version_that_brings_the_first_note_is_taken(run: Run, tmp_path: Path) -> None:
    run("init", str(tmp_path / "own"))
    at = ("--corpus", str(tmp_path / "own"))
    page = tmp_path / "page.md"
    page.write_text("The words go on and on for a while.\n\nMore words follow behind them.\n", "utf-8")
    run("add", str(page), *at)
    page.write_text(
        "The words go on and on for a while.[^1]\n\nMore words follow behind them.\n\n[^1]: See there.\n",
        "utf-8",
    )
    assert run("update", "page", str(page), *at).status == 0
    record = load_document(tmp_path / "own", "documents/page.yaml").record
    assert [(note.n, note.text) for note in record.notes] == [(1, "See there.")]
    assert run("check", str(tmp_path / "own")).status == 0
