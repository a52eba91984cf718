"""Bars in characters: each form of a date looks different, and none says more than the date."""

from __future__ import annotations

import pytest

from secpol_cli.charts.characters import CHANGE, INFERRED, STATED, draw_bars, key_of
from secpol_cli.charts.scale import Scale, Zone
from secpol_cli.charts.timeline import Bar, date_bars
from secpol_cli.output.plain_signs import with_known_signs

YEARS = Scale((Zone((2000, 1, 1), 12, 0, 0, 20),))  # a column is a year
QUARTERS = Scale((Zone((2010, 1, 1), 3, 0, 0, 40),))


def _bars(stated: str | None, inferred: str | None = None) -> list[Bar]:
    return [*date_bars(stated, is_inferred=False), *date_bars(inferred, is_inferred=True)]


def _drawn(scale: Scale, stated: str | None, inferred: str | None = None) -> str:
    """From the first column that has a sign to the last."""
    drawing = draw_bars(_bars(stated, inferred), scale)
    columns = range(min(drawing), max(drawing) + 1) if drawing else ()
    return "".join(drawing[column].sign if column in drawing else " " for column in columns)


@pytest.mark.parametrize(
    ("stated", "inferred", "drawn"),
    [
        ("2010-05-03", None, "●"),
        (None, "2010-05-03", "○"),
        ("2010-02", None, "▪"),
        (None, "2010-02", "▫"),
        ("2010", None, "├──┤"),
        (None, "2010", "┆┄┄┆"),
        ("2010", "2010-05", "├▫─┤"),
        ("2010", "2010-05-03", "├○─┤"),
        ("2010", "[2010-08..2010-12]", "├─░░"),
        ("2010-01-05/2010-12-30", None, "━━━━"),
        (None, "2010-01-05/2010-12-30", "╍╍╍╍"),
        ("2010-01-05/2010-02-30", None, ""),  # no date of any calendar
        ("2010-01-05/2010-02-03", None, "━"),
        ("2010/2012", None, "────━━━━────"),
        (None, "2010/2012", "┄┄┄┄╍╍╍╍┄┄┄┄"),
        ("2010-01-05/..", None, "┣━┄▷"),
        (None, "2010-01-05/..", "├╍┄▷"),
        ("2010-01-05/", None, "┣━┄┄"),  # it has ended, and nobody knows when
        ("2010/..", None, "├───━┄▷"),
        ("../2019-12-05", None, "◁┄━┫"),
        (None, "../2019-12-05", "◁┄╍┤"),
        ("/2019-12-05", None, "┄┄━┫"),
        ("2010-01/..", "2010-01/2012-02", "┣╍╍╍╍╍╍╍╍▷"),
        ("[2010-01-05,2010-11-05]", None, "▒  ▒"),
        ("[2010-01-05..2010-11-05]", None, "▒▒▒▒"),
        ("[2010-01-05..]", None, "▒▒┄▷"),
        ("{2010-01-05,2010-11-05}", None, "●  ●"),
        ("2010-05-03~", None, "●~"),
        ("2010-05-03?", None, "●?"),
        ("2010-01-05~/2010-12-30?", None, "~━━━━?"),
    ],
)
def test_a_date_has_its_own_picture(stated: str | None, inferred: str | None, drawn: str) -> None:
    assert _drawn(QUARTERS, stated, inferred) == drawn


def test_a_year_is_no_longer_than_its_column() -> None:
    assert _drawn(YEARS, "2010") == "▪"
    assert _drawn(YEARS, "2010", "2010-07-16") == "○"


def test_what_has_no_place_is_not_drawn() -> None:
    assert draw_bars(_bars("XXXX-11-23"), YEARS) == {}


def test_an_arrow_reaches_beyond_the_other_date() -> None:
    drawing = draw_bars(_bars("../2015-01", "2005/2015-01"), YEARS)
    assert drawing[4].sign == "◁"
    assert [drawing[column].is_inferred for column in (4, 5, 15)] == [False, True, False]


def test_the_key_tells_of_what_occurs_and_of_nothing_else() -> None:
    bars = _bars("2010-05-03", "2012~/..")
    key = {meaning: "".join(cell.sign for cell in cells) for cells, meaning in key_of(bars, YEARS)}
    assert key == {"a day": "●", "goes on": "├╍┄▷", "about": "~"}


def test_every_sign_of_the_key_is_explained_once() -> None:
    bars = _bars("2010", "[2010-08..2010-12]") + _bars("2010-05-03") + _bars("2012/2014", "2013-05/2014")
    meanings = [meaning for _, meaning in key_of(bars, QUARTERS)]
    assert len(set(meanings)) == len(meanings) == 5


def test_without_unicode_stated_and_inferred_stay_apart() -> None:
    ends = {"start", "left"}, {"end", "right"}  # brackets, whatever they hold
    for signs in (STATED, INFERRED):
        ascii_ = {name: with_known_signs(getattr(signs, name), "ascii") for name in signs.fields}
        assert all(sign.isascii() for sign in ascii_.values())
        others = [sign for name, sign in ascii_.items() if name not in ends[0] | ends[1]]
        assert len(set(others)) == len(others)
    for name in ("day", "one", "thin", "thick", "between", "left"):
        assert with_known_signs(getattr(STATED, name), "ascii") != with_known_signs(
            getattr(INFERRED, name), "ascii"
        )
    assert with_known_signs(f"◁┄▷{CHANGE}", "latin-1") == "<.>|"


def test_signs_that_can_be_written_stay() -> None:
    assert with_known_signs("●━┤", "cp437") == "*" + "=" + "┤"
    assert with_known_signs("“●”", "latin-1") == "“*”"  # words are the text's
