"""The words of a corpus, looked up by how they begin and end; in memory once many are asked for."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from secpol_cli.store.rows import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secpol_cli.store.store import Store

_FEW = 40  # words that are looked up in the store: what comes then is no single query, but a manuscript
_MOST = 100_000  # words of a corpus that are kept in memory, some 20 MB


class WordLookup:
    """The words of a store."""

    def __init__(self, store: Store) -> None:
        self._store, self._asked = store, 0
        self._words: list[str] | None = None
        self._mirrored: list[str] = []

    def known(self, words: Iterable[str]) -> list[str]:
        """Those of some words that the corpus has."""
        if self._words is not None:
            return [word for word in sorted(set(words)) if _has(self._words, word)]
        found: list[str] = []
        for marks, some in chunks(sorted(set(words))):
            sql = f"SELECT word FROM word WHERE word IN ({marks})"
            found += [word for (word,) in self._store.rows(sql, some)]
        return found

    def beginning(self, start: str, shortest: int, longest: int) -> list[str]:
        """The words that begin so, of so many letters."""
        self._load()
        if self._words is not None:
            return _between(self._words, start, shortest, longest)
        sql = "SELECT word FROM word WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?"
        return [word for (word,) in self._store.rows(sql, (*_range(start), shortest, longest))]

    def ending(self, end: str, shortest: int, longest: int) -> list[str]:
        """The words that end so, of so many letters."""
        self._load()
        if self._words is not None:
            return [word[::-1] for word in _between(self._mirrored, end[::-1], shortest, longest)]
        sql = "SELECT word FROM word WHERE mirrored >= ? AND mirrored < ? AND length(word) BETWEEN ? AND ?"
        return [word for (word,) in self._store.rows(sql, (*_range(end[::-1]), shortest, longest))]

    def _load(self) -> None:
        """Take all words into memory when so many are asked for that it is worth it."""
        self._asked += 1
        if self._asked != _FEW:
            return
        rows = self._store.rows("SELECT word FROM word ORDER BY word LIMIT ?", (_MOST + 1,))
        if len(rows) <= _MOST:
            self._words = [word for (word,) in rows]
            self._mirrored = sorted(word[::-1] for word in self._words)


def _range(beginning: str) -> tuple[str, str]:
    """The first word that begins so, and the first after them."""
    return beginning, beginning[:-1] + chr(min(ord(beginning[-1]) + 1, 0x10FFFF))


def _has(words: list[str], word: str) -> bool:
    place = bisect_left(words, word)
    return place < len(words) and words[place] == word


def _between(words: list[str], start: str, shortest: int, longest: int) -> list[str]:
    first, end = (bisect_left(words, bound) for bound in _range(start))
    return [word for word in words[first:end] if shortest <= len(word) <= longest]
