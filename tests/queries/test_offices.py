"""The office held on a date: only where the dates leave no doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secpol_cli.dates.bounds import resolve_date
from secpol_cli.model import Date, Office
from secpol_cli.queries.offices import load_offices, office_on
from secpol_cli.queries.statements import Filters, load_statements

if TYPE_CHECKING:
    from secpol_cli.store.store import Store

MINISTER = Office("Minister", "state", resolve_date("2018/2020"))
PRESIDENT = Office("President", "party", resolve_date("2021/.."))
ENVOY = Office("Envoy", None, Date())


@pytest.mark.parametrize(
    ("date", "title"),
    [
        ("2019-03-11", "Minister"),
        ("2019", "Minister"),
        ("2018/2020", "Minister"),
        ("2020/2021", None),  # perhaps then, perhaps later
        ("2025", "President"),  # still
        ("2017", None),
        ("2019/..", None),
        ("XXXX-03", None),
        (None, None),
    ],
)
def test_the_office_whose_dates_take_in_the_date(date: str | None, title: str | None) -> None:
    held = office_on((ENVOY, MINISTER, PRESIDENT), resolve_date(date))
    assert (held.title if held else None) == title


def test_statements_of_the_corpus_have_it(store: Store) -> None:
    statements = load_statements(store, Filters(speakers=("prak-sokhonn",)))
    titles = {s.office.title for s in statements if s.speaker == "prak-sokhonn" and s.office}
    assert titles == {"Foreign Minister"}
    (minister,) = load_offices(store, ["prak-sokhonn"])["prak-sokhonn"]
    assert minister.organisation_name == "Cambodia"
