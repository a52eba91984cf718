"""A draft that is a PDF: its quotations have their pages, and what cannot be done to it is one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.readers.pdf_files import lines, make_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

TRUE = [
    "Hun Sen warned of actions, “all of which could bring military confrontation",
    "or even a new arms race” (001, para. 6).",
]
ALTERED = ["It is said that “all of which could bring naval confrontation or even a", "new arms race” looms."]


@pytest.fixture
def draft(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.pdf").write_bytes(make_pdf([lines(TRUE), lines(ALTERED)]))
    return tmp_path / "draft.pdf"


@pytest.mark.usefixtures("draft")
def test_each_quotation_is_judged_on_its_page(run: Run) -> None:
    items = run("verify", "draft.pdf", "--json").json["items"]
    assert [(item["status"], item["page"]) for item in items] == [("verbatim", 1), ("altered", 2)]
    assert "draft.pdf, p. 2, para. 2: altered: “naval” for “military”" in run("verify", "draft.pdf").stdout


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("option", [("--fix",), ("--fix", "--in-place"), ("--comments",)])
def test_what_cannot_be_done_to_it_is_one_line(run: Run, option: tuple[str, ...]) -> None:
    answer = run("verify", "draft.pdf", *option)
    assert (answer.status, answer.stdout) == (2, "")
    assert len(answer.stderr.splitlines()) == 1


def test_a_scan_says_what_to_do(run: Run, draft: Path) -> None:
    draft.write_bytes(make_pdf([[]], pictures=(0,)))
    answer = run("verify", "draft.pdf")
    assert answer.status == 2
    assert "draft.pdf: has no text, only pictures of it; run: ocrmypdf" in answer.stderr


def test_a_page_that_is_a_picture_is_counted_as_not_read(run: Run, draft: Path) -> None:
    draft.write_bytes(make_pdf([lines(TRUE), []], pictures=(1,)))
    answer = run("verify", "draft.pdf")
    assert answer.status == 0
    assert "not read: 1" in answer.stdout
    assert "page 2 has no text, only a picture" in answer.stderr
