"""The citations of an edition: those that `cite` gives, made in few runs of the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from secpol_cli.citation.cite import cite_works
from secpol_cli.citation.engine import cache
from secpol_cli.citation.works import document_work
from secpol_cli.pages.citations import cite_edition, find_citable
from secpol_cli.queries.statements import load_statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from secpol_cli.citation.requests import Citation, Request
    from secpol_cli.store.store import Store


def test_each_statement_has_the_citation_that_it_has_alone(store: Store) -> None:
    said = [statement.address for statement in load_statements(store)]
    found = cite_edition(find_citable(store, ["000", "001"], said), ["chicago", "apa"])
    assert set(found.statements) == set(said)
    for style in ("chicago", "apa"):
        alone = cite_works([document_work(store, address) for address in said], style)
        assert [item.address for item in alone.items] == said
        for item in alone.items:
            assert item.text in [each.text for each in found.of_statement(item.address)], item.address
    styles = [each.style for each in found.of_document("001")]
    assert styles[1:] == ["APA Style 7th edition", "BibTeX"]


def test_the_engine_is_asked_once_for_what_has_one_citation(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    ask = cache.recall_citations

    def counting(requests: Sequence[Request], *rest: Any, **more: Any) -> list[Citation]:
        asked.append(len(requests))
        return ask(requests, *rest, **more)

    monkeypatch.setattr("secpol_cli.citation.cite.recall_citations", counting)
    said = [statement.address for statement in load_statements(store)]
    cite_edition(find_citable(store, ["000"], said), ["chicago"])
    runs = [number for number in asked if number]
    assert len(runs) == 2
    assert sum(runs) < len(said)
