"""Standard names and abbreviations answer what the corpus names otherwise, and are told from its own."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

import pytest

from secpol_cli.search.search import search
from secpol_cli.search.standard_names import standard_names

if TYPE_CHECKING:
    from secpol_cli.store.store import Store


@pytest.mark.parametrize(
    ("query", "address", "exact"),
    [
        ("R2P", "002/p6", "Responsibility to Protect"),
        ("CSO", "002/p5", "CSOs"),
        ("South China Sea", "004/p6", "East Sea"),
        ("UN Convention on the Law of the Sea 1982", "004/p9", "1982 UNCLOS"),
        ("Code of Conduct negotiations", "004/p7", "COC negotiations"),
        ("11th ASEM Summit in Ulan Bator", "003/p35", "11th ASEM Summit held in Ulaanbaatar"),
    ],
)
def test_what_is_meant_is_found_and_said_to_be_from_outside(
    store: Store, query: str, address: str, exact: str
) -> None:
    first = search(store, query, explained=True).items[0]
    assert (first.address, first.exact) == (address, exact)
    assert first.explanation is not None
    assert "outside" in {answer.how for answer in first.explanation.answers}


@pytest.mark.parametrize(
    "query", ["East Sea", "civil society organisation", "UNCLOS", "responsibility to protect"]
)
def test_what_the_corpus_names_so_needs_no_name_from_outside(store: Store, query: str) -> None:
    found = search(store, query, explained=True).items
    assert found
    for item in found:
        assert item.explanation is not None
        assert "outside" not in {answer.how for answer in item.explanation.answers}


def test_every_line_names_its_source_and_no_name_stands_in_two() -> None:
    text = resources.files("secpol_cli.search").joinpath("standard_names.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert all(line.partition("#")[2].strip() and " = " in line.partition("#")[0] for line in lines)
    for name, others in standard_names().items():
        assert len(set(others)) == len(others), name
        assert name not in others
