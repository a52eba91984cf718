"""A report names whom the draft lets speak, and every claim of a speaker or a place that stayed unchecked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx import Document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

RACE = "“all of which could bring military confrontation or even a new arms race”"
OPEN = f"""\
Critics say that Cambodia “has done her utmost in making substantial reforms” [@003].

The authors claim {RACE}.

Hun Sen said {RACE} [@001, p. 9].

Hun Sen said “nothing whatever of the kind was ever thought of by us” [@001].
"""
NOTHING = "Nothing was passed over."


def written(run: Run, here: Path, name: str, draft: str) -> str:
    """The text of a report on a draft."""
    (here / "claims.md").write_text(draft, "utf-8")
    run("verify", "claims.md", "--report", name)
    if not name.endswith(".docx"):
        return (here / name).read_text("utf-8")
    document = Document(str(here / name))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("name", ["r.html", "r.docx", "r.md"])
def test_what_stayed_unchecked_is_named_with_why(run: Run, here: Path, name: str) -> None:
    text = written(run, here, name, OPEN)
    assert NOTHING not in text
    for said in (
        "the draft has Critics, the source Un Samnang and Yen Samnang; the sources do not know who is meant",
        "the draft has The authors, the source Hun Sen; no work is cited whose authors are known",
        "the words stand in 001, para. 6; cannot be checked in this text: p. 9",
        "the draft has Hun Sen; the words were not found",
    ):
        assert said in text


@pytest.mark.parametrize("name", ["r.html", "r.docx"])
def test_nothing_was_passed_over_where_all_was_checked(run: Run, here: Path, name: str) -> None:
    assert NOTHING in written(run, here, name, f"Hun Sen said {RACE} [@001].\n")


def test_the_table_of_what_is_proved_has_the_speaker_of_the_draft(run: Run, here: Path) -> None:
    text = written(run, here, "r.md", f"Samdech Hun Sen said {RACE} [@001].\n\nIt is {RACE} [@001].\n")
    rows = [line.split(" | ") for line in text.splitlines() if line.startswith("| line ")]
    assert [(row[2], row[4]) for row in rows] == [("Samdech Hun Sen", "Hun Sen"), ("—", "Hun Sen")]
