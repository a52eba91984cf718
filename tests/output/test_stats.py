"""Counts beside each other, or below each other where there are more documents than columns."""

from __future__ import annotations

from secpol_cli.model import Stats
from secpol_cli.output.layouts.stats import stats
from secpol_cli.output.parts import Grid
from secpol_cli.output.result import Result


def counted(id_: str | None) -> Stats:
    fields = dict.fromkeys(Stats.__annotations__, 0)
    return Stats(**{**fields, "id": id_, "words": 1200, "modes": {}, "speakers": {"ana": 3}})  # type: ignore[arg-type]


def grids(count: int, width: int | None) -> list[Grid]:
    items = [*(counted(f"document-{number}") for number in range(count)), counted(None)]
    parts = stats(Result("stats", items, {}, layout="stats", options={"names": {"ana": "Ana Kepler"}}), width)
    return [part for part in parts if isinstance(part, Grid)]


def test_documents_stand_across_where_they_fit() -> None:
    (grid,) = grids(2, 80)
    assert grid.headers == ("", "document-0", "document-1", "all")
    assert grids(20, None)[0].headers[-2:] == ("document-19", "all")  # a pipe has room for all


def test_documents_stand_down_where_they_do_not_fit() -> None:
    grid, speakers = grids(20, 80)
    assert grid.headers == ("", "words", "annotated")  # of what there is nothing, no column
    names = ["".join(span.text for span in row[0]) for row in grid.rows]
    assert names == [*(f"document-{number}" for number in range(20)), "all"]
    assert [["".join(span.text for span in cell) for cell in row] for row in speakers.rows] == [
        ["Ana Kepler", "3"]
    ]
