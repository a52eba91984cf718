"""The shipped corpus as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.hostile import hostile

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

__all__ = ["hostile"]


@pytest.fixture
def page(run: Run, tmp_path: Path) -> Path:
    """The shipped corpus as a page."""
    file = tmp_path / "edition.html"
    assert run("page", str(file)).status == 0
    return file


@pytest.fixture
def short_page(run: Run, tmp_path: Path) -> Path:
    """Two documents of the shipped corpus as a page."""
    file = tmp_path / "short.html"
    assert run("page", str(file), "--doc", "000", "--doc", "001").status == 0
    return file
