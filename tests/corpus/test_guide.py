"""The guide's examples stand in the texts where it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secpol_cli.queries.statements import load_statements
from secpol_cli.text.folding import fold

if TYPE_CHECKING:
    from secpol_cli.store.store import Store

GUIDE = (Path(__file__).resolve().parents[2] / "corpus" / "GUIDE.md").read_text("utf-8")
# “words” (003/p12), also “words … words” and 003/s14; what is in code, or is said of several, is left out.
EXAMPLE = re.compile(r"“([^”]+)”\s\((\d{3}/[a-z]\d+)\)")
EXAMPLES = EXAMPLE.findall(GUIDE.partition("## 10.")[0])


def test_there_are_many() -> None:
    assert len(EXAMPLES) > 180


@pytest.fixture(scope="module")
def texts(store: Store) -> dict[str, str]:
    """The folded words of every block, note and statement, by address."""
    found = {f"{row['doc']}/{row['block']}": row["text"] for row in store.rows("SELECT * FROM block")}
    found |= {s.address: " ".join(p.exact for p in s.passages) for s in load_statements(store)}
    return {address: fold(text) for address, text in found.items()}


@pytest.mark.parametrize(("words", "address"), EXAMPLES, ids=lambda text: " ".join(text.split())[:40])
def test_an_example_stands_where_it_is_said_to(texts: dict[str, str], words: str, address: str) -> None:
    for part in re.split(r"…|\[\^\d+\]", words):
        assert f" {fold(part)} " in f" {texts[address]} "
