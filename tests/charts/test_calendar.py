"""Calendars, as the library icalendar reads them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar
from tests.charts.events import event

from secpol_cli.charts.calendar import to_calendar
from secpol_cli.charts.placing import unplaced

if TYPE_CHECKING:
    from tests.conftest import Run

    from secpol_cli.model import Event


def read(*events: Event) -> list[Any]:
    """The events of a calendar, with its lines as the RFC wants them."""
    text = to_calendar(events) + "\n"
    lines = text.encode().split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    return list(Calendar.from_ical(text).walk("VEVENT"))


@pytest.mark.parametrize(
    ("stated", "inferred", "start", "behind", "title"),
    [
        ("2004-10-08", None, date(2004, 10, 8), date(2004, 10, 9), "Summit"),
        ("1996-03", None, date(1996, 3, 1), date(1996, 4, 1), "Summit (March 1996)"),
        ("2016", "2016-07", date(2016, 7, 1), date(2016, 8, 1), "Summit ([July] 2016)"),
        ("2018-10-20/2018-10-22", None, date(2018, 10, 20), date(2018, 10, 23), "Summit (20–22 Oct 2018)"),
        ("2006/..", None, date(2006, 1, 1), date(2007, 1, 1), "Summit (since 2006)"),
        ("../1998", None, date(1998, 1, 1), date(1999, 1, 1), "Summit (until 1998)"),
        (None, "[2019-01-03,2019-01-05]", date(2019, 1, 3), date(2019, 1, 6), "Summit ([3 or 5 Jan 2019])"),
    ],
)
def test_days(stated: str | None, inferred: str | None, start: date, behind: date, title: str) -> None:
    (found,) = read(event(stated, inferred))
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (start, behind)
    assert str(found["SUMMARY"]) == title


def test_what_is_inferred_is_tentative_and_says_why() -> None:
    sure, guess, plan = read(
        event("2004-10-08"), event("2004", "2004-10-08", basis="A Friday."), event("2020", status="planned")
    )
    assert [str(each["STATUS"]) for each in (sure, guess, plan)] == ["CONFIRMED", "TENTATIVE", "TENTATIVE"]
    assert "Inferred, not in the text: A Friday." in str(guess["DESCRIPTION"])
    assert str(plan["SUMMARY"]).startswith("planned: ")


def test_texts_come_through_as_they_are() -> None:
    words = "one, two; three\\four\nfive “six” — seven, and so on: " + "ខ្មែរ سلام 🕊 " * 12
    (found,) = read(event("2004-10-08", label=words, place=words, words=words))
    assert str(found["SUMMARY"]) == words
    assert str(found["LOCATION"]) == words
    assert f"“{words}” (003/p1)" in str(found["DESCRIPTION"])


def test_hostile_texts_make_no_lines_of_their_own() -> None:
    (marked,) = read(event("2004", label="سلام\u200f \u2067y\u2069\u2028z"))
    assert str(marked["SUMMARY"]) == "سلام y\nz (2004)"
    (found,) = read(event("2004", label="x\r\nEND:VEVENT\r\nBEGIN:VEVENT\nATTACH:file\x07\u202ey"))
    assert "ATTACH" not in found
    assert not set(str(found["SUMMARY"])) & set("\x07\u202e")


@pytest.mark.parametrize("stated", [None, "XXXX-03-08", "-0450", "Y170000002", "9999"])
def test_what_has_no_day_is_left_out_and_named(stated: str | None) -> None:
    events = [event(stated, id_="lost"), event("2004")]
    assert [each.id for each in unplaced(events)] == ["lost"]
    assert len(read(*events)) == 1


def test_the_command_names_what_it_leaves_out(run: Run) -> None:
    answer = run("timeline", "--format", "ics")
    everything = run("timeline", "--json").json["items"]
    read_back = Calendar.from_ical(answer.stdout).walk("VEVENT")
    lost = [
        each["label"] for each in everything if not each["date"]["earliest"] and not each["date"]["latest"]
    ]
    assert len(read_back) == len(everything) - len(lost)
    assert lost
    assert all(label in answer.stderr for label in lost)
