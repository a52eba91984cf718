"""references.yaml: works that are cited and are no documents of the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secpol_cli.corpus.checks import check_corpus

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeCorpus, Run

D10 = "documents/010.yaml"
WORKS = """
nye-2004:
  type: book
  title: Soft Power
  author: [{family: Nye, given: Joseph}]
  publisher: PublicAffairs
  issued: "2004"
bad:
  type: book
  title: Bad
  issued: yesterday
"""


@pytest.fixture
def corpus(corpus_dir: MakeCorpus) -> Path:
    made = corpus_dir()
    text = made.read(D10)
    note = "{n: 2, text: Interview with the author.}"
    assert note in text
    made.write(D10, text.replace(note, note.replace("}", ", cites: [nye-2004]}")))
    made.write("references.yaml", WORKS)
    return made.root


@pytest.mark.parametrize("address", ["nye-2004", ":nye-2004", "010:nye-2004", "010/n2"])
def test_a_work_has_addresses(address: str, corpus: Path, run: Run) -> None:
    answer = run("cite", address, "--as", "bibliography", "--corpus", str(corpus))
    assert answer.stdout == "Nye, Joseph. Soft Power. PublicAffairs, 2004.\n"


def test_one_bad_entry_stops_that_work(corpus: Path, run: Run) -> None:
    answer = run("cite", "bad", "--corpus", str(corpus))
    assert answer.status == 2
    assert "bad cannot be cited: issued: “yesterday” is no EDTF date" in answer.stderr
    answer = run("cite", "nye-2004", "bad", "--corpus", str(corpus))
    assert answer.status == 0
    assert "Soft Power" in answer.stdout
    assert "bad cannot be cited" in answer.stderr


def test_check_says_where(corpus: Path) -> None:
    (found,) = [finding for finding in check_corpus(corpus) if finding.file == "references.yaml"]
    assert (found.rule, found.line, found.column) == ("csl-form", 11, 3)


def test_a_key_that_there_is_not(corpus: Path) -> None:
    file = corpus / D10
    file.write_text(file.read_text("utf-8").replace("[nye-2004]", "[nye-2005]"), "utf-8")
    (found,) = [finding for finding in check_corpus(corpus) if finding.rule == "dangling"]
    assert (found.message, found.hint) == ("no reference “nye-2005”", "did you mean nye-2004?")


def test_an_entry_that_is_no_mapping(corpus: Path) -> None:
    (corpus / "references.yaml").write_text("nye-2004: Soft Power\n", "utf-8")
    found = [finding for finding in check_corpus(corpus) if finding.file == "references.yaml"]
    assert [finding.message for finding in found] == ["expected a mapping of CSL variables"]
