"""Dates as people read them: what is inferred stands in square brackets."""

from __future__ import annotations

import pytest

from secpol_cli.dates.words import date_spans
from secpol_cli.model import Date
from secpol_cli.output.parts import plain


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
        ("2006/", None, "since 2006"),
        ("../2019", None, "until 2019"),
        ("/2019-03-12", None, "until 12 March 2019"),
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
        # more than words can say simply
        ("2001-33", None, "2001-33"),
        ("Y-17E7", None, "Y-17E7"),
        ("[1667,1668]", None, "[1667,1668]"),
    ],
)
def test_words(stated: str | None, inferred: str | None, words: str) -> None:
    assert plain(date_spans(Date(stated=stated, inferred=inferred))) == words


def test_only_what_is_inferred_looks_inferred() -> None:
    spans = date_spans(Date(stated="XXXX-11-23", inferred="2022-11-23"))
    assert [(span.text, span.style) for span in spans if span.text.strip()] == [
        ("23 Nov", ""),
        ("[2022]", "inferred"),
    ]
