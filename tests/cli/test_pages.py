"""Every command that the README shows gives the answer that the README shows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def _examples() -> list[tuple[str, str]]:
    """Commands of the console blocks, each with what stands under it."""
    blocks = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    return [
        (command, answer)
        for block in blocks
        for command, answer in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    ]


def test_there_are_examples() -> None:
    assert len(_examples()) >= 5


@pytest.mark.parametrize(("command", "answer"), _examples())
def test_example_is_true(command: str, answer: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    if "jq" in command and shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    cache = tmp_path_factory.getbasetemp() / "readme-cache"
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
    shell = "".join(re.findall(r"```sh\n(.*?)```", README, re.DOTALL)).splitlines()
    (line,) = [line for line in shell if wanted in line]
    assert line.startswith("python3 -m venv .venv && ")
