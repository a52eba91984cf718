"""The word index: mended as often as wanted, it has each word where it stands."""

from __future__ import annotations

import random
import sqlite3
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from secpol_cli.corpus.compile import create_schema
from secpol_cli.store import postings, word_index
from secpol_cli.store.postings import Postings
from secpol_cli.store.store import Store
from secpol_cli.store.word_index import WordIndex, numbers_in

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    create_schema(connection)
    yield connection
    connection.close()


def indexed(db: sqlite3.Connection) -> dict[str, list[int]]:
    """Each word's blocks, as a search sees them; the count beside it is theirs."""
    db.row_factory = sqlite3.Row
    counts = {row["word"]: row["blocks"] for row in db.execute("SELECT word, blocks FROM word")}
    read = Postings(Store(db), counts)
    found = {word: list(numbers_in(read.blocks_with([word]))) for word in counts}
    assert counts == {word: len(numbers) for word, numbers in found.items()}
    return found


@pytest.mark.parametrize("segment", [1024, 64, 8])
@pytest.mark.parametrize("seed", range(4))
def test_words_that_become_frequent_or_rare(
    seed: int, segment: int, db: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is frequent is kept as bits, what is rare as numbers; either may become the other."""
    monkeypatch.setattr(word_index, "SEGMENT", segment)
    monkeypatch.setattr(postings, "SEGMENT", segment)
    monkeypatch.setattr(word_index, "_FREQUENT", max(2, segment // 10))
    chance = random.Random(seed)
    texts: dict[int, str] = {}
    forms = set()
    for _ in range(8):
        index = WordIndex(db)
        for number in chance.sample(sorted(texts), chance.randint(0, len(texts))):
            index.remove(number, texts.pop(number))
            db.execute("DELETE FROM block WHERE number = ?", (number,))
        first = max(texts, default=0) + 1
        often = chance.choice([2, 60, 300])
        for number in range(first, first + chance.choice([1, 300, 900])):
            texts[number] = " ".join(["peace", *(w for w in ("law", "sea") if not chance.randrange(often))])
            index.add(number, texts[number])
            row = (number, "doc", f"p{number}", number, "paragraph", texts[number], "[]", None, None, 0)
            db.execute("INSERT INTO block VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        index.write()
        expected: defaultdict[str, list[int]] = defaultdict(list)
        for number, text in sorted(texts.items()):
            for word in text.split():
                expected[word].append(number)
        assert indexed(db) == expected
        assert all(blocks is None or len(blocks) for (blocks,) in db.execute("SELECT blocks FROM posting"))
        forms |= {tuple(row) for row in db.execute("SELECT blocks IS NULL, bits IS NULL FROM posting")}
    assert forms == {(1, 0), (0, 1)}
    words = "SELECT count(DISTINCT number / 65536) FROM posting"
    assert db.execute(words).fetchone()[0] == len(expected)


def test_a_document_that_is_added_changes_one_posting_of_each_of_its_words(db: sqlite3.Connection) -> None:
    """However many there are: so what is written does not grow with the store."""
    index = WordIndex(db)
    for number in range(1, 100_000, 7):
        index.add(number, "peace at sea" if number % 3 else "peace")
    index.write()
    before = {row[0]: tuple(row) for row in db.execute("SELECT number, blocks, bits FROM posting")}
    assert len(before) == 3 * 4
    index.add(100_001, "peace at last")
    index.write()
    after = {row[0]: tuple(row) for row in db.execute("SELECT number, blocks, bits FROM posting")}
    assert len({*after.values()} - {*before.values()}) == 3
    assert all(len(bits or blocks) <= word_index.SEGMENT / 8 + 1 for _, blocks, bits in after.values())
