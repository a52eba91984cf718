"""The posts that people hold, and which one of them on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.model import Office
from secpol_cli.queries.labels import names_of
from secpol_cli.store.rows import chunks, grouped, make_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secpol_cli.model import Date
    from secpol_cli.store.store import Store


def load_offices(store: Store, people: Iterable[str]) -> dict[str, tuple[Office, ...]]:
    """By the id of each person the offices, in the corpus's order; only those who have any."""
    found: dict[str, tuple[Office, ...]] = {}
    for marks, chunk in chunks(list(dict.fromkeys(people))):
        sql = f"SELECT * FROM office WHERE person IN ({marks}) ORDER BY person, position"
        rows = store.rows(sql, chunk)
        names = names_of(store, "organisation", (row["organisation"] for row in rows))
        for person, own in grouped(rows).items():
            found[person] = tuple(
                Office(
                    row["title"], row["organisation"], make_date(row), names.get(row["organisation"] or "")
                )
                for row in own
            )
    return found


def office_on(offices: Iterable[Office], date: Date) -> Office | None:
    """The first office that was surely held on a date: one whose own dates take in all of it.

    None where the date has no first and last day, or no office has dates that do.
    """
    return next((office for office in offices if _takes_in(office.date, date)), None)


def _takes_in(whole: Date, part: Date) -> bool:
    if part.earliest is None or part.latest is None or (whole.earliest, whole.latest) == (None, None):
        return False
    return (whole.earliest or part.earliest) <= part.earliest and part.latest <= (whole.latest or part.latest)
