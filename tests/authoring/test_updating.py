"""A new version of a text: annotations whose words stand are kept, the others wait, and all can be undone."""

from __future__ import annotations

import random
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SHIPPED

from secpol_cli.authoring.undo import undo
from secpol_cli.authoring.updating import count_fates, update_document
from secpol_cli.corpus.anchors import plain_text
from secpol_cli.corpus.checks import check_corpus
from secpol_cli.corpus.load import load_document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

_KINDS = "word insert delete drop move split merge sentence".split()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The shipped corpus, to be changed."""
    shutil.copytree(SHIPPED, tmp_path / "corpus")
    return tmp_path / "corpus"


def _edit(text: str, chance: random.Random) -> str:
    """A text with one to four changes as editors make them."""
    paragraphs = re.split(r"\n\s*\n", text)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(paragraphs))
        words = paragraphs[place].split(" ")
        kind = chance.choice(_KINDS)
        if kind == "word":
            words[chance.randrange(len(words))] = "altogether"
        elif kind == "insert":
            words.insert(chance.randrange(len(words) + 1), "indeed quite")
        elif kind == "delete" and len(words) > 5:
            at = chance.randrange(len(words) - 3)
            del words[at : at + chance.randint(1, 3)]
        paragraphs[place] = " ".join(words)
        if kind == "drop" and len(paragraphs) > 3:
            del paragraphs[place]
        elif kind == "move":
            paragraphs.insert(chance.randrange(len(paragraphs)), paragraphs.pop(place))
        elif kind == "split" and len(words) > 20:
            at = chance.randrange(8, len(words) - 8)
            paragraphs[place : place + 1] = [" ".join(words[:at]), " ".join(words[at:])]
        elif kind == "merge" and place + 1 < len(paragraphs):
            paragraphs[place : place + 2] = [f"{paragraphs[place]} {paragraphs[place + 1]}"]
        elif kind == "sentence":
            paragraphs.insert(place, "This is a wholly new paragraph that nobody has annotated so far.")
    return "\n\n".join(paragraphs)


@pytest.mark.parametrize("seed", range(8))
def test_every_annotation_whose_words_stand_is_kept(copy: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    id_ = chance.choice(["000", "001", "002", "004"] if seed else ["003"])
    new = tmp_path / "new.txt"
    new.write_text(_edit((copy / f"sources/{id_}.txt").read_text("utf-8"), chance), "utf-8")
    updated = update_document(copy, id_, new, "new.txt")
    blocks = load_document(copy, f"documents/{id_}.yaml").record.blocks
    standing = " ".join(plain_text(block.text).text for block in blocks)
    lost = [each for each in updated.anchors if each.fate in ("changed", "lost")]
    assert [each.before for each in lost if " ".join(each.before.split()) in standing] == []
    assert [each.message for each in check_corpus(copy) if each.level == "error"] == []


def test_only_what_changed_is_written_and_undo_puts_it_back(run: Run, copy: Path, tmp_path: Path) -> None:
    before = {path.relative_to(copy): path.read_bytes() for path in copy.rglob("*.*") if path.is_file()}
    text = (copy / "sources/000.txt").read_text("utf-8")
    new = tmp_path / "new.txt"
    new.write_text(
        text.replace("comprehensive security. The COVID19", "comprehensive safety. The COVID19"), "utf-8"
    )
    answer = run("update", "000", str(new), "--corpus", str(copy))
    assert "9 kept, 1 changed (security. → safety.)" in answer.stdout
    assert "suggestions/000.yaml" in answer.stdout
    waiting = (copy / "suggestions/000.yaml").read_text("utf-8")
    assert "000/s5" in waiting
    assert "comprehensive safety" in waiting
    document = (copy / "documents/000.yaml").read_text("utf-8")
    assert "id: s5" not in document
    lines = set(before[(copy / "documents/000.yaml").relative_to(copy)].decode().splitlines())
    assert len([line for line in document.splitlines() if line not in lines]) == 2  # the sum, and the word
    assert run("update", "000", "--undo", "--corpus", str(copy)).status == 0
    after = {path.relative_to(copy): path.read_bytes() for path in copy.rglob("*.*") if path.is_file()}
    assert {path: data for path, data in after.items() if ".secpol" not in path.parts} == before


def test_what_was_changed_since_is_not_undone(copy: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.txt"
    new.write_text((copy / "sources/004.txt").read_text("utf-8") + "\n\nOne more line of it.\n", "utf-8")
    update_document(copy, "004", new, "new.txt")
    document = copy / "documents/004.yaml"
    document.write_text(document.read_text("utf-8") + "# mine\n", "utf-8")
    from secpol_cli.errors import UsageError

    with pytest.raises(UsageError, match="was changed since"):
        undo(copy, "004")
    assert document.read_text("utf-8").endswith("# mine\n")


def test_few_words_are_not_given_to_another_sentence(copy: Path, tmp_path: Path) -> None:
    """“peace” in a sentence that is gone is not the “peace” of another one."""
    new = tmp_path / "new.txt"
    text = (copy / "sources/002.txt").read_text("utf-8")
    paragraphs = re.split(r"\n\s*\n", text)
    new.write_text("\n\n".join(paragraphs[: len(paragraphs) // 2]), "utf-8")
    updated = update_document(copy, "002", new, "new.txt")
    counts = count_fates(updated.anchors)
    assert counts["lost"] > 0
    assert [each.message for each in check_corpus(copy) if each.level == "error"] == []


def test_the_same_file_changes_nothing(copy: Path) -> None:
    before = (copy / "documents/001.yaml").read_bytes()
    updated = update_document(copy, "001", copy / "sources/001.txt", "001.txt")
    assert updated.anchors == []
    assert "has already" in updated.warnings[0]
    assert (copy / "documents/001.yaml").read_bytes() == before


def test_an_unknown_document_is_told_with_those_like_it(run: Run, copy: Path, tmp_path: Path) -> None:
    answer = run("update", "00", str(tmp_path), "--corpus", str(copy))
    assert (answer.status, "did you mean 000" in answer.stderr) == (2, True)
