"""A new version of a text: annotations whose words stand are kept, the others wait, and all can be undone."""

from __future__ import annotations

import random
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SHIPPED

from secpol_cli.authoring.revision.updating import count_fates, update_document
from secpol_cli.authoring.undo import undo
from secpol_cli.corpus.anchors import plain_text
from secpol_cli.corpus.checks import check_corpus
from secpol_cli.corpus.load import load_document, load_yaml
from secpol_cli.errors import CorpusError, UsageError

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


def _files(root: Path) -> dict[str, bytes]:
    found = {path.relative_to(root): path.read_bytes() for path in root.rglob("*.*") if path.is_file()}
    return {path.as_posix(): data for path, data in found.items() if ".secpol" not in path.parts}


def _change(root: Path, name: str, *pairs: tuple[str, str]) -> None:
    text = (root / name).read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    (root / name).write_text(text, "utf-8")


def _new_version(root: Path, id_: str, folder: Path, *pairs: tuple[str, str]) -> Path:
    new = folder / "new.txt"
    shutil.copyfile(root / f"sources/{id_}.txt", new)
    _change(folder, "new.txt", *pairs)
    return new


_CHARGE = "Some observers argue that Cambodia is tilting toward China, and turning her back against Western"


def test_answers_to_what_waits_wait_too(run: Run, copy: Path, tmp_path: Path) -> None:
    """In the document itself and in another; nothing else of the statements that answer is touched."""
    _change(copy, "documents/001.yaml", ("{statement: s7, how: doubts}", "{statement: 003/s63, how: doubts}"))
    before = _files(copy)
    new = _new_version(copy, "003", tmp_path, (_CHARGE, "It leans to China and away from all Western"))
    answer = run("update", "003", str(new), "--corpus", str(copy))
    assert answer.status == 0
    assert "the answer of 001/s17 to 003/s63" in answer.stderr
    assert [each.message for each in check_corpus(copy) if each.level == "error"] == []
    after = _files(copy)
    gone = b"    answers:\n      - {statement: 003/s63, how: doubts}\n"
    assert after["documents/001.yaml"] == before["documents/001.yaml"].replace(gone, b"")
    document = after["documents/003.yaml"].decode()
    assert "s63" not in document
    for id_ in ("s64", "s65", "s66"):
        assert f"id: {id_}\n" in document
    entries = load_yaml(copy, "suggestions/003.yaml").data
    assert isinstance(entries, list)
    waiting = {each["annotation"]: each["was"] for each in entries}
    assert waiting["003/s63"]["id"] == "s63"
    own = {"answers": [{"statement": "s63", "how": "disputes"}]}
    assert [waiting[f"003/{id_}"] for id_ in ("s64", "s65", "s66")] == [own] * 3
    assert waiting["001/s17"] == {"answers": [{"statement": "003/s63", "how": "doubts"}]}
    assert run("update", "003", "--undo", "--corpus", str(copy)).status == 0
    assert _files(copy) == before


def test_one_answer_of_several_waits(copy: Path, tmp_path: Path) -> None:
    """In a list on one line, and in one that another statement calls by its name."""
    _change(
        copy,
        "documents/003.yaml",
        (
            "    answers:\n      - {statement: s63, how: disputes}\n",
            "    answers: &a [{statement: s63, how: disputes}, {how: doubts, statement: s4}]\n",
        ),
        ("    answers:\n      - {statement: s63, how: disputes}\n", "    answers: *a\n"),
    )
    new = _new_version(copy, "003", tmp_path, (_CHARGE, "It leans to China and away from all Western"))
    update_document(copy, "003", new, "new.txt")
    statements = load_document(copy, "documents/003.yaml").record.statements
    left = {each.id: [reply.statement for reply in each.answers] for each in statements}
    assert [left[id_] for id_ in ("s64", "s65", "s66")] == [["s4"], ["s4"], []]


