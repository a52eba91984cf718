"""The blocks of a query's words, read from the store's word index."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from secpol_cli.store.rows import chunks
from secpol_cli.store.word_index import NUMBERS, as_bits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secpol_cli.store.store import Store


_KEPT = 300  # frequent words whose blocks are remembered, for each open store: 50 kB each in 400,000 blocks
_frequent: WeakKeyDictionary[Store, dict[str, int]] = WeakKeyDictionary()


class Postings:
    """Of some words the blocks that have them, as bits: 2 to the power of its number for each."""

    def __init__(self, store: Store, words: Iterable[str]) -> None:
        self._frequent = _frequent.setdefault(store, {})
        if len(self._frequent) > _KEPT:
            self._frequent.clear()
        self._rare: dict[str, memoryview[int]] = {}
        for marks, some in chunks([word for word in words if word not in self._frequent]):
            sql = f"""SELECT word, p.blocks, bits FROM word JOIN posting AS p ON number = posting
                      WHERE word IN ({marks})"""
            for word, blocks, bits in store.rows(sql, some):
                if bits is None:
                    self._rare[word] = memoryview(blocks).cast(NUMBERS)
                else:
                    self._frequent[word] = int.from_bytes(bits, "little")

    def blocks_with(self, words: Iterable[str]) -> int:
        """The blocks that have any of some of the words."""
        found, rare = 0, []
        for word in words:
            found |= self._frequent.get(word, 0)
            if word in self._rare:
                rare.append(self._rare[word])
        return found | as_bits(rare)
