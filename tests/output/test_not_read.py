"""Sources that could not be read are said on stdout in every format's answer."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from tests.readers.pdf_files import lines, make_pdf

from secpol_cli.output.render import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

ASKED = (
    ("verify", "-q", "the harbour was painted in seven colours", "--sources"),
    ("search", "harbour painted", "--sources"),
)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A text, and a scan."""
    words = ["The members stand for peace and for the rule of law at sea."]
    (tmp_path / "a.pdf").write_bytes(make_pdf([lines(words)]))
    (tmp_path / "scan.pdf").write_bytes(make_pdf([[]], pictures=(0,)))
    return str(tmp_path)


@pytest.mark.parametrize("asked", ASKED, ids=["verify", "search"])
@pytest.mark.parametrize("form", [*FORMATS, "sarif"])
def test_every_format_says_so(run: Run, folder: str, asked: tuple[str, ...], form: str) -> None:
    if form == "sarif" and asked[0] == "search":
        pytest.skip("search has no findings")
    answer = run(*asked, folder, "-f", form)
    assert answer.status == 1
    assert "scan.pdf" in answer.stdout
    assert "no text, only pictures of it" in answer.stdout


def test_rows_have_a_column_of_their_own(run: Run, folder: str) -> None:
    answer = run(*ASKED[0], folder, "-f", "csv")
    items = list(csv.DictReader(io.StringIO(answer.stdout)))
    assert [(row["status"], row["not_read"][:8]) for row in items] == [("unchecked", ""), ("", "scan.pdf")]


def test_lines_of_json_have_a_key_of_their_own(run: Run, folder: str) -> None:
    item, unread = map(json.loads, run(*ASKED[0], folder, "-f", "jsonl").stdout.splitlines())
    assert item["status"] == "unchecked"
    assert unread["unread"]["file"] == "scan.pdf"


def test_sarif_has_a_notification(run: Run, folder: str) -> None:
    (log,) = run(*ASKED[0], folder, "-f", "sarif").json["runs"]
    (told,) = log["invocations"][0]["toolExecutionNotifications"]
    assert told["level"] == "warning"
    assert told["message"]["text"].startswith("not read: scan.pdf: ")


@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl", "sarif"])
def test_what_was_read_whole_is_not_told(run: Run, folder: str, tmp_path: Path, form: str) -> None:
    (tmp_path / "scan.pdf").unlink()
    said = run(*ASKED[0], folder, "-f", form).stdout
    assert not any(word in said for word in ("not_read", "unread", "not read: "))
