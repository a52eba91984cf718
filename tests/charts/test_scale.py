"""Axes of time: every known day has its column, later days never stand before earlier ones."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secpol_cli.charts.axis import column_words, tick_labels
from secpol_cli.charts.scale import Scale, fit_scale
from secpol_cli.charts.timeline import Bar, date_bars
from secpol_cli.dates.calendar import day_of_number, number_of_day

DATES = st.dates(date(1800, 1, 1), date(2030, 12, 31)).map(date.isoformat)


def _bars(*texts: str) -> list[Bar]:
    return [bar for text in texts for bar in date_bars(text, is_inferred=False)]


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


@given(st.dates())
def test_days_are_numbered_as_python_numbers_them(day: date) -> None:
    assert number_of_day((day.year, day.month, day.day)) == day.toordinal()
    assert day_of_number(day.toordinal()) == (day.year, day.month, day.day)


@given(st.integers(-(10**9), 10**9))
def test_numbers_of_days_run_on_before_our_era(number: int) -> None:
    assert number_of_day(day_of_number(number)) == number


@given(st.lists(DATES, min_size=1, max_size=30), st.integers(12, 100))
def test_days_stand_in_their_order(days: list[str], width: int) -> None:
    scale = fit_scale(_bars(*days), width)
    assert scale.width <= width
    columns = [scale.column(_number(day)) for day in sorted(days)]
    assert columns == sorted(columns)
    assert all(0 <= column < scale.width and column not in scale.changes for column in columns)


@given(st.lists(DATES, min_size=1, max_size=30), st.integers(12, 100))
def test_the_columns_of_a_zone_end_where_the_next_begins(days: list[str], width: int) -> None:
    zones = fit_scale(_bars(*days), width).zones
    for zone, after in pairwise(zones):
        assert (zone.start[0] * 12 + zone.count * zone.months) == after.start[0] * 12
        assert zone.column + zone.count + 1 == after.column  # one between them, for the change
        assert zone.months != after.months


def test_where_events_crowd_the_columns_are_short() -> None:
    crowd = [f"2019-{month:02}" for month in range(1, 13)]
    scale = fit_scale(_bars("1950", *crowd), 34)
    assert len(scale.zones) > 1
    assert scale.zones[0].months >= 60
    assert len({scale.column(_number(f"{month}-01")) for month in crowd}) == 12


def test_some_weeks_are_measured_in_days() -> None:
    scale = fit_scale(_bars("2018-10-20/2018-10-22", "2018-11-03"), 34)
    assert [scale.column(_number(day)) for day in ("2018-10-20", "2018-10-22", "2018-11-03")] == [0, 2, 14]
    assert column_words(scale) == ["1 day"]
    assert tick_labels(scale) == [(0, "20 Oct 2018"), (12, "Nov")]


def test_an_axis_of_nothing_has_no_column() -> None:
    assert fit_scale([], 34) == Scale(())
    assert Scale(()).width == 0


@given(st.lists(DATES, min_size=1, max_size=30), st.integers(20, 100))
def test_labels_stand_at_the_first_day_of_their_year_and_never_touch(days: list[str], width: int) -> None:
    scale = fit_scale(_bars(*days), width)
    labels = tick_labels(scale)
    assert labels[0][0] == 0
    for (column, label), (after, _) in pairwise(labels):
        assert column + len(label) < after
    for column, label in labels:
        if len(label) == 4 and label.isdigit():
            assert scale.column(_number(f"{label}-01-01")) == column


@pytest.mark.parametrize("text", ["-0430/2020", "Y-170000002/2020", "Y170000002", "9999-12-31"])
def test_no_time_is_too_long(text: str) -> None:
    scale = fit_scale(_bars(text), 34)
    assert 0 < scale.width <= 34
    assert tick_labels(scale)


def test_later_days_are_never_lost_behind_the_axis() -> None:
    scale = fit_scale(_bars("2018", "2020"), 34)
    beyond = (date(2030, 1, 1) + timedelta(days=1)).toordinal()
    assert scale.column(beyond) == scale.width - 1
