"""The examples of the EDTF specification, and how each reads.

Library of Congress, Extended Date/Time Format (EDTF) Specification, 4 February
2019, https://www.loc.gov/standards/datetime/: every example of its levels 0, 1
and 2, in its order, and of the parts of a year all that it lists.
"""

from __future__ import annotations

from typing import NamedTuple


class Example(NamedTuple):
    """A date of the specification, how it reads on the screen, and how in a citation."""

    edtf: str
    short: str
    long: str


LEVEL_0 = [
    Example("1985-04-12", "12 April 1985", "12 April 1985"),
    Example("1985-04", "April 1985", "April 1985"),
    Example("1985", "1985", "1985"),
    Example("1985-04-12T23:20:30", "12 April 1985", "12 April 1985"),
    Example("1985-04-12T23:20:30Z", "12 April 1985", "12 April 1985"),
    Example("1985-04-12T23:20:30-04", "12 April 1985", "12 April 1985"),
    Example("1985-04-12T23:20:30+04:30", "12 April 1985", "12 April 1985"),
    Example("1964/2008", "1964–2008", "1964–2008"),
    Example("2004-06/2006-08", "June 2004 – Aug 2006", "June 2004–August 2006"),
    Example("2004-02-01/2005-02-08", "1 Feb 2004 – 8 Feb 2005", "1 February 2004–8 February 2005"),
    Example("2004-02-01/2005-02", "1 Feb 2004 – Feb 2005", "1 February 2004–February 2005"),
    Example("2004-02-01/2005", "1 Feb 2004 – 2005", "1 February 2004–2005"),
    Example("2005/2006-02", "2005 – Feb 2006", "2005–February 2006"),
]

LEVEL_1 = [
    Example("Y170000002", "year 170,000,002", "year 170,000,002"),
    Example("Y-170000002", "year −170,000,002", "year −170,000,002"),
    Example("2001-21", "spring 2001", "Spring 2001"),
    Example("1984?", "1984?", "1984?"),
    Example("2004-06~", "c. June 2004", "ca. June 2004"),
    Example("2004-06-11%", "c. 11 June 2004?", "ca. 11 June 2004?"),
    Example("201X", "2010s", "2010s"),
    Example("20XX", "between 2000 and 2099", "between 2000 and 2099"),
    Example("2004-XX", "2004", "2004"),
    Example("1985-04-XX", "April 1985", "April 1985"),
    Example("1985-XX-XX", "1985", "1985"),
    Example("1985-04-12/..", "since 12 April 1985", "12 April 1985–"),
    Example("1985-04/..", "since April 1985", "April 1985–"),
    Example("1985/..", "since 1985", "1985–"),
    Example("../1985-04-12", "until 12 April 1985", "–12 April 1985"),
    Example("../1985-04", "until April 1985", "–April 1985"),
    Example("../1985", "until 1985", "–1985"),
    Example("1985-04-12/", "from 12 April 1985 (end unknown)", "12 April 1985–?"),
    Example("1985-04/", "from April 1985 (end unknown)", "April 1985–?"),
    Example("1985/", "from 1985 (end unknown)", "1985–?"),
    Example("/1985-04-12", "until 12 April 1985 (start unknown)", "?–12 April 1985"),
    Example("/1985-04", "until April 1985 (start unknown)", "?–April 1985"),
    Example("/1985", "until 1985 (start unknown)", "?–1985"),
    Example("-1985", "1986 BC", "1986 BC"),
]

