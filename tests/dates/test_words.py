"""Dates as people read them: what is inferred stands in square brackets."""

from __future__ import annotations

import pytest
from tests.dates.specification import EXAMPLES, Example

from secpol_cli.dates.words import LONG, Part, date_parts, date_words, day_of_month
from secpol_cli.model import Date
from secpol_cli.output.dates import date_spans
from secpol_cli.output.parts import Span, plain


@pytest.mark.parametrize(
    ("stated", "inferred", "words"),
    [
        # nothing, or one of both
        (None, None, "n.d."),
        ("2019-07-31", None, "31 July 2019"),
        ("2019-07-31T17:56:00+07:00", None, "31 July 2019"),
        ("2019-03", None, "March 2019"),
        ("2019", None, "2019"),
        ("2019-03", "2019-03", "March 2019"),
        (None, "2019", "[2019]"),
        (None, "2012-03-10", "[10 March 2012]"),
        # both, part by part
        ("XXXX-11-23", "2022-11-23", "23 Nov [2022]"),
        ("2016", "2016-07-16", "[16 July] 2016"),
        ("2016", "2016-07", "[July] 2016"),
        ("2016-07", "2016-07-16", "[16] July 2016"),
        ("XXXX-07", "2016-07-16", "[16] July [2016]"),
        ("XXXX-XX-16", "2016-07-16", "16 [July 2016]"),
        # both, side by side where they are not of one form
        ("2016", "2017-07-16", "2016 [16 July 2017]"),
        ("1996/..", "1996/2019", "since 1996 [1996–2019]"),
        ("../1998", "1970/1998", "until 1998 [1970–1998]"),
        ("2016~", "2016-07", "c. 2016 [July 2016]"),
        # a range inside what is stated
        ("2018", "2018-10-02/2018-12-31", "[2 Oct – 31 Dec] 2018"),
        ("2019-03", "2019-03-01/2019-03-11", "[1–11] March 2019"),
        ("2018", "[2018-10-02..2018-12-31]", "[between 2 Oct and 31 Dec] 2018"),
        (None, "[2018-10-02..2018-12-31]", "[between 2 Oct 2018 and 31 Dec 2018]"),
        ("2018", "2018-10/2018-12", "[Oct–Dec] 2018"),
        # ranges
        ("2018-10-20/2018-10-22", None, "20–22 Oct 2018"),
        ("2018-10-30/2018-11-02", None, "30 Oct – 2 Nov 2018"),
        ("2018-12-30/2019-01-02", None, "30 Dec 2018 – 2 Jan 2019"),
        ("2018-10/2018-12", None, "Oct–Dec 2018"),
        ("2018-10/2019-01", None, "Oct 2018 – Jan 2019"),
        ("2015/2017", None, "2015–2017"),
        ("1992/1993-09", None, "1992 – Sept 1993"),
        ("2006/..", None, "since 2006"),
        ("2006/", None, "from 2006 (end unknown)"),
        ("../2019", None, "until 2019"),
        ("/2019-03-12", None, "until 12 March 2019 (start unknown)"),
        ("../..", None, "at any time"),
        (None, "1985/", "[from 1985 (end unknown)]"),
        (None, "1947~/1991~", "[c. 1947 – c. 1991]"),
        # doubt, and what is left open
        ("2010~", None, "c. 2010"),
        ("2010?", None, "2010?"),
        ("2010%", None, "c. 2010?"),
        ("2010-05~", None, "c. May 2010"),
        ("201X", None, "2010s"),
        ("199X/201X", None, "1990s–2010s"),
        ("2019-XX-XX", None, "2019"),
        ("2019-03-XX", None, "March 2019"),
        ("XXXX-12-XX", None, "Dec"),
        # seasons
        ("2001-21", None, "spring 2001"),
        ("2001-24/2002-21", None, "winter 2001 – spring 2002"),
        # what is inferred in a stated year, and more than a day in it
        ("2001", "2001-33", "[first quarter of] 2001"),
        ("2001", "2001-25", "2001 [spring 2001 (Northern Hemisphere)]"),
        ("2016", "[2016-03,2016-05]", "[March or May] 2016"),
        ("2016-03", "{2016-03-03,2016-03-05}", "[3 and 5] March 2016"),
        ("2016", "[2016-03..]", "2016 [March 2016 or later]"),
        ("2016", "[2016-03,2017-05]", "2016 [March 2016 or May 2017]"),
        ("1984", "1984-1X", "1984 [Oct, Nov, or Dec 1984]"),
        ("201X", "2015", "2010s [2015]"),
        ("2011-XX-23", "2011-07-23", "23 [July] 2011"),
        # sets
        ("[2016-03,2016-05]", None, "March or May 2016"),
        ("[2016-03-03,2016-04-05]", None, "3 March or 5 April 2016"),
        ("[2016-03-03,2017-03-05]", None, "3 March 2016 or 5 March 2017"),
        ("{2016,2018,2020}", None, "2016, 2018, and 2020"),
        ("[1670..1672]", None, "between 1670 and 1672"),
        ("{1670..1672}", None, "every year from 1670 to 1672"),
        ("{2016-03-01..2016-03-05}", None, "every day from 1 March 2016 to 5 March 2016"),
        ("[..1984,1990]", None, "1984 or earlier; or 1990"),
        ("[1984-1X,1990~]", None, "Oct, Nov, or Dec 1984; or c. 1990"),
        # digits that are left open
        ("19XX", None, "between 1900 and 1999"),
        ("19XX?", None, "between 1900 and 1999 (uncertain)"),
        ("19XX/..", None, "since sometime between 1900 and 1999"),
        ("201X-05", None, "May in the 2010s"),
        ("20X4", None, "between 2004 and 2094, ending in 4"),
        ("1984-0X", None, "between Jan and Sept 1984"),
        ("2004-06-X5", None, "5, 15, or 25 June 2004"),
        ("2004-06-3X", None, "30 June 2004"),
        ("2011-XX-23", None, "the 23rd of a month in 2011"),
        ("XXXX-XX-1X", None, "between the 10th and 19th of a month"),
        ("XXXX", None, "unknown date"),
        # parts that are doubted
        ("2004?-06-11", None, "11 June 2004 (year uncertain)"),
        ("2004-06?-11~", None, "11 June 2004 (year and month uncertain and approximate, day approximate)"),
        ("2004-06-~01/2004-07-~02", None, "1 June – 2 July 2004 (days approximate)"),
        ("2004-06-~01/2004-06-?20", None, "1 June 2004 (day approximate) – 20 June 2004 (day uncertain)"),
        # years before Christ, early ones, and those beyond the calendar
        ("-0044-03-15", None, "15 March 45 BC"),
        ("0000", None, "1 BC"),
        ("0044", None, "AD 44"),
        ("-201X", None, "between 2020 BC and 2011 BC"),
        ("Y12345/Y-12345", None, "year 12,345 – year −12,345"),
        ("Y17E50", None, "year 17 × 10^50"),
        # no EDTF, in an old store
        ("last year", None, "last year"),
        ("2019", "last year", "2019 [last year]"),
    ],
)
def test_words(stated: str | None, inferred: str | None, words: str) -> None:
    assert plain(date_spans(Date(stated=stated, inferred=inferred))) == words


