"""Dates as people read them; what is inferred stands in square brackets.

`23 Nov [2022]` `[2019]` `20–22 Oct 2018` `since 2006` `c. 2010` `n.d.`
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.output.parts import Span, Spans, joined, spans

if TYPE_CHECKING:
    from secpol_cli.model import Date

_MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_DAY = re.compile(r"(-?[\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?([?~%]?)(?:T.*)?\Z")


_WINDOW = re.compile(r"\[([\d-]+)\.\.([\d-]+)\]\Z")


class _Day(NamedTuple):
    year: str | None
    month: int | None
    day: int | None
    doubt: str


def date_spans(date: Date) -> Spans:
    """A date in a few words: what is stated as it is, what is inferred in brackets and in its own style."""
    if date.stated is None and date.inferred is None:
        return (Span("n.d.", "dim"),)
    if date.inferred is None or date.inferred == date.stated:
        return (Span(_words(date.stated or "")),)
    inferred = Span(f"[{_words(date.inferred)}]", "inferred")
    if date.stated is None:
        return (inferred,)
    within = _within(date.stated, date.inferred)
    return within or _merged(date.stated, date.inferred) or spans(_words(date.stated), " ", inferred)


def _within(stated: str, inferred: str) -> Spans | None:
    """A range or window inferred in a stated year or month: `[1–11] March 2019`; None for anything else."""
    window = _WINDOW.match(inferred)
    ends = list(window.groups()) if window else inferred.split("/")
    if len(ends) != 2 or not _DAY.match(stated) or not all(end.startswith(stated + "-") for end in ends):
        return None
    words = _words(stated)
    return spans(Span(f"[{_words(inferred).replace(' ' + words, '')}]", "inferred"), " ", words)


def _merged(stated: str, inferred: str) -> Spans | None:
    """One date of both, part by part; None where they are not two plain days of one form."""
    known, guessed = _parse(stated), _parse(inferred)
    if known is None or guessed is None or known.doubt or guessed.doubt:
        return None
    parts: list[tuple[bool, str]] = []
    for name in ("day", "month", "year"):
        sure, guess = getattr(known, name), getattr(guessed, name)
        if sure is not None and guess is not None and sure != guess:
            return None
        if sure is not None or guess is not None:
            parts.append((sure is not None, _part(name, guess if sure is None else sure)))
    runs: list[Spans] = []
    for stated_here, run in groupby(parts, lambda part: part[0]):
        text = " ".join(word for _, word in run)
        runs.append(spans(text) if stated_here else (Span(f"[{text}]", "inferred"),))
    return joined(runs, " ")


def _part(name: str, value: str | int) -> str:
    if name == "month":
        return _SEASONS.get(int(value)) or _MONTHS[int(value) - 1]
    return str(value)


def _words(edtf: str) -> str:
    """An EDTF date in words; as it stands where it is more than words can say simply."""
    if "/" in edtf:
        return _range(*edtf.split("/", 1))
    if window := _WINDOW.match(edtf):  # one day among these
        return f"between {_words(window[1])} and {_words(window[2])}"
    day = _parse(edtf)
    if day is None:
        return edtf
    text = " ".join(_part(n, v) for n in ("day", "month", "year") if (v := getattr(day, n)) is not None)
    prefix = "c. " if day.doubt in ("~", "%") else ""
    return prefix + (text or edtf) + ("?" if day.doubt in ("?", "%") else "")


def _range(first: str, last: str) -> str:
    if last in ("..", ""):
        return f"since {_words(first)}"
    if first in ("..", ""):
        return f"until {_words(last)}"
    a, b = _parse(first), _parse(last)
    if a is None or b is None or a.doubt or b.doubt or a.year is None or a.year != b.year:
        ends = (_words(first), _words(last))
        return (" – " if " " in "".join(ends) else "–").join(ends)
    if a.month == b.month and a.day and b.day:
        return f"{a.day}–{_words(last)}"
    if a.month and b.month and not a.day and not b.day:
        return f"{_part('month', a.month)}–{_words(last)}"
    return f"{_words(first).removesuffix(' ' + a.year)} – {_words(last)}"


def _parse(edtf: str) -> _Day | None:
    match = _DAY.match(edtf)
    if not match:
        return None
    year, month, day, doubt = match.groups()
    if (
        month
        and month != "XX"
        and not (month.isdigit() and (1 <= int(month) <= 12 or int(month) in _SEASONS))
    ):
        return None
    return _Day(
        year=None
        if year == "XXXX"
        else f"{year[:3]}0s"
        if year.endswith("X") and "X" not in year[:3]
        else year,
        month=int(month) if month and month.isdigit() else None,
        day=int(day) if day and day.isdigit() else None,
        doubt=doubt,
    )
