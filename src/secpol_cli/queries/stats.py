"""How much a corpus holds, and how much of its texts is annotated."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from secpol_cli.model import CorpusFacts, Stats

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secpol_cli.store.store import Store

_DOCUMENTS = """SELECT id, coalesce(nullif(title, ''), nullif(description, ''), id),
    words, blocks, notes, running FROM document ORDER BY id"""
_NOT_RUNNING = "SELECT doc, block FROM block WHERE kind NOT IN ('paragraph', 'list-item', 'heading')"
_LINKS = """SELECT doc, principle, count(*) FROM statement_principle JOIN statement ON address = statement
    GROUP BY doc, principle"""


def count_corpus(store: Store) -> list[Stats]:
    """Counts for each document by id, and last for the whole corpus."""
    references = _numbers(store, "SELECT doc, count(*) FROM reference GROUP BY doc")
    events = _numbers(
        store, "SELECT doc, count(DISTINCT owner) FROM passage WHERE kind = 'event' GROUP BY doc"
    )
    modes, speakers = _tallies(store, "mode"), _tallies(store, "speaker")
    links = _by_document(store.rows(_LINKS))
    covered = _covered(store)
    rows, running = [], 0
    for doc, name, words, blocks, notes, characters in store.rows(_DOCUMENTS):
        running += characters
        rows.append(
            Stats(
                id=doc,
                name=name,
                documents=1,
                words=words,
                blocks=blocks,
                notes=notes,
                references=references[doc],
                statements=modes[doc].total(),
                modes=_ranked(modes[doc]),
                speakers=_ranked(speakers[doc]),
                principle_links=links[doc].total(),
                principles=len(links[doc]),
                events=events[doc],
                annotated=_share(covered[doc], characters),
            )
        )
    every_event = store.value("SELECT count(DISTINCT owner) FROM passage WHERE kind = 'event'")
    return [*rows, _whole(rows, links.values(), int(str(every_event)), _share(covered.total(), running))]


def describe_corpus(store: Store) -> CorpusFacts:
    """The corpus as a whole: what it is called, how large it is, and the sum of its files."""
    from hashlib import sha256

    said = store.mapping("SELECT key, value FROM meta WHERE key IN ('title', 'version', 'rights')")
    files = store.rows("SELECT path, sha256 FROM file ORDER BY path")
    documents, words = store.rows("SELECT count(*), coalesce(sum(words), 0) FROM document")[0]
    listing = "".join(f"{digest}  {path}\n" for path, digest in files)
    return CorpusFacts(
        said.get("title"), said.get("version"), said.get("rights"), documents, words,
        sha256(listing.encode("utf-8", "surrogatepass")).hexdigest(),
    )  # fmt: skip


def sums_of_documents(store: Store) -> dict[str, tuple[str, str]]:
    """By the id of each document the file that it is compiled from, and the sum of that (SHA-256)."""
    sql = "SELECT id, file, coalesce(sha256, '') FROM document LEFT JOIN file ON path = file"
    return {id_: (file, digest) for id_, file, digest in store.rows(sql)}


def _whole(rows: list[Stats], links: Iterable[Counter[str]], events: int, annotated: float) -> Stats:
    """All documents together."""

    def together(name: str) -> int:
        return sum(getattr(row, name) for row in rows)

    return Stats(
        id=None,
        name="the whole corpus",
        documents=len(rows),
        words=together("words"),
        blocks=together("blocks"),
        notes=together("notes"),
        references=together("references"),
        statements=together("statements"),
        modes=_ranked(_sum(row.modes for row in rows)),
        speakers=_ranked(_sum(row.speakers for row in rows)),
        principle_links=together("principle_links"),
        principles=len({principle for each in links for principle in each}),
        events=events,
        annotated=annotated,
    )


def _numbers(store: Store, sql: str) -> Counter[str]:
    """Numbers by document."""
    return Counter(dict(tuple(row) for row in store.rows(sql)))


def _tallies(store: Store, column: str) -> defaultdict[str, Counter[str]]:
    """How many statements a document has of each value of a column, by document."""
    return _by_document(store.rows(f"SELECT doc, {column}, count(*) FROM statement GROUP BY doc, {column}"))


def _by_document(rows: Iterable[Iterable[object]]) -> defaultdict[str, Counter[str]]:
    """Numbers by document, and in that by something else."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for doc, value, number in rows:
        found[str(doc)][str(value)] = int(str(number))
    return found


def _sum(tallies: Iterable[dict[str, int]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for tally in tallies:
        total.update(tally)
    return total


def _ranked(tally: Counter[str]) -> dict[str, int]:
    """The greatest number first, equal ones by name."""
    return dict(sorted(tally.items(), key=lambda each: (-each[1], each[0])))


def _covered(store: Store) -> Counter[str]:
    """How many characters of its running text passages cover, by document."""
    aside = {(doc, block) for doc, block in store.rows(_NOT_RUNNING)}
    spans: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for doc, block, start, end in store.rows('SELECT doc, block, start, "end" FROM passage ORDER BY start'):
        if (doc, block) not in aside:
            spans[doc, block].append((start, end))
    covered: Counter[str] = Counter()
    for (doc, _), each in spans.items():
        covered[doc] += _union(each)
    return covered


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _union(spans: list[tuple[int, int]]) -> int:
    """How many places half-open spans, sorted by start, cover together."""
    covered = reached = 0
    for start, end in spans:
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    return covered
