"""Search engines as rivals: tantivy, SQLite's FTS5 and bm25s.  Each finds paragraphs, which are all ranked alike.

    pip install tantivy bm25s

An engine is asked for the paragraphs that have most of a query's words (or trigrams);
its first hundred are ranked by rapidfuzz's `partial_ratio`, query and paragraphs
folded, as a program would do that is made of such an engine and rapidfuzz.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import sqlite3
import time
from typing import TYPE_CHECKING, Any

from tests.bench.queries import fold
from tests.bench.rivals import Answer, RivalMissing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.bench.queries import Places
    from tests.bench.rivals import Rival

_RANKED = 100  # paragraphs of each engine that are ranked
_TOP = 10
_SHORTEST_FUZZY = 4  # letters of a word that is looked for with an edit


class Reranked:
    """An engine, `find`, that gives the numbers of paragraphs for a folded query; and rapidfuzz behind it."""

    def __init__(self, name: str, rate: float, places: Places, find: Callable[[str], Sequence[int]]) -> None:
        self.name, self.rate = f"{name}, re-ranked", rate
        self._find, self._places = find, places

    def ask(self, query: str) -> Answer:
        """The paragraphs with the highest ratio, of those that the engine finds."""
        from rapidfuzz import fuzz, process

        before, started = time.process_time(), time.perf_counter()
        words = fold(query)
        found = {number: self._places.folded[number] for number in self._find(words)}
        best = process.extract(words, found, scorer=fuzz.partial_ratio, limit=_TOP)
        addresses = [self._places.addresses[number] for _, _, number in best]
        return Answer(addresses, time.perf_counter() - started, time.process_time() - before)


def make_engines(places: Places) -> tuple[list[Rival], list[str]]:
    """The engines that are installed, with the paragraphs in their indexes; and why others are not there."""
    rivals: list[Rival] = []
    missing = []
    for make in (_tantivy, _fts5, _bm25s):
        try:
            rivals += make(places)
        except RivalMissing as reason:
            missing.append(str(reason))
    return rivals, missing


def _tantivy(places: Places) -> list[Rival]:
    tantivy = _package("tantivy")
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("body", stored=False)
    builder.add_unsigned_field("number", stored=True)
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer(heap_size=200_000_000, num_threads=1)
    for number, paragraph in enumerate(places.folded):
        writer.add_document(tantivy.Document(body=paragraph, number=number))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher, query = index.searcher(), tantivy.Query

    def one(word: str) -> Any:
        return query.term_query(schema, "body", word)

    def fuzzy(word: str) -> Any:
        return query.fuzzy_term_query(schema, "body", word, 1) if len(word) >= _SHORTEST_FUZZY else one(word)

    def find(words: str, each: Callable[[str], Any]) -> list[int]:
        asked = query.boolean_query([(tantivy.Occur.Should, each(word)) for word in words.split()])
        hits = searcher.search(asked, _RANKED).hits
        return [int(searcher.doc(address)["number"][0]) for _, address in hits]

    name = f"tantivy {importlib.metadata.version('tantivy')}"
    return [
        Reranked(f"{name} words", 0.0005, places, lambda words: find(words, one)),
        Reranked(f"{name} fuzzy terms", 0.001, places, lambda words: find(words, fuzzy)),
    ]


def _fts5(places: Places) -> list[Rival]:
    db = sqlite3.connect(":memory:")
    for table, options in (("word", ""), ("trigram", ", tokenize='trigram'")):
        db.execute(f"CREATE VIRTUAL TABLE {table} USING fts5(body, content=''{options})")
        rows = enumerate(places.folded)
        db.executemany(f"INSERT INTO {table}(rowid, body) VALUES (?, ?)", rows)

    def find(table: str, terms: Sequence[str]) -> list[int]:
        asked = " OR ".join(f'"{term}"' for term in dict.fromkeys(terms))
        sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rank LIMIT {_RANKED}"
        return [number for (number,) in db.execute(sql, (asked,))]

    def trigrams(words: str) -> list[str]:
        return [word[at : at + 3] for word in words.split() for at in range(len(word) - 2)]

    name = f"SQLite {sqlite3.sqlite_version} FTS5"
    return [
        Reranked(f"{name} words", 0.005, places, lambda words: find("word", words.split())),
        Reranked(f"{name} trigrams", 0.05, places, lambda words: find("trigram", trigrams(words))),
    ]


def _bm25s(places: Places) -> list[Rival]:
    bm25s = _package("bm25s")
    options = {"stopwords": None, "show_progress": False}
    retriever = bm25s.BM25()
    retriever.index(bm25s.tokenize(places.folded, **options), show_progress=False)

    def find(words: str) -> list[int]:
        asked = bm25s.tokenize([words], **options)
        found, _ = retriever.retrieve(asked, k=_RANKED, show_progress=False)
        return [int(number) for number in found[0]]

    return [Reranked(f"bm25s {importlib.metadata.version('bm25s')}", 0.002, places, find)]


def _package(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        raise RivalMissing(f"{name} is not installed: pip install {name}") from None
