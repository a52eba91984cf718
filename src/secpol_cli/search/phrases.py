"""Phrases: where some words stand in a corpus one behind the other, at any size of it.

Retrieval may be bounded, truth may not: all blocks that have all the words are read, until so many as are
wanted have them as a phrase.  Where none has, the phrase may run over the ends of paragraphs; where that
finds none either, a text may have the marks of notes on its words or between them (power1, nations [1] of).
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import accumulate, islice
from operator import and_
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from secpol_cli.queries.blocks import block_after
from secpol_cli.store.checksums import checked
from secpol_cli.store.postings import Postings
from secpol_cli.store.rows import chunks
from secpol_cli.store.word_index import numbers_in
from secpol_cli.text.folding import fold_closing, fold_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from secpol_cli.store.store import Store

_MOST_PARAGRAPHS = 8  # that a phrase may run over
_FEW_WORDS = 4  # that a paragraph in the midst of them has on an average, at least
_MARK = 3  # digits that the mark of a note has at most
_KEPT = 256  # blocks that are remembered, and their words: a quotation is looked for by many phrases
_FEW = 60  # blocks of a phrase that may be among those
_SHORTEST_MARKED = 3  # letters of a word that the mark of a note is looked for on


# For each open store, the words that have digits on them or in front, by their letters.
_with_digits: WeakKeyDictionary[Store, dict[str, list[str]]] = WeakKeyDictionary()
_read: WeakKeyDictionary[Store, dict[int, sqlite3.Row]] = WeakKeyDictionary()


class Phrase(NamedTuple):
    """The blocks that a phrase runs over, mostly one, and the first of its words among theirs, folded;
    `words` is how many words it is there, the marks of notes counted."""

    rows: tuple[sqlite3.Row, ...]
    first: int
    words: int


def find_phrases(store: Store, words: Sequence[str], most: int, allowed: int = -1) -> list[Phrase]:
    """Where folded words stand one behind the other, in the order of blocks' numbers: all places in the first
    `most` blocks that have them.

    `allowed` are the blocks that count, as bits.  Places over the ends of
    paragraphs, and those with marks of notes, are looked for where there are no others.
    """
    if not words:
        return []
    blocks = _blocks_of_words(store, words)
    together = allowed
    for bits in blocks.values():
        together &= bits
    found = _take(_in_blocks(store, words, together), most)
    if not found and len(words) > 1:
        found = _take(_over_ends(store, words, blocks, allowed), most)
    return found or _take(_with_marks(store, words, allowed), most)


def find_rare_phrases(store: Store, words: Sequence[str], most: int) -> list[Phrase] | None:
    """Where folded words stand one behind the other in a block, or None where more than `most` blocks have
    all of them."""
    together = -1
    for bits in _blocks_of_words(store, words).values():
        together &= bits
    if together.bit_count() > most:
        return None
    return [phrase for phrases in _in_blocks(store, words, together) for phrase in phrases]


def _take(found: Iterator[list[Phrase]], most: int) -> list[Phrase]:
    """The phrases of the first so many blocks that have any."""
    return [phrase for phrases in islice(found, most) for phrase in phrases]


def _blocks_of_words(store: Store, words: Sequence[str]) -> dict[str, int]:
    postings = Postings(store, dict.fromkeys(words))
    return {word: postings.blocks_with([word]) for word in dict.fromkeys(words)}


def _in_blocks(store: Store, words: Sequence[str], blocks: int) -> Iterator[list[Phrase]]:
    for row in _rows(store, blocks):
        if places := places_of(words, words_of(row["text"])):
            yield [Phrase((row,), place, len(words)) for place in places]


def _rows(store: Store, blocks: int) -> Iterator[sqlite3.Row]:
    """The rows of some blocks, ascending by number."""
    numbers = list(numbers_in(blocks))
    if len(numbers) > _FEW:
        yield from _read_rows(store, numbers)
        return
    known = _read.setdefault(store, {})
    if len(known) > _KEPT:
        known.clear()
    for row in _read_rows(store, [number for number in numbers if number not in known]):
        known[row["number"]] = row
    yield from (known[number] for number in numbers if number in known)


def _read_rows(store: Store, numbers: Sequence[int]) -> Iterator[sqlite3.Row]:
    for marks, some in chunks(numbers):
        yield from checked(store.rows(f"SELECT * FROM block WHERE number IN ({marks}) ORDER BY number", some))


@lru_cache(_KEPT)
def words_of(text: str) -> Sequence[str]:
    """The folded words of a block's text."""
    return tuple(fold_words(text))


