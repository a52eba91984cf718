"""EDTF to CSL, and honesty about what is inferred."""

from __future__ import annotations

from typing import Any

import pytest

from secpol_cli.citation.csl import to_csl
from secpol_cli.citation.csl_dates import (
    Point,
    csl_date,
    document_date,
    edtf_of,
    issued_edtf,
    parse_points,
    partial_points,
)
from secpol_cli.model import Date


@pytest.mark.parametrize(
    ("edtf", "date"),
    [
        ("2019", {"date-parts": [[2019]]}),
        ("2014-05", {"date-parts": [[2014, 5]]}),
        ("2019-03-11", {"date-parts": [[2019, 3, 11]]}),
        ("2019-03-11T08:00:00Z", {"date-parts": [[2019, 3, 11]]}),
        ("2018-01-25/2018-01-27", {"date-parts": [[2018, 1, 25], [2018, 1, 27]]}),
        ("2018/2019-02", {"date-parts": [[2018], [2019, 2]]}),
        ("2019-XX-XX", {"date-parts": [[2019]]}),
        ("-0044-03-15", {"date-parts": [[-45, 3, 15]]}),  # the Ides of March 44 BC are -0043-03-15
        ("0000", {"date-parts": [[-1]]}),
        ("2010-21", {"date-parts": [[2010]], "season": 1}),
        ("1984~", {"date-parts": [[1984]], "circa": True}),
        ("2004-06?", {"date-parts": [[2004, 6]], "circa": True}),
        ("XXXX-11-23", {"literal": "23 November"}),
        ("2006/..", {"literal": "2006–"}),
        ("../2010-05", {"literal": "–May 2010"}),
        ("2006/", {"literal": "2006–?"}),
        ("../..", {}),
        ("XXXX", {}),
        ("2004?-06-11", {"date-parts": [[2004, 6, 11]], "circa": True}),
        ("2004-06-~01/2004-06-~20", {"date-parts": [[2004, 6, 1], [2004, 6, 20]], "circa": True}),
        ("2001-30", {"date-parts": [[2001]], "season": 2}),
        ("2001-34", {"literal": "second quarter of 2001"}),
        ("201X", {"literal": "2010s"}),
        ("19XX", {"literal": "between 1900 and 1999"}),
        ("1984-1X", {"literal": "October, November, or December 1984"}),
        ("XXXX-XX-16", {"literal": "the 16th of a month"}),
        ("1950S2", {"literal": "ca. 1950 (between 1900 and 1999)"}),
        ("Y-17E7", {"literal": "year −170,000,000"}),
        ("[2018,2019]", {"literal": "2018 or 2019"}),
        ("{2018-03,2018-05}", {"literal": "March and May 2018"}),
        ("2019-13", {"literal": "2019-13"}),
        ("2019-02-32", {"literal": "2019-02-32"}),
    ],
)
def test_edtf_as_csl(edtf: str, date: dict[str, Any]) -> None:
    assert csl_date(edtf) == date


@pytest.mark.parametrize(
    "edtf",
    [
        "2019",
        "2014-05",
        "2019-03-11",
        "2018-01-25/2018-01-27",
        "1984~",
        "-0044",
        "0000",
        "2010-21",
        "2010-22~",
    ],
)
def test_edtf_comes_back(edtf: str) -> None:
    assert edtf_of(csl_date(edtf)) == edtf


