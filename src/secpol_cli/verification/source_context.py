"""A stretch of the corpus as words with their places: some blocks that follow each other."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from secpol_cli.store.address import join
from secpol_cli.text.folding import Token, fold_words, tokenize
from secpol_cli.text.note_marks import NoteMarks
from secpol_cli.text.sentences import begins_sentence
from secpol_cli.text.signs import sign_start

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

PARAGRAPH = "\n\n"
_MANY = 20  # words inside sentences, so many that the share of their capitals says something;
_OLD = 0.3  # where more of them have capitals, nouns have


class SourceContext:
    """The words of some blocks of a document, in the order of reading.

    Numbers have their signs with them, and the marks of notes are known.
    """

    def __init__(self, rows: Sequence[sqlite3.Row]) -> None:
        self.rows = rows
        self.addresses = [join(row["doc"], row["block"]) for row in rows]
        self.texts = [str(row["text"]) for row in rows]
        self._old: dict[int, bool] = {}
        self.words = [word for text in self.texts for word in _words_of(text)]

    @cached_property
    def _places(self) -> list[tuple[int, Token]]:
        return [(block, token) for block, text in enumerate(self.texts) for token in _signed_tokens(text)]

    @cached_property
    def _notes(self) -> list[NoteMarks]:
        return [_notes_of(text) for text in self.texts]

    def place(self, word: int) -> tuple[int, int, int]:
        """The block in which a word stands, and its half-open offsets there."""
        block, token = self._places[word]
        return block, token.start, token.end

    def first_behind(self, block: int, offset: int) -> int:
        """The first word of a block that begins at an offset or behind it, or the first of the next block."""
        return bisect_left(self._places, (block, offset), key=lambda each: (each[0], each[1].start))

    @cached_property
    def has_notes(self) -> bool:
        """Whether there is any mark of a note; mostly there is none, and nothing to be looked up."""
        return any(notes.spans for notes in self._notes)

    def raw(self, word: int) -> str:
        """A word in its own letters."""
        block, token = self._places[word]
        return self.texts[block][token.start : token.end]

    def is_note_mark(self, word: int) -> bool:
        """Whether a word is only the mark of a note."""
        if not self.has_notes:
            return False
        block, start, end = self.place(word)
        return self._notes[block].cover(start, end)

    def without_notes(self, word: int) -> str:
        """A word in its own letters, without the mark of a note on it."""
        if not self.has_notes:
            return self.raw(word)
        block, start, end = self.place(word)
        return self._notes[block].cut(start, end)

    def between(self, first: int, last: int) -> str:
        """What stands between two words: behind the first, before the last."""
        (one, before), (other, behind) = self._places[first], self._places[last]
        if one == other:
            return self.texts[one][before.end : behind.start]
        return PARAGRAPH.join(self.texts[block][start:end] for block, start, end in self._gap(first, last))

    def between_without_notes(self, first: int, last: int) -> str:
        """What stands between two words but for marks of notes."""
        if not self.has_notes:
            return self.between(first, last)
        return PARAGRAPH.join(
            self._notes[block].cut(start, end) for block, start, end in self._gap(first, last)
        )

    def _gap(self, first: int, last: int) -> Iterator[tuple[int, int, int]]:
        """The blocks between two words, and the half-open offsets of each one's share."""
        one, _, start = self.place(first)
        other, end, _ = self.place(last)
        for block in range(one, other + 1):
            yield (
                block,
                start if block == one else 0,
                end if block == other else len(self.texts[block]),
            )

    def slice(self, first: int, last: int) -> str:
        """The text from one word to another, both included."""
        return (
            self.raw(first)
            if first == last
            else f"{self.raw(first)}{self.between(first, last)}{self.raw(last)}"
        )

    def behind(self, word: int) -> str:
        """The rest of a word's block."""
        block, _, end = self.place(word)
        return self.texts[block][end:]

    def before(self, word: int) -> str:
        """A word's block up to it."""
        block, start, _ = self.place(word)
        return self.texts[block][:start]

    def has_old_capitals(self, block: int) -> bool:
        """Whether a block writes nouns with capitals, as older English does, so that a capital makes no
        name."""
        if block not in self._old:
            places = [place for place, (at, _) in enumerate(self._places) if at == block]
            inside = [place for place in places if not self.begins_sentence(place)]
            capitals = sum(self.raw(place)[:1].isupper() for place in inside)
            self._old[block] = len(inside) > _MANY and capitals > _OLD * len(inside)
        return self._old[block]

    def begins_sentence(self, word: int) -> bool:
        """Whether a word is the first of a sentence or of its block."""
        block, start, _ = self.place(word)
        return begins_sentence(self.texts[block], start)

    def spans(self, first: int, last: int) -> Iterator[tuple[str, int, int]]:
        """The address and the half-open offsets of each block's share in the words from one to another."""
        one, start, _ = self.place(first)
        other, _, end = self.place(last)
        for block in range(one, other + 1):
            yield (
                self.addresses[block],
                start if block == one else 0,
                end if block == other else len(self.texts[block]),
            )


# Quotations of one manuscript are often of the same blocks: each of these is remembered for the last ones.
_KEPT = 256  # blocks


@lru_cache(_KEPT)
def _words_of(text: str) -> list[str]:
    return fold_words(text)


@lru_cache(_KEPT)
def _signed_tokens(text: str) -> list[Token]:
    return [Token(word, sign_start(text, start), end) for word, start, end in tokenize(text)]


@lru_cache(_KEPT)
def _notes_of(text: str) -> NoteMarks:
    return NoteMarks(text, spaced=True)
