"""Columns of the formats for spreadsheets, csv and tsv: every field of a record that fits a cell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from secpol_cli.model import (
    Date,
    Dispute,
    Event,
    MatrixRow,
    Occasion,
    Office,
    Page,
    Passage,
    PrincipleUse,
    Reply,
    SharedStance,
)
from secpol_cli.output.json import plain_data
from secpol_cli.output.parts import printable
from secpol_cli.record import Record
from secpol_cli.verdicts import Claimed, Difference, Match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.model import UnreadSource

_FORMULA = frozenset("=+-@＝＋－＠")  # in front, also in the width of Chinese letters
_TRIMMED = frozenset("\t\r\n")  # in front, where a spreadsheet reads on behind it


def table_of(items: Sequence[Any], unread: Sequence[UnreadSource] = ()) -> tuple[list[str], list[list[str]]]:
    """Headers and rows for records of one type, or of several with their headers merged.

    Each source that was not read has a row behind them, with a column of its own.
    """
    rows = [_row(item) for item in items]
    rows += [{"not_read": _harmless(f"{each.file}: {each.reason}")} for each in unread]
    headers = list(dict.fromkeys(key for row in rows for key in row))
    if items and isinstance(items[0], MatrixRow):
        headers = headers[:2] + sorted(headers[2:])
    return [_harmless(key) for key in headers], [[row.get(key, "") for key in headers] for row in rows]


def _harmless(text: str) -> str:
    """A text on one line, with an apostrophe before what a spreadsheet would take for a formula."""
    is_run = text[:1] in _TRIMMED or text.lstrip()[:1] in _FORMULA
    return ("'" if is_run else "") + printable(text)


def _row(item: Any) -> dict[str, str]:
    if isinstance(item, Page):
        departed = {"departures": _harmless("; ".join(item.departures))} if item.departures else {}
        return {"page": item.kind, **_row(item.subject), **departed}
    if isinstance(item, MatrixRow):
        counts = {
            f"{name} {stance}": str(number)
            for name, stances in item.speakers.items()
            for stance, number in stances.items()
        }
        return {"principle": _harmless(item.principle), "label": _harmless(item.label), **counts}
    cells: dict[str, str] = {}
    for name in item.fields:
        value = getattr(item, name)
        key = name.removesuffix("_")
        if isinstance(value, Date):
            for part in ("stated", "inferred", "basis", "earliest", "latest", "text"):
                cells[f"{key}_{part}"] = _harmless(getattr(value, part) or "")
        else:
            cells[key] = _number(value) if isinstance(value, int | float) else _harmless(_cell(value))
    return cells


def _number(value: float) -> str:
    """A number as it is, also a negative one; `true` and `false`."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _is_names(value: Any) -> bool:
    """Whether it is a list of texts, which inside another is to be told from its neighbours."""
    return isinstance(value, tuple) and all(isinstance(part, str) for part in value)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return "; ".join(", ".join(part) if _is_names(part) else _cell(part) for part in value)
    if isinstance(value, Passage):
        return f"{value.address}:{value.start}-{value.end} {value.exact}"
    if isinstance(value, Match):
        return f"{value.address}:{value.start}-{value.end} {value.exact}"
    if isinstance(value, Difference):
        return value.quoted if value.op == "equal" else f"[-{value.quoted}-]{{+{value.source}+}}"
    if isinstance(value, Claimed):
        said = [speaker.name for speaker in value.speakers]
        return "; ".join([*said, *([value.citation] if value.citation else [])])
    if isinstance(value, PrincipleUse):
        return f"{value.principle} ({value.stance})"
    if isinstance(value, SharedStance):
        return f"{value.label} ({'agree' if value.agrees else 'differ'}: {', '.join(value.statements)})"
    if isinstance(value, Dispute):
        return f"{value.statements[0]} {value.how} {value.statements[1]}"
    if isinstance(value, Reply):
        return f"{value.how} {value.statement}"
    if isinstance(value, Occasion):
        return value.text or value.event or ""
    if isinstance(value, Office):
        return value.title
    if isinstance(value, Event):
        return value.label
    if isinstance(value, dict | Record):
        return json.dumps(plain_data(value), ensure_ascii=False)
    return str(value)
