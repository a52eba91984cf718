"""Every command that the README or a page in docs/ shows gives the answer that the page shows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
PAGES = [README, *sorted((ROOT / "docs").rglob("*.md"))]


def _blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)


def _examples(page: Path) -> list[tuple[str, str]]:
    """Commands of a page's console blocks, each with what stands under it."""
    return [
        (command, answer)
        for block in _blocks(page, "console")
        for command, answer in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    ]


EXAMPLES = [
    pytest.param(command, answer, id=f"{page.relative_to(ROOT).as_posix()}: {command}"[:80])
    for page in PAGES
    for command, answer in _examples(page)
]


def test_there_are_examples() -> None:
    assert len(_examples(README)) >= 5


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_console_block_is_understood(page: Path) -> None:
    shown = page.read_text("utf-8")
    assert len(_blocks(page, "console")) == shown.count("```console")
    assert all(block.startswith("$ ") for block in _blocks(page, "console"))


@pytest.mark.skipif(os.name == "nt", reason="the commands are written for a shell of POSIX")
@pytest.mark.parametrize(("command", "answer"), EXAMPLES)
def test_example_is_true(command: str, answer: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    if "jq" in command and shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    cache = tmp_path_factory.getbasetemp() / "pages-cache"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    shown = subprocess.run(
        ["bash", "-c", command],
        env={**os.environ, "PATH": path, "XDG_CACHE_HOME": str(cache)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    said = [line for line in answer.splitlines(keepends=True) if line.startswith("secpol: ")]
    assert shown.stdout == answer.replace("".join(said), "")
    assert shown.stderr == "".join(said)  # which a terminal shows too


@pytest.mark.parametrize("wanted", ["secpol search", "pytest"])
def test_the_set_up_lines_are_one_line_each(wanted: str) -> None:
    (line,) = [line for line in "".join(_blocks(README, "sh")).splitlines() if wanted in line]
    assert line.startswith("python3 -m venv .venv && ")
