"""Findings that a person has accepted: how they are written, known again, and told of when they are gone."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from secpol_cli.errors import ManuscriptUnreadable
from secpol_cli.verification.outcome.accepted import load_accepted

if TYPE_CHECKING:
    from tests.conftest import Run

TRUE = "Hun Sen spoke of “mutual respect, mutual understanding” [@001, para. 13].\n"
ALTERED = "The way is “open, frank, and extensive dialogue and communication” [@000].\n"
MEANING = "It “will bring military confrontation or even a new arms race” [@001].\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def write(*paragraphs: str) -> None:
    Path("draft.md").write_text("\n".join(paragraphs), "utf-8")


def accept(run: Run, *options: str) -> int:
    return run("verify", "draft.md", "--accepted", "a.yaml", "--accept", *options).status


def test_what_is_accepted_does_not_fail_again_wherever_it_moves(run: Run, here: Path) -> None:
    write(TRUE, ALTERED)
    assert run("verify", "draft.md").status == 1
    assert accept(run) == 0
    (entry,) = yaml.safe_load(Path("a.yaml").read_text("utf-8"))
    assert entry["quote"] == "open, frank, and extensive dialogue and communication"
    assert (entry["verdict"], entry["address"]) == ("altered", "000/p8")
    assert "“extensive” for “inclusive”" in entry["why"]
    write("# A head\n", ALTERED.replace("open, frank", "Open,  frank"), TRUE)
    answer = run("verify", "draft.md", "--accepted", "a.yaml")
    assert answer.status == 0
    assert answer.stdout.splitlines()[0] == "2 quotations: 1 proved, 1 accepted"
    assert answer.stderr == ""


def test_what_is_new_fails_and_is_told(run: Run, here: Path) -> None:
    write(ALTERED)
    accept(run)
    write(ALTERED, MEANING)
    answer = run("verify", "draft.md", "--accepted", "a.yaml", "--json")
    told = json.loads(answer.stdout)
    assert answer.status == 1
    assert [each["accepted"] for each in told["items"]] == [True, False]
    assert [told["counts"][key] for key in ("quotations", "accepted", "altered", "meaning")] == [2, 1, 0, 1]


def test_other_words_or_another_verdict_are_new(run: Run, here: Path) -> None:
    write(ALTERED)
    accept(run)
    for changed in (ALTERED.replace("extensive", "intensive"), ALTERED.replace("@000", "@003")):
        write(changed)
        assert run("verify", "draft.md", "--accepted", "a.yaml").status == 1


def test_the_words_of_another_address_are_new(run: Run, here: Path) -> None:
    write(ALTERED)
    accept(run)
    file = Path("a.yaml")
    file.write_text(file.read_text("utf-8").replace("000/p8", "003/p3"), "utf-8")
    assert run("verify", "draft.md", "--accepted", "a.yaml").status == 1


def test_notes_are_kept(run: Run, here: Path) -> None:
    write(ALTERED)
    accept(run)
    entries = yaml.safe_load(Path("a.yaml").read_text("utf-8"))
    entries[0]["note"] = "as the Ministry prints it: “inclusive” stands in the second edition"
    Path("a.yaml").write_text(yaml.safe_dump(entries, allow_unicode=True), "utf-8")
    write(ALTERED, MEANING)
    assert accept(run) == 0
    first, second = yaml.safe_load(Path("a.yaml").read_text("utf-8"))
    assert first["note"] == entries[0]["note"]
    assert second["verdict"] == "meaning"


def test_nothing_is_written_where_nothing_is_new(run: Run, here: Path) -> None:
    write(TRUE)
    assert accept(run) == 0
    assert not Path("a.yaml").exists()
    write(ALTERED)
    accept(run)
    before = os.stat("a.yaml").st_mtime_ns, Path("a.yaml").read_bytes()
    accept(run)
    assert (os.stat("a.yaml").st_mtime_ns, Path("a.yaml").read_bytes()) == before


def test_an_entry_that_matches_nothing_any_more_is_told_and_kept(run: Run, here: Path) -> None:
    write(ALTERED)
    accept(run)
    write(TRUE)
    answer = run("verify", "draft.md", "--accepted", "a.yaml")
    assert answer.status == 0
    assert "a.yaml:3:3: nothing has this accepted finding any more: altered “open, frank" in answer.stderr


def test_a_stray_mark_is_accepted_once(run: Run, here: Path) -> None:
    write(TRUE, "One mark ” too many.\n")
    assert accept(run) == 0
    write(TRUE, "One mark ” too many.\n", "And ” another.\n")
    assert run("verify", "draft.md", "--accepted", "a.yaml").status == 1


def test_what_is_allowed_needs_no_accepting(run: Run, here: Path) -> None:
    write(ALTERED)
    accept(run, "--allow", "altered")
    assert not Path("a.yaml").exists()


def test_what_is_accepted_is_not_corrected(run: Run, here: Path) -> None:
    write(ALTERED)
    accept(run)
    run("verify", "draft.md", "--accepted", "a.yaml", "--fix")
    assert not Path("draft.corrected.md").exists()


def test_a_code_host_is_told_that_it_is_accepted(run: Run, here: Path) -> None:
    write(ALTERED)
    accept(run)
    answer = run("verify", "draft.md", "--accepted", "a.yaml", "-f", "sarif")
    (result,) = json.loads(answer.stdout)["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "external", "status": "accepted"}]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("quote: x\n", "a.yaml:1:1: expected a list of findings"),
        ("- words\n", "a.yaml:1:3: expected a finding with quote and verdict"),
        ("- quote: some words\n", "a.yaml:1:3: the finding has no verdict"),
        ("- verdict: altered\n", "a.yaml:1:3: the finding has no quote"),
        ("- quote: x\n  verdict: altred\n", "a.yaml:2:12: no verdict “altred”"),
        ("- quote: x\n  verdit: altered\n", "a.yaml:2:3: no key “verdit”"),
        ("- quote: [x]\n  verdict: altered\n", "a.yaml:1:10: expected text"),
        ("- quote: 'x\n", "a.yaml:2:1: is not valid YAML"),
        ("- quote: x\n  verdict: [altered, {}]\n", "a.yaml:2:22: expected text"),
    ],
)
def test_what_is_wrong_in_the_file_is_told_with_its_place(here: Path, text: str, said: str) -> None:
    Path("a.yaml").write_text(text, "utf-8")
    with pytest.raises(ManuscriptUnreadable) as error:
        load_accepted("a.yaml")
    assert error.value.message.startswith(said)


def test_hints_name_what_was_meant(here: Path) -> None:
    Path("a.yaml").write_text("- quote: x\n  verdict: altred\n", "utf-8")
    with pytest.raises(ManuscriptUnreadable) as error:
        load_accepted("a.yaml")
    assert error.value.hint == "did you mean altered?"


def test_a_missing_file_is_an_error_unless_it_is_to_be_written(here: Path) -> None:
    with pytest.raises(ManuscriptUnreadable, match=r"nosuch\.yaml: there is no such file"):
        load_accepted("nosuch.yaml")
    assert load_accepted("nosuch.yaml", may_be_missing=True).entries == []
    Path("empty.yaml").write_text("# nothing yet\n", "utf-8")
    assert load_accepted("empty.yaml").entries == []
