"""How much a corpus holds: counted again from statements and passages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from secpol_cli.queries.entities import list_documents
from secpol_cli.queries.show import load_blocks
from secpol_cli.queries.statements import Filters, load_statements
from secpol_cli.queries.stats import count_corpus
from secpol_cli.queries.timeline import EventFilters, list_events

if TYPE_CHECKING:
    from tests.conftest import Compile

    from secpol_cli.store.store import Store


def test_each_document_and_the_whole(store: Store) -> None:
    *rows, whole = count_corpus(store)
    assert [row.id for row in rows] == [document.id for document in list_documents(store)]
    assert (whole.id, whole.documents) == (None, len(rows))
    for name in ("words", "blocks", "notes", "references", "statements", "principle_links"):
        assert getattr(whole, name) == sum(getattr(row, name) for row in rows)
    assert whole.events == len(list_events(store))
    for row, document in zip(rows, list_documents(store), strict=True):
        statements = load_statements(store, Filters(docs=(row.id or "",)))
        assert (row.words, row.blocks, row.notes) == (document.words, document.blocks, document.notes)
        assert row.statements == len(statements)
        assert row.modes == Counter(statement.mode for statement in statements)
        assert row.speakers == Counter(statement.speaker for statement in statements)
        assert row.principle_links == sum(len(statement.principles) for statement in statements)
        assert row.principles == document.principles
        assert row.events == len(list_events(store, EventFilters(docs=(row.id or "",))))


def test_the_share_annotated_is_of_the_running_text(store: Store) -> None:
    for row in count_corpus(store)[:-1]:
        blocks = load_blocks(store, "doc = ? AND kind IN ('paragraph', 'list-item', 'heading')", (row.id,))
        places = {(block.block, at) for block in blocks for at in range(len(block.text))}
        passages = [
            p
            for statement in load_statements(store, Filters(docs=(row.id or "",)))
            for p in statement.passages
        ]
        passages += [
            p
            for e in list_events(store, EventFilters(docs=(row.id or "",)))
            for p in e.evidence
            if p.doc == row.id
        ]
        covered = {(p.block, at) for p in passages for at in range(p.start, p.end)} & places
        assert row.annotated == pytest.approx(len(covered) / len(places), abs=1e-4)


def test_a_document_without_text(compiled: Compile) -> None:
    small = compiled(("documents/011.yaml", "kind: paragraph", "kind: caption"))
    assert [row.annotated for row in count_corpus(small) if row.id == "011"] == [0.0]
