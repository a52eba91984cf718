"""The same queries, put to secpol and to its rivals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.report import Row, make_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.queries import Query
    from tests.bench.rivals import Rival
    from tests.bench.secpol import Secpol

VERBATIM = "verbatim"  # what the levels are called whose queries stand in the text word for word
_LOOSE = 40.0  # a threshold that holds little back: the rivals hold nothing back
_WHOLE = 5  # queries that are asked with the command line, too
_FEWEST = 10  # queries that a rival gets
_LONG = 2.0  # seconds for a query


def ask_all(
    secpol: Secpol, rivals: Sequence[Rival], level: str, queries: Sequence[Query], size: int, budget: float
) -> list[Row]:
    """Put queries to everyone; a rival gets as many as it can answer in `budget` seconds, of a text of `size`
    bytes; one that takes long gets none that stand there word for word.

    Where that is not all, secpol's answers to the same ones are summed up, too.
    """
    answers = secpol.search(queries, None)
    rows = [make_row(level, "secpol", queries, answers)]
    if level.startswith(VERBATIM):
        exact = [answer if answer.score == 100 else answer._replace(found=[]) for answer in answers]
        rows.append(make_row(level, "secpol, at a score of 100", queries, exact))
    else:
        loose = secpol.search(queries, _LOOSE)
        rows.append(make_row(level, f"secpol --min-score {_LOOSE:.0f}", queries, loose))
        whole = queries[:_WHOLE]
        rows.append(make_row(level, "secpol, whole process", whole, secpol.search_whole(whole)))
    for rival in rivals:
        each = rival.rate * size / 1e6
        if each > _LONG and level.startswith(VERBATIM):
            continue
        count = min(len(queries), max(_FEWEST, int(budget / each)))
        some = queries[:count]
        if count < len(queries):
            rows.append(make_row(level, f"secpol, the first {count}", some, answers[:count]))
        rows.append(make_row(level, rival.name, some, [rival.ask(query.text) for query in some]))
    return rows


def ask_for_nothing(secpol: Secpol, queries: Sequence[Query]) -> list[Row]:
    """Put queries to secpol to which it must find nothing."""
    return [make_row("nothing", "secpol", queries, secpol.search(queries, None))]
