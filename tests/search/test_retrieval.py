"""Where more blocks have a query's words than are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.search.test_query_set import load_queries

from secpol_cli.search import retrieval as promising
from secpol_cli.search.search import search

if TYPE_CHECKING:
    from secpol_cli.store.store import Store

QUERIES = [entry["query"] for entry in load_queries("tuning")][::12]


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a few blocks are compared."""
    monkeypatch.setattr(promising, "_MANY", 12)
    monkeypatch.setattr(promising, "MOST_COMPARED", 8)


@pytest.mark.usefixtures("few")
def test_the_right_passage_is_among_the_most_promising(store: Store) -> None:
    entries = [entry for entry in load_queries("tuning") if entry["expect"]][::6]
    found = [search(store, entry["query"]).items[:1] for entry in entries]
    right = [
        bool(items) and items[0].address in entry["expect"]
        for items, entry in zip(found, entries, strict=True)
    ]
    assert sum(right) >= 0.95 * len(right)
    assert any(search(store, entry["query"]).more for entry in entries)


@pytest.mark.usefixtures("few")
def test_a_first_hit_that_others_may_beat_is_told(store: Store) -> None:
    told = {query: search(store, query) for query in ("security regional peace of the world", "security")}
    assert told["security"].more
    assert not told["security"].cut  # nothing is better than verbatim
    assert told["security regional peace of the world"].cut


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("query", QUERIES)
def test_a_looser_score_never_gives_fewer_hits(store: Store, query: str) -> None:
    before: set[tuple[str, float | None]] = set()
    for score in (95, 80, 65, 55, 45, 35, 25, 10):
        hits = {(item.address, item.score) for item in search(store, query, min_score=score).items}
        assert before <= hits
        before = hits
