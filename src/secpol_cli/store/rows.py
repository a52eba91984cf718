"""Reading passages and dates out of the store."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from secpol_cli.model import Date, Passage
from secpol_cli.store.address import join

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from secpol_cli.store.store import Store

T = TypeVar("T")
_CHUNK = 500  # bound parameters in one query


def make_passage(doc: str, block: str, start: int, end: int, text: str) -> Passage:
    """The passage at `start`:`end` of a block whose plain text is `text`."""
    return Passage(
        address=join(doc, block), doc=doc, block=block, start=start, end=end, exact=text[start:end], text=text
    )


def load_passages(store: Store, kind: str, owners: Sequence[str]) -> dict[str, tuple[Passage, ...]]:
    """The passages of statements or events (`kind`), by owner, each in its order."""
    found: defaultdict[str, list[Passage]] = defaultdict(list)
    for marks, chunk in chunks(owners):
        sql = f"""SELECT owner, passage.doc, passage.block, start, "end", text
                  FROM passage JOIN block USING (doc, block)
                  WHERE passage.kind = ? AND owner IN ({marks}) ORDER BY owner, passage.position"""
        for owner, *place in store.rows(sql, (kind, *chunk)):
            found[owner].append(make_passage(*place))
    return {owner: tuple(passages) for owner, passages in found.items()}


def make_date(row: sqlite3.Row) -> Date:
    """The date in a row with the six date columns."""
    return Date(
        stated=row["stated"],
        inferred=row["inferred"],
        basis=row["basis"],
        earliest=row["earliest"],
        latest=row["latest"],
        text=row["date_text"],
    )


def chunks(values: Sequence[T]) -> Iterator[tuple[str, Sequence[T]]]:
    """`values` in pieces that one query can take, each with its question marks."""
    for start in range(0, len(values), _CHUNK):
        chunk = values[start : start + _CHUNK]
        yield ", ".join("?" * len(chunk)), chunk


def pairs(count: int) -> str:
    """Question marks for so many places, each a document and a block: VALUES that a table is joined to,
    because SQLite looks no index up for a pair `IN` a list."""
    return ", ".join(["(?, ?)"] * count)


def grouped(rows: Iterable[sqlite3.Row]) -> dict[str, list[sqlite3.Row]]:
    """Rows by their first column, in order."""
    groups: defaultdict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in rows:
        groups[row[0]].append(row)
    return dict(groups)
