"""A manuscript with something of everything, and a folder to report on it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

DRAFT = """\
Hun Sen spoke of “mutual respect, mutual understanding” [@001, para. 13].

He warned: it “will bring military confrontation or even a new arms race” [@001].

The way is “open, frank, and extensive dialogue and communication” [@000].

Kin Phea said “we address shared challenges together” [@000, para. 8].

Somebody wrote that “small states must choose before they are chosen for” [@001].

Acharya wrote that “norms do not travel unchanged” [@acharya2004].

A “great power” is one.
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with the manuscript `draft.md`."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "draft.md").write_text(DRAFT, "utf-8")
    return folder
