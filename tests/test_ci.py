"""The hosted CI runs the README's lines on every system, with the oldest Python that is allowed."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
WORKFLOW = ROOT / ".github" / "workflows" / "ci.yml"

pytestmark = pytest.mark.skipif(not WORKFLOW.exists(), reason="only the repository has it")


@pytest.fixture
def job() -> Any:
    """Its one job, all values as text: `on` and 3.10 are what they say."""
    (job,) = yaml.load(WORKFLOW.read_text("utf-8"), yaml.BaseLoader)["jobs"].values()
    return job


def _lines(job: Any, versions: str) -> list[str]:
    steps = [step for step in job["steps"] if step.get("if") == f"matrix.versions == '{versions}'"]
    return [line for step in steps for line in step["run"].strip().splitlines()]


def test_every_system_and_the_oldest_python(job: Any) -> None:
    matrix = job["strategy"]["matrix"]
    oldest = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    assert {name.partition("-")[0] for name in matrix["os"]} == {"ubuntu", "macos", "windows"}
    assert oldest == f">={matrix['python'][0]}"
    assert {(one["os"], one["python"], one["versions"]) for one in matrix["include"]} == {
        (system, matrix["python"][0], "lowest") for system in matrix["os"]
    }


def test_its_lines_are_the_readme_s(job: Any) -> None:
    shown = re.findall(r"^python3 -m venv .*$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert len(shown) == 2
    assert _lines(job, "newest") == [line.replace(".venv/bin/", ".venv/$BIN/") for line in shown]


def test_its_lowest_versions_are_those_of_our_own_ci(job: Any) -> None:
    ours = (ROOT / ".ci" / "run").read_text("utf-8")
    (install,) = [line for line in _lines(job, "lowest") if "lowest-direct" in line]
    assert install.partition(" pip ")[2] in ours
    assert "'.[test]'" in install
