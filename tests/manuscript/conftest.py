"""Manuscripts of every format, and short ways of reading them."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from secpol_cli.manuscript.read import read_manuscript
from secpol_cli.pandoc import find_pandoc

if TYPE_CHECKING:
    from secpol_cli.manuscript.quotation import Manuscript

MANUSCRIPTS = Path(__file__).resolve().parent / "manuscripts"


class Read(Protocol):
    """Reads a text as a manuscript of a format."""

    def __call__(self, text: str, format_: str = "markdown") -> Manuscript: ...


@pytest.fixture(scope="session")
def read() -> Read:
    def read_text(text: str, format_: str = "markdown") -> Manuscript:
        return read_manuscript(io.BytesIO(text.encode()), format_=format_)

    return read_text


class Convert(Protocol):
    """Writes Markdown as a file of another format, by its ending."""

    def __call__(self, markdown: str, name: str) -> Path: ...


@pytest.fixture
def convert(tmp_path: Path) -> Convert:
    def convert_markdown(markdown: str, name: str) -> Path:
        path = tmp_path / name
        command = [find_pandoc(), "--from=markdown-smart", "--quiet", "-o", str(path)]
        command += ["--standalone"] if name.endswith(".rtf") else []  # no part of a text without its head
        subprocess.run(command, input=markdown.encode(), check=True)
        return path

    return convert_markdown


@pytest.fixture(scope="session")
def chapter() -> str:
    return (MANUSCRIPTS / "chapter.md").read_text("utf-8")
