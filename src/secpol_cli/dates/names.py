"""What months, seasons and the days of the week are called, and how their names are cut short."""

from __future__ import annotations

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# In columns and on lines that must be short: the longest names cut, the rest as they are.
SHORT_MONTHS = (
    *("Jan", "Feb", "March", "April", "May", "June"),
    *("July", "Aug", "Sept", "Oct", "Nov", "Dec"),
)
CUT_MONTHS = tuple(dict.fromkeys([*(month[:3] for month in MONTHS), "Sept"]))  # May is among them
ABBREVIATED = r"Jan|Feb|Aug|Sept?|Oct|Nov|Dec"  # the months that running text cuts short, with a stop
SEASONS = ("spring", "summer", "autumn", "winter")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