@pytest.mark.parametrize(
    ("stated", "inferred", "issued"),
    [
        ("2019-07-31", None, {"date-parts": [[2019, 7, 31]]}),
        ("2019", "2019", {"date-parts": [[2019]]}),
        ("2019", "2019-03-11", {"date-parts": [[2019]]}),  # a stated year needs no guess beside it
        ("2006/..", "2006/2010", {"literal": "2006–"}),
        (None, "2019", {"literal": "[2019]"}),
        (None, "2021-06-29", {"literal": "[29 June 2021]"}),
        (None, "2021?", {"literal": "[2021?]"}),
        (None, "2021~", {"literal": "[ca. 2021]"}),
        (None, "2018/2019", {"literal": "[2018–2019]"}),
        (None, "2018/..", {"literal": "[2018–]"}),
        (None, "2018/", {"literal": "[2018–?]"}),
        (None, "1947~/1991~", {"literal": "[ca. 1947–1991]"}),
        (None, "1947/1991~", {"literal": "[1947–ca. 1991]"}),
        (None, "XXXX-11", {"literal": "[November]"}),
        (None, "201X", {"literal": "[2010s]"}),
        (None, "2001-34", {"literal": "[second quarter of 2001]"}),
        (None, "[2012-03-01..2012-03-11]", {"literal": "[between 1 March 2012 and 11 March 2012]"}),
        ("XXXX-11", "[2021-11,2022-11]", {"literal": "[November 2021 or November 2022]"}),
        ("[2016-03,2016-05]", "2016-03", {"literal": "March or May 2016"}),
        ("1984-1X", "1984-11", {"literal": "October, November, or December 1984"}),
        ("201X", "2015", {"literal": "[2015]"}),
        ("XXXX-11-23", "2022-11-23", {"literal": "23 November [2022]"}),
        ("XXXX-11", "2022-11-23", {"literal": "November [2022]"}),
        (
            "XXXX-10-18/XXXX-10-19",
            "2018-10-18/2018-10-19",
            {"literal": "18 October [2018]–19 October [2018]"},
        ),
        ("2020", "2019", {"literal": "[2019]"}),  # the text errs, and the reader knows better
    ],
)
def test_what_is_inferred_stands_in_brackets(
    stated: str | None, inferred: str | None, issued: dict[str, Any]
) -> None:
    assert document_date(Date(stated=stated, inferred=inferred))[0] == issued


def test_stated_only() -> None:
    date = Date(stated="XXXX-11-23", inferred="2022-11-23", basis="the calendar")
    assert to_csl("000", {}, date, stated_only=True)["issued"] == {"literal": "23 November"}
    assert "issued" not in to_csl("003", {}, Date(inferred="2019"), stated_only=True)


def test_facts_are_kept_in_edtf() -> None:
    date = Date(stated="XXXX-11-23", inferred="2022-11-23", basis="the calendar")
    facts = {"stated": "XXXX-11-23", "inferred": "2022-11-23", "basis": "the calendar"}
    assert to_csl("000", {}, date)["custom"] == {"issued": facts}
    assert "custom" not in to_csl("004", {}, Date(stated="2019-07-31"))


@pytest.mark.parametrize(
    ("stated", "inferred", "points"),
    [
        ("2019-07-31", None, ()),
        (None, "2019-03-11", (Point(2019, None, None),)),
        ("XXXX-11-23", "2022-11-23", (Point(2022, 11, 23),)),
        ("XXXX-11-23", None, (Point(None, 11, 23),)),
        ("XXXX-11-23", "2018/..", ()),
        (None, "2018-10-18/2018-10-19", (Point(2018, None, None),)),
        # of what has no parts in CSL, the year, if it is one
        (None, "[2012-03-01..2012-03-11]", (Point(2012, None, None),)),
        (None, "[2012-03~,2012-05~]", (Point(2012, None, None, "~"),)),
        (None, "1984-1X", (Point(1984, None, None),)),
        (None, "2001-34/2001-36", (Point(2001, None, None),)),
        (None, "[2012-03..]", ()),
        (None, "[2012,2013]", ()),
        (None, "201X", ()),
        (None, "-0043-03-15", (Point(-44, None, None),)),
    ],
)
def test_what_is_known_of_a_date(stated: str | None, inferred: str | None, points: tuple[Point, ...]) -> None:
    assert partial_points(to_csl("x", {}, Date(stated=stated, inferred=inferred))) == points


def test_points_of_nothing() -> None:
    assert parse_points("") == ()


@pytest.mark.parametrize(
    ("stated", "written"),
    [
        ("2018/..", "2018/.."),
        ("../2018", "../2018"),
        ("201X", "201X"),
        ("1985-XX-XX", "1985-XX-XX"),
        ("2018?", "2018?"),
        ("2018~", "2018~"),
        ("2004-10-08", "2004-10-08"),
        ("2011-XX-23", "2011"),
        ("{2016,2018}", "2016/2018"),
        ("[2016,2018]", "2016?/2018?"),
        ("[..2018]", ""),
    ],
)
def test_dates_that_biblatex_can_hold_keep_their_edtf(stated: str, written: str) -> None:
    issued, facts = document_date(Date(stated=stated))
    assert issued_edtf({"issued": issued, "custom": {"issued": facts}}) == written
