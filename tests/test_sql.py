"""SQL stands only where the store is read and written: in store, queries, search and corpus."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "secpol_cli"
ROOMS = {"store", "queries", "search", "corpus"}
EXCEPTIONS = {
    "completion/values.py",  # between two keys there is no time to load the queries
    "citation/engine/cache.py",  # a store of its own, of citations that were formatted before
}
_STATEMENT = re.compile(
    r"\s*(SELECT|INSERT|REPLACE|UPDATE|DELETE|CREATE|DROP|ALTER|PRAGMA|WITH|VALUES|ATTACH|VACUUM"
    r"|BEGIN|COMMIT|ROLLBACK|UNION)\b"
)
_PART = re.compile(r"\b(SELECT|FROM|WHERE|JOIN|ORDER BY|GROUP BY|VALUES) |[=<>] \?|\bIN \(")


def _sql(tree: ast.AST) -> list[int]:
    """The lines where strings are SQL, or parts of it."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and (_STATEMENT.match(node.value) or _PART.search(node.value))
    ]


@pytest.mark.parametrize(
    "code",
    [
        'store.rows("SELECT 1")',
        'sql = """\n  INSERT OR REPLACE INTO meta VALUES (?, ?)"""',
        'store.rows(f"{start} FROM person ORDER BY {order}")',
        'db.execute("PRAGMA query_only = 1")',
        'list_organisations(store, "organisation.kind = ?", (kind,))',
        'where = f"address IN ({marks})"',
    ],
)
def test_the_walk_sees_sql(code: str) -> None:
    assert _sql(ast.parse(code))


@pytest.mark.parametrize(
    "code", ['"select a document from those"', '"Where are you?"', '"WITHOUT"', '"-> ?"']
)
def test_the_walk_sees_nothing_else(code: str) -> None:
    assert not _sql(ast.parse(code.replace("-> ?", "a -> b")))


def test_sql_stands_where_it_belongs() -> None:
    found = {
        f"{name}:{line}"
        for path in SOURCE.rglob("*.py")
        if (name := path.relative_to(SOURCE).as_posix()) not in EXCEPTIONS and name.split("/")[0] not in ROOMS
        for line in _sql(ast.parse(path.read_text("utf-8")))
    }
    assert not found, "ask a function of queries, or write one there"


def test_the_exceptions_are_needed() -> None:
    for name in EXCEPTIONS:
        assert _sql(ast.parse((SOURCE / name).read_text("utf-8"))), name
