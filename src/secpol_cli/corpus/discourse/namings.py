"""Where the texts name people and organisations: every place at which one of their names stands.

Of people, and of organisations, the longest name counts, in whole words: “ASEAN Regional Mine Action
Center” names the centre, and not ASEAN, of which it is a part; “Swiss Federal Councillor Didier
Burkhalter” names him and Switzerland.  Case, accents and punctuation do not matter in a name
of several words.  A single word must begin with a capital where the name does, and an acronym has
none but capitals: `US` is a state, “us” is not, nor is a kingdom the Kingdom.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.store.word_index import APART, SEGMENT, numbers_in, posting_bits
from secpol_cli.text.folding import fold_words, tokenize

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from secpol_cli.text.folding import Token

_NAMED = ("person", "organisation")
_POSSESSIVE = ("'s", "’s")  # folding takes it for a part of the word
_CHUNK = 500


class TextNaming(NamedTuple):
    """A name of an entity, at half-open code points of a text."""

    start: int
    end: int
    kind: str
    entity: str


class _Name(NamedTuple):
    """A name as it is looked for: folded words, and which capitals it wants."""

    words: tuple[str, ...]
    text: str
    bearers: tuple[str, ...]  # ids

    def fits(self, written: str) -> bool:
        """Whether the words of a text that fold to this name are written as a name."""
        if not any(char.islower() for char in self.text):
            return not any(char.islower() for char in written)
        return len(self.words) > 1 or not self.text[:1].isupper() or written[:1].isupper()


class NameFinder:
    """The names of people and organisations, to be looked for in texts."""

    def __init__(self, aliases: Iterable[tuple[str, str, str]]) -> None:
        """`aliases` are kind, id and text of each name."""
        bearers: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        for kind, entity, text in aliases:
            bearers[kind, text][entity] = None
        self._kinds: dict[str, defaultdict[str, list[_Name]]] = {}  # names by their first words, of each kind
        for (kind, text), own in bearers.items():
            if words := tuple(fold_words(text)):
                by_word = self._kinds.setdefault(kind, defaultdict(list))
                by_word[words[0]].append(_Name(words, text, tuple(own)))
        for by_word in self._kinds.values():
            for names in by_word.values():
                names.sort(key=lambda name: -len(name.words))

    def all_words(self) -> list[tuple[str, ...]]:
        """The folded words of every name."""
        lists = (names for by_word in self._kinds.values() for names in by_word.values())
        return [name.words for names in lists for name in names]

    def find(self, text: str) -> Iterator[TextNaming]:
        """Every name in a text: organisations, then people, each in its order; names of a kind do not
        overlap, the longest counts."""
        tokens = tokenize(text)
        words = [token.word for token in tokens]
        for kind, by_word in sorted(self._kinds.items()):
            place = 0
            while place < len(tokens):
                names = by_word.get(words[place], ())
                found = _longest(names, text, tokens, words, place) if names else []
                for name, end in found:
                    for entity in name.bearers:
                        yield TextNaming(tokens[place].start, end, kind, entity)
                place += max((len(name.words) for name, _ in found), default=1)


def _longest(
    names: Sequence[_Name], text: str, tokens: Sequence[Token], words: Sequence[str], place: int
) -> list[tuple[_Name, int]]:
    """Those of some names, the longest first, that begin at a word, with where they end: the longest, or
    several that are written alike."""
    found: list[tuple[_Name, int]] = []
    for name in names:
        if found and len(name.words) < len(found[0][0].words):
            break
        last = place + len(name.words)
        if tuple(words[place:last]) != name.words:
            continue
        start, end = tokens[place].start, tokens[last - 1].end
        written = text[start:end]
        if written.endswith(_POSSESSIVE):
            written, end = written[:-2], end - 2
        if name.fits(written):
            found.append((name, end))
    return found


def stored_names(db: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Kind, id and text of every name of people and organisations in a store, in order."""
    marks = ", ".join("?" * len(_NAMED))
    sql = f"""SELECT kind, entity, text FROM alias WHERE kind IN ({marks}) AND origin <> 'id'
              ORDER BY kind, entity, position"""
    return [tuple(row) for row in db.execute(sql, _NAMED)]


def write_namings(db: sqlite3.Connection, names: NameFinder, docs: Iterable[str] | None = None) -> None:
    """Write where names stand in some documents, or, for None, in all anew.

    Of all documents only those blocks are read that the word index says may have a name.
    """
    if docs is not None:
        for doc in docs:
            db.execute("DELETE FROM naming WHERE doc = ?", (doc,))
            rows = db.execute("SELECT doc, block, text FROM block WHERE doc = ?", (doc,)).fetchall()
            _write(db, names, rows)
        return
    db.execute("DELETE FROM naming")
    numbers = sorted(_blocks_that_may_name(db, names))
    for start in range(0, len(numbers), _CHUNK):
        some = numbers[start : start + _CHUNK]
        sql = f"SELECT doc, block, text FROM block WHERE number IN ({', '.join('?' * len(some))})"
        _write(db, names, db.execute(sql, some).fetchall())


def _write(db: sqlite3.Connection, names: NameFinder, rows: Iterable[tuple[str, str, str]]) -> None:
    db.executemany(
        "INSERT OR IGNORE INTO naming VALUES (?, ?, ?, ?, ?, ?)",
        ((doc, block, *naming) for doc, block, text in rows for naming in names.find(text)),
    )


def _blocks_that_may_name(db: sqlite3.Connection, names: NameFinder) -> set[int]:
    """The numbers of the blocks that have all words of a name."""
    wanted = names.all_words()
    blocks = {word: _blocks_with(db, word) for word in {word for words in wanted for word in words}}
    found = 0
    for words in wanted:
        together = -1
        for word in words:
            together &= blocks[word]
        found |= together
    return set(numbers_in(found))


def _blocks_with(db: sqlite3.Connection, word: str) -> int:
    """The numbers of the blocks that have a word, as bits."""
    sql = f"""SELECT p.number - posting, p.blocks, bits FROM word CROSS JOIN posting AS p
             ON p.number >= posting AND p.number < posting + {APART} WHERE word = ?"""
    found = 0
    for segment, blocks, bits in db.execute(sql, (word,)):
        found |= posting_bits(blocks, bits) << (segment * SEGMENT)
    return found
