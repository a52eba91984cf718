"""Numbers of four digits that are no years."""

from __future__ import annotations

import re

import pytest

from secpol_cli.dates.written import DATED_PHRASE, is_no_date


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Resolution 1701", []),
        ("resolutions 1701 and 1559 (2004)", []),
        ("S/RES/1701, UNSCR 1973, and on page 1701", []),
        ("the 2030 Agenda, Agenda 2063, Vision 2025", []),
        ("1800 troops and US$2000", []),
        ("the resolution of 2006", ["2006"]),
        ("Resolution 1973, in 2011", ["2011"]),
        ("the 2018 Summit, in 2015", ["2018", "2015"]),
        ("on 20 May 2019", ["20 May", "2019"]),
    ],
)
def test_what_is_a_date(text: str, dates: list[str]) -> None:
    found = [m for m in re.finditer(DATED_PHRASE, text) if not is_no_date(text, m.start(), m.end())]
    assert [match[0] for match in found] == dates
