"""EDTF (ISO 8601-2:2019): the days that a date spans, and what is no date."""

from __future__ import annotations

import contextlib
import datetime
import io
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.dates.specification import EXAMPLES
from tests.dates.test_edtf import TEXTS

from secpol_cli.dates.bounds import bounds, refines, resolve_date
from secpol_cli.dates.edtf import NotEdtf
from secpol_cli.model import Date

if TYPE_CHECKING:
    from time import struct_time


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
        ("2011-XX-23", "2011-01-23", "2011-12-23"),
        ("2004-1X", "2004-10-01", "2004-12-31"),
        ("2004-X6", "2004-06-01", "2004-06-30"),
        ("2004-06-1X", "2004-06-10", "2004-06-19"),
        ("2004-06-3X", "2004-06-30", "2004-06-30"),
        ("2004-XX-31", "2004-01-31", "2004-12-31"),
        ("156X-12-25", "1560-12-25", "1569-12-25"),
        ("156X-02-29", "1560-02-29", "1568-02-29"),
        ("1XXX-02-29", "1004-02-29", "1996-02-29"),  # there was none in 1000
        ("20X4", "2004-01-01", "2094-12-31"),
        # significant digits
        ("1950S2", "1900-01-01", "1999-12-31"),
        ("1950S4", "1950-01-01", "1950-12-31"),
        ("1950S2/1960", "1900-01-01", "1960-12-31"),
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
        ("2001-24", "2001-12-01", "2001-12-31"),  # whether January is the same year's, EDTF does not say
        ("2001-21/2001-23", "2001-03-01", "2001-11-30"),
        ("2001-21~", "2001-03-01", "2001-05-31"),
        # parts of a year
        ("2001-25", "2001-03-01", "2001-05-31"),
        ("2001-29", "2001-09-01", "2001-11-30"),  # spring in the south
        ("2001-30", "2001-12-01", "2001-12-31"),
        ("2001-31", "2001-03-01", "2001-05-31"),
        ("2001-32", "2001-06-01", "2001-08-31"),
        ("2001-34", "2001-04-01", "2001-06-30"),
        ("2001-38", "2001-05-01", "2001-08-31"),
        ("2001-41", "2001-07-01", "2001-12-31"),
        ("2001-33/2001-36", "2001-01-01", "2001-12-31"),
        # sets
        ("[1667,1668]", "1667-01-01", "1668-12-31"),
        ("[..1984]", None, "1984-12-31"),
        ("{1960,1961-12}", "1960-01-01", "1961-12-31"),
        ("[1760-01,1760-12..]", "1760-01-01", None),
        ("[1668,1667]", "1667-01-01", "1668-12-31"),
        ("[XXXX-05,2001]", None, None),
        # years that no calendar of ours has
        ("-0044-03-15", None, None),
        ("Y17000000002", None, None),
        ("Y-17E7/2000", None, "2000-12-31"),
        ("Y2E3", "2000-01-01", "2000-12-31"),
        ("0000", None, None),
        ("0XXX", None, "0999-12-31"),
        ("[-0044,2010]", None, "2010-12-31"),
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
        "2000/Y-12345",
        "-0044/-0100",
        "[1672..1670]",
        # a day that no year has
        "XXXX-02-30",
        "2004-02-3X",
        "XX03-02-29",
        "2001-21-05",
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


@pytest.mark.parametrize(
    ("stated", "inferred", "earliest", "latest", "text"),
    [
        ("2019-03", None, "2019-03-01", "2019-03-31", "March 2019"),
        ("XXXX-11-23", "2022-11-23", "2022-11-23", "2022-11-23", "23 Nov [2022]"),
        (None, "../2019-03-12", None, "2019-03-12", "[until 12 March 2019]"),
        ("2019", "XXXX-03-11", None, None, "[11 March] 2019"),  # the inferred date's, even where it has none
        (None, None, None, None, None),
    ],
)
def test_the_inferred_date_gives_the_bounds(
    stated: str | None, inferred: str | None, earliest: str | None, latest: str | None, text: str | None
) -> None:
    date = resolve_date(stated, inferred, "why")
    assert date == Date(stated, inferred, "why", earliest, latest, text)