@pytest.mark.parametrize(
    ("id_", "statement", "old", "new", "cue"),
    [
        ("001", "s18", "lens of the cold war,” he said", "lens of the cold war,” he wrote", "said"),
        ("003", "s137", "firmly stated", "told us", {"block": "p38", "exact": "stated", "prefix": "firmly"}),
    ],
)
def test_a_force_whose_cue_is_gone_waits(
    run: Run, copy: Path, tmp_path: Path, id_: str, statement: str, old: str, new: str, cue: object
) -> None:
    before = _files(copy)
    path = _new_version(copy, id_, tmp_path, (old, new))
    answer = run("update", id_, str(path), "--corpus", str(copy))
    assert f"the force of {id_}/{statement}" in answer.stderr
    assert [each.message for each in check_corpus(copy) if each.level == "error"] == []
    stays = {each.id: each for each in load_document(copy, f"documents/{id_}.yaml").record.statements}
    assert stays[statement].force is None
    entries = load_yaml(copy, f"suggestions/{id_}.yaml").data
    assert isinstance(entries, list)
    assert [each["was"] for each in entries if each["annotation"] == f"{id_}/{statement}"] == [
        {"force": {"act": "assertive", "cue": cue}}
    ]
    assert run("update", id_, "--undo", "--corpus", str(copy)).status == 0
    assert _files(copy) == before


def test_a_cue_goes_with_its_words(copy: Path, tmp_path: Path) -> None:
    """Into a paragraph of its own, away from the statement's."""
    text = (copy / "sources/003.txt").read_text("utf-8")
    at = text.index("firmly stated")
    place = text.rindex("\n\n", 0, at)
    paragraph = text[place:].strip().split("\n\n")[0]
    words = paragraph.index("ASEM Summit next year")
    new = tmp_path / "new.txt"
    new.write_text(text.replace(paragraph, f"{paragraph[:words].rstrip()}\n\n{paragraph[words:]}"), "utf-8")
    update_document(copy, "003", new, "new.txt")
    assert [each.message for each in check_corpus(copy) if each.level == "error"] == []
    stays = {each.id: each for each in load_document(copy, "documents/003.yaml").record.statements}
    force = stays["s137"].force
    assert force is not None
    assert getattr(force.cue, "exact", None) == "stated"
    assert getattr(force.cue, "block", None) != stays["s137"].passage[0].block


def test_a_cue_that_ends_many_paragraphs_is_its_own_one(copy: Path, tmp_path: Path) -> None:
    """“he said.” stands at several ends; that of a paragraph that goes on now stays the statement's."""
    new = _new_version(copy, "001", tmp_path, ("save lives,” he said.\n\n", "save lives,” he said. "))
    update_document(copy, "001", new, "new.txt")
    stays = {each.id: each for each in load_document(copy, "documents/001.yaml").record.statements}
    assert stays["s4"].force is not None
    assert stays["s4"].force.cue == "said"


def test_what_was_changed_since_is_not_undone(copy: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.txt"
    new.write_text((copy / "sources/004.txt").read_text("utf-8") + "\n\nOne more line of it.\n", "utf-8")
    update_document(copy, "004", new, "new.txt")
    document = copy / "documents/004.yaml"
    document.write_text(document.read_text("utf-8") + "# mine\n", "utf-8")
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


@pytest.mark.parametrize("listed", ["", "{}", "null", "[1]", '[["a"]]', "[[1, true, null, 0]]"])
def test_what_an_update_did_not_keep_is_not_put_back(copy: Path, listed: str) -> None:
    kept = copy / ".secpol/undo/003"
    kept.mkdir(parents=True)
    (kept / "list.json").write_text(listed, "utf-8")
    with pytest.raises(CorpusError, match="was not written by secpol"):
        undo(copy, "003")


def test_a_vocabulary_that_is_no_yaml_is_one_line(run: Run, copy: Path) -> None:
    events = copy / "events.yaml"
    events.write_text(events.read_text("utf-8") + "\nkep: {a\n", "utf-8")
    asked = run("update", "003", str(copy / "sources/002.txt"), "--corpus", str(copy))
    assert asked.status == 3
    assert asked.stderr.startswith("secpol: error: events.yaml:")
    assert asked.stderr.count("\n") == 1


def test_a_text_whose_every_statement_changed_has_none_left(copy: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.txt"
    new.write_text("Nothing of what was said is said any more.\n", "utf-8")
    updated = update_document(copy, "001", new, "new.txt")
    assert count_fates(updated.anchors)["lost"] > 0
    assert any("is it another text?" in warning for warning in updated.warnings)
    assert load_document(copy, "documents/001.yaml").record.statements == []