LEVEL_2 = [
    Example("Y-17E7", "year −170,000,000", "year −170,000,000"),
    Example("1950S2", "c. 1950 (between 1900 and 1999)", "ca. 1950 (between 1900 and 1999)"),
    Example(
        "Y171010000S3",
        "c. year 171,010,000 (between 171,000,000 and 171,999,999)",
        "ca. year 171,010,000 (between 171,000,000 and 171,999,999)",
    ),
    Example(
        "Y3388E2S3",
        "c. year 338,800 (between 338,000 and 338,999)",
        "ca. year 338,800 (between 338,000 and 338,999)",
    ),
    Example("2001-21", "spring 2001", "Spring 2001"),
    Example("2001-22", "summer 2001", "Summer 2001"),
    Example("2001-23", "autumn 2001", "Autumn 2001"),
    Example("2001-24", "winter 2001", "Winter 2001"),
    Example("2001-25", "spring 2001 (Northern Hemisphere)", "Spring 2001 (Northern Hemisphere)"),
    Example("2001-26", "summer 2001 (Northern Hemisphere)", "Summer 2001 (Northern Hemisphere)"),
    Example("2001-27", "autumn 2001 (Northern Hemisphere)", "Autumn 2001 (Northern Hemisphere)"),
    Example("2001-28", "winter 2001 (Northern Hemisphere)", "Winter 2001 (Northern Hemisphere)"),
    Example("2001-29", "spring 2001 (Southern Hemisphere)", "Spring 2001 (Southern Hemisphere)"),
    Example("2001-30", "summer 2001 (Southern Hemisphere)", "Summer 2001 (Southern Hemisphere)"),
    Example("2001-31", "autumn 2001 (Southern Hemisphere)", "Autumn 2001 (Southern Hemisphere)"),
    Example("2001-32", "winter 2001 (Southern Hemisphere)", "Winter 2001 (Southern Hemisphere)"),
    Example("2001-33", "first quarter of 2001", "first quarter of 2001"),
    Example("2001-34", "second quarter of 2001", "second quarter of 2001"),
    Example("2001-35", "third quarter of 2001", "third quarter of 2001"),
    Example("2001-36", "fourth quarter of 2001", "fourth quarter of 2001"),
    Example("2001-37", "first third of 2001", "first third of 2001"),
    Example("2001-38", "second third of 2001", "second third of 2001"),
    Example("2001-39", "last third of 2001", "last third of 2001"),
    Example("2001-40", "first half of 2001", "first half of 2001"),
    Example("2001-41", "second half of 2001", "second half of 2001"),
    Example("[1667,1668,1670..1672]", "1667, 1668, or 1670–1672", "1667, 1668, or 1670–1672"),
    Example("[..1760-12-03]", "3 Dec 1760 or earlier", "3 December 1760 or earlier"),
    Example("[1760-12..]", "Dec 1760 or later", "December 1760 or later"),
    Example(
        "[1760-01,1760-02,1760-12..]",
        "Jan 1760; Feb 1760; or Dec 1760 or later",
        "January 1760; February 1760; or December 1760 or later",
    ),
    Example("[1667,1760-12]", "1667 or Dec 1760", "1667 or December 1760"),
    Example("[..1984]", "1984 or earlier", "1984 or earlier"),
    Example("{1667,1668,1670..1672}", "1667, 1668, and 1670–1672", "1667, 1668, and 1670–1672"),
    Example("{1960,1961-12}", "1960 and Dec 1961", "1960 and December 1961"),
    Example("{..1984}", "1984 and earlier", "1984 and earlier"),
    Example("2004-06-11%", "c. 11 June 2004?", "ca. 11 June 2004?"),
    Example(
        "2004-06~-11",
        "11 June 2004 (year and month approximate)",
        "11 June 2004 (year and month approximate)",
    ),
    Example("2004?-06-11", "11 June 2004 (year uncertain)", "11 June 2004 (year uncertain)"),
    Example(
        "?2004-06-~11",
        "11 June 2004 (year uncertain, day approximate)",
        "11 June 2004 (year uncertain, day approximate)",
    ),
    Example(
        "2004-%06-11",
        "11 June 2004 (month uncertain and approximate)",
        "11 June 2004 (month uncertain and approximate)",
    ),
    Example("156X-12-25", "25 Dec in the 1560s", "25 December in the 1560s"),
    Example("15XX-12-25", "25 Dec between 1500 and 1599", "25 December between 1500 and 1599"),
    Example("XXXX-12-XX", "Dec", "December"),
    Example("1XXX-XX", "between 1000 and 1999", "between 1000 and 1999"),
    Example("1XXX-12", "Dec between 1000 and 1999", "December between 1000 and 1999"),
    Example("1984-1X", "Oct, Nov, or Dec 1984", "October, November, or December 1984"),
    Example(
        "2004-06-~01/2004-06-~20",
        "1–20 June 2004 (days approximate)",
        "1 June 2004–20 June 2004 (days approximate)",
    ),
    Example("2004-06-XX/2004-07-03", "June – 3 July 2004", "June 2004–3 July 2004"),
]

EXAMPLES = [*LEVEL_0, *LEVEL_1, *LEVEL_2]
