"""Stretches of time as users type them."""

from __future__ import annotations

import pytest

from secpol_cli.dates.periods import Period, parse_period
from secpol_cli.errors import UsageError


@pytest.mark.parametrize(
    ("since", "until", "period"),
    [
        (None, None, Period()),
        ("2018", "2018", Period("2018-01-01", "2018-12-31")),
        ("2018-10", "2018-10", Period("2018-10-01", "2018-10-31")),
        ("2018-10-20", "2018-10-20", Period("2018-10-20", "2018-10-20")),
        ("2020-02", "2020-02", Period("2020-02-01", "2020-02-29")),
        ("2019-02", "2019-02", Period("2019-02-01", "2019-02-28")),
        ("0001", None, Period("0001-01-01", None)),
        (None, "9999", Period(None, "9999-12-31")),
        (" 2018 ", None, Period("2018-01-01", None)),
    ],
)
def test_periods(since: str | None, until: str | None, period: Period) -> None:
    assert parse_period(since, until) == period
    assert period.is_open == (since is None and until is None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "now",
        "18",
        "2018-",
        "2019-13",
        "2019-00",
        "2019-02-30",
        "2019-04-31",
        "0000",
        "2018-1",
        "2018/2019",
    ]
    + ["XXXX-11-23", "20181020", "-0044", "2018-10-20T00:00", "\udcff", "2018\n2019"],
)
def test_no_date(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_period(text, None)
    assert caught.value.message == f"“{text}” is no date"
    assert caught.value.hint is not None


def test_no_such_day_says_how_many_there_are() -> None:
    with pytest.raises(UsageError) as caught:
        parse_period(None, "2019-02-29")
    assert caught.value.hint == "2019-02 has 28 days"


def test_the_wrong_way_round() -> None:
    with pytest.raises(UsageError, match="--since 2020 is after --until 2019"):
        parse_period("2020", "2019")
