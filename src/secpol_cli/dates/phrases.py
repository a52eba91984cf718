"""One EDTF value in words: what `words` reads and the citation styles print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.dates.calendar import days_in_month, matching
from secpol_cli.dates.edtf import DateSet, EdtfDate, Interval, Stretch, Year
from secpol_cli.dates.names import MONTHS, SEASONS, SHORT_MONTHS
from secpol_cli.record import Record, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.dates.edtf import Edtf


class Manner(Record):
    """How dates are written: the names of months and seasons, the word for “about”, and ranges.

    With `shares`, a range leaves out what both ends have in common, and an open one is
    told in words: `20–22 Oct 2018`, `since 2006`; else `20 October 2018–22 October
    2018`, `2006–`.
    """

    months: tuple[str, ...]
    seasons: tuple[str, ...]
    circa: str
    shares: bool


SHORT = Manner(SHORT_MONTHS, SEASONS, "c. ", shares=True)
LONG = Manner(MONTHS, tuple(season.capitalize() for season in SEASONS), "ca. ", shares=False)

NAMED_FOR_HEMISPHERES = range(25, 33)  # in the north, then in the south
_HEMISPHERES = ("Northern", "Southern")
_ORDINALS = ("first", "second", "third", "fourth")
_DOUBTS = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}
_UNITS = ("year", "month", "day")
_FEW = 3  # months or days that are named one by one


def phrase(date: Edtf, manner: Manner) -> str:
    """A date, an interval or a set in words, without any mark of EDTF's."""
    if isinstance(date, EdtfDate):
        return _date(date, manner)
    return _interval(date, manner) if isinstance(date, Interval) else _set(date, manner)


# --- one date -----------------------------------------------------------------------------


def _date(date: EdtfDate, manner: Manner) -> str:
    text = _undoubted(date, manner)
    if not any(date.doubts):
        return text
    if not date.doubt:
        return f"{text} ({_partial_doubts(date.doubts)})"
    return _doubted(text, date.doubt, manner)


def _doubted(text: str, doubt: str, manner: Manner) -> str:
    """Words with a qualifier for all of them: `c. 2010`, `2010?`, `March or May 2010 (uncertain)`."""
    if text.startswith(("between ", "the ")) or any(part in text for part in (" or ", " between ", "(")):
        return f"{text} ({_DOUBTS[doubt]})"
    return f"{manner.circa if doubt in '~%' else ''}{text}{'?' if doubt in '?%' else ''}"


def _partial_doubts(doubts: Sequence[str], plural: str = "") -> str:
    """Which parts of a date are doubted: `year uncertain, day approximate`."""
    said = []
    for doubt in dict.fromkeys(filter(None, doubts)):
        parts = [unit + plural for unit, own in zip(_UNITS, doubts, strict=False) if own == doubt]
        said.append(f"{' and '.join(parts)} {_DOUBTS[doubt]}")
    return ", ".join(said)


def _undoubted(date: EdtfDate, manner: Manner) -> str:
    day, month = day_words(date), month_words(date, manner)
    if day and not month:
        return f"{_ordinal_days(date)} of a month{_within(date.year, 'in ')}"
    number = date.month_number or 0
    if number > max(NAMED_FOR_HEMISPHERES):
        return f"{month} of{_within(date.year, '') or ' a year'}"
    text = " ".join(part for part in (day, month) if part)
    if not text:
        return year_words(date.year, manner)
    hemisphere = f" ({_HEMISPHERES[number > 28]} Hemisphere)" if number in NAMED_FOR_HEMISPHERES else ""
    return f"{text}{_within(date.year, '')}{hemisphere}"


def day_words(date: EdtfDate) -> str:
    """The day of the month, or those that it may be; empty where nothing is said of it."""
    return _choice([str(day) for day in _days(date)])


def _ordinal_days(date: EdtfDate) -> str:
    endings = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
    return _choice([f"{day}{endings.get(day, 'th')}" for day in _days(date)], article="the ")


