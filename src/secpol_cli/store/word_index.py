"""The word index of a store: which folded words stand in which blocks.

A word's blocks are their numbers, ascending, as an array of 32-bit integers; those
of a frequent word a bit each, which is shorter.  One read gives them all, and
SQLite needs no full-text search for it.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from secpol_cli.text.folding import fold_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

NUMBERS: Final = "I"  # the arrays' type
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
        known = dict(self._known(sorted(self._added.keys() | self._removed.keys())))
        (last,) = self._db.execute("SELECT coalesce(max(number), 0) FROM posting").fetchone()
        (highest,) = self._db.execute("SELECT coalesce(max(number), 0) FROM block").fetchone()
        new = [word for word in self._added if word not in known]
        numbers = range(last + 1, last + 1 + len(new))
        self._db.executemany(
            "INSERT INTO posting VALUES (?, ?, ?)",
            (
                (number, *_packed(self._added[word], highest))
                for word, number in zip(new, numbers, strict=True)
            ),
        )
        self._db.executemany(
            "INSERT INTO word VALUES (?, ?, ?, ?)",
            sorted(
                (word, word[::-1], len(self._added[word]), number)
                for word, number in zip(new, numbers, strict=True)
            ),
        )
        for word, number in known.items():
            self._change(word, number, highest)
        self._added.clear()
        self._removed.clear()
        self._waiting = 0

    def _known(self, words: Sequence[str]) -> Iterator[tuple[str, int]]:
        for start in range(0, len(words), _CHUNK):
            some = words[start : start + _CHUNK]
            marks = ", ".join("?" * len(some))
            yield from self._db.execute(f"SELECT word, posting FROM word WHERE word IN ({marks})", some)

    def _change(self, word: str, number: int, highest: int) -> None:
        select = "SELECT blocks, bits FROM posting WHERE number = ?"
        stored, bits = self._db.execute(select, (number,)).fetchone()
        removed, added = self._removed.get(word, []), self._added.get(word, array(NUMBERS))
        if bits is not None:
            changed = int.from_bytes(bits, "little") & ~as_bits([sorted(removed)]) | as_bits([added])
            count, packed = changed.bit_count(), _packed_bits(changed, highest)
        else:
            blocks = array(NUMBERS)
            blocks.frombytes(stored)
            for block in removed:
                del blocks[bisect_left(blocks, block)]
            blocks.extend(added)
            count, packed = len(blocks), _packed(blocks, highest)
        if count:
            self._db.execute("UPDATE posting SET blocks = ?, bits = ? WHERE number = ?", (*packed, number))
            self._db.execute("UPDATE word SET blocks = ? WHERE word = ?", (count, word))
        else:
            self._db.execute("DELETE FROM posting WHERE number = ?", (number,))
            self._db.execute("DELETE FROM word WHERE word = ?", (word,))


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


def _packed(blocks: array[int], highest: int) -> tuple[bytes | None, bytes | None]:
    """The numbers of a word's blocks as they are stored, beside that of the last block of all."""
    if len(blocks) * _FREQUENT > highest:
        return None, _stored(as_bits([blocks]))
    return blocks.tobytes(), None


def _packed_bits(bits: int, highest: int) -> tuple[bytes | None, bytes | None]:
    """The numbers of a word's blocks, given as bits, as `_packed` stores them."""
    if bits.bit_count() * _FREQUENT > highest:
        return None, _stored(bits)
    return array(NUMBERS, numbers_in(bits)).tobytes(), None


def _stored(bits: int) -> bytes:
    return bits.to_bytes(bits.bit_length() // 8 + 1, "little")
