"""The calendar under the dates: today's rules for every year, those before Christ too."""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

# First and last month of a season in the north, from spring on.  A winter is its December: of the months
# that follow, EDTF does not say whether they are those of the same year.
_SEASONS = ((3, 5), (6, 8), (9, 11), (12, 12))

# First and last month of the parts of a year, by the numbers that EDTF has for them in place of a month.
PARTS_OF_YEAR: dict[int, tuple[int, int]] = {
    **{21 + season: months for season, months in enumerate(_SEASONS)},  # wherever
    **{25 + season: months for season, months in enumerate(_SEASONS)},  # in the north
    **{29 + season: _SEASONS[(season + 2) % 4] for season in range(4)},  # in the south
    **{33 + quarter: (3 * quarter + 1, 3 * quarter + 3) for quarter in range(4)},
    **{37 + third: (4 * third + 1, 4 * third + 4) for third in range(3)},
    **{40 + half: (6 * half + 1, 6 * half + 6) for half in range(2)},
}


_DAYS_OF_400_YEARS = 146_097  # after which the calendar is the same again

# Year, month and day of the proleptic Gregorian calendar; year 0 is 1 BC.
Day: TypeAlias = tuple[int, int, int]


def days_in_month(year: int, month: int) -> int:
    """How many days a month, 1 to 12, has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


@cache
def matching(digits: str, last: int) -> tuple[int, ...]:
    """The numbers from 1 to `last` that two digits may be, `X` for any digit; without digits, all."""
    return tuple(
        number
        for number in range(1, last + 1)
        if all(own in ("X", digit) for own, digit in zip(digits or "XX", f"{number:02}", strict=True))
    )


def number_of_day(day: Day) -> int:
    """How many days after 31 December of the year 0 a day is: 1 for the first of the year 1, as Python counts
    them; below that for earlier ones."""
    year, month, number = day
    before = year - 1
    leaps = before // 4 - before // 100 + before // 400
    return 365 * before + leaps + sum(days_in_month(year, each) for each in range(1, month)) + number


def day_of_number(number: int) -> Day:
    """The day of that number, as `number_of_day` counts them."""
    cycle, rest = divmod(number - 1, _DAYS_OF_400_YEARS)
    year = 400 * cycle + rest * 400 // _DAYS_OF_400_YEARS  # the year before, or the year itself
    while number_of_day((year + 1, 1, 1)) <= number:
        year += 1
    rest = number - number_of_day((year, 1, 1))
    month = 1
    while rest >= (length := days_in_month(year, month)):
        rest -= length
        month += 1
    return year, month, rest + 1
