"""The small corpus, compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from secpol_cli.corpus.build import current_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import MakeCorpus

    from secpol_cli.corpus.store import Store


class Compile(Protocol):
    """Compiles the small corpus, with the given edits: (file, old text, new text)."""

    def __call__(self, *edits: tuple[str, str, str]) -> Store: ...


@pytest.fixture
def compiled(corpus_dir: MakeCorpus, tmp_path: Path) -> Iterator[Compile]:
    """`compiled()` is the store of the small corpus; `compiled((file, old, new), …)` of an edited one."""
    stores: list[Store] = []

    def make(*edits: tuple[str, str, str]) -> Store:
        stores.append(current_store(corpus_dir(*edits).root, tmp_path / "cache").store)
        return stores[-1]

    yield make
    for store in stores:
        store.close()