def _days(date: EdtfDate) -> Sequence[int]:
    if date.day in ("", "XX"):
        return ()
    year = 2000 if date.year.exact is None else date.year.exact  # a leap year, for what may be one
    return matching(date.day, max(days_in_month(year, month) for month in date.months()))


def month_words(date: EdtfDate, manner: Manner) -> str:
    """The month or part of the year, or the months that it may be; empty where nothing is said of it."""
    if date.month in ("", "XX"):
        return ""
    number = date.month_number or 0
    if number > max(NAMED_FOR_HEMISPHERES):
        unit, first = ("quarter", 33) if number < 37 else ("third", 37) if number < 40 else ("half", 40)
        ordinal = "last" if number == 39 else _ORDINALS[number - first]
        return f"{ordinal} {unit}"
    if number > 20:
        return manner.seasons[(number - 21) % 4]
    return _choice([manner.months[month - 1] for month in date.months()])


def _choice(names: Sequence[str], article: str = "") -> str:
    if len(names) > _FEW:
        return f"between {article}{names[0]} and {names[-1]}"
    return article + _listed(names, "or") if names else ""


def _listed(names: Sequence[str], conjunction: str) -> str:
    """Names in a row: `A`, `A or B`, `A, B, or C`; with semicolons where they are rows themselves."""
    rows = any("," in name or f" {conjunction} " in name for name in names)
    if len(names) < 2 or (len(names) == 2 and not rows):
        return f" {conjunction} ".join(names)
    return ("; " if rows else ", ").join([*names[:-1], f"{conjunction} {names[-1]}"])


def year_words(year: Year, manner: Manner) -> str:
    """A year: `2004`, `45 BC`, `2010s`, `between 1900 and 1999`, `c. 1950 (between 1900 and 1999)`."""
    if year.is_unknown:
        return "unknown date"
    if year.has_open_digits:
        return _possible_years(year)
    if year.number is None:
        return (manner.circa if year.significant else "") + _endless(year)
    text = ("year " if year.is_prefixed and abs(year.number) > 9999 else "") + _figure(year.number)
    first, last = _first_and_last(year)
    return text if first == last else f"{manner.circa}{text} (between {first} and {last})"


def _within(year: Year, preposition: str) -> str:
    """A year behind a day, a month or another part of it, with the space between; empty if unknown."""
    if year.is_unknown:
        return ""
    if not year.has_open_digits:
        return f" {preposition}{_figure(year.number or 0)}"
    years = _possible_years(year)
    return f" {years}" if years.startswith("between") else f" in the {years}"


def _possible_years(year: Year) -> str:
    if year.digits.find("X") == 3 and year.digits[0] != "0" and not year.negative:
        return year.digits.replace("X", "0s")
    first, last = _first_and_last(year)
    ending = year.digits.rpartition("X")[2]
    return f"between {first} and {last}" + (f", ending in {ending}" if ending else "")


def _first_and_last(year: Year) -> tuple[str, str]:
    return _figure(next(year.candidates())), _figure(next(year.candidates(backwards=True)))


def _figure(year: int) -> str:
    if abs(year) > 9999:
        return f"{year:,}".replace("-", "−")
    if year < 1:
        return f"{1 - year} BC"  # EDTF has a year 0
    return str(year) if year > 999 else f"AD {year}"


def _endless(year: Year) -> str:
    power = f" × 10^{year.exponent}" if year.exponent else ""
    return f"year {'−' if year.negative else ''}{year.digits}{power}"


# --- intervals ----------------------------------------------------------------------------


def _interval(interval: Interval, manner: Manner) -> str:
    start, end = interval.start, interval.end
    if isinstance(start, EdtfDate) and isinstance(end, EdtfDate):
        return _range(start, end, manner)
    first, last = (_end(date, manner) if isinstance(date, EdtfDate) else "" for date in (start, end))
    if not manner.shares:
        first, last = (word or ("?" if date == "" else "") for word, date in ((first, start), (last, end)))
        return f"{first}–{last}" if first or last else ""
    if first:
        return f"since {first}" if end == ".." else f"from {first} (end unknown)"
    if last:
        return f"until {last}" if start == ".." else f"until {last} (start unknown)"
    return "at any time"


