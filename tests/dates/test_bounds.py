"""EDTF (ISO 8601-2:2019): the days that a date spans, and what is no date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secpol_cli.corpus import format as authored
from secpol_cli.dates.bounds import NotEdtf, bounds, resolve_date
from secpol_cli.model import Date


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        # days, months, years
        ("2004-10-08", "2004-10-08", "2004-10-08"),
        ("2019-03", "2019-03-01", "2019-03-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12"),
        # intervals
        ("2018-10-20/2018-10-22", "2018-10-20", "2018-10-22"),
        ("2018/2020", "2018-01-01", "2020-12-31"),
        ("2018-03/2018-03-15", "2018-03-01", "2018-03-15"),
        ("1947~/1991~", "1947-01-01", "1991-12-31"),
        # open and unknown ends
        ("2006/..", "2006-01-01", None),
        ("../1998", None, "1998-12-31"),
        ("../2019-03-12", None, "2019-03-12"),
        ("2006/", "2006-01-01", None),
        ("/1998", None, "1998-12-31"),
        ("../..", None, None),
        # uncertain, approximate
        ("2019?", "2019-01-01", "2019-12-31"),
        ("2019-03~", "2019-03-01", "2019-03-31"),
        ("2004-06-11%", "2004-06-11", "2004-06-11"),
        # unspecified digits
        ("201X", "2010-01-01", "2019-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2019-XX", "2019-01-01", "2019-12-31"),
        ("2019-03-XX", "2019-03-01", "2019-03-31"),
        # without a year there are no days
        ("XXXX-11-23", None, None),
        ("XXXX-11", None, None),
        ("XXXX", None, None),
        ("XXXX-11-23/XXXX-11-25", None, None),
        ("2018/XXXX-05", "2018-01-01", None),
        ("XXXX-05/2018", None, "2018-12-31"),
        # seasons
        ("2001-21", "2001-03-01", "2001-05-31"),
        ("2001-22", "2001-06-01", "2001-08-31"),
        ("2001-23", "2001-09-01", "2001-11-30"),
        ("2001-21/2001-23", "2001-03-01", "2001-11-30"),
        # sets
        ("[1667,1668]", "1667-01-01", "1668-12-31"),
        ("[..1984]", None, "1984-12-31"),
        # years that no calendar of ours has
        ("-0044-03-15", None, None),
        ("Y17000000002", None, None),
    ],
)
def test_edtf_bounds(edtf: str, earliest: str | None, latest: str | None) -> None:
    assert bounds(edtf) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "last year",
        "2019-13",
        "2019-00",
        "2019-02-29",
        "2019-04-31",
        "2019-3-1",
        "11.03.2019",
        "11 March 2019",
        "2019–2020",
        "2018-10-20/22",
        "10000",
        "٢٠١٩",
        "unknown",
        "2004-01/open",
        "/",
        "..",
        # white space is no part of a date
        " 2019",
        "2019\n",
        "2018 / 2020",
        # an interval does not end before it begins
        "2020/2018",
        "2018-10-22/2018-10-20",
        # what the parser under us trips over
        "2004-1X",
        "2004-X6",
    ],
)
def test_what_is_no_edtf(text: str) -> None:
    with pytest.raises(NotEdtf):
        bounds(text)


@given(st.text(alphabet="0123456789X-/.~?%[]{},YSTZ ", max_size=12))
def test_anything_else_is_refused_in_silence(text: str) -> None:
    try:
        earliest, latest = bounds(text)
    except NotEdtf:
        return
    assert earliest is None or latest is None or earliest <= latest


def test_the_parser_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    bounds.cache_clear()
    with pytest.raises(NotEdtf):
        bounds("2004-1X")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("stated", "inferred", "earliest", "latest"),
    [
        ("2019-03", None, "2019-03-01", "2019-03-31"),
        ("XXXX-11-23", "2022-11-23", "2022-11-23", "2022-11-23"),
        (None, "../2019-03-12", None, "2019-03-12"),
        ("2019", "XXXX-03-11", None, None),  # the inferred date's, even where it has none
        (None, None, None, None),
    ],
)
def test_the_inferred_date_gives_the_bounds(
    stated: str | None, inferred: str | None, earliest: str | None, latest: str | None
) -> None:
    date = resolve_date(authored.Date(stated=stated, inferred=inferred, basis="why"))
    assert date == Date(stated=stated, inferred=inferred, basis="why", earliest=earliest, latest=latest)


def test_the_stated_date_is_held_to_the_standard_too() -> None:
    with pytest.raises(NotEdtf):
        resolve_date(authored.Date(stated="last year", inferred="2018"))


def test_no_date_at_all() -> None:
    assert resolve_date(None) == Date()
