"""The query set: what readers type from memory, and what should come first, or not at all.

`queries/tuning.yaml` is what the search was tuned on; `queries/held_back.yaml`
was written with it and left alone.  Print the rates of both by kind:

    python tests/search/test_query_set.py
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from secpol_cli.search.search import search_passages

if TYPE_CHECKING:
    from secpol_cli.store.store import Store

SETS = ("tuning", "held_back")
MISSED = {"tuning": 3, "held_back": 4}  # queries that may fail; of those that must find nothing, none


def load_queries(name: str) -> list[dict[str, Any]]:
    """The entries of one of the sets."""
    file = Path(__file__).parent / "queries" / f"{name}.yaml"
    entries: list[dict[str, Any]] = yaml.safe_load(file.read_text("utf-8"))
    return entries


def failure(store: Store, entry: dict[str, Any]) -> str | None:
    """What is wrong with the first hit of a query; None where it is the right one, or rightly none."""
    items = search_passages(store, entry["query"])
    if not entry["expect"]:
        return f"found {items[0].address} at {items[0].score}" if items else None
    if not items:
        return "nothing found"
    first = items[0]
    if first.address not in entry["expect"]:
        return f"{first.address} first, not {' or '.join(entry['expect'])}"
    if entry.get("verbatim") and first.score != 100:
        return f"verbatim, but {first.score}"
    return None


@pytest.mark.parametrize("name", SETS)
def test_the_right_passage_comes_first(store: Store, name: str) -> None:
    entries = [entry for entry in load_queries(name) if entry["expect"]]
    assert len(entries) > 130
    failed = {entry["query"]: why for entry in entries if (why := failure(store, entry))}
    assert len(failed) <= MISSED[name], failed


@pytest.mark.parametrize("name", SETS)
def test_what_the_texts_do_not_hold_is_not_found(store: Store, name: str) -> None:
    entries = [entry for entry in load_queries(name) if not entry["expect"]]
    assert len(entries) > 30
    assert {entry["query"]: why for entry in entries if (why := failure(store, entry))} == {}


@pytest.mark.parametrize("name", SETS)
def test_the_exact_words_are_shown(store: Store, name: str) -> None:
    """Of verbatim queries, from the first word to the last."""
    for entry in load_queries(name):
        if entry.get("verbatim") and "exact" in entry and not failure(store, entry):
            assert search_passages(store, entry["query"])[0].exact == entry["exact"]


def _report() -> None:
    from tabulate import tabulate

    from secpol_cli.corpus.build import current_store
    from secpol_cli.places import cache_folder

    root = Path(__file__).resolve().parents[2] / "corpus"
    store = current_store(root, Path(cache_folder())).store
    rows: dict[str, list[object]] = {}
    for name in SETS:
        right, count = Counter[str](), Counter[str]()
        for entry in load_queries(name):
            for kind in (entry["kind"], "all to be found" if entry["expect"] else "all not to be found"):
                count[kind] += 1
                right[kind] += failure(store, entry) is None
        for kind, number in count.items():
            rows.setdefault(kind, [kind]).append(f"{right[kind]}/{number}")
    print(tabulate(rows.values(), headers=["kind", *SETS]))


if __name__ == "__main__":
    _report()
