"""Bars: no sharper than the dates that they are drawn of."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from secpol_cli.charts.timeline import date_bars, event_bars
from secpol_cli.model import Date, Event

if TYPE_CHECKING:
    from secpol_cli.charts.timeline import Bar


def _days(bar: Bar) -> tuple[str | None, ...]:
    """First and last day of its start, then of its end."""
    edges = (bar.start.first, bar.start.last, bar.end.first, bar.end.last)
    return tuple(None if day is None else date.fromordinal(day).isoformat() for day in edges)


@pytest.mark.parametrize(
    ("edtf", "shape", "days"),
    [
        ("2004-10-08", "day", ("2004-10-08",) * 4),
        ("2018", "within", ("2018-01-01", "2018-12-31") * 2),
        ("2018-10", "within", ("2018-10-01", "2018-10-31") * 2),
        ("2016-21", "within", ("2016-03-01", "2016-05-31") * 2),
        ("201X", "within", ("2010-01-01", "2019-12-31") * 2),
        ("2018-XX", "within", ("2018-01-01", "2018-12-31") * 2),
        ("2018-XX-XX", "within", ("2018-01-01", "2018-12-31") * 2),
        ("2018-XX-05", "between", ("2018-01-05", "2018-12-05") * 2),
        ("201X-06", "between", ("2010-06-01", "2019-06-30") * 2),
        ("2018-1X", "between", ("2018-10-01", "2018-12-31") * 2),
        ("1950S2", "within", ("1900-01-01", "1999-12-31") * 2),
        ("2018-10-20/2018-10-22", "lasting", ("2018-10-20", "2018-10-20", "2018-10-22", "2018-10-22")),
        ("2015/2017-03", "lasting", ("2015-01-01", "2015-12-31", "2017-03-01", "2017-03-31")),
        ("2006/..", "lasting", ("2006-01-01", "2006-12-31", None, None)),
        ("../1998", "lasting", (None, None, "1998-01-01", "1998-12-31")),
        ("[2018-10-02..2018-12-31]", "between", ("2018-10-02", "2018-10-02", "2018-12-31", "2018-12-31")),
        ("[2019..]", "between", ("2019-01-01", "2019-12-31", None, None)),
    ],
)
def test_a_date_is_one_bar(edtf: str, shape: str, days: tuple[str | None, ...]) -> None:
    (bar,) = date_bars(edtf, is_inferred=False)
    assert (bar.shape, _days(bar)) == (shape, days)


def test_open_and_unknown_ends_are_told_apart() -> None:
    (going_on,), (ended,) = (date_bars(text, is_inferred=False) for text in ("2006/..", "2006/"))
    assert (going_on.end.is_open, ended.end.is_open) == (True, False)
    assert going_on.last is None is ended.last


def test_a_set_has_a_bar_for_each_member() -> None:
    one_of = date_bars("[2016-03,2016-05]", is_inferred=True)
    assert [(bar.shape, bar.is_inferred) for bar in one_of] == [("between", True)] * 2
    every = date_bars("{2016-03-01,2017..2018}", is_inferred=False)
    assert [bar.shape for bar in every] == ["day", "lasting"]


@pytest.mark.parametrize(("edtf", "doubts"), [("1947~/1991?", "~?"), ("?2016-~03", "??"), ("2016%", "%%")])
def test_doubt_stays_with_its_end(edtf: str, doubts: str) -> None:
    (bar,) = date_bars(edtf, is_inferred=False)
    assert bar.start.doubt + bar.end.doubt == doubts


@pytest.mark.parametrize("edtf", ["XXXX-11-23", "XXXX", "", "soon", "../.."])
def test_what_has_no_year_has_no_place(edtf: str) -> None:
    assert date_bars(edtf, is_inferred=False) == ()


def test_the_days_before_our_era_are_counted_too() -> None:
    (bar,) = date_bars("-0001-12-31/0001-01-01", is_inferred=False)
    assert (bar.first, bar.last) == (-366, 1)  # between them lies the year 0, which is a leap year


def _event(date_: Date, status: str = "held") -> Event:
    return Event("summit", "Summit", date_, status, "meeting", (), (), (), "Hanoi", None, ())


def test_an_event_has_the_stated_bar_before_the_inferred_one() -> None:
    (row,) = event_bars([_event(Date("2018", "[2018-10-02..2018-12-31]"), "planned")])
    assert [(bar.shape, bar.is_inferred) for bar in row.bars] == [("within", False), ("between", True)]
    assert (row.event, row.label, row.place, row.is_planned) == ("summit", "Summit", "Hanoi", True)
    assert [(part.text, part.is_inferred) for part in row.date] == [
        ("[between 2 Oct and 31 Dec]", True),
        (" 2018", False),
    ]


def test_a_date_that_is_only_repeated_is_drawn_once() -> None:
    (row,) = event_bars([_event(Date("2018", "2018"))])
    assert [bar.is_inferred for bar in row.bars] == [False]