def test_the_stated_date_is_held_to_the_standard_too() -> None:
    with pytest.raises(NotEdtf):
        resolve_date("last year", "2018")


def test_no_date_at_all() -> None:
    assert resolve_date() == Date()


@pytest.mark.parametrize(
    ("stated", "inferred", "inside"),
    [
        ("2019-03", "2019-03-11", True),
        ("2019-03", "2019-04-11", False),
        ("2019-03", "[2019-03-01..2019-03-11]", True),
        ("2019", "[2018-03,2019-05]", False),
        ("2006/..", "2006/2010", True),
        ("2006/..", "../2010", False),
        ("../2010", "2006/..", False),
        ("201X", "2015", True),
        ("1984-1X", "1984-11", True),
        ("1984-1X", "1984-09", False),
        # a stated day or month without a year
        ("XXXX-11-23", "2022-11-23", True),
        ("XXXX-11-23", "2022-11-24", False),
        ("XXXX-11", "2022-11-23", True),
        ("XXXX-11", "[2022-11-20..2022-11-23]", True),
        ("XXXX-11", "[2022-11-20..2022-12-23]", False),
        ("XXXX-XX-23", "2022-11-23", True),
        ("XXXX-10-18/XXXX-10-19", "2018-10-18/2018-10-19", True),
        ("XXXX-10-18/XXXX-10-19", "2018-10-18/2018-10-20", False),
        ("XXXX-10-18/XXXX-10-19", "2018-10-18", False),
    ],
)
def test_what_is_inferred_lies_in_what_is_stated(stated: str, inferred: str, inside: bool) -> None:
    assert refines(inferred, stated) is inside


# Of these the package has bounds that are not the standard's: it takes a year with significant digits for
# exactly that year, wherever it stands, and finds a 30th of February in an unknown year.
_WRONG = re.compile(r"\dS\d|XXXX-(02-3|0[469]-31|11-31)")


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_the_edtf_package_has_the_same_bounds(text: str) -> None:
    _agrees_with_the_package(text)


@pytest.mark.parametrize("text", sorted({example.edtf for example in EXAMPLES} - {"1984-1X"}))
def test_the_edtf_package_has_the_same_bounds_for_the_specification_s_examples(text: str) -> None:
    _agrees_with_the_package(text)


def _agrees_with_the_package(text: str) -> None:
    """What the package reads is read here, with its days; it refuses much that is EDTF, as 1984-1X."""
    days = None if _WRONG.search(text) else _read_by_the_package(text)
    if days is None:
        return
    try:
        assert bounds(text) == days
    except NotEdtf:
        assert re.search(r"\d\.\.\d", text)  # the package lets a row in a set run backwards


def _read_by_the_package(text: str) -> tuple[str | None, ...] | None:
    """First and last day, ISO; None for what the package refuses, or has run backwards."""
    import edtf

    first, last = text.partition("/")[0], text.rpartition("/")[2]
    try:
        # The package prints, and raises whatever comes, on some of what it cannot read.
        with contextlib.redirect_stdout(io.StringIO()):
            date = edtf.parse_edtf(text)
            ends = ((first, date.lower_strict), (last, date.upper_strict))
            days = [_day(edge()) if end not in ("", "..") and end[:4] != "XXXX" else () for end, edge in ends]
            return None if all(days) and days[0] > days[1] else tuple(map(_iso, days))
    except (edtf.EDTFParseException, ValueError, TypeError, AttributeError):
        return None


def _day(moment: struct_time | float) -> tuple[int, ...]:
    return () if isinstance(moment, float) else tuple(moment[:3])  # an open end is ± infinity


def _iso(day: tuple[int, ...]) -> str | None:
    return datetime.date(*day).isoformat() if day and 1 <= day[0] <= 9999 else None
