"""Finding the blocks that are worth aligning with a query."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.core.align import Query
from secpol_cli.core.statements import Filters, conditions
from secpol_cli.errors import UsageError
from secpol_cli.folding import tokenize

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from secpol_cli.corpus.store import Store

MAX_QUERY_WORDS = 400
_ALIGNED = 200  # blocks that are aligned at most
_LOOKED_UP = 12  # words of the query that look blocks up, the rarest
_ALIKE = 0.74  # how much a word must resemble another to stand for it (0-1)
_SPELLINGS = 12  # words that may stand for one
_FLOW = ("paragraph", "list-item")  # kinds of blocks that a sentence may run across


class Candidate(NamedTuple):
    """A block, and the paragraph after it where that has words of the query too."""

    block: sqlite3.Row
    following: sqlite3.Row | None


def make_query(store: Store, text: str) -> Query:
    """The query's words, their weights, and the corpus's words that stand for them."""
    words = [token.word for token in tokenize(text)]
    if not words:
        raise UsageError(
            "there is no word to look for", 'write some, as in: secpol search "ASEAN centrality"'
        )
    if len(words) > MAX_QUERY_WORDS:
        raise UsageError(
            f"the query has {len(words):,} words; {MAX_QUERY_WORDS} at most", "look for one sentence"
        )
    vocabulary: list[str] = [word for (word,) in store.rows("SELECT word FROM word")]
    known = set(vocabulary)
    answers: dict[str, list[tuple[int, float]]] = {}
    spellings = {word: _spellings(word, vocabulary, known) for word in set(words)}
    for position, word in enumerate(words):
        for other, fit in spellings[word]:
            answers.setdefault(other, []).append((position, fit))
    weigh = Weights(store)
    return Query(words, [weigh(word) for word in words], answers, weigh)


class Weights:
    """How telling a word is: its inverse document frequency over the corpus's blocks."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._blocks = max(1, int(str(store.value("SELECT count(*) FROM block"))))
        self._known: dict[str, float] = {}

    def __call__(self, word: str) -> float:
        if word not in self._known:
            count = self._store.value("SELECT blocks FROM word WHERE word = ?", (word,)) or 0
            self._known[word] = math.log(1 + self._blocks / (0.5 + int(str(count))))
        return self._known[word]


def _spellings(word: str, vocabulary: Sequence[str], known: set[str]) -> list[tuple[str, float]]:
    """The vocabulary's words that may stand for `word`, and how well (0-1)."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = {word: 1.0} if word in known else {}
    if len(word) > 3 and not word.isdigit():
        alike = process.extract(
            word, vocabulary, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=_SPELLINGS
        )
        for other, similarity, _ in alike:
            if other != word and not other.isdigit():
                found[other] = similarity**2
    return list(found.items())


def find_candidates(store: Store, query: Query, filters: Filters, min_score: float) -> list[Candidate]:
    """The blocks that may reach `min_score`, the most promising ones, in the corpus's order."""
    gained = _gained(store, query)
    allowed = _allowed_blocks(store, filters)
    following = _following(store, gained)
    looked_up = sorted(query.weights, reverse=True)[:_LOOKED_UP]
    missing = sum(query.weights) - sum(looked_up)  # what the words not looked up may still bring
    needed = min_score / 100 * sum(query.weights) - missing
    bounds = {
        number: gain + gained.get(following.get(number, 0), 0.0)
        for number, gain in gained.items()
        if allowed is None or number in allowed
    }
    best = sorted((n for n in bounds if bounds[n] >= needed), key=lambda n: (-bounds[n], n))[:_ALIGNED]
    wanted = {*best, *(following[n] for n in best if n in following)}
    rows = _load_blocks(store, sorted(wanted))
    return [
        Candidate(row, rows.get(following.get(n, 0))) for n, row in rows.items() if n in bounds and n in best
    ]


def _gained(store: Store, query: Query) -> dict[int, float]:
    """By block, the weight of the query's words that it answers, each as well as it can be answered."""
    spellings: dict[int, dict[str, float]] = {}
    for word, places in query.answers.items():
        for position, fit in places:
            spellings.setdefault(position, {})[word] = fit
    rarest = sorted(spellings, key=lambda position: -query.weights[position])[:_LOOKED_UP]
    gained: dict[int, float] = {}
    for position in rarest:
        most = query.weights[position] * max(spellings[position].values())
        for number in _blocks_with(store, list(spellings[position])):
            gained[number] = gained.get(number, 0.0) + most
    return gained


def _following(store: Store, gained: dict[int, float]) -> dict[int, int]:
    """For blocks of running text, the next paragraph's number, where that has words of the query too."""
    found = {}
    for number in gained:
        following = store.value(_NEXT, (number,))
        if following in gained:
            found[number] = int(str(following))
    return found


_NEXT = f"""SELECT after.number FROM block JOIN block AS after
    ON after.doc = block.doc AND after.position > block.position AND after.kind IN {_FLOW}
    WHERE block.number = ? AND block.kind IN {_FLOW} ORDER BY after.position LIMIT 1"""


def _load_blocks(store: Store, numbers: Sequence[int]) -> dict[int, sqlite3.Row]:
    marks = ", ".join("?" * len(numbers))
    rows = store.rows(f"SELECT * FROM block WHERE number IN ({marks}) ORDER BY doc, position", numbers)
    return {row["number"]: row for row in rows}


def _blocks_with(store: Store, words: Sequence[str]) -> list[int]:
    if store.has_index:
        match = " OR ".join('"{}"'.format(word.replace('"', '""')) for word in words)
        return [
            row for (row,) in store.rows("SELECT rowid FROM block_words WHERE block_words MATCH ?", (match,))
        ]
    wanted = set(words)
    rows = store.rows("SELECT number, text FROM block")
    return [number for number, text in rows if not wanted.isdisjoint(token.word for token in tokenize(text))]


def _allowed_blocks(store: Store, filters: Filters) -> set[int] | None:
    """Numbers of the blocks where the filters' statements stand; None where all blocks will do."""
    if filters.concern_statements:
        where, parameters = conditions(filters)
        sql = f"""SELECT number FROM passage JOIN block USING (doc, block)
                  WHERE passage.kind = 'statement'
                  AND owner IN (SELECT address FROM dated_statement WHERE {where})"""
        return {number for (number,) in store.rows(sql, parameters)}
    if filters.doc is not None:
        return {number for (number,) in store.rows("SELECT number FROM block WHERE doc = ?", (filters.doc,))}
    return None
