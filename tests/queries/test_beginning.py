"""The beginning of a document's page: so many blocks, and what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.queries.beginning import first_blocks
from secpol_cli.queries.show import load_pages

if TYPE_CHECKING:
    from tests.conftest import Run

    from secpol_cli.store.store import Store


def test_of_a_document_the_first_blocks_with_what_stands_in_them(store: Store) -> None:
    (whole,) = load_pages(store, "003")
    page = first_blocks(whole, 12)
    assert page.blocks == whole.blocks[:12]
    here = {block.address for block in page.blocks}
    told = [s.address for s in whole.statements if any(p.address in here for p in s.passages)]
    assert [s.address for s in page.statements] == told
    assert 0 < len(told) < len(whole.statements)
    marked = {mark.n for block in page.blocks for mark in block.marks}
    assert {note.n for note in page.notes} == marked
    assert 0 < len(page.references) < len(whole.references)
    assert 0 < len(page.events) < len(whole.events)


def test_all_where_nothing_is_asked_for_and_of_what_is_no_document(store: Store) -> None:
    for address in ("003", "003/p12", "hun-sen"):
        (whole,) = load_pages(store, address)
        assert first_blocks(whole, 0) == whole
    assert first_blocks(whole, 1) == whole


def test_the_command_gives_so_many(run: Run) -> None:
    assert len(run("show", "003", "-n", "3", "--json").json["items"][0]["blocks"]) == 3
    assert len(run("show", "003", "-n", "3").stdout) < len(run("show", "003").stdout) / 10
    assert run("show", "003", "-n", "0").stdout == run("show", "003").stdout
