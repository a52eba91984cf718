"""The word index of a store: which folded words stand in which blocks.

The numbers of blocks are parted into segments.  Of each segment in which a word stands, it
has a posting: how far in it the blocks stand, ascending, as an array of 16-bit integers;
where it is frequent a bit each, which is shorter.  So a block that is added or taken out changes
one small posting of each of its words, however many blocks there are (as the containers
of Roaring bitmaps do: Chambi, Lemire, Kaser and Godin, Better bitmap performance with Roaring
bitmaps, 2016), and SQLite needs no full-text search.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Final

from secpol_cli.text.folding import fold_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

NUMBERS: Final = "I"  # the type of arrays of blocks' numbers,
OFFSETS: Final = "H"  # and of how far they stand in their segments
SEGMENT = 32_768  # numbers in a segment
APART = 65_536  # how far the first numbers of two words' postings are apart: the most segments there may be
_FREQUENT = 100  # a word that stands in more than one of so many blocks is frequent, and kept as bits
_MOST = 40_000_000  # entries that wait to be written together: 160 MB
_CHUNK = 500
_ANY = re.compile(rb"[^\0]")


class WordIndex:
    """Changes to the index of a store, which `write` brings into it; until then it is as it was."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._added: defaultdict[str, array[int]] = defaultdict(lambda: array(NUMBERS))
        self._removed: defaultdict[str, list[int]] = defaultdict(list)
        self._waiting = 0

    def add(self, number: int, text: str) -> None:
        """Put the words of a block in, whose number is higher than all before."""
        words = set(fold_words(text))
        for word in words:
            self._added[word].append(number)
        self._waiting += len(words)
        if self._waiting > _MOST:
            self.write()

    def remove(self, number: int, text: str) -> None:
        """Take the words of a block out that is in the store's index."""
        for word in set(fold_words(text)):
            self._removed[word].append(number)

    def write(self) -> None:
        """Bring all changes into the store."""
        words = sorted(self._added.keys() | self._removed.keys())
        known = {word: (posting, blocks) for word, posting, blocks in self._known(words)}
        self._write_new([word for word in words if word not in known])
        for word, (posting, blocks) in known.items():
            self._change(word, posting, blocks)
        self._added.clear()
        self._removed.clear()
        self._waiting = 0

    def _known(self, words: Sequence[str]) -> Iterator[tuple[str, int, int]]:
        for start in range(0, len(words), _CHUNK):
            some = words[start : start + _CHUNK]
            marks = ", ".join("?" * len(some))
            sql = f"SELECT word, posting, blocks FROM word WHERE word IN ({marks})"
            yield from self._db.execute(sql, some)

    def _write_new(self, words: Sequence[str]) -> None:
        """Write words, in their order, that the index does not have."""
        (last,) = self._db.execute("SELECT coalesce(max(number), 0) FROM posting").fetchone()
        first = (last // APART + 1) * APART
        postings = range(first, first + APART * len(words), APART)
        self._db.executemany(
            "INSERT INTO posting VALUES (?, ?, ?)",
            (
                (posting + segment, *_packed(offsets))
                for word, posting in zip(words, postings, strict=True)
                for segment, offsets in _by_segment(self._added[word])
            ),
        )
        self._db.executemany(
            "INSERT INTO word VALUES (?, ?, ?, ?)",
            (
                (word, word[::-1], len(self._added[word]), posting)
                for word, posting in zip(words, postings, strict=True)
            ),
        )

    def _change(self, word: str, posting: int, blocks: int) -> None:
        """Change a word that stands in so many blocks, from its first posting on."""
        added, removed = self._added.get(word, array(NUMBERS)), self._removed.get(word, [])
        blocks += len(added) - len(removed)
        changes: defaultdict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for which, numbers in enumerate((removed, added)):
            for number in numbers:
                changes[number // SEGMENT][which].append(number % SEGMENT)
        for segment, (gone, new) in changes.items():
            self._change_posting(posting + segment, gone, new)
        if not blocks:
            self._db.execute("DELETE FROM word WHERE word = ?", (word,))
        elif len(added) != len(removed):
            self._db.execute("UPDATE word SET blocks = ? WHERE word = ?", (blocks, word))

    def _change_posting(self, number: int, removed: Sequence[int], added: Sequence[int]) -> None:
        row = self._db.execute("SELECT blocks, bits FROM posting WHERE number = ?", (number,)).fetchone()
        if row and row[0] and not removed:  # as where a document is added: what is new stands behind
            offsets = array(OFFSETS, row[0])
            offsets.extend(added)
            packed = _packed(offsets)
        else:
            bits = posting_bits(*row) if row else 0
            packed = _packed_bits(bits & ~as_bits([sorted(removed)]) | as_bits([added]))
        if any(packed):
            self._db.execute("INSERT OR REPLACE INTO posting VALUES (?, ?, ?)", (number, *packed))
        else:
            self._db.execute("DELETE FROM posting WHERE number = ?", (number,))


def posting_bits(blocks: bytes | None, bits: bytes | None) -> int:
    """A posting that is stored one way or the other, as bits: how far in its segment the blocks stand."""
    if blocks is None:
        return int.from_bytes(bits or b"", "little")
    return as_bits([memoryview(blocks).cast(OFFSETS)])


def as_bits(postings: Iterable[Sequence[int]]) -> int:
    """The numbers that stand in any of some postings, each ascending, as bits."""
    postings = [posting for posting in postings if len(posting)]
    bits = bytearray(max((posting[-1] for posting in postings), default=0) // 8 + 1)
    for posting in postings:
        for number in posting:
            bits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")


def numbers_in(bits: int) -> Iterator[int]:
    """The numbers that some bits stand for, ascending."""
    for match in _ANY.finditer(_stored(bits)):
        first, byte = 8 * match.start(), match[0][0]
        yield from (first + bit for bit in range(8) if byte >> bit & 1)


def _by_segment(numbers: Sequence[int]) -> Iterator[tuple[int, array[int]]]:
    """Ascending numbers as segments, each with how far in it they stand."""
    if numbers[0] // SEGMENT == numbers[-1] // SEGMENT:  # as those of most words
        yield numbers[0] // SEGMENT, array(OFFSETS, [number % SEGMENT for number in numbers])
        return
    for segment, some in groupby(numbers, lambda number: number // SEGMENT):
        yield segment, array(OFFSETS, [number % SEGMENT for number in some])


def _packed(offsets: array[int]) -> tuple[bytes | None, bytes | None]:
    """A posting as it is stored."""
    if len(offsets) * _FREQUENT > SEGMENT:
        return None, _stored(as_bits([offsets]))
    return offsets.tobytes(), None


def _packed_bits(bits: int) -> tuple[bytes | None, bytes | None]:
    """A posting, given as bits, as it is stored."""
    if bits.bit_count() * _FREQUENT > SEGMENT:
        return None, _stored(bits)
    return array(OFFSETS, numbers_in(bits)).tobytes(), None


def _stored(bits: int) -> bytes:
    return bits.to_bytes(bits.bit_length() // 8 + 1, "little")
