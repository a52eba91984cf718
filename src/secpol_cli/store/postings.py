"""The blocks of a query's words, read from the store's word index."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from secpol_cli.store.rows import chunks
from secpol_cli.store.word_index import APART, OFFSETS, SEGMENT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secpol_cli.store.store import Store


# Of words the blocks are remembered, for each open store: of frequent ones, and of those that are asked for
# by themselves, as the words of a quotation are, again and again in its pieces.
_KEPT = 16_000_000  # bytes of them: some 300 words of 400,000 blocks
_OF_A_WORD = 200  # bytes beside its blocks


class _Known(dict[str, int]):
    """The blocks of words that were looked up, and about how many bytes they take."""

    size = 0

    def keep(self, word: str, bits: int) -> None:
        self[word] = bits
        self.size += _OF_A_WORD + bits.bit_length() // 8

    def make_room(self) -> None:
        if self.size > _KEPT:
            self.clear()
            self.size = 0


_known: WeakKeyDictionary[Store, _Known] = WeakKeyDictionary()


class Postings:
    """Of some words the blocks that have them, as bits: 2 to the power of its number for each."""

    def __init__(self, store: Store, words: Iterable[str]) -> None:
        self._shared = _known.setdefault(store, _Known())
        self._shared.make_room()
        words = list(words)
        self._bits = {word: self._shared[word] for word in words if word in self._shared}
        self._rare: defaultdict[str, list[tuple[int, memoryview[int]]]] = defaultdict(list)
        full: defaultdict[str, list[tuple[int, bytes]]] = defaultdict(list)
        for marks, some in chunks([word for word in words if word not in self._bits]):
            sql = f"""SELECT word, p.number - posting, p.blocks, bits FROM word CROSS JOIN posting AS p
                      ON p.number >= posting AND p.number < posting + {APART} WHERE word IN ({marks})"""
            for word, segment, blocks, bits in store.rows(sql, some):
                if bits is None:
                    self._rare[word].append((segment, memoryview(blocks).cast(OFFSETS)))
                else:
                    full[word].append((segment, bits))
        for word, segments in full.items():
            self._remember(word, _together(self._rare.pop(word, []), segments))

    def blocks_with(self, words: Iterable[str]) -> int:
        """The blocks that have any of some of the words."""
        found = 0
        names = []
        for word in words:
            if word in self._bits:
                found |= self._bits[word]
            elif word in self._rare:
                names.append(word)
        together = _together([one for word in names for one in self._rare[word]], ()) if names else 0
        if len(names) == 1:
            self._remember(names[0], together)
        return found | together

    def _remember(self, word: str, bits: int) -> None:
        self._bits[word] = bits
        self._shared.keep(word, bits)


def _together(rare: Iterable[tuple[int, memoryview[int]]], full: Iterable[tuple[int, bytes]]) -> int:
    """Segments, each with its number and either how far in it blocks stand, or a bit a block, as bits."""
    rare, full = list(rare), list(full)
    bits = bytearray((max(segment for segment, _ in (*rare, *full)) + 1) * SEGMENT // 8)
    for segment, stored in full:
        first = segment * SEGMENT // 8
        bits[first : first + SEGMENT // 8] = stored[: SEGMENT // 8].ljust(SEGMENT // 8, b"\0")
    for segment, offsets in rare:
        first = segment * SEGMENT // 8
        for offset in offsets:
            bits[first + (offset >> 3)] |= 1 << (offset & 7)
    return int.from_bytes(bits, "little")
