"""Starting: a search loads only what a search needs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
HEAVY = {"rich", "msgspec", "yaml", "edtf", "tabulate", "pypandoc", "pydantic", "platformdirs"}
LOADED = """
import sys
from secpol_cli.__main__ import main
sys.argv[0] = "secpol"
status = main()
print(*sorted({*sys.modules, *(name.partition(".")[0] for name in sys.modules)}), file=sys.stderr)
sys.exit(status)
"""


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("form", ["json", "table"])
def test_a_search_in_a_current_store_loads_nothing_heavy(cache: Path, form: str) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", LOADED, "search", "ASEAN centrality", "--format", form],
        env={**os.environ, "XDG_CACHE_HOME": str(cache)},
        cwd=CORPUS,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert "000/p3" in answer.stdout
    loaded = set(answer.stderr.split())
    assert {"secpol_cli", "typer", "rapidfuzz", "sqlite3"} <= loaded
    assert not loaded & HEAVY
    assert form != "json" or not loaded & {"secpol_cli.dates.edtf", "secpol_cli.dates.words"}  # JSON has EDTF
