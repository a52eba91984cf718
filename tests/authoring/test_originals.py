"""`check` reads originals again, and exceptions are written where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secpol_cli.authoring.accepting import accept
from secpol_cli.authoring.originals import check_originals
from secpol_cli.corpus.checks import check_corpus
from secpol_cli.corpus.load import load_vocabulary
from secpol_cli.errors import UnknownValue, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run


@pytest.fixture
def added(run: Run, own: Path, tmp_path: Path) -> Path:
    """A corpus with one text that was made from another file."""
    plan = tmp_path / "plan.md"
    plan.write_text(
        "# A *plan* for ERW\n\nExplosive remnants of war (ERW) are “cleared” by GICHD.\n", "utf-8"
    )
    assert run("add", str(plan), "--corpus", str(own)).status == 0
    return own


def test_what_was_made_of_an_original_is_made_again(added: Path, tmp_path: Path) -> None:
    assert check_originals(added, tmp_path / "cache") == []
    assert check_originals(added, tmp_path / "cache") == []  # known by now


def test_another_original_is_found(added: Path, tmp_path: Path) -> None:
    (added / "originals" / "plan.md").write_text("Something else.\n", "utf-8")
    assert [each.rule for each in check_originals(added, tmp_path)] == ["original-changed"]
    (added / "originals" / "plan.md").unlink()
    assert [each.rule for each in check_originals(added, tmp_path)] == ["original-changed"]


def test_a_text_and_blocks_that_were_changed_together_are_found(added: Path, tmp_path: Path) -> None:
    from hashlib import sha256

    source, document = added / "sources" / "plan.txt", added / "documents" / "plan.yaml"
    before = source.read_bytes()
    source.write_bytes(before.replace(b"remnants", b"leftovers"))
    yaml = document.read_text("utf-8").replace("remnants", "leftovers")
    for old, new in [(before, source.read_bytes())]:
        yaml = yaml.replace(sha256(old).hexdigest(), sha256(new).hexdigest())
    document.write_text(yaml, "utf-8")
    assert [each.rule for each in check_corpus(added) if each.level == "error"] == []
    assert [each.rule for each in check_originals(added, tmp_path)] == ["original-differs"]


def test_an_older_secpol_s_text_waits_to_be_read_anew(added: Path, tmp_path: Path) -> None:
    document = added / "documents" / "plan.yaml"
    yaml = document.read_text("utf-8")
    from secpol_cli import __version__

    document.write_text(yaml.replace(f"secpol {__version__} ", "secpol 0.0.1 "), "utf-8")
    source = added / "sources" / "plan.txt"
    from hashlib import sha256

    before = source.read_bytes()
    source.write_bytes(before.replace(b"\n\n", b"\n\n\n"))
    yaml = document.read_text("utf-8").replace(
        sha256(before).hexdigest(), sha256(source.read_bytes()).hexdigest()
    )
    document.write_text(yaml, "utf-8")
    (found,) = check_originals(added, tmp_path)
    assert (found.rule, found.level) == ("reader-newer", "open")


def test_exceptions_are_written_where_they_belong(added: Path) -> None:
    before = {each.rule for each in check_corpus(added)}
    assert before == {"acronym-unknown", "quotation-unaccounted"}
    accept(added, "acronym-unknown", "ERW")
    assert load_vocabulary(added).corpus.abbreviations == {"ERW": "Explosive remnants of war"}
    with pytest.raises(UsageError, match="no text writes GICHD out"):
        accept(added, "acronym-unknown", "GICHD")
    accept(added, "acronym-unknown", "GICHD=Geneva centre")
    accept(added, "quotation-unaccounted", "cleared")
    assert check_corpus(added) == []


def test_what_has_no_place_of_its_own_goes_into_corpus_yaml(added: Path) -> None:
    (added / "people.yaml").write_text(
        "nobody:\n  name: Nobody\nnobody-else:\n  name: Nobody Else\n", "utf-8"
    )
    accept(added, "unused", "nobody")
    assert load_vocabulary(added).corpus.accepted == {"unused": ["nobody"]}
    assert [each.message for each in check_corpus(added) if each.rule == "unused"] == [
        "nothing uses the person “nobody-else”"
    ]
    with pytest.raises(UnknownValue, match="unusd"):
        accept(added, "unusd", "x")
