"""TimelineJS: its documented format, as a schema, and dates that go down to what is known."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from tests.charts.events import event

from secpol_cli.charts.timelinejs import to_timelinejs, unplaced

if TYPE_CHECKING:
    from tests.conftest import Run

_DATE = {
    "type": "object",
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
    },
    "required": ["year"],
    "dependentRequired": {"day": ["month"]},
    "additionalProperties": False,
}
# https://timeline.knightlab.com/docs/json-format.html: the objects, of whose fields these are used.
SCHEMA = {
    "type": "object",
    "properties": {
        "scale": {"enum": ["human", "cosmological"]},
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "start_date": _DATE,
                    "end_date": _DATE,
                    "text": {
                        "type": "object",
                        "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
                        "additionalProperties": False,
                    },
                    "group": {"type": "string"},
                    "display_date": {"type": "string"},
                    "autolink": {"type": "boolean"},
                    "unique_id": {"type": "string"},
                },
                "required": ["start_date"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["events"],
    "additionalProperties": False,
}


def slide(**fields: Any) -> dict[str, Any]:
    (made,) = to_timelinejs([event(**fields)])["events"]
    return dict(made)


@pytest.mark.parametrize(
    ("stated", "start", "end"),
    [
        ("2004-10-08", {"year": 2004, "month": 10, "day": 8}, None),
        ("1996-03", {"year": 1996, "month": 3}, None),
        ("2016", {"year": 2016}, None),
        ("1975/1979", {"year": 1975}, {"year": 1979}),
        ("2006/..", {"year": 2006}, None),
        ("../1998", {"year": 1998}, None),
        ("-0450", {"year": -450}, None),
        ("201X", {"year": 2010, "month": 1, "day": 1}, {"year": 2019, "month": 12, "day": 31}),
        ("2018-21", {"year": 2018, "month": 3, "day": 1}, {"year": 2018, "month": 5, "day": 31}),
        ("[2018-03,2018-05]", {"year": 2018, "month": 3, "day": 1}, {"year": 2018, "month": 5, "day": 31}),
        ("2018-03-XX", {"year": 2018, "month": 3}, None),
    ],
)
def test_dates_go_down_to_what_is_known(
    stated: str, start: dict[str, int], end: dict[str, int] | None
) -> None:
    made = slide(stated=stated)
    assert made["start_date"] == start
    assert made.get("end_date") == end


def test_what_is_inferred_is_shown_as_such() -> None:
    made = slide(stated="2016", inferred="2016-07", basis="As of other texts.")
    assert made["display_date"] == "[July] 2016"
    assert "Inferred, not in the text: As of other texts." in made["text"]["text"]


def test_texts_are_no_html() -> None:
    made = slide(stated="2016", label="<script>alert(1)</script>", words="<img src=x>\u202e")
    assert "<" not in made["text"]["headline"]
    assert made["text"]["text"].replace("<br>", "").count("<") == 0
    assert "\u202e" not in json.dumps(made, ensure_ascii=False)


def test_what_has_no_year_is_named() -> None:
    assert [each.id for each in unplaced([event(None), event("XXXX-03"), event("2004", id_="kept")])] == [
        "e",
        "e",
    ]


def test_the_shipped_corpus_fits_the_format(run: Run) -> None:
    answer = run("timeline", "-f", "timelinejs")
    made = answer.json
    jsonschema.validate(made, SCHEMA)
    assert len({each["unique_id"] for each in made["events"]}) == len(made["events"]) > 50
    assert "no place for" in answer.stderr
