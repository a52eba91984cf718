"""EDTF dates as values: ISO 8601-2:2019, annex A, at levels 0, 1 and 2.

`parse_edtf` reads what the Library of Congress's specification of 4 February
2019 has, and a little that it leaves open: qualifiers on both sides of a part,
seasons and letter-prefixed years wherever a date may stand.  White space is no
part of a date.  `str()` of a value is EDTF again.  A date that no calendar has,
2019-02-29, is no EDTF; whether an interval runs backwards, `bounds` says.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Literal, TypeAlias

from secpol_cli.dates.calendar import PARTS_OF_YEAR, Day, days_in_month, matching
from secpol_cli.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LARGEST = 18  # digits of a year that is reckoned with; a larger one is only written
_LONGEST = 2000  # characters of a date: a set of two hundred days; what is longer is a mistake, or an attack
_MARK = "([?~%]?)"
_TIME = (
    r"T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d|24:00:00)(?:Z|[+-](?:(?:0\d|1[0-3])(?::[0-5]\d)?|14(?::00)?))?"
)
_DATE = re.compile(
    rf"{_MARK}(?P<year>-?[\dX]{{4}}){_MARK}"
    rf"(?:-{_MARK}(?P<month>[\dX]{{2}}){_MARK}(?:-{_MARK}(?P<day>[\dX]{{2}}){_MARK}(?P<time>{_TIME})?)?)?",
    re.ASCII,
)
# A year of more than four digits, or with a power of ten, or of which not every digit is certain.
_YEAR = (
    r"(?:Y(?!-?0)(?=-?\d{5}|-?\d+E)|(?=-?\d{4}S))(?P<minus>-?)(?P<digits>\d+)"
    r"(?:E(?P<exponent>[1-9]\d{0,2}))?(?:S(?P<significant>[1-9]\d{0,17}))?"
)


_LAST_SEASON = 24  # of the parts of a year, at level 1


class NotEdtf(ValueError):
    """The text is no EDTF date."""


class Year(Record):
    """A year: its `digits`, `X` for each that is not specified, and its sign.

    A letter-prefixed year has any number of digits, and perhaps an `exponent`:
    the power of ten to multiply them by.  `significant` is how many of the
    first digits are certain, None where all are.
    """

    digits: str
    negative: bool = False
    exponent: int | None = None
    significant: int | None = None

    def __str__(self) -> str:
        prefix = "Y" if self.is_prefixed else ""
        power = "" if self.exponent is None else f"E{self.exponent}"
        certain = "" if self.significant is None else f"S{self.significant}"
        return f"{prefix}{'-' if self.negative else ''}{self.digits}{power}{certain}"

    @property
    def is_prefixed(self) -> bool:
        """Whether it is written with the letter Y."""
        return len(self.digits) > 4 or self.exponent is not None

    @property
    def is_unknown(self) -> bool:
        """Whether nothing is said of it."""
        return self.digits == "XXXX"

    @property
    def has_open_digits(self) -> bool:
        """Whether some digit of it is not specified, or none is."""
        return "X" in self.digits

    @property
    def number(self) -> int | None:
        """The year, or what it is estimated at; None where digits are unspecified, or too many."""
        if self.has_open_digits or len(self.digits) + (self.exponent or 0) > _LARGEST:
            return None
        number = int(self.digits + "0" * (self.exponent or 0))
        return -number if self.negative else number

    @property
    def exact(self) -> int | None:
        """The year where every digit of it is certain, and there are not too many; else None."""
        return self.number if self.significant is None else None

    def candidates(self, *, backwards: bool = False) -> Iterator[int]:
        """The years that it may be, in their order or backwards; of uncertain digits, the first and the last.

        None where that is any year at all, or one of too many digits.
        """
        if self.is_unknown or (self.number is None and not self.has_open_digits):
            return
        digits = self.digits
        if not self.has_open_digits:
            digits = str(abs(self.number or 0)).zfill(4)
        certain = min(self.significant or len(digits), len(digits))
        rest = ("0", "9") if certain < len(digits) else ("",)
        any_digit = "0123456789"[:: -1 if backwards != self.negative else 1]
        for known in product(*(any_digit if digit == "X" else digit for digit in digits[:certain])):
            for digit in rest[:: -1 if backwards != self.negative else 1]:
                year = int("".join(known) + digit * (len(digits) - certain))
                if year or not self.negative:
                    yield -year if self.negative else year


class EdtfDate(Record):
    """One date: a day, a month or other part of a year, or a year.

    `month` is two digits, 21 to 41 for a season or another part of the year,
    `day` two; an `X` stands for a digit that is not specified, and empty is what
    the date does not go down to.  `doubts` has a qualifier for the year, and for
    month and day where there are these: `?` uncertain, `~` approximate, `%`
    both, or empty.  `time` is the time of the day, from its `T` on.
    """

    year: Year
    month: str = ""
    day: str = ""
    doubts: tuple[str, ...] = ("",)
    time: str = ""

    def __str__(self) -> str:
        parts = [part for part in (str(self.year), self.month, self.day) if part]
        if not self.doubt:
            parts = [doubt + part for doubt, part in zip(self.doubts, parts, strict=True)]
        return "-".join(parts) + self.doubt + self.time

    @property
    def doubt(self) -> str:
        """The qualifier of the date as a whole; empty where there is none, or one for a part."""
        return self.doubts[0] if len(set(self.doubts)) == 1 else ""

    @property
    def month_number(self) -> int | None:
        """The month, 1 to 12, or part of the year, 21 to 41; None where not one alone is known."""
        return int(self.month) if self.month.isdigit() else None

    @property
    def day_number(self) -> int | None:
        """The day of the month; None where not one alone is known."""
        return int(self.day) if self.day.isdigit() else None

    @property
    def is_plain(self) -> bool:
        """Whether year, month and day are each known or left open, and nothing is doubted."""
        known = (self.year.exact is not None and not self.year.is_prefixed) or self.year.is_unknown
        return known and not any(self.doubts) and not self.is_choice

    @property
    def is_choice(self) -> bool:
        """Whether one digit of its month or day is open, so that it is one of a few."""
        return any("X" in part and part != "XX" for part in (self.month, self.day))

    @property
    def is_day(self) -> bool:
        """Whether it is one day of the calendar."""
        return bool(self.day_number and self.month_number) and self.year.exact is not None

    @property
    def is_scattered(self) -> bool:
        """Whether it is one of several days or months that do not lie in a row: May of 201X, 2018-XX-05."""
        is_day_known, is_month_known = bool(self.day.strip("X")), bool(self.month.strip("X"))
        within_open_year = self.year.exact is None and (is_month_known or is_day_known)
        return within_open_year or ("X" in self.month and is_day_known) or self.is_choice

    @property
    def is_of_level_1(self) -> bool:
        """Whether only last parts are left open, months and days whole, and a doubt is of the whole date."""
        given = [part for part in (str(self.year), self.month, self.day) if part]
        open_from = next((place for place, part in enumerate(given) if "X" in part), len(given))
        behind = given[max(1, open_from) :]
        is_plain = (self.month_number or 0) <= _LAST_SEASON and not self.year.is_prefixed
        return is_plain and all(set(part) == {"X"} for part in behind) and len(set(self.doubts)) <= 1

    def months(self) -> Sequence[int]:
        """The months that it may lie in, 1 to 12, in their order."""
        if (number := self.month_number) in PARTS_OF_YEAR:
            first, last = PARTS_OF_YEAR[number]
            return range(first, last + 1)
        return matching(self.month, 12)

    def edge(self, *, last: bool) -> Day | None:
        """The first or the last day of the calendar that it may be; None where its year may be any."""
        step = -1 if last else 1
        months, days = self.months()[::step], matching(self.day, 31)[::step]
        for year in self.year.candidates(backwards=last):
            for month in months:
                length = days_in_month(year, month)
                if day := next((day for day in days if day <= length), None):
                    return year, month, day
        return None


End: TypeAlias = EdtfDate | Literal["", ".."]


class Interval(Record):
    """From one date to another.  An end is `..` where it is open, and empty where it is unknown."""

    start: End
    end: End

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"


class Stretch(Record):
    """Dates in a row, ends included, in a set; None for all before, or all after."""

    first: EdtfDate | None
    last: EdtfDate | None

    def __str__(self) -> str:
        return f"{self.first or ''}..{self.last or ''}"


class DateSet(Record):
    """Some dates: `every` one of them, or one of them and it is not known which."""

    members: tuple[EdtfDate | Stretch, ...]
    every: bool

    def __str__(self) -> str:
        inside = ",".join(map(str, self.members))
        return f"{{{inside}}}" if self.every else f"[{inside}]"


Edtf: TypeAlias = EdtfDate | Interval | DateSet


@lru_cache(maxsize=4096)
def parse_edtf(text: str) -> Edtf:
    """The date, interval or set that a text is.  Raises NotEdtf, also of one of absurd size: thousands of
    characters, or a power of ten above 999."""
    if len(text) > _LONGEST:
        raise NotEdtf(text[:_LONGEST])
    if text[:1] + text[-1:] in ("[]", "{}"):
        return _parse_set(text)
    if "/" in text:
        return _parse_interval(text)
    return _parse_date(text)


def dates_in(date: Edtf) -> list[EdtfDate]:
    """The dates that an interval or a set is made of, in the order in which they stand; a date itself."""
    if isinstance(date, EdtfDate):
        return [date]
    if isinstance(date, Interval):
        return [end for end in (date.start, date.end) if isinstance(end, EdtfDate)]
    found: list[EdtfDate] = []
    for member in date.members:
        ends = (member,) if isinstance(member, EdtfDate) else (member.first, member.last)
        found += [end for end in ends if end is not None]
    return found


def is_closed(date: Edtf) -> bool:
    """Whether an interval has both its ends, and a set no “or earlier” and “or later”; true of a date."""
    if isinstance(date, EdtfDate):
        return True
    if isinstance(date, Interval):
        return isinstance(date.start, EdtfDate) and isinstance(date.end, EdtfDate)
    return all(isinstance(member, EdtfDate) or (member.first and member.last) for member in date.members)


def _parse_date(text: str) -> EdtfDate:
    if match := _DATE.fullmatch(text):
        date = _calendar_date(match)
    elif match := re.fullmatch(_YEAR, text, re.ASCII):
        date = EdtfDate(_year(match))
    else:
        raise NotEdtf(text)
    if not _exists(date):
        raise NotEdtf(text)
    return date


def _year(match: re.Match[str]) -> Year:
    """A year that more than four digits are said of, or fewer certain ones."""
    digits, exponent, significant = match.group("digits", "exponent", "significant")
    return Year(
        digits,
        bool(match["minus"]),
        int(exponent) if exponent else None,
        int(significant) if significant else None,
    )


def _calendar_date(match: re.Match[str]) -> EdtfDate:
    year, month, day = (match[part] or "" for part in ("year", "month", "day"))
    marks = [mark or "" for mark in match.groups()]
    own, behind = (marks[0], marks[3], marks[6]), (marks[2], marks[5], marks[8])
    present = len([part for part in (year, month, day) if part])
    doubts = tuple(_together(own[part], *behind[part:]) for part in range(present))
    return EdtfDate(
        Year(year.removeprefix("-"), year.startswith("-")), month, day, doubts, match["time"] or ""
    )


def _together(*marks: str) -> str:
    """Several qualifiers of one part as one."""
    said = set("".join(marks))
    return "%" if len(said) > 1 else "".join(said)


def _exists(date: EdtfDate) -> bool:
    if date.year.negative and date.year.digits in ("0000", "XXXX"):
        return False
    if date.day and date.month_number in PARTS_OF_YEAR:
        return False
    if date.time and ("X" in str(date) or any(date.doubts)):
        return False
    if date.year.is_unknown:
        date = EdtfDate(Year("2000"), date.month, date.day)  # a leap year: any year will do
    return not date.month or date.edge(last=False) is not None


def _parse_interval(text: str) -> Interval:
    start, _, end = text.partition("/")
    if {start, end} <= {"", ".."} and text != "../..":
        raise NotEdtf(text)
    return Interval(_parse_end(start), _parse_end(end))


def _parse_end(text: str) -> End:
    if text == "..":
        return ".."
    return _parse_untimed(text) if text else ""


def _parse_untimed(text: str) -> EdtfDate:
    date = _parse_date(text)
    if date.time:
        raise NotEdtf(text)
    return date


def _parse_set(text: str) -> DateSet:
    written = text[1:-1].split(",")
    members: list[EdtfDate | Stretch] = []
    for place, member in enumerate(written):
        first, dots, last = member.partition("..")
        if (not first and place) or (dots and not last and place < len(written) - 1):
            raise NotEdtf(text)  # “or earlier” stands first, “or later” last
        members.append(_parse_stretch(first, last) if dots else _parse_untimed(member))
    if len(members) == 1 and isinstance(members[0], EdtfDate):
        raise NotEdtf(text)
    return DateSet(tuple(members), text[0] == "{")


def _parse_stretch(first: str, last: str) -> Stretch:
    ends = [_parse_untimed(end) if end else None for end in (first, last)]
    if len({len(end.doubts) for end in ends if end}) != 1:
        raise NotEdtf(f"{first}..{last}")  # no end at all, or a month and a day
    return Stretch(*ends)