def _over_ends(
    store: Store, words: Sequence[str], blocks: Mapping[str, int], allowed: int
) -> Iterator[list[Phrase]]:
    """The phrases that begin in a block and end in one after it."""
    reach = min(_MOST_PARAGRAPHS, 1 + len(words) // _FEW_WORDS)
    begun = list(accumulate((blocks[word] for word in words), and_))  # blocks that have the words up to each
    later = {word: _earlier(bits, reach) for word, bits in blocks.items()}
    left = list(accumulate((later[word] for word in reversed(words)), and_))[::-1]
    starts = 0
    for first, rest in zip(begun, left[1:], strict=False):
        starts |= first & rest
    for row in _rows(store, starts & allowed):
        if not _ends_in(row["text"], words):
            continue
        rows, own = [row], list(words_of(row["text"]))
        end = len(own)
        while len(own) - end < len(words) and (after := block_after(store, rows[-1])) is not None:
            rows.append(after)
            own += words_of(after["text"])
        start = max(0, end - len(words) + 1)
        places = places_of(words, own[start : end + len(words) - 1])
        crossing = [start + place for place in places if start + place < end < start + place + len(words)]
        if crossing:
            yield [Phrase(_spanned(rows, place + len(words)), place, len(words)) for place in crossing]


def _ends_in(text: str, words: Sequence[str]) -> bool:
    """Whether a text ends in the first of some words, be it one or all but the last: few do."""
    last = fold_closing(text, 1)
    if not last or last[0] not in words[:-1]:
        return False
    closing = fold_closing(text, len(words) - 1)
    return any(closing[-count:] == list(words[:count]) for count in range(1, len(closing) + 1))


def _earlier(blocks: int, reach: int) -> int:
    """The blocks that have one of some blocks among the `reach` after them: running text has numbers that
    follow each other."""
    found = 0
    for _ in range(reach):
        blocks >>= 1
        found |= blocks
    return found


def _spanned(rows: Sequence[sqlite3.Row], end: int) -> tuple[sqlite3.Row, ...]:
    """Of some blocks, those in which so many of their words stand."""
    spanned = []
    for row in rows:
        if end <= 0:
            break
        spanned.append(row)
        end -= len(words_of(row["text"]))
    return tuple(spanned)


def _with_marks(store: Store, words: Sequence[str], allowed: int) -> Iterator[list[Phrase]]:
    """The phrases in a block that has marks of notes among the words."""
    forms = {word: _marked(store, word) for word in dict.fromkeys(words)}
    postings = Postings(store, {form for each in forms.values() for form in each})
    blocks = allowed
    for each in forms.values():
        blocks &= postings.blocks_with(each)
    for row in _rows(store, blocks):
        bare, places = _without_marks(row["text"])
        if found := places_of(words, bare):
            yield [
                Phrase((row,), places[place], places[place + len(words) - 1] - places[place] + 1)
                for place in found
            ]


def _marked(store: Store, word: str) -> list[str]:
    """A word, and what it is in the corpus with the mark of a note on it or in front of it."""
    if store not in _with_digits:
        forms: defaultdict[str, list[str]] = defaultdict(list)
        for (form,) in store.rows("SELECT word FROM word WHERE word GLOB '*[0-9]*'"):
            bare = form.strip("0123456789")
            if bare.isalpha() and len(bare) >= _SHORTEST_MARKED and len(form) - len(bare) <= _MARK:
                forms[bare].append(form)
        _with_digits[store] = dict(forms)
    return [word, *_with_digits[store].get(word, ())]


@lru_cache(_KEPT)
def _without_marks(text: str) -> tuple[list[str], list[int]]:
    """The folded words of a text without its marks of notes, and the place of each among all its words; none
    where it has no marks."""
    from secpol_cli.text.folding import tokenize  # most phrases need no places
    from secpol_cli.text.note_marks import NoteMarks, may_have_note_marks

    notes = NoteMarks(text, spaced=True) if may_have_note_marks(text) else None
    words: list[str] = []
    places: list[int] = []
    if notes is None or not notes.spans:
        return words, places
    for place, token in enumerate(tokenize(text)):
        if notes.cover(token.start, token.end):
            continue
        bare = fold_words(notes.cut(token.start, token.end))
        words += bare
        places += [place] * len(bare)
    return words, places


def places_of(words: Sequence[str], text: Sequence[str]) -> list[int]:
    """Where some words stand in others, one behind the other."""
    first, length, start = words[0], len(words), 0
    found: list[int] = []
    sought = list(words)
    while True:
        try:
            place = text.index(first, start)
        except ValueError:
            return found
        if list(text[place : place + length]) == sought:
            found.append(place)
        start = place + 1
