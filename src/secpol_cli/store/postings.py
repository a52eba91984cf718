"""The blocks of a query's words, read from the store's word index."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from secpol_cli.store.rows import chunks
from secpol_cli.store.word_index import NUMBERS, as_bits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secpol_cli.store.store import Store


# Words whose blocks are remembered, for each open store, 50 kB each in 400,000 blocks: frequent ones, and
# those that are asked for by themselves, as the words of a quotation are, again and again in its pieces.
_KEPT = 300
_known: WeakKeyDictionary[Store, dict[str, int]] = WeakKeyDictionary()


class Postings:
    """Of some words the blocks that have them, as bits: 2 to the power of its number for each."""

    def __init__(self, store: Store, words: Iterable[str]) -> None:
        self._shared = _known.setdefault(store, {})
        if len(self._shared) > _KEPT:
            self._shared.clear()
        words = list(words)
        self._bits = {word: self._shared[word] for word in words if word in self._shared}
        self._rare: dict[str, memoryview[int]] = {}
        for marks, some in chunks([word for word in words if word not in self._bits]):
            sql = f"""SELECT word, p.blocks, bits FROM word JOIN posting AS p ON number = posting
                      WHERE word IN ({marks})"""
            for word, blocks, bits in store.rows(sql, some):
                if bits is None:
                    self._rare[word] = memoryview(blocks).cast(NUMBERS)
                else:
                    self._remember(word, int.from_bytes(bits, "little"))

    def blocks_with(self, words: Iterable[str]) -> int:
        """The blocks that have any of some of the words."""
        found, rare = 0, []
        for word in words:
            if word in self._bits:
                found |= self._bits[word]
            elif word in self._rare:
                rare.append(word)
        together = as_bits(self._rare[word] for word in rare)
        if len(rare) == 1:
            self._remember(rare[0], together)
        return found | together

    def _remember(self, word: str, bits: int) -> None:
        self._bits[word] = self._shared[word] = bits
