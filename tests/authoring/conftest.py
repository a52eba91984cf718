"""A corpus of one's own, made as its user would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secpol_cli.authoring.starting import start

if TYPE_CHECKING:
    from pathlib import Path

SPEECH = """\
Remarks on the Sea

By Lim Sokha

8 March 2019

The code of conduct must be signed soon, for the sea belongs to those who live by it. We stand for peace
and for the rule of law at sea.

Peace costs $5 million, and law costs nothing.
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A corpus that was begun, without a document."""
    start(tmp_path / "own", "en")
    return tmp_path / "own"


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    """A text that is to be added."""
    path = tmp_path / "speech.txt"
    path.write_text(SPEECH, "utf-8")
    return path
