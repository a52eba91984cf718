"""What was measured, as tables for people and as JSON."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from tabulate import tabulate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.queries import Query
    from tests.bench.rivals import Answer
    from tests.bench.texts import Text

LEGEND = """first, in ten: share of the queries whose right passage came first, or among the first ten
(of "nothing": for which nothing was found).  ms: of a query, wall-clock and CPU; the load of the
machine is in the former.  "the first N" are secpol's answers to the queries that the next tool got."""
_MEGABYTE = 1e6


class Row(NamedTuple):
    """One tool on one set of queries: shares from 0 to 1, times in milliseconds."""

    queries: str
    tool: str
    asked: int
    first: float
    in_ten: float
    p50: float
    p95: float
    cpu_p50: float
    cpu_p95: float
    late: int
    misses: list[dict[str, Any]]
    """The queries whose right passage did not come first."""


def make_row(level: str, tool: str, queries: Sequence[Query], answers: Sequence[Answer]) -> Row:
    """Sum up the answers to queries.

    Right is a right address in the first place, or among the first ten; for
    a query without a right address, that nothing is found.
    """
    pairs = list(zip(queries, answers, strict=True))
    first = [_is_right(query, answer, 1) for query, answer in pairs]
    in_ten = [_is_right(query, answer, 10) for query, answer in pairs]
    times = [1000 * answer.seconds for answer in answers]
    cpu = [1000 * answer.cpu for answer in answers]
    return Row(
        level,
        tool,
        len(pairs),
        sum(first) / len(pairs),
        sum(in_ten) / len(pairs),
        p50=percentile(times, 0.5),
        p95=percentile(times, 0.95),
        cpu_p50=percentile(cpu, 0.5),
        cpu_p95=percentile(cpu, 0.95),
        late=sum(answer.late for answer in answers),
        misses=[
            {"query": query.text, "right": sorted(query.right), "found": answer.found}
            for (query, answer), right in zip(pairs, first, strict=True)
            if not right
        ],
    )


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of the values that is no less than that share of them (the nearest rank)."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def format_rows(rows: Sequence[Row]) -> str:
    """A table of rows; the level is said where it changes."""
    lines, before = [], ""
    for row in rows:
        late = f" ({row.late} gave up)" if row.late else ""
        times = [_time(value) for value in (row.p50, row.p95, row.cpu_p50, row.cpu_p95)]
        level = row.queries if row.queries != before else ""
        lines.append([level, row.tool + late, row.asked, f"{row.first:.3f}", f"{row.in_ten:.3f}", *times])
        before = row.queries
    headers = ["queries", "tool", "asked", "first", "in ten", "p50 ms", "p95 ms", "CPU p50", "CPU p95"]
    return tabulate(lines, headers, disable_numparse=True, colalign=("left", "left", *["right"] * 7))


def format_build(text: Text, built: dict[str, Any], added: dict[str, Any] | None) -> str:
    """What building took and how large it came out, against the text's UTF-8 bytes; what adding a document
    took, where one was added."""
    size = text_bytes(text)
    indexing, index = built["indexing_cpu"], built["index_bytes"]
    first = text_bytes(text._replace(documents=text.documents[:1]))
    lines = [
        ["text", f"{len(text.documents):,} documents, {len(text.paragraphs):,} paragraphs, {_mega(size)}"],
        ["whole build", f"{built['seconds']:,.1f} s, {_rate(size, built['cpu'])}"],
        ["of it indexing", _rate(size, indexing) if indexing else "not told apart"],
        ["peak memory", _mega(built["peak_bytes"])],
        ["store", f"{_mega(built['store_bytes'])}, {built['store_bytes'] / size:.2f} × the text"],
        ["of it index", f"{_mega(index)}, {index / size:.2f} × the text" if index else "not told apart"],
    ]
    if added is not None:
        took = f"{added['seconds']:,.2f} s, CPU {added['cpu']:,.2f} s"
        lines.append(["adding a document", f"of {first / 1e3:,.0f} kB: {took}"])
    return tabulate(lines, tablefmt="plain", disable_numparse=True)


def to_json(
    text: Text, built: dict[str, Any], added: dict[str, Any] | None, rows: Sequence[Row]
) -> dict[str, Any]:
    """All of it, as plain data."""
    return {
        "text": text.name,
        "source": text.source,
        "documents": len(text.documents),
        "paragraphs": len(text.paragraphs),
        "bytes": text_bytes(text),
        "build": built,
        "add": added,
        "rows": [row._asdict() for row in rows],
    }


def text_bytes(text: Text) -> int:
    """The UTF-8 bytes of the paragraphs."""
    return sum(len(paragraph.encode()) for paragraph in text.paragraphs)


def _is_right(query: Query, answer: Answer, top: int) -> bool:
    if not query.right:
        return not answer.found
    return not query.right.isdisjoint(answer.found[:top])


def _time(milliseconds: float) -> str:
    return f"{milliseconds:,.1f}" if milliseconds < 10 else f"{milliseconds:,.0f}"


def _rate(size: int, cpu: float) -> str:
    return f"CPU {cpu:,.1f} s, {size / _MEGABYTE / max(cpu, 1e-9):,.2f} MB of text a CPU second"


def _mega(size: int) -> str:
    return f"{size / _MEGABYTE:,.1f} MB"
