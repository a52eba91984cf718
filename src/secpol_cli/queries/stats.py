"""How much a corpus holds, and how much of its texts is annotated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.model import CorpusFacts, Stats
from secpol_cli.queries.entities import list_documents

if TYPE_CHECKING:
    from secpol_cli.store.store import Store

_RUNNING = ("paragraph", "list-item", "heading")


def count_corpus(store: Store) -> list[Stats]:
    """Counts for each document by id, and last for the whole corpus."""
    documents = list_documents(store)
    rows = [_count(store, document.id, document.name, [document.id]) for document in documents]
    return [*rows, _count(store, None, "the whole corpus", [document.id for document in documents])]


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


def _count(store: Store, id_: str | None, name: str, docs: list[str]) -> Stats:
    """Counts over some documents."""
    marks = ", ".join("?" * len(docs))

    def number(sql: str) -> int:
        return int(str(store.value(sql.format(docs=f"doc IN ({marks})"), docs) or 0))

    def tally(column: str) -> dict[str, int]:
        sql = f"""SELECT {column}, count(*) FROM statement WHERE doc IN ({marks})
                  GROUP BY 1 ORDER BY 2 DESC, 1"""
        return {row[0]: row[1] for row in store.rows(sql, docs)}

    linked = "FROM statement_principle JOIN statement ON address = statement WHERE {docs}"
    return Stats(
        id=id_,
        name=name,
        documents=len(docs),
        words=number("SELECT sum(words) FROM document WHERE {docs}".replace("{docs}", f"id IN ({marks})")),
        blocks=number("SELECT count(*) FROM block WHERE kind <> 'endnote' AND {docs}"),
        notes=number("SELECT count(*) FROM block WHERE kind = 'endnote' AND {docs}"),
        references=number("SELECT count(*) FROM reference WHERE {docs}"),
        statements=number("SELECT count(*) FROM statement WHERE {docs}"),
        modes=tally("mode"),
        speakers=tally("speaker"),
        principle_links=number(f"SELECT count(*) {linked}"),
        principles=number(f"SELECT count(DISTINCT principle) {linked}"),
        events=number("SELECT count(DISTINCT owner) FROM passage WHERE kind = 'event' AND {docs}"),
        annotated=round(_annotated(store, docs, marks), 4),
    )


def _annotated(store: Store, docs: list[str], marks: str) -> float:
    """The share of the running text that passages cover."""
    blocks = store.rows(
        f"SELECT doc, block, length(text) FROM block WHERE kind IN {_RUNNING} AND doc IN ({marks})", docs
    )
    passages = store.rows(
        f'SELECT doc, block, start, "end" FROM passage WHERE doc IN ({marks}) ORDER BY 3', docs
    )
    spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for doc, block, start, end in passages:
        spans.setdefault((doc, block), []).append((start, end))
    total = sum(length for _, _, length in blocks)
    covered = sum(_union(spans.get((doc, block), [])) for doc, block, _ in blocks)
    return covered / total if total else 0.0


def _union(spans: list[tuple[int, int]]) -> int:
    """How many places half-open spans, sorted by start, cover together."""
    covered = reached = 0
    for start, end in spans:
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    return covered