def _end(date: EdtfDate, manner: Manner) -> str:
    text = _date(date, manner)
    return f"sometime {text}" if text.startswith("between") else text


def _range(first: EdtfDate, last: EdtfDate, manner: Manner) -> str:
    doubts = first.doubts
    if any(doubts) and doubts == last.doubts and not (first.doubt and manner.shares):
        first, last = (replace(date, doubts=("",) * len(doubts)) for date in (first, last))
        text = _range(first, last, manner)
        if len(set(doubts)) == 1:
            return _doubted(text, doubts[0], manner)
        return f"{text} ({_partial_doubts(doubts, plural='s')})"
    if manner.shares and _same_year(first, last):
        return _shared_range(first, last, manner)
    ends = [_end(first, manner), _end(last, manner)]
    return (" – " if manner.shares and " " in "".join(ends) else "–").join(ends)


def _same_year(*dates: EdtfDate) -> bool:
    """Whether all are plain dates of one known year, which need be told but once."""
    years = {date.year.exact if date.is_plain and (date.month_number or 0) < 25 else None for date in dates}
    return len(years) == 1 and None not in years


def _shared_range(first: EdtfDate, last: EdtfDate, manner: Manner) -> str:
    text = _undoubted(last, manner)
    day, month = day_words(first), month_words(first, manner)
    if day and day_words(last) and first.month == last.month:
        return f"{day}–{text}"
    if month and not day and month_words(last, manner) and not day_words(last):
        return f"{month}–{text}"
    year = _within(first.year, "")
    return f"{_undoubted(first, manner).removesuffix(year)} – {text}"


# --- sets ---------------------------------------------------------------------------------


def _set(dates: DateSet, manner: Manner) -> str:
    conjunction = "and" if dates.every else "or"
    members = dates.members
    if len(members) == 1 and isinstance(members[0], Stretch) and (window := _window(dates, manner)):
        return window
    words = [_member(member, conjunction, manner) for member in members]
    points = [member for member in members if isinstance(member, EdtfDate)]
    if len(points) == len(members) and _same_year(*points):
        tail = _common_tail(points, manner)
        words = [*(word.removesuffix(tail) for word in words[:-1]), words[-1]]
    return _listed(words, conjunction)


def _window(dates: DateSet, manner: Manner) -> str:
    """A set that is nothing but dates in a row; empty where the row has but one end."""
    (row,) = dates.members
    if not isinstance(row, Stretch) or row.first is None or row.last is None:
        return ""
    first, last = _date(row.first, manner), _date(row.last, manner)
    if not dates.every:
        return f"between {first} and {last}"
    in_months = (row.first.month_number or 0) <= 12
    unit = f"every {_UNITS[len(row.first.doubts) - 1]}" if in_months else "all"
    return f"{unit} from {first} to {last}"


def _member(member: EdtfDate | Stretch, conjunction: str, manner: Manner) -> str:
    if isinstance(member, EdtfDate):
        return _date(member, manner)
    if member.first and member.last:
        return _range(member.first, member.last, manner)
    if member.first:
        return f"{_date(member.first, manner)} {conjunction} later"
    return f"{_date(member.last, manner)} {conjunction} earlier" if member.last else ""


def _common_tail(dates: Sequence[EdtfDate], manner: Manner) -> str:
    """What all of some dates of one year end in: the year, and the month where all are days of one."""
    if not all(month_words(date, manner) for date in dates) or len({bool(date.day) for date in dates}) > 1:
        return ""
    year = _within(dates[0].year, "")
    one_month = dates[0].day and len({date.month for date in dates}) == 1
    return f" {month_words(dates[0], manner)}{year}" if one_month else year
