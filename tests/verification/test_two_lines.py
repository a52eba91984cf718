"""The draft's words and the source's, as they are shown one below the other, are what the draft and the source have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from secpol_cli.manuscript.read import read_manuscript
from secpol_cli.verification.judge import Judge

if TYPE_CHECKING:
    from pathlib import Path

    from secpol_cli.store.store import Store


@pytest.mark.parametrize(
    "draft",
    [
        "They include hybrid … [and] regional approaches to peacemaking, preventive diplomacy and crisis management.",
        "They include hybrid threats [and] regional approaches to peacemaking, preventive diplomacy and crisis",
        "Responsibility to PROTECT as part of the Peacekeeping Operations, is emerging to be our core value",
        "Responsibility to Protect (RtoP), as part of the Peacekeeping Missions, is emerging to be our core value",
    ],
)
def test_both_lines_are_true(draft: str, store: Store, tmp_path: Path) -> None:
    file = tmp_path / "draft.md"
    file.write_text(f"They write that “{draft}”\n", "utf-8")
    item = Judge(store).judge(read_manuscript(file).quotations[0], "draft.md").item
    assert item.match is not None
    own, raw = (
        re.sub(r"\s+([,.])", r"\1", " ".join(part for part in parts if part))
        for parts in ([each.quoted for each in item.diff], [each.source for each in item.diff])
    )
    assert own.rstrip(".") == draft.rstrip(".")
    assert raw.rstrip(".") == item.match.exact.rstrip(".")