@pytest.mark.parametrize("example", EXAMPLES)
def test_how_the_specification_s_examples_read(example: Example) -> None:
    assert date_words(example.edtf) == example.short
    assert date_words(example.edtf, LONG) == example.long


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2012-03-01/2012-03-11", "1 March 2012–11 March 2012"),
        ("1947~/1991~", "ca. 1947–1991"),
        ("1947/1991~", "1947–ca. 1991"),
        ("2010-05%", "ca. May 2010?"),
        ("2006/..", "2006–"),
        ("2006/", "2006–?"),
        ("../2006", "–2006"),
        ("/2006", "?–2006"),
        ("../..", ""),
        ("[2016-03-01..2016-03-11]", "between 1 March 2016 and 11 March 2016"),
        ("2001-21/2001-23", "Spring 2001–Autumn 2001"),
        ("2019-13", "2019-13"),
    ],
)
def test_in_full(edtf: str, words: str) -> None:
    assert date_words(edtf, LONG) == words


@pytest.mark.parametrize(
    ("month", "day", "words"),
    [(1, 25, "25 January"), (1, None, "January"), (None, None, ""), (21, None, "Spring")],
)
def test_a_day_without_its_year(month: int | None, day: int | None, words: str) -> None:
    assert day_of_month(month, day, LONG) == words


def test_a_part_is_stated_or_inferred() -> None:
    assert date_parts(Date()) == ()
    assert date_parts(Date(stated="XXXX-11-23", inferred="2022-11-23")) == (
        Part("23 Nov"),
        Part(" "),
        Part("[2022]", is_inferred=True),
    )
    assert date_parts(Date(stated="[1667,1668]")) == (Part("1667 or 1668"),)


def test_only_what_is_inferred_looks_inferred() -> None:
    spans = date_spans(Date(stated="XXXX-11-23", inferred="2022-11-23"))
    assert spans == (Span("23 Nov"), Span(" ", "dim"), Span("[2022]", "inferred"))
    assert date_spans(Date()) == (Span("n.d.", "dim"),)
