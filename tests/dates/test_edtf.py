"""EDTF as values: what the standard has is read, and written again."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dates.specification import EXAMPLES

from secpol_cli.dates.bounds import bounds
from secpol_cli.dates.edtf import (
    DateSet,
    Edtf,
    EdtfDate,
    Interval,
    NotEdtf,
    Stretch,
    Year,
    dates_in,
    parse_edtf,
)
from secpol_cli.dates.words import LONG, SHORT, date_words


def _year(digits: str) -> EdtfDate:
    return EdtfDate(Year(digits))


@pytest.mark.parametrize("edtf", sorted({example.edtf for example in EXAMPLES}))
def test_the_specification_s_examples_are_read_and_written(edtf: str) -> None:
    date = parse_edtf(edtf)
    assert parse_edtf(str(date)) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2004-06-11", EdtfDate(Year("2004"), "06", "11", ("", "", ""))),
        ("2004-06", EdtfDate(Year("2004"), "06", "", ("", ""))),
        ("-0044", EdtfDate(Year("0044", negative=True))),
        ("1985-04-12T23:20:30Z", EdtfDate(Year("1985"), "04", "12", ("", "", ""), "T23:20:30Z")),
        # a qualifier behind a part is for all before it, one in front for that part alone
        ("2004-06-11%", EdtfDate(Year("2004"), "06", "11", ("%", "%", "%"))),
        ("2004-06~-11", EdtfDate(Year("2004"), "06", "11", ("~", "~", ""))),
        ("2004?-06-11", EdtfDate(Year("2004"), "06", "11", ("?", "", ""))),
        ("?2004-06-~11", EdtfDate(Year("2004"), "06", "11", ("?", "", "~"))),
        ("2004-%06-11", EdtfDate(Year("2004"), "06", "11", ("", "%", ""))),
        ("?2004-06~", EdtfDate(Year("2004"), "06", "", ("%", "~"))),
        ("~2004~", EdtfDate(Year("2004"), doubts=("~",))),
        # years of more than four digits, and of fewer that are certain
        ("Y170000002", EdtfDate(Year("170000002"))),
        ("Y-17E7", EdtfDate(Year("17", negative=True, exponent=7))),
        ("1950S2", EdtfDate(Year("1950", significant=2))),
        ("Y17101E4S3", EdtfDate(Year("17101", exponent=4, significant=3))),
        # intervals and sets
        ("1985/", Interval(_year("1985"), "")),
        ("../1985", Interval("..", _year("1985"))),
        ("[1667,1670..1672]", DateSet((_year("1667"), Stretch(_year("1670"), _year("1672"))), every=False)),
        ("{..1984}", DateSet((Stretch(None, _year("1984")),), every=True)),
    ],
)
def test_what_a_text_means(text: str, date: Edtf) -> None:
    assert parse_edtf(text) == date
    assert parse_edtf(str(date)) == date


@pytest.mark.parametrize(
    ("text", "year", "exact"),
    [
        ("2004", 2004, 2004),
        ("-0044", -44, -44),
        ("0000", 0, 0),
        ("Y-17E7", -170_000_000, -170_000_000),
        ("1950S2", 1950, None),
        ("201X", None, None),
        ("Y1E999", None, None),
    ],
)
def test_the_year_as_a_number(text: str, year: int | None, exact: int | None) -> None:
    (date,) = dates_in(parse_edtf(text))
    assert (date.year.number, date.year.exact) == (year, exact)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("201X", range(2010, 2020)),
        ("20X4", range(2004, 2100, 10)),
        ("-004X", range(-49, -39)),
        ("1950S2", (1900, 1999)),
        ("Y171010000S3", (171_000_000, 171_999_999)),
        ("Y3388E2S3", (338_000, 338_999)),
        ("XXXX", ()),
        ("Y1E999", ()),
    ],
)
def test_the_years_that_one_may_be(text: str, years: range | tuple[int, ...]) -> None:
    (date,) = dates_in(parse_edtf(text))
    assert list(date.year.candidates()) == list(years)
    assert list(date.year.candidates(backwards=True)) == list(years)[::-1]


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "2004 ", "٢٠٠٤", "204", "20045", "2004-6", "2004-00", "2004-13", "2004-42", "2004-06-31"),
        *("Y2004", "Y-2004", "Y02004", "Y20045E0", "y20045", "2004S0", "2004-06S1", "-0000", "-XXXX"),
        *("2004-06-11T10:00", "2004-06-11T25:00:00Z", "2004-06T10:00:00", "2004-06-1XT10:00:00"),
        *("2004-06-11T10:00:00/2005", "/", "..", "../", "/..", "2004/2005/2006", "2004/x"),
        *(
            "[]",
            "{}",
            "[2004]",
            "[..]",
            "[2004,]",
            "[,2004]",
            "[2004, 2005]",
            "[2004,..2005]",
            "[2004..,2005]",
        ),
        *("[2004..2005-06]", "[2004}", "{2004,2005]", "[2004/2005,2006]", "[[2004,2005],2006]", "2004,2005"),
        *("Y1E1000", "Y1E9999999", "{" + ",".join(["2004-02-03"] * 1000) + "}"),
        *("2004??", "2004^", "2004-?", "2004~~-06", "2001-21^southernHemisphere", "open", "unknown", "n.d."),
    ],
)
def test_what_is_no_edtf(text: str) -> None:
    with pytest.raises(NotEdtf):
        parse_edtf(text)


# --- anything that the grammar can make ---------------------------------------------------


def _digits(number: int, width: int = 2) -> st.SearchStrategy[str]:
    """Numbers up to `number`, some of whose digits are left open."""
    masked = st.tuples(st.integers(1, number), st.lists(st.booleans(), min_size=width, max_size=width))
    return masked.map(
        lambda drawn: "".join(
            "X" if hidden else digit for digit, hidden in zip(f"{drawn[0]:0{width}}", drawn[1], strict=True)
        )
    )


_MARK = st.sampled_from(["", "", "", "?", "~", "%"])
_YEARS = st.one_of(st.integers(0, 9999).map("{:04}".format), _digits(9999, 4))
_PARTS = st.one_of(st.integers(1, 41).map("{:02}".format), _digits(12))
_LETTERED = st.from_regex(r"\AY-?[1-9][0-9]{4,9}(S[1-9])?\Z|\AY-?[1-9][0-9]{0,3}E[1-9][0-9]?(S[1-9])?\Z")
_DATES = st.one_of(
    st.tuples(_MARK, _YEARS, _MARK).map("".join),
    st.tuples(_MARK, _YEARS, _MARK, st.just("-"), _MARK, _PARTS, _MARK).map("".join),
    st.tuples(_MARK, _YEARS, st.just("-"), _digits(12), _MARK, st.just("-"), _MARK, _digits(31), _MARK).map(
        "".join
    ),
    st.tuples(_YEARS, st.sampled_from(["S1", "S2", "S5"])).map("".join),
    _LETTERED,
)
_ENDS = st.one_of(_DATES, st.sampled_from(["", ".."]))
_ROWS = st.one_of(_DATES, st.tuples(_DATES, st.just(".."), _DATES).map("".join))
TEXTS = st.one_of(
    _DATES,
    st.tuples(_ENDS, _ENDS).map("/".join),
    st.lists(_ROWS, max_size=4).map(lambda rows: f"[{','.join(rows)}]"),
    st.lists(_ROWS, max_size=4).map(lambda rows: f"{{{','.join(rows)}}}"),
    st.text(alphabet="0123456789X-/.~?%[]{},YESTZ:+ ", max_size=14),
)


@given(TEXTS)
def test_what_is_read_is_written_as_it_was_meant(text: str) -> None:
    try:
        date = parse_edtf(text)
    except NotEdtf:
        return
    assert parse_edtf(str(date)) == date


@given(TEXTS)
def test_every_edtf_date_has_days_and_words(text: str) -> None:
    try:
        earliest, latest = bounds(text)
    except NotEdtf:
        return
    assert earliest is None or latest is None or earliest <= latest
    for manner in (SHORT, LONG):
        words = date_words(text, manner)
        assert not set(words) & set("[]{}/%~_"), words
        assert "X" not in words
        assert words or text == "../.."


@pytest.mark.parametrize(
    "text",
    [
        "Y1E9999999",
        "Y-" + "9" * 100_000,
        "Y9E" + "9" * 18 + "S" + "9" * 18,
        "[" + ",".join(f"{year:04}" for year in range(9999)) + "]",
        "{" + ",".join(["XXX5-02"] * 5000) + "}",
        "[" + ",".join(["1XXX-02-29"] * 2000) + "]",
        "[XX03-02-29,1900]",
        "[" * 5000,
        "?" * 100_000,
        "2004" + "-01" * 50_000,
        "/" * 100_000,
        "[" + ".." * 50_000 + "]",
    ],
    ids=lambda text: f"{text[:12]}…{len(text)}",
)
def test_absurd_dates_end_quickly(text: str) -> None:
    started = time.process_time()
    try:
        bounds(text)
        assert date_words(text)
    except NotEdtf:
        pass
    assert time.process_time() - started < 2
